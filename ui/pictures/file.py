"""A picture of the window as a file that the documentation can carry: small, always the same."""

from __future__ import annotations

from collections import Counter
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QImageWriter

LARGEST: Final = 250 * 1024
"""Bytes; a larger picture is saved with a palette of 256 colours."""

_EVERY: Final = 2
_NO_DITHER: Final = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither


def png(image: QImage) -> bytes:
    """Write a picture as PNG, with its 256 most used colours if it would be large."""
    data = _encode(image)
    if len(data) > LARGEST:
        fewer = image.convertToFormat(QImage.Format.Format_Indexed8, _colours(image), _NO_DITHER)
        data = _encode(fewer)
    return data


def _colours(image: QImage) -> list[int]:
    """Give the colours that stand for the picture's own, the most used first."""
    counts: Counter[int] = Counter()
    for line in range(0, image.height(), _EVERY):
        counts.update(image.pixel(column, line) for column in range(0, image.width(), _EVERY))
    return [colour for colour, _ in counts.most_common(256)]


def _encode(image: QImage) -> bytes:
    array = QByteArray()
    buffer = QBuffer(array)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"png"))
    writer.setCompression(100)
    writer.write(image)
    buffer.close()
    return bytes(array.data())
