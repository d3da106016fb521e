"""The plan record of what was found: its gap, its status, its limits and its audit."""

import platform
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache
from importlib.metadata import version
from typing import Final

from procure.audit import audit
from procure.plan import LeftOut, Plan, ServedStage, Solve, Status
from procure.record import record
from procure.storage import digest
from procure.units import EXACT, minor_digits
from solver.engine import Options, Run, Stopped
from solver.extract import Draft
from solver.instance import Instance
from solver.usage import measure

_VERSIONS: Final = (("Procure", "procure"), ("HiGHS", "highspy"), ("PuLP", "PuLP"))
_ARITHMETIC: Final = Decimal("1e-9")
_GAP_DIGITS: Final = Decimal("1e-9")
_STAGE_DIGITS: Final = Decimal("1e-12")
_BOUND_DIGITS: Final = Decimal("1e-6")


@record
class Sound:
    """What was found: units placed (by column and site), and the plan made of them."""

    instance: Instance
    found: Draft
    placed: Mapping[int, Mapping[str, int]]

    @property
    def rank(self) -> tuple[Decimal, Decimal]:
        """Give what the best plan has least of: what is unserved where that counts, then cost."""
        unserved = self.found.unserved if self.instance.serves_first else Decimal(0)
        return unserved, self.found.objective


@record
class Proof:
    """What is proven of all plans: the least cost, and the least unserved where that counts."""

    cost: Decimal | None = None
    unserved: float | None = None


def finished(
    sound: Sound, proof: Proof, left_out: tuple[LeftOut, ...], options: Options, solve: Solve
) -> Plan:
    """Make the audited plan of what was found; it claims no more than was proven."""
    instance, found = sound.instance, sound.found
    bound = proof.cost
    stage = _stage(sound, proof)
    gap: Decimal | None = None
    status: Status = "feasible"
    if bound is not None:
        bound = min(bound, found.objective)
        lost = found.objective - bound
        gap = EXACT.divide(lost, abs(found.objective)) if found.objective else Decimal(0)
        gap = gap.quantize(_GAP_DIGITS)
        lines = len(found.costs) + len(found.shortfall)
        close = is_close(found.objective, bound, lines, instance.project.currency, options)
        bound = bound.quantize(_BOUND_DIGITS, context=EXACT)
        served = stage is None or (stage.gap is not None and stage.gap <= options.gap)
        if close and served:
            status = "optimal"
    plan = Plan(
        scenario=instance.scenario.name,
        digest=digest(instance.project, instance.scenario),
        status=status,
        currency=instance.project.currency,
        objective=found.objective,
        bound=bound,
        gap=gap,
        total_cost=found.total_cost,
        shortfall_cost=found.shortfall_cost,
        stage=stage,
        orders=found.orders,
        placements=found.placements,
        assignments=found.assignments,
        ports=found.ports,
        shortfall=found.shortfall,
        costs=found.costs,
        limits=measure(instance, found, sound.placed, left_out=left_out),
        left_out=left_out,
        solve=solve,
    )
    return replace(plan, audit=audit(instance.project, instance.scenario, plan))


def _stage(sound: Sound, proof: Proof) -> ServedStage | None:
    """Say how much is served and how sure that is, where that comes before cost."""
    if not sound.instance.serves_first:
        return None
    most = sum((sound.instance.importance(*place) for place in sound.instance.total), Decimal(0))
    value = sound.found.unserved.quantize(_STAGE_DIGITS)
    bound = None if proof.unserved is None else min(Decimal(proof.unserved), value)
    gap = None
    if bound is not None:
        bound = max(bound, Decimal(0)).quantize(_STAGE_DIGITS)
        gap = EXACT.divide(value - bound, most) if most else Decimal(0)
        gap = gap.quantize(_GAP_DIGITS)
    return ServedStage(value=value, most=most.quantize(_STAGE_DIGITS), bound=bound, gap=gap)


def is_close(
    objective: Decimal, bound: Decimal, lines: int, currency: str, options: Options
) -> bool:
    """Tell whether a plan of so many lines of cost is within the gap of a bound.

    Rounding each line can put the plan above the bound by half a minor unit.
    """
    half = Decimal("0.5").scaleb(-minor_digits(currency))
    rounding = (lines + 1) * half + abs(objective) * _ARITHMETIC
    return objective - bound <= options.gap * abs(objective) + rounding


def solve_record(options: Options, solved: Run, seconds: float, *, stopped: Stopped = "") -> Solve:
    """Say how a plan was found; all but the seconds can be reproduced.

    `stopped` says what ended the search after the run `solved`.
    """
    stopped = stopped or solved.stopped
    return Solve(
        engine=solved.engine,
        versions=(
            *_versions(),
            ("Python", platform.python_version()),
        ),
        gap_tolerance=options.gap,
        time_limit=options.time_limit,
        threads=options.threads,
        seed=options.seed,
        reproducible=options.mode == "reproducible"
        and options.time_limit is None
        and stopped != "user",
        stopped=stopped,
        variables=solved.variables,
        integers=solved.integers,
        constraints=solved.constraints,
        nodes=solved.nodes,
        seconds=Decimal(str(round(seconds, 3))),
    )


@cache
def _versions() -> tuple[tuple[str, str], ...]:
    # Looking them up reads whole files, which takes as long as auditing a small plan.
    return tuple((name, version(package)) for name, package in _VERSIONS)
