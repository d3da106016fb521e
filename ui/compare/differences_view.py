"""What the selected scenario has otherwise than its parent, and the way back, one by one."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from procure.scenario_differences import Difference, reset
from procure.scenario_tree import own_differences, parent_of
from procure.scenario_words import DifferenceWords
from procure.words import sentence
from ui import formats
from ui.document import Document
from ui.help.field_tips import explain
from ui.tables.columns import Column, RowTitle
from ui.tables.records import RecordTable
from ui.tables.view import RecordView
from ui.theme import SPACE

_WIDEST: Final = 360


class DifferencesView(QWidget):
    """Lists differences; "Reset" takes the chosen ones back, "Reset all" every one.

    Its owner refreshes it when the document is different.
    """

    told = Signal(str)
    """What is selected, as a sentence."""

    def __init__(self, document: Document) -> None:
        """Follow the scenario that a document shows."""
        super().__init__()
        self._document = document
        self._words: DifferenceWords | None = None
        self.said = QLabel()
        self.said.setWordWrap(True)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.table: RecordTable[Difference] = RecordTable(
            document,
            self._columns,
            self._rows,
            key=_key,
            title=RowTitle(
                heading=sentence("differs-heading"),
                get=self._what,
                about=sentence("differs-about"),
            ),
            follows=False,
        )
        self.table.setParent(self)
        self.view = _View(self.table, self.reset_chosen)
        self.view.widest_title = _WIDEST
        self.view.setAccessibleName(sentence("differs-heading"))
        self.view.setSelectionBehavior(RecordView.SelectionBehavior.SelectRows)
        self.view.set_stretching()
        self.view.set_fixed_order()
        self.view.tell = lambda row, _column: self._told(self.table.rows[row])
        self.view.told.connect(self.told)
        self.reset_button = QPushButton(sentence("differs-reset"))
        explain(self.reset_button, sentence("differs-reset-tip"))
        self.reset_button.clicked.connect(self.reset_chosen)
        self.reset_all_button = QPushButton(sentence("differs-reset-all"))
        explain(self.reset_all_button, sentence("differs-reset-all-tip"))
        self.reset_all_button.clicked.connect(self.reset_all)
        line = QHBoxLayout()
        line.setSpacing(SPACE)
        line.addStretch(1)
        line.addWidget(self.reset_button)
        line.addWidget(self.reset_all_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, SPACE, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self.said)
        column.addWidget(self.view, 1)
        column.addLayout(line)
        column.addStretch(0)
        self.view.selectionModel().selectionChanged.connect(self._enable)
        self.table.modelReset.connect(self._enable)
        self.refresh()

    def refresh(self) -> None:
        """Show what differs now."""
        self.table.refresh()
        self._say()

    def reset_chosen(self) -> None:
        """Let the scenario follow its parent again in what is selected."""
        rows, _ = self.view.block()
        chosen = [self.table.rows[row] for row in rows]
        if len(chosen) == 1:
            self._reset(f"Reset {self._what(chosen[0])}", chosen)
        elif chosen:
            self._reset(f"Reset {len(chosen)} differences", chosen)

    def reset_all(self) -> None:
        """Let the scenario follow its parent in everything."""
        if self.table.rows:
            self._reset(f"Reset {self._document.scenario.name}", self.table.rows)

    def _reset(self, name: str, found: Sequence[Difference]) -> None:
        project, scenario = self._document.project, self._document.scenario
        parent = parent_of(project, scenario)
        if parent is not None:
            self._document.edit_scenario(name, reset(scenario, found, parent))

    def _rows(self) -> tuple[Difference, ...]:
        project, scenario = self._document.project, self._document.scenario
        parent = parent_of(project, scenario)
        self._words = None if parent is None else DifferenceWords(project, scenario, parent)
        return own_differences(project, scenario)

    def _columns(self) -> tuple[Column[Difference], ...]:
        parent = self._document.scenario.parent
        return (
            Column(
                heading=parent or sentence("differs-parent"),
                get=lambda one: "" if self._words is None else self._words.before(one),
                about=sentence("differs-before-about"),
            ),
            Column(
                heading=self._document.scenario.name,
                get=lambda one: "" if self._words is None else self._words.after(one),
                about=sentence("differs-after-about"),
            ),
        )

    def _what(self, one: Difference) -> str:
        return "" if self._words is None else self._words.what(one)

    def _told(self, one: Difference) -> str:
        return "" if self._words is None else self._words.told(one)

    def _say(self) -> None:
        scenario = self._document.scenario
        count = len(own_differences(self._document.project, scenario))
        values = {
            "name": scenario.name,
            "parent": scenario.parent,
            "count": formats.counted(count, "thing", "things"),
        }
        key = "differs-count-locked" if scenario.locked else "differs-count"
        if not count:
            key = "differs-nothing" if scenario.parent else "differs-root"
        self.said.setText(sentence(key, values))
        self.view.setVisible(bool(count))
        self.view.fit_soon()
        self.reset_all_button.setVisible(bool(count))
        self.reset_button.setVisible(bool(count))
        self._enable()

    def _enable(self) -> None:
        free = not self._document.scenario.locked
        self.reset_button.setEnabled(free and bool(self.view.block()[0]))
        self.reset_all_button.setEnabled(free and bool(self.table.rows))


class _View(RecordView):
    """The table, in which Delete resets what is selected."""

    def __init__(self, table: RecordTable[Difference], on_delete: Callable[[], None]) -> None:
        super().__init__(table)
        self._on_delete = on_delete

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._on_delete()
            return
        super().keyPressEvent(event)


def _key(one: Difference) -> Hashable:
    return (one.kind, one.place, one.period)
