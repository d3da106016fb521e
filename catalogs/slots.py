"""Records made in numbers: a hundred thousand offers, three hundred thousand price breaks.

The constructor of a frozen record sets every field by way of `object.__setattr__`, which
takes five times the time. Here a record that is not frozen, of the same fields and so of the
same layout, is made and then declared to be the frozen one, before anybody else holds it.
"""

from collections.abc import Iterable
from dataclasses import MISSING, fields, make_dataclass
from decimal import Decimal
from typing import Any, Final

from procure.offers import Offer, PriceBreak


def _unfrozen(record: type[Any]) -> type[Any]:
    """Give a class of the same fields, in the same order, whose instances may be changed."""
    names = [(field.name, object) for field in fields(record)]
    return make_dataclass(f"Unfrozen{record.__name__}", names, slots=True, eq=False, repr=False)


_UNFROZEN_OFFER: Final = _unfrozen(Offer)
_UNFROZEN_BREAK: Final = _unfrozen(PriceBreak)


def make_offer(values: Iterable[object], own: str) -> Offer:
    """Make an offer of the values of all its fields, in their order; `own` is its id."""
    made: Any = _UNFROZEN_OFFER(*values)
    made.id = own
    made.__class__ = Offer
    offer: Offer = made
    return offer


def make_break(quantity: int, unit_price: Decimal) -> PriceBreak:
    """Make a price break."""
    made: Any = _UNFROZEN_BREAK(quantity, unit_price)
    made.__class__ = PriceBreak
    step: PriceBreak = made
    return step


def defaults(record: type[Any]) -> dict[str, Any]:
    """Give the fields of a record in their order, each with its default, or None without one."""
    return {
        field.name: None if field.default is MISSING else field.default for field in fields(record)
    }
