"""Pictures are saved and copied in parts, with the same bytes as at once."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from procure.errors import ProcureError, SaveError
from tests.ui.answers import Answers
from tests.ui.charts.test_chart import UPRIGHT
from tests.ui.charts.test_hatch import many
from ui.charts.chart import Chart
from ui.charts.file import (
    PNG_KIND,
    SVG_KIND,
    image_parts,
    picture_image,
    picture_png,
    picture_svg,
    png_bytes,
)
from ui.charts.job import ChartJob
from ui.charts.parts import Parts, done, is_large
from ui.charts.picture import Picture

ROWS = 60
WAIT_MS = 60_000


@pytest.fixture
def picture() -> Picture:
    """Give a picture that is drawn in parts, with words after its bars."""
    return replace(many(ROWS), ends=tuple(f"End {at}" for at in range(ROWS)))


def counted(parts: Parts[object]) -> int:
    """Do all parts, and count them."""
    return 1 + sum(1 for _ in parts)


def test_the_parts_of_a_picture_are_small(picture: Picture, qtbot: QtBot) -> None:
    """Twice the rows are twice the parts, not larger ones; few rows are painted at once."""
    del qtbot
    twice = replace(many(2 * ROWS), ends=tuple("End" for _ in range(2 * ROWS)))
    assert is_large(picture)
    assert not is_large(many(12))
    assert counted(image_parts(many(12))) <= 6
    assert counted(image_parts(twice)) > 1.5 * counted(image_parts(picture)) > 15


def test_parts_make_what_is_made_at_once(
    picture: Picture, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pixel by pixel a picture painted in parts is that painted in one go."""
    del qtbot
    parted = picture_png(picture)
    monkeypatch.setattr("ui.charts.parts._MANY", ROWS)
    assert picture_png(picture) == parted


@pytest.mark.parametrize("ending", ["png", "svg"])
def test_saving_leaves_the_window_its_events(
    picture: Picture, qtbot: QtBot, tmp_path: Path, ending: str
) -> None:
    """While a picture is saved, timers run; the file is the same as one saved at once."""
    path = tmp_path / f"many.{ending}"
    ended: list[ProcureError | None] = []
    beats: list[bool] = []
    timer = QTimer()
    timer.timeout.connect(lambda: beats.append(path.exists()))
    timer.start(0)
    job = ChartJob(ended.append)
    job.save(picture, path)
    qtbot.waitUntil(lambda: bool(ended), timeout=WAIT_MS)
    timer.stop()
    assert ended == [None]
    assert beats.count(False) > 10
    assert path.read_bytes() == (picture_png if ending == "png" else picture_svg)(picture)


def test_the_program_waits_for_a_file(picture: Picture, tmp_path: Path, qtbot: QtBot) -> None:
    """What was asked for before the end is written, all of it."""
    del qtbot
    job = ChartJob(lambda _error: None)
    job.save(picture, tmp_path / "many.svg")
    job.finish()
    assert (tmp_path / "many.svg").read_bytes() == picture_svg(picture)
    assert done(image_parts(many(3))).width() > 0


def test_the_buttons_are_off_meanwhile(
    picture: Picture, qtbot: QtBot, answers: Answers, tmp_path: Path
) -> None:
    """A second click does not draw twice; what cannot be written is said, and all is on again."""
    chart = Chart()
    qtbot.addWidget(chart)
    chart.tools.questions = answers
    chart.show()
    chart.show_picture(picture)
    answers.path = tmp_path / "nowhere" / "many.png"
    words = chart.tools.save_button.text()
    chart.tools.save_button.click()
    assert not chart.tools.save.isEnabled()
    assert not chart.tools.copy.isEnabled()
    assert chart.tools.copy_data.isEnabled()
    assert chart.tools.save_button.text() != words
    qtbot.waitUntil(chart.tools.save.isEnabled, timeout=WAIT_MS)
    assert [type(error) for error in answers.errors] == [SaveError]
    assert chart.tools.save_button.text() == words


@pytest.mark.parametrize("rows", [3, ROWS])
def test_a_picture_is_copied_ready_made(qtbot: QtBot, rows: int) -> None:
    """Programs take pixels or lines, as they can, and wait for nothing: both are there as bytes."""
    picture = many(rows)
    ended: list[ProcureError | None] = []
    job = ChartJob(ended.append)
    job.copy(picture)
    qtbot.waitUntil(lambda: bool(ended), timeout=WAIT_MS)
    data = QApplication.clipboard().mimeData()
    assert data.hasImage()
    assert bytes(data.data(PNG_KIND).data()) == picture_png(picture)
    assert bytes(data.data(SVG_KIND).data()) == picture_svg(picture)


def test_the_ending_says_the_kind(qtbot: QtBot, tmp_path: Path) -> None:
    """A name that ends in .svg gets lines, any other pixels at twice the scale."""
    ended: list[ProcureError | None] = []
    jobs = [ChartJob(ended.append) for _ in range(3)]
    jobs[0].save(UPRIGHT, tmp_path / "one.SVG")
    jobs[1].save(UPRIGHT, tmp_path / "one.png")
    jobs[2].save(UPRIGHT, tmp_path / "nowhere" / "one.png")
    qtbot.waitUntil(lambda: len(ended) == len(jobs), timeout=WAIT_MS)
    assert (tmp_path / "one.SVG").read_bytes() == picture_svg(UPRIGHT)
    assert QImage(str(tmp_path / "one.png")).size() == picture_image(UPRIGHT).size()
    assert [type(error) for error in ended if error] == [SaveError]


@pytest.mark.parametrize("where", ["ui.charts.job.png_bytes", "ui.charts.job.image_parts"])
def test_whatever_goes_wrong_is_told_and_the_buttons_are_on_again(
    picture: Picture, qtbot: QtBot, answers: Answers, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    """While it is drawn or while its file is made: no picture stays "being drawn" for ever."""

    def fail(_: object) -> None:
        raise MemoryError

    chart = Chart()
    qtbot.addWidget(chart)
    chart.tools.questions = answers
    chart.show()
    chart.show_picture(picture)
    monkeypatch.setattr(where, fail)
    chart.tools.copy_picture()
    qtbot.waitUntil(chart.tools.copy.isEnabled, timeout=WAIT_MS)
    assert [error.key for error in answers.errors] == ["unexpected"]
    assert "MemoryError" in answers.errors[0].details


def test_an_empty_image_is_no_picture() -> None:
    """Where there is no memory for its pixels Qt gives an empty one, which is not written."""
    with pytest.raises(ProcureError, match="could not be made"):
        png_bytes(QImage())


def test_what_was_copied_since_stays(qtbot: QtBot) -> None:
    """A picture that is ready late is not put over what somebody has copied meanwhile."""
    ended: list[ProcureError | None] = []
    late = ChartJob(ended.append)
    late.copy(many(3))
    QApplication.clipboard().setText("copied since")
    qtbot.waitUntil(lambda: bool(ended), timeout=WAIT_MS)
    assert QApplication.clipboard().text() == "copied since"


def test_one_picture_does_not_keep_another_from_the_clipboard(qtbot: QtBot) -> None:
    """Two that are copied quickly after one another both come there."""
    ended: list[ProcureError | None] = []
    put: list[None] = []
    QApplication.clipboard().dataChanged.connect(lambda: put.append(None))
    for rows in (3, 4):
        ChartJob(ended.append).copy(many(rows))
    qtbot.waitUntil(lambda: len(ended) == 2, timeout=WAIT_MS)
    assert len(put) == 2
