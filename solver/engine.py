"""Runs HiGHS on a PuLP problem: progress, cancelling, and what the run is entitled to say.

Statuses come from the engine's own model status and primal solution status. PuLP calls a
cancelled run without a solution "optimal" with every variable at zero.
"""

import math
import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field, replace
from decimal import Decimal
from typing import Final, Literal

import highspy
import numpy as np
import pulp
from numpy.typing import NDArray

from procure.record import record
from procure.units import Number
from solver.matrix import Matrix, Rows, hand_over, matrix

ENGINE: Final = "HiGHS"
_POLL_SECONDS: Final = 0.05
_PAUSE: Final = 3.0
"""Between two solutions on the way, so many times as long as the first took to be told of."""

Outcome = Literal["optimal", "feasible", "infeasible", "nothing_found", "failed"]
Stopped = Literal["", "time", "user"]


@record
class Options:
    """How hard to look: relative gap, time limit in seconds (none: until proven).

    Threads and seed are fixed so that the same input gives the same plan. In `live` mode
    that is given up for speed: CBC looks for plans too, and the clock ends attempts.
    """

    gap: Number = Decimal("0.001")
    time_limit: Number | None = None
    threads: int = 1
    seed: int = 0
    mode: Literal["reproducible", "live"] = "reproducible"


@record
class Progress:
    """Where a run stands. Money is discounted, in the project's currency.

    While `serving` and `confirming`, `objective` and `bound` are no money. While `checking`,
    `engine_seconds` is what the engines took until then.
    """

    phase: Literal["building", "serving", "solving", "confirming", "checking"]
    seconds: float = 0.0
    objective: float | None = None
    bound: float | None = None
    gap: float | None = None
    engine_seconds: float | None = None


@record
class Run:
    """What a run of the engine gave, in the model's scaled money, and the seconds it took."""

    outcome: Outcome
    stopped: Stopped
    values: Mapping[str, float]
    objective: float | None
    bound: float | None
    nodes: int
    variables: int
    integers: int
    constraints: int
    engine: str = ENGINE
    seconds: float = field(default=0.0, compare=False)


Setting = bool | int | float | str
OnProgress = Callable[[Progress], None]
OnFound = Callable[[Run], None]
ShouldStop = Callable[[], bool]
IsEnough = Callable[[float, float], bool]


class StoppedError(Exception):
    """The user stopped before anything could be handed to the engine."""


STOPPED: Final = Run(
    outcome="nothing_found",
    stopped="user",
    values={},
    objective=None,
    bound=None,
    nodes=0,
    variables=0,
    integers=0,
    constraints=0,
)
"""What comes of a program that was never finished."""


def ignore(_: object) -> None:
    """Take no notice of progress, or of what is found on the way."""


def never() -> bool:
    """Never stop."""
    return False


def never_enough(_objective: float, _bound: float) -> bool:
    """Let a run come as near as its gap says."""
    return False


class _Watch:
    """What the engine's thread and the waiting one tell each other."""

    def __init__(self, is_enough: IsEnough = never_enough) -> None:
        self.is_enough = is_enough
        self.stop = threading.Event()
        self.objective = math.inf
        self.bound = -math.inf
        self.solution: Sequence[float] | None = None
        self.over = False
        self.fault: BaseException | None = None

    def __call__(
        self, kind: object, _message: object, out: object, into: object, _data: object
    ) -> None:
        """Be called by HiGHS now and then, in its thread: must be quick."""
        if kind == highspy.cb.HighsCallbackType.kCallbackMipImprovingSolution:
            # What it points to is the engine's own, and gone once this returns.
            self.solution = list(out.mip_solution)  # type: ignore[attr-defined]
        self.objective = out.mip_primal_bound  # type: ignore[attr-defined]
        self.bound = out.mip_dual_bound  # type: ignore[attr-defined]
        if self.stop.is_set() or (
            kind == highspy.cb.HighsCallbackType.kCallbackMipInterrupt
            and self.is_enough(self.objective, self.bound)
        ):
            into.user_interrupt = True  # type: ignore[attr-defined]


