"""A plan of one scenario as a plan of another that differs from it only in its limits."""

from collections.abc import Mapping
from dataclasses import replace

from procure.plan import Plan
from procure.project import Project
from procure.scenario import Scenario
from procure.storage import digest
from solver.candidates import screen
from solver.clock import Clock
from solver.engine import Options
from solver.extract import draft
from solver.instance import Instance, make_instance
from solver.left_out import left_out_by_limits
from solver.result import Proof, Sound, finished


def remade(
    project: Project, scenario: Scenario, plan: Plan, proof: Proof, options: Options
) -> Plan | None:
    """Make the plan of a scenario that has the orders and uses of `plan`, or `plan`'s clashes.

    Costs are computed, limits measured and the whole audited anew; the solve record stays
    that of `plan` but for its seconds. `proof` is what is proven of all plans of the
    scenario. None where the scenario does not allow one of the orders, or the audit fails.
    """
    clock = Clock(options)
    screening = screen(project, scenario)
    instance = make_instance(project, scenario, screening)
    left_out = (*screening.left_out, *left_out_by_limits(instance, screening))
    if plan.objective is None:
        made = replace(
            plan,
            scenario=scenario.name,
            digest=digest(project, scenario),
            left_out=left_out,
        )
    else:
        placed = _placed(instance, plan)
        if placed is None:
            return None
        found = draft(instance, placed, plan.assignments, plan.ports)
        sound = Sound(instance=instance, found=found, placed=placed)
        made = finished(sound, proof, left_out, options, plan.solve)
        if not made.trusted:
            return None
    return replace(made, solve=replace(made.solve, seconds=clock.rounded))


def taken_over(plan: Plan, options: Options) -> Plan:
    """Say of a plan found for another scenario that a run of its own need not give it."""
    found = replace(plan.solve, gap_tolerance=options.gap, reproducible=False)
    return replace(plan, solve=found)


def _placed(instance: Instance, plan: Plan) -> Mapping[int, Mapping[str, int]] | None:
    """Find the column of each order: {column: {site: units}}; None where one has none."""
    columns = {
        (column.option.offer.id, column.candidate.period, column.candidate.licence): column
        for column in instance.columns
    }
    numbers: dict[str, int] = {}
    placed: dict[int, dict[str, int]] = {}
    for order in plan.orders:
        column = columns.get((order.offer, order.period, order.licence))
        if column is None or column.candidate.arrives != order.arrives:
            return None
        numbers[order.id] = column.number
        placed[column.number] = {}
    for one in plan.placements:
        placed[numbers[one.order]][one.site] = one.units
    return placed
