"""Ways to plan the same project: the product, and what a buyer could use instead.

Each takes a project with one scenario and tells a recorder what it has found so far. All
use one thread. Reading what can be ordered when (solver.candidates, solver.instance) is
the product's for all of them.
"""

import tempfile
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any, Final

import highspy
import pulp

from benchmarks.cbc_log import bound_in, objective_in, seconds_in, wall_seconds
from benchmarks.recorder import Recorder
from benchmarks.textbook import textbook
from procure.plan import Plan
from procure.project import Project
from procure.scenario import Scenario
from solver.candidates import screen
from solver.engine import Options, Progress
from solver.instance import Instance, make_instance
from solver.model import Model
from solver.planner import make_plan
from solver.replan import replan
from solver.rules import RULES, demand

Result = Mapping[str, object]
Way = Callable[[Project, float, float, Recorder], Result]
"""Plans a project to a relative gap, within so many seconds of the recorder's clock."""

PROCURE: Final = "Procure"
LIVE: Final = "Procure, live"
CBC: Final = "textbook, CBC"
HIGHS: Final = "textbook, HiGHS"
LINOPY: Final = "linopy, HiGHS"
OWN_MODEL: Final = "our model, HiGHS"
OURS: Final = (PROCURE, LIVE)
TEXTBOOK: Final = (CBC, HIGHS, LINOPY)
"""The ways of which the fastest on an instance is what ours are measured by."""

_LEAST_SECONDS: Final = 0.1


def _instance(project: Project) -> Instance:
    scenario = project.scenarios[0]
    return make_instance(project, scenario, screen(project, scenario))


def _seconds_left(limit: float, recorder: Recorder) -> float:
    return max(limit - recorder.seconds, _LEAST_SECONDS)


# The product


def procure(
    project: Project,
    gap: float,
    limit: float,
    recorder: Recorder,
    *,
    live: bool,
    before: tuple[Scenario, Plan] | None = None,
    keep: Callable[[Plan], None] = lambda _: None,
) -> Result:
    """Plan with the product; what counts is audited plans, and what is proven beside them.

    `before` is the scenario before an edit with its plan; `keep` is given the plan.
    """
    engine_seconds: float | None = None

    def on_progress(progress: Progress) -> None:
        nonlocal engine_seconds
        if progress.phase == "solving":
            recorder.tell(bound=progress.bound)
        engine_seconds = progress.engine_seconds

    def on_plan(plan: Plan) -> None:
        if plan.trusted and plan.objective is not None:
            recorder.tell(objective=float(plan.objective))

    options = Options(
        gap=Decimal(str(gap)),
        time_limit=Decimal(str(limit)),
        mode="live" if live else "reproducible",
    )
    plan_it = make_plan if before is None else partial(replan, before=before[0], plan=before[1])
    plan = plan_it(
        project,
        project.scenarios[0],
        options=options,
        on_progress=on_progress,
        on_plan=on_plan,
    )
    bound = None if plan.bound is None else float(plan.bound)
    on_plan(plan)
    recorder.tell(bound=bound)
    keep(plan)
    return {
        "status": plan.status if plan.trusted or plan.objective is None else "not trusted",
        "objective": float(plan.objective) if plan.trusted and plan.objective is not None else None,
        "bound": bound,
        "engine_seconds": engine_seconds,
        "variables": plan.solve.variables,
        "constraints": plan.solve.constraints,
    }


# What a buyer could use instead


class _Watch:
    """Is called by HiGHS often, and whenever it has a better plan."""

    kinds = (
        highspy.cb.HighsCallbackType.kCallbackMipInterrupt,
        highspy.cb.HighsCallbackType.kCallbackMipImprovingSolution,
    )

    def __init__(self, recorder: Recorder, in_money: Callable[[float], float] = float) -> None:
        self._recorder = recorder
        self._in_money = in_money

    def __call__(
        self, _kind: object, _message: object, out: Any, _into: object, _data: object
    ) -> None:
        self._recorder.tell(
            objective=self._in_money(out.mip_primal_bound),
            bound=self._in_money(out.mip_dual_bound),
        )

    def end(self, engine: highspy.Highs) -> Result:
        """Tell how a run ended."""
        info = engine.getInfo()
        found = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
        objective = self._in_money(info.objective_function_value) if found else None
        bound = self._in_money(info.mip_dual_bound)
        self._recorder.tell(objective=objective, bound=bound)
        status = engine.modelStatusToString(engine.getModelStatus())
        return {
            "status": status.lower(),
            "objective": objective,
            "bound": bound,
            "variables": engine.getNumCol(),
            "constraints": engine.getNumRow(),
        }


