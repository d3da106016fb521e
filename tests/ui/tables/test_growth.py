"""What is pasted below the last row becomes rows where the table can grow: all of it or nothing."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from procure.demand import Workload
from tests.ui.trial import trial_project
from ui.demand.grid import DemandGrid
from ui.demand.place_tables import SiteTable
from ui.document import Document
from ui.price_lists.page import CatalogPage
from ui.price_lists.pool_tables import PoolTables
from ui.tables.menu import cell_menu
from ui.tables.view import RecordView


@pytest.fixture
def document() -> Document:
    """Give a document of a project with a workload that is asked for nowhere."""
    project = trial_project()
    video = Workload(id="video", name="Video", unit="frames/s")
    return Document(replace(project, workloads=(*project.workloads, video)))


@pytest.fixture
def sites(qtbot: QtBot, document: Document) -> Iterator[RecordView]:
    """Give the table of sites: Oslo, Austin and a region of the cloud."""
    table = SiteTable(document)
    qtbot.addWidget(table)
    table.show()
    yield table.view
    QGuiApplication.clipboard().clear()


@pytest.fixture
def demand(qtbot: QtBot, document: Document) -> Iterator[RecordView]:
    """Give the demand at Oslo: one row, of chat."""
    grid = DemandGrid(document, "oslo")
    qtbot.addWidget(grid)
    grid.show()
    yield grid.view
    QGuiApplication.clipboard().clear()


def copied(*lines: str) -> None:
    """Put lines of cells, parted by bars, on the clipboard."""
    text = "\n".join(line.replace("|", "\t") for line in lines)
    QGuiApplication.clipboard().setText(text)


def column(view: RecordView, heading: str) -> int:
    """Give the number of a column."""
    return [one.heading for one in view.table.columns].index(heading)


def refusal(view: RecordView) -> str:
    """Give what the view says of what it did not take."""
    assert not view.callout.isHidden()
    return view.callout.text()


def test_lines_below_the_last_row_become_rows(sites: RecordView, document: Document) -> None:
    """The first line goes into the row where one is, the others are new, in one step of undo."""
    before = document.project
    sites.go_to(2, column(sites, "Site"))
    copied("Region|CA", "Turin|IT", "Lyon|fr")
    sites.paste()
    assert [(one.name, one.country, one.power_kw) for one in document.project.sites[2:]] == [
        ("Region", "CA", None),
        ("Turin", "IT", None),
        ("Lyon", "FR", None),
    ]
    assert document.undo_stack.undoText() == "Paste 6 cells, 2 new rows"
    assert document.undo_stack.count() == 1
    assert sites.table.rowCount() == 5
    document.undo_stack.undo()
    assert document.project == before


def test_lines_are_added_as_new_rows(sites: RecordView, document: Document) -> None:
    """Wherever one is, they begin in the first column, and no row that is there changes."""
    before = document.project.sites
    sites.go_to(0, column(sites, "PUE"))
    copied("Turin|IT|2,500|40", "Lyon|FR|1.5|20")
    QTest.keyClick(sites, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier | _SHIFT)
    assert document.project.sites[:3] == before
    assert [(one.power_kw, one.racks) for one in document.project.sites[3:]] == [
        (Decimal(2500), Decimal(40)),
        (Decimal("1.5"), Decimal(20)),
    ]
    assert document.undo_stack.undoText() == "Paste 8 cells, 2 new rows"
    assert "Paste as new rows" in _menu(sites)


def test_whole_rows_of_the_table_itself_can_be_added(sites: RecordView, document: Document) -> None:
    """What such a row shows and nobody enters is no hindrance; a name that is taken is."""
    sites.go_to(0)
    last = len(sites.table.columns) - 1
    row = QItemSelection(sites.table.index(0, 0), sites.table.index(0, last))
    sites.selectionModel().select(row, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    sites.copy()
    sites.edits.paste_rows()
    assert "Oslo" in refusal(sites)
    oslo = document.project.sites[0]
    renamed = (replace(oslo, name="Bergen"), *document.project.sites[1:])
    document.edit("Rename", replace(document.project, sites=renamed))
    sites.edits.paste_rows()
    first, *_, new = document.project.sites
    assert first.name == "Bergen"
    assert replace(new, id=oslo.id) == oslo


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (["Turin|IT", "Lyon|"], "Row 2, column 2"),
        (["Turin|IT", "|FR"], "needs its Site"),
        (["Turin|IT", "Oslo|NO"], "Row 2, column 1"),
        (["Turin|IT", "Turin|IT"], "Row 2, column 1"),
        (["Turin|Atlantis"], "Row 1, column 2"),
        (["Turin|IT|much"], "Row 1, column 3"),
        (["Turin|IT|1|1|9"], "Row 1, column 5"),
    ],
)
def test_what_makes_no_row_changes_nothing(
    sites: RecordView, document: Document, lines: list[str], told: str
) -> None:
    """One line that cannot be taken keeps all others out, and its place and the reason are said."""
    before = document.project
    sites.go_to(0)
    copied(*lines)
    sites.edits.paste_rows()
    assert told in refusal(sites)
    assert document.project is before
    assert document.undo_stack.count() == 0


def test_an_empty_clipboard_adds_nothing(sites: RecordView, document: Document) -> None:
    """That is said, as where cells are pasted."""
    QGuiApplication.clipboard().clear()
    sites.go_to(0)
    for paste in (sites.edits.paste_rows, sites.edits.paste):
        paste()
        assert "no text to paste" in refusal(sites)
    assert document.undo_stack.count() == 0


def test_cells_that_do_not_reach_the_name_make_no_row(
    sites: RecordView, document: Document
) -> None:
    """Pasted from another column on, what is below the last row is of nobody."""
    sites.go_to(2, column(sites, "Country"))
    copied("US", "IT")
    sites.paste()
    assert "needs its Site" in refusal(sites)
    assert document.undo_stack.count() == 0


def test_a_table_that_cannot_grow_refuses_as_before(qtbot: QtBot, document: Document) -> None:
    """It has no such command, and says that what was pasted does not fit."""
    page = CatalogPage(document)
    qtbot.addWidget(page)
    page.show()
    page.offers_view.go_to(0)
    copied("a", "b", "c")
    page.offers_view.edits.paste_rows()
    assert "does not fit" in refusal(page.offers_view)
    assert "Paste as new rows" not in _menu(page.offers_view)
    QGuiApplication.clipboard().clear()


# Demand


def test_demand_grows_by_the_names_of_workloads(demand: RecordView, document: Document) -> None:
    """They stand before the figures, as the table shows them; periods not pasted need nothing."""
    demand.go_to(0, 1)
    copied("images|1.5|2.5", "Video  frames/s|3")
    demand.edits.paste_rows()
    rows = {row.workload: row.amounts for row in document.scenario.demand if row.site == "oslo"}
    assert rows["images"] == (Decimal("1.5"), Decimal("2.5"), *([Decimal(0)] * 6))
    assert rows["video"] == (Decimal(3), *([Decimal(0)] * 7))
    assert document.undo_stack.undoText() == "Paste 6 cells, 2 new rows"


def test_a_row_that_is_there_keeps_its_own_name(demand: RecordView, document: Document) -> None:
    """Pasted over rows and beyond, a name that is another row's keeps all out."""
    demand.go_to(0, 0)
    copied("Images|7", "Video|3")
    demand.paste()
    assert "Row 1, column 1" in refusal(demand)
    copied("chat|7", "Video|3")
    demand.paste()
    amounts = {row.workload: row.amounts[0] for row in document.scenario.demand if row.site}
    assert amounts == {"chat": 7, "video": 3}


