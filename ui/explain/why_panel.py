"""The panel at the right: sentences about what is selected, and what stands in the way."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from procure.words import sentence
from ui.close_button import CloseButton
from ui.formats import unbroken
from ui.theme import SPACE

if TYPE_CHECKING:
    from procure.check import Problem

_WIDTH: Final = 248
_MOST_LISTED: Final = 100
"""Problems that are listed: an entry that 100,000 offers lack has to be entered elsewhere."""
_LAID_OUT: Final = (QEvent.Type.LayoutRequest, QEvent.Type.Resize)
_LINKS: Final = (
    Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
)


class WhyPanel(QWidget):
    """Shows a heading and sentences under "Why?"; can be closed."""

    close_requested = Signal()
    problem_chosen = Signal(object)
    """The field that a problem names, as a tuple of texts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty panel."""
        super().__init__(parent)
        self.setObjectName("why")
        self.setMinimumWidth(_WIDTH)
        title = QLabel("Why?")
        bold = title.font()
        bold.setBold(True)
        title.setFont(bold)
        self.close_button = CloseButton("Close the panel (Ctrl+I)", "Close the Why? panel")
        self.close_button.clicked.connect(self.close_requested)
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(self.close_button)

        self._body = QWidget()
        self._lines = QVBoxLayout(self._body)
        self._lines.setContentsMargins(0, 0, SPACE, 0)
        self._lines.setSpacing(SPACE)
        self._lines.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._body)
        scroll.viewport().setAutoFillBackground(False)
        self._body.setAutoFillBackground(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * SPACE, 2 * SPACE, SPACE, SPACE)
        layout.setSpacing(SPACE)
        layout.addLayout(head)
        layout.addWidget(scroll, 1)
        # The area asks how high it is while sentences that were just made are still hidden, and
        # not again once they are shown: the last lines would be cut.
        self._fitting = QTimer(self)
        self._fitting.setSingleShot(True)
        self._fitting.timeout.connect(self._fit)
        self._body.installEventFilter(self)
        self._labels: list[QLabel] = []
        self._texts: list[str] = []
        self._told: tuple[object, ...] = ()

    def add_below(self, widget: QWidget) -> None:
        """Put a widget below the sentences, to stay there."""
        self._lines.insertWidget(self._lines.count() - 1, widget)

    def show_sentences(self, heading: str, sentences: Sequence[str]) -> None:
        """Replace what the panel says."""
        if not self._differs((heading, *sentences)):
            return
        if heading:
            self._add(heading, muted=True)
        for text in sentences:
            self._add(text, muted=False)

    def show_problems(
        self, heading: str, problems: Sequence[Problem], *, first: Sequence[str] = ()
    ) -> None:
        """List problems after the sentences `first`; a click on one leads to its field."""
        if not self._differs((heading, *first, *problems)):
            return
        for text in first:
            self._add(text, muted=False)
        self._add(heading, muted=True)
        for problem in problems[:_MOST_LISTED]:
            self._add(sentence(problem.key, problem.values), muted=False, where=problem.where)
        if len(problems) > _MOST_LISTED:
            more = len(problems) - _MOST_LISTED
            self._add(f"And {more:,} more, each beside its field.", muted=True)

    def forget(self) -> None:
        """Make sentences anew when some are next shown, even if they are the same."""
        self._told = ()

    def _differs(self, told: tuple[object, ...]) -> bool:
        """Clear the panel for something else; false where it says the same already.

        It is filled at every edit, and sentences made anew flicker.
        """
        told = (self.palette().color(QPalette.ColorRole.Accent).name(), *told)
        if told == self._told:
            return False
        self._told = told
        for label in self._labels:
            self._lines.removeWidget(label)
            label.hide()
            label.deleteLater()
        self._labels = []
        self._texts = []
        return True

    def text(self) -> str:
        """Give everything the panel says, a line each."""
        return "\n".join(self._texts)

    def _add(self, text: str, *, muted: bool, where: tuple[str, ...] = ()) -> None:
        self._texts.append(text)
        text = unbroken(text)
        label = QLabel(text)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if muted:
            label.setForegroundRole(label.palette().ColorRole.PlaceholderText)
        if where:
            ink = self.palette().color(QPalette.ColorRole.Accent).name()
            label.setTextFormat(Qt.TextFormat.RichText)
            label.setTextInteractionFlags(
                Qt.TextInteractionFlag.LinksAccessibleByMouse
                | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
            )
            label.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            label.setText(
                f'<a href="field" style="color:{ink};text-decoration:none">{escape(text)}</a>'
            )
            label.setToolTip("Go to the field")
            label.setAccessibleName(text)
            label.linkActivated.connect(lambda _link: self.problem_chosen.emit(where))
        label.setMinimumWidth(1)
        self._lines.insertWidget(len(self._labels), label)
        # Not in the window's next turn, as the layout would: until then the panel looks empty.
        label.show()
        self._labels.append(label)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._body and event.type() in _LAID_OUT:
            self._fitting.start(0)
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        """Ask for all the height that the sentences need at the width that there is."""
        self._body.setMinimumHeight(max(self._lines.heightForWidth(self._body.width()), 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # A long word must wrap or be cut at the panel's edge, never widen it.
        self._body.setMaximumWidth(self.width() - 3 * SPACE)
