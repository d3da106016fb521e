"""The sheet Limits: every limit of the scenario, how full it is, and whether it binds."""

from decimal import Decimal
from typing import Final

from xlsxwriter.utility import xl_rowcol_to_cell

from procure import figures
from procure.colours import tint
from procure.limits import Unit
from procure.report.sheet import ACCENT, HEAD_ROW, WARN, Book
from procure.report.subject import Subject
from procure.report.values import Column, Formula, Kind, Styled, Value, decimals_of
from procure.units import minor_digits
from procure.words import sentence

NAME = "Limits"
_VALUE, _USED, _FULL, _BINDS = 2, 4, 5, 6
_SHARE_DIGITS: Final = 2
_BAR: Final = 0.3
"""How strong the colour of a bar is, so that the figure in it can be read."""
_KINDS: Final[dict[Unit, Kind]] = {
    "money": "money",
    "weeks": "number",
    "fraction": "percent",
    "count": "whole",
    "kW": "number",
    "racks": "number",
    "pool": "number",
    "switch": "whole",
}


def add(book: Book, subject: Subject) -> None:
    """Write the sheet."""
    sheet = book.sheet(NAME)
    sheet.title(NAME, sentence("report-limits-note"))
    found = figures.limits(subject.project, subject.scenario, subject.plan)
    rows = [_row(subject, row, HEAD_ROW + 1 + place) for place, row in enumerate(found)]
    columns = [
        Column(heading="Limit"),
        Column(heading="Bound"),
        Column(heading="Value", kind="number"),
        Column(heading="Unit"),
        Column(heading="Used", kind="number"),
        Column(heading="% full", kind="percent", width=16),
        Column(heading="Binding"),
        Column(heading="In force"),
        Column(heading="Priority"),
        Column(heading="Note"),
        Column(heading="Key"),
    ]
    area = sheet.table("Limits", columns, rows, empty=sentence("report-no-limits"))
    sheet.freeze(HEAD_ROW + 1, 1)
    bar = {
        "type": "data_bar",
        "bar_color": tint(book.look.colour(ACCENT), _BAR),
        "min_type": "num",
        "max_type": "num",
        "min_value": 0,
        "max_value": 1,
    }
    sheet.worksheet.conditional_format(area.first, _FULL, area.last, _FULL, bar)
    binds = {
        "type": "cell",
        "criteria": "==",
        "value": '"binds"',
        "format": book.format(bold=True, font_color=WARN),
    }
    sheet.worksheet.conditional_format(area.first, _BINDS, area.last, _BINDS, binds)


def _row(subject: Subject, row: figures.LimitRow, at: int) -> tuple[Value, ...]:
    limit, use = row.limit, row.use
    cells = [xl_rowcol_to_cell(at, place) for place in (_USED, _VALUE)]
    full: Value = None
    if row.full is not None:
        full = Formula(text="=" + "/".join(cells), value=row.full)
    return (
        row.name,
        limit.bound,
        _shown(subject, row.unit, row.value),
        row.counted,
        _shown(subject, row.unit, use.used if use else None),
        full,
        "binds" if use and use.binding else "",
        "yes" if limit.on else "switched off",
        limit.priority,
        limit.note,
        limit.key,
    )


def _shown(subject: Subject, unit: Unit, value: Decimal | None) -> Styled:
    if unit == "money":
        digits = minor_digits(subject.currency)
    elif unit == "fraction":
        digits = min(decimals_of([value * 100 if value is not None else None]), _SHARE_DIGITS)
    else:
        digits = decimals_of([value])
    return Styled(value=value, kind=_KINDS[unit], currency=subject.currency, digits=digits)
