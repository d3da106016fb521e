"""What is said of other plans: what they have less of, what they cost, and how sure that is."""

from dataclasses import replace
from datetime import date

import pytest

from procure.explained.alternatives import (
    GOALS,
    Alternative,
    Alternatives,
    GoalKey,
    LeastChange,
    Measure,
    NotReached,
    Reached,
)
from procure.explained.alternatives_words import (
    change_told,
    goal_name,
    missing_told,
    title,
    told,
    value_told,
    within_told,
)
from procure.explained.effect import Interval
from procure.plan import Order, Plan, PriceLine, Shortfall, Solve
from tests.builders import D, catalog, demand, offer, project, scenario

MADE = project([catalog("Seller", offer("h", "h100", 100))], scenario(demand(10)))
ASKED = MADE.scenarios[0]
BEST = {"suppliers": 2, "largest": 2_176_000, "earliest": 273, "power": D("121.64"), "chips": 264}


def plan() -> Plan:
    """Make a plan without orders: nothing of it is said."""
    solve = Solve(
        engine="",
        versions=(),
        gap_tolerance=D(0),
        threads=1,
        seed=0,
        reproducible=True,
        seconds=D(0),
    )
    return Plan(
        scenario="", digest="", status="optimal", currency="USD", total_cost=D(0), solve=solve
    )


def alternative(
    place: int, *reached: Reached, extra: tuple[object, object] = (0, 0), **measures: object
) -> Alternative:
    """Make an alternative whose measures are those of the best plan but for some."""
    low, high = (None if end is None else D(str(end)) for end in extra)
    known = BEST | measures | {one.goal: one.value for one in reached}
    return Alternative(
        place=place,
        plan=plan(),
        reached=reached,
        extra=Interval(low=low, high=high),
        measures=tuple(
            Measure(goal=goal, value=None if known[goal] is None else D(str(known[goal])))
            for goal in (*GOALS, "change")
            if goal in known
        ),
    )


def reached(goal: GoalKey, value: object, bound: object, *, least: bool = True) -> Reached:
    """Make what is reached of a goal."""
    return Reached(
        goal=goal,
        value=D(str(value)),
        bound=None if bound is None else D(str(bound)),
        least=least,
    )


def say(one: Alternative, best: Alternative | None = None, within: str = "0.02") -> str:
    """Say an alternative beside the best plan."""
    first = best or (one if one.place == 0 else alternative(0))
    found = Alternatives(within=D(within), ceiling=D(0), plans=(first, one))
    return told(MADE, ASKED, found, one)


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (
            reached("suppliers", 1, 1),
            "Fewest suppliers: 1 instead of 2. No plan for up to 2 % more has less.",
        ),
        (
            reached("largest", "1970000", "1969000.5"),
            (
                "Least with one supplier: USD 1,970,000 goes to the largest instead of "
                "USD 2,176,000. No plan for up to 2 % more has less than USD 1,969,000."
            ),
        ),
        (
            reached("earliest", 182, 182),
            (
                "Earliest: the last delivery is 2024-07-01 instead of 2024-09-30. "
                "No plan for up to 2 % more is there earlier."
            ),
        ),
        (
            reached("power", "100.04", "99.5", least=False),
            (
                "Least power: at most 100.0 kW at a time instead of 121.6 kW. "
                "That this is the least for up to 2 % more is not proven; the least is at least "
                "99.5 kW."
            ),
        ),
        (
            reached("chips", 172, None, least=False),
            (
                "Fewest chips: 172 instead of 264. "
                "That this is the least for up to 2 % more is not proven."
            ),
        ),
    ],
)
def test_an_alternative_says_what_it_has_less_of(one: Reached, expected: str) -> None:
    """The figure beside the best plan's, what is proven, and the cost as a range."""
    cost = "It costs USD 59,378 to USD 62,448 more than the least possible."
    assert say(alternative(1, one, extra=("59378.78", "62447.9"))) == f"{expected} {cost}"


