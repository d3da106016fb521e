"""Looks at a price list before it is planned with: one file of rules for each kind of doubt."""

from catalogs.lint.look import look, with_look
from catalogs.lint.stated import Stated
from catalogs.lint.surroundings import PriceRange, Surroundings, surroundings_of

__all__ = ["PriceRange", "Stated", "Surroundings", "look", "surroundings_of", "with_look"]
