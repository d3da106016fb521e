import struct
import zlib

import pytest

from procure.errors import InputError
from procure.logo import MOST_BYTES, MOST_SIDE, looked_through
from tests.procure.pictures import chunk, jpeg, png, segment


def key_of(data: bytes) -> str:
    """Gives the key of the sentence that says why a picture is not taken."""
    with pytest.raises(InputError) as caught:
        looked_through(data, "logo.png")
    assert "logo.png" in str(caught.value)
    return caught.value.key


def test_png_is_taken_as_it_is() -> None:
    """A sound PNG is given with its size, byte for byte."""
    found = looked_through(png(120, 40), "logo.png")
    assert (found.kind, found.width, found.height) == ("png", 120, 40)
    assert found.data == png(120, 40)


def test_what_is_said_beside_a_png_is_left_out() -> None:
    """Remarks, places and what stands behind the end of a PNG do not go into a workbook."""
    extra = chunk(b"tEXt", b"Author\0Somebody") + chunk(b"eXIf", b"somewhere")
    found = looked_through(png(extra=extra) + b"PK\x03\x04 hidden", "logo.png")
    assert found.data == png()


def test_jpeg_is_given_without_what_is_said_in_it() -> None:
    """Of a JPEG stay the picture and its size: no camera's remarks, nothing behind its end."""
    found = looked_through(jpeg(60, 20) + b"PK\x03\x04 hidden", "logo.jpg")
    assert (found.kind, found.width, found.height) == ("jpeg", 60, 20)
    assert found.data.startswith(b"\xff\xd8\xff\xe0\x00\x10JFIF")
    assert found.data.endswith(b"\x12\xff\x00\x34\xff\xd9")
    for said in (b"Exif", b"remark", b"hidden"):
        assert said not in found.data


def test_scans_of_a_progressive_jpeg_are_kept() -> None:
    """Tables and points between the first points and the end belong to the picture."""
    more = segment(0xC4, b"table") + segment(0xFE, b"a secret") + segment(0xDA, b"\x01") + b"more"
    found = looked_through(jpeg(frame=0xC2)[:-2] + more + b"\xff\xd9", "logo.jpg")
    assert b"table" in found.data
    assert found.data.endswith(b"\x01more\xff\xd9")
    assert b"a secret" not in found.data


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"MZ\x90\x00 a program",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>",
        b"GIF89a",
        b"PK\x03\x04",
        b"%PDF-1.7",
    ],
)
def test_other_kinds_are_refused(data: bytes) -> None:
    """What a file is named does not matter: only PNG and JPEG are taken."""
    assert key_of(data) == "logo-not-a-picture"


def test_large_pictures_are_refused() -> None:
    """Neither large files nor pictures of many points are taken."""
    assert key_of(png() + bytes(MOST_BYTES)) == "logo-too-large"
    assert key_of(png(MOST_SIDE + 1, 1)) == "logo-too-wide"
    assert key_of(jpeg(20, MOST_SIDE + 1)) == "logo-too-wide"


def damaged() -> list[bytes]:
    """Gives pictures that begin as one and are none."""
    whole = png()
    head = struct.pack(">IIBBBBB", 4, 4, 8, 2, 0, 0, 0)
    signature, end = whole[:8], chunk(b"IEND", b"")
    few = chunk(b"IDAT", zlib.compress(b"\0" * 4))
    palette = struct.pack(">IIBBBBB", 4, 4, 8, 3, 0, 0, 0)
    return [
        whole[:-1],
        whole[:60],
        signature,
        whole.replace(b"IDAT", b"IDAU"),
        png(points=b"\0" * 10),
        png(points=bytes(10_000_000)),
        png(0, 0),
        png(extra=chunk(b"ABCD", b"nobody knows")),
        png(extra=chunk(b"IHDR", head)),
        signature + few + end,
        signature + chunk(b"IHDR", head) + end,
        signature + chunk(b"IHDR", head[:8]) + few + end,
        signature + chunk(b"IHDR", palette) + chunk(b"IDAT", zlib.compress(bytes(20))) + end,
        jpeg()[:-2],
        jpeg()[:40],
        b"\xff\xd8\xff\xd9",
        b"\xff\xd8" + segment(0xDA, b"") + b"points\xff\xd9",
        b"\xff\xd8 no segment",
        b"\xff\xd8\xff\xe0\x00\x01",
        jpeg(0, 0),
    ]


@pytest.mark.parametrize("data", damaged())
def test_damaged_pictures_are_refused(data: bytes) -> None:
    """Cut, forged and overfull pictures are refused with a sentence, whatever is wrong."""
    assert key_of(data) == "logo-damaged"


def test_jpegs_that_programs_do_not_show_are_refused() -> None:
    """An arithmetically coded JPEG would be an empty frame in a workbook."""
    assert key_of(jpeg(frame=0xC9)) == "logo-jpeg-kind"


@pytest.mark.parametrize("colours", [(0, 1, 1), (2, 3, 8), (3, 1, 4), (4, 2, 8), (6, 4, 16)])
def test_interlaced_pictures(colours: tuple[int, int, int]) -> None:
    """The size of an interlaced PNG is that of its seven passes, for every kind of point."""
    kind, channels, depth = colours
    width, height = 5, 3
    head = struct.pack(">IIBBBBB", width, height, depth, kind, 0, 0, 1)
    # Of 5 × 3 points the passes have, in order, these columns and lines.
    passes = ((1, 1), (1, 1), (2, 0), (1, 1), (3, 1), (2, 2), (5, 1))
    size = sum(
        lines * (1 + (columns * channels * depth + 7) // 8) for columns, lines in passes if columns
    )
    extra = chunk(b"PLTE", bytes(12)) if kind == 3 else b""

    def made(points: int) -> bytes:
        return (
            b"\x89PNG\r\n\x1a\n"
            + chunk(b"IHDR", head)
            + extra
            + chunk(b"IDAT", zlib.compress(bytes(points)))
            + chunk(b"IEND", b"")
        )

    assert looked_through(made(size), "logo.png").width == width
    assert key_of(made(size + 1)) == "logo-damaged"
    assert key_of(made(size - 1)) == "logo-damaged"
