"""What goes into cells: values with the way they are shown, columns, areas, clean texts."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Final, Literal

from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell

from procure.cell_record import Key
from procure.record import record

Kind = Literal["text", "whole", "number", "money", "money_whole", "percent", "gap", "day"]
"""How a value is shown; money takes a currency."""

MOST_CHARACTERS: Final = 32767
_SHORT: Final = MOST_CHARACTERS // 2
_DIGITS_SHOWN: Final = 6
_GAP_DIGITS: Final = 9
_SURE_DIGITS: Final = 14
_BREAKS: Final = re.compile(r"[\t\r\n]")
# Control characters, halves of surrogate pairs, and what XML forbids.
_UNSPEAKABLE: Final = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# Blanks and marks without width stand before it: who guesses passes them over. The signs are
# the plain ones, a minus, and those of full width and the small forms.
_LOOKS_LIKE_FORMULA: Final = re.compile(
    "[\\s\x00-\x1f\x7f-\xa0\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0]*"
    "[=+\\-@\u2212\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b]"
)


@record
class Formula:
    """A formula and the value that it must come to, stored beside it."""

    text: str
    value: Decimal | int | str


@record
class Styled:
    """A value that is shown otherwise than its column."""

    value: "Decimal | int | str | date | Formula | None"
    kind: Kind
    currency: str = ""
    digits: int | None = None


@record
class Entry:
    """An input: a value that a reader may change, and what formulas follow.

    `key` says what it is (procure.cell_record), `name` is the name that the cell has for
    formulas, if any.
    """

    key: Key
    value: Decimal | int | None
    kind: Kind = "number"
    currency: str = ""
    digits: int | None = None
    name: str = ""


Plain = Decimal | int | str | date | Formula | None
Value = Plain | Styled | Entry


@record
class Column:
    """A column of a table: heading, how its values are shown, and whether it is added up."""

    heading: str
    kind: Kind = "text"
    currency: str = ""
    total: bool = False
    width: float | None = None


@record
class Area:
    """Where a table's values stand: rows and columns from 0, the last ones included."""

    sheet: str
    first: int
    last: int
    columns: int

    @property
    def rows(self) -> int:
        """How many rows it has."""
        return self.last - self.first + 1

    def reference(self, column: int) -> str:
        """Give a column's values as a reference from any sheet: 'Orders'!$H$5:$H$9."""
        return f"'{self.sheet}'!{xl_range_abs(self.first, column, self.last, column)}"

    def total(self, column: int) -> str:
        """Give the cell of a column's total as a reference from any sheet."""
        return f"'{self.sheet}'!{absolute(self.last + 1, column)}"


def absolute(row: int, column: int) -> str:
    """Give a cell's address that stays when it is copied: $H$5."""
    return str(xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True))


def cleaned(text: str) -> str:
    """Give a text that a cell can hold: no control characters, at most 32,767 characters.

    Tabs and line ends become spaces. Characters that XML cannot hold are left out.
    """
    if len(text) <= _SHORT and text.isprintable():
        return text
    return cut(_UNSPEAKABLE.sub("", _BREAKS.sub(" ", text[: 2 * MOST_CHARACTERS])))


def cut(text: str, most: int = MOST_CHARACTERS) -> str:
    """Cut a text to so many characters as Excel counts them; an ellipsis shows that it was."""
    # It counts UTF-16 units, of which a character outside the basic plane has two.
    if 2 * len(text) <= most:
        return text
    units = text.encode("utf-16-le")
    if len(units) // 2 <= most:
        return text
    return units[: (most - 1) * 2].decode("utf-16-le", errors="ignore") + "…"


def looks_like_formula(text: str) -> bool:
    """Tell whether some program takes a text for a formula, once it is edited or read as CSV."""
    first = text[:1]
    if first.isascii() and first.isalnum():
        return False
    return _LOOKS_LIKE_FORMULA.match(text) is not None


def decimals_of(values: Sequence[Decimal | None]) -> int:
    """Give the most decimals that any of these numbers has, up to six."""
    most = 0
    for value in values:
        if value is None or value == value.to_integral_value():
            continue
        exponent = value.normalize().as_tuple().exponent
        if isinstance(exponent, int):
            most = max(most, -exponent)
    return min(most, _DIGITS_SHOWN)


def decimals_for(values: Sequence[Decimal | None]) -> int:
    """Give the decimals worth showing beside the largest of these numbers, at most its own."""
    most = max((abs(value) for value in values if value is not None), default=Decimal(0))
    worth = 3 - max(0, min(3, most.adjusted())) if most else 0
    return min(worth, decimals_of(values))


def gap_digits(gap: Decimal | None) -> int:
    """Give the decimals of a percentage that show two digits of a gap, however small."""
    if not gap:
        return 2
    return min(max(2, 1 - (gap * 100).adjusted()), _GAP_DIGITS)


def number_in(value: Value) -> Decimal:
    """Give the number that a value adds to a total."""
    if isinstance(value, (Styled, Formula, Entry)):
        return number_in(value.value)
    return Decimal(value) if isinstance(value, (Decimal, int)) else Decimal(0)


def rounded(cell: str, digits: int) -> str:
    """Give a formula's part that rounds a cell half to even, as amounts of money are.

    Programs for tables round half away from zero; only a half itself is another case. What
    their arithmetic adds beyond the fourteenth digit is taken off first: a half stays a half.
    """
    scale = 10**digits
    minor = f"{cell}*{scale}"
    # Never to fewer than whole minor units, however many digits an amount has.
    whole = f"ROUND({minor},MAX(0,{_SURE_DIGITS}-LEN(INT(ABS({minor})))))"
    half = f"ABS({whole}-INT({whole}))=0.5"
    return f"IF({half},2*ROUND({whole}/2,0),ROUND({whole},0))/{scale}"


def distinct(headings: Sequence[str]) -> list[str]:
    """Tell headings apart that are the same but for case: a table needs that."""
    seen: dict[str, int] = {}
    found = []
    for heading in headings:
        folded = heading.casefold()
        seen[folded] = seen.get(folded, 0) + 1
        found.append(heading if seen[folded] == 1 else f"{heading} ({seen[folded]})")
    return found
