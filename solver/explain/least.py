"""The least by which something has to give for there to be a plan, proven."""

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future
from dataclasses import replace
from decimal import ROUND_FLOOR, Decimal
from threading import Lock
from typing import Final, Literal

from procure.explained.repairs import Change, repaired
from procure.limits import limit_by_key, limit_value
from procure.project import Project
from procure.record import record
from procure.scenario import Limit, Scenario
from procure.storage import digest
from procure.units import EXACT
from solver.engine import Options, Run, ShouldStop, StoppedError, relax, run
from solver.explain.least_model import TOLERANCE, Easing, Lever
from solver.explain.least_steps import (
    AMOUNT_OF_DEMAND,
    PART_OF_DEMAND,
    Scale,
    is_too_little,
    scale_of,
)
from solver.matrix import Matrix, matrix


@record
class Care:
    """How close a search comes: to a part of what gives, or to a part of the value that gives.

    `work` ends it at the same point on every machine: so many nodes times whole numbers.
    """

    of_change: Decimal
    of_value: float = 0.0
    work: int = 300_000


ROUGH: Final = Care(of_change=Decimal("0.1"), of_value=0.03)
"""Enough to see what gives."""
CLOSE: Final = Care(of_change=Decimal("0.01"), of_value=0.006)
_WHETHER: Final = Care(of_change=Decimal("0.99"), work=100_000)
"""Enough where it is only asked whether something gives at all: above zero is enough."""
_NODES: Final = 100
"""So many nodes are looked at however large a program is."""
_CLOSER: Final = 8
"""So often a value is tried with one step less before that is left unproven."""


@record
class Eased:
    """What came of letting levers give.

    `enough`: with what is `given` (in the unit of each value) there is a plan. `never`:
    however much they give, there is proven to be none. `low` is the least that the parts
    of their `sizes` add up to in any plan.
    """

    outcome: Literal["enough", "never", "unknown"]
    given: Mapping[Lever, Decimal]
    sizes: Mapping[Lever, Decimal]
    low: Decimal


_NONE: Final = Decimal(0)
_UNKNOWN: Final = Eased(outcome="unknown", given={}, sizes={}, low=_NONE)