def test_the_best_plan_says_what_no_other_has_less_of() -> None:
    """A goal each; nothing is said of its own cost."""
    each = (
        reached("suppliers", 2, 2),
        reached("largest", 50, 50),
        reached("earliest", 0, 0),
        reached("power", "121.64", "121.64"),
        reached("chips", 264, 264),
    )
    assert [say(alternative(0, one)).split(" No plan")[0] for one in each] == [
        "The best plan already has the fewest suppliers: 2.",
        "The best plan already spends the least with its largest supplier: USD 50.00.",
        "The best plan is already the earliest, last delivery: none after 2024-01-01.",
        "The best plan already draws the least power: at most 121.6 kW.",
        "The best plan already has the fewest chips: 264.",
    ]
    assert say(alternative(0)) == ""


def test_the_best_plan_claims_nothing_that_is_not_proven() -> None:
    """A search that found nothing better has not shown that there is nothing."""
    few = alternative(0, reached("suppliers", 2, 1, least=False))
    assert title(few) == "Best plan"
    assert say(few) == (
        "Suppliers with an order: no plan with less than the best plan's 2 was found for up to "
        "2 % more; the least is at least 1."
    )
    assert say(alternative(0, reached("chips", 264, None, least=False))) == (
        "Chips: no plan with less than the best plan's 264 was found for up to 2 % more."
    )
    assert say(alternative(0, reached("earliest", 182, 181, least=False))) == (
        "Last delivery: no plan that is there before the best plan (2024-07-01) was found for up "
        "to 2 % more; none is there before 2024-06-30."
    )
    assert say(alternative(0, reached("earliest", 182, None, least=False))) == (
        "Last delivery: no plan that is there before the best plan (2024-07-01) was found for up "
        "to 2 % more."
    )


def test_arithmetic_is_not_shown_as_something_less() -> None:
    """A bound that is shown as the value itself proves it."""
    assert "No plan for up to 2 % more has less. It" in say(
        alternative(1, reached("largest", "48096100800", "48096100799.999999"))
    )


def test_how_sure_the_earliest_is() -> None:
    """Days are dates, and what is proven of them is one."""
    assert "No plan for up to 2 % more is there before 2024-06-30." in say(
        alternative(1, reached("earliest", 182, 181))
    )
    assert "is not proven; none is there before 2024-06-30." in say(
        alternative(1, reached("earliest", 182, 181, least=False))
    )
    assert "That this is the earliest for up to 2 % more is not proven." in say(
        alternative(1, reached("earliest", 182, None, least=False))
    )


@pytest.mark.parametrize(
    ("extra", "expected"),
    [
        ((0, 0), "It costs no more than the least possible."),
        ((5, 5), "It costs USD 5.00 more than the least possible."),
        ((5, None), "It costs at least USD 5.00 more than the least possible."),
        (
            (0, "7.001"),
            "Its cost cannot be told apart from the least possible; it is at most USD 7.01 more.",
        ),
        ((0, None), "What it costs more than the least possible is not known."),
    ],
)
def test_the_cost_is_as_wide_as_is_known(extra: tuple[object, object], expected: str) -> None:
    """A range where the plan or its bound leave one, never below nothing."""
    assert say(alternative(1, reached("chips", 1, 1), extra=extra)).endswith(f" {expected}")


def test_nothing_more_to_pay() -> None:
    """Without a percent, plans of the same cost are looked at."""
    assert within_told(D(0)) == "at the best plan's cost"
    assert within_told(D("0.025")) == "for up to 2.5 % more"
    assert "No plan at the best plan's cost has less." in say(
        alternative(1, reached("chips", 1, 1)), within="0"
    )


