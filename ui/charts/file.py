"""A picture as pixels and as lines for a file: drawn apart from the window.

What is saved does not depend on the size, the colours or the screen of the window: the same
picture gives the same bytes.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgGenerator

from procure.errors import ProcureError
from ui.charts.chart import ROW_HEIGHT
from ui.charts.parts import Parts, done, drawn, painted
from ui.charts.picture import Picture

KINDS: Final = "PNG pictures (*.png);;SVG pictures (*.svg)"
SVG_KIND: Final = "image/svg+xml"
PNG_KIND: Final = "image/png"

_SIZE: Final = QSize(960, 540)
_BESIDE_ROWS: Final = 140
"""Logical pixels of height for the title, the note and the axis."""
_FINE: Final = 2
_TALLEST: Final = 16_000
"""Device pixels; a taller picture is saved at the plain scale."""
_NOT_XML: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def image_parts(picture: Picture) -> Parts[QImage]:
    """Draw a picture at twice the plain scale, on white."""
    size = _size_of(picture)
    ratio = _FINE if size.height() * _FINE <= _TALLEST else 1
    chart = yield from drawn(picture, size, ratio)
    image = QImage(chart.size() * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.white)
    yield
    painter = QPainter(image)
    try:
        yield from painted(chart, painter)
    finally:
        painter.end()
    return image


def svg_parts(picture: Picture) -> Parts[bytes]:
    """Give a picture as the bytes of an SVG file, without anything active in it."""
    chart = yield from drawn(picture, _size_of(picture), 1)
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
    try:
        yield from painted(chart, painter)
    finally:
        painter.end()
    yield
    # Characters that XML does not have, and Qt writes all the same.
    return _NOT_XML.sub("", bytes(found.data()).decode()).encode()


def picture_image(picture: Picture) -> QImage:
    """Draw a picture at twice the plain scale, on white."""
    return done(image_parts(picture))


def picture_png(picture: Picture) -> bytes:
    """Give a picture as the bytes of a PNG file."""
    return png_bytes(picture_image(picture))


def png_bytes(image: QImage) -> bytes:
    """Give an image as the bytes of a PNG file; in any thread.

    Raises ProcureError for one that could not be made, as where there is no memory for it.
    """
    found = QByteArray()
    buffer = QBuffer(found)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"PNG"))
    if not writer.write(image):
        raise ProcureError("picture-not-made", reason=writer.errorString())
    return bytes(found.data())


def picture_svg(picture: Picture) -> bytes:
    """Give a picture as the bytes of an SVG file, without anything active in it."""
    return done(svg_parts(picture))


def is_svg(path: Path) -> bool:
    """Tell whether a file's name asks for lines."""
    return path.suffix.casefold() == ".svg"


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
