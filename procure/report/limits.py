"""The sheet Limits: every limit of the scenario, how full it is, and whether it holds and binds."""

from decimal import Decimal
from typing import Final

from xlsxwriter.utility import xl_rowcol_to_cell

from procure import figures
from procure.colours import tint
from procure.limits import Unit
from procure.report.book import Book
from procure.report.meters import Counted, before, meter
from procure.report.sheet import ACCENT, BROKEN, GOOD, HEAD_ROW, WARN, Sheet
from procure.report.subject import Subject
from procure.report.values import (
    Area,
    Column,
    Entry,
    Formula,
    Kind,
    Styled,
    Value,
    absolute,
    decimals_of,
)
from procure.units import minor_digits
from procure.words import sentence

NAME: Final = "Limits"
VALUE, ALLOWED, USED, HOLDS, FULL, BINDS, _IN_PLAN = 2, 3, 5, 6, 7, 8, 13
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
_NO_INPUT: Final = frozenset({"eligibility", "supply"})
"""Families without a value, or whose value moves the days of orders, which stay as planned."""


def add(book: Book, counted: Counted) -> Area:
    """Write the sheet; give where the limits stand."""
    sheet, subject = book.sheet(NAME), counted.subject
    sheet.title(NAME, sentence("report-limits-note"))
    found = figures.limits(subject.project, subject.scenario, subject.plan)
    table = _Table(sheet, counted, found)
    rows = [table.cells(row, HEAD_ROW + 1 + at) for at, row in enumerate(found)]
    columns = [
        Column(heading="Limit"),
        Column(heading="Bound"),
        Column(heading="Value", kind="number"),
        Column(heading="Allowed", kind="number"),
        Column(heading="Unit"),
        Column(heading="Used", kind="number"),
        Column(heading="Holds"),
        Column(heading="% full", kind="percent", width=16),
        Column(heading="Binding in the plan"),
        Column(heading="In force"),
        Column(heading="Priority"),
        Column(heading="Note"),
        Column(heading="Key"),
        Column(heading="Value in the plan", kind="number"),
    ]
    area = sheet.table("Limits", columns, rows, empty=sentence("report-no-limits"))
    sheet.freeze(HEAD_ROW + 1, 1)
    _colour(sheet, area)
    return area


def broken(area: Area) -> str:
    """Count the limits that are broken, as a part of a formula."""
    return f'COUNTIF({area.reference(HOLDS)},"{sentence("report-limit-broken")}")'


def allowed(area: Area, subject: Subject) -> dict[str, str]:
    """Give by key the cell that says what a limit lets be used."""
    found = figures.limits(subject.project, subject.scenario, subject.plan)
    return {
        row.limit.key: f"'{area.sheet}'!{absolute(area.first + at, ALLOWED)}"
        for at, row in enumerate(found)
    }


def changed(area: Area) -> str:
    """Tell whether any value is another than in the plan, as a part of a formula."""
    return f"SUMPRODUCT(--({area.reference(VALUE)}<>{area.reference(_IN_PLAN)}))>0"


def _own(row: figures.LimitRow) -> Decimal | None:
    """Give the value of a limit without what an earlier budget leaves."""
    if row.limit.value is None or row.limit.family in _NO_INPUT:
        return row.value
    return row.limit.value


def _colour(sheet: Sheet, area: Area) -> None:
    """Draw a bar for how full a limit is; let what is broken and what binds stand out."""
    book = sheet.book
    bar = {
        "type": "data_bar",
        "bar_color": tint(book.look.colour(ACCENT), _BAR),
        "min_type": "num",
        "max_type": "num",
        "min_value": 0,
        "max_value": 1,
    }
    sheet.worksheet.conditional_format(area.first, FULL, area.last, FULL, bar)
    told = (
        (HOLDS, "report-limit-holds", GOOD),
        (HOLDS, "report-limit-broken", BROKEN),
        (BINDS, "report-limit-binds", WARN),
    )
    for column, key, colour in told:
        found = {
            "type": "cell",
            "criteria": "==",
            "value": f'"{sentence(key)}"',
            "format": book.format(bold=True, font_color=colour),
        }
        sheet.worksheet.conditional_format(area.first, column, area.last, column, found)


class _Table:
    """The rows of the sheet: budgets ask for the row of the budget before them."""

    def __init__(self, sheet: Sheet, counted: Counted, found: tuple[figures.LimitRow, ...]) -> None:
        self._sheet, self._counted, self._subject = sheet, counted, counted.subject
        self._row_of = {row.limit.key: HEAD_ROW + 1 + at for at, row in enumerate(found)}
        self._limits = [row.limit for row in found]

    def cells(self, row: figures.LimitRow, at: int) -> tuple[Value, ...]:
        """Give the cells of a limit."""
        limit, use, own = row.limit, row.use, _own(row)
        used: Value = None
        full: Value = None
        holds: Value = sentence("report-limit-off")
        if limit.on and use is not None:
            cells = {"used": self._at(at, USED), "allowed": self._at(at, ALLOWED)}
            found = meter(self._counted, limit, self._at(at, ALLOWED))
            used = self._shown(row.unit, Formula(text=f"={found.used}", value=use.used), use.used)
            test = found.holds.format(**cells)
            holds = Formula(
                text=f'=IF({test},"{sentence("report-limit-holds")}",'
                f'"{sentence("report-limit-broken")}")',
                value=sentence("report-limit-holds"),
            )
            if row.full is not None:
                part = f"{cells['used']}/{cells['allowed']}"
                full = Formula(text=f"=IF({cells['allowed']}=0,0,{part})", value=row.full)
        return (
            row.name,
            limit.bound,
            self._value(row),
            self._allowed(row, at),
            row.counted,
            used,
            holds,
            full,
            sentence("report-limit-binds") if use and use.binding else "",
            "yes" if limit.on else "switched off",
            limit.priority,
            limit.note,
            limit.key,
            self._shown(row.unit, own, own),
        )

    def _at(self, row: int, column: int) -> str:
        return str(xl_rowcol_to_cell(row, column))

    def _value(self, row: figures.LimitRow) -> Value:
        """Give the value as an input, for all that a workbook can follow."""
        value = _own(row)
        shown = self._shown(row.unit, value, value)
        if row.limit.family in _NO_INPUT:
            return shown
        return Entry(
            key=("limit", row.limit.key),
            value=value,
            kind=shown.kind,
            currency=shown.currency,
            digits=shown.digits,
            name=f"Limit_{row.limit.key}",
        )

    def _allowed(self, row: figures.LimitRow, at: int) -> Value:
        """Give what may be used: the value, and what the budget before it leaves."""
        if not row.limit.on or row.use is None or row.value is None:
            return None
        text = f"={self._at(at, VALUE)}"
        earlier = before(row.limit, self._limits)
        if earlier is not None:
            place = self._row_of[earlier.key]
            left = f"{self._at(place, ALLOWED)}-{self._at(place, USED)}"
            text += f"+MAX({left},0)"
        return self._shown(row.unit, Formula(text=text, value=row.value), row.value)

    def _shown(self, unit: Unit, value: Decimal | Formula | None, number: Decimal | None) -> Styled:
        if unit == "money":
            digits = minor_digits(self._subject.currency)
        elif unit == "fraction":
            digits = min(decimals_of([number * 100 if number is not None else None]), _SHARE_DIGITS)
        else:
            digits = decimals_of([number])
        return Styled(
            value=value, kind=_KINDS[unit], currency=self._subject.currency, digits=digits
        )
