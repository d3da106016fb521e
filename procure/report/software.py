"""The sheet Ports and programs: software made ready, and developments entered."""

from procure import figures
from procure.figures import PortRow, ProgramRow
from procure.report.book import Book
from procure.report.sheet import HEAD_ROW, Sheet
from procure.report.subject import Subject
from procure.report.values import Column, Value
from procure.words import sentence

NAME = "Ports and programs"


def add(book: Book, subject: Subject) -> None:
    """Write the sheet: first the software ports, below them the programs."""
    sheet = book.sheet(NAME)
    sheet.title(NAME, sentence("report-ports-note"))
    money = subject.currency
    columns = [
        Column(heading="Stack"),
        Column(heading="Workload"),
        Column(heading="Started in"),
        Column(heading="Started", kind="day"),
        Column(heading="Runs from", kind="day"),
        Column(heading="Efficiency", kind="percent"),
        Column(heading=f"Cost ({money})", kind="money", currency=money, total=True),
        Column(heading="Source"),
    ]
    found = figures.ports(subject.project, subject.scenario, subject.plan)
    rows = [_port(subject, port) for port in found]
    area = sheet.table("SoftwarePorts", columns, rows, empty=sentence("report-no-ports"))
    sheet.freeze(HEAD_ROW + 1, 1)
    _programs(sheet, subject, area.last + 4)


def _port(subject: Subject, port: PortRow) -> tuple[Value, ...]:
    return (
        port.stack,
        subject.names.workload(port.workload),
        subject.label(port.period),
        port.started,
        port.runs,
        port.efficiency,
        port.cost,
        port.source,
    )


def _programs(sheet: Sheet, subject: Subject, top: int) -> None:
    """List the programs that the plan enters, with what they come to."""
    sheet.heading(top - 1, sentence("report-programs"))
    money = subject.currency
    columns = [
        Column(heading="Program"),
        Column(heading="Supplier"),
        Column(heading="Entered in"),
        Column(heading="Signed before"),
        Column(heading="First delivery", kind="day"),
        Column(heading="Chips ordered", kind="whole", total=True),
        Column(heading=f"One-time cost ({money})", kind="money", currency=money, total=True),
        Column(heading=f"Purchase and rent ({money})", kind="money", currency=money, total=True),
        Column(
            heading=f"Take-or-pay remainder ({money})", kind="money", currency=money, total=True
        ),
        Column(heading="Source"),
    ]
    found = figures.programs(subject.project, subject.scenario, subject.plan)
    rows = [_program(subject, program) for program in found]
    empty = sentence("report-no-programs")
    sheet.table("Programs", columns, rows, top=top, empty=empty)


def _program(subject: Subject, row: ProgramRow) -> tuple[Value, ...]:
    _, program = subject.names.programs[row.program]
    return (
        subject.names.program(row.program),
        row.supplier,
        subject.label(row.period) if row.period is not None else "",
        "yes" if row.signed else "no",
        row.first_delivery,
        row.chips,
        row.one_time,
        row.spend,
        row.remainder,
        program.source,
    )
