"""The house style of exports: remembered, read anew, and asked about where it fails."""

from pathlib import Path

import openpyxl
import pytest
from pytestqt.qtbot import QtBot

from procure.house_style import USUAL, Colours, HouseStyle
from procure.style_file import save_style
from tests.ui.answers import Answers
from tests.ui.driving import LONG, plan, run
from ui.house_style.choice import StyleChoice
from ui.main_window import MainWindow
from ui.settings import Settings

STYLE = HouseStyle(colours=Colours(accent="#7A1F3D"))


@pytest.fixture
def choice(window: MainWindow) -> StyleChoice:
    """Gives the choice of the window."""
    return window.files.styles


@pytest.fixture
def style(tmp_path: Path) -> Path:
    """Saves a style."""
    path = tmp_path / "house.json"
    save_style(STYLE, path)
    return path


def test_the_usual_style_needs_nothing(choice: StyleChoice, answers: Answers) -> None:
    """Where no style was chosen, exports go on at once in the program's own."""
    taken: list[HouseStyle] = []
    choice.ready(taken.append)
    assert taken == [USUAL]
    assert not answers.asked


def test_the_chosen_style_is_read_for_each_export(
    window: MainWindow, choice: StyleChoice, style: Path
) -> None:
    """What has become of the file since it was chosen counts."""
    window.settings.house_style = style
    taken: list[HouseStyle] = []
    choice.ready(taken.append)
    save_style(USUAL, style)
    choice.ready(taken.append)
    assert taken == [STYLE, USUAL]


def test_a_vanished_style_is_asked_about(
    window: MainWindow, choice: StyleChoice, answers: Answers, style: Path
) -> None:
    """The usual style is used only after that was said; giving up exports nothing."""
    window.settings.house_style = style
    style.unlink()
    taken: list[HouseStyle] = []
    choice.ready(taken.append)
    assert not taken
    answers.style_answer = "usual"
    choice.ready(taken.append)
    assert taken == [USUAL]
    assert [error.key for error in answers.errors] == ["file-not-found"] * 2


def test_another_style_is_chosen_where_one_is_bad(
    window: MainWindow, choice: StyleChoice, answers: Answers, style: Path
) -> None:
    """Choosing another style goes on with that one, and keeps it."""
    window.settings.house_style = style.with_name("gone.json")
    answers.style_answer, answers.path = "choose", style
    taken: list[HouseStyle] = []
    choice.ready(taken.append)
    assert taken == [STYLE]
    assert window.settings.house_style == style
    assert "gone.json" in answers.asked[-1]


def test_the_plan_is_exported_in_the_style(
    qtbot: QtBot, window: MainWindow, answers: Answers, style: Path, tmp_path: Path
) -> None:
    """From the menu: a style is chosen, and the next workbook looks like it."""
    answers.path = style
    run(window, "house_style")
    assert window.settings.house_style == style
    plan(qtbot, window)
    answers.path = tmp_path / "plan.xlsx"
    with qtbot.waitSignal(window.files.exported, timeout=LONG):
        run(window, "export")
    sheet = openpyxl.load_workbook(answers.path).worksheets[0]
    assert sheet["A1"].font.color.rgb == "FF7A1F3D"


def test_the_file_is_remembered(qtbot: QtBot, window: MainWindow, style: Path) -> None:
    """The settings keep the file, and forget it where the program's own style is chosen."""
    settings: Settings = window.settings
    settings.house_style = style
    assert settings.house_style == style
    settings.house_style = None
    assert settings.house_style is None
