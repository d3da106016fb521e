"""What a workbook takes of a house style: looks of cells, page set-up, its logo."""

import re
from collections.abc import Mapping
from typing import Any, Final

from xlsxwriter.worksheet import Worksheet

from procure.house_style import USUAL, HouseStyle
from procure.report.values import cleaned
from procure.style_file import picture_of

_PAPERS: Final = {"A4": 9, "Letter": 1, "A3": 8, "Legal": 5}
_SIDES: Final = {"A4": (8.27, 11.69), "Letter": (8.5, 11), "A3": (11.69, 16.54), "Legal": (8.5, 14)}
"""The short and the long side of each paper, in inches."""
_MARGIN: Final = 0.4
_PER_INCH: Final = 96 / 7
"""Characters of the usual font in an inch: one takes 7 pixels."""
_WIDER: Final = {
    # How much wider their digits are than Arial's, in which columns are measured.
    "Century Gothic": 1.0,
    "Courier New": 1.08,
    "Georgia": 1.11,
    "Trebuchet MS": 0.95,
    "Verdana": 1.15,
}
_LINE_HEIGHT: Final = 13.5
"""Points between two lines of the usual size."""
_PICTURE: Final = re.compile(r"&&(?=[Gg\[])")
_LOGO_HEIGHT: Final = 40
_LOGO_WIDTH: Final = 200
"""The box that a logo is fitted into, in pixels."""
LOGO_ROW: Final = 36
"""The points of the row that it stands in."""


class Look:
    """A house style, ready to write with.

    Formats are asked for in the colours and sizes of the usual style; each stands for its
    part, and is given as the style at hand has that.
    """

    def __init__(self, style: HouseStyle) -> None:
        """Take a style that was read, so that its logo has been looked through."""
        self.style = style
        usual, own = USUAL.colours, style.colours
        self._colours = {
            usual.accent: own.accent,
            usual.muted: own.muted,
            usual.line: own.line,
            usual.shade: own.shade,
            usual.good: own.good,
            usual.warning: own.warning,
            usual.broken: own.broken,
            usual.input: own.input,
            usual.input_shade: own.input_shade,
        }
        fonts = style.fonts
        self.scale = fonts.body_size / USUAL.fonts.body_size
        """How much larger letters are than usual."""
        self.wider = self.scale * _WIDER.get(fonts.body, 1.0)
        """How much wider columns have to be than usual."""
        self.line_height = _LINE_HEIGHT * self.scale
        self.logo = picture_of(style)

    def colour(self, usual: str) -> str:
        """Give the style's colour for one of the usual style; others stay as they are."""
        return self._colours.get(usual, usual)

    def size(self, usual: float) -> float:
        """Give the style's size for one of the usual style, in points."""
        if usual == USUAL.fonts.title_size:
            return self.style.fonts.title_size
        return usual + self.style.fonts.body_size - USUAL.fonts.body_size

    def properties(self, asked: Mapping[str, object]) -> dict[str, object]:
        """Give the properties of a cell's format, in XlsxWriter's names."""
        fonts = self.style.fonts
        found: dict[str, object] = {
            name: self.colour(value) if isinstance(value, str) and "color" in name else value
            for name, value in asked.items()
        }
        size = asked.get("font_size", USUAL.fonts.body_size)
        number = float(size) if isinstance(size, (int, float)) else USUAL.fonts.body_size
        is_heading = number > USUAL.fonts.body_size
        found["font_size"] = self.size(number)
        found.setdefault("font_name", fonts.titles if is_heading else fonts.body)
        found.setdefault("valign", "top")
        return found

    def chart_font(self, size: float, **properties: object) -> dict[str, Any]:
        """Give the font of a text in a chart, as XlsxWriter takes it."""
        return {"name": self.style.fonts.body, "size": self.size(size), **properties}

    def set_page(self, worksheet: Worksheet) -> None:
        """Set up the page: paper, margins, one page wide, what stands at its head and foot."""
        page = self.style.page
        if page.orientation == "landscape":
            worksheet.set_landscape()
        else:
            worksheet.set_portrait()
        worksheet.set_paper(_PAPERS[page.paper])
        header = marginal(page.header)
        worksheet.set_margins(left=_MARGIN, right=_MARGIN, top=0.65 if header else 0.5, bottom=0.6)
        worksheet.fit_to_pages(1, 0)
        if header:
            worksheet.set_header(f"&L&8{header}")
        footer = marginal(page.footer)
        # The sheet's name makes room for the house's text.
        names = f"&L&8{footer}&C&8&A" if footer else "&L&8&A"
        worksheet.set_footer(f"{names}&R&8Page &P of &N")

    def printed_characters(self) -> float:
        """Give how many characters of a column's width a page holds at full size."""
        page = self.style.page
        side = _SIDES[page.paper][page.orientation == "landscape"]
        return (side - 2 * _MARGIN) * _PER_INCH / self.wider

    def fitted(self, width: int, height: int) -> float:
        """Give by how much a logo has to be made smaller, 1 if it need not be."""
        return min(1.0, _LOGO_WIDTH / width, _LOGO_HEIGHT / height)


def marginal(text: str) -> str:
    """Give a text for the head or foot of a page, where “&” and what follows it would be a code."""
    shown = cleaned(text).strip()
    # A mark of no width keeps a letter off “&” where both would be the place of a picture, and
    # a space keeps digits off the size that stands before them.
    escaped = _PICTURE.sub("&&\u200b", shown.replace("&", "&&"))
    return f" {escaped}" if escaped[:1].isdecimal() else escaped
