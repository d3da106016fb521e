"""Other plans that cost little more than the best one: fewest suppliers, earliest, and the like.

Each is the plan with the least of one goal among all plans that cost at most a given percent
more than the best, and of those the cheapest (solver.explain.alternatives).
"""

from typing import Final, Literal

from procure.explained.effect import Interval
from procure.plan import Order, Plan
from procure.plan_difference import OrderDifference
from procure.record import record
from procure.units import Number

GoalKey = Literal["suppliers", "largest", "earliest", "power", "chips", "change"]
"""What there is to be least of, and its unit.

`suppliers`: suppliers with an order, a count. `largest`: gross purchase and rent with the
supplier that gets the most, in the project's currency. `earliest`: days from the horizon's
start to the day on which the last order arrives. `power`: kW in place at all sites of the
buyer's together, fleet included, in the period with the most. `chips`: chips bought, and of
each model the most rented at once. `change`: chips ordered, or ordered no more, otherwise
than in a plan before, by offer and day of the order.
"""
GOALS: Final[tuple[GoalKey, ...]] = ("suppliers", "largest", "earliest", "power", "chips")
"""The goals of alternatives, in the order in which they are shown."""


@record
class Measure:
    """What a plan has of a goal; empty where something in it is not known."""

    goal: GoalKey
    value: Number | None


@record
class Reached:
    """How little of a goal a plan has, and what is proven of all plans within the percent.

    None of them has less than `bound` (empty: nothing is proven); `least` says that this
    plan's `value` is the least there is, to within five times the gap asked for.
    """

    goal: GoalKey
    value: Number
    bound: Number | None
    least: bool


@record
class Alternative:
    """An audited plan, the goals that it reaches, and what it has of all.

    `place` tells the plans of one table apart: 0 is the best plan itself, which reaches a
    goal where no plan within the percent has less. `extra` is by how much the plan's
    discounted cost is above the least possible. `measures` are in the order of the goals.
    """

    place: int
    plan: Plan
    reached: tuple[Reached, ...]
    extra: Interval
    measures: tuple[Measure, ...]


@record
class NotReached:
    """A goal without a plan of its own, and why.

    `unknown`: what counts is not known of any plan within the percent. `stopped`: time or the user
    ended the search before a plan was there. `not_found`: the search gave none.
    """

    goal: GoalKey
    why: Literal["unknown", "stopped", "not_found"]


@record
class Alternatives:
    """The plans side by side, the best one first.

    They cost at most `ceiling` (discounted, the project's currency): `within` (0.02 is two
    percent) above the best plan. Where how much is served comes before cost, all of them
    leave no more unserved than the best plan.
    """

    within: Number
    ceiling: Number
    plans: tuple[Alternative, ...]
    missing: tuple[NotReached, ...] = ()


@record
class LeastChange:
    """The plan that changes an earlier one the least, at a cost within a tolerance.

    `best` and `alternative` measure the goal `change`; both are the best plan where no plan
    within the tolerance changes less, and `alternative` is empty where none was found.
    `changed` are the orders of `alternative` that differ from those before; `gone` those
    before that can no longer be placed, whatever it costs. No plan could keep them, and they
    count for nothing in the measure.
    """

    tolerance: Number
    ceiling: Number
    best: Alternative
    alternative: Alternative | None
    changed: tuple[OrderDifference, ...]
    gone: tuple[Order, ...]
