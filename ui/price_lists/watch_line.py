"""The line on the price lists' page that says which files were changed since they were read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from procure.words import sentence
from ui.close_button import CloseButton
from ui.price_lists.watch import Watch
from ui.theme import SPACE


class WatchLine(QFrame):
    """Says that prices changed, and opens them to be looked at; there only if there is news."""

    def __init__(
        self, watch: Watch, show: Callable[[Path], object], parent: QWidget | None = None
    ) -> None:
        """Follow what is watched; `show` opens a file to be imported."""
        super().__init__(parent)
        self._watch = watch
        self._show = show
        self.setProperty("edged", True)
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.look_button = QPushButton("&Look…")
        self.look_button.setToolTip("Show what the changed files offer now, before it is taken in.")
        self.look_button.clicked.connect(self._look)
        self.close_button = CloseButton(
            "Not now: say it again when a file is changed again",
            "Close the line on changed price lists",
        )
        self.close_button.clicked.connect(watch.put_off)
        line = QHBoxLayout(self)
        line.setContentsMargins(2 * SPACE, SPACE, SPACE, SPACE)
        line.setSpacing(SPACE)
        line.addWidget(self.text, 1)
        line.addWidget(self.look_button)
        line.addWidget(self.close_button)
        watch.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Take over what was noticed."""
        news = self._watch.news()
        if news:
            first = news[0]
            key = "prices-changed" if len(news) == 1 else "prices-changed-more"
            values = {
                "name": first.path.name,
                "supplier": first.supplier,
                "more": f"{len(news) - 1:,}",
            }
            self.text.setText(sentence(key, values))
            self.text.setToolTip("\n".join(str(one.path) for one in news))
        self.setVisible(bool(news))

    def _look(self) -> None:
        for one in self._watch.news():
            self._show(one.path)
