"""The least by which something has to give for there to be a plan, proven."""

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future
from dataclasses import replace
from decimal import ROUND_FLOOR, Decimal
from math import isfinite
from threading import Lock
from typing import Final, Literal

from procure.explained.repairs import Change, repaired
from procure.limits import limit_by_key, limit_value
from procure.project import Project
from procure.record import record
from procure.scenario import Limit, Scenario
from procure.storage import digest
from procure.units import EXACT
from solver.engine import (
    IsEnough,
    Options,
    Run,
    ShouldStop,
    StoppedError,
    never_enough,
    relax,
    run,
)
from solver.explain.least_care import CLOSE, NOWHERE, ROUGH, WHETHER, Care, Start, settings
from solver.explain.least_model import TOLERANCE, Easing, Lever
from solver.explain.least_steps import (
    AMOUNT_OF_DEMAND,
    PART_OF_DEMAND,
    Scale,
    is_too_little,
    scale_of,
)
from solver.matrix import Matrix, matrix

_CLOSER: Final = 8
"""So often a value is tried with one step less before that is left unproven."""


@record
class Eased:
    """What came of letting levers give.

    `enough`: with what is `given` (in the unit of each value) there is a plan. `never`:
    however much they give, there is proven to be none. `low` is the least that the parts
    of their `sizes` add up to in any plan. `start` has the whole numbers of the solution.
    """

    outcome: Literal["enough", "never", "unknown"]
    given: Mapping[Lever, Decimal]
    sizes: Mapping[Lever, Decimal]
    low: Decimal
    start: Start


