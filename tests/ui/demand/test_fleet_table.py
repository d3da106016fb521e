from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.trial import trial_project
from ui.demand.fleet_table import fleet_list
from ui.document import Document
from ui.tables.record_list import AddChoice, AddText, RecordList
from ui.tables.records import ASSUMED


@pytest.fixture
def document() -> Document:
    """Give a document without a fleet."""
    return Document(trial_project())


@pytest.fixture
def fleet(qtbot: QtBot, document: Document) -> RecordList:
    """Give the table, shown at the size it has in the window."""
    shown = fleet_list(document)
    qtbot.addWidget(shown)
    shown.resize(840, 300)
    shown.show()
    QApplication.processEvents()
    return shown


def add(fleet: RecordList, chips: str, chip: str, site: str) -> None:
    """Add a line as a person does."""
    count, which, where = fleet.fields
    assert isinstance(count, AddText)
    assert isinstance(which, AddChoice)
    assert isinstance(where, AddChoice)
    count.setText(chips)
    which.setCurrentText(chip)
    where.setCurrentText(site)
    fleet.add_button.click()


def enter(fleet: RecordList, heading: str, text: str, row: int = 0) -> None:
    """Enter a text into a cell."""
    at = [one.heading for one in fleet.table.columns].index(heading)
    fleet.table.setData(fleet.table.index(row, at), text)


def test_chips_that_are_there(fleet: RecordList, document: Document) -> None:
    """A line needs a count, a chip and a site of our own; all else is unknown at first."""
    sites = fleet.fields[2]
    assert isinstance(sites, AddChoice)
    assert [sites.itemText(at) for at in range(sites.count())] == ["Oslo", "Austin"]
    add(fleet, "", "H100", "Oslo")
    assert "how many chips" in fleet.callout.text()
    add(fleet, "0", "H100", "Oslo")
    assert "too small" in fleet.callout.text()
    add(fleet, "1,600", "H100", "Austin")
    line = document.project.fleet[0]
    assert (line.chip, line.chips, line.site) == ("h100", 1600, "austin")
    assert (line.arrives, line.retires, line.to_pay, line.kw, line.racks) == (None,) * 5
    assert document.undo_stack.undoText() == "Add 1,600 chips to the fleet"
    assert fleet.table.index(0, 2).data() == "in place"
    assert fleet.table.index(0, 3).data() == "stays"
    assert fleet.table.headerData(0, Qt.Orientation.Vertical) == "H100"


def test_an_open_order(fleet: RecordList, document: Document) -> None:
    """The day it arrives and what is still to pay make a line an open order."""
    add(fleet, "64", "MI300X", "Oslo")
    enter(fleet, "Arrives", "1 Sep 2024")
    enter(fleet, "Retires", "2027-01-01")
    enter(fleet, "To pay", "1.2M")
    enter(fleet, "Currency", "eur")
    enter(fleet, "Power", "84.5")
    enter(fleet, "Racks", "2")
    enter(fleet, "Source", "order of June")
    line = document.project.fleet[0]
    assert (str(line.arrives), str(line.retires)) == ("2024-09-01", "2027-01-01")
    assert (line.to_pay, line.currency) == (Decimal(1_200_000), "EUR")
    assert (line.kw, line.racks, line.source) == (Decimal("84.5"), Decimal(2), "order of June")
    enter(fleet, "Arrives", "in place")
    enter(fleet, "Retires", "")
    line = document.project.fleet[0]
    assert (line.arrives, line.retires) == (None, None)


def test_lines_are_told_apart(fleet: RecordList, document: Document) -> None:
    """Two lines of one chip at one site are two records; each is edited and removed alone."""
    add(fleet, "8", "H100", "Oslo")
    add(fleet, "16", "H100", "Oslo")
    assert fleet.table.index(1, 8).data(ASSUMED)
    enter(fleet, "Chips", "24", row=1)
    enter(fleet, "Site", "Austin", row=1)
    assert [(one.chips, one.site) for one in document.project.fleet] == [
        (8, "oslo"),
        (24, "austin"),
    ]
    enter(fleet, "Chips", "", row=1)
    assert "left empty" in fleet.view.callout.text()
    fleet.view.go_to(0)
    fleet.remove_button.click()
    assert [one.chips for one in document.project.fleet] == [24]
    assert document.undo_stack.undoText() == "Remove 8 × H100 at Oslo"
    document.undo_stack.undo()
    assert len(document.project.fleet) == 2


def test_without_a_site_there_is_nowhere_to_put_chips(
    fleet: RecordList, document: Document
) -> None:
    """The line says what has to come first."""
    sites = tuple(site for site in document.project.sites if site.supplier)
    demand = document.scenario.demand[1:]
    document.edit_scenario("Anywhere", replace(document.scenario, demand=demand))
    document.edit("Empty", replace(document.project, sites=sites))
    add(fleet, "8", "H100", "")
    assert "no site to choose" in fleet.callout.text()
    assert not document.project.fleet
