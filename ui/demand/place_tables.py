"""The tables of workloads and sites: names, units, and what a place offers."""

from decimal import Decimal
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from procure.demand import Site, Workload
from procure.errors import InputError
from procure.words import sentence
from ui.callout import Callout
from ui.document import Document
from ui.edits import (
    Inputs,
    with_new_site,
    with_shortfall_price,
    with_site,
    with_weight,
    with_workload,
    without_site,
    without_workload,
)
from ui.entry import Countries, Entry, Number, Required
from ui.help.field_help import NOTE, SOURCE
from ui.help.field_tips import explain
from ui.tables.columns import Column
from ui.tables.growth import Growth
from ui.tables.records import RecordTable, commit, inputs_of
from ui.tables.view import RecordView
from ui.theme import SPACE


class Country(Countries):
    """One country code of two letters."""

    empty = ""

    def show(self, value: Any) -> str:
        """Give the code."""
        return str(value)

    def parse(self, text: str) -> Any:
        """Give the code in capitals."""
        codes = super().parse(text)
        if len(codes) != 1:
            raise InputError("entry-country", text=text.strip())
        return codes[0]


class ShortfallPrice(Number):
    """What demand not served costs; without a price it must be served in full.

    Where the aim is to serve the most, a price does not count and any demand may fall short.
    """

    def __init__(self, *, counts: bool) -> None:
        """Say what no price means where prices count, or do not."""
        super().__init__()
        self.empty = "served in full" if counts else "does not count"

    def show(self, value: Any) -> str:
        """Give the price, or that there is none to pay."""
        return self.empty if value is None else super().show(value)

    def parse(self, text: str) -> Any:
        """Give the price; what is shown for none is none."""
        return None if text.strip().casefold() == self.empty else super().parse(text)


class Weight(Number):
    """How much serving a workload counts; 1 unless entered."""

    empty = "1"

    def show(self, value: Any) -> str:
        """Give the weight, or the usual one."""
        return self.empty if value is None else super().show(value)

    def parse(self, text: str) -> Any:
        """Give the weight; the usual one needs no entry."""
        weight = super().parse(text)
        return None if weight == 1 else weight


