"""Pictures are saved and copied by button, menu and keys."""

from dataclasses import replace
from pathlib import Path

import pyqtgraph as pg
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from procure.errors import SaveError
from tests.ui.answers import Answers
from tests.ui.charts.test_chart import UPRIGHT
from ui.charts.chart import Chart
from ui.charts.file import picture_png
from ui.charts.picture import Picture

WAIT_MS = 60_000


@pytest.fixture
def chart(qtbot: QtBot, answers: Answers) -> Chart:
    """Give a chart that is shown, and answers in place of dialogs."""
    made = Chart()
    qtbot.addWidget(made)
    made.tools.questions = answers
    made.resize(640, 480)
    made.show()
    made.show_picture(UPRIGHT)
    QApplication.processEvents()
    return made


def test_the_button_saves(qtbot: QtBot, chart: Chart, answers: Answers, tmp_path: Path) -> None:
    """What is drawn is in the file that was chosen."""
    answers.path = tmp_path / "one.png"
    QTest.mouseClick(chart.tools.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(answers.path.exists, timeout=WAIT_MS)
    assert answers.path.read_bytes() == picture_png(UPRIGHT)
    assert not answers.errors


def test_the_file_is_suggested_beside_the_project(
    chart: Chart, answers: Answers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the folder of the file that the window shows; without one, the user's own."""
    suggested: list[Path] = []
    monkeypatch.setattr(answers, "save_file", lambda _title, path, *_rest: suggested.append(path))
    chart.tools.ask()
    chart.window().setWindowFilePath(str(tmp_path / "plan.json"))
    chart.tools.ask()
    assert [path.parent for path in suggested] == [Path.home(), tmp_path]
    assert len({path.name for path in suggested}) == 1


def test_what_cannot_be_written_is_said(
    qtbot: QtBot, chart: Chart, answers: Answers, tmp_path: Path
) -> None:
    """A folder that is not there is an error with its reason."""
    answers.path = tmp_path / "nowhere" / "one.png"
    chart.tools.ask()
    qtbot.waitUntil(lambda: bool(answers.errors), timeout=WAIT_MS)
    assert [type(error) for error in answers.errors] == [SaveError]


def test_keys_copy(qtbot: QtBot, chart: Chart) -> None:
    """The picture, or its figures as a table."""
    clipboard = QApplication.clipboard()
    clipboard.clear()
    chart.plot.setFocus()
    chart.tools.copy.trigger()
    qtbot.waitUntil(lambda: not clipboard.image().isNull(), timeout=WAIT_MS)
    chart.tools.copy_data.trigger()
    assert clipboard.text().splitlines()[1].split("\t") == ["2024 Q1", "1", "0", "1"]
    assert chart.tools.copy.shortcut().toString() == "Ctrl+C"


def test_nothing_drawn_is_nothing_to_save(chart: Chart) -> None:
    """Without figures the commands are off."""
    chart.show_picture(Picture(title="Nothing", names=(), tips=()))
    assert not chart.tools.save.isEnabled()
    assert not chart.tools.copy_button.isEnabled()
    chart.show_picture(UPRIGHT)
    assert chart.tools.save.isEnabled()


def test_the_menu_offers_all(chart: Chart) -> None:
    """The menu of the right button names its keys."""
    names = [one.text().replace("&", "") for one in chart.tools.menu.actions() if one.text()]
    assert names == ["Copy picture", "Copy figures", "Save picture…"]


def test_rows_that_do_not_fit_are_scrolled_to(chart: Chart) -> None:
    """Every row can be reached by keyboard, and the scroll bar is there only when needed."""
    count = 50
    assert not chart.bar.isVisible()
    names = tuple(f"Row {at}" for at in range(count))
    bars = (replace(UPRIGHT.bars[0], values=(UPRIGHT.bars[0].values[0],) * count),)
    chart.show_picture(replace(UPRIGHT, names=names, tips=names, bars=bars, lines=(), across=True))
    assert chart.bar.isVisible()
    for at in range(count):
        QTest.keyClick(chart.plot, Qt.Key.Key_Down)
        low, high = sorted(chart.plot.getPlotItem().vb.viewRange()[1])
        assert low <= at <= high
        assert chart.tip.text() == f"Row {at}"
    chart.show_picture(UPRIGHT)
    assert not chart.bar.isVisible()


def test_the_focus_is_seen(qtbot: QtBot, chart: Chart) -> None:
    """A frame around the plot says that the keys go there."""
    chart.activateWindow()
    qtbot.waitUntil(chart.isActiveWindow)
    place = chart.plot.geometry().topLeft() - QPoint(1, 1)
    chart.tools.save_button.setFocus()
    without = chart.grab().toImage().pixelColor(place)
    chart.plot.setFocus()
    assert chart.grab().toImage().pixelColor(place) != without


def test_words_after_bars_come_with_their_rows(chart: Chart) -> None:
    """Each row that is scrolled to has its words, once."""
    count = 60
    names = tuple(f"Row {at}" for at in range(count))
    bars = (replace(UPRIGHT.bars[0], values=(UPRIGHT.bars[0].values[0],) * count),)
    many = replace(UPRIGHT, names=names, tips=names, ends=names, bars=bars, lines=(), across=True)
    chart.show_picture(many)
    first = words(chart)
    assert first == set(names[: chart.bar.pageStep()])
    for place in (*range(0, chart.bar.maximum() + 1, 5), chart.bar.maximum(), 0):
        chart.bar.setValue(place)
        assert set(names[place : place + chart.bar.pageStep()]) <= words(chart)
    chart.show_picture(many)
    assert words(chart) == first


def words(chart: Chart) -> set[str]:
    """Give what is written in a plot."""
    found = [
        item.textItem.toPlainText()
        for item in chart.plot.getPlotItem().items
        if isinstance(item, pg.TextItem)
    ]
    assert len(found) == len(set(found))
    return set(found)
