"""Says what to negotiate of an offer.

Prices, lead times and minimums are rounded away from where an order turns, so that what is
printed is as true as what was found.
"""

from collections.abc import Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal
from typing import Final

from procure.explained.effect_words import effect_told, money_told
from procure.explained.negotiation import (
    BreakPrice,
    BreakReach,
    Change,
    Negotiation,
    OrderedThen,
    PricePoint,
    PriceTurn,
    TermTurn,
    Worth,
)
from procure.names import Names
from procure.offers import Offer
from procure.project import Project
from procure.scenario import Scenario
from procure.text_table import counted
from procure.units import EXACT, minor_digits, plain
from procure.words import sentence

_WIDE: Final = Decimal("0.01")
"""Prices further apart than this are said to leave something open."""
_PERCENT: Final = Decimal("0.01")
_LARGE: Final = 1000
_DIGITS: Final = 4


def told(
    project: Project, scenario: Scenario, found: Negotiation, most: Decimal | None = None
) -> str:
    """Say all that is found of an offer.

    `most` is that of the explained plan's `ServedStage`, where how much is served comes first.
    """
    return " ".join(sentences(project, scenario, found, most))


def sentences(
    project: Project, scenario: Scenario, found: Negotiation, most: Decimal | None = None
) -> tuple[str, ...]:
    """Say what is found of an offer, one thing at a time, in the order in which it is found."""
    if found.excluded:
        return (sentence("negotiate-excluded"),)
    return tuple(_sentences(project, scenario, found, most))


def _sentences(
    project: Project, scenario: Scenario, found: Negotiation, most: Decimal | None
) -> Iterator[str]:
    left = next((one.after for one in found.prices if one.change == "leaves"), None)
    for turn in found.prices:
        # Where fewer are none, it is said already.
        if turn.change != "less" or turn.after is None or turn.after != left:
            yield price_told(project, found, turn)
    for reach in found.breaks:
        yield break_told(project, scenario, reach, most)
    for worth in found.worths:
        yield worth_told(project, worth, most)
    for term in found.terms:
        yield term_told(found, term)


def price_told(project: Project, found: Negotiation, turn: PriceTurn) -> str:
    """Say at which price what is ordered of an offer changes."""
    _, offer = Names(project).offers[found.offer]
    if turn.outcome != "found" or turn.after is None:
        looked_to = turn.looked_to or Decimal(1)
        rounding = _towards(turn.change, "before")
        return sentence(
            f"negotiate-{turn.change}-{turn.outcome}",
            {"units": _units(found.units), "part": _part(looked_to, rounding)},
        )
    values = {"units": _units(found.units)}
    for side, point in (("before", turn.before), ("after", turn.after)):
        if point is not None:
            rounding = _towards(turn.change, side)
            values[f"{side}_part"] = _part(point.factor, rounding)
            values[side] = point_told(project, offer, point, rounding)
    after = sentence(f"negotiate-{turn.change}", values)
    if turn.before is None:
        return sentence("negotiate-no-before", {"after": after})
    before = sentence(f"negotiate-{turn.change}-before", values)
    apart = abs(EXACT.subtract(turn.before.factor, turn.after.factor))
    wide = "-wide" if apart > EXACT.multiply(_WIDE, turn.after.factor) else ""
    return sentence(f"negotiate-between{wide}", {"after": after, "before": before})


def point_told(
    project: Project, offer: Offer, point: PricePoint, rounding: str = ROUND_HALF_EVEN
) -> str:
    """Write all prices of a point: "USD 24,310 a unit, USD 3,039 a chip"."""
    prices = [_price(project, offer, one, rounding) for one in point.prices]
    if len(prices) == 1:
        return prices[0]
    return "; ".join(
        sentence("negotiate-price-from", {"quantity": f"{one.quantity:,}", "price": price})
        for one, price in zip(point.prices, prices, strict=True)
    )


def _price(project: Project, offer: Offer, one: BreakPrice, rounding: str) -> str:
    key = "chip"
    if offer.kind == "rent":
        key = "hour"
    elif offer.chips_per_unit > 1:
        key = "unit"
    values = {
        "price": _amount(one.price, offer.currency, rounding),
        "chip": _amount(one.chip, offer.currency, rounding),
    }
    price = sentence(f"negotiate-price-{key}", values)
    if one.price_here is None or offer.currency == project.currency:
        return price
    here = _amount(one.price_here, project.currency, rounding)
    return sentence("negotiate-price-here", {"price": price, "here": here})


