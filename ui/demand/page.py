"""The page of demand: what is needed when and where, and what the chips do of it."""

from dataclasses import replace
from datetime import date
from typing import Any, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSplitter,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from procure.check import MOST_PERIODS
from procure.units import MONTHS
from procure.words import sentence
from ui.demand.builder import DemandBuilder
from ui.demand.fleet_table import fleet_list
from ui.demand.grid import DemandGrid
from ui.demand.place_tables import SiteTable, WorkloadTable
from ui.demand.port_table import PortTable
from ui.demand.throughput_table import ThroughputTable
from ui.document import Document
from ui.edits import Inputs, with_horizon
from ui.entry import Choice, Month, Percent, Whole
from ui.explain.subject import Subject
from ui.fields import EntryChoice, EntryField, labelled
from ui.help.field_tips import explain
from ui.price_lists.pool_tables import PoolTables
from ui.tables.record_list import RecordList
from ui.theme import SPACE

_PERIODS: Final = Choice((1, "months"), (3, "quarters"))
_MONTHS: Final = Choice(*enumerate(MONTHS, start=1))
_OBJECTIVE: Final = Choice(
    ("min_cost", "the lowest cost"),
    ("max_served", "the most demand served"),
    ("earliest", "the earliest service"),
)
_HEADROOM: Final = Percent()
_HEADROOM.empty = "none"
_TABS: Final = (
    ("Throughput of a chip", "Throughput"),
    ("Workloads", "Workloads"),
    ("Software", "Software"),
    ("Sites", "Sites"),
    ("Fleet and open orders", "Fleet"),
    ("Shared supply", "Pools"),
)
"""The names of the tables below the demand, in full and beside the builder."""
_Table = ThroughputTable | WorkloadTable | PortTable | SiteTable | RecordList | PoolTables
_ANY_SITE: Final = "Any site"


