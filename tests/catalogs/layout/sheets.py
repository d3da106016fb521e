"""Sheets made by hand, as readers give them."""

from collections.abc import Iterable, Sequence

from catalogs.grid import Row, Sheet, Span
from catalogs.headers import Table

GOODS = ("A-1", "H100 SXM", "30000", "4 weeks")
HEADINGS = ("SKU", "Description", "Price (USD)", "Lead time")


def sheet(*lines: Sequence[str], merged: Iterable[Span] = ()) -> Sheet:
    """Makes a sheet whose blank lines are left out, as readers do."""
    rows = (Row(number=at, cells=tuple(line)) for at, line in enumerate(lines, start=1))
    return Sheet(name="", rows=tuple(row for row in rows if any(row.cells)), merged=tuple(merged))


def across(row: int, first: int, last: int) -> Span:
    """Merges cells of one row."""
    return Span(first_row=row, last_row=row, first_column=first, last_column=last)


def down(column: int, first: int, last: int) -> Span:
    """Merges cells of one column."""
    return Span(first_row=first, last_row=last, first_column=column, last_column=column)


def fields(table: Table) -> list[str]:
    """Lists the fields of a table's columns."""
    return [column.field for column in table.columns]


def headings(table: Table) -> list[str]:
    """Lists the headings of a table's columns."""
    return [column.heading for column in table.columns]


def cells(table: Table, field: str) -> list[str]:
    """Lists what the rows of a table say of a field."""
    column = table.column(field)
    assert column
    return [row.text(column.index) for row in table.rows if row.number not in table.texts]
