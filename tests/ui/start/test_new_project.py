"""A new project has what planning needs to begin with, and nothing that nobody said."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from procure.project import Project
from procure.storage import dump, parse
from ui.start.blank_project import blank_project, next_quarter
from ui.start.new_project import NewProjectDialog


@pytest.mark.parametrize(
    ("today", "begins"),
    [
        (date(2026, 11, 23), date(2027, 1, 1)),
        (date(2026, 1, 1), date(2026, 4, 1)),
        (date(2026, 9, 30), date(2026, 10, 1)),
    ],
)
def test_the_next_quarter_is_suggested(today: date, begins: date) -> None:
    """Planning begins with a quarter that has not begun."""
    assert next_quarter(today) == begins
    assert blank_project(today).scenario().horizon.start == begins


def test_a_new_project_can_be_saved_and_read() -> None:
    """It is a project like any other, with one scenario that asks for nothing yet."""
    project = blank_project(date(2026, 11, 23))
    assert parse(dump(project), "new.json") == project
    assert [scenario.demand for scenario in project.scenarios] == [()]
    assert project.scenario().utilisation is None


def test_what_is_entered_is_what_is_made(qtbot: QtBot) -> None:
    """Each field goes into the project; Enter creates it."""
    made: list[Project] = []
    dialog = NewProjectDialog(blank_project(date(2026, 11, 23)), made.append)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.name.setText("Spring order")
    dialog.currency.setEditText("eur")
    dialog.start.setText("2027 Q2")
    dialog.periods.setText("6")
    dialog.discount.setText("5.5 %")
    QTest.keyClick(dialog.discount, Qt.Key.Key_Return)
    (project,) = made
    scenario = project.scenario()
    assert (project.name, project.currency) == ("Spring order", "EUR")
    assert scenario.horizon.start == date(2027, 4, 1)
    assert (scenario.horizon.months, scenario.horizon.periods) == (3, 6)
    assert scenario.discount_rate == Decimal("0.055")


@pytest.mark.parametrize(
    ("field", "text"),
    [("name", " "), ("start", "soon"), ("periods", "0"), ("discount", ""), ("discount", "0.08")],
)
def test_what_cannot_be_taken_is_said_below_its_field(qtbot: QtBot, field: str, text: str) -> None:
    """Nothing is created, and the sentence stands at the field."""
    made: list[Project] = []
    dialog = NewProjectDialog(blank_project(date(2026, 11, 23)), made.append)
    qtbot.addWidget(dialog)
    dialog.show()
    getattr(dialog, field).setText(text)
    dialog.create_project()
    assert made == []
    assert dialog.isVisible()
    assert dialog.form.answer_of(field)


def test_an_unknown_currency_is_refused(qtbot: QtBot) -> None:
    """A name is no code."""
    made: list[Project] = []
    dialog = NewProjectDialog(blank_project(date(2026, 11, 23)), made.append)
    qtbot.addWidget(dialog)
    dialog.currency.setEditText("dollars")
    dialog.create_project()
    assert made == []
    assert "dollars" in dialog.form.answer_of("currency")


def test_an_empty_name_is_not_said_to_be_kept(qtbot: QtBot) -> None:
    """There was none before: only that one is needed is said."""
    dialog = NewProjectDialog(blank_project(date(2026, 11, 23)), lambda _project: None)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.name.clear()
    dialog.create_project()
    assert dialog.form.answer_of("name") == "This cannot be left empty."