def term_told(found: Negotiation, turn: TermTurn) -> str:
    """Say at which lead time or minimum what is ordered of an offer changes."""
    write = _weeks if turn.term == "lead" else _count
    values = {"units": _units(found.units), "quoted": write(turn.quoted)}
    for name, value in (
        ("before", turn.before),
        ("after", turn.after),
        ("looked_to", turn.looked_to),
    ):
        values[name] = "" if value is None else write(value)
    # Fewer than one is none.
    change = "gone" if turn.change == "less" and found.units == 1 else turn.change
    key = f"negotiate-{turn.term}-{change}"
    if turn.outcome != "found":
        return sentence(f"{key}-{turn.outcome}", values)
    after = sentence(key, values)
    if turn.before is None:
        return sentence(f"negotiate-{turn.term}-no-before", {"after": after})
    before = sentence(f"{key}-before", values)
    return sentence("negotiate-between", {"after": after, "before": before})


def worth_told(project: Project, worth: Worth, most: Decimal | None = None) -> str:
    """Say what a better term is worth."""
    write = _weeks if worth.term == "lead" else _count
    values = {
        "asked": write(worth.asked),
        "quoted": write(worth.quoted),
        "effect": effect_told(worth.effect, project.currency, most),
    }
    return sentence(f"negotiate-worth-{worth.term}", values)


def break_told(
    project: Project, scenario: Scenario, reach: BreakReach, most: Decimal | None = None
) -> str:
    """Say what comes of reaching the next price break."""
    label = scenario.horizon.label

    def ordered(one: OrderedThen) -> str:
        values = {"units": f"{one.units:,}", "period": label(one.period)}
        return sentence("negotiate-ordered", values)

    values = {
        "quantity": _units(reach.quantity),
        "units": sentence("negotiate-ordered-all", {"units": f"{reach.units:,}"})
        if reach.period is None
        else ordered(OrderedThen(period=reach.period, units=reach.units)),
        "then": _listed([ordered(one) for one in reach.then]),
        "effect": effect_told(reach.effect, project.currency, most),
    }
    if reach.effect.outcome != "plan" or not reach.then:
        outcome = "none" if reach.effect.outcome == "no_plan" else "unknown"
        return sentence(f"negotiate-break-{outcome}", values)
    if reach.paid is not None and reach.paid < 0:
        amount = money_told(-reach.paid, project.currency)
        return sentence("negotiate-break-saves", {**values, "amount": amount})
    return sentence("negotiate-break-effect", values)


def _listed(parts: list[str]) -> str:
    if len(parts) <= 1:
        return "".join(parts)
    return sentence("negotiate-ordered-and", {"first": ", ".join(parts[:-1]), "last": parts[-1]})


def _towards(change: Change, side: str) -> str:
    """Give how to round so that the side of a turn stays proven: a lower price enters as well."""
    falls = change in {"enters", "more"}
    return ROUND_FLOOR if falls == (side == "after") else ROUND_CEILING


def _part(factor: Decimal, rounding: str) -> str:
    percent = EXACT.multiply(factor, Decimal(100)).quantize(_PERCENT, rounding, EXACT)
    whole = percent == percent.to_integral_value()
    return f"{percent:,.0f} %" if whole else f"{percent:,f} %"


def _amount(amount: Decimal, currency: str, rounding: str) -> str:
    """Write a price to about five digits, and to its minor unit at least where it is small."""
    digits = 0
    if abs(amount) < _LARGE:
        digits = max(minor_digits(currency), _DIGITS - amount.adjusted())
    shown = amount.quantize(Decimal(1).scaleb(-digits), rounding=rounding, context=EXACT)
    return f"{currency} {shown:,f}"


def _units(units: int) -> str:
    return counted(units, "unit", "units")


def _count(units: Decimal) -> str:
    return _units(int(units))


def _weeks(weeks: Decimal) -> str:
    if weeks == weeks.to_integral_value():
        return counted(int(weeks), "week", "weeks")
    return f"{plain(weeks.normalize())} weeks"