_Asked = tuple[str, tuple[Lever, ...], Care, frozenset[tuple[str, float]]]
_NONE: Final = Decimal(0)
_UNKNOWN: Final = Eased(outcome="unknown", given={}, sizes={}, low=_NONE, start={})


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
        self._known: dict[_Asked, Future[Eased]] = {}

    def ease(
        self,
        scenario: Scenario,
        levers: Iterable[Lever],
        care: Care = ROUGH,
        start: Start = NOWHERE,
    ) -> Eased:
        """Let levers give, in all by the least part of what they are, about.

        `start` has the whole numbers of a solution, where one is known: then most of the work
        is to prove how near to the least it is.
        """
        levers = tuple(levers)
        asked = digest(self._project, scenario), levers, care, frozenset(start.items())
        with self._lock:
            is_new = asked not in self._known
            answer = self._known.setdefault(asked, Future())
        if not is_new:
            return answer.result()
        try:
            found = self._eased(scenario, levers, care, start)
        except BaseException as fault:
            answer.set_exception(fault)
            raise
        if self._should_stop():
            # What a stop has ended is not remembered.
            with self._lock:
                del self._known[asked]
        answer.set_result(found)
        return found

    def _eased(
        self, scenario: Scenario, levers: tuple[Lever, ...], care: Care, start: Start
    ) -> Eased:
        try:
            easing = Easing(self._project, scenario, levers, self._should_stop)
        except StoppedError:
            return _UNKNOWN
        program, integers = matrix(easing.model.problem), easing.integers
        if not easing.too_large:
            lowest = self._lowest(program)
            if lowest is None:
                easing.turn_round()
                least = self._lowest(matrix(easing.model.problem))
                if least is not None and least > TOLERANCE:
                    return self._never(scenario, easing)
            elif care is WHETHER and lowest > TOLERANCE:
                return replace(_UNKNOWN, low=Decimal(lowest))
        solved = self._run(program, integers, care, self._is_enough(scenario, easing, care), start)
        if solved.outcome == "infeasible" and not easing.too_large:
            # Said only when confirmed: the rest has to give, however much the levers do.
            easing.turn_round()
            other = self._run(matrix(easing.model.problem), integers, WHETHER, _gives)
            proven = other.bound is not None and other.bound > TOLERANCE
            return self._never(scenario, easing) if proven else _UNKNOWN
        low = 0.0 if solved.bound is None or easing.too_large else solved.bound
        if not solved.values:
            return replace(_UNKNOWN, low=Decimal(low))
        return Eased(
            outcome="enough",
            given=easing.given(solved),
            sizes=easing.sizes,
            low=Decimal(low),
            start={
                name: solved.values[name]
                for name, whole in zip(program.names, program.integer, strict=True)
                if whole
            },
        )

    def _is_enough(self, scenario: Scenario, easing: Easing, care: Care) -> IsEnough | None:
        """Give what tells that a lever alone is known as closely as its round value shows.

        None where what a search proves does not tell that: it goes by the care alone.
        """
        if care is WHETHER:
            return _gives
        if care is not CLOSE or len(easing.gives) != 1 or easing.too_large:
            return None
        ((lever, size),) = easing.sizes.items()
        if not self._tells(scenario, lever):
            return None

        def is_round(part: float, low: float) -> bool:
            if not isfinite(part):
                return False
            if part <= TOLERANCE:
                return True
            given = EXACT.multiply(Decimal(part), size)
            least = self._needed(scenario, lever, size, Decimal(max(low, 0.0)))
            return self.rounded(scenario, lever, given, least).proven

        return is_round

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

    def change(self, scenario: Scenario, lever: Lever, start: Start = NOWHERE) -> Change | None:
        """Give the least that a lever alone has to give, the scenario otherwise as it is.

        A round value, the one before where it need not give at all; None where that was not
        found out. `start` is as for `ease`.
        """
        eased = self.ease(scenario, [lever], CLOSE, start)
        if eased.outcome != "enough":
            return None
        low = self._low(scenario, lever, eased)
        change = self.rounded(scenario, lever, eased.given.get(lever, _NONE), low)
        if change.proven or self._tells(scenario, lever):
            return change
        return self._closer(scenario, lever, change)

    def _low(self, scenario: Scenario, lever: Lever, eased: Eased) -> Decimal:
        """Give what a lever has to give at least where nothing else does."""
        if lever not in eased.sizes or not self._tells(scenario, lever):
            return _NONE
        return self._needed(scenario, lever, eased.sizes[lever], eased.low)

    def _tells(self, scenario: Scenario, lever: Lever) -> bool:
        """Tell whether what a search proves of a lever's row holds of its value."""
        limit = self._limit(scenario, lever)
        if limit is not None:
            # Of a share what its row lacks is proven, not what part of the whole that is.
            return limit.family != "share"
        # Work counts in a share by what part of the demand it is: of less demand, more.
        return not _counts_work(scenario)

    def _needed(self, scenario: Scenario, lever: Lever, size: Decimal, part: Decimal) -> Decimal:
        """Give a part of a lever's size in the unit of its value."""
        needed = EXACT.multiply(part, size)
        limit = self._limit(scenario, lever)
        if limit is not None:
            return needed
        return EXACT.multiply(needed, self._before(scenario, lever, limit))

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

    def _closer(self, scenario: Scenario, lever: Lever, change: Change) -> Change:
        """Draw a change closer until one step less is proven too little.

        First by one step, then by half of what is left: where the bound of a search does not
        tell how much has to give, this alone does.
        """
        short: Decimal | None = None
        tried = change.one_step_less
        for _ in range(_CLOSER):
            less = replace(change, after=tried)
            fits = self._fits(scenario, lever, less)
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

    def _fits(self, scenario: Scenario, lever: Lever, change: Change) -> bool | None:
        """Tell whether a change is enough; None where that was not found out."""
        eased = self.ease(repaired(self._project, scenario, [change]), [lever], WHETHER)
        if eased.low > TOLERANCE:
            return False
        return True if eased.outcome == "enough" and not eased.given else None

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

    def _run(
        self,
        program: Matrix,
        integers: int,
        care: Care,
        is_enough: IsEnough | None,
        start: Start = NOWHERE,
    ) -> Run:
        return run(
            program,
            replace(self._remaining(), gap=care.of_change if is_enough is None else _NONE),
            settings=settings(
                care, integers, has_end=is_enough is not None, proves=bool(start) or care is WHETHER
            ),
            start=start or None,
            should_stop=self._should_stop,
            is_enough=never_enough if is_enough is None else is_enough,
            phase="confirming",
        )


def _gives(_: float, low: float) -> bool:
    """Tell whether it is proven that something gives at all."""
    return low > TOLERANCE


def _counts_work(scenario: Scenario) -> bool:
    """Tell whether a share of the work served is limited."""
    return any(one.on and one.family == "share" and one.of == "served" for one in scenario.limits)
