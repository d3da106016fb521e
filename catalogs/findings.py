"""Gathers what a person should know about a price list while it is read."""

from typing import Final

from catalogs.cells import Refusal, printable
from catalogs.grid import Row
from catalogs.headers import Column
from procure.offers import Issue, Severity

_LEFT_OUT: Final = frozenset(("lead-time-not-understood", "lead-time-no-unit", "power-no-unit"))
"""Reasons with a sentence of their own for a cell that is left empty."""


class Findings:
    """The issues of one sheet, in the order of its rows."""

    def __init__(self, sheet: str) -> None:
        """Start with none; `sheet` is the sheet's name in every issue."""
        self._sheet = sheet
        self._issues: list[Issue] = []
        self._once: set[tuple[str, str]] = set()

    def add(
        self,
        key: str,
        severity: Severity,
        row: Row | int | None = None,
        column: Column | None = None,
        /,
        **values: object,
    ) -> None:
        """Note an issue; the text is the column's cell, or the row's first words."""
        number = row.number if isinstance(row, Row) else row
        text = ""
        if isinstance(row, Row):
            cells = [row.text(column.index)] if column else [cell for cell in row.cells if cell][:3]
            text = printable(" | ".join(cells))
        self._issues.append(
            Issue(
                key=key,
                severity=severity,
                sheet=self._sheet,
                row=number,
                column=column.heading if column else "",
                text=text,
                values=tuple((name, printable(str(value))) for name, value in values.items()),
            )
        )

    def once(self, key: str, severity: Severity, row: Row, column: Column | None) -> None:
        """Note what holds for a whole column once, at the first row that shows it."""
        place = (key, column.heading if column else "")
        if place not in self._once:
            self._once.add(place)
            values = {
                "column": column.heading if column else "",
                "text": row.text(column.index) if column else "",
            }
            self.add(key, severity, row, column, **values)

    def refuse(self, refusal: Refusal, row: Row, column: Column | None) -> None:
        """Note a cell without which no offer can be made."""
        values = dict(refusal.values)
        if column:
            values = {"column": column.heading, **values}
        self.add(refusal.key, "confirm" if refusal.confirm else "refused", row, column, **values)

    def left_out(self, refusal: Refusal, row: Row, column: Column) -> None:
        """Note a cell that could not be read although the row stands without it."""
        key = refusal.key if refusal.key in _LEFT_OUT else "cell-left-out"
        values = {"text": row.text(column.index), "column": column.heading}
        self.add(key, "warning", row, column, **values)

    def mark(self) -> int:
        """Give a place to which warnings can be taken back."""
        return len(self._issues)

    def drop_warnings(self, mark: int) -> None:
        """Take back warnings since a mark: they are about an offer that was not made."""
        kept = [issue for issue in self._issues[mark:] if issue.severity != "warning"]
        self._issues[mark:] = kept

    def sorted(self) -> tuple[Issue, ...]:
        """List the issues by row; those about the whole file come first."""
        return tuple(sorted(self._issues, key=lambda issue: issue.row or 0))
