"""The toolbar's few icons, drawn as lines in the colour of the text beside them."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

_SIZE: Final = 20
_SCALES: Final = (1, 2, 3)

_PATHS: Final = {
    "undo": "M8 5 L4 9 L8 13 M4 9 H12.5 A3.75 3.75 0 0 1 12.5 16.5 H9",
    "redo": "M12 5 L16 9 L12 13 M16 9 H7.5 A3.75 3.75 0 0 0 7.5 16.5 H11",
    "add": "M10 4.5 V15.5 M4.5 10 H15.5",
    "plan": "M6.5 4.5 L15.5 10 L6.5 15.5 Z",
    "export": "M10 3.5 V12 M6.5 8.5 L10 12 L13.5 8.5 M4.5 15.5 H15.5",
    "why": "M3.5 4.5 H16.5 V15.5 H3.5 Z M12 4.5 V15.5",
    "close": "M5.5 5.5 L14.5 14.5 M14.5 5.5 L5.5 14.5",
    "lock": "M5 9 H15 V16 H5 Z M7 9 V6.5 A3 3 0 0 1 13 6.5 V9",
    "down": "M6 8 L10 12 L14 8",
}
_TEMPLATE: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20"><path d="{path}" fill="none" '
    'stroke="{colour}" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"/></svg>'
)


def icon(name: str, colour: QColor, disabled: QColor) -> QIcon:
    """Give the icon of that name in a colour, and greyed in another."""
    return _drawn(name, colour.name(), disabled.name())


# Buttons ask again whenever they are put somewhere else: hundreds of times as a window is made.
@lru_cache(maxsize=64)
def _drawn(name: str, colour: str, disabled: str) -> QIcon:
    made = QIcon()
    for mode, shade in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, disabled)):
        text = _TEMPLATE.format(path=_PATHS[name], colour=shade)
        renderer = QSvgRenderer(QByteArray(text.encode()))
        for scale in _SCALES:
            pixmap = QPixmap(_SIZE * scale, _SIZE * scale)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            renderer.render(painter, QRectF(0, 0, _SIZE * scale, _SIZE * scale))
            painter.end()
            pixmap.setDevicePixelRatio(scale)
            made.addPixmap(pixmap, mode)
    return made