def run(  # noqa: PLR0913 - all but two are left out by most callers
    problem: pulp.LpProblem | Matrix,
    options: Options,
    *,
    in_money: Callable[[float], float] = float,
    settings: Mapping[str, Setting] | None = None,
    start: Mapping[str, float] | None = None,
    on_progress: OnProgress = ignore,
    should_stop: ShouldStop = never,
    is_enough: IsEnough = never_enough,
    on_found: OnFound | None = None,
    phase: Literal["serving", "solving", "confirming"] = "solving",
) -> Run:
    """Solve a problem in a thread of its own and wait for it.

    `in_money` turns the model's objective into currency, for progress. `settings` are further
    HiGHS options, `start` the values of a solution to start from. Waiting polls
    `should_stop` about twenty times a second. `is_enough` is asked of the objective found and
    the bound proven (infinite: none yet) wherever the engine looks whether to go on, so that
    the run ends at the same point on every machine. `on_found` is told of solutions on the
    way, in the thread that waits; of several in quick succession, of the last.
    """
    program = problem if isinstance(problem, Matrix) else matrix(problem)
    watch = _Watch(is_enough)
    if should_stop():
        return _stopped_before_start(program)
    engine = _engine(options, settings or {}, watch)
    hand_over(program, engine)
    if start is not None:
        first = highspy.HighsSolution()
        # The engine finds the integers that are not given, for which it takes infinity,
        # and the best of all others.
        unknown = np.where(program.integer, math.inf, 0.0).tolist()
        first.col_value = list(map(start.get, program.names, unknown))
        engine.setSolution(first)
    if on_found is not None:
        engine.startCallback(highspy.cb.HighsCallbackType.kCallbackMipImprovingSolution)

    started = time.monotonic()
    told = (math.inf, -math.inf)
    due = started

    def look() -> None:
        nonlocal told, due
        if should_stop():
            watch.stop.set()
        now = (watch.objective, watch.bound)
        if now != told:
            told = now
            on_progress(_progress(phase, time.monotonic() - started, watch, in_money))
        values, begun = watch.solution, time.monotonic()
        wanted = not watch.over and not watch.stop.is_set() and begun >= due
        if on_found is not None and values is not None and wanted:
            watch.solution = None
            on_found(_on_the_way(program, values, watch.bound, begun - started))
            due = time.monotonic() + _PAUSE * (time.monotonic() - begun)

    _in_thread([engine], watch, look)
    return replace(_result(engine, program, watch), seconds=time.monotonic() - started)


@record
class Relaxation:
    """The best solution of a program whose integers may be fractions.

    `values` and `reduced` costs are in the order of the columns, `duals` in that of the rows;
    `seconds` is what the engine took.
    """

    objective: float
    seconds: float
    values: NDArray[np.float64]
    reduced: NDArray[np.float64]
    duals: NDArray[np.float64]


@record
class Bounds:
    """The bounds of some columns, or rows, by their numbers."""

    place: NDArray[np.intp]
    low: NDArray[np.float64]
    high: NDArray[np.float64]


class Relaxing:
    """A program without regard to its integers, solved again as rows are added to it."""

    def __init__(self, program: Matrix, options: Options) -> None:
        self._watch = _Watch()
        self._engine = _engine(options, {"solve_relaxation": True}, self._watch)
        hand_over(program, self._engine)

    def add(self, rows: Rows) -> None:
        """Add rows; the next solve starts from where the last one ended."""
        self._engine.addRows(
            len(rows.low), rows.low, rows.high, len(rows.value), rows.starts, rows.index, rows.value
        )

    def within(self, columns: Bounds, rows: Bounds) -> None:
        """Give some columns and rows other bounds; the next solve goes on from the last one."""
        self._engine.changeColsBounds(
            len(columns.place), columns.place.astype(np.int32), columns.low, columns.high
        )
        for place, low, high in zip(rows.place, rows.low, rows.high, strict=True):
            self._engine.changeRowBounds(int(place), float(low), float(high))

    def solve(
        self, time_limit: Number | None = None, *, should_stop: ShouldStop = never
    ) -> Relaxation | None:
        """Solve it, within so many seconds; None where that gives no optimum."""

        def look() -> None:
            if should_stop():
                self._watch.stop.set()

        engine = self._engine
        if time_limit is not None:
            # The engine's clock goes on from one run to the next.
            engine.setOptionValue("time_limit", engine.getRunTime() + max(float(time_limit), 0.0))
        started = time.monotonic()
        _in_thread([engine], self._watch, look)
        if engine.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        solution = engine.getSolution()
        return Relaxation(
            objective=float(engine.getInfo().objective_function_value),
            seconds=time.monotonic() - started,
            values=np.array(solution.col_value),
            reduced=np.array(solution.col_dual),
            duals=np.array(solution.row_dual),
        )


def relax(
    program: Matrix, options: Options, *, should_stop: ShouldStop = never
) -> Relaxation | None:
    """Solve a program without regard to its integers; None where that gives no optimum."""
    return Relaxing(program, options).solve(options.time_limit, should_stop=should_stop)


def run_each(
    problems: Iterable[pulp.LpProblem],
    options: Options,
    *,
    settings: Mapping[str, Setting] | None = None,
) -> tuple[Run, ...]:
    """Solve problems one after another, in one thread: small ones take less than a thread."""
    watch = _Watch()
    programs = [matrix(problem) for problem in problems]
    engines = [_engine(options, settings or {}, watch) for _ in programs]
    for engine, program in zip(engines, programs, strict=True):
        hand_over(program, engine)
    _in_thread(engines, watch, lambda: None)
    return tuple(
        _result(engine, program, watch) for engine, program in zip(engines, programs, strict=True)
    )


