"""The ports of software that a plan starts, and the programs that it enters."""

from collections import defaultdict
from datetime import date
from decimal import Decimal
from typing import Final

from procure.figures.supply import deliveries
from procure.names import Names
from procure.plan import Plan
from procure.project import Project
from procure.record import record
from procure.scenario import Scenario

ZERO: Final = Decimal(0)


@record
class PortRow:
    """A port: software of a stack made ready for a workload, in the project's currency.

    `started` is the day on which its period starts, `runs` the one from which the stack's
    chips do the workload, at `efficiency` of their throughput.
    """

    stack: str
    workload: str
    period: int
    started: date
    ready: int
    runs: date
    cost: Decimal
    efficiency: Decimal | None
    source: str


@record
class ProgramRow:
    """A program that a plan enters, in the project's currency.

    `one_time` is due in `period` (empty where nothing was), `spend` the purchase and rent
    of its offers, `remainder` what is due beyond that by take-or-pay.
    """

    program: str
    supplier: str
    signed: bool
    period: int | None
    one_time: Decimal
    chips: int
    first_delivery: date | None
    spend: Decimal
    remainder: Decimal


def ports(project: Project, scenario: Scenario, plan: Plan) -> tuple[PortRow, ...]:
    """List the ports by the day on which they are started."""
    readiness = {(one.stack, one.workload): one for one in project.readiness}
    costs: dict[str, Decimal] = defaultdict(Decimal)
    for line in plan.costs:
        if line.kind == "porting":
            costs[line.subject] += line.amount
    rows = []
    for port in plan.ports:
        known = readiness.get((port.stack, port.workload))
        rows.append(
            PortRow(
                stack=port.stack,
                workload=port.workload,
                period=port.period,
                started=scenario.horizon.starts(port.period),
                ready=port.ready,
                runs=scenario.horizon.starts(port.ready),
                cost=costs[f"{port.stack}: {port.workload}"],
                efficiency=known.efficiency if known else None,
                source=known.source if known else "",
            )
        )
    return tuple(sorted(rows, key=lambda row: (row.period, row.stack, row.workload)))


def programs(project: Project, scenario: Scenario, plan: Plan) -> tuple[ProgramRow, ...]:
    """List the programs that a plan enters: those signed, and those with an order."""
    names = Names(project)

    def program_of(offer: str) -> str:
        found = names.offers.get(offer)
        return found[1].program if found else ""

    spend: dict[str, Decimal] = defaultdict(Decimal)
    for order in plan.orders:
        if program := program_of(order.offer):
            spend[program] += order.cost
    chips: dict[str, int] = defaultdict(int)
    first: dict[str, date] = {}
    for row in deliveries(project, scenario, plan):
        program = program_of(row.offer)
        chips[program] += row.chips
        first[program] = min(first.get(program, row.arrives), row.arrives)
    due = [line for line in plan.costs if line.kind == "one_time"]
    rest = [line for line in plan.costs if line.kind == "take_or_pay"]
    return tuple(
        ProgramRow(
            program=program.id,
            supplier=catalog.supplier,
            signed=program.signed,
            period=min((line.period for line in due if line.subject == program.id), default=None),
            one_time=sum((line.amount for line in due if line.subject == program.id), ZERO),
            chips=chips[program.id],
            first_delivery=first.get(program.id),
            spend=spend[program.id],
            remainder=sum((line.amount for line in rest if line.subject == program.id), ZERO),
        )
        for catalog, program in names.programs.values()
        if plan.total_cost is not None and (program.signed or program.id in spend)
    )
