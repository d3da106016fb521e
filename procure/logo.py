"""A logo: the bytes of a picture file, looked through before they go into a workbook.

A picture is hostile until it is shown to be what its first bytes say: a PNG whose every block
has its checksum and whose points unpack to just its size, or a JPEG whose segments reach its
end. What may be inside beside the picture, such as where it was taken, is left out.
"""

import struct
import zlib
from collections.abc import Iterator
from typing import Final, Literal

from procure.errors import InputError
from procure.record import record

MOST_BYTES: Final = 2 * 1024 * 1024
MOST_SIDE: Final = 4000
"""Points of a side; 4,000 are a logo as wide as a sheet of A4 at 480 to the inch."""

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT: Final = frozenset((b"IHDR", b"PLTE", b"tRNS", b"gAMA", b"sRGB", b"IDAT", b"IEND"))
_CHANNELS: Final = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
"""Values of a point by the colour type of a PNG."""
_DEPTHS: Final = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
_PALETTE: Final = 3
"""The colour type whose points are places in a palette."""
_PASSES: Final = (
    (0, 0, 8, 8),
    (4, 0, 8, 8),
    (0, 4, 4, 8),
    (2, 0, 4, 4),
    (0, 2, 2, 4),
    (1, 0, 2, 2),
    (0, 1, 1, 2),
)
"""Where each of the seven passes of an interlaced PNG begins, across and down, and its steps."""
_JPEG: Final = b"\xff\xd8"
_END_OF_JPEG: Final = b"\xff\xd9"
_FRAMES: Final = (0xC0, 0xC1, 0xC2)
"""Usual and progressive JPEG; what else there is, office programs do not show."""
_SCAN: Final = 0xDA
_OTHER_FRAMES: Final = frozenset(range(0xC3, 0xD0)) - {0xC4, 0xC8, 0xCC}
_SAID: Final = frozenset((*range(0xE0, 0xF0), 0xFE)) - {0xEE}
"""Remarks and what programs add; 0xEE says how the colours are to be understood."""
_MARK: Final = 0xFF
_LEAST_SEGMENT: Final = 2
"""The length of a segment counts its own two bytes."""
_AMONG_POINTS: Final = frozenset((0x00, *range(0xD0, 0xD8)))
_JFIF: Final = b"\xff\xe0\x00\x10JFIF\x00\x01\x01\x01\x00\x60\x00\x60\x00\x00"
"""What every JPEG begins with once looked through: 96 points to the inch."""


@record
class Picture:
    """A picture that was looked through: its kind, its size in points, and its bytes."""

    kind: Literal["png", "jpeg"]
    width: int
    height: int
    data: bytes


class _BadError(ValueError):
    """The bytes are not the picture that they begin as."""


