"""The issues of a price list: where each stands, what it means, and which may stand."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from procure.acceptance import Accepted, can_accept, open_issues
from procure.offers import Catalog, Issue
from ui.document import Document
from ui.fields import quiet
from ui.formats import counted
from ui.help.field_tips import explain
from ui.price_lists.acceptance_edits import with_accepted
from ui.price_lists.offer_columns import OfferRow
from ui.price_lists.tables import IssueRow, accepting_columns
from ui.tables.lazy_rows import LazyRows
from ui.tables.records import RecordTable, commit, inputs_of
from ui.tables.view import RecordView
from ui.theme import SPACE


class IssuePane(QWidget):
    """A price list's issues; below them what one does about those that are selected."""

    go_to = Signal(int)
    """The offer of the selected issue is to be shown: its number among the offers."""

    def __init__(
        self,
        document: Document,
        catalog: Callable[[], Catalog | None],
        offers: RecordTable[OfferRow],
        parent: QWidget | None = None,
    ) -> None:
        """Show the issues of what `catalog` gives; `offers` is the table of its offers."""
        super().__init__(parent)
        self._document = document
        self._catalog = catalog
        self._offers = offers
        self.table: RecordTable[IssueRow] = RecordTable(
            document,
            accepting_columns,
            self._rows,
            key=lambda row: row.number,
            follows=False,
            parent=self,
        )
        self.view = RecordView(self.table)
        self.view.set_wrapping()
        self.view.setAccessibleName("Issues")
        self.view.doubleClicked.connect(lambda _index: self.go_to_row())
        self.view.selectionModel().currentChanged.connect(self._chosen)
        self.view.selectionModel().selectionChanged.connect(self._chosen)
        self.go_button = QPushButton("&Go to row")
        explain(self.go_button, "Go to the offer that the selected issue is about.")
        self.go_button.clicked.connect(self.go_to_row)
        self.accept_button = QPushButton("&Accept")
        self.accept_button.setToolTip("Let the selected warnings stand. Undo opens them again.")
        self.accept_button.clicked.connect(self.accept_selected)
        self.reason = quiet()
        line = QHBoxLayout()
        line.setSpacing(SPACE)
        line.setContentsMargins(2 * SPACE, 0, 2 * SPACE, SPACE)
        line.addWidget(self.go_button)
        line.addWidget(self.accept_button)
        line.addWidget(self.reason, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        layout.addWidget(self.view, 1)
        layout.addLayout(line)

    def refresh(self) -> None:
        """Take over what the document now holds."""
        self.table.refresh()
        self._chosen()

    def count_open(self) -> int:
        """Count the issues that nobody has accepted."""
        catalog = self._catalog()
        return 0 if catalog is None else len(open_issues(catalog))

    def _rows(self) -> Sequence[IssueRow]:
        catalog = self._catalog()
        if catalog is None:
            return ()
        accepted, supplier = Accepted(catalog.accepted), catalog.supplier
        return LazyRows(
            catalog.issues,
            lambda at, issue: IssueRow(
                number=at, issue=issue, supplier=supplier, acceptance=accepted.of(issue)
            ),
        )

    def _current(self) -> Issue | None:
        at = self.view.currentIndex()
        chosen = at.isValid() and at.row() < len(self.table.rows)
        return self.table.rows[at.row()].issue if chosen else None

    def _offer_of(self, issue: Issue | None) -> int:
        """Give the number of the offer that an issue is about, or -1."""
        if issue is None:
            return -1
        if issue.offer:
            return self._offers.row_of(issue.offer)
        if issue.row is None:
            return -1
        rows = self._offers.rows
        offers = rows.shown() if isinstance(rows, LazyRows) else [row.offer for row in rows]
        for number, offer in enumerate(offers):
            if offer.row == issue.row and offer.sheet in ("", issue.sheet):
                return number
        return -1

    def _chosen(self) -> None:
        issue = self._current()
        found = self._offer_of(issue)
        self.go_button.setEnabled(found >= 0)
        self.reason.setText("" if issue is None or found >= 0 else _why_nowhere(issue))
        self.accept_button.setEnabled(bool(self._acceptable()))

    def go_to_row(self) -> None:
        """Show the offer that the selected issue is about."""
        found = self._offer_of(self._current())
        if found >= 0:
            self.go_to.emit(found)

    def _acceptable(self) -> tuple[Issue, ...]:
        """Give the selected warnings that nobody has accepted."""
        chosen = {index.row() for index in self.view.selectedIndexes()}
        rows = [self.table.rows[at] for at in sorted(chosen) if at < len(self.table.rows)]
        return tuple(row.issue for row in rows if row.acceptance is None and can_accept(row.issue))

    def accept_selected(self) -> None:
        """Let the selected warnings stand, as one step."""
        issues, catalog = self._acceptable(), self._catalog()
        if issues and catalog is not None:
            today = datetime.now().astimezone().date()
            inputs = with_accepted(inputs_of(self._document), catalog.supplier, issues, today)
            name = f"Accept {counted(len(issues), 'warning', 'warnings')}"
            commit(self._document, name, inputs)


def _why_nowhere(issue: Issue) -> str:
    """Say why there is no row to go to; an issue of the whole list needs no words."""
    if issue.offer:
        return "The filter hides its offer."
    return "" if issue.row is None else "No offer was made of this row."