@pytest.mark.parametrize(
    ("line", "told"),
    [("5|5", "No workload is called “5”"), ("Chat|5", "has a row already"), ("|5", "needs its")],
)
def test_nobodys_demand_is_refused(
    demand: RecordView, document: Document, line: str, told: str
) -> None:
    """Figures without the name of a workload that has no row yet are never guessed to be of one."""
    demand.go_to(0, 1)
    copied(line)
    demand.edits.paste_rows()
    assert told in refusal(demand)
    assert document.undo_stack.count() == 0


# Lists with a line that adds


def test_an_empty_list_takes_what_is_pasted(qtbot: QtBot, document: Document) -> None:
    """Numbers are read as in all that is pasted."""
    tables = PoolTables(document)
    qtbot.addWidget(tables)
    tables.show()
    QApplication.processEvents()
    copied("Foundry|12,5|wafers", "Packaging|7,25|wafers")
    tables.pools.view.paste()
    assert [(one.name, one.per_period) for one in document.project.pools] == [
        ("Foundry", Decimal("12.5")),
        ("Packaging", Decimal("7.25")),
    ]
    QGuiApplication.clipboard().clear()


def test_what_is_agreed_with_a_supplier_grows(qtbot: QtBot, document: Document) -> None:
    """Programs, commitments and rebates of the list that is shown."""
    page = CatalogPage(document)
    qtbot.addWidget(page)
    page.show()
    page.select_supplier("Foundry")
    QApplication.processEvents()
    for heading, cells, shown in (
        ("Name", {"Name": "Second chip", "Currency": "EUR"}, page.programs),
        ("Kind", {"Kind": "order", "Description": "Ten cards", "Chips": "10"}, page.commitments),
        ("Rate", {"From a spend of": "1000000", "Rate": "3 %"}, page.rebates),
    ):
        page.tabs.setCurrentWidget(shown)
        assert heading in [one.heading for one in shown.table.columns]
        copied("|".join(cells.get(one.heading, "") for one in shown.table.columns))
        shown.view.edits.paste_rows()
    foundry = next(one for one in document.project.catalogs if one.supplier == "Foundry")
    assert [one.name for one in foundry.programs] == ["Own silicon", "Second chip"]
    assert foundry.programs[-1].currency == "EUR"
    assert [(one.description, one.chips) for one in foundry.commitments] == [("Ten cards", 10)]
    assert [(one.threshold, one.rate) for one in foundry.rebates] == [
        (Decimal(1_000_000), Decimal("0.03"))
    ]
    assert document.undo_stack.count() == 3
    QGuiApplication.clipboard().clear()


_SHIFT = Qt.KeyboardModifier.ShiftModifier


def _menu(view: RecordView) -> list[str]:
    actions = cell_menu(view).actions()
    return [action.text().replace("&", "").partition("\t")[0] for action in actions]
