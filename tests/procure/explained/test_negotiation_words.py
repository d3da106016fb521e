"""What to negotiate reads like a colleague's note, and no figure is rounded to what is not true."""

from dataclasses import replace
from decimal import Decimal
from typing import Any, get_args

import pytest

from procure.explained import negotiation_words as words
from procure.explained.effect import NO_PLAN, UNKNOWN, Effect, Interval
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
from procure.offers import Offer
from procure.project import Project
from tests.procure import example_project

PROJECT = example_project.project()
SCENARIO = PROJECT.scenarios[0]
OFFER = PROJECT.offers()[0][1]
FOUND = Negotiation(offer=OFFER.id, supplier="Supplier", units=1496)


def d(text: str) -> Decimal:
    """Write a decimal short."""
    return Decimal(text)


def priced(offer: Offer, factor: str, price: str, chip: str = "", here: str = "") -> PricePoint:
    """One price, as if the offer had one break."""
    one = BreakPrice(
        quantity=offer.breaks[0].quantity,
        price=d(price),
        chip=d(chip or price),
        price_here=d(here) if here else None,
        chip_here=None,
    )
    return PricePoint(factor=d(factor), prices=(one,))


def project_of(**changes: object) -> tuple[Project, Offer]:
    """The example with its first offer otherwise."""
    offer = replace(OFFER, **changes)  # type: ignore[arg-type]
    catalogs = tuple(
        replace(one, offers=tuple(offer if each.id == offer.id else each for each in one.offers))
        for one in PROJECT.catalogs
    )
    return replace(PROJECT, catalogs=catalogs), offer


CHIP = {"kind": "purchase", "currency": PROJECT.currency, "contents": OFFER.contents[:1]}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            {"outcome": "found", "before": d("39"), "after": d("40")},
            (
                "Delivered in 40 weeks instead of 39 weeks it would no longer be ordered; "
                "up to 39 weeks it is."
            ),
        ),
        (
            {"outcome": "found", "after": d("40")},
            (
                "Delivered in 40 weeks instead of 39 weeks it would no longer be ordered. "
                "From when on it is otherwise cannot be told."
            ),
        ),
        (
            {"outcome": "never", "looked_to": d("52")},
            "Up to a lead time of 52 weeks it stays in the plan.",
        ),
        ({"outcome": "needed"}, "There is no plan without it, however late it comes."),
        (
            {"outcome": "unknown"},
            "With which lead time it would no longer be ordered cannot be told.",
        ),
    ],
)
def test_fewer_than_one_unit_is_none(fields: dict[str, Any], expected: str) -> None:
    """Nobody says fewer than one."""
    turn = TermTurn(term="lead", change="less", quoted=d("39"), **fields)
    assert words.term_told(replace(FOUND, units=1), turn) == expected


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (
            "enters",
            (
                "At 83.73 % of the quote (USD 24,310 a chip) it would be ordered; "
                "at 83.75 % (USD 24,313 a chip) it is not."
            ),
        ),
        (
            "leaves",
            (
                "At 83.74 % of the quote (USD 24,311 a chip) it would no longer be ordered; "
                "up to 83.74 % (USD 24,312 a chip) it is."
            ),
        ),
        (
            "more",
            (
                "At 83.73 % of the quote (USD 24,310 a chip) more than 1,496 units "
                "would be ordered; at 83.75 % (USD 24,313 a chip) no more are."
            ),
        ),
        (
            "less",
            (
                "At 83.74 % of the quote (USD 24,311 a chip) fewer than 1,496 units "
                "would be ordered; up to 83.74 % (USD 24,312 a chip) no fewer are."
            ),
        ),
    ],
)
def test_prices_are_rounded_away_from_the_turn(change: Change, expected: str) -> None:
    """Where a lower price turns, the price that turns is rounded down and the other one up."""
    project, offer = project_of(**CHIP)
    offer = replace(offer, contents=(replace(offer.contents[0], count=1),))
    project = project_of(**CHIP | {"contents": offer.contents})[0]
    turn = PriceTurn(
        change=change,
        outcome="found",
        before=priced(offer, "0.83741", "24312.2"),
        after=priced(offer, "0.83739", "24310.6"),
    )
    assert words.price_told(project, FOUND, turn) == expected


def test_a_price_is_told_as_it_is_quoted() -> None:
    """A unit with its chips, an hour with its small change, and both currencies."""
    project, offer = project_of(
        kind="purchase", currency="EUR", contents=(replace(OFFER.contents[0], count=8),)
    )
    point = priced(offer, "1", "243100", "30387.5", "262548")
    assert words.point_told(project, offer, point) == (
        "EUR 243,100 a unit, EUR 30,388 a chip, which is USD 262,548"
    )
    project, offer = project_of(kind="rent", currency=PROJECT.currency)
    assert words.point_told(project, offer, priced(offer, "1", "2.13456")) == (
        "USD 2.1346 a chip-hour"
    )
    several = PricePoint(
        factor=d("1"),
        prices=tuple(
            BreakPrice(quantity=quantity, price=d(price), chip=d(price))
            for quantity, price in ((1, "3"), (1000, "2.5"))
        ),
    )
    assert words.point_told(project, offer, several) == (
        "from 1: USD 3.0000 a chip-hour; from 1,000: USD 2.5000 a chip-hour"
    )


