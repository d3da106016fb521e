"""The card of the guided tour: what to do and why, and the way back, on and out."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from procure.words import sentence
from ui.help.field_tips import explain, say_first
from ui.labels import quiet, section_title
from ui.theme import SPACE

_STYLE: Final = """
TourCard { border: 1px solid transparent; border-left: 4px solid palette(accent);
    border-bottom: 1px solid palette(mid); background: palette(window); }
TourCard:focus { border: 1px solid palette(accent); border-left: 4px solid palette(accent); }
"""


class TourCard(QFrame):
    """Shows one step; the keyboard gets to the card itself, and then to its buttons."""

    back_wanted = Signal()
    next_wanted = Signal()
    end_wanted = Signal()

    def __init__(self) -> None:
        """Make an empty card, hidden."""
        super().__init__()
        self.setObjectName("tour")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setStyleSheet(_STYLE)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.place = quiet()
        self.title = section_title("")
        self.what = QLabel()
        self.why = quiet()
        for label in (self.place, self.title, self.what, self.why):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setMinimumWidth(1)
        self.end = QPushButton()
        self.end.setToolTip(sentence("tour-end-tip"))
        self.end.clicked.connect(self.end_wanted)
        self.back = QPushButton(sentence("tour-back"))
        explain(self.back, sentence("tour-back-tip"))
        self.back.clicked.connect(self.back_wanted)
        self.next = QPushButton()
        explain(self.next, sentence("tour-next-tip"))
        self.next.clicked.connect(self.next_wanted)
        ways = QHBoxLayout()
        ways.setSpacing(SPACE)
        ways.addWidget(self.end)
        ways.addStretch(1)
        ways.addWidget(self.back)
        ways.addWidget(self.next)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(2 * SPACE - 4, 2 * SPACE, SPACE, 2 * SPACE)
        lines.setSpacing(SPACE)
        for label in (self.place, self.title, self.what, self.why):
            lines.addWidget(label)
        lines.addSpacing(SPACE // 2)
        lines.addLayout(ways)
        self._said = ""
        self.hide()

    def show_step(self, at: int, count: int, name: str, what: str, *, done: bool) -> None:
        """Show the step of a name, from 0; `what` is what to do, or what came of it if `done`."""
        last = at + 1 == count
        self.place.setText(sentence("tour-place", {"at": f"{at + 1}", "count": f"{count}"}))
        self.title.setText(sentence(f"tour-{name}-title"))
        self.what.setText(f"✓ {what}" if done else what)
        self.why.setText(sentence(f"tour-{name}-why"))
        self.back.setEnabled(at > 0)
        self.next.setText(sentence("tour-finish" if last else "tour-next"))
        say_first(self.next, *(() if done else (sentence("tour-next-waits"),)))
        self.end.setText(sentence("tour-end"))
        if not done and self.next.hasFocus():
            # Qt would hand the keyboard to whatever comes next.
            self.setFocus()
        self.next.setEnabled(done)
        if self.next.property("primary") != done:
            self.next.setProperty("primary", done)
            # Rules that name a property are worked out anew only when they are asked to be.
            self.next.style().unpolish(self.next)
            self.next.style().polish(self.next)
        self._say(f"{self.place.text()} {self.title.text()}. {self.what.text()}")

    def take_focus(self) -> None:
        """Let the keyboard come to the card: to what goes on, where that is possible."""
        (self.next if self.next.isEnabled() else self).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _say(self, text: str) -> None:
        """Tell a screen reader what the card says, once each time that it is different."""
        if text == self._said:
            return
        self._said = text
        self.setAccessibleName(text)
        self.setAccessibleDescription(self.why.text())
        if self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))


class SideColumn(QWidget):
    """Parts below each other, out of sight when none of them is shown."""

    def __init__(self, above: QWidget, below: QWidget) -> None:
        """Give `above` the height that it needs and `below` the rest."""
        super().__init__()
        self._parts = (above, below)
        self.setBackgroundRole(QPalette.ColorRole.Window)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(above)
        lines.addWidget(below, 1)
        lines.addStretch(0)
        for part in self._parts:
            part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self.setVisible(any(not part.isHidden() for part in self._parts))
        return False
