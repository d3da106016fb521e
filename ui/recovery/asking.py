"""What is asked when a project is in use elsewhere, or was not saved before a crash."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from procure.words import sentence
from ui.formats import counted, day, unbroken
from ui.help.field_tips import explain
from ui.recovery.lock import Holder, holder_told
from ui.theme import SPACE

if TYPE_CHECKING:
    from datetime import datetime

    from procure.recovery import Found
    from ui.questions import LockedAnswer, RecoveryAnswer

_WIDTH: Final = 560


class ChoiceDialog(QDialog):
    """A sentence, what it means, and buttons for what can be done; Esc does none of them."""

    def __init__(
        self,
        text: str,
        more: str,
        choices: tuple[tuple[str, str], ...],
        last: str,
        done: Callable[[Any], object],
        parent: QWidget | None = None,
    ) -> None:
        """Offer `choices`, each an answer and its button's text, the first by default.

        `done` is given the answer, the `last` one where none is chosen.
        """
        super().__init__(parent)
        self.setWindowTitle("Procure")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.answer = last
        self.finished.connect(lambda _: done(self.answer))
        self.buttons: dict[str, QPushButton] = {}
        self.sentence = QLabel(unbroken(text))
        self.more = QLabel(unbroken(more))
        for label in (self.sentence, self.more):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            # Else it asks for the lines of a narrower dialog.
            label.setMinimumWidth(_WIDTH - 6 * SPACE)
        font = self.sentence.font()
        font.setBold(True)
        self.sentence.setFont(font)
        self.setAccessibleName(text)
        self.setAccessibleDescription(more)
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addStretch(1)
        for answer, title in choices:
            button = QPushButton(title)
            button.setAutoDefault(True)
            explain(button, more)
            button.clicked.connect(lambda _checked=False, answer=answer: self._choose(answer))
            row.addWidget(button)
            self.buttons[answer] = button
        first = next(iter(self.buttons.values()))
        first.setDefault(True)
        first.setFocus()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * SPACE, 3 * SPACE, 3 * SPACE, 2 * SPACE)
        layout.setSpacing(2 * SPACE)
        layout.addWidget(self.sentence)
        layout.addWidget(self.more)
        layout.addLayout(row)
        self.setMinimumWidth(_WIDTH)

    def _choose(self, answer: str) -> None:
        self.answer = answer
        self.accept()


class RecoveryDialog(ChoiceDialog):
    """Asks what to do with edits that were not saved before the program ended."""

    def __init__(
        self,
        found: Found,
        done: Callable[[RecoveryAnswer], object],
        parent: QWidget | None = None,
    ) -> None:
        """Ask about what was found."""
        values = {"what": found_told(found)}
        if not found.fits:
            choices: tuple[tuple[str, str], ...] = (
                ("saved", "&Look at the saved one"),
                ("drop", "&Throw the edits away"),
            )
            more = sentence("recovery-unfit")
        else:
            more = sentence("recovery-choices" if found.file else "recovery-choices-new")
            look = (("saved", "&Look at the saved one"),) if found.file else ()
            choices = (("recover", "&Recover"), *look, ("drop", "&Throw away"))
        super().__init__(sentence("recovery-found", values), more, choices, "later", done, parent)


class LockedDialog(ChoiceDialog):
    """Asks what to do with a project that someone else has open."""

    def __init__(
        self,
        path: Path,
        holder: Holder,
        done: Callable[[LockedAnswer], object],
        parent: QWidget | None = None,
    ) -> None:
        """Ask about a file and who has it."""
        super().__init__(
            sentence("locked", {"name": path.name, "holder": holder_told(holder)}),
            sentence("locked-choices"),
            (("read", "Open &read-only"), ("anyway", "Open &anyway"), ("cancel", "&Cancel")),
            "cancel",
            done,
            parent,
        )


def found_told(found: Found) -> str:
    """Say what was not saved: "3 edits of plan.json, made on 9 Sep 2024 from 14:05 to 14:31"."""
    name = found.file.name if found.file else found.name
    values = {"edits": counted(found.edits, "edit", "edits"), "name": name}
    if found.first is None or found.last is None:
        return sentence("recovery-what", values)
    first, last = _clock(found.first), _clock(found.last)
    if first == last:
        return sentence("recovery-what-at", values | {"at": last})
    if last.startswith(first.rpartition(" ")[0]):
        last = last.rpartition(" ")[2]
    return sentence("recovery-what-when", values | {"from": first, "to": last})


def _clock(moment: datetime) -> str:
    here = moment.astimezone()
    return f"{day(here.date())} {here:%H:%M}"
