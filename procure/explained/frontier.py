"""What the best plan costs at each value of one limit: the frontier of cost against that limit.

Found by planning with each value (solver.explain.frontier). Which limits can be asked about,
and which values, stands here too.
"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Final

from procure.errors import InputError
from procure.explained.effect import Effect, Interval, Outcome
from procure.explained.flips import OrderedChips
from procure.limits import FAMILIES, effective_limits, limit_by_key, limit_value
from procure.plan import ServedStage
from procure.project import Project
from procure.record import record
from procure.scenario import Limit, Scenario
from procure.units import EXACT, Number, plain

POINTS: Final = 9
"""Values looked at unless another number is asked for, both ends included."""
FEWEST: Final = 2
MOST: Final = 60


@record
class FrontierPoint:
    """The audited plan at one value of a limit; without a plan, all but `outcome` is empty.

    `outcome` is "no_plan" where that is proven, "unknown" where it was not found out. `cost` is
    the plan's objective and `bound` what no plan there costs less than, discounted, in the
    project's currency; `gap` as in procure.plan.Plan, `stage` where how much is served comes
    before cost.
    """

    value: Number
    outcome: Outcome
    cost: Number | None = None
    bound: Number | None = None
    gap: Number | None = None
    stage: ServedStage | None = None
    orders: tuple[OrderedChips, ...] = ()


@record
class Frontier:
    """What was found of the limit of a key, in the order of its values, in its family's unit.

    `here` is the value that the limit has, and `currency` that of all money. Not `complete`:
    it was stopped, or at some value nothing was found out.
    """

    key: str
    currency: str
    low: Number
    high: Number
    here: Number | None
    points: tuple[FrontierPoint, ...] = ()
    complete: bool = True

    def at(self, value: Decimal | None) -> FrontierPoint | None:
        """Give the point at a value; None where there is none."""
        return next((point for point in self.points if point.value == value), None)


def asked_about(project: Project, scenario: Scenario) -> Iterator[Limit]:
    """List the limits that have a looser and a tighter value, in their order.

    Those that are switched off hold nothing, switches and export rules have no such value.
    """
    for limit in effective_limits(project, scenario):
        family = FAMILIES[limit.family]
        ordered = family.unit != "switch" and limit.family != "eligibility"
        if ordered and limit.on and limit_value(project, limit) is not None:
            yield limit


def limit_asked(project: Project, scenario: Scenario, key: str) -> Limit:
    """Give the limit of a key; raises InputError where it is none that can be asked about."""
    limits = tuple(asked_about(project, scenario))
    for limit in limits:
        if limit.key == key:
            return limit
    known = ", ".join(limit.key for limit in limits)
    raise InputError("frontier-no-limits" if not limits else "frontier-limit", key=key, keys=known)


def refuse_what_is_no_range(
    project: Project,
    scenario: Scenario,
    key: str,
    ends: tuple[Decimal | None, Decimal | None],
    points: int,
) -> None:
    """Raise InputError for a limit, a range (empty ends are open) or a number that makes no sense.

    Ends are in the unit of the limit's family.
    """
    limit = limit_asked(project, scenario, key)
    low, high = ends
    if not FEWEST <= points <= MOST:
        values = {"points": str(points), "fewest": str(FEWEST), "most": str(MOST)}
        raise InputError("frontier-points", **values)
    unit = FAMILIES[limit.family].unit
    most = Decimal(1) if unit == "fraction" else None
    for end in ends:
        if end is None:
            continue
        if end < 0 or (most is not None and end > most):
            key = "frontier-share" if most is not None else "frontier-negative"
            raise InputError(key, value=plain(end))
        if unit == "count" and end != end.to_integral_value():
            raise InputError("frontier-whole", value=plain(end))
    if low is not None and high is not None and low >= high:
        raise InputError("frontier-range", low=plain(low), high=plain(high))


def tightest_first(
    project: Project, scenario: Scenario, found: Frontier
) -> tuple[FrontierPoint, ...]:
    """Give the points so that each allows all that those before it allow."""
    limit = limit_by_key(project, scenario, found.key)
    if limit is not None and limit.bound == "minimum":
        return found.points[::-1]
    return found.points


def loosened(tighter: FrontierPoint, looser: FrontierPoint) -> Effect:
    """Tell what a looser value does to the best plan: it never costs more, or serves less.

    As in procure.explained.effect, from what is proven of both. The two cannot be told apart
    where the interval holds zero.
    """
    if "unknown" in {tighter.outcome, looser.outcome}:
        return Effect(outcome="unknown")
    if looser.outcome == "no_plan":
        return Effect(outcome="no_plan")
    if tighter.outcome == "no_plan":
        return Effect(outcome="plan")
    one, other = tighter.stage, looser.stage
    if one is not None and other is not None and one.value != other.value:
        unserved = _between((one.bound, one.value), (other.bound, other.value))
        return Effect(outcome="plan", unserved=unserved.narrowed(high=Decimal(0)))
    cost = _between((tighter.bound, tighter.cost), (looser.bound, looser.cost))
    return Effect(outcome="plan", cost=cost.narrowed(high=Decimal(0)))


def _between(
    before: tuple[Decimal | None, Decimal | None], after: tuple[Decimal | None, Decimal | None]
) -> Interval:
    return Interval(low=_less(after[0], before[1]), high=_less(after[1], before[0]))


def _less(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return None if one is None or other is None else EXACT.subtract(one, other)


def steps(
    project: Project, scenario: Scenario, found: Frontier
) -> Iterator[tuple[FrontierPoint, Effect]]:
    """Give each point that allows more than another with what that does, tightest first."""
    for tighter, looser in pairwise(tightest_first(project, scenario, found)):
        yield looser, loosened(tighter, looser)