class WorkloadTable(QWidget):
    """Every workload with its unit and what not serving it costs in this scenario."""

    told = Signal(str)
    """What is selected, as a sentence."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        """Show the workloads of a document."""
        super().__init__(parent)
        self._document = document
        self.table: RecordTable[Workload] = RecordTable(
            document,
            self._columns,
            lambda: document.project.workloads,
            key=lambda workload: workload.id,
            parent=self,
        )
        self.view = RecordView(self.table)
        self.view.set_stretching()
        self.view.setAccessibleName("Workloads")
        self.view.told.connect(self.told)
        self.remove_button = QPushButton("Remove workload")
        self.remove_button.setToolTip(
            "Take the workload out, with its throughputs and its demand in every scenario."
        )
        self.remove_button.clicked.connect(self.remove)
        line = QHBoxLayout()
        line.setContentsMargins(2 * SPACE, 0, 2 * SPACE, SPACE)
        line.addStretch(1)
        line.addWidget(self.remove_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        layout.addWidget(self.view, 1)
        layout.addLayout(line)
        self.view.selectionModel().currentChanged.connect(self._enable)
        self.table.modelReset.connect(self._enable)
        self._enable()

    def _enable(self) -> None:
        self.remove_button.setEnabled(self.view.currentIndex().isValid())

    def _columns(self) -> tuple[Column[Workload], ...]:
        scenario = self._document.scenario
        prices = {one.workload: one.price for one in scenario.shortfall_prices}
        weights = {one.workload: one.weight for one in scenario.weights}
        aims = scenario.objective != "min_cost"
        return (
            _workload_field("name", "Workload", Required(), 200, _ABOUT_WORKLOAD),
            _workload_field("unit", "Unit", Required(), 128, _ABOUT_UNIT),
            Column(
                heading="Price of shortfall",
                unit=f"{self._document.project.currency} per unit and year",
                get=lambda workload: prices.get(workload.id),
                entry=ShortfallPrice(counts=not aims),
                muted=lambda workload: aims or workload.id not in prices,
                put=lambda inputs, workload, value: with_shortfall_price(
                    inputs, workload.id, value
                ),
                where=lambda workload: ("shortfall", workload.id),
                hint=lambda workload: (
                    ""
                    if aims or workload.id in prices
                    else "Without a price it must be served in full."
                ),
                about=(
                    "What it costs to leave one unit unserved for a year, where the lowest "
                    "cost is aimed at; empty: the workload must be served in full."
                ),
                width=176,
            ),
            Column(
                heading="Weight",
                get=lambda workload: weights.get(workload.id),
                entry=Weight(),
                muted=lambda workload: not aims or workload.id not in weights,
                put=lambda inputs, workload, value: with_weight(inputs, workload.id, value),
                where=lambda workload: ("weights", workload.id),
                what="the weight",
                about=(
                    "How much serving it counts beside other workloads when the most, or the "
                    "earliest, is aimed at; empty: 1."
                ),
                measured="times what a weight of 1 counts",
                width=72,
            ),
            _workload_field("note", "Note", Entry(), 0, NOTE),
        )

    def remove(self) -> None:
        """Take the selected workload out."""
        at = self.view.currentIndex()
        if at.isValid():
            workload = self.table.rows[at.row()]
            inputs = without_workload(inputs_of(self._document), workload.id)
            commit(self._document, f"Remove the workload {workload.name}", inputs)


_ABOUT_WORKLOAD: Final = "A kind of work that is asked for; its name cannot be left empty."
_ABOUT_UNIT: Final = (
    "What demand and throughput of the workload are counted in, such as tokens/s; it cannot be "
    "left empty."
)


def _workload_field(
    name: str, heading: str, entry: Entry, width: int, about: str
) -> Column[Workload]:
    def put(inputs: Inputs, workload: Workload, value: Any) -> Inputs:
        return with_workload(inputs, workload.id, **{name: value})

    return Column(
        heading=heading,
        get=lambda workload: getattr(workload, name),
        entry=entry,
        put=put,
        width=width,
        about=about,
    )


class SiteTable(QWidget):
    """Every site with its country, power and energy; new ones are added below."""

    told = Signal(str)
    """What is selected, as a sentence."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        """Show the sites of a document."""
        super().__init__(parent)
        self._document = document
        self.table: RecordTable[Site] = RecordTable(
            document,
            self._columns,
            lambda: document.project.sites,
            key=lambda site: site.id,
            parent=self,
        )
        self.table.growth = Growth(headings=("Site", "Country"), add=_with_site)
        self.view = RecordView(self.table)
        self.view.set_stretching()
        self.view.setAccessibleName("Sites")
        self.view.told.connect(self.told)
        self.name = QLineEdit()
        self.name.setPlaceholderText("Name of a new site")
        self.name.setAccessibleName("Name of a new site")
        explain(self.name, "What the site to add is called; it cannot be left empty.")
        self.name.setMaximumWidth(200)
        self.country = QLineEdit()
        self.country.setPlaceholderText("Country, such as DE")
        self.country.setAccessibleName("Country of the new site")
        explain(self.country, _ABOUT_COUNTRY)
        self.country.setFixedWidth(160)
        self.country.returnPressed.connect(self.add)
        self.add_button = QPushButton("Add &site")
        explain(self.add_button, sentence("add-record-tip"))
        self.add_button.clicked.connect(self.add)
        self.remove_button = QPushButton("Remove site")
        self.remove_button.setToolTip(
            "Take the site out, with its fleet, and its demand and limits in every scenario."
        )
        self.remove_button.clicked.connect(self.remove)
        self._callout = Callout(self)
        line = QHBoxLayout()
        line.setSpacing(SPACE)
        line.setContentsMargins(2 * SPACE, 0, 2 * SPACE, SPACE)
        for widget in (self.name, self.country, self.add_button):
            line.addWidget(widget)
        line.addStretch(1)
        line.addWidget(self.remove_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        layout.addWidget(self.view, 1)
        layout.addLayout(line)
        self.view.selectionModel().currentChanged.connect(self._enable)
        self.table.modelReset.connect(self._enable)
        self._enable()

    def _enable(self) -> None:
        self.remove_button.setEnabled(self.view.currentIndex().isValid())

    def _columns(self) -> tuple[Column[Site], ...]:
        currency = self._document.project.currency
        return (
            _site_field(
                "name",
                "Site",
                Required(),
                about="A place where chips run; its name cannot be left empty.",
                width=152,
            ),
            _site_field("country", "Country", Country(), about=_ABOUT_COUNTRY, width=72),
            _site_field(
                "power_kw",
                "Power",
                Number(),
                unit="kW of IT",
                where=True,
                locked=_hosted,
                about=(
                    "The most IT power that units and fleet in place may have together in any "
                    "period; empty: not known, and not limited."
                ),
            ),
            _site_field(
                "racks",
                "Racks",
                Number(),
                unit="of ours",
                where=True,
                locked=_hosted,
                about=(
                    "How many racks there are for units and fleet in place; empty: not known, and "
                    "not limited."
                ),
                measured="racks",
                width=64,
            ),
            _site_field(
                "pue",
                "PUE",
                Number(least=1, most=5),
                unit="total over IT",
                where=True,
                locked=_hosted,
                about=(
                    "The site's whole power as a multiple of that of its IT, such as 1.2; empty: "
                    "not known, and its energy is not in the costs."
                ),
                measured="kW in total per kW of IT",
            ),
            _site_field(
                "energy_price",
                "Energy",
                Number(),
                unit=f"{currency} per kWh",
                where=True,
                locked=_hosted,
                about=(
                    "What a kilowatt-hour costs; empty: not known, and the site's energy is not "
                    "in the costs."
                ),
            ),
            _site_field(
                "hosting_price",
                "Hosting",
                Number(),
                unit=f"{currency} per kW, month",
                where=True,
                locked=_hosted,
                about=(
                    "What a landlord asks for each kW of IT in place, every month; empty: nothing "
                    "is counted."
                ),
            ),
            Column(
                heading="Whose",
                get=lambda site: site.supplier or "our own",
                muted=lambda site: not site.supplier,
                about="Whether the site is your own, or the region of a supplier that rents out.",
                width=96,
            ),
            _site_field("source", "Source", Entry(), about=SOURCE),
        )

    def add(self) -> None:
        """Add a site with the name and country entered."""
        name, country = self.name.text().strip(), self.country.text()
        try:
            code = Country().parse(country) if name else ""
            if not name:
                self._callout.say("A site needs a name and a country.", self.name.geometry())
                return
            inputs, site = with_new_site(inputs_of(self._document), name, code)
        except InputError as error:
            self._callout.say(str(error), self.country.geometry())
            return
        commit(self._document, f"Add the site {name}", inputs)
        self.name.clear()
        self.country.clear()
        self.view.go_to(self.table.row_of(site), 2)

    def remove(self) -> None:
        """Take the selected site out."""
        at = self.view.currentIndex()
        if at.isValid():
            site = self.table.rows[at.row()]
            inputs = without_site(inputs_of(self._document), site.id)
            commit(self._document, f"Remove the site {site.name}", inputs)


_ABOUT_COUNTRY: Final = (
    "The country of the site, as a code of two letters, such as DE: export rules and deliveries "
    "go by it; it cannot be left empty."
)


def _with_site(inputs: Inputs, name: str, country: str) -> tuple[Inputs, Site]:
    inputs, _ = with_new_site(inputs, name, country)
    return inputs, inputs.project.sites[-1]


def _hosted(site: Site) -> str:
    return f"The site is {site.supplier}'s; this is not for us to say." if site.supplier else ""


def _site_field(
    name: str, heading: str, entry: Entry, *, where: bool = False, **more: Any
) -> Column[Site]:
    def put(inputs: Inputs, site: Site, value: Decimal | str | None) -> Inputs:
        return with_site(inputs, site.id, **{name: value})

    def place(site: Site) -> tuple[str, ...]:
        return ("sites", site.id, name) if where else ()

    return Column(
        heading=heading,
        get=lambda site: getattr(site, name),
        entry=entry,
        put=put,
        where=place,
        **more,
    )
