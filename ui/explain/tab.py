"""A tab that explains one thing: what to ask, the finding in sentences, and a table of it."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Hashable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from procure.words import sentence
from ui.document import Document
from ui.explain.bar import AskBar
from ui.explain.explaining import Explained, Explaining, Topic
from ui.plan.tables import PlanTable
from ui.tables.columns import Column, RowTitle
from ui.tables.records import RecordTable
from ui.theme import SPACE


class ExplainTab(QWidget):
    """Asks about a topic and shows what is known of it, greyed where it is of an earlier plan.

    Tabs say what the topic is, which rows the table has and what each tells. `part` is that
    of the topics; sentences have its name.
    """

    part = ""
    told = Signal(str)
    """Sentences about what was chosen, for the Why? panel."""

    def __init__(
        self, document: Document, explaining: Explaining, heading: str, *fields: QWidget
    ) -> None:
        """Begin empty; `heading` stands over the titles of the rows, `fields` before the button."""
        super().__init__()
        self._document = document
        self.explaining = explaining
        self.known: Explained | None = None
        self._current = False
        self.bar = AskBar(
            explaining,
            sentence(f"ask-{self.part}"),
            self.topic,
            *fields,
            tip=sentence(f"ask-{self.part}-tip"),
        )
        self.bar.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.finding = QLabel()
        self.finding.setWordWrap(True)
        self.finding.setTextFormat(Qt.TextFormat.PlainText)
        self.finding.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.rows: RecordTable[Any] = RecordTable(
            document,
            self._columns,
            self._rows,
            key=self.key,
            title=RowTitle(heading=heading, get=self.title, about=sentence(f"title-{self.part}")),
            follows=False,
        )
        self.table = PlanTable(self.rows, self._tell)
        self.table.view.set_wrapping()
        self.table.told.connect(self.told)
        self.content = column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self.bar)
        column.addWidget(self.finding)
        column.addWidget(self.table, 1)
        # What there is to ask stays at the top while there is no table.
        column.addStretch(0)
        explaining.changed.connect(self.refresh)
        self.show_known(None)

    # What each tab says of itself

    @abstractmethod
    def topic(self) -> Topic | None:
        """Give what is asked for as the fields stand; None while they ask for nothing."""

    @abstractmethod
    def findings(self, known: Explained) -> Sequence[str]:
        """Give the sentences over the table."""

    @abstractmethod
    def columns(self, known: Explained) -> Sequence[Column[Any]]:
        """Give the columns of the table."""

    @abstractmethod
    def lines(self, known: Explained) -> Sequence[Any]:
        """Give what the table has a row for."""

    @abstractmethod
    def title(self, row: Any) -> str:
        """Name a row."""

    @abstractmethod
    def key(self, row: Any) -> Hashable:
        """Tell rows apart."""

    @abstractmethod
    def tell(self, row: Any) -> str:
        """Give the sentences of a row."""

    # Following

    def refresh(self) -> None:
        """Take over what is known now."""
        self.bar.refresh()
        topic = self.topic()
        known = None if topic is None else self.explaining.explained(topic)
        current = known is not None and self.explaining.is_current(known)
        if known is self.known and current == self._current:
            return
        self.known, self._current = known, current
        self.show_known(known)

    def show_known(self, known: Explained | None) -> None:
        """Show what is known of the topic, or what could be."""
        found = known is not None and bool(known.records)
        said = "\n".join(self.findings(known)) if known is not None and found else ""
        self.finding.setText(said if found else sentence(f"about-{self.part}"))
        self.finding.setVisible(bool(self.finding.text()))
        muted = not found or not self._current
        role = QPalette.ColorRole.PlaceholderText if muted else QPalette.ColorRole.WindowText
        self.finding.setForegroundRole(role)
        self.table.refresh()
        self.table.setVisible(bool(self.rows.rows))

    def _columns(self) -> tuple[Column[Any], ...]:
        if self.known is None:
            return ()
        columns = self.columns(self.known)
        return tuple(replace(one, muted=lambda _row: not self._current) for one in columns)

    def _rows(self) -> tuple[Any, ...]:
        return () if self.known is None else tuple(self.lines(self.known))

    def _tell(self, row: int) -> str:
        return self.tell(self.rows.rows[row])