def test_what_the_gaps_hide_is_said() -> None:
    """A wide bracket, and a side that was not proven, are not passed over."""
    project, offer = project_of(**CHIP)
    wide = PriceTurn(
        change="leaves",
        outcome="found",
        before=priced(offer, "1.1", "1100"),
        after=priced(offer, "1.2", "1200"),
    )
    told = words.price_told(project, FOUND, wide)
    assert told.endswith("In between it cannot be told which holds.")
    told = words.price_told(project, FOUND, replace(wide, before=None))
    assert told.endswith("At which price it is surely otherwise cannot be told.")


def test_every_outcome_of_a_turn_is_told() -> None:
    """Whatever price and terms can come to, there is a sentence for it with no gap in it."""
    outcomes = {
        "enters": ("never", "impossible", "unknown"),
        "leaves": ("never", "needed", "unknown"),
        "more": ("never", "impossible", "unknown"),
        "less": ("never", "needed", "unknown"),
    }
    assert set(outcomes) == set(get_args(Change))
    told = [
        words.price_told(
            PROJECT,
            FOUND,
            PriceTurn(change=change, outcome=outcome, looked_to=d("20")),  # type: ignore[arg-type]
        )
        for change, each in outcomes.items()
        for outcome in each
    ]
    assert told[3] == "It stays in the plan at any price up to 2,000 % of the quote."
    terms = [
        TermTurn(term="lead", change=change, outcome=outcome, quoted=d("14"), looked_to=d("40"))  # type: ignore[arg-type]
        for change in ("enters", "less")
        for outcome in outcomes[change]
    ]
    terms += [
        TermTurn(term="minimum", change="enters", outcome=outcome, quoted=d("8"))  # type: ignore[arg-type]
        for outcome in outcomes["enters"]
    ]
    told += [words.term_told(FOUND, one) for one in terms]
    assert "Up to a lead time of 40 weeks no fewer than 1,496 units would be ordered." in told
    assert all(one.endswith(".") and "  " not in one and "()" not in one for one in told)
    assert len(set(told)) == len(told)


def test_lead_times_and_minimums_are_told_from_both_sides() -> None:
    """Weeks and units with what they are instead of."""
    turn = TermTurn(
        term="lead",
        change="enters",
        outcome="found",
        quoted=d("14"),
        before=d("10"),
        after=d("9"),
    )
    assert words.term_told(FOUND, turn) == (
        "Delivered in 9 weeks instead of 14 weeks it would be ordered; in 10 weeks it is not."
    )
    later = replace(turn, change="less", before=d("15"), after=d("16"))
    assert words.term_told(FOUND, later) == (
        "Delivered in 16 weeks instead of 14 weeks fewer than 1,496 units "
        "would be ordered; up to 15 weeks no fewer are."
    )
    least = TermTurn(
        term="minimum", change="enters", outcome="found", quoted=d("8"), before=d("4"), after=d("2")
    )
    assert words.term_told(FOUND, least) == (
        "With a minimum order of 2 units instead of 8 units it would be ordered; "
        "with one of 4 units it is not."
    )
    assert "cannot be told" in words.term_told(FOUND, replace(least, before=None))


def test_worths_and_breaks_are_told_with_their_money() -> None:
    """Savings as ranges; a break that pays as an order to place."""
    worth = Worth(
        term="lead",
        quoted=d("14"),
        asked=d("10"),
        effect=Effect(outcome="plan", cost=Interval(low=d("-352000"), high=d("-310000"))),
    )
    assert words.worth_told(PROJECT, worth) == (
        "Delivery in 10 weeks instead of 14 weeks saves USD 310,000 to USD 352,000."
    )
    reach = BreakReach(
        period=0,
        units=1496,
        quantity=1504,
        then=(OrderedThen(period=0, units=1504),),
        paid=d("-312000"),
        effect=Effect(outcome="plan", cost=Interval(low=d("0"), high=d("1000"))),
    )
    label = SCENARIO.horizon.label(0)
    assert words.break_told(PROJECT, SCENARIO, reach) == (
        f"Order 1,504 in {label} instead of 1,496 in {label}, reach the price break at "
        "1,504 units, and pay USD 312,000 less."
    )
    dear = replace(
        reach, paid=d("9"), effect=replace(reach.effect, cost=Interval(low=d("9"), high=d("9")))
    )
    assert words.break_told(PROJECT, SCENARIO, dear).endswith("costs USD 9.00 more.")
    for effect, said in ((NO_PLAN, "out of reach"), (UNKNOWN, "is not known")):
        assert said in words.break_told(PROJECT, SCENARIO, replace(reach, effect=effect, then=()))
    together = replace(dear, period=None, then=(*reach.then, OrderedThen(period=1, units=8)))
    assert words.break_told(PROJECT, SCENARIO, together).startswith(
        f"Ordering 1,504 in {label} and 8 in {SCENARIO.horizon.label(1)} instead of 1,496 in all"
    )


def test_what_is_the_same_is_said_once() -> None:
    """Where fewer are none, leaving says it; an excluded offer says why nothing was looked for."""
    project, offer = project_of(**CHIP)
    leaves = PriceTurn(
        change="leaves",
        outcome="found",
        before=priced(offer, "1.1", "1100"),
        after=priced(offer, "1.101", "1101"),
    )
    both = replace(FOUND, prices=(leaves, replace(leaves, change="less")))
    assert len(words.sentences(project, SCENARIO, both)) == 1
    other = replace(leaves, change="less", after=priced(offer, "1.05", "1050"))
    apart = replace(FOUND, prices=(leaves, other))
    assert words.told(project, SCENARIO, apart).count("would") == 2
    assert words.sentences(project, SCENARIO, replace(both, excluded=True)) == (
        "The scenario rules it out, so that nothing was looked for.",
    )