class Least:
    """Looks for the least that levers of a project's scenarios have to give.

    Threads may ask at once: of two that ask the same, one waits for what the other finds.
    """

    def __init__(
        self, project: Project, remaining: Callable[[], Options], should_stop: ShouldStop
    ) -> None:
        self._project = project
        self._remaining = remaining
        self._should_stop = should_stop
        self._lock = Lock()
        self._known: dict[tuple[str, tuple[Lever, ...], Care], Future[Eased]] = {}

    def ease(self, scenario: Scenario, levers: Iterable[Lever], care: Care = ROUGH) -> Eased:
        """Let levers give, in all by the least part of what they are, about."""
        levers = tuple(levers)
        asked = digest(self._project, scenario), levers, care
        with self._lock:
            is_new = asked not in self._known
            answer = self._known.setdefault(asked, Future())
        if not is_new:
            return answer.result()
        try:
            found = self._eased(scenario, levers, care)
        except BaseException as fault:
            answer.set_exception(fault)
            raise
        if self._should_stop():
            # What a stop has ended is not remembered.
            with self._lock:
                del self._known[asked]
        answer.set_result(found)
        return found

    def _eased(self, scenario: Scenario, levers: tuple[Lever, ...], care: Care) -> Eased:
        try:
            easing = Easing(self._project, scenario, levers, self._should_stop)
        except StoppedError:
            return _UNKNOWN
        program, integers = matrix(easing.model.problem), easing.integers
        if not easing.too_large and self._lowest(program) is None:
            easing.turn_round()
            least = self._lowest(matrix(easing.model.problem))
            if least is not None and least > TOLERANCE:
                return self._never(scenario, easing)
        solved = self._run(program, integers, care)
        if solved.outcome == "infeasible" and not easing.too_large:
            # Said only when confirmed: the rest has to give, however much the levers do.
            easing.turn_round()
            other = self._run(matrix(easing.model.problem), integers, _WHETHER)
            proven = other.bound is not None and other.bound > TOLERANCE
            return self._never(scenario, easing) if proven else _UNKNOWN
        if not solved.values:
            return _UNKNOWN
        low = 0.0 if solved.bound is None or easing.too_large else solved.bound
        return Eased(
            outcome="enough",
            given=easing.given(solved),
            sizes=easing.sizes,
            low=Decimal(low),
        )

    def _never(self, scenario: Scenario, easing: Easing) -> Eased:
        """Give what follows from the rest having to give, however much the levers do."""
        if _counts_work(scenario) and not all(lever.key for lever in easing.gives):
            # Of less demand the same work is another share: nothing is known of that.
            return _UNKNOWN
        return replace(_UNKNOWN, outcome="never")

    def _lowest(self, program: Matrix) -> float | None:
        """Give the least a program comes to by its relaxation; None where that says nothing."""
        relaxed = relax(program, self._remaining(), should_stop=self._should_stop)
        return None if relaxed is None else relaxed.objective

    def change(self, scenario: Scenario, lever: Lever, eased: Eased | None = None) -> Change | None:
        """Give the least that a lever alone has to give, the scenario otherwise as it is.

        A round value, the one before where it need not give at all; None where that was not
        found out. `eased` is what came of it where nothing else gave.
        """
        if eased is not None:
            change = self.rounded(
                scenario, lever, eased.given[lever], self._low(scenario, lever, eased)
            )
            if change.proven:
                return change
        eased = self.ease(scenario, [lever], CLOSE)
        if eased.outcome != "enough":
            return None
        low = self._low(scenario, lever, eased)
        change = self.rounded(scenario, lever, eased.given.get(lever, Decimal(0)), low)
        return change if change.proven else self._closer(scenario, lever, change, low)

    def _low(self, scenario: Scenario, lever: Lever, eased: Eased) -> Decimal:
        """Give what a lever has to give at least where nothing else does."""
        limit = self._limit(scenario, lever)
        if limit is not None and limit.family == "share":
            # What its row lacks is proven, not what part of the whole that is.
            return _NONE
        if limit is None and _counts_work(scenario):
            # Work counts in a share by what part of the demand it is: of less demand, more.
            return _NONE
        low = EXACT.multiply(eased.low, eased.sizes[lever])
        return (
            low if limit is not None else EXACT.multiply(low, self._before(scenario, lever, limit))
        )

    def rounded(
        self, scenario: Scenario, lever: Lever, given: Decimal, low: Decimal = _NONE
    ) -> Change:
        """Give the change that is at least what a lever gives, as a round value.

        As fine as is proven where less than `low` is proven not to be enough.
        """
        limit = self._limit(scenario, lever)
        scale = self._scale(lever, limit)
        before = self._before(scenario, lever, limit)
        # Demand gives by a part of what it is.
        unit = before if limit is None else Decimal(1)
        by = EXACT.multiply(given, unit)
        change = Change(
            key=lever.key,
            workload=lever.workload,
            site=lever.site,
            period=lever.period,
            before=before,
            after=before,
            step=Decimal(0),
            proven=not by,
        )
        for step in scale.steps(before, by) if by else ():
            change = replace(change, step=step, after=scale.eased(before, by, step))
            if is_too_little(before, change.one_step_less, low):
                return replace(change, proven=True)
        return change

    def _closer(self, scenario: Scenario, lever: Lever, change: Change, low: Decimal) -> Change:
        """Draw a change closer until one step less is proven too little.

        First by one step, then by half of what is left: shares are found by this alone.
        """
        short: Decimal | None = None
        tried = change.one_step_less
        for _ in range(_CLOSER):
            less = replace(change, after=tried)
            fits = self._fits(scenario, lever, less, low)
            if fits is None:
                break
            if fits:
                change = less
                if change.by == 0:
                    break
            else:
                short = tried
            if short == change.one_step_less:
                return replace(change, proven=True)
            base = change.before if short is None else short
            steps = (abs(change.after - base) / change.step / 2).to_integral_value(ROUND_FLOOR)
            tried = change.stepped_back(max(steps, Decimal(1)))
        return change

    def _fits(self, scenario: Scenario, lever: Lever, change: Change, low: Decimal) -> bool | None:
        """Tell whether a change is enough; None where that was not found out."""
        if is_too_little(change.before, change.after, low):
            return False
        eased = self.ease(repaired(self._project, scenario, [change]), [lever], _WHETHER)
        if eased.outcome != "enough":
            return None
        if not eased.given:
            return True
        return False if eased.low > TOLERANCE else None

    def _before(self, scenario: Scenario, lever: Lever, limit: Limit | None) -> Decimal:
        """Give the value that is to give."""
        if limit is not None:
            return limit_value(self._project, limit) or Decimal(0)
        if lever.period is None:
            return Decimal(1)
        amounts = (
            row.amounts[lever.period]
            for row in scenario.demand
            if (row.workload, row.site) == (lever.workload, lever.site)
            and lever.period < len(row.amounts)
        )
        return sum(amounts, Decimal(0))

    def _scale(self, lever: Lever, limit: Limit | None) -> Scale:
        """Give how the value is rounded."""
        if limit is not None:
            return scale_of(limit, self._project.currency)
        return PART_OF_DEMAND if lever.period is None else AMOUNT_OF_DEMAND

    def _limit(self, scenario: Scenario, lever: Lever) -> Limit | None:
        return limit_by_key(self._project, scenario, lever.key) if lever.key else None

    def _run(self, program: Matrix, integers: int, care: Care) -> Run:
        return run(
            program,
            replace(self._remaining(), gap=care.of_change),
            settings={
                "mip_max_nodes": max(care.work // (integers or 1), _NODES),
                "mip_abs_gap": care.of_value,
            },
            should_stop=self._should_stop,
            phase="confirming",
        )


def _counts_work(scenario: Scenario) -> bool:
    """Tell whether a share of the work served is limited."""
    return any(one.on and one.family == "share" and one.of == "served" for one in scenario.limits)
