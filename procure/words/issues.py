"""Sentences for issues: what in a price list a person should know."""

from typing import Final

WORDS: Final[dict[str, str]] = {}
