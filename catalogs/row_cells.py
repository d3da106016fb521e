"""The cells of one row, read as texts, counts and days; what is not understood is noted."""

from collections.abc import Sequence
from datetime import date

from catalogs.cells import Refusal, printable, read_count, tidy
from catalogs.grid import Row
from catalogs.headers import Column
from catalogs.reading import Reading
from catalogs.row_remarks import doubt_of, says_least
from catalogs.times import read_date


class RowCells:
    """One row; `more` are further rows that hold only price breaks of the same offer.

    `refused` tells whether a cell was met without which there is no offer, `quiet` that
    nothing more needs to be said of the row.
    """

    def __init__(self, reading: Reading, row: Row, more: Sequence[Row] = ()) -> None:
        """Prepare to read `row`."""
        self.reading = reading
        self.row = row
        self.more = more
        self.refused = False
        self.quiet = False

    def refuse(self, refusal: Refusal, column: Column | None) -> None:
        """Note a cell without which there is no offer."""
        self.refused = True
        self.reading.findings.refuse(refusal, self.row, column)

    def text(self, field: str, length: int = 500) -> str:
        """Give the text of a field as it may be shown."""
        return printable(self.reading.text(self.row, field), length)

    def column(self, field: str) -> Column | None:
        """Give the column of a field."""
        return self.reading.column(field)

    def count(self, field: str) -> int | None:
        """Read a whole number; what is not one makes no offer."""
        column = self.column(field)
        if column is None:
            return None
        found = read_count(self.row.text(column.index), self.reading.mark_of(self.row, column))
        if isinstance(found, Refusal):
            self.refuse(found, column)
            return None
        return found

    def day(self, field: str) -> date | None:
        """Read a day; one that is not understood makes no offer."""
        column = self.column(field)
        if column is None:
            return None
        found = read_date(self.row.text(column.index))
        if isinstance(found, Refusal):
            self.refuse(found, column)
            return None
        return found

    def note(self) -> str:
        """Join the headings above a row, its status and its remarks; note what they doubt."""
        columns = [
            column
            for field in ("section", "status", "note")
            for column in self.reading.table.columns
            if column.field == field
        ]
        for column in columns:
            if column.field != "section":
                self._heed(column, self.row.text(column.index))
        return printable(
            "; ".join(text for c in columns if (text := tidy(self.row.text(c.index)))), 500
        )

    def _heed(self, column: Column, text: str) -> None:
        """Refuse a row whose remark says that its price is not that of one new unit, net."""
        doubt = doubt_of(column.heading, text, self.reading.mapping.tax)
        if doubt:
            self.refuse(doubt, column)
        elif self.column("moq") is None and says_least(text):
            said = printable(tidy(text))
            self.reading.findings.add("minimum-unread", "warning", self.row, column, text=said)