class DemandPage(QWidget):
    """Demand by site above; throughputs, workloads and sites below."""

    selected = Signal(str)
    """A sentence about what is selected, for the Why? panel."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        """Show the demand of a document's selected scenario."""
        super().__init__(parent)
        self._document = document
        self.grids = QTabWidget()
        self.grids.setDocumentMode(True)
        self._build_below()
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.grids)
        split.addWidget(self.below)
        split.setSizes([280, 320])
        split.setChildrenCollapsible(False)
        self.build_button = QToolButton()
        self.build_button.setText("&Build from use…")
        self.build_button.setCheckable(True)
        explain(self.build_button, "Turn queries, tokens or users a day into a row of demand.")
        self.build_button.toggled.connect(self._show_builder)
        corner = QWidget()
        room = QHBoxLayout(corner)
        room.setContentsMargins(SPACE, 0, SPACE, 0)
        room.addWidget(self.build_button)
        self.grids.setCornerWidget(corner)
        self.builder = DemandBuilder(document)
        self.builder.hide()
        self.builder.told.connect(self.selected)
        self.builder.written.connect(self._go_to_written)
        self.builder.close_requested.connect(lambda: self.build_button.setChecked(False))
        self.grids.currentChanged.connect(self._move_builder)
        beside = QSplitter(Qt.Orientation.Horizontal)
        beside.addWidget(split)
        beside.addWidget(self.builder)
        beside.setStretchFactor(0, 1)
        beside.setStretchFactor(1, 0)
        beside.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._build_horizon())
        layout.addLayout(self._build_choices())
        layout.addWidget(beside, 1)
        document.changed.connect(self._refresh)
        document.scenario_changed.connect(self._refresh)
        self._refresh()

    def subject(self, said: str) -> Subject | None:
        """Give the chip whose throughput was told of."""
        chosen = self.throughputs.chosen() if said == self.throughputs.view.said else None
        return None if chosen is None else Subject(kind="chip", of=chosen[0].id)

    def _build_below(self) -> None:
        document = self._document
        self.throughputs = ThroughputTable(document)
        self.workloads = WorkloadTable(document)
        self.sites = SiteTable(document)
        self.ports = PortTable(document)
        self.fleet = fleet_list(document)
        self.pools = PoolTables(document)
        self.below = QTabWidget()
        self.below.setDocumentMode(True)
        tables: tuple[_Table, ...] = (
            self.throughputs,
            self.workloads,
            self.ports,
            self.sites,
            self.fleet,
            self.pools,
        )
        for table, (name, _) in zip(tables, _TABS, strict=True):
            table.told.connect(self.selected)
            self.below.addTab(table, name)

    def _build_horizon(self) -> QHBoxLayout:
        document = self._document
        self.start = EntryField(
            document,
            Month(),
            lambda doc: doc.scenario.horizon.start,
            _put_start,
            name="Change the start",
            about=(
                "The month in which the first period starts, such as Mar 2024 or 2024 Q1; it "
                "cannot "
                "be left empty."
            ),
            where=("scenario", "start"),
        )
        self.months = EntryChoice(
            document,
            _PERIODS,
            lambda doc: doc.scenario.horizon.months,
            self._put_months,
            name="Change the length of a period",
            about="How long a period is: a month, or a quarter of three.",
            where=("scenario", "months"),
        )
        self.periods = EntryField(
            document,
            Whole(least=1, most=MOST_PERIODS, when_empty="entry-empty"),
            lambda doc: doc.scenario.horizon.periods,
            self._put_periods,
            name="Change the number of periods",
            about=(
                "How many periods are planned; those added ask for what the last one asks for; it "
                "cannot be left empty."
            ),
            unit="months or quarters, as chosen beside it",
            where=("scenario", "periods"),
            width=48,
            stepped=True,
        )
        self.fiscal = EntryChoice(
            document,
            _MONTHS,
            lambda doc: doc.scenario.fiscal_month,
            lambda inputs, value: inputs.with_scenario(fiscal_month=value),
            name="Change the fiscal year",
            about="The month in which fiscal years start, for budgets that are set for them.",
            where=("scenario", "fiscal_month"),
        )
        self.months.setAccessibleName("Length of a period")
        for field in (self.start, self.periods):
            field.told.connect(self.selected)
        line = QHBoxLayout()
        line.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, SPACE)
        line.setSpacing(2 * SPACE)
        line.addLayout(labelled("From", self.start))
        line.addLayout(labelled("for", self.periods))
        line.addWidget(self.months)
        line.addStretch(1)
        line.addLayout(labelled("Fiscal years start in", self.fiscal))
        return line

    def _build_choices(self) -> QHBoxLayout:
        document = self._document
        self.objective = EntryChoice(
            document,
            _OBJECTIVE,
            lambda doc: doc.scenario.objective,
            self._put_objective,
            name="Change what is aimed at",
            about="What makes a plan the best: the lowest cost, the most served, or the earliest.",
        )
        self.discount = EntryField(
            document,
            Percent(most=100, when_empty="entry-empty"),
            lambda doc: doc.scenario.discount_rate,
            lambda inputs, value: inputs.with_scenario(discount_rate=value),
            name="Change the discount rate",
            about=(
                "What a year's delay of a payment is worth; it decides between paying now and "
                "later, and totals are not discounted; it cannot be left empty."
            ),
            unit="% a year",
            where=("scenario", "discount_rate"),
            width=64,
        )
        self.utilisation = EntryField(
            document,
            Percent(most=100),
            lambda doc: doc.scenario.utilisation,
            lambda inputs, value: inputs.with_scenario(utilisation=value),
            name="Change the utilisation",
            about=(
                "The mean load of all chips, at which their power is paid for; empty: not known, "
                "and energy is in no cost."
            ),
            unit="% of full power",
            where=("scenario", "utilisation"),
            width=84,
        )
        self.headroom = EntryField(
            document,
            _HEADROOM,
            lambda doc: doc.scenario.headroom,
            lambda inputs, value: inputs.with_scenario(headroom=value),
            name="Change the headroom",
            about="By how much capacity must exceed the demand in every period; empty: by nothing.",
            unit="% of the demand",
            where=("scenario", "headroom"),
            width=64,
        )
        for field in (self.headroom, self.discount, self.utilisation):
            field.told.connect(self.selected)
        line = QHBoxLayout()
        line.setContentsMargins(2 * SPACE, 0, 2 * SPACE, SPACE)
        line.setSpacing(2 * SPACE)
        line.addLayout(labelled("Aim", self.objective))
        line.addStretch(1)
        line.addLayout(labelled("Headroom", self.headroom))
        line.addLayout(labelled("Discount", self.discount, "a year"))
        line.addLayout(labelled("Utilisation", self.utilisation))
        return line

    def _refresh(self) -> None:
        """Keep one tab for each site that can have demand, and one for any site."""
        demanded = {row.site for row in self._document.scenario.demand}
        sites = [
            (site.id, site.name)
            for site in self._document.project.sites
            if not site.supplier or site.id in demanded
        ]
        wanted = [*sites, ("", _ANY_SITE)]
        for at in reversed(range(self.grids.count())):
            grid = self.grid_at(at)
            if grid.site not in {site for site, _ in wanted}:
                self.grids.removeTab(at)
                grid.deleteLater()
        there = {self.grid_at(at).site: at for at in range(self.grids.count())}
        for at, (site, _) in enumerate(wanted):
            if site not in there:
                grid = DemandGrid(self._document, site)
                grid.told.connect(self.selected)
                self.grids.insertTab(at, grid, "")
        rows = [row.site for row in self._document.scenario.demand]
        for at, (site, name) in enumerate(wanted):
            count = rows.count(site)
            self.grids.setTabText(at, f"{name}  {count}" if count else name)

    def grid_at(self, at: int) -> DemandGrid:
        """Give the grid in a tab."""
        grid = self.grids.widget(at)
        if not isinstance(grid, DemandGrid):
            raise IndexError(at)
        return grid

    def grid(self, site: str) -> DemandGrid:
        """Give the grid of a site; an empty one is any site."""
        for at in range(self.grids.count()):
            if self.grid_at(at).site == site:
                return self.grid_at(at)
        raise KeyError(site)

    # The builder beside the grid

    def _show_builder(self, shown: bool) -> None:  # noqa: FBT001 - a signal of Qt
        self.builder.setVisible(shown)
        for at, (name, short) in enumerate(_TABS):
            self.below.setTabText(at, short if shown else name)
        if shown:
            self._move_builder()
            row = self.grid_at(self.grids.currentIndex()).view.currentIndex().row()
            rows = self.grid_at(self.grids.currentIndex()).table.rows
            if 0 <= row < len(rows):
                self.builder.choose(rows[row].workload)
            self.builder.workload.setFocus()
        else:
            self.build_button.setFocus()

    def _move_builder(self) -> None:
        if 0 <= self.grids.currentIndex() < self.grids.count():
            self.builder.set_site(self.grid_at(self.grids.currentIndex()).site)

    def _go_to_written(self, workload: str) -> None:
        grid = self.grid_at(self.grids.currentIndex())
        grid.view.go_to(grid.table.row_of(workload), 1)

    def _put_months(self, inputs: Inputs, months: Any) -> Inputs:
        horizon = inputs.scenario.horizon
        if months == horizon.months:
            return inputs
        periods = max(1, -(-horizon.periods * horizon.months // months))
        self.selected.emit(
            "The demand was fitted to the new periods: a quarter's demand holds in each of its "
            "months, and a quarter takes the largest demand of its months."
        )
        return with_horizon(inputs, replace(horizon, months=months, periods=periods))

    def _put_objective(self, inputs: Inputs, objective: Any) -> Inputs:
        self.selected.emit(sentence(f"aim-{objective}"))
        return inputs.with_scenario(objective=objective)

    def _put_periods(self, inputs: Inputs, periods: int) -> Inputs:
        horizon = inputs.scenario.horizon
        if periods > horizon.periods and inputs.scenario.demand:
            self.selected.emit(
                "The demand of the added periods repeats that of the last one. Change it if "
                "it grows or ends."
            )
        return with_horizon(inputs, replace(horizon, periods=periods))

    def sizeHint(self) -> QSize:
        return QSize(900, 640)


def _put_start(inputs: Inputs, start: date) -> Inputs:
    horizon = replace(inputs.scenario.horizon, start=start)
    return inputs.with_scenario(horizon=horizon)
