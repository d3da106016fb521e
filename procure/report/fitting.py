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
_READABLE: Final = 0.7
"""How small a page may be printed before its texts are wrapped more often."""
_SMALLEST: Final = 0.63
"""How small a page may be printed before it goes onto several."""
_BESIDE: Final = 5 / 7
"""Characters that the edges of a column take."""
_LARGEST: Final = 0.8
"""How large pages abreast are printed where there is room."""
_SPARE: Final = 0.73
"""The part of a page that is filled: where a font is missing, columns are wider."""
_MOST_REPEATED: Final = 0.4
"""The part of a page that repeated columns may take."""


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
        self._repeated = 0
        self._kept: set[int] = set()

    def repeat(self, columns: int) -> None:
        """Print the first columns on every page where several stand abreast."""
        self._repeated = columns

    def keep(self, place: int) -> None:
        """Print a column on the same page as the one before it."""
        self._kept.add(place)

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
        sheet = self._worksheet
        together = self._wide(0, self._columns)
        room = self._look.printed_characters()
        spare = {place: wide - self._least[place] for place, wide in self._widths.items()}
        over, most = together - room / _READABLE, sum(spare.values())
        if over > 0 and most > 0:
            part = min(1.0, over / most)
            for place, one in spare.items():
                self._widths[place] -= one * part
            together -= most * part
        one_wide = sheet.fit_page and sheet.fit_width == 1 and not sheet.fit_height
        if one_wide and together * _SMALLEST > room:
            self._go_abreast(room * _SPARE / _SMALLEST)

    def _go_abreast(self, room: float) -> None:
        """Print on as few pages abreast, of so much room, as can be read, all about as full."""
        while self._repeated and self._wide(0, self._repeated) > room * _MOST_REPEATED:
            self._repeated -= 1
        fewest = len(self._breaks(room))
        low, high = 1, math.ceil(room)
        while low < high:
            middle = (low + high) // 2
            if len(self._breaks(middle)) > fewest:
                low = middle + 1
            else:
                high = middle
        breaks = self._breaks(low)
        starts, ends = [self._repeated, *breaks], [*breaks, self._columns]
        widest = max(map(self._wide, starts, ends)) + self._wide(0, self._repeated)
        # Breaks of one's own hold at a scale of one's own only.
        self._worksheet.set_print_scale(
            round(100 * max(_SMALLEST, min(_LARGEST, _SMALLEST * room / widest)))
        )
        self._worksheet.set_v_pagebreaks(breaks)
        if self._repeated:
            self._worksheet.repeat_columns(0, self._repeated - 1)

    @property
    def _columns(self) -> int:
        return max(self._widths, default=-1) + 1

    def _wide(self, first: int, end: int) -> float:
        """Give the characters that columns take together, up to the one before `end`."""
        return sum(self._widths.get(place, _UNSET) + _BESIDE for place in range(first, end))

    def _breaks(self, room: float) -> list[int]:
        """Give the columns that begin a page, where so many characters stand on each."""
        breaks: list[int] = []
        free = room = room - self._wide(0, self._repeated)
        block = self._repeated
        for end in range(self._repeated + 1, self._columns + 1):
            if end in self._kept:
                continue
            wide = self._wide(block, end)
            if wide > free and block > self._repeated:
                breaks.append(block)
                free = room
            free -= wide
            block = end
        return breaks

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
