"""A block of cells as HTML, in which spreadsheets keep the value beside the text shown.

LibreOffice writes and reads `sdval` and `sdnum`, Excel reads `x:num` and writes the
format of a cell (`mso-number-format`) into its style, Google Sheets writes
`data-sheets-value`. A text in a cell never says whether 1,234 has thousands or decimals;
these do.
"""

import json
import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from html import escape
from html.parser import HTMLParser
from typing import Any, Final, Literal

from procure.record import record

ValueKind = Literal["text", "number", "percent", "day"]

_FIRST_DAY: Final = date(1899, 12, 30)  # day 0 of Excel's and LibreOffice's serial numbers
_LAST_SERIAL: Final = 401_769  # 31 Dec 2999
_FIGURES: Final = 15  # what a spreadsheet's number holds for certain
_WIDEST: Final = 1_000  # columns that a cell is let span
_LETTERS: Final = re.compile(r"\[[^\]]*\]|\"[^\"]*\"|\\.|_.|\*.")
_PLACES: Final = {"general": None, "standard": 2, "fixed": 2, "percent": 2}
_STYLE_FORMAT: Final = re.compile(r"mso-number-format:\s*(\"(?:[^\"\\]|\\.)*\"|'[^']*'|[^;}]+)")
_STYLE_RULE: Final = re.compile(r"\.([\w-]+)\s*\{([^}]*)\}")


@record
class Pasted:
    """A cell of another program: its text, and what is known of the value behind it.

    `number` is the value of a number or a percentage (0.6 for 60 %), `day` that of a date;
    `places` counts the decimals that its format shows, `formatted` says that it is known.
    """

    text: str
    kind: ValueKind = "text"
    number: Decimal | None = None
    day: date | None = None
    places: int | None = None
    formatted: bool = False


@record
class Copied:
    """A cell to be copied: its text, and for numbers and dates the value."""

    text: str
    kind: ValueKind = "text"
    number: Decimal | None = None
    day: date | None = None


def write_html(block: Iterable[Sequence[Copied]]) -> str:
    """Write a table that Excel and LibreOffice take with its values, whatever their language."""
    rows = "".join(f"<tr>{''.join(map(_written, row))}</tr>\n" for row in block)
    return (
        '<html xmlns:x="urn:schemas-microsoft-com:office:excel">'
        '<head><meta charset="utf-8"></head>'
        f"<body><table>\n{rows}</table></body></html>"
    )


def _written(cell: Copied) -> str:
    text = escape(cell.text).replace("\n", "<br>")
    if cell.kind == "text" or (cell.number is None and cell.day is None):
        # Text by its format, so that 007 keeps its zeros and nothing becomes a formula.
        return f'<td x:str sdnum="1033;0;@" style="mso-number-format:\'\\@\'">{text}</td>'
    value = cell.number if cell.day is None else (cell.day - _FIRST_DAY).days
    style, shown = "General", ""
    if cell.kind == "day":
        style, shown = "yyyy\\-mm\\-dd", "YYYY-MM-DD"
    elif cell.number is not None and cell.kind == "percent":
        # LibreOffice takes no other formats of percentages from HTML than its own two.
        percentage = cell.number.scaleb(2)
        shown = "0%" if percentage == percentage.to_integral_value() else "0.00%"
        style = shown.replace(".", "\\.")
    known = f'x:num="{value:f}"' if isinstance(value, Decimal) else f'x:num="{value}"'
    known += f' sdval={known.removeprefix("x:num=")} sdnum="1033;{f"0;{shown}" if shown else ""}"'
    return f'<td align="right" {known} style="mso-number-format:\'{style}\'">{text}</td>'


