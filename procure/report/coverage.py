"""How much of the demand is served over the horizon, below the sheet Capacity's table."""

from decimal import Decimal
from typing import Final

from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell

from procure import figures
from procure.report import capacity
from procure.report.book import Book
from procure.report.inputs import Inputs
from procure.report.places import cell
from procure.report.subject import Subject
from procure.report.values import Area, Column, Formula, Styled, Value
from procure.words import sentence

_GAP: Final = 3
_NOW, _PLANNED = 1, 2
_DIGITS: Final = 2


def add(book: Book, subject: Subject, area: Area, inputs: Inputs) -> str:
    """Write the share of each workload, and their mean; give its cell.

    `area` is the table of the capacity. Periods count by their length. Nothing is given without
    demand, and where the most was to be served: the plan then has a share with weights.
    """
    asked = (subject.project, subject.scenario, subject.plan)
    shares = {row.workload: row.share for row in figures.served(*asked) if row.share is not None}
    mean = figures.served_overall(*asked)
    if mean is None:
        return ""
    sheet, top = book.sheet(capacity.NAME), area.last + _GAP
    sheet.heading(top - 1, sentence("report-coverage"))
    # All sites together come first of each workload.
    starts: dict[str, int] = {}
    for at, row in enumerate(figures.capacity(*asked), start=area.first):
        starts.setdefault(row.workload, at)
    rows: list[tuple[Value, ...]] = []
    for workload, start in starts.items():
        if workload in shares:
            text = f"={_share(subject, inputs, start)}"
            rows.append(_line(subject.names.workload(workload), text, shares[workload]))
    ends = [xl_rowcol_to_cell(top + 1 + at, _NOW) for at in (0, len(rows) - 1)]
    span = ":".join(ends)
    text = f"=IF(COUNT({span})=0,0,AVERAGE({span}))"
    rows.append(_line(sentence("report-coverage-mean"), text, mean))
    columns = [
        Column(heading="Workload"),
        Column(heading="Served", kind="percent"),
        Column(heading="In the plan", kind="percent"),
    ]
    found = sheet.table("", columns, rows, top=top, filtered=False)
    sheet.worksheet.print_area(0, 0, found.last, area.columns - 1)
    mean_cell = cell(sheet.name, found.last, _NOW)
    book.name("Demand_served", mean_cell)
    return "" if subject.plan.stage is not None else mean_cell


def _line(name: str, text: str, share: Decimal) -> tuple[Value, ...]:
    now = Formula(text=text, value=share)
    return (name, *(Styled(value=one, kind="percent", digits=_DIGITS) for one in (now, share)))


def _share(subject: Subject, inputs: Inputs, start: int) -> str:
    """Give the share of a workload whose rows of all sites together start at a row."""
    last = subject.scenario.horizon.periods - 1
    demand, lack = (
        xl_range_abs(start, column, start + last, column)
        for column in (capacity.DEMAND, capacity.LACK)
    )
    days = inputs.days(last + 1)
    whole = f"SUMPRODUCT({demand},{days})"
    return f'IF({whole}=0,"–",1-SUMPRODUCT({lack},{days})/{whole})'
