"""Small pictures for tests, made by hand: no library that draws is needed."""

import struct
import zlib


def chunk(kind: bytes, content: bytes) -> bytes:
    """Gives a block of a PNG with its checksum."""
    length = struct.pack(">I", len(content))
    return length + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png(
    width: int = 120,
    height: int = 40,
    *,
    colour: bytes = b"\x1f\x3a\x5f",
    extra: bytes = b"",
    points: bytes | None = None,
) -> bytes:
    """Gives a PNG of one colour; `extra` blocks stand behind its head."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    lines = (b"\0" + colour * width) * height if points is None else points
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + extra
        + chunk(b"IDAT", zlib.compress(lines))
        + chunk(b"IEND", b"")
    )


def jpeg(
    width: int = 60, height: int = 20, *, said: bytes = b"Exif\0\0somewhere", frame: int = 0xC0
) -> bytes:
    """Gives the frame of a usual JPEG, with remarks in it; its points are not drawn."""
    parts = [
        b"\xff\xd8",
        segment(0xE0, b"JFIF\x00\x01\x02\x01\x00\x48\x00\x48\x00\x00"),
        segment(0xE1, said),
        segment(0xFE, b"a remark"),
        segment(0xDB, b"\0" + bytes(64)),
        segment(frame, struct.pack(">BHHB", 8, height, width, 1) + b"\x01\x11\x00"),
        segment(0xDA, b"\x01\x01\x00\x00\x3f\x00"),
        b"\x12\xff\x00\x34",
        b"\xff\xd9",
    ]
    return b"".join(parts)


def segment(marker: int, content: bytes) -> bytes:
    """Gives a segment of a JPEG."""
    return struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content
