"""How wide a sheet's columns and how high its rows are, once everything is written.

Programs for tables fit rows to wrapped texts when somebody types, and not all of them when a
workbook is opened: so it is done here.
"""

import math
from typing import Final

from xlsxwriter.worksheet import Worksheet

from procure.report.look import Look
from procure.text_width import width

NARROWEST: Final = 9
"""The least characters of a column."""

_UNSET: Final = 8.43
"""The width of a column of which nothing is said."""
_TEXT: Final = 26
"""To so many characters a column of texts may be narrowed where a sheet is too wide."""
# Letters are narrower than digits, which columns are measured in.
_MEAN_WIDTH: Final = 0.85
_MEAN_HEAD: Final = 0.95  # headings are bold
_TALLEST: Final = 400.0
_HEAD: Final = 32
"""The points of a row of headings of one or two lines."""
_APART: Final = 3
"""Characters that keep headings of one line apart."""
_HEAD_LINES: Final = 2
_READABLE: Final = 0.6
"""How small a page may be printed before its texts are wrapped more often."""
_SMALLEST: Final = 0.5
"""How small a page may be printed before it goes onto two."""


class Fitting:
    """Remembers what stands where in a sheet, and fits columns, rows and print to it."""

    def __init__(self, worksheet: Worksheet, look: Look) -> None:
        """Fit nothing yet."""
        self._worksheet = worksheet
        self._look = look
        self._widths: dict[int, float] = {}
        self._least: dict[int, float] = {}
        self._texts: list[tuple[int, int, int]] = []
        self._headings: list[tuple[int, int, str]] = []
        self._sentences: list[tuple[int, int, int]] = []

    def widen(self, place: int, wanted: float, *, text: bool = False) -> None:
        """Make a column at least so wide, in characters; one of texts may become narrower."""
        self._widths[place] = max(self._widths.get(place, 0), wanted)
        least = min(wanted, _TEXT) if text else wanted
        self._least[place] = max(self._least.get(place, 0), least)

    def text(self, row: int, place: int, text: str) -> None:
        """Take note of a text that is wrapped in its cell."""
        self._texts.append((row, place, width(text)))

    def heading(self, row: int, place: int, text: str) -> None:
        """Take note of a heading, which is wrapped at its words."""
        self._headings.append((row, place, text))
        longest = max(map(width, text.split()), default=0)
        self.widen(place, max(longest + _APART, NARROWEST))
        wide, wanted = self._widths[place], width(text) + _APART
        # On one line it would touch its neighbour.
        if wide < wanted <= wide + _APART + 1:
            self.widen(place, wanted)

    def sentence(self, row: int, columns: int, text: str) -> None:
        """Take note of a text across so many columns from the first."""
        self._sentences.append((row, columns, width(text)))

    def pixels(self) -> int:
        """Give how wide all columns together are on the screen."""
        places = range(max(self._widths, default=0) + 1)
        wide = (self._widths.get(place, _UNSET) * self._look.wider for place in places)
        # As Excel has it in its usual font.
        return sum(int(one * 7 + 0.5) + 5 for one in wide)

    def finish(self) -> None:
        """Set the width of every column and the height of every row that needs more than usual."""
        self._narrow()
        for place, wide in self._widths.items():
            self._worksheet.set_column(place, place, wide * self._look.wider)
        for row, high in self._heights().items():
            self._worksheet.set_row(row, high)

    def _narrow(self) -> None:
        """Narrow columns of texts where a page is too small to read, or print it on several."""
        together = sum(self._widths.values())
        abreast = self._worksheet.fit_width
        room = self._look.printed_characters() * max(1, abreast)
        spare = {place: wide - self._least[place] for place, wide in self._widths.items()}
        over, most = together - room / _READABLE, sum(spare.values())
        if over > 0 and most > 0:
            part = min(1.0, over / most)
            for place, one in spare.items():
                self._widths[place] -= one * part
            together -= most * part
        pages = math.ceil(together * _SMALLEST / room)
        if abreast == 1 and not self._worksheet.fit_height and pages > 1:
            self._worksheet.fit_to_pages(pages, 0)

    def _heights(self) -> dict[int, float]:
        line = self._look.line_height
        heights: dict[int, float] = {}
        for row, place, wide in self._texts:
            room = max(self._widths.get(place, NARROWEST) - 2, 1)
            lines = math.ceil(wide * _MEAN_WIDTH / room)
            if lines > 1:
                heights[row] = max(heights.get(row, 0), min(lines * line + 2, _TALLEST))
        for row, columns, wide in self._sentences:
            room = sum(self._widths.get(place, NARROWEST) for place in range(columns)) - 2
            heights[row] = math.ceil(wide * _MEAN_WIDTH / room) * line + 2
        for row, place, text in self._headings:
            lines = lines_of(text, (self._widths.get(place, _UNSET) - 1) / _MEAN_HEAD)
            high = _HEAD * self._look.scale + max(0, lines - _HEAD_LINES) * line
            heights[row] = max(heights.get(row, 0), high)
        return heights


def lines_of(text: str, room: float) -> int:
    """Count the lines of a text that is wrapped at its words, and in a word that is too long."""
    lines, left = 1, room
    for word in text.split():
        wide = float(width(word))
        if wide > left and left < room:
            lines, left = lines + 1, room
        if wide > room:
            more = math.ceil(wide / max(room, 1)) - 1
            lines, wide = lines + more, wide - more * room
        left -= wide + 1
    return lines