def read_html(text: str) -> list[list[Pasted]]:
    """Read the first table; cells that span several are followed by empty ones."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.rows


class _Reader(HTMLParser):
    """Collects the cells of the first table."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[Pasted]] = []
        self._formats: dict[str, str] = {}
        self._depth = 0
        self._done = False
        self._in_style = False
        self._cell: dict[str, str] | None = None
        self._parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "style":
            self._in_style = True
        elif tag == "table":
            self._depth += 1
        elif self._done or not self._depth:
            return
        elif tag == "tr":
            self._end_cell()
            self.rows.append([])
        elif tag in ("td", "th"):
            self._end_cell()
            if not self.rows:
                self.rows.append([])
            self._cell = {name: value or "" for name, value in attrs}
            self._parts = []
        elif tag == "br":
            self._parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "style":
            self._in_style = False
        elif tag in ("td", "th", "tr"):
            self._end_cell()
        elif tag == "table" and self._depth:
            self._end_cell()
            self._depth -= 1
            self._done = self._done or not self._depth

    def handle_data(self, data: str) -> None:
        if self._in_style:
            for name, rule in _STYLE_RULE.findall(data):
                found = _STYLE_FORMAT.search(rule)
                if found:
                    self._formats[name] = found[1]
        elif self._cell is not None:
            # Line ends in the source are only those of its own lines.
            self._parts.append(re.sub(r"[ \t\r\n]+", " ", data))

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        cell, self._cell = self._cell, None
        lines = "".join(self._parts).split("\n")
        text = "\n".join(line.strip(" ") for line in lines)
        self.rows[-1].append(_pasted(text, cell, self._formats))
        span = cell.get("colspan", "1")
        wide = int(span) if span.isdecimal() else 1
        self.rows[-1].extend([Pasted(text="")] * (min(wide, _WIDEST) - 1))


def _pasted(text: str, cell: dict[str, str], formats: dict[str, str]) -> Pasted:
    if "sdval" in cell:
        shown = cell.get("sdnum", "").split(";", 2)
        return _valued(text, cell["sdval"], shown[2] if len(shown) > 2 else "")  # noqa: PLR2004
    if "data-sheets-value" in cell:
        return _of_sheets(text, cell)
    inline = _STYLE_FORMAT.search(cell.get("style", ""))
    styled = inline[1] if inline else formats.get(cell.get("class", "").split(" ")[0], "General")
    number_format = re.sub(r"\\(.)", r"\1", styled.strip("\"' "))
    if "x:num" in cell:
        return _valued(text, cell["x:num"], number_format)
    if "mso-" not in cell.get("style", "") and not formats:
        return Pasted(text=text)
    return Pasted(text=text, places=_places(number_format), formatted=True)


def _of_sheets(text: str, cell: dict[str, str]) -> Pasted:
    """Read what Google Sheets says: {"1": 3, "3": number}, and the kind of its format."""
    try:
        value: Any = json.loads(cell["data-sheets-value"], parse_float=str, parse_int=str)
        shown: Any = json.loads(cell.get("data-sheets-numberformat", "{}"))
    except ValueError:
        return Pasted(text=text)
    if not isinstance(value, dict) or value.get("1") != "3" or not isinstance(shown, dict):
        return Pasted(text=text)
    kind = shown.get("1")
    number_format = {3: "0%", 5: "yyyy-mm-dd"}.get(kind, "") if isinstance(kind, int) else ""
    return _valued(text, str(value.get("3", "")), number_format)


def _valued(text: str, value: str, number_format: str) -> Pasted:
    try:
        number = +Decimal(value or text)
    except InvalidOperation:
        return Pasted(text=text)
    if not number.is_finite():
        return Pasted(text=text)
    number = _rounded(number)
    letters = _LETTERS.sub("", number_format.split(";", maxsplit=1)[0]).casefold()
    if re.search(r"[yd]|mmm", letters):
        return Pasted(text=text, kind="day", day=_day_of(number, text))
    kind: ValueKind = "percent" if "%" in letters or text.rstrip().endswith("%") else "number"
    return Pasted(text=text, kind=kind, number=number)


def _rounded(number: Decimal) -> Decimal:
    """Give a number with the figures that are meant: 0.1 + 0.2 is stored with 17 of them."""
    if number and len(number.as_tuple().digits) > _FIGURES:
        number = round(number, _FIGURES - 1 - number.adjusted())
    plainer = number.normalize()
    return plainer.quantize(Decimal(1)) if plainer == plainer.to_integral_value() else plainer


def _day_of(serial: Decimal, text: str) -> date | None:
    """Give the day of a serial number if the text agrees: files can count from 1904, too."""
    if not 0 < serial <= _LAST_SERIAL or serial != serial.to_integral_value():
        return None
    day = _FIRST_DAY + timedelta(days=int(serial))
    numbers = {int(part) for part in re.findall(r"\d+", text)}
    years = {day.year, day.year % 100}
    return day if numbers & years and (day.day in numbers or len(numbers) == 1) else None


def _places(number_format: str) -> int | None:
    """Count the decimals of a format; None where it shows all that there are, or is none."""
    name = number_format.casefold()
    if name in _PLACES:
        return _PLACES[name]
    letters = _LETTERS.sub("", number_format.split(";", maxsplit=1)[0])
    if not re.search(r"[0#?]", letters):
        return None
    decimals = re.search(r"\.([0?#]*)", letters)
    return len(decimals[1]) if decimals else 0
