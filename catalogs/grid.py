"""A supplier's file as text: books of sheets of rows, each row with its number in the file."""

from typing import NamedTuple

from procure.record import record


class Row(NamedTuple):
    """One row of a sheet: `number` counts from 1 as the supplier's own program shows it.

    Cells are text as a person would read it. `numbers` and `formulas` are sets of columns
    as bits (column 0 is bit 0): a number that the file itself stores is written with a
    point and no thousands separators, whatever the rest of the file does; a formula's
    cell holds the value that was last saved. `signs` names the currency sign or code that
    only the cell's format shows.

    A tuple and no record: of each list there are as many as it has rows, and a record takes
    three times as long to make.
    """

    number: int
    cells: tuple[str, ...]
    numbers: int = 0
    formulas: int = 0
    signs: tuple[tuple[int, str], ...] = ()
    hidden: bool = False

    def text(self, column: int) -> str:
        """Give the text of a column; a row that ends before it is empty there."""
        return self.cells[column] if column < len(self.cells) else ""

    def stored_number(self, column: int) -> bool:
        """Tell whether the file stores a number there, so that its digits are certain."""
        return bool(self.numbers >> column & 1)

    def formula(self, column: int) -> bool:
        """Tell whether the cell holds a formula."""
        return bool(self.formulas >> column & 1)

    def sign(self, column: int) -> str:
        """Give the currency sign of the cell's format, if it has one."""
        return next((sign for at, sign in self.signs if at == column), "")

    @property
    def blank(self) -> bool:
        """Tell whether nothing stands in the row."""
        return not any(self.cells)


@record
class Span:
    """Cells merged into one, by row number and by column from 0, both ends included."""

    first_row: int
    last_row: int
    first_column: int
    last_column: int


@record
class Sheet:
    """One sheet of a book; a text file is a book of one sheet without a name.

    What stands in `merged` cells is in the first of them; the others are empty.
    """

    name: str
    rows: tuple[Row, ...]
    hidden: bool = False
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[Span, ...] = ()

    @property
    def blank(self) -> bool:
        """Tell whether nothing stands in the sheet."""
        return all(row.blank for row in self.rows)


@record
class Remark:
    """Something seen while the file was opened, before any cell was understood."""

    key: str
    row: int | None = None
    values: tuple[tuple[str, str], ...] = ()


@record
class Book:
    """A supplier's file, opened.

    `kind` is "text" or "workbook"; `encoding` and `delimiter` are how a text was read.
    """

    kind: str
    sheets: tuple[Sheet, ...]
    encoding: str = ""
    delimiter: str = ""
    remarks: tuple[Remark, ...] = ()


def column_letter(column: int) -> str:
    """Name a column as spreadsheets do: 0 is A, 26 is AA."""
    name = ""
    rest = column + 1
    while rest:
        rest, letter = divmod(rest - 1, 26)
        name = chr(ord("A") + letter) + name
    return name