def _in_thread(engines: Iterable[highspy.Highs], watch: _Watch, look: Callable[[], None]) -> None:
    """Run engines in a thread of their own, calling `look` now and then while they do."""
    # An interrupted join takes a thread for ended that is not (Python 3.11).
    ended = threading.Event()

    def work() -> None:
        try:
            for engine in engines:
                engine.run()
        except BaseException as fault:  # noqa: BLE001 - handed to the thread that waits
            watch.fault = fault
        finally:
            watch.over = True
            ended.set()

    # A fresh thread each time: HiGHS keeps its number of threads with the thread, and
    # does not solve when that number changes.
    thread = threading.Thread(target=work, name="HiGHS", daemon=True)
    thread.start()
    try:
        done = False
        while not done:
            done = ended.wait(_POLL_SECONDS)
            look()
    except BaseException:
        # Ctrl-C, say: the engine must have ended before Python does, or it aborts both.
        watch.stop.set()
        ended.wait()
        raise
    thread.join()
    if watch.fault is not None:
        raise watch.fault


def _engine(options: Options, settings: Mapping[str, Setting], watch: _Watch) -> highspy.Highs:
    """Make an engine with its options, which tells `watch` where it stands."""
    engine = highspy.Highs()  # type: ignore[no-untyped-call]
    engine.setCallback(watch, None)
    kinds = highspy.cb.HighsCallbackType
    for kind in (
        kinds.kCallbackMipInterrupt,
        kinds.kCallbackSimplexInterrupt,
        kinds.kCallbackIpmInterrupt,
    ):
        engine.startCallback(kind)
    chosen: dict[str, Setting] = {
        "output_flag": False,
        "mip_rel_gap": float(options.gap),
        "mip_abs_gap": 0.0,
        "threads": options.threads,
        "random_seed": options.seed,
    }
    if options.time_limit is not None:
        chosen["time_limit"] = max(float(options.time_limit), 0.0)
    for name, value in (chosen | dict(settings)).items():
        engine.setOptionValue(name, value)
    return engine


def _stopped_before_start(program: Matrix) -> Run:
    return replace(
        STOPPED,
        variables=len(program.names),
        integers=int(program.integer.sum()),
        constraints=len(program.row_low),
    )


def _on_the_way(program: Matrix, values: Sequence[float], bound: float, seconds: float) -> Run:
    """Give a solution that may not be the last one, with what is proven by now."""
    return Run(
        outcome="feasible",
        stopped="",
        values=dict(zip(program.names, values, strict=True)),
        objective=float(program.cost @ np.array(values)) + program.offset,
        bound=bound if math.isfinite(bound) else None,
        nodes=0,
        variables=len(program.names),
        integers=int(program.integer.sum()),
        constraints=len(program.row_low),
        seconds=seconds,
    )


def _progress(
    phase: Literal["serving", "solving", "confirming"],
    seconds: float,
    watch: _Watch,
    in_money: Callable[[float], float],
) -> Progress:
    objective = in_money(watch.objective) if math.isfinite(watch.objective) else None
    bound = in_money(watch.bound) if math.isfinite(watch.bound) else None
    gap = None
    if objective and bound is not None:
        gap = max((objective - bound) / abs(objective), 0.0)
    return Progress(phase=phase, seconds=seconds, objective=objective, bound=bound, gap=gap)


def _result(engine: highspy.Highs, program: Matrix, watch: _Watch) -> Run:
    status = engine.getModelStatus()
    info = engine.getInfo()
    found = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    known = highspy.HighsModelStatus
    outcome: Outcome
    if status == known.kOptimal and found:
        outcome = "optimal"
    elif status in {known.kInfeasible, known.kUnboundedOrInfeasible}:
        outcome = "infeasible"
    elif found:
        outcome = "feasible"
    elif status in {
        known.kInterrupt,
        known.kTimeLimit,
        known.kIterationLimit,
        known.kSolutionLimit,
    }:
        outcome = "nothing_found"
    else:
        outcome = "failed"
    stopped: Stopped = ""
    if status == known.kInterrupt and watch.stop.is_set():
        stopped = "user"
    elif status == known.kTimeLimit:
        stopped = "time"
    values: dict[str, float] = {}
    if found:
        values = dict(zip(program.names, engine.getSolution().col_value, strict=True))
    integers = int(program.integer.sum())
    bound = info.mip_dual_bound if integers else info.objective_function_value
    return Run(
        outcome=outcome,
        stopped=stopped,
        values=values,
        objective=info.objective_function_value if found else None,
        bound=bound if math.isfinite(bound) and (found or integers) else None,
        nodes=max(int(info.mip_node_count), 0),
        variables=len(program.names),
        integers=integers,
        constraints=len(program.row_low),
    )
