"""Finds where, along an axis, the chip model that does most of the work changes.

A coarse grid of plans first; then, wherever two neighbours have different winners, the value
in the middle, until the change is as narrow as asked for. No change between two points with
the same winner is looked for.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from decimal import ROUND_HALF_EVEN, Decimal
from itertools import pairwise
from typing import Final

from procure.explained.flip_axes import here, refuse_what_is_no_axis, step, varied
from procure.explained.flips import (
    OVERALL,
    ChipShare,
    Flip,
    FlipAxis,
    FlipPoint,
    FlipPoints,
    OrderedChips,
    WorkShares,
)
from procure.figures import capacity
from procure.names import Names
from procure.plan import Plan
from procure.project import Project
from procure.scenario import Scenario
from procure.units import EXACT, minor_digits
from solver.engine import ignore
from solver.explain.asker import Asker

POINTS: Final = 9
"""Points of the coarse grid, both ends included."""
_AT_ONCE: Final = 2
_MOST: Final = 60
"""Points looked at in all: where many winners change, some changes stay wider."""
_SHARE: Final = Decimal("1e-6")
"""Shares closer than this are equal: assignments are rounded to twelve digits."""
_ROUNDED: Final = 5
"""Minor units of a currency by which a plan misses its bound because its costs are rounded."""

OnFound = Callable[[FlipPoint], None]


def flips(
    asker: Asker,
    axis: FlipAxis,
    low: Decimal,
    high: Decimal,
    *,
    points: int = POINTS,
    on_found: OnFound = ignore,
) -> FlipPoints:
    """Find where the winner changes between two values of an axis, to a hundredth of the way.

    `on_found` is given each point as it is found, in no order. `points` are those of the
    coarse grid; where the plan itself stands is looked at too, if it is on the way. Raises
    InputError for an axis of nothing, or a range that makes no sense.
    """
    refuse_what_is_no_axis(asker.project, axis, low, high)
    walk = _Walk(asker, axis, (low, high), on_found)
    walk.look(walk.grid(points))
    while middles := walk.between():
        if not walk.look(middles):
            break
    return walk.found()


class _Walk:
    """The points of an axis that were looked at."""

    def __init__(
        self, asker: Asker, axis: FlipAxis, ends: tuple[Decimal, Decimal], on_found: OnFound
    ) -> None:
        self._asker = asker
        self._axis = axis
        self._low, self._high = ends
        self._on_found = on_found
        self._step = step(axis, *ends)
        # A digit finer than what is told apart, so that values stay short.
        digits = self._step.adjusted() - 1
        self._unit = Decimal(1) if axis.kind == "lead_time" else Decimal(1).scaleb(digits)
        self._points: dict[Decimal, FlipPoint] = {}
        self._stopped = False

    def grid(self, points: int) -> tuple[Decimal, ...]:
        """Give the values to look at first, the ends before the rest."""
        length = EXACT.subtract(self._high, self._low)
        count = max(points - 1, 1)
        inner = [
            self._rounded(EXACT.add(self._low, EXACT.divide(length * place, Decimal(count))))
            for place in range(1, count)
        ]
        own = here(self._asker.scenario, self._axis)
        if own is not None and self._low <= own <= self._high:
            inner.insert(0, own)
        return tuple(dict.fromkeys((self._low, self._high, *inner)))

    def look(self, values: Iterable[Decimal]) -> bool:
        """Plan at values, two at a time; False once a stop or the number of points ends it."""
        wanted = [value for value in values if value not in self._points]
        for first in range(0, len(wanted), _AT_ONCE):
            batch = wanted[first : first + _AT_ONCE]
            self._stopped = self._stopped or self._asker.should_stop()
            if self._stopped or len(self._points) >= _MOST:
                return False
            inputs = [
                varied(self._asker.project, self._asker.scenario, self._axis, value)
                for value in batch
            ]
            plans = self._asker.ask_each(
                [self._asker.varied(project=one, scenario=other) for one, other in inputs]
            )
            for value, (project, scenario), plan in zip(batch, inputs, plans, strict=True):
                if plan is not None and plan.solve.stopped == "user":
                    self._stopped = True
                    continue
                point = _point(value, project, scenario, plan)
                self._points[value] = point
                self._on_found(point)
        return not self._stopped

    def between(self) -> tuple[Decimal, ...]:
        """Give the middles of all neighbours that differ and are not close yet, widest first."""
        wide = [
            (one.value, other.value)
            for one, other in pairwise(self._sorted())
            if "unknown" not in {one.outcome, other.outcome}
            and _winners(one) != _winners(other)
            and other.value - one.value > self._step
        ]
        wide.sort(key=lambda ends: ends[0] - ends[1])
        middles = (self._rounded(EXACT.divide(EXACT.add(*ends), Decimal(2))) for ends in wide)
        return tuple(value for value in middles if value not in self._points)

    def found(self) -> FlipPoints:
        """Give the points in order, and the changes between them."""
        points = self._sorted()
        known = [point for point in points if point.outcome != "unknown"]
        return FlipPoints(
            axis=self._axis,
            currency=self._asker.project.currency,
            low=self._low,
            high=self._high,
            here=here(self._asker.scenario, self._axis),
            step=self._step,
            points=points,
            flips=tuple(flip for pair in pairwise(known) for flip in _flips(*pair)),
            complete=not self._stopped and len(known) == len(points),
        )

    def _sorted(self) -> tuple[FlipPoint, ...]:
        return tuple(self._points[value] for value in sorted(self._points))

    def _rounded(self, value: Decimal) -> Decimal:
        return value.quantize(self._unit, rounding=ROUND_HALF_EVEN, context=EXACT)


def _point(value: Decimal, project: Project, scenario: Scenario, plan: Plan | None) -> FlipPoint:
    if plan is not None and plan.status == "infeasible":
        return FlipPoint(value=value, outcome="no_plan", exact=True)
    if plan is None or not plan.trusted:
        return FlipPoint(value=value, outcome="unknown")
    return FlipPoint(
        value=value,
        outcome="plan",
        cost=plan.objective,
        bound=plan.bound,
        gap=plan.gap,
        stage=plan.stage,
        work=work_shares(project, scenario, plan),
        orders=ordered(project, plan),
        exact=_is_exact(plan),
    )


def _is_exact(plan: Plan) -> bool:
    if plan.objective is None or plan.bound is None:
        return False
    least = Decimal(_ROUNDED).scaleb(-minor_digits(plan.currency))
    served = plan.stage is None or plan.stage.gap == 0
    return served and EXACT.subtract(plan.objective, plan.bound) <= least


def work_shares(project: Project, scenario: Scenario, plan: Plan) -> tuple[WorkShares, ...]:
    """Give who does how much of the work: overall first, then of each workload worked on.

    A chip's part of a workload is what it does (throughput, as ported) in each period times
    the period's years, of what all chips do.
    """
    done: dict[str, dict[str, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for row in capacity(project, scenario, plan):
        if row.site:
            continue
        years = scenario.horizon.years(row.period)
        for part in row.by_chip:
            work = EXACT.multiply(part.amount, years)
            done[row.workload][part.chip] = EXACT.add(done[row.workload][part.chip], work)
    shares: dict[str, dict[str, Decimal]] = {}
    for workload, by_chip in done.items():
        whole = sum(by_chip.values(), Decimal(0))
        if whole:
            shares[workload] = {
                chip: EXACT.divide(work, whole) for chip, work in by_chip.items() if work
            }
    overall: dict[str, Decimal] = defaultdict(Decimal)
    for by_chip in shares.values():
        for chip, share in by_chip.items():
            overall[chip] = EXACT.add(overall[chip], EXACT.divide(share, Decimal(len(shares))))
    names = Names(project)
    return (
        _ranked(names, OVERALL, overall),
        *(_ranked(names, workload, by_chip) for workload, by_chip in shares.items()),
    )


def _ranked(names: Names, workload: str, shares: dict[str, Decimal]) -> WorkShares:
    chips = (
        ChipShare(
            chip=chip,
            maker=names.maker(chip),
            share=share.quantize(_SHARE, rounding=ROUND_HALF_EVEN, context=EXACT),
        )
        for chip, share in shares.items()
    )
    ranked = sorted(chips, key=lambda one: (-one.share, names.chip(one.chip), one.chip))
    return WorkShares(workload=workload, chips=tuple(ranked))


def ordered(project: Project, plan: Plan) -> tuple[OrderedChips, ...]:
    """Count the chips of each model that a plan orders, most first."""
    names = Names(project)
    counts: dict[str, int] = defaultdict(int)
    for order in plan.orders:
        for chip, count in names.held(order.offer):
            counts[chip] += count * order.units
    ranked = sorted(counts.items(), key=lambda one: (-one[1], names.chip(one[0]), one[0]))
    return tuple(OrderedChips(chip=chip, chips=count) for chip, count in ranked)


def _winners(point: FlipPoint) -> tuple[str, frozenset[tuple[str, str]]]:
    """Give what must be alike of two points for there to be no change between them."""
    return point.outcome, frozenset((one.workload, one.winner) for one in point.work)


def _flips(one: FlipPoint, other: FlipPoint) -> Iterator[Flip]:
    planned = one.outcome == "plan", other.outcome == "plan"
    works = [OVERALL]
    if all(planned):
        # Of a single workload there is nothing more to say than overall.
        asked = dict.fromkeys(each.workload for each in (*one.work, *other.work))
        works = list(asked) if len(asked) - 1 > 1 else [OVERALL]
    for workload in works:
        before, after = one.winner(workload), other.winner(workload)
        if before == after and planned[0] == planned[1]:
            continue
        yield Flip(
            workload=workload,
            low=one.value,
            high=other.value,
            before=before,
            after=after,
            planned_before=planned[0],
            planned_after=planned[1],
            # That there is a plan on one side only is proven, whatever the plan's gap.
            exact=not all(planned) or (one.exact and other.exact),
        )
