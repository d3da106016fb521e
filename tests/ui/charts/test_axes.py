"""What stands at the axes: no more names and dates than there is room for."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.charts.test_chart import ACROSS, UPRIGHT
from ui.charts.axes import ValueAxis, name_ticks, part_of_ticks, value_ticks


@pytest.fixture
def metrics(qtbot: QtBot) -> QFontMetrics:
    """Give the widths of the program's font."""
    del qtbot
    return QFontMetrics(QApplication.font())


def test_every_lying_bar_is_named(metrics: QFontMetrics) -> None:
    """Long names are cut to a part of the plot, and can still be told apart."""
    names = tuple(f"A server of a very long name, with chips of kind {at}" for at in range(4))
    found = name_ticks(replace(ACROSS, names=names), metrics, 400)
    assert [at for at, _ in found] == [0, 1, 2, 3]
    assert len({name for _, name in found}) == 4
    assert all(metrics.horizontalAdvance(name) <= 120 for _, name in found)


@pytest.mark.parametrize(("wide", "named"), [(1200, 12), (640, 6), (0, 2)])
def test_periods_are_named_as_there_is_room(metrics: QFontMetrics, wide: int, named: int) -> None:
    """The first always, then every second, third and so on."""
    names = tuple(map(str, range(12)))
    found = name_ticks(replace(UPRIGHT, names=names), metrics, wide)
    assert len(found) == named
    assert found[0] == (0, "0")


def test_wide_names_do_not_touch(metrics: QFontMetrics) -> None:
    """Amounts that are wider than a period's name leave out more of their neighbours."""
    names = tuple(f"US$1,234,567,{at:03}" for at in range(12))
    found = name_ticks(replace(UPRIGHT, names=names), metrics, 1200)
    widest = max(map(metrics.horizontalAdvance, names))
    assert len(found) > 1
    assert (found[1][0] - found[0][0]) * (1200 - 140) / 12 > widest


def test_dates_keep_their_lines() -> None:
    """A date that there is no room to name still has its line."""
    ticks = tuple((Decimal(at), f"Q{at}") for at in range(4))
    assert value_ticks(replace(ACROSS, ticks=ticks), 130) == [
        (0, "Q0"),
        (1, ""),
        (2, "Q2"),
        (3, ""),
    ]


def test_amounts_of_billions_keep_their_letter(qapp: QApplication) -> None:
    """The library would write 20 for 20 billion, once the axis knows how far it reaches."""
    axis = ValueAxis("bottom")
    axis.setLabel("USD")
    axis.setRange(0, 8e10)
    axis.enableAutoSIPrefix(False)
    assert axis.tickStrings([0, 2e10], axis.autoSIPrefixScale, 2e10) == ["0", "20B"]
    axis.setRange(0, 8e6)
    assert axis.tickStrings([0, 2e6], axis.autoSIPrefixScale, 2e6) == ["0", "2M"]


def ticks_of(axis: ValueAxis, least: float, most: float) -> list[float]:
    """Give all places at which an axis has ticks."""
    return [float(value) for _, values in axis.tickValues(least, most, 600) for value in values]


def test_a_whole_ends_at_100_percent(qapp: QApplication) -> None:
    """Room for words beyond the bars has no ticks: there is no 120 % of what was spent."""
    axis = ValueAxis("bottom")
    assert max(ticks_of(axis, 0, 1.5)) > 1.2
    axis.most = 1.0
    assert max(ticks_of(axis, 0, 1.5)) == 1
    assert 0 in ticks_of(axis, 0, 1.5)


def test_the_words_for_nothing_have_room(qapp: QApplication) -> None:
    """What is written at the axis' begin stands half before it, and is not left out for that."""
    bottom, left = ValueAxis("bottom"), ValueAxis("left")
    for axis in (bottom, left):
        axis.setGrid(100)
        axis.setGeometry(0, 0, 300, 300)
    assert bottom.boundingRect().left() < 0
    assert left.boundingRect().bottom() > 300


def test_values_close_to_each_other_are_not_all_named(metrics: QFontMetrics) -> None:
    """Names that do not stand evenly apart leave out those too near to the one before."""
    names = ("10", "11", "12", "90")
    near = replace(UPRIGHT, names=names, places=(0.0, 0.05, 0.1, 3.0))
    assert [name for _, name in name_ticks(near, metrics, 640)] == ["10", "90"]


def test_words_beside_leave_fewer_names(metrics: QFontMetrics) -> None:
    """Room that words beside the bars take is no room for names below them."""
    twelve = replace(UPRIGHT, names=tuple(map(str, range(12))))
    assert len(name_ticks(twelve, metrics, 1200)) == 12
    assert len(name_ticks(twelve, metrics, 1200, 600)) == 6


def test_dates_have_the_room_between_them() -> None:
    """Ticks that take half of the axis have half of its pixels."""
    ticks = tuple((Decimal(at * 10), f"Q{at}") for at in range(5))
    picture = replace(ACROSS, ticks=ticks)
    assert part_of_ticks(picture, 0, 100) == pytest.approx(0.5)
    assert part_of_ticks(replace(ACROSS, ticks=ticks[:1]), 0, 100) == 1