def _pulp_highs(problem: pulp.LpProblem, watch: _Watch, gap: float, seconds: float) -> Result:
    engine = pulp.HiGHS(
        msg=False,
        gapRel=gap,
        threads=1,
        timeLimit=seconds,
        callbackTuple=(watch, None),
        callbacksToActivate=list(watch.kinds),
    )
    problem.solve(engine)
    return watch.end(problem.solverModel)


def _textbook_highs(project: Project, gap: float, limit: float, recorder: Recorder) -> Result:
    problem = textbook(_instance(project))
    return _pulp_highs(problem, _Watch(recorder), gap, _seconds_left(limit, recorder))


def _textbook_cbc(project: Project, gap: float, limit: float, recorder: Recorder) -> Result:
    problem = textbook(_instance(project))

    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "cbc.log"
        # CBC uses one thread unless it is told otherwise.
        engine = pulp.COIN_CMD(
            path=pulp.apis.coin_api.pulp_cbc_path,
            msg=False,
            gapRel=gap,
            timeLimit=_seconds_left(limit, recorder),
            logPath=str(log),
        )
        problem.solve(engine)
        text = log.read_text(encoding="utf-8", errors="replace")
    # CBC fills its log in large pieces, but says in it when a plan was there.
    started = recorder.seconds - wall_seconds(text)
    passed = 0.0
    for line in text.splitlines():
        passed = max(passed, seconds_in(line) or 0.0)
        recorder.tell(objective=objective_in(line), bound=bound_in(line), at=started + passed)
    found = pulp.LpSolution.get(problem.sol_status, "")
    # Without a plan CBC leaves the relaxation's fractions in the variables.
    has_plan = problem.sol_status in {pulp.LpSolutionOptimal, pulp.LpSolutionIntegerFeasible}
    objective = pulp.value(problem.objective) if has_plan else None
    proven = "Result - Optimal solution found" in text and objective is not None
    bounds = [bound for line in text.splitlines() if (bound := bound_in(line)) is not None]
    if proven and objective is not None:
        # Where the tree is empty CBC prints no bound; it cut off what is within the gap.
        bounds.append(objective - gap * abs(objective))
    bound = max(bounds, default=None)
    recorder.tell(objective=objective, bound=bound)
    return {
        "status": "optimal" if proven else found.lower(),
        "objective": objective,
        "bound": bound,
        "variables": problem.numVariables(),
        "constraints": problem.numConstraints(),
    }


def _linopy_highs(project: Project, gap: float, limit: float, recorder: Recorder) -> Result:
    # It is not there where only the program and its tests are installed.
    from benchmarks.linopy_peer import linopy_model

    engine = linopy_model(_instance(project)).to_highspy()
    watch = _Watch(recorder)
    settings = {"output_flag": False, "threads": 1, "mip_rel_gap": gap}
    for name, value in settings.items():
        engine.setOptionValue(name, value)
    engine.setOptionValue("time_limit", _seconds_left(limit, recorder))
    engine.setCallback(watch, None)
    for kind in watch.kinds:
        engine.startCallback(kind)
    engine.run()
    return watch.end(engine)


def _own_model(project: Project, gap: float, limit: float, recorder: Recorder) -> Result:
    instance = _instance(project)
    model = Model(instance)
    demand.constrain(model)
    for one in instance.limits:
        RULES[one.family](model, one)
    model.charge()
    model.problem.setObjective(model.solver_objective())
    watch = _Watch(recorder, model.in_money)
    return _pulp_highs(model.problem, watch, gap, _seconds_left(limit, recorder))


WAYS: Final[Mapping[str, Way]] = {
    PROCURE: partial(procure, live=False),
    LIVE: partial(procure, live=True),
    CBC: _textbook_cbc,
    HIGHS: _textbook_highs,
    LINOPY: _linopy_highs,
    OWN_MODEL: _own_model,
}

SHORT: Final[Mapping[str, str]] = {
    "procure": PROCURE,
    "live": LIVE,
    "cbc": CBC,
    "highs": HIGHS,
    "linopy": LINOPY,
    "model": OWN_MODEL,
}
"""What the command line calls the ways."""
