"""The line at the bottom: the plan's state, what runs, and the way to stop it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QWidget

from procure.words import sentence
from ui.help.field_tips import explain
from ui.plan.plan_state import State
from ui.theme import SPACE, good_colour, stop_colour, warning_colour

_BAR_WIDTH: Final = 120
_PARTS: Final = 1000
_NOTE_MS: Final = 8000
_MEASURES: Final = (QEvent.Type.StyleChange, QEvent.Type.FontChange)


class StatusLine(QWidget):
    """Shows one state at a time; while something runs, a bar and Cancel beside it."""

    cancelled = Signal()
    offer_taken = Signal()
    """Edits are to be followed by a plan from now on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a line that says nothing yet."""
        super().__init__(parent)
        self.label = QLabel()
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        # A long sentence is cut at the window's edge, never widens the window.
        self.label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.dot = QLabel()
        self.dot.setTextFormat(Qt.TextFormat.RichText)
        self.dot.setAccessibleName("")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(_BAR_WIDTH)
        self.bar.setRange(0, _PARTS)
        self.aside = QLabel()
        self.aside.setTextFormat(Qt.TextFormat.PlainText)
        self.aside.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._aside_over = QTimer(self)
        self._aside_over.setSingleShot(True)
        self._aside_over.setInterval(_NOTE_MS)
        self._aside_over.timeout.connect(self.aside.clear)
        self.cancel = QPushButton("Cancel")
        self.cancel.setToolTip("Stop (Esc)")
        self.cancel.clicked.connect(self.cancelled)
        self.offer = QPushButton(sentence("live-offer"))
        self.offer.clicked.connect(self.offer_taken)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * SPACE, SPACE // 2, 2 * SPACE, SPACE // 2)
        layout.setSpacing(SPACE)
        layout.addWidget(self.dot)
        layout.addWidget(self.label, 1)
        layout.addWidget(self.offer)
        layout.addWidget(self.aside)
        layout.addWidget(self.bar)
        layout.addWidget(self.cancel)
        self._state: State | None = None
        self._fit()
        self.show_running(None)
        self.show_offer("")

    def show_state(self, state: State) -> None:
        """Say a state; its colour is repeated by a dot, never the only sign of it."""
        self._state = state
        self.label.setText(state.text)
        self.label.setToolTip(state.text)
        palette = self.palette()
        colours: dict[str, QColor] = {
            "good": good_colour(palette),
            "plain": palette.color(QPalette.ColorRole.PlaceholderText),
            "warn": warning_colour(palette),
            "stop": stop_colour(palette),
        }
        # Written into the text: a palette of its own would be undone by the style sheet.
        self.dot.setText(f'<span style="color:{colours[state.tone].name()}">●</span>')

    def show_running(self, done: float | None, busy: str = "", *, stoppable: bool = True) -> None:
        """Show how far planning is, 0 to 1, and which file is being read or written."""
        if busy:
            self._aside_over.stop()
            self.aside.setText(busy)
        elif not self._aside_over.isActive():
            self.aside.clear()
        self.bar.setVisible(done is not None)
        self.cancel.setVisible(done is not None or (bool(busy) and stoppable))
        if done is not None:
            # By itself it paints the whole window at once, instead of when there is time.
            self.bar.setUpdatesEnabled(False)
            self.bar.setValue(round(done * _PARTS))
            self.bar.setUpdatesEnabled(True)

    def show_offer(self, why: str) -> None:
        """Offer to plan after each edit, saying why it is not done; empty: no offer."""
        self.offer.setVisible(bool(why))
        explain(self.offer, why or sentence("live-offer-about"))

    def note(self, text: str) -> None:
        """Say for a while, beside the plan's state, what has been done."""
        self.aside.setText(text)
        self._aside_over.start()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in _MEASURES:
            self._fit()
        if event.type() == QEvent.Type.PaletteChange and self._state is not None:
            self.show_state(self._state)

    def _fit(self) -> None:
        """Be as high with the button as without it, so that nothing moves as it comes and goes."""
        self.setMinimumHeight(self.cancel.sizeHint().height() + SPACE)
