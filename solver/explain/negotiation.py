"""What to negotiate: the terms at which an offer would enter the plan, leave it or change in it.

Answers come one by one, price first: each is a few plans of its own. Nothing here is asked of
more offers than were named.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from procure.explained.negotiation import (
    BreakReach,
    Change,
    Negotiation,
    PriceTurn,
    TermTurn,
    Worth,
)
from procure.offers import Offer
from solver.explain.asker import Asker
from solver.explain.negotiation_contest import units_of
from solver.explain.negotiation_price import price_turn
from solver.explain.negotiation_terms import lead_turn, minimum_of, minimum_turn
from solver.explain.negotiation_worth import breaks_reached, worths

OnFound = Callable[[Negotiation], None]
_Finding = PriceTurn | TermTurn | Worth | BreakReach


def negotiation(asker: Asker, offer: str, *, on_found: OnFound | None = None) -> Negotiation:
    """Find what can be said to the supplier of an offer (id).

    `on_found` is told what is known after each answer. Once `asker.should_stop` says so,
    what was found until then is given, incomplete. Raises KeyError for an offer that the
    project has not, ValueError where there is no trusted plan to explain.
    """
    if not asker.plan.trusted:
        message = "no plan to negotiate for"
        raise ValueError(message)
    supplier, one = {each.id: (catalog.supplier, each) for catalog, each in asker.project.offers()}[
        offer
    ]
    found = Negotiation(
        offer=offer,
        supplier=supplier,
        units=units_of(asker.plan, offer),
        excluded=offer in asker.scenario.excluded,
    )
    if not found.excluded:
        for each in _findings(asker, one, found.units):
            if asker.should_stop():
                return found
            found = _with(found, each)
            if on_found is not None:
                on_found(found)
    found = replace(found, complete=True)
    if on_found is not None:
        on_found(found)
    return found


def negotiations(
    asker: Asker, supplier: str, *, on_found: OnFound | None = None
) -> tuple[Negotiation, ...]:
    """Find what can be said to a supplier about each of its offers, the ordered ones first."""
    offers = [offer for catalog, offer in asker.project.offers() if catalog.supplier == supplier]
    offers.sort(key=lambda one: units_of(asker.plan, one.id) == 0)
    found: list[Negotiation] = []
    for offer in offers:
        if asker.should_stop():
            break
        found.append(negotiation(asker, offer.id, on_found=on_found))
    return tuple(found)


def _findings(asker: Asker, offer: Offer, units: int) -> Iterator[_Finding]:
    for change in _changes(offer, units):
        yield price_turn(asker, offer, change)
    if not units:
        yield from _terms(lead_turn(asker, offer))
        yield from _terms(minimum_turn(asker, offer))
        return
    yield from breaks_reached(asker, offer)
    yield from worths(asker, offer)
    yield from _terms(lead_turn(asker, offer))


def _changes(offer: Offer, units: int) -> tuple[Change, ...]:
    if not units:
        return ("enters",)
    # Fewer than the smallest order is none: then it leaves.
    return ("leaves", "less", "more") if units > minimum_of(offer) else ("leaves", "more")


def _terms(turn: TermTurn | None) -> Iterator[TermTurn]:
    if turn is not None:
        yield turn


def _with(found: Negotiation, each: _Finding) -> Negotiation:
    match each:
        case PriceTurn():
            return replace(found, prices=(*found.prices, each))
        case TermTurn():
            return replace(found, terms=(*found.terms, each))
        case Worth():
            return replace(found, worths=(*found.worths, each))
        case BreakReach():
            return replace(found, breaks=(*found.breaks, each))
