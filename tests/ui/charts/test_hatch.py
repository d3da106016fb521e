"""Hatching is made for the bars in sight alone, and drawn within each of them."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.charts.chart import Chart
from ui.charts.file import picture_image
from ui.charts.picture import Bars, Picture

ROWS = 300
COLOUR = "#ff0000"


def many(count: int) -> Picture:
    """Give a picture of lying bars, every other one hatched."""
    part = tuple(Decimal(1 - at % 2) for at in range(count))
    rest = tuple(Decimal(at % 2) for at in range(count))
    return Picture(
        title="Many",
        names=tuple(f"Row {at}" for at in range(count)),
        bars=(
            Bars(name="A, rented", values=part, colour=COLOUR, hatched=True),
            Bars(name="A", values=rest, colour="#00ff00"),
        ),
        tips=("",) * count,
        across=True,
    )


@pytest.fixture
def chart(qtbot: QtBot) -> Chart:
    """Give a chart that is shown."""
    made = Chart()
    qtbot.addWidget(made)
    made.resize(640, 480)
    made.show()
    QApplication.processEvents()
    return made


def test_only_bars_in_sight_are_hatched(chart: Chart) -> None:
    """Hundreds of rows cost no more than those that are shown, wherever they are scrolled to."""
    chart.show_picture(many(ROWS))
    chart.grab()
    ((boxes, item),) = chart._hatched
    assert len(boxes) == ROWS / 2
    assert 0 < len(item._paths) <= chart.bar.pageStep()
    chart.bar.setValue(chart.bar.maximum())
    chart.grab()
    assert len(boxes) - 1 in item._paths
    assert len(item._paths) <= 2 * chart.bar.pageStep()


def test_a_new_size_is_hatched_anew(chart: Chart) -> None:
    """Lines keep their distance in pixels: a wider bar has more of them."""
    chart.show_picture(many(4))
    _, item = chart._hatched[0]
    before, _ = item.getData()
    chart.resize(1200, 480)
    QApplication.processEvents()
    _, item = chart._hatched[0]
    after, _ = item.getData()
    assert len(after) > len(before) > 0


def test_each_row_of_a_file_is_hatched(qtbot: QtBot) -> None:
    """Full lines of the layer's colour lie on every hatched bar, and on no other row."""
    del qtbot
    count = 60
    image = picture_image(many(count))
    plain = picture_image(replace(many(count), bars=many(count).bars[1:]))
    red = QColor(COLOUR).rgb()
    marked = {y for y in range(image.height()) if red in row_of(image, y)}
    assert not any(red in row_of(plain, y) for y in range(plain.height()))
    runs = [y for y in sorted(marked) if y - 1 not in marked]
    assert len(runs) == count / 2


def row_of(image: QImage, y: int) -> set[int]:
    """Give the colours of a row of pixels, some way along its bar."""
    middle = image.width() // 2
    return {image.pixel(x, y) for x in range(middle, middle + 40)}
