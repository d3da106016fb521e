"""A little page that shows what a house style looks like."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from procure.house_style import HouseStyle
from procure.shown_numbers import day_text, money_text
from procure.style_file import picture_of
from procure.words import sentence
from ui.help.field_tips import explain

_SIZE: Final = QSize(420, 300)
_PAPER: Final = QColor("#FFFFFF")
_INK: Final = QColor("#111827")
_MARGIN: Final = 18.0
_LINE: Final = 24.0
_ROWS: Final = (
    ("HGX H100 server", date(2024, 3, 25), Decimal("1187500.00")),
    ("Rebate", date(2024, 6, 30), Decimal("-42750.00")),
)
_TOTAL: Final = Decimal("1144750.00")
_CURRENCY: Final = "USD"
_LOGO: Final = QSize(150, 30)


class StylePreview(QWidget):
    """Paints a page with a title, a table, an input and the texts at the margins."""

    def __init__(self, style: HouseStyle) -> None:
        """Show a style."""
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedSize(_SIZE)
        self.setAccessibleName(sentence("style-preview"))
        explain(self, sentence("style-preview-tip"))
        self._logo = QPixmap()
        self.show_style(style)

    def show_style(self, style: HouseStyle) -> None:
        """Show another style, none of whose parts is at fault."""
        self._style = style
        picture = picture_of(style)
        self._logo = QPixmap()
        if picture is not None:
            self._logo.loadFromData(picture.data)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), _PAPER)
        painter.setPen(QColor(self._style.colours.line))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        self._margins(painter)
        self._head(painter)
        self._table(painter)

    def _font(self, size: int, *, title: bool = False, bold: bool = False) -> QFont:
        fonts = self._style.fonts
        font = QFont(fonts.titles if title else fonts.body)
        font.setPixelSize(size + 2)
        font.setBold(bold)
        return font

    def _margins(self, painter: QPainter) -> None:
        page = self._style.page
        painter.setFont(self._font(7))
        painter.setPen(_INK)
        wide = self.width() - 2 * _MARGIN
        painter.drawText(QRectF(_MARGIN, 6, wide, 14), Qt.AlignmentFlag.AlignLeft, page.header)
        foot = QRectF(_MARGIN, self.height() - 20, wide, 14)
        painter.drawText(foot, Qt.AlignmentFlag.AlignLeft, page.footer)
        painter.drawText(foot, Qt.AlignmentFlag.AlignRight, sentence("style-preview-page"))

    def _head(self, painter: QPainter) -> None:
        colours, fonts = self._style.colours, self._style.fonts
        painter.setFont(self._font(fonts.title_size, title=True, bold=True))
        painter.setPen(QColor(colours.accent))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        title = QRectF(_MARGIN, 26, self.width() - 2 * _MARGIN, 30)
        painter.drawText(title, left, sentence("style-preview-title"))
        painter.setFont(self._font(fonts.body_size))
        painter.setPen(QColor(colours.muted))
        painter.drawText(title.translated(0, 28), left, sentence("style-preview-note"))
        if not self._logo.isNull():
            shown = self._logo.scaled(
                self._logo.size().boundedTo(_LOGO).expandedTo(QSize(1, 1)),
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            painter.drawPixmap(int(self.width() - _MARGIN - shown.width()), 22, shown)

    def _table(self, painter: QPainter) -> None:
        colours, numbers = self._style.colours, self._style.numbers
        size = self._style.fonts.body_size
        headings = tuple(sentence(f"style-preview-{key}") for key in ("order", "day", "cost"))
        self._row(painter, 0, headings, ink="#FFFFFF", ground=colours.accent, bold=True)
        painter.setFont(self._font(size))
        for at, (name, day, amount) in enumerate(_ROWS, start=1):
            shown = money_text(amount, _CURRENCY, 2, numbers)
            self._row(painter, at, (name, day_text(day, numbers), shown), line=colours.line)
        total = money_text(_TOTAL, _CURRENCY, 2, numbers)
        cells = (sentence("style-preview-total"), "", total)
        self._row(painter, 3, cells, ground=colours.shade, bold=True)
        typed = (sentence("style-preview-input"), "", "25")
        self._row(painter, 4, typed, ink=colours.input, ground=colours.input_shade)
        self._row(painter, 5, (sentence("style-preview-warning"), "", ""), ink=colours.warning)

    def _row(
        self,
        painter: QPainter,
        at: int,
        cells: tuple[str, ...],
        *,
        ink: str = "",
        ground: str = "",
        line: str = "",
        bold: bool = False,
    ) -> None:
        wide = self.width() - 2 * _MARGIN
        area = QRectF(_MARGIN, 92 + at * _LINE, wide, _LINE)
        if ground:
            painter.fillRect(area, QColor(ground))
        if line:
            painter.setPen(QColor(line))
            painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.setFont(self._font(self._style.fonts.body_size, bold=bold))
        painter.setPen(QColor(ink) if ink else _INK)
        middle = Qt.AlignmentFlag.AlignVCenter
        inside = area.adjusted(6, 0, -6, 0)
        painter.drawText(inside, Qt.AlignmentFlag.AlignLeft | middle, cells[0])
        painter.drawText(inside.adjusted(wide * 0.4, 0, 0, 0), middle, cells[1])
        painter.drawText(inside, Qt.AlignmentFlag.AlignRight | middle, cells[2])
