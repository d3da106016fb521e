"""What was not understood in a price list: searched, gone to, and accepted."""

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from procure.acceptance import Accepted, can_accept
from procure.offers import Catalog, Issue
from ui.document import Document
from ui.fields import chooser
from ui.help.field_tips import explain
from ui.price_import.lazy import LazyTable
from ui.price_lists.tables import IssueRow, issue_columns, reason_of
from ui.tables.lazy_rows import LazyRows
from ui.tables.view import RecordView
from ui.theme import SPACE

_SEVERITIES: Final = (
    ("", "All"),
    ("refused", "No offer made"),
    ("confirm", "To be confirmed"),
    ("warning", "Look at it"),
)
_WAIT_MS: Final = 200


class _IssueView(RecordView):
    """A table in which Enter goes to the row of the file."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class IssuesPane(QWidget):
    """The issues by row, narrowed by how bad they are and by words in them."""

    row_wanted = Signal(int)
    """The row of the file to be shown."""
    accepted = Signal(object)
    """The warning that a person accepts."""

    def __init__(self, document: Document) -> None:
        """Wait for issues to show."""
        super().__init__()
        self._issues: tuple[Issue, ...] = ()
        self._reasons: dict[int, str] = {}
        self.severity = chooser()
        for value, name in _SEVERITIES:
            self.severity.addItem(name, value)
        self.severity.setAccessibleName("Which issues are shown")
        explain(self.severity, "Whether all issues are listed, or those that mean one thing.")
        self.severity.activated.connect(lambda _at: self._narrow())
        self.search = QLineEdit()
        self.search.setPlaceholderText("Search in the issues")
        self.search.setAccessibleName("Search in the issues")
        explain(self.search, "Shows the issues with this text in them; empty: all of them.")
        self.search.setClearButtonEnabled(True)
        later = QTimer(self)
        later.setSingleShot(True)
        later.setInterval(_WAIT_MS)
        later.timeout.connect(self._narrow)
        self.search.textChanged.connect(lambda _text: later.start())
        self.go_button = QPushButton("&Go to row")
        self.go_button.setToolTip("Select the row in the file on the left (Enter in the table).")
        self.go_button.setAutoDefault(False)
        self.go_button.clicked.connect(self.go)
        self.accept_button = QPushButton("&Accept")
        self.accept_button.setToolTip("Let the selected warning stand. The day is kept.")
        self.accept_button.setAutoDefault(False)
        self.accept_button.clicked.connect(self._accept)
        self._accepted = Accepted(())
        self._shown: tuple[int, ...] = ()
        self.table: LazyTable[IssueRow] = LazyTable(
            document,
            issue_columns,
            lambda: LazyRows(
                self._shown, lambda _at, number: IssueRow(number=number, issue=self._issues[number])
            ),
        )
        self.view = _IssueView(self.table)
        self.view.set_wrapping()
        self.view.setAccessibleName("Issues")
        self.view.entered.connect(self.go)
        self.view.doubleClicked.connect(lambda _index: self.go())
        self.view.selectionModel().currentChanged.connect(self._show_state)
        self.table.modelReset.connect(self._show_state)
        line = QHBoxLayout()
        line.setContentsMargins(0, SPACE, 0, 0)
        line.setSpacing(SPACE)
        line.addWidget(self.severity)
        line.addWidget(self.search, 1)
        line.addWidget(self.go_button)
        line.addWidget(self.accept_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        layout.addLayout(line)
        layout.addWidget(self.view, 1)
        self._show_state()

    def show_issues(self, catalog: Catalog | None) -> None:
        """Show the issues of a price list, by row; those of the whole list first."""
        issues = catalog.issues if catalog else ()
        self._accepted = Accepted(catalog.accepted if catalog else ())
        self._issues = tuple(sorted(issues, key=lambda one: (one.sheet, one.row or 0)))
        self._reasons = {}
        self._narrow()

    def _narrow(self) -> None:
        severity = self.severity.currentData()
        wanted = self.search.text().strip().casefold()
        self._shown = tuple(
            at
            for at, issue in enumerate(self._issues)
            if severity in ("", issue.severity) and (not wanted or wanted in self._words(at))
        )
        self.table.refresh()

    def _words(self, at: int) -> str:
        if at not in self._reasons:
            issue = self._issues[at]
            text = f"{issue.row or ''} {issue.column} {issue.text} {reason_of(issue)}"
            self._reasons[at] = text.casefold()
        return self._reasons[at]

    def _current(self) -> Issue | None:
        at = self.view.currentIndex().row()
        return self.table.rows[at].issue if 0 <= at < len(self.table.rows) else None

    def _show_state(self) -> None:
        issue = self._current()
        self.go_button.setEnabled(issue is not None and issue.row is not None)

        can = issue is not None and can_accept(issue) and self._accepted.of(issue) is None
        self.accept_button.setEnabled(can)

    def _accept(self) -> None:
        issue = self._current()
        if issue is not None:
            self.accepted.emit(issue)

    def go(self) -> None:
        """Ask for the row of the selected issue to be shown."""
        issue = self._current()
        if issue is not None and issue.row is not None:
            self.row_wanted.emit(issue.row)
