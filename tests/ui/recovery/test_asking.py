"""The dialogs on unsaved edits and on files in use: what they say, and what each answer is."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from procure.recovery import Found
from ui.formats import day
from ui.questions import Questions
from ui.recovery.asking import ChoiceDialog, LockedDialog, RecoveryDialog, found_told
from ui.recovery.lock import Holder

EARLY = datetime(2024, 1, 31, 14, 5, tzinfo=UTC)
FOUND = Found(
    journal=Path("x.journal"),
    file=Path("plans") / "december.json",
    name="December 2023",
    edits=3,
    first=EARLY,
    last=EARLY.replace(minute=31),
    fits=True,
)
HOLDER = Holder(user="ann", host="desk-4", process=3412, since=EARLY)


def clock(moment: datetime) -> str:
    """Give the hour and minute here."""
    return f"{moment.astimezone():%H:%M}"


def date(moment: datetime) -> str:
    """Give the day here."""
    return day(moment.astimezone().date())


def test_what_was_not_saved() -> None:
    """The file, how many edits and when; of a project without a file, its name."""
    begins = f"{date(EARLY)} {clock(EARLY)}"
    late = EARLY.replace(minute=31)
    assert found_told(FOUND) == f"3 edits of december.json, made on {begins} to {clock(late)}"
    one = replace(FOUND, edits=1, file=None, last=EARLY)
    assert found_told(one) == f"1 edit of December 2023, made on {begins}"
    days = replace(FOUND, last=EARLY.replace(month=2, day=20))
    assert f"to {date(EARLY.replace(month=2, day=20))} " in found_told(days)
    assert found_told(replace(FOUND, first=None)) == "3 edits of december.json"


@pytest.mark.parametrize(
    ("found", "offered"),
    [
        (FOUND, ["recover", "saved", "drop"]),
        (replace(FOUND, file=None), ["recover", "drop"]),
        (replace(FOUND, fits=False), ["saved", "drop"]),
    ],
    ids=["file", "no file", "changed"],
)
def test_each_answer(qtbot: QtBot, found: Found, offered: list[str]) -> None:
    """Each button gives its answer; Esc decides nothing; nothing is thrown away by Return."""
    for answer in (*offered, "later"):
        given: list[str] = []
        dialog = RecoveryDialog(found, given.append)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        qtbot.addWidget(dialog)
        dialog.open()
        assert list(dialog.buttons) == offered
        if answer == "later":
            QTest.keyClick(dialog, Qt.Key.Key_Escape)
        else:
            dialog.buttons[answer].click()
        assert given == [answer]
    given = []
    dialog = RecoveryDialog(found, given.append)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.open()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert given == offered[:1]


def test_who_has_the_file(qtbot: QtBot) -> None:
    """It is said who, where and since when; where the user is unknown, without."""
    given: list[str] = []
    dialog = LockedDialog(Path("december.json"), HOLDER, given.append)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    text = dialog.sentence.text()
    assert text.startswith("december.json is open elsewhere: ann on desk-4, process 3412, since ")
    assert clock(EARLY) in text
    dialog.open()
    dialog.buttons["anyway"].click()
    assert given == ["anyway"]
    unknown = LockedDialog(
        Path("x.json"), replace(HOLDER, user="", host="", since=None), given.append
    )
    qtbot.addWidget(unknown)
    assert unknown.sentence.text() == "x.json is open elsewhere: on ?, process 3412, since ?."


def test_questions_ask_by_dialogs(qtbot: QtBot) -> None:
    """The window's own questions are these dialogs."""
    parent = QWidget()
    qtbot.addWidget(parent)
    given: list[str] = []
    questions = Questions(parent)
    questions.recover(FOUND, given.append)
    questions.locked(Path("x.json"), HOLDER, given.append)
    for dialog in parent.findChildren(ChoiceDialog):
        dialog.reject()
    assert sorted(given) == ["cancel", "later"]
