"""Pictures as files: the same bytes every time, and nothing active in them."""

from dataclasses import replace
from decimal import Decimal
from xml.etree import ElementTree as ET

import pytest

from tests.ui.charts.test_chart import ACROSS, UPRIGHT
from ui.charts.chart import ROW_HEIGHT
from ui.charts.file import (
    file_name,
    picture_image,
    picture_png,
    picture_svg,
)
from ui.charts.picture import Bars, Picture

pytestmark = pytest.mark.usefixtures("qtbot")

HOSTILE = "<script>alert(1)</script><a href='javascript:x'>& \"\x0b\ufffe"


@pytest.mark.parametrize("picture", [UPRIGHT, ACROSS])
def test_a_picture_has_the_same_bytes_every_time(picture: Picture) -> None:
    """Two files of one picture are alike, and those of two are not."""
    assert picture_png(picture) == picture_png(picture)
    assert picture_svg(picture) == picture_svg(picture)
    assert picture_png(picture) != picture_png(replace(picture, title="Another finding"))


@pytest.mark.parametrize("picture", [UPRIGHT, ACROSS])
def test_an_svg_is_lines_and_words(picture: Picture) -> None:
    """Every word can be read in the file, and no pixels are in it."""
    root = ET.fromstring(picture_svg(picture))  # noqa: S314 - written here
    words = {
        "".join(one.itertext()).strip() for one in root.iter("{http://www.w3.org/2000/svg}text")
    }
    assert {picture.title, *picture.names} <= words
    assert not list(root.iter("{http://www.w3.org/2000/svg}image"))


def test_names_stay_words() -> None:
    """What a supplier calls things is text in the file, whatever it looks like."""
    picture = replace(
        UPRIGHT,
        title=HOSTILE,
        note=HOSTILE,
        unit=HOSTILE,
        names=(HOSTILE, "2", "3"),
        bars=tuple(replace(one, name=HOSTILE) for one in UPRIGHT.bars),
        lines=tuple(replace(one, name=HOSTILE) for one in UPRIGHT.lines),
    )
    across = replace(ACROSS, title=HOSTILE, names=(HOSTILE, "2"), ends=(HOSTILE, HOSTILE))
    for one in (picture, across):
        root = ET.fromstring(picture_svg(one))  # noqa: S314 - written here
        tags = {element.tag.rpartition("}")[2] for element in root.iter()}
        assert tags <= {"svg", "title", "desc", "defs", "g", "text", "path", "polyline", "rect"} | {
            "polygon",
            "line",
            "circle",
            "ellipse",
            "clipPath",
        }
        shown = HOSTILE.rstrip("\x0b\ufffe")
        assert sum(shown in "".join(element.itertext()) for element in root.iter()) > 2
        assert not any(name.startswith("on") for element in root.iter() for name in element.attrib)


def test_all_rows_are_in_the_file() -> None:
    """What the window scrolls to is in the file at once."""
    count = 60
    many = Picture(
        title="Many",
        names=tuple(f"Row {at}" for at in range(count)),
        bars=(Bars(name="A", values=(Decimal(1),) * count, colour="#0072b2"),),
        tips=("",) * count,
        across=True,
    )
    image = picture_image(many)
    assert image.height() / image.devicePixelRatio() > ROW_HEIGHT * count
    svg = picture_svg(many).decode()
    assert all(f">{name}</text>" in svg for name in many.names)


def test_a_name_is_suggested() -> None:
    """The finding names the file, without what a system refuses."""
    assert file_name(UPRIGHT) == "Two-chips-meet-the-demand.png"
    assert file_name(replace(UPRIGHT, title="../<>:?*")) == "picture.png"


def test_rows_fit_below_a_long_heading() -> None:
    """A title and a legend of several lines take no row from the file."""
    count = 60
    bars = tuple(
        Bars(name=f"One of many makers Q{at:03}", values=(Decimal(1),) * count, colour="#0072b2")
        for at in range(30)
    )
    many = Picture(
        title="A finding that takes many words. " * 12,
        names=tuple(f"Row {at}" for at in range(count)),
        bars=bars,
        tips=("",) * count,
        ends=tuple(f"End {at}" for at in range(count)),
        across=True,
    )
    svg = picture_svg(many).decode()
    assert all(f">{name}</text>" in svg for name in (*many.names, *many.ends))
    assert all(f"Q{at:03}" in svg for at in range(30))
