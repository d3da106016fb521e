"""The plan's tables beside its orders: software ports, programs entered, and what is owned."""

from __future__ import annotations

from typing import Final

from procure.figures import Owned, OwnedKind, PortRow, ProgramRow, owned, ports, programs
from procure.names import Names
from procure.words import sentence
from ui import formats
from ui.document import Document, Planned
from ui.entry import Percent, Whole
from ui.plan.tables import Amount, PlanTable, Shown, month_column
from ui.tables.columns import Column, RowTitle
from ui.tables.records import RecordTable

_MONTH_WIDTH: Final = 84
_KINDS: Final[dict[OwnedKind, str]] = {
    "fleet": "Owned",
    "open_order": "Open order",
    "signed_order": "Signed order",
    "assumed": "Assumed delivered",
}


def ports_table(document: Document, shown: Shown) -> PlanTable:
    """Give the table of the software that the plan which is shown has made ready."""

    def rows() -> tuple[PortRow, ...]:
        planned = shown()
        return () if planned is None else ports(planned.project, planned.scenario, planned.plan)

    def columns() -> tuple[Column[PortRow], ...]:
        planned = shown()
        if planned is None:
            return ()
        currency, names = planned.plan.currency, Names(planned.project)
        return (
            Column(
                heading="Workload",
                get=lambda row: names.workload(row.workload),
                about="The work that the stack's chips do once the port is ready.",
            ),
            month_column(
                "Started",
                lambda row: row.started,
                "The first day of the period in which the port is started and paid.",
                width=_MONTH_WIDTH,
            ),
            month_column(
                "Runs from",
                lambda row: row.runs,
                "From when on chips of the stack do the workload.",
                width=_MONTH_WIDTH,
            ),
            Column(
                heading="Efficiency",
                get=lambda row: row.efficiency,
                entry=Percent(),
                about="How much of its throughput a chip of the stack reaches after the port.",
                measured="% of the throughput",
            ),
            Column(
                heading="Cost",
                unit=currency,
                get=lambda row: row.cost,
                entry=Amount(),
                hint=lambda row: formats.money_full(row.cost, currency),
                about="What the port costs, once, in the period in which it is started.",
            ),
            Column(
                heading="Source",
                get=lambda row: row.source,
                about="Who states cost, weeks and efficiency of the port; blank: nobody.",
            ),
        )

    table: RecordTable[PortRow] = RecordTable(
        document,
        columns,
        rows,
        key=lambda row: (row.stack, row.workload, row.period),
        title=RowTitle(
            heading="Stack",
            get=lambda row: row.stack,
            about="The software that the plan makes ready for a workload.",
        ),
    )

    def tell(row: int) -> str:
        planned = shown()
        return "" if planned is None else port_told(planned, table.rows[row])

    return PlanTable(table, tell)


def port_told(planned: Planned, port: PortRow) -> str:
    """Tell of a port: of what, when it is started and ready, at what cost and efficiency."""
    values = {
        "port": Names(planned.project).port(port.stack, port.workload),
        "started": planned.scenario.horizon.label(port.period),
        "ready": planned.scenario.horizon.label(port.ready),
        "cost": formats.money_full(port.cost, planned.plan.currency),
    }
    lines = [sentence("port-told", values)]
    if port.efficiency is not None:
        share = formats.percent(port.efficiency)
        lines.append(sentence("port-efficiency", {"stack": port.stack, "share": share}))
    return "\n".join(lines)


def programs_table(document: Document, shown: Shown) -> PlanTable:
    """Give the table of the programs that the plan which is shown enters."""

    def rows() -> tuple[ProgramRow, ...]:
        planned = shown()
        if planned is None:
            return ()
        return programs(planned.project, planned.scenario, planned.plan)

    def columns() -> tuple[Column[ProgramRow], ...]:
        planned = shown()
        return () if planned is None else _program_columns(planned)

    def name(row: ProgramRow) -> str:
        planned = shown()
        return row.program if planned is None else Names(planned.project).program(row.program)

    table: RecordTable[ProgramRow] = RecordTable(
        document,
        columns,
        rows,
        key=lambda row: row.program,
        title=RowTitle(
            heading="Program",
            get=name,
            about="A development that the plan enters, or that is signed.",
        ),
    )

    def tell(row: int) -> str:
        planned = shown()
        return "" if planned is None else program_told(planned, table.rows[row])

    return PlanTable(table, tell)


