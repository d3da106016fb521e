"""What a change does to the best plan, as far as two plans and their bounds can tell.

A plan is proven only to within its gap, so the difference of two optima is known as an
interval: with the bounds b and objectives c of the plan before and the one after, the
optimum changes by at least b(after) - c(before) and at most c(after) - b(before). Where
the interval holds zero, the two cannot be told apart.
"""

from decimal import Decimal
from typing import Final, Literal

from procure.plan import Plan
from procure.record import record
from procure.units import EXACT, Number

_HELD: Final = Decimal("1e-9")
"""How closely the second solve holds what the first found served, as a part of all."""

Outcome = Literal["plan", "no_plan", "unknown"]


@record
class Interval:
    """At least `low` and at most `high`; an empty end is not known."""

    low: Number | None = None
    high: Number | None = None

    @property
    def told_apart(self) -> bool:
        """Tell whether zero is outside."""
        return (self.low is not None and self.low > 0) or (self.high is not None and self.high < 0)

    def holds(self, value: Decimal) -> bool:
        """Tell whether a figure can be the true one."""
        return (self.low is None or self.low <= value) and (self.high is None or value <= self.high)

    def narrowed(self, *, low: Decimal | None = None, high: Decimal | None = None) -> "Interval":
        """Draw the ends closer by what is known otherwise, such as that a change never saves."""
        lows = [one for one in (self.low, low) if one is not None]
        highs = [one for one in (self.high, high) if one is not None]
        return Interval(low=max(lows, default=None), high=min(highs, default=None))

    def turned(self) -> "Interval":
        """Give the interval of the opposite: a cost as a saving."""
        return Interval(
            low=None if self.high is None else -self.high,
            high=None if self.low is None else -self.low,
        )


@record
class Effect:
    """What a change does to the best plan.

    `outcome`: after it there is a plan, proven to be none ("no_plan"), or none was found
    ("unknown"). `cost` is by how much the optimum rises (below zero: falls), discounted, in
    the project's currency; empty unless both have a plan. Where how much is served comes
    before cost, `unserved` is by how much the measure of `procure.plan.ServedStage` rises,
    and `cost` is empty unless both serve the same.
    """

    outcome: Outcome
    cost: Interval | None = None
    unserved: Interval | None = None


NO_PLAN = Effect(outcome="no_plan")
UNKNOWN = Effect(outcome="unknown")


def effect(before: Plan, after: Plan | None) -> Effect:
    """Tell what sets the optimum of one plan's scenario apart from that of another's.

    None stands for a scenario that cannot be planned at all, of which nothing is said.
    """
    if after is None:
        return UNKNOWN
    if after.status == "infeasible":
        return NO_PLAN
    if not after.trusted or not before.trusted:
        return UNKNOWN
    unserved = _unserved(before, after)
    if unserved is not None and unserved != Interval(low=Decimal(0), high=Decimal(0)):
        return Effect(outcome="plan", unserved=unserved)
    cost = _between((before.bound, before.objective), (after.bound, after.objective))
    return Effect(outcome="plan", cost=cost, unserved=unserved)


def serves_alike(one: Plan, other: Plan) -> bool:
    """Tell whether two plans serve the same, as far as their solves tell it apart.

    So it is where cost alone decides.
    """
    first, second = one.stage, other.stage
    if first is None or second is None:
        return True
    apart = abs(EXACT.subtract(first.value, second.value))
    return apart <= _HELD * max(first.most, second.most)


def _unserved(before: Plan, after: Plan) -> Interval | None:
    one, other = before.stage, after.stage
    if one is None or other is None:
        return None
    if serves_alike(before, after):
        # Both hold what the first solve found, and are compared at that.
        return Interval(low=Decimal(0), high=Decimal(0))
    return _between((one.bound, one.value), (other.bound, other.value))


_Range = tuple[Decimal | None, Decimal | None]


def _between(before: _Range, after: _Range) -> Interval:
    return Interval(low=_less(after[0], before[1]), high=_less(after[1], before[0]))


def _less(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return None if one is None or other is None else EXACT.subtract(one, other)
