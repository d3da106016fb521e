"""Records made in numbers: a hundred thousand offers, three hundred thousand price breaks.

The constructor of a frozen record takes twice the time of the record itself, as it sets
every field by way of `object.__setattr__`. Here the same fields are set directly.
"""

from collections.abc import Callable, Iterable
from dataclasses import MISSING, fields
from decimal import Decimal
from typing import Any, Final, TypeVar

from procure.offers import Offer, PriceBreak

T = TypeVar("T")


def by_fields(record: type[T]) -> Callable[[Iterable[object]], T]:
    """Give a function that makes a record of the values of all its fields, in their order."""
    setters = tuple(getattr(record, field.name).__set__ for field in fields(record))  # type: ignore[arg-type]
    new = object.__new__

    def make(values: Iterable[object]) -> T:
        made = new(record)
        for setter, value in zip(setters, values, strict=True):
            setter(made, value)
        return made

    return make


def defaults(record: type[Any]) -> dict[str, Any]:
    """Give the fields of a record in their order, each with its default, or None without one."""
    return {
        field.name: None if field.default is MISSING else field.default for field in fields(record)
    }


make_offer: Final = by_fields(Offer)
name_made: Final[Callable[[Offer, str], None]] = Offer.id.__set__  # type: ignore[attr-defined]
"""Gives an offer its id while it is made, before anybody else holds it."""

_set_quantity: Final = PriceBreak.quantity.__set__  # type: ignore[attr-defined]
_set_unit_price: Final = PriceBreak.unit_price.__set__  # type: ignore[attr-defined]


def make_break(quantity: int, unit_price: Decimal) -> PriceBreak:
    """Make a price break."""
    made = object.__new__(PriceBreak)
    _set_quantity(made, quantity)
    _set_unit_price(made, unit_price)
    return made