def test_what_is_not_known_is_said() -> None:
    """Neither a figure of the best plan nor a plan is made up."""
    best = alternative(0, power=None)
    assert "at most 9.0 kW at a time instead of not known" not in say(
        alternative(1, reached("power", 9, 9)), best
    )
    assert "at most 9.0 kW at a time; of the best plan that is not known." in say(
        alternative(1, reached("power", 9, 9)), best
    )
    found = Alternatives(within=D("0.02"), ceiling=D(0), plans=(best,))
    told_of = [
        missing_told(found, NotReached(goal="power", why=why))
        for why in ("unknown", "stopped", "not_found")
    ]
    assert told_of == [
        "Power at your sites at most: not all that counts is known of any plan for up to 2 % more.",
        "Power at your sites at most: stopped before a plan was found.",
        "Power at your sites at most: no plan was found for up to 2 % more.",
    ]


def test_a_plan_that_serves_less_says_so() -> None:
    """Where unserved work has a price, another plan may serve another part of it."""
    short = Shortfall(workload="chat", period=0, amount=D("2.5"))
    one = alternative(1, reached("chips", 1, 1), extra=(5, 5))
    less = replace(one, plan=replace(one.plan, shortfall=(short,)))
    assert say(less).endswith(
        "It costs USD 5.00 more than the least possible. "
        "It serves 75 % of the work asked for, the best plan 100 %."
    )
    same = replace(alternative(0), plan=less.plan)
    assert say(less, same).endswith("more than the least possible.")


def test_plans_have_titles_and_figures_units() -> None:
    """One title for each goal that a plan reaches."""
    assert title(alternative(0)) == "Best plan"
    assert title(alternative(0, reached("chips", 1, 1))) == "Best plan, Fewest chips"
    both = alternative(2, reached("suppliers", 1, 1), reached("power", 1, 1))
    assert title(both) == "Fewest suppliers, Least power"
    assert [goal_name(goal) for goal in GOALS] == [
        "Suppliers with an order",
        "Spend with the largest supplier",
        "Last delivery",
        "Power at your sites at most",
        "Chips",
    ]
    assert value_told(MADE, ASKED, "power", None) == "not known"
    assert value_told(MADE, ASKED, "chips", D(12_345)) == "12,345"


def order(name: str, units: int) -> Order:
    """Make an order of an offer."""
    return Order(
        id="o1",
        offer=name,
        supplier="Seller",
        kind="purchase",
        period=0,
        placed=date(2023, 10, 1),
        arrives=date(2023, 10, 1),
        usable=0,
        units=units,
        price_lines=(PriceLine(units=units, unit_price=D(1)),),
        unit_price=D(1),
        currency="USD",
        cost=D(1),
    )


def change(one: Alternative | None, *gone: Order, tolerance: str = "0.01") -> str:
    """Say how close to an old plan one can stay."""
    found = LeastChange(
        tolerance=D(tolerance),
        ceiling=D(0),
        best=alternative(0, change=156),
        alternative=one,
        changed=(),
        gone=gone,
    )
    return change_told(MADE, ASKED, found)


def test_the_old_plan_changed_the_least() -> None:
    """How many chips, at what cost, and which orders no plan can keep."""
    assert change(alternative(1, reached("change", 64, 64), extra=(5, 5))) == (
        "Least change: 64 chips are ordered otherwise than before, in the best plan 156. "
        "No plan for up to 1 % more has less. It costs USD 5.00 more than the least possible."
    )
    assert change(alternative(0, reached("change", 156, 156))) == (
        "The best plan already changes the old one the least: 156 chips are ordered otherwise. "
        "No plan for up to 1 % more has less."
    )
    kept = change(alternative(1, reached("change", 0, 0), extra=(5, 5)), order("h", 1_200))
    assert kept == (
        "What can still be ordered of the old plan can stay as it is for up to 1 % more. "
        "It costs USD 5.00 more than the least possible. "
        "One order of the old plan can no longer be placed: 1,200 × Offer h with Seller on "
        "2023-10-01."
    )
    assert change(None, order("h", 1), order("old", 2)) == (
        "No plan was found that keeps closer to the old one for up to 1 % more. "
        "2 orders of the old plan can no longer be placed: 1 × Offer h with Seller on "
        "2023-10-01; 2 × old with Seller on 2023-10-01."
    )