def looked_through(data: bytes, name: str) -> Picture:
    """Give a PNG or JPEG picture without what is no part of it; `name` is for messages.

    Raises InputError with one sentence for a file of another kind, too large a file or
    picture, and one that is damaged or holds something else.
    """
    if len(data) > MOST_BYTES:
        raise InputError("logo-too-large", name=name, most=MOST_BYTES // 1024**2)
    try:
        if data.startswith(_PNG):
            picture = _png(data, name)
        elif data.startswith(_JPEG):
            picture = _jpeg(data, name)
        else:
            raise InputError("logo-not-a-picture", name=name)
    except (_BadError, struct.error, zlib.error, IndexError) as error:
        raise InputError("logo-damaged", name=name) from error
    return picture


def _fit(width: int, height: int, name: str) -> None:
    if not (width and height):
        raise _BadError
    if max(width, height) > MOST_SIDE:
        raise InputError("logo-too-wide", name=name, width=width, height=height, most=MOST_SIDE)


# PNG


def _png(data: bytes, name: str) -> Picture:
    chunks = list(_chunks(data))
    kinds = [kind for kind, _ in chunks]
    if kinds[0] != b"IHDR" or kinds[-1] != b"IEND" or kinds.count(b"IHDR") != 1:
        raise _BadError
    head = chunks[0][1]
    width, height = struct.unpack(">II", head[:8])
    _fit(width, height, name)
    packed = b"".join(content for kind, content in chunks if kind == b"IDAT")
    _unpacks(packed, _unpacked_size(head))
    if head[9] == _PALETTE and b"PLTE" not in kinds:
        raise _BadError
    kept = b"".join(_chunk(kind, content) for kind, content in chunks if kind in _PNG_KEPT)
    return Picture(kind="png", width=width, height=height, data=_PNG + kept)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Give the blocks of a PNG up to its end; what stands behind that is no part of it."""
    at = len(_PNG)
    while True:
        (length,) = struct.unpack(">I", data[at : at + 4])
        kind, content = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        (checksum,) = struct.unpack(">I", data[at + 8 + length : at + 12 + length])
        if checksum != zlib.crc32(kind + content):
            raise _BadError
        if kind[:1].isupper() and kind not in _PNG_KEPT:
            # A block without which the picture cannot be shown, and which nobody knows.
            raise _BadError
        yield kind, content
        if kind == b"IEND":
            return
        at += 12 + length


def _chunk(kind: bytes, content: bytes) -> bytes:
    checksum = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", checksum)


def _unpacked_size(head: bytes) -> int:
    """Give the bytes that the points of a PNG take: a byte a line, then its points."""
    width, height, depth, colours, packing, filters, interlaced = struct.unpack(">IIBBBBB", head)
    if depth not in _DEPTHS.get(colours, ()) or packing or filters or interlaced > 1:
        raise _BadError
    bits = depth * _CHANNELS[colours]
    parts = _PASSES if interlaced else ((0, 0, 1, 1),)
    size = 0
    for left, top, across, down in parts:
        columns = max(0, -(-(width - left) // across))
        lines = max(0, -(-(height - top) // down))
        size += lines * (1 + -(-columns * bits // 8)) if columns else 0
    return size


def _unpacks(packed: bytes, size: int) -> None:
    """Raise _BadError unless bytes unpack to so many, without unpacking more than that."""
    unpacking = zlib.decompressobj()
    if len(unpacking.decompress(packed, size + 1)) != size or not unpacking.eof:
        raise _BadError


# JPEG


def _jpeg(data: bytes, name: str) -> Picture:
    kept = [_JPEG, _JFIF]
    width = height = 0
    for marker, at, after in _segments(data):
        if marker in _FRAMES:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            _fit(width, height, name)
        elif marker in _OTHER_FRAMES:
            raise InputError("logo-jpeg-kind", name=name)
        # Neither remarks nor what cameras and programs say of the picture.
        if marker not in _SAID:
            kept.append(data[at:after])
    if not width:
        raise _BadError
    return Picture(kind="jpeg", width=width, height=height, data=b"".join((*kept, _END_OF_JPEG)))


def _segments(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Give the segments of a JPEG up to its end: marker, where it begins, where it ends.

    The points belong to the segment that they follow.
    """
    at = len(_JPEG)
    while data[at : at + 2] != _END_OF_JPEG:
        if data[at] != _MARK:
            raise _BadError
        marker = data[at + 1]
        if marker == _MARK:  # filled up with it
            at += 1
            continue
        (length,) = struct.unpack(">H", data[at + 2 : at + 4])
        after = at + 2 + length
        if length < _LEAST_SEGMENT or after > len(data):
            raise _BadError
        if marker == _SCAN:
            after = _points_end(data, after)
        yield marker, at, after
        at = after


def _points_end(data: bytes, at: int) -> int:
    """Give where points end that begin at a place: at the next marker that is none of theirs."""
    while True:
        at = data.find(_MARK, at)
        if at < 0 or at + 1 >= len(data):
            raise _BadError
        if data[at + 1] not in _AMONG_POINTS:
            return at
        at += 2
