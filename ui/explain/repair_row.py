"""The row of one kind of repair: what is known of it, and the button that tries it.

Rows stand in their places before anything is found, and keep them: a click that is meant for
one repair never meets another that has moved under the pointer.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from procure.explained.repairs import RepairKind
from procure.words import sentence
from ui.folded_label import FoldedLabel
from ui.help.field_tips import explain
from ui.theme import SPACE

_LINES: Final = 3
_WIDE: Final = 528


class RepairRow(QWidget):
    """Says how far the search for a kind of repair is, and what it found."""

    tried = Signal()

    def __init__(self, kind: RepairKind) -> None:
        """Begin with the search ahead."""
        super().__init__()
        self.kind = kind
        self.said = FoldedLabel(_LINES, above=SPACE)
        self.said.setMaximumWidth(_WIDE)
        self.button: QPushButton | None = None
        """Tries the repair; there is one only where there is something to try."""
        self.room = QWidget()
        """Where the button comes to stand."""
        inside = QVBoxLayout(self.room)
        inside.setContentsMargins(0, 0, 0, 0)
        self.more = QToolButton()
        explain(self.more, sentence("repair-more-tip"))
        self.more.setProperty("flat", True)
        self.more.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.more.setCheckable(True)
        self.more.toggled.connect(self._unfold)
        self.said.fits_changed.connect(self._offer_more)
        kept = self.more.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self.more.setSizePolicy(kept)
        self.more.hide()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE)
        top = Qt.AlignmentFlag.AlignTop
        line.addWidget(self.said, 100, top)
        line.addWidget(self.more, 0, top)
        line.addWidget(self.room, 0, top)
        line.addStretch(1)
        self._name_more()
        self._keep_room()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._keep_room()

    def _keep_room(self) -> None:
        """Be as high as whatever may come to stand in it."""
        button = _try_button(self.kind)
        # Only in its place it has the measures of the window.
        button.setParent(self)
        for one in (button, self.more):
            one.ensurePolished()
        self.room.setFixedSize(button.sizeHint())
        button.setParent(None)
        self.setMinimumHeight(max(self.room.height(), self.said.minimumHeight()))

    def show_waiting(self, *, running: bool) -> None:
        """Say that this kind is being looked for, or that the search ended before it."""
        values = {"kind": sentence(f"repair-kind-{self.kind}")}
        key = "repair-looking" if running else "repair-not-looked"
        self._say(sentence(key, values), quiet=True)
        self._offer(helps=False, current=False)

    def show_found(self, told: str, *, helps: bool, current: bool) -> None:
        """Say what was found; what helps can be tried while it is about what is shown."""
        self._say(told, quiet=not helps or not current)
        self._offer(helps=helps, current=current)

    def _offer(self, *, helps: bool, current: bool) -> None:
        inside = self.room.layout()
        if helps and self.button is None and inside is not None:
            self.button = _try_button(self.kind)
            self.button.clicked.connect(self.tried)
            inside.addWidget(self.button)
            # It comes late, and is reached by Tab where it stands all the same.
            QWidget.setTabOrder(self.more, self.button)
        elif not helps and self.button is not None:
            self.button.hide()
            self.button.setParent(None)
            self.button.deleteLater()
            self.button = None
        if self.button is not None:
            self.button.setEnabled(current)

    def _say(self, text: str, *, quiet: bool) -> None:
        if text != self.said.whole:
            self.more.setChecked(False)
        self.said.show_whole(text)
        role = QPalette.ColorRole
        self.said.setForegroundRole(role.PlaceholderText if quiet else role.WindowText)

    def _offer_more(self) -> None:
        self.more.setVisible(not self.said.fits)

    def _unfold(self, unfolded: bool) -> None:  # noqa: FBT001 - a signal's value
        self.said.fold(folded=not unfolded)
        self._name_more()

    def _name_more(self) -> None:
        self.more.setText(sentence("repair-less" if self.more.isChecked() else "repair-more"))


def _try_button(kind: RepairKind) -> QPushButton:
    button = QPushButton(sentence("repair-try"))
    button.setToolTip(sentence("repair-try-tip"))
    button.setAccessibleName(f"{sentence('repair-try')}: {sentence(f'repair-name-{kind}')}")
    return button
