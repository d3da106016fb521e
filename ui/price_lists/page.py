"""The page of price lists: the lists, the offers of one, and what was not understood."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from procure.offer_facts import currencies_quoted
from procure.offers import Catalog, Commitment, Program
from procure.units import Rate
from ui.document import Document
from ui.edits import without_catalog
from ui.explain.subject import Subject
from ui.fields import quiet, section_title
from ui.folded_label import FoldedLabel
from ui.help.field_tips import explain
from ui.price_lists.issue_pane import IssuePane
from ui.price_lists.list import CatalogDelegate, CatalogList, details
from ui.price_lists.offer_columns import OfferRow, offer_columns, offer_rows, offer_title
from ui.price_lists.offer_history import OfferHistory
from ui.price_lists.promise_tables import (
    commitment_list,
    currencies_agreed,
    program_list,
    rebate_list,
)
from ui.price_lists.tables import (
    currency_of,
    rate_columns,
)
from ui.tables.columns import RowTitle
from ui.tables.records import RecordTable, commit, inputs_of
from ui.tables.view import RecordView
from ui.text_width import wide
from ui.theme import SPACE

_ABOUT_IMPORT: Final = "Read a supplier's price list: text, a workbook or JSON."
_PAUSE_MS: Final = 150
_LEAST_TITLE: Final = 144
_WIDEST_TITLE: Final = 320
_LIST_WIDTH: Final = 218
_FILTER_WIDTH: Final = 136
_ALWAYS_WANTED: Final = 480  # use, price, currency, lead time and integration


class DropZone(QWidget):
    """Says how a price list gets in while there is none. The window takes what is dropped."""

    asked = Signal()
    """A file is to be chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Wait for a file."""
        super().__init__(parent)
        title = section_title("Drop a supplier's price list here")
        about = quiet("Text, workbook or JSON, as it was sent. Nothing is changed in the file.")
        self.button = QPushButton("Choose a file…")
        explain(self.button, _ABOUT_IMPORT)
        self.button.clicked.connect(self.asked)
        layout = QVBoxLayout(self)
        layout.setSpacing(2 * SPACE)
        layout.addStretch(1)
        for widget in (title, about, self.button):
            layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = self.palette().color(QPalette.ColorRole.Mid)
        painter.setPen(QPen(line, 1.5, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(
            self.rect().adjusted(3 * SPACE, 3 * SPACE, -3 * SPACE, -3 * SPACE), SPACE, SPACE
        )


class CatalogPage(QWidget):
    """Price lists at the left, the offers of the selected one at the right."""

    selected = Signal(str)
    """A sentence about what is selected, for the Why? panel."""
    import_requested = Signal()
    """A price list is to be chosen and imported."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        """Show the price lists of a document."""
        super().__init__(parent)
        self._document = document
        self._supplier = ""
        self.drop_zone = DropZone()
        self.drop_zone.asked.connect(self.import_requested)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.drop_zone)
        self._stack.addWidget(self._build())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self._plan = document.plan()
        document.changed.connect(self._refresh)
        document.scenario_changed.connect(self._refresh)
        document.plan_changed.connect(self._show_plan)
        self._refresh()

    def add_line(self, line: QWidget) -> None:
        """Put a line above the page that says something of all price lists."""
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertWidget(0, line)

    # Building

    def _build(self) -> QWidget:
        self.list = CatalogList(self._document, self)
        self.list_view = QListView()
        self.list_view.setModel(self.list)
        self.list_view.setItemDelegate(CatalogDelegate(self.list_view))
        self.list_view.setMinimumWidth(wide(200))
        self.list_view.setAccessibleName("Price lists")
        self.list_view.selectionModel().currentChanged.connect(self._list_chosen)
        self.list.modelReset.connect(self._reselect)
        self.import_button = QPushButton("&Import…")
        explain(self.import_button, _ABOUT_IMPORT)
        self.import_button.clicked.connect(self.import_requested)
        self.remove_button = QPushButton("&Remove")
        self.remove_button.setToolTip(
            "Take the selected price list out of the project. Undo brings it back."
        )
        self.remove_button.clicked.connect(self.remove_list)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(2 * SPACE, 0, SPACE, 2 * SPACE)
        buttons.setSpacing(SPACE)
        buttons.addWidget(self.import_button)
        buttons.addWidget(self.remove_button)
        buttons.addStretch(1)
        left = QWidget()
        left_layout = QVBoxLayout(left)
        left_layout.setContentsMargins(0, 0, 0, 0)
        left_layout.setSpacing(SPACE)
        left_layout.addWidget(self.list_view, 1)
        left_layout.addLayout(buttons)

        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(left)
        split.addWidget(self._build_right())
        split.setStretchFactor(0, 0)
        split.setStretchFactor(1, 1)
        split.setSizes([wide(_LIST_WIDTH), 800])
        split.setChildrenCollapsible(False)
        return split

    def _build_right(self) -> QWidget:
        # Names of suppliers and files may be long; none of them makes the window wider.
        self._title = FoldedLabel(1)
        self._title.setFont(section_title("").font())
        self._title.fold(folded=True)
        self._about = FoldedLabel(1)
        self._about.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("Filter offers")
        self.filter.setClearButtonEnabled(True)
        self.filter.setMaximumWidth(wide(_FILTER_WIDTH))
        self.filter.setAccessibleName("Filter offers")
        explain(self.filter, "Shows the offers with this text anywhere in them; empty: all offers.")
        self.offers: RecordTable[OfferRow] = RecordTable(
            self._document,
            lambda: offer_columns(self._document),
            lambda: offer_rows(self._document, self.catalog()),
            key=lambda row: row.offer.id,
            title=offer_title(),
            follows=False,
            parent=self,
        )
        # A long list is searched when the typing pauses, not at every key.
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(_PAUSE_MS)
        self._typed.timeout.connect(lambda: self.offers.set_filter(self.filter.text()))
        self.filter.textChanged.connect(lambda _text: self._typed.start())
        self.offers_view = RecordView(self.offers)
        self.offers_view.least_title = _LEAST_TITLE
        self.offers_view.widest_title = _LEAST_TITLE
        self.offers_view.setAccessibleName("Offers")
        self.offers_view.told.connect(self.selected)
        head = QHBoxLayout()
        head.setSpacing(SPACE)
        words = QVBoxLayout()
        words.setSpacing(SPACE // 2)
        words.addWidget(self._title)
        words.addWidget(self._about)
        head.addLayout(words, 1)
        head.addWidget(self.filter)
        head.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, SPACE)
        top = QWidget()
        top_layout = QVBoxLayout(top)
        top_layout.setContentsMargins(0, 0, 0, 0)
        top_layout.setSpacing(0)
        top_layout.addLayout(head)
        top_layout.addWidget(self.offers_view, 1)
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(top)
        split.addWidget(self._build_below())
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setSizes([400, 220])
        split.setChildrenCollapsible(False)
        return split

    def _build_below(self) -> QWidget:
        self.issues = IssuePane(self._document, self.catalog, self.offers)
        self.issues.view.told.connect(self.selected)
        self.issues.go_to.connect(self.offers_view.go_to)
        self.programs = program_list(self._document, self.catalog)
        self.commitments = commitment_list(self._document, self.catalog)
        self.rebates = rebate_list(self._document, self.catalog)
        for agreed in (self.programs, self.commitments, self.rebates):
            agreed.told.connect(self.selected)
        self.rates: RecordTable[Rate | str] = RecordTable(
            self._document,
            lambda: rate_columns(self._document.project.currency),
            self._rate_rows,
            key=currency_of,
            title=RowTitle(
                heading="Currency",
                get=currency_of,
                where=lambda row: ("rates", currency_of(row)),
                about="A currency in which something is quoted, other than the project's.",
            ),
            follows=False,
            parent=self,
        )
        self.rates_view = RecordView(self.rates)
        self.rates_view.set_stretching()
        self.rates_view.setAccessibleName("Exchange rates")
        self.rates_view.told.connect(self.selected)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.issues, "Issues")
        self.tabs.addTab(self.programs, "Programs")
        self.tabs.addTab(self.commitments, "Commitments")
        self.tabs.addTab(self.rebates, "Rebates")
        self.tabs.addTab(self.rates_view, "Exchange rates")
        self.history = OfferHistory(self._document)
        self.history.told.connect(self.selected)
        self.tabs.addTab(self.history, "History")
        self.offers_view.selectionModel().currentChanged.connect(self._show_history)
        return self.tabs

    # What is shown

    def catalog(self) -> Catalog | None:
        """Give the price list that is selected."""
        for catalog in self._document.project.catalogs:
            if catalog.supplier == self._supplier:
                return catalog
        return None

    def select_supplier(self, supplier: str) -> None:
        """Show the price list of a supplier."""
        for at, catalog in enumerate(self.list.catalogs):
            if catalog.supplier == supplier:
                self.list_view.setCurrentIndex(self.list.index(at))

    def select_offer(self, offer: str) -> None:
        """Show the price list that holds an offer, unfiltered."""
        self.filter.clear()
        self.offers.set_filter("")
        for catalog in self._document.project.catalogs:
            if any(one.id == offer for one in catalog.offers):
                self.select_supplier(catalog.supplier)

    def select_agreed(self, kind: str, name: str) -> None:
        """Show the price list that holds a program or commitment, or a supplier's rebates."""
        for catalog in self._document.project.catalogs:
            held: tuple[Program | Commitment, ...] = (
                catalog.programs if kind == "programs" else catalog.commitments
            )
            if catalog.supplier == name or any(one.id == name for one in held):
                self.select_supplier(catalog.supplier)

    def _list_chosen(self) -> None:
        at = self.list_view.currentIndex()
        self._supplier = self.list.catalogs[at.row()].supplier if at.isValid() else ""
        self._show_catalog()
        self.offers_view.fit_soon()
        self.issues.view.fit_soon()
        catalog = self.catalog()
        if catalog is not None:
            self.selected.emit("\n".join((catalog.supplier, *details(catalog))))

    def _reselect(self) -> None:
        suppliers = [catalog.supplier for catalog in self.list.catalogs]
        if suppliers:
            at = suppliers.index(self._supplier) if self._supplier in suppliers else 0
            self.list_view.setCurrentIndex(self.list.index(at))

    def _refresh(self) -> None:
        catalogs = self._document.project.catalogs
        self._stack.setCurrentIndex(1 if catalogs else 0)
        if catalogs and self.catalog() is None:
            self._reselect()
        self._show_catalog()

    def _show_plan(self) -> None:
        # Every edit asks whether the plan is still current; only another plan has
        # something else to say of the offers.
        if self._document.plan() is not self._plan:
            self._plan = self._document.plan()
            self.offers.refresh()

    def _show_catalog(self) -> None:
        catalog = self.catalog()
        if catalog is not None:
            self._title.show_whole(catalog.supplier)
            self._about.show_whole("  ".join(details(catalog)))
        self.offers.refresh()
        self.issues.refresh()
        for agreed in (self.programs, self.commitments, self.rebates):
            agreed.table.refresh()
        self.rates.refresh()
        counts = (
            ("Issues", self.issues.count_open()),
            ("Programs", len(self.programs.table.rows)),
            ("Commitments", len(self.commitments.table.rows)),
            ("Rebates", len(self.rebates.table.rows)),
        )
        for at, (name, count) in enumerate(counts):
            self.tabs.setTabText(at, f"{name}  {count}" if count else name)
        self._show_history()

    def _show_history(self) -> None:
        at = self.offers_view.currentIndex()
        shown = at.isValid() and at.row() < len(self.offers.rows)
        offer = self.offers.rows[at.row()].offer if shown else None
        self.history.show_offer(self.catalog(), offer)

    def _rate_rows(self) -> Sequence[Rate | str]:
        project = self._document.project
        known = {rate.currency for rate in project.rates} | {project.currency}
        used = currencies_quoted(project.catalogs) | currencies_agreed(project.catalogs)
        used |= {line.currency for line in project.fleet if line.to_pay is not None}
        return (*project.rates, *sorted(used - known - {""}))

    # What one does

    def subject(self, said: str) -> Subject | None:
        """Give the offer that was told of."""
        at = self.offers_view.currentIndex().row()
        if said != self.offers_view.said or not 0 <= at < len(self.offers.rows):
            return None
        return Subject(kind="offer", of=self.offers.rows[at].offer.id)

    def remove_list(self) -> None:
        """Take the selected price list out of the project."""
        if self.catalog() is not None:
            inputs = without_catalog(inputs_of(self._document), self._supplier)
            commit(self._document, f"Remove the price list of {self._supplier}", inputs)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The offers' names take what the columns that are always wanted leave.
        room = self.width() - wide(_LIST_WIDTH) - wide(_ALWAYS_WANTED)
        self.offers_view.widest_title = min(max(_LEAST_TITLE, room), _WIDEST_TITLE)
        self.offers_view.fit_titles()

    def sizeHint(self) -> QSize:
        return QSize(900, 640)
