"""The dialog of the house style: what is changed is seen, refused or saved."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from procure.house_style import USUAL, Colours, HouseStyle
from procure.style_file import picture_of, read_style, save_style
from tests.procure.pictures import png
from tests.ui.answers import Answers
from ui.asked import AskedLine
from ui.house_style.dialog import StyleDialog


@pytest.fixture
def used() -> list[Path | None]:
    """Holds what the dialog gave."""
    return []


@pytest.fixture
def answers() -> Answers:
    """Answers for the dialog's own questions."""
    return Answers()


@pytest.fixture
def dialog(qtbot: QtBot, tmp_path: Path, answers: Answers, used: list[Path | None]) -> StyleDialog:
    """Opens the dialog on the usual style."""
    made = StyleDialog(USUAL, None, tmp_path, used.append, questions=answers)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    return made


def typed(dialog: StyleDialog, where: str, text: str) -> None:
    """Types into a line in place of what is there."""
    line = dialog.fields[where]
    assert isinstance(line, AskedLine)
    line.selectAll()
    QTest.keyClicks(line, text)


def chosen(dialog: StyleDialog, where: str, text: str) -> None:
    """Chooses from a list."""
    combo = dialog.fields[where]
    assert isinstance(combo, QComboBox)
    at = combo.findText(text)
    assert at >= 0
    combo.setCurrentIndex(at)
    combo.activated.emit(at)


def test_nothing_changed_is_used_as_it_is(
    dialog: StyleDialog, answers: Answers, used: list[Path | None]
) -> None:
    """Without a change the style that is shown is used, and nothing is asked or written."""
    QTest.mouseClick(dialog.use_button, Qt.MouseButton.LeftButton)
    assert used == [None]
    assert not answers.asked


def test_what_is_changed_is_saved_and_used(
    dialog: StyleDialog, answers: Answers, used: list[Path | None], tmp_path: Path
) -> None:
    """Changed fields go into the file that is asked for, and that file is used from now on."""
    typed(dialog, "company", "Acme")
    typed(dialog, "colours.accent", "#7A1F3D")
    chosen(dialog, "page.paper", "Letter")
    chosen(dialog, "numbers.currency", "US$1,000.00")
    chosen(dialog, "fonts.body_size", "11")
    (tmp_path / "acme.png").write_bytes(png(300, 50))
    answers.path = tmp_path / "acme.png"
    dialog.logo_button.click()
    answers.path = tmp_path / "acme.json"
    dialog.use_button.click()
    assert answers.suggested == [tmp_path / "house-style.json"]
    assert used == [tmp_path / "acme.json"]
    style = read_style(tmp_path / "acme.json")
    assert style.company == "Acme"
    assert style.colours.accent == "#7A1F3D"
    assert style.page.paper == "Letter"
    assert style.numbers.currency == "symbol"
    assert style.fonts.body_size == 11
    assert style.logo is not None
    assert style.logo.alt == "Acme"
    picture = picture_of(style)
    assert picture is not None
    assert picture.width == 300


def test_a_colour_is_picked(dialog: StyleDialog, answers: Answers) -> None:
    """A colour that is picked stands in its field, and is judged like one that is typed."""
    answers.name = "#00594C"
    dialog.colour_button.click()
    assert answers.asked == [f"Accent colour {USUAL.colours.accent}"]
    assert dialog.style_now.colours.accent == "#00594C"
    line = dialog.fields["colours.accent"]
    assert isinstance(line, AskedLine)
    assert line.text() == "#00594C"
    answers.name = "#FFAA00"
    dialog.colour_button.click()
    assert "contrast" in dialog.form.answer_of("colours.accent")


def test_what_cannot_be_read_is_refused_below_its_field(dialog: StyleDialog) -> None:
    """A colour that letters cannot be read on is told below its field, and cannot be used."""
    typed(dialog, "colours.accent", "#FFAA00")
    assert "contrast of 1.91" in dialog.form.answer_of("colours.accent")
    assert not dialog.use_button.isEnabled()
    typed(dialog, "colours.accent", "#7A1F3D")
    assert dialog.form.answer_of("colours.accent") == ""
    assert dialog.use_button.isEnabled()
    typed(dialog, "page.header", "x" * 101)
    assert "100 characters" in dialog.form.answer_of("page.header")


def test_another_style_is_opened(
    dialog: StyleDialog, answers: Answers, used: list[Path | None], tmp_path: Path
) -> None:
    """The fields show the style of a file that is opened; it is used without being written."""
    path = tmp_path / "house.json"
    save_style(HouseStyle(company="Acme", colours=Colours(accent="#7A1F3D")), path)
    before = path.read_bytes()
    answers.path = path
    dialog.open_button.click()
    assert dialog.file.text() == "house.json"
    line = dialog.fields["colours.accent"]
    assert isinstance(line, AskedLine)
    assert line.text() == "#7A1F3D"
    dialog.use_button.click()
    assert used == [path]
    assert path.read_bytes() == before


def test_a_bad_file_leaves_what_is_shown(
    dialog: StyleDialog, answers: Answers, tmp_path: Path
) -> None:
    """A style or logo that cannot be used is told in the dialog, and nothing else changes."""
    path = tmp_path / "house.json"
    path.write_text(json.dumps({"colour": {}}), encoding="utf-8")
    answers.path = path
    dialog.open_button.click()
    assert "is not a house style" in dialog.problem.text()
    dialog.logo_button.click()
    assert "no PNG or JPEG" in dialog.problem.text()
    assert dialog.problem.isVisible()
    assert dialog.style_now == USUAL
    assert not dialog.changed


def test_back_to_the_usual_style(
    dialog: StyleDialog, used: list[Path | None], tmp_path: Path, answers: Answers
) -> None:
    """The program's own style needs no file; changes are given up with it."""
    typed(dialog, "company", "Acme")
    dialog.usual_button.click()
    assert not dialog.changed
    dialog.use_button.click()
    assert used == [None]


def test_faults_that_have_no_field_are_told(qtbot: QtBot, tmp_path: Path) -> None:
    """What is at fault where the dialog has no field is told with its place in the file."""
    style = HouseStyle(colours=Colours(muted="#999999"))
    dialog = StyleDialog(style, None, tmp_path, print)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    assert dialog.problem.isHidden()
    typed(dialog, "company", "Acme")
    assert "colours.muted" in dialog.problem.text()
