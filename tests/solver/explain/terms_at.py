"""An offer as it is on either side of what is said of its terms."""

from collections.abc import Iterator
from dataclasses import replace

from procure.explained.negotiation import Change, Negotiation, PriceTurn, TermTurn, Worth
from procure.offers import Offer
from procure.variations import with_minimum, with_promised_weeks
from solver.explain.negotiation_price import with_factor

Side = tuple[Change, str, Offer]
"""What changes, on which side of it ("before" or "after"), and the offer there."""


def at_price(offer: Offer, turn: PriceTurn) -> Iterator[Side]:
    """Give the offer at both prices of a turn, and at the last one that was looked at."""
    for side, point in (("before", turn.before), ("after", turn.after)):
        if point is not None:
            yield turn.change, side, with_factor(offer, point.factor)


def at_term(offer: Offer, turn: TermTurn) -> Iterator[Side]:
    """The same for a lead time or a minimum."""
    for side, value in (("before", turn.before), ("after", turn.after)):
        if value == turn.quoted:
            yield turn.change, side, offer
        elif value is not None and turn.term == "lead":
            yield turn.change, side, with_promised_weeks(offer, value)
        elif value is not None:
            yield turn.change, side, with_minimum(offer, int(value))


def sides(offer: Offer, found: Negotiation) -> Iterator[Side]:
    """Give the offer on either side of everything that was found."""
    for turn in found.prices:
        yield from at_price(offer, turn)
    for term in found.terms:
        yield from at_term(offer, term)


def as_said(change: Change, side: str, before: int, after: int) -> bool:
    """Tell whether an order of so many units, which were `before`, is what a side says."""
    changed = {
        "enters": after > 0,
        "leaves": after == 0,
        "more": after > before,
        "less": after < before,
    }[change]
    return changed == (side == "after")


def better_offer(offer: Offer, worth: Worth) -> Offer:
    """Give the offer with the better term that is worth something."""
    match worth.term:
        case "lead":
            return with_promised_weeks(offer, worth.asked)
        case "minimum":
            return with_minimum(offer, int(worth.asked))
        case "supply_per_period":
            return replace(offer, supply_per_period=int(worth.asked))
        case "supply_total":
            return replace(offer, supply_total=int(worth.asked))
