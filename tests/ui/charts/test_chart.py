"""The chart widget: labels that do not overlap, exact figures by pointer and by keyboard."""

import gc
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pyqtgraph as pg
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPicture
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.charts.chart import Chart
from ui.charts.geometry import slants, spread
from ui.charts.layers import bars_item
from ui.charts.picture import Bars, Line, Picture


def amounts(*values: int) -> tuple[Decimal, ...]:
    """Give decimals."""
    return tuple(map(Decimal, values))


UPRIGHT = Picture(
    title="Two chips meet the demand",
    note="Chat",
    unit="tokens/s",
    names=("2024 Q1", "2024 Q2", "2024 Q3"),
    bars=(
        Bars(name="A", values=amounts(1, 2, 3), colour="#0072b2"),
        Bars(name="B", values=amounts(0, 1, 0), colour="#e69f00", hatched=True),
    ),
    lines=(Line(name="Demand", values=amounts(1, 3, 3)),),
    tips=("first", "second", "third"),
)
ACROSS = Picture(
    title="One gets the most",
    unit="%",
    names=("One", "Two"),
    bars=(Bars(name="A", values=(Decimal("0.6"), Decimal("0.4")), colour="#0072b2"),),
    lines=(Line(name="at most", values=(Decimal("0.7"), None), limit=True),),
    tips=("one", "two"),
    across=True,
    ends=("60 %", "40 %"),
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


@given(
    st.lists(st.floats(min_value=0, max_value=100), max_size=15),
    st.floats(min_value=1, max_value=6),
)
def test_labels_keep_apart(heights: list[float], step: float) -> None:
    """No label comes nearer to another than a line's height, or leaves the picture's top."""
    placed = [at for at, _ in spread([(height, "x") for height in heights], step, 110)]
    assert len(placed) == len(heights)
    assert all(upper - lower >= step * 0.999 for lower, upper in pairwise(placed))
    assert all(at <= 110 for at in placed)


@given(
    st.floats(min_value=0, max_value=500),
    st.floats(min_value=0, max_value=500),
    st.floats(min_value=3, max_value=20),
)
def test_hatching_stays_inside(width: float, height: float, gap: float) -> None:
    """Every slanted line runs at 45 degrees within its box."""
    for start, end in slants(width, height, gap):
        assert end[0] - start[0] == pytest.approx(end[1] - start[1])
        for across, up in (start, end):
            assert -1e-9 <= across <= width + 1e-9
            assert -1e-9 <= up <= height + 1e-9


def test_title_and_words_are_shown(chart: Chart) -> None:
    """The finding is the title; the description for screen readers has every figure."""
    chart.show_picture(UPRIGHT)
    assert chart.title.text() == UPRIGHT.title
    assert chart.plot.accessibleDescription() == "first\nsecond\nthird"
    chart.show_picture(ACROSS)
    assert chart.title.text() == ACROSS.title
    assert not chart.note.isVisible()


def test_a_title_keeps_figures_with_their_percent(chart: Chart) -> None:
    """In however narrow a chart, no line of it begins with "%"."""
    chart.show_picture(replace(UPRIGHT, title="A gets 60 % of it", note="at most 70 %"))
    assert chart.title.text() == "A gets 60\u00a0% of it"
    assert chart.note.text() == "at most 70\u00a0%"


@pytest.mark.parametrize("picture", [UPRIGHT, ACROSS])
def test_the_pointer_shows_exact_figures(chart: Chart, picture: Picture) -> None:
    """Over each bar stands its own text, inside the chart."""
    chart.show_picture(picture)
    QApplication.processEvents()
    view = chart.plot.getPlotItem().vb
    for at, tip in enumerate(picture.tips):
        spot = QPointF(0.1, at) if picture.across else QPointF(at, 0.1)
        place = chart.plot.mapFromScene(view.mapViewToScene(spot))
        QTest.mouseMove(chart.plot.viewport(), place)
        assert chart.tip.isVisible()
        assert chart.tip.text() == tip
        assert chart.plot.rect().contains(chart.tip.geometry())


def test_a_click_tells_the_panel(qtbot: QtBot, chart: Chart) -> None:
    """What was clicked goes to the Why? panel."""
    chart.show_picture(UPRIGHT)
    QApplication.processEvents()
    view = chart.plot.getPlotItem().vb
    place = chart.plot.mapFromScene(view.mapViewToScene(QPointF(1, 0.5)))
    with qtbot.waitSignal(chart.told) as caught:
        QTest.mouseClick(chart.plot.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert caught.args == ["second"]


def test_arrow_keys_step_through(chart: Chart) -> None:
    """Everything the pointer shows can be had by keyboard, round and round."""
    chart.show_picture(UPRIGHT)
    shown = []
    for _ in range(4):
        QTest.keyClick(chart.plot, Qt.Key.Key_Right)
        shown.append(chart.tip.text())
    assert shown == ["first", "second", "third", "first"]


def test_an_empty_picture(chart: Chart) -> None:
    """Nothing to draw is no fault."""
    chart.show_picture(Picture(title="Nothing", names=(), tips=()))
    QTest.keyClick(chart.plot, Qt.Key.Key_Right)
    QTest.mouseMove(chart.plot.viewport(), chart.plot.rect().center())
    assert not chart.tip.isVisible()


def test_drawing_again_leaves_nothing_behind(request: pytest.FixtureRequest, chart: Chart) -> None:
    """Picture after picture, resized and collected in between, the scene holds only the last."""
    chart.show_picture(UPRIGHT)
    held = len(chart.plot.getPlotItem().items)
    assert held
    # What tests before this one left in memory need not be looked through thirty times.
    gc.collect()
    gc.freeze()
    request.addfinalizer(gc.unfreeze)
    for turn in range(30):
        chart.show_picture(ACROSS if turn % 2 else UPRIGHT)
        chart.resize(600 + turn, 400)
        gc.collect()
        QApplication.processEvents()
    chart.show_picture(UPRIGHT)
    assert len(chart.plot.getPlotItem().items) == held


def test_hatching_fits_the_size_that_the_plot_has(qtbot: QtBot) -> None:
    """A picture drawn before its chart is laid out is hatched as one drawn after that."""
    early = Chart()
    qtbot.addWidget(early)
    early.show_picture(UPRIGHT)
    early.resize(900, 600)
    early.show()
    QApplication.processEvents()
    ((boxes, item),) = early._hatched
    wide, high = early.plot.getPlotItem().vb.viewPixelSize()
    lines = sum(len(slants(width / wide, height / high, 7)) for _, _, width, height in boxes)
    along, _ = item.getData()
    assert lines > 10
    assert len(along) == 2 * lines


def test_bars_below_zero_are_in_sight(chart: Chart) -> None:
    """What comes back hangs below zero, inside the plot, and is named."""
    back = Bars(name="Back", values=amounts(0, -2, 0), colour="#888888", hatched=True)
    chart.show_picture(replace(UPRIGHT, bars=(*UPRIGHT.bars, back)))
    low, high = chart.plot.getPlotItem().vb.viewRange()[1]
    assert low < -2
    assert high > 3
    chart.show_picture(UPRIGHT)
    assert chart.plot.getPlotItem().vb.viewRange()[1][0] == 0


def test_no_line_of_the_grid_runs_through_words(chart: Chart) -> None:
    """Words beside bars stand on the chart's ground."""
    chart.show_picture(ACROSS)
    QApplication.processEvents()
    ground = chart.palette().base().color().name()
    items = [one for one in chart.plot.getPlotItem().items if isinstance(one, pg.TextItem)]
    assert items
    assert all(f"background-color:{ground}" in one.textItem.toHtml() for one in items)


@pytest.mark.parametrize("picture", [UPRIGHT, ACROSS], ids=["upright", "across"])
def test_no_dots_beside_names(chart: Chart, picture: Picture) -> None:
    """Names have no ticks; amounts have lines of the grid."""
    chart.show_picture(picture)
    QApplication.processEvents()
    names, values = ("left", "bottom") if picture.across else ("bottom", "left")
    nowhere = QPicture()
    painter = QPainter(nowhere)
    named = chart._axes[names].generateDrawSpecs(painter)
    measured = chart._axes[values].generateDrawSpecs(painter)
    painter.end()
    assert named is not None
    assert measured is not None
    assert not named[1]
    assert len(named[2]) == len(picture.names)
    assert measured[1]


def test_the_name_of_a_limit_touches_no_bar(chart: Chart) -> None:
    """Where a limit ends before the last name, its name stands over the bars that it reaches."""
    limit = Line(name="Budget", values=(Decimal(2), None, None), limit=True)
    chart.show_picture(replace(UPRIGHT, lines=(limit,)))
    QApplication.processEvents()
    items = [one for one in chart.plot.getPlotItem().items if isinstance(one, pg.TextItem)]
    (name,) = [one for one in items if "Budget" in one.textItem.toPlainText()]
    assert name.pos().x() == 0.5
    high = chart.fontMetrics().height() * chart.plot.getPlotItem().vb.viewPixelSize()[1]
    assert name.pos().y() - high / 2 >= 3
    assert name.pos().y() + high / 2 <= chart.plot.getPlotItem().vb.viewRange()[1][1]


LONG = "Servers of one maker, with a name that runs on and on, of kind"


def layers(count: int) -> Picture:
    """Give a picture of lying bars with layers of long names."""
    bars = tuple(
        Bars(name=f"{LONG} {at}", values=amounts(1, 2), colour="#0072b2") for at in range(count)
    )
    return replace(ACROSS, bars=bars, lines=(), unit="")


def test_a_long_legend_runs_over_several_lines(chart: Chart) -> None:
    """It makes neither the chart nor the window wider, and the bars have what it leaves."""
    chart.show_picture(layers(1))
    QApplication.processEvents()
    low = chart.legend.height()
    chart.show_picture(layers(9))
    QApplication.processEvents()
    assert chart.legend.height() > 2 * low
    assert chart.minimumSizeHint().width() < 640
    assert chart.width() == 640
    assert chart.legend.geometry().bottom() < chart.plot.geometry().top()
    assert chart._drawn_in == chart.plot.size()


def test_one_layer_is_named(chart: Chart) -> None:
    """The colour of bars that are all of one maker is still explained, unless beside them."""
    chart.show_picture(ACROSS)
    assert chart.legend.isVisible()
    assert "A" in chart.legend.text()
    chart.show_picture(replace(ACROSS, names=("A", "B")))
    assert not chart.legend.isVisible()


def test_long_names_beside_bars_are_told_apart(chart: Chart) -> None:
    """They are cut to the room there is, and no two of them read the same."""
    bars = tuple(replace(one, name=f"{LONG} {one.name}") for one in UPRIGHT.bars)
    chart.show_picture(replace(UPRIGHT, bars=bars))
    items = [one for one in chart.plot.getPlotItem().items if isinstance(one, pg.TextItem)]
    words = [one.textItem.toPlainText() for one in items]
    assert len(set(words)) == len(words) == 3
    right = chart.plot.getPlotItem().vb.sceneBoundingRect().right()
    assert all(one.mapRectToScene(one.boundingRect()).right() <= right for one in items)


def test_nothing_drawn_has_no_amounts(chart: Chart) -> None:
    """An axis of nothing is empty, not a row of noughts."""
    chart.show_picture(UPRIGHT)
    assert chart._axes["left"]._tickLevels is None
    none = replace(UPRIGHT, bars=(replace(UPRIGHT.bars[0], values=amounts(0, 0, 0)),), lines=())
    chart.show_picture(none)
    assert chart._axes["left"]._tickLevels == [[]]


@pytest.mark.parametrize("look", ["hatched", "pale"])
def test_what_lets_the_ground_through_has_an_edge(chart: Chart, look: str) -> None:
    """Its edge is of its full colour, which is chosen to be seen on any ground."""
    bars = replace(UPRIGHT.bars[0], hatched=look == "hatched", pale=look == "pale")
    item = bars_item(UPRIGHT, bars, [0.0, 0.0, 0.0], chart.palette(), 1)
    assert item.opts["pen"].color().name() == bars.colour
    assert item.opts["pen"].color().alpha() == 255
    assert item.opts["brush"].color().alpha() < 128
