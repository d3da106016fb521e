"""The line over an explanation: the button that asks for it, and how far it has come."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from procure.words import sentence
from ui.explain.explaining import Explained, Explaining, Topic
from ui.fields import quiet
from ui.help.field_tips import explain
from ui.theme import SPACE


class AskButton(QPushButton):
    """Asks for a topic; while that is being explained, stops it."""

    def __init__(
        self, explaining: Explaining, text: str, topic: Callable[[], Topic | None], tip: str = ""
    ) -> None:
        """Ask for what `topic` gives, if it gives anything."""
        super().__init__(text)
        self._explaining = explaining
        self._text = text
        self._tip = tip
        self._topic = topic
        self.clicked.connect(self._ask)
        explaining.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Say what a click does now."""
        topic = self._topic()
        asked = topic is not None and self._explaining.is_asked(topic)
        stopping = asked and self._explaining.stopping
        does = "state-stopping" if stopping else "explain-stop"
        self.setText(sentence(does) if asked else self._text)
        able = asked or (topic is not None and self._explaining.ready)
        self.setEnabled(able and not stopping)
        explain(self, self._tip if self.isEnabled() else sentence("explain-not-ready"))

    def _ask(self) -> None:
        topic = self._topic()
        if topic is None:
            return
        if self._explaining.is_asked(topic):
            self._explaining.cancel()
        else:
            self._explaining.ask(topic)


class AskBar(QWidget):
    """What an explanation is asked of, at the left, and what came of it, at the right."""

    asked_for = Signal()

    def __init__(
        self,
        explaining: Explaining,
        text: str,
        topic: Callable[[], Topic | None],
        *fields: QWidget,
        tip: str = "",
    ) -> None:
        """Put fields before a button that asks for what `topic` gives."""
        super().__init__()
        self._explaining = explaining
        self._topic = topic
        self.button = AskButton(explaining, text, topic, tip)
        self.state = quiet()
        self.state.setWordWrap(True)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, SPACE, 0, SPACE)
        line.setSpacing(SPACE)
        for field in (*fields, self.button):
            line.addWidget(field)
        line.addWidget(self.state, 1)
        explaining.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Follow what is asked and known."""
        self.button.refresh()
        topic = self._topic()
        known = None if topic is None else self._explaining.explained(topic)
        self.state.setText(state_told(self._explaining, topic, known))


def state_told(explaining: Explaining, topic: Topic | None, known: Explained | None) -> str:
    """Say how far a topic has been explained."""
    if topic is not None and explaining.is_asked(topic):
        return explaining.busy
    if known is None:
        return "" if explaining.ready else sentence("explain-not-ready")
    if not explaining.is_current(known):
        return sentence("explain-stale")
    return "" if known.whole else sentence("explain-stopped")
