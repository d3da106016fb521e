"""A picture as a file, and on the clipboard: drawn apart from the window.

What is saved does not depend on the size, the colours or the screen of the window: the same
picture gives the same bytes.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter, QPalette, QRegion
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

from procure.storage import write_bytes
from ui.charts import ROW_HEIGHT, Chart
from ui.picture import Picture
from ui.table_clipboard import empty_data
from ui.theme import LIGHT, SPACE, palette_of

KINDS: Final = "PNG pictures (*.png);;SVG pictures (*.svg)"
SVG_KIND: Final = "image/svg+xml"

_SIZE: Final = QSize(960, 540)
_BESIDE_ROWS: Final = 140
"""Logical pixels of height for the title, the note and the axis."""
_FINE: Final = 2
_TALLEST: Final = 16_000
"""Device pixels; a taller picture is saved at the plain scale."""
_NOT_XML: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def picture_image(picture: Picture) -> QImage:
    """Draw a picture at twice the plain scale, on white."""
    size = _size_of(picture)
    ratio = _FINE if size.height() * _FINE <= _TALLEST else 1
    chart = _drawn(picture, size, ratio)
    image = QImage(chart.size() * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    _render(chart, painter)
    painter.end()
    return image


def picture_png(picture: Picture) -> bytes:
    """Give a picture as the bytes of a PNG file."""
    found = QByteArray()
    buffer = QBuffer(found)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(picture_image(picture))
    return bytes(found.data())


def picture_svg(picture: Picture) -> bytes:
    """Give a picture as the bytes of an SVG file, without anything active in it."""
    chart = _drawn(picture, _size_of(picture), 1)
    found = QByteArray()
    buffer = QBuffer(found)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    svg = QSvgGenerator()
    svg.setOutputDevice(buffer)
    svg.setSize(chart.size())
    svg.setViewBox(QRect(QPoint(0, 0), chart.size()))
    svg.setTitle(picture.title)
    svg.setDescription("")
    painter = QPainter(svg)
    _render(chart, painter)
    painter.end()
    # Characters that XML does not have, and Qt writes all the same.
    return _NOT_XML.sub("", bytes(found.data()).decode()).encode()


def save_picture(picture: Picture, path: Path) -> None:
    """Write a picture as SVG where the name ends so, else as PNG; raise SaveError if it cannot."""
    svg = path.suffix.casefold() == ".svg"
    write_bytes(path, picture_svg(picture) if svg else picture_png(picture))


def picture_data(picture: Picture) -> QMimeData:
    """Give a picture for the clipboard, for programs that take pixels or lines."""
    data = empty_data()
    data.setImageData(picture_image(picture))
    data.setData(SVG_KIND, picture_svg(picture))
    return data


_NAME: Final = 60
"""Letters of a suggested name."""


def file_name(picture: Picture) -> str:
    """Suggest a file's name: the picture's finding in letters that every system takes."""
    words = re.findall(r"\w+", picture.title)
    return f"{'-'.join(words)[:_NAME].strip('-') or 'picture'}.png"


def _size_of(picture: Picture) -> QSize:
    if not picture.across:
        return _SIZE
    rows = _BESIDE_ROWS + ROW_HEIGHT * len(picture.names)
    return QSize(_SIZE.width(), max(_SIZE.height(), rows))


def _drawn(picture: Picture, size: QSize, ratio: int) -> Chart:
    chart = Chart(ratio=ratio)
    chart.tools.hide()
    # A kept background would be put into the file as pixels.
    chart.plot.setCacheMode(chart.plot.CacheModeFlag.CacheNone)
    palette = palette_of(LIGHT)
    for role in (QPalette.ColorRole.Window, QPalette.ColorRole.Base):
        palette.setColor(role, QColor(Qt.GlobalColor.white))
    chart.setPalette(palette)
    chart.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    chart.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, SPACE)
    chart.resize(size)
    chart.show()
    chart.show_apart(picture)
    if picture.across and chart.bar.maximum():
        # A title or a legend of several lines leaves too little room for the rows.
        more = ROW_HEIGHT * chart.bar.maximum()
        chart.resize(chart.width(), chart.height() + more)
        chart.show_apart(picture)
    return chart


def _render(chart: Chart, painter: QPainter) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    chart.render(painter, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
    chart.hide()
    chart.deleteLater()
