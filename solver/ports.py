"""Ports: software of a stack made ready for a workload, when the plan chooses.

Variables y[stack, workload, t] say that a port starts in period t, at most once; the
chips of the stack do the workload in a period only as far as a port is ready by then.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from procure.demand import Readiness
from procure.plan import Assignment, CostLine, Port
from procure.project import Project
from procure.record import record
from procure.scenario import Scenario
from procure.units import after_weeks, round_money

if TYPE_CHECKING:
    import pulp

    from solver.engine import Run
    from solver.instance import Instance
    from solver.model import Model
    from solver.terms import Terms

_HALF: Final = 0.5


@record
class PortOption:
    """A port that a plan may start; `ready` gives the first period of use by start period.

    That period may lie past the horizon.
    """

    stack: str
    workload: str
    cost: Decimal
    efficiency: Decimal
    ready: tuple[int, ...]


def can_run(readiness: Readiness) -> bool:
    """Tell whether the pair runs today, or after a port of which everything is known."""
    if readiness.status == "port":
        known = (readiness.porting_cost, readiness.weeks, readiness.efficiency)
        return None not in known
    return readiness.status == "ready"


def port_options(project: Project, scenario: Scenario) -> tuple[PortOption, ...]:
    """List the ports that can be planned for the workloads asked for."""
    horizon = scenario.horizon
    asked = {row.workload for row in scenario.demand if any(row.amounts)}
    found: list[PortOption] = []
    for one in project.readiness:
        if one.status != "port" or not can_run(one) or one.workload not in asked:
            continue
        weeks = one.weeks or Decimal(0)
        found.append(
            PortOption(
                stack=one.stack,
                workload=one.workload,
                cost=one.porting_cost or Decimal(0),
                efficiency=one.efficiency or Decimal(0),
                ready=tuple(
                    horizon.first_from(after_weeks(horizon.starts(period), weeks))
                    for period in range(horizon.periods)
                ),
            )
        )
    return tuple(found)


def constrain(
    model: "Model", parts: Mapping[tuple[str, str, int], "Terms"]
) -> dict[tuple[str, str], tuple["pulp.LpVariable", ...]]:
    """Add the starts of ports and their cost; `parts` is what is served behind each port.

    `parts[stack, workload, period]` are terms whose sum is 1 when they serve all of the
    workload's demand of the period. Gives the variables of the starts, by period.
    """
    starts: dict[tuple[str, str], tuple[pulp.LpVariable, ...]] = {}
    periods = range(model.instance.horizon.periods)
    for option in model.instance.ports:
        pair = option.stack, option.workload
        if not any((*pair, period) in parts for period in periods):
            continue
        begun = tuple(model.variable("y", high=1, integer=True) for _ in periods)
        starts[pair] = begun
        model.at_most(dict.fromkeys(begun, 1.0), 1)
        for period, start in enumerate(begun):
            model.add_cash("porting", period, {start: model.scaled(option.cost)})
        for period in periods:
            served = dict(parts.get((*pair, period), {}))
            if served:
                for start, ready in zip(begun, option.ready, strict=True):
                    if ready <= period:
                        served[start] = -1.0
                model.at_most(served, 0)
    return starts


def started(model: "Model", run: "Run") -> tuple[Port, ...]:
    """Read the ports that a solution starts."""
    found: list[Port] = []
    for option in model.instance.ports:
        begun = model.ports.get((option.stack, option.workload), ())
        found.extend(
            Port(
                stack=option.stack,
                workload=option.workload,
                period=period,
                ready=option.ready[period],
            )
            for period, start in enumerate(begun)
            if run.values[start.name] > _HALF
        )
    return tuple(found)


def used(
    instance: "Instance", ports: Iterable[Port], assignments: Iterable[Assignment]
) -> tuple[Port, ...]:
    """Keep the ports that some chip at work needs."""
    busy = {(instance.stack[one.chip], one.workload) for one in assignments}
    return tuple(port for port in ports if (port.stack, port.workload) in busy)


def costs(instance: "Instance", ports: Iterable[Port]) -> Iterator[CostLine]:
    """Give the cost line of each port."""
    option = {(one.stack, one.workload): one for one in instance.ports}
    for port in ports:
        cost = option[port.stack, port.workload].cost
        amount = round_money(cost, instance.project.currency)
        if amount:
            subject = f"{port.stack}: {port.workload}"
            yield CostLine(kind="porting", period=port.period, subject=subject, amount=amount)


def ready_from(instance: "Instance", ports: Iterable[Port]) -> Mapping[tuple[str, str], int]:
    """Give the first period in which each pair that needs a port runs; never is past the end."""
    found: dict[tuple[str, str], int] = defaultdict(lambda: instance.horizon.periods)
    for port in ports:
        found[port.stack, port.workload] = port.ready
    for option in instance.ports:
        found.setdefault((option.stack, option.workload), instance.horizon.periods)
    return dict(found)
