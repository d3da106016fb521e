"""A page being drawn: texts, boxes and lines in a house's colours, measured from its top."""

from typing import Final

from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from procure.house_style import HouseStyle, PaperSize
from procure.report.pdf_fonts import Lettering

PAPERS: Final[dict[PaperSize, tuple[float, float]]] = {
    "A4": (595.28, 841.89),
    "Letter": (612.0, 792.0),
    "A3": (841.89, 1190.55),
    "Legal": (612.0, 1008.0),
}
"""Width and height of the papers, upright, in points."""

INK: Final = "#1F2933"
TEXT: Final = 7.6
"""The size of most texts on A4, in points; it grows with the paper and the style."""
_LEADING: Final = 1.28
_USUAL_SIZE: Final = 10
_INSIDE: Final = 0.999
_LONGEST: Final = 420
"""Characters of one sentence: a name may be as long as a book."""


class Page:
    """One page of a canvas. Places count from the left and from the top, in points."""

    def __init__(self, canvas: Canvas, style: HouseStyle, lettering: Lettering) -> None:
        """Draw in a style, with letters chosen for it."""
        self.canvas = canvas
        self.style = style
        self.lettering = lettering
        self.width, self.height = PAPERS[style.page.paper]
        wide, _ = PAPERS["A4"]
        self.scale = min(self.width / wide, 1.5)
        """How much larger than on A4 all is drawn."""
        self.size = TEXT * self.scale * style.fonts.body_size / _USUAL_SIZE

    def pt(self, points: float) -> float:
        """Give a length on A4 as it is on this paper."""
        return points * self.scale

    def box(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """Fill a box; y is its top."""
        self.canvas.setFillColor(HexColor(colour))
        self.canvas.rect(x, self.height - y - height, width, height, stroke=0, fill=1)

    def line(self, x: float, y: float, width: float, colour: str, thick: float = 0.6) -> None:
        """Draw a line across."""
        self.canvas.setStrokeColor(HexColor(colour))
        self.canvas.setLineWidth(thick * self.scale)
        self.canvas.line(x, self.height - y, x + width, self.height - y)

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        room: float,
        size: float = 0.0,
        colour: str = INK,
        bold: bool = False,
        right: bool = False,
    ) -> float:
        """Write one line, shortened to its room, its base at y; give its width.

        x is where it begins, or ends where it stands to the `right`.
        """
        size = size or self.size
        shown = self.lettering.shortened(text[: 2 * _LONGEST], room, size, bold=bold)
        width = self.lettering.width(shown, size, bold=bold)
        at = x - width if right else x
        written = self.canvas.beginText(at, self.height - y)
        written.setFillColor(HexColor(colour))
        for font, part in self.lettering.runs(shown, bold=bold):
            written.setFont(font, size)
            written.textOut(part)
        self.canvas.drawText(written)
        return width

    def number(
        self,
        x: float,
        y: float,
        text: str,
        *,
        room: float,
        size: float,
        colour: str = INK,
        bold: bool = False,
        right: bool = False,
    ) -> None:
        """Write a number: one too long for its room is smaller, never shortened."""
        width = self.lettering.width(text, size, bold=bold)
        if width > room:
            size *= room / width * _INSIDE
            room += self.pt(1)
        self.text(x, y, text, room=room, size=size, colour=colour, bold=bold, right=right)

    def paragraph(self, text: str, width: float, *, indent: float) -> Paragraph:
        """Give a sentence that is wrapped into a width, not drawn yet; `height` is then known."""
        shown = text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}…"
        style = ParagraphStyle(
            "said",
            fontSize=self.size,
            leading=self.size * _LEADING,
            textColor=HexColor(INK),
            leftIndent=indent,
            splitLongWords=1,
        )
        made = Paragraph(self.lettering.markup(shown), style)
        made.wrap(width, self.height)
        return made
