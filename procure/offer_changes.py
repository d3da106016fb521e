"""What a newer price list changes: offers that are new, gone, quoted otherwise or renamed."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from operator import attrgetter
from typing import Final, Literal

from procure.offer_pairs import NOBODY, pairs
from procure.offers import Catalog, Offer, PriceBreak
from procure.record import record

WATCHED: Final = (
    "breaks",
    "currency",
    "break_kind",
    "lead_weeks",
    "lead_weeks_p90",
    "moq",
    "multiple",
    "supply_per_period",
    "supply_total",
    "valid_from",
    "valid_until",
    "integration_cost",
    "fixed_order_cost",
    "kw_per_unit",
    "racks_per_unit",
    "contents",
    "kind",
    "term_months",
    "region",
    "hosted_by",
    "deliver_to",
)
"""The fields of an offer that a supplier's file states, the most telling first."""

_watched = attrgetter(*WATCHED)


@record
class OfferChange:
    """What became of an offer; `fields` (of WATCHED) are those in which the two differ.

    A `renamed` one has another name and is near-identical: unless `confirmed` by a person,
    it is one offer gone and another new.
    """

    kind: Literal["new", "gone", "renamed", "changed"]
    before: Offer | None = None
    after: Offer | None = None
    fields: tuple[str, ...] = ()
    confirmed: bool = False

    @property
    def offer(self) -> Offer:
        """The offer as it is now, or as it last was."""
        offer = self.after or self.before
        if offer is None:
            raise ValueError(self.kind)
        return offer


@record
class PriceStep:
    """The price of a unit (rent: a chip-hour) from a quantity on, before and after.

    Empty where a list has no price for so few. `change` is the fraction by which it rises,
    empty also where the two are in different currencies.
    """

    quantity: int
    before: Decimal | None = None
    after: Decimal | None = None
    change: Decimal | None = None


def replaced(catalogs: Sequence[Catalog], new: Catalog) -> Catalog | None:
    """Give the price list whose place a new one takes: the one of the same supplier."""
    return next((one for one in catalogs if one.supplier == new.supplier), None)


def changes(
    old: Catalog | None, new: Catalog, confirmed: Mapping[str, str] = NOBODY
) -> tuple[OfferChange, ...]:
    """List what differs: what is new, gone, probably renamed, then changed.

    `confirmed` as for offer_pairs.pairs. Of 100,000 offers, those that are quoted alike are
    passed over in a fraction of a second.
    """
    found = pairs(old.offers if old else (), new.offers, confirmed)
    added = (OfferChange(kind="new", after=one) for one in found.new)
    gone = (OfferChange(kind="gone", before=one) for one in found.gone)
    renamed = (
        OfferChange(kind="renamed", before=one, after=other, fields=differing(one, other))
        for one, other in found.likely
    )
    return (*added, *gone, *renamed, *_differences(found.same, confirmed))


def _differences(
    same: Sequence[tuple[Offer, Offer]], confirmed: Mapping[str, str]
) -> Iterator[OfferChange]:
    for one, other in same:
        answered = other.id in confirmed
        if not answered and (one is other or _watched(one) == _watched(other)):
            continue
        yield OfferChange(
            kind="renamed" if answered else "changed",
            before=one,
            after=other,
            fields=differing(one, other),
            confirmed=answered,
        )


def differing(one: Offer, other: Offer) -> tuple[str, ...]:
    """Name the fields of WATCHED in which two offers differ."""
    return tuple(
        name
        for name, before, after in zip(WATCHED, _watched(one), _watched(other), strict=True)
        if before != after
    )


def price_steps(before: Offer, after: Offer) -> tuple[PriceStep, ...]:
    """Give the prices that differ, at every quantity from which either list has a price."""
    quantities = {one.quantity for one in (*before.breaks, *after.breaks)}
    steps = (_step(quantity, before, after) for quantity in sorted(quantities))
    other_money = before.currency != after.currency
    return tuple(step for step in steps if other_money or step.before != step.after)


def _step(quantity: int, before: Offer, after: Offer) -> PriceStep:
    one, other = price_from(before.breaks, quantity), price_from(after.breaks, quantity)
    change = None
    if one and other is not None and before.currency == after.currency:
        change = other / one - 1
    return PriceStep(quantity=quantity, before=one, after=other, change=change)


def price_from(breaks: Sequence[PriceBreak], quantity: int) -> Decimal | None:
    """Give the price that holds from a quantity on; None where there is none for so few."""
    held = [one for one in breaks if one.quantity <= quantity]
    return max(held, key=lambda one: one.quantity).unit_price if held else None


Standing = Literal["", "same", "older"]


def standing(old: Catalog | None, new: Catalog) -> Standing:
    """Tell whether a file is the very one that was read before, or of an earlier day.

    The days are those that the lists state; where one of them states none, nothing is said.
    """
    if old is None:
        return ""
    if old.sha256 and old.sha256 == new.sha256:
        return "same"
    if any(one.sha256 and one.sha256 == new.sha256 for one in old.editions):
        return "older"
    if old.as_of is not None and new.as_of is not None and new.as_of < old.as_of:
        return "older"
    return ""