def _program_columns(planned: Planned) -> tuple[Column[ProgramRow], ...]:
    currency, horizon = planned.plan.currency, planned.scenario.horizon
    return (
        Column(heading="Supplier", get=lambda row: row.supplier, about="Whose program it is."),
        Column(
            heading="Entered",
            get=lambda row: "" if row.period is None else horizon.label(row.period),
            about="The period in which its one-time cost falls due.",
        ),
        Column(
            heading="Chips",
            get=lambda row: row.chips,
            entry=Whole(),
            about="How many chips the plan orders from the program's offers.",
            measured="chips",
        ),
        Column(
            heading="One-time cost",
            unit=currency,
            get=lambda row: row.one_time,
            entry=Amount(),
            hint=lambda row: formats.money_full(row.one_time, currency),
            about="What entering the program costs, whatever is ordered from it.",
        ),
        Column(
            heading="Purchase and rent",
            unit=currency,
            get=lambda row: row.spend,
            entry=Amount(),
            hint=lambda row: formats.money_full(row.spend, currency),
            about="What the orders of its offers come to, without what else falls due for them.",
        ),
        Column(
            heading="Take-or-pay remainder",
            unit=currency,
            get=lambda row: row.remainder,
            entry=Amount(),
            hint=lambda row: formats.money_full(row.remainder, currency),
            about="What is due at the horizon's end as less was ordered than was promised.",
        ),
    )


def program_told(planned: Planned, row: ProgramRow) -> str:
    """Tell of a program: why it is entered, and what it comes to."""
    currency = planned.plan.currency
    values = {
        "program": Names(planned.project).program(row.program),
        "cost": formats.money_full(row.one_time, currency),
        "spend": formats.money_full(row.spend, currency),
    }
    lines = [sentence("program-signed-told" if row.signed else "program-told", values)]
    if row.remainder:
        rest = formats.money_full(row.remainder, currency)
        lines.append(sentence("program-remainder", {"rest": rest}))
    return "\n".join(lines)


def owned_table(document: Document, shown: Shown) -> PlanTable:
    """Give the table of the chips that are there whatever the plan which is shown orders."""

    def rows() -> tuple[Owned, ...]:
        planned = shown()
        return () if planned is None else owned(planned.project, planned.scenario, planned.plan)

    def columns() -> tuple[Column[Owned], ...]:
        planned = shown()
        return () if planned is None else _owned_columns(planned)

    def name(row: Owned) -> str:
        planned = shown()
        return row.id if planned is None else Names(planned.project).owned(row.id)

    table: RecordTable[Owned] = RecordTable(
        document,
        columns,
        rows,
        key=lambda row: (row.kind, row.id),
        title=RowTitle(
            heading="Owned before",
            get=name,
            about="Chips that are there whatever the plan orders, and orders that are open.",
        ),
    )

    def tell(row: int) -> str:
        planned = shown()
        return "" if planned is None else owned_told(planned, table.rows[row])

    return PlanTable(table, tell)


def _owned_columns(planned: Planned) -> tuple[Column[Owned], ...]:
    currency, names = planned.plan.currency, Names(planned.project)
    return (
        Column(
            heading="Chips",
            get=lambda row: row.chips,
            entry=Whole(),
            about="How many chips the line has.",
            measured="chips",
        ),
        Column(
            heading="Chip", get=lambda row: names.chip(row.chip), about="The model of these chips."
        ),
        Column(
            heading="Site",
            get=lambda row: names.site(row.site),
            about="Where the chips are, or will arrive.",
        ),
        month_column(
            "Arrives",
            lambda row: row.arrives,
            "When an open order arrives; blank: the chips are in place.",
            width=_MONTH_WIDTH,
        ),
        month_column(
            "Retires",
            lambda row: row.retires,
            "From when on the chips no longer work; blank: they stay.",
            width=_MONTH_WIDTH,
        ),
        Column(
            heading="Still to pay",
            unit=currency,
            get=lambda row: row.paid or None,
            entry=Amount(),
            hint=lambda row: formats.money_full(row.paid, currency) if row.paid else "",
            about="What falls due when an open order arrives; blank: nothing.",
        ),
        Column(
            heading="Kind",
            get=lambda row: _KINDS[row.kind],
            about="Whether the chips are owned, ordered, or assumed to be delivered.",
        ),
    )


def owned_told(planned: Planned, row: Owned) -> str:
    """Tell of chips that the plan did not order: what they are and when they work."""
    names, horizon = Names(planned.project), planned.scenario.horizon
    values = {
        "chips": f"{row.chips:,}",
        "chip": names.chip(row.chip),
        "site": names.site(row.site),
        "kind": _KINDS[row.kind].lower(),
    }
    lines = [sentence("owned-told", values)]
    if row.usable < row.until:
        span = {"first": horizon.label(row.usable), "last": horizon.label(row.until - 1)}
        lines.append(sentence("owned-works", span))
    else:
        lines.append(sentence("owned-never"))
    if row.paid:
        amount = formats.money_full(row.paid, planned.plan.currency)
        lines.append(sentence("owned-to-pay", {"amount": amount}))
    return "\n".join(lines)
