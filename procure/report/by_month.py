"""The sheet By month: chips that arrive and cash that falls due, by calendar month."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from xlsxwriter.utility import xl_rowcol_to_cell

from procure import figures
from procure.plan import CostKind
from procure.report.book import Book
from procure.report.cost_lines import AMOUNT, DUE, KIND, due_day
from procure.report.places import ARRIVES
from procure.report.sheet import HEAD_ROW, Sheet
from procure.report.subject import Subject
from procure.report.values import Area, Column, Formula, Value
from procure.report.written import Written
from procure.words import sentence

NAME: Final = "By month"
_MONTHS: Final = 12
_NO_CASH: Final = "residual"


def add(book: Book, subject: Subject, written: Written) -> None:
    """Write the sheet: deliveries by site first, payments by kind below them."""
    sheet = book.sheet(NAME)
    sheet.title(NAME, sentence("report-month-note"))
    area = _chips(sheet, subject, written)
    _cash(sheet, subject, written, area.last + 5)
    sheet.freeze(HEAD_ROW + 2, 1)


def _between(days: Sequence[date]) -> list[date]:
    """List the first days of all months from the first of these days to the last."""
    if not days:
        return []
    first, last = (day.year * _MONTHS + day.month - 1 for day in (min(days), max(days)))
    return [date(at // _MONTHS, at % _MONTHS + 1, 1) for at in range(first, last + 1)]


def _month(day: date) -> date:
    return day.replace(day=1)


def _within(days: str, at: int) -> str:
    """Test that days are in the month of a row, as factors of a product."""
    month = xl_rowcol_to_cell(at, 0, col_abs=True)
    return f"({days}>={month})*({days}<EDATE({month},1))"


def _chips(sheet: Sheet, subject: Subject, written: Written) -> Area:
    top, places = HEAD_ROW + 1, written.places
    sheet.heading(top - 1, sentence("report-month-chips"))
    found = figures.deliveries(subject.project, subject.scenario, subject.plan)
    rows: list[tuple[Value, ...]] = []
    for at, month in enumerate(_between([row.arrives for row in found]), start=top + 1):
        here = [row for row in found if _month(row.arrives) == month]
        cells: list[Value] = [month]
        for site in places.sites:
            units = places.orders(places.site_column(site))
            text = (
                f"=SUMPRODUCT({_within(places.orders(ARRIVES), at)}"
                f"*{units}*{places.all_chips_in_unit()})"
            )
            value = sum(row.chips for row in here if row.site == site)
            cells.append(Formula(text=text, value=value))
        ends = (xl_rowcol_to_cell(at, 1), xl_rowcol_to_cell(at, len(places.sites)))
        total = sum(row.chips for row in here)
        rows.append((*cells, Formula(text=f"=SUM({':'.join(ends)})", value=total)))
    columns = [
        Column(heading="Month from", kind="day"),
        *(Column(heading=subject.site(one), kind="whole", total=True) for one in places.sites),
        Column(heading="All sites", kind="whole", total=True),
    ]
    empty = sentence("report-no-orders")
    area = sheet.table("", columns, rows, top=top, filtered=False, empty=empty)
    _dash_zeros(sheet, area)
    return area


def _dash_zeros(sheet: Sheet, area: Area) -> None:
    """Show a dash where nothing comes in a month; the value stays 0."""
    zero = {
        "type": "cell",
        "criteria": "==",
        "value": 0,
        "format": sheet.book.format(num_format='"–"'),
    }
    sheet.worksheet.conditional_format(area.first, 1, area.last, area.columns - 1, zero)


def _cash(sheet: Sheet, subject: Subject, written: Written, top: int) -> None:
    sheet.heading(top - 1, sentence("report-month-cash", {"currency": subject.currency}))
    lines = written.lines
    due = [
        (one.due.kind, _month(due_day(subject, written.places, one.due)), one.amount)
        for one in written.cost_lines
        if one.due.kind != _NO_CASH
    ]
    kinds = list(dict.fromkeys(kind for kind, _, _ in due))
    sums: dict[tuple[CostKind, date], Decimal] = {}
    for kind, month, amount in due:
        sums[kind, month] = sums.get((kind, month), Decimal(0)) + amount
    rows: list[tuple[Value, ...]] = []
    for at, month in enumerate(_between([month for _, month, _ in due]), start=top + 1):
        cells: list[Value] = [month]
        for place, kind in enumerate(kinds, start=1):
            text = (
                f"=SUMIFS({lines.reference(AMOUNT)},{lines.reference(KIND)},"
                f"{xl_rowcol_to_cell(top, place, row_abs=True)},{_from_to(lines, at)})"
            )
            cells.append(Formula(text=text, value=sums.get((kind, month), Decimal(0))))
        ends = (xl_rowcol_to_cell(at, 1), xl_rowcol_to_cell(at, len(kinds)))
        total = sum((sums.get((kind, month), Decimal(0)) for kind in kinds), Decimal(0))
        rows.append((*cells, Formula(text=f"=SUM({':'.join(ends)})", value=total)))
    columns = [Column(heading="Month from", kind="day"), *_money(subject, kinds)]
    empty = sentence("report-no-costs")
    _dash_zeros(sheet, sheet.table("", columns, rows, top=top, filtered=False, empty=empty))


def _from_to(lines: Area, at: int) -> str:
    month = xl_rowcol_to_cell(at, 0, col_abs=True)
    days = lines.reference(DUE)
    return f'{days},">="&{month},{days},"<"&EDATE({month},1)'


def _money(subject: Subject, kinds: Sequence[CostKind]) -> Iterator[Column]:
    named = [sentence(f"cost-{kind}") for kind in kinds]
    for heading in (*named, sentence("report-month-all")):
        yield Column(heading=heading, kind="money", currency=subject.currency, total=True)
