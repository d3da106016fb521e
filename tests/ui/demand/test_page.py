from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from procure.demand import Throughput
from tests.ui.trial import trial_project
from ui.demand.page import DemandPage
from ui.document import Document
from ui.fields import EntryChoice
from ui.tables.records import ASSUMED, SEVERITY
from ui.ways import go_to_field


@pytest.fixture
def document() -> Document:
    """Give a document with demand for chat in Oslo and images anywhere."""
    return Document(trial_project())


@pytest.fixture
def page(qtbot: QtBot, document: Document) -> DemandPage:
    """Give the page, shown at the size it has in the window."""
    shown = DemandPage(document)
    qtbot.addWidget(shown)
    shown.resize(856, 640)
    shown.show()
    QApplication.processEvents()
    return shown


def amounts(document: Document, workload: str = "chat") -> list[Decimal]:
    """Give the demand of a workload."""
    return next(list(row.amounts) for row in document.scenario.demand if row.workload == workload)


def type_in(page: DemandPage, field: str, text: str) -> None:
    """Type a text into a field and press Enter."""
    line = getattr(page, field)
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)


def test_one_tab_for_each_own_site_and_one_for_any(page: DemandPage) -> None:
    """A supplier's region has no demand of the buyer's, so no tab."""
    names = [page.grids.tabText(at) for at in range(page.grids.count())]
    assert names == ["Oslo  1", "Austin", "Any site  1"]


def test_demand_is_typed_into_its_period(page: DemandPage, document: Document) -> None:
    """A cell is the demand of its period; the heading before it names workload and unit."""
    table = page.grid("oslo").table
    assert table.headerData(0, Qt.Orientation.Vertical) == "Chat  tokens/s"
    assert table.headerData(1, Qt.Orientation.Horizontal) == "2024 Q1"
    table.setData(table.index(0, 1), "1.2M")
    assert amounts(document)[0] == 1_200_000
    assert document.undo_stack.undoText() == "Change demand in 2024 Q1 of Chat"
    document.undo_stack.undo()
    assert amounts(document)[0] == 0


@pytest.mark.parametrize("text", ["", "-5", "lots", "1,5"])
def test_demand_that_cannot_be_taken(page: DemandPage, document: Document, text: str) -> None:
    """Empty, negative and unreadable demand is refused with a sentence, the old value kept."""
    before = document.project
    grid = page.grid("oslo")
    grid.table.setData(grid.table.index(0, 4), text)
    assert document.project is before
    assert grid.view.callout.isVisible()


def test_a_row_is_pasted_in_one_step(page: DemandPage, document: Document) -> None:
    """Eight figures copied from a spreadsheet fill the row; one too many changes nothing."""
    grid = page.grid("oslo")
    grid.view.setCurrentIndex(grid.table.index(0, 1))
    QGuiApplication.clipboard().setText("1\t2\t3\t4\t5\t6\t7\t1,008\r\n")
    grid.view.paste()
    assert amounts(document) == [1, 2, 3, 4, 5, 6, 7, 1008]
    assert document.undo_stack.count() == 1
    QGuiApplication.clipboard().setText("1\t2\t3\t4\t5\t6\t7\t8\t9")
    grid.view.paste()
    assert amounts(document)[-1] == 1008
    assert "does not fit" in grid.view.callout.text()


def test_fill_right(page: DemandPage, document: Document) -> None:
    """A figure is carried to the end of its row as one step, by the button or Ctrl+R."""
    grid = page.grid("oslo")
    grid.view.setCurrentIndex(grid.table.index(0, 4))
    grid.view.setFocus()
    grid.fill_button.click()
    assert amounts(document) == [0, 0, 150_000] + [300_000] * 5
    assert document.undo_stack.count() == 1
    assert document.undo_stack.undoText() == "Fill right"


def test_rows_are_added_and_removed(page: DemandPage, document: Document) -> None:
    """A row for a known workload starts with nothing needed; removing it is undoable."""
    grid = page.grid("austin")
    names = [grid.workload.itemText(at) for at in range(grid.workload.count())]
    assert names == ["Chat", "Images", "New workload…"]
    grid.workload.setCurrentText("Images")
    grid.add_button.click()
    row = document.scenario.demand[-1]
    assert (row.workload, row.site, row.amounts) == ("images", "austin", (Decimal(0),) * 8)
    assert page.grids.tabText(1) == "Austin  1"
    grid.view.setCurrentIndex(grid.table.index(0, 1))
    grid.remove_button.click()
    assert len(document.scenario.demand) == 2
    document.undo_stack.undo()
    assert len(document.scenario.demand) == 3


def test_a_new_workload(page: DemandPage, document: Document) -> None:
    """A workload needs a name and a unit of its own; it is one step with its row."""
    grid = page.grid("austin")
    grid.workload.setCurrentText("New workload…")
    assert grid.name.isVisibleTo(grid)
    grid.name.setText("Chat")
    grid.add_button.click()
    assert not document.undo_stack.count()
    grid.unit.setText("words/s")
    grid.add_button.click()
    assert not document.undo_stack.count()
    grid.name.setText("Translation")
    grid.add_button.click()
    assert document.project.workloads[-1].name == "Translation"
    assert document.scenario.demand[-1].workload == document.project.workloads[-1].id
    assert document.undo_stack.count() == 1
    assert len(page.throughputs.table.columns) == 3


def test_throughputs(page: DemandPage, document: Document) -> None:
    """Unknown and "cannot run" are told apart; a typed figure is an assumption."""
    table = page.throughputs.table
    own = table.row_of("own-1")
    cell = table.index(own, 0)
    assert cell.data() == ""
    assert "Nobody knows" in cell.data(Qt.ItemDataRole.ToolTipRole)
    table.setData(cell, "0")
    assert cell.data() == "cannot run"
    assert document.project.throughputs[-1].value == 0
    table.setData(cell, "1,500")
    assert cell.data() == "1,500"
    assert cell.data(ASSUMED)
    assert not table.index(0, 0).data(ASSUMED)
    assert "Source: a" in table.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    table.setData(cell, "")
    assert "own-1" not in {one.chip for one in document.project.throughputs}


def test_the_source_of_a_throughput(page: DemandPage, document: Document) -> None:
    """The field below names the source of the selected figure and takes a better one."""
    below = page.throughputs
    below.view.setCurrentIndex(below.table.index(0, 0))
    assert below.source.text() == "a"
    below.table.setData(below.table.index(0, 0), "3,300")
    assert below.source.text() == ""
    below.source.setFocus()
    QTest.keyClicks(below.source, "own measurement")
    QTest.keyClick(below.source, Qt.Key.Key_Return)
    assert (
        Throughput(chip="h100", workload="chat", value=Decimal(3300), source="own measurement")
        in document.project.throughputs
    )
    assert not below.table.index(0, 0).data(ASSUMED)


def test_chips_on_offer_come_first(page: DemandPage, document: Document) -> None:
    """Chips that nobody offers are listed on request."""
    assert page.throughputs.table.rowCount() == 4
    page.throughputs.which.setCurrentText("All chips")
    assert page.throughputs.table.rowCount() == len(document.project.chips)


def test_shortfall_prices(page: DemandPage, document: Document) -> None:
    """A price of shortfall belongs to the scenario; empty means served in full."""
    table = page.workloads.table
    table.setData(table.index(0, 2), "12.5")
    assert [(one.workload, one.price) for one in document.scenario.shortfall_prices] == [
        ("chat", Decimal("12.5"))
    ]
    table.setData(table.index(0, 2), "")
    assert not document.scenario.shortfall_prices
    table.setData(table.index(0, 0), "Images")
    assert document.project.workloads[0].name == "Chat"
    assert "already “Images”" in page.workloads.view.callout.text()


def test_sites(page: DemandPage, document: Document) -> None:
    """A new site gets a tab; its unknown power is a problem beside its cell."""
    below = page.sites
    below.name.setText("Lyon")
    below.country.setText("France")
    below.add_button.click()
    assert not document.undo_stack.count()
    below.country.setText("fr")
    below.add_button.click()
    site = document.project.sites[-1]
    assert (site.name, site.country, site.power_kw) == ("Lyon", "FR", None)
    assert "Lyon" in [page.grids.tabText(at) for at in range(page.grids.count())]
    row = below.table.row_of(site.id)
    headings = [one.heading for one in below.table.columns]
    power = below.table.index(row, headings.index("Power"))
    assert power.data(SEVERITY) == "warn"
    below.table.setData(power, "2,500")
    assert document.project.sites[-1].power_kw == 2500
    assert not power.data(SEVERITY)
    below.table.setData(below.table.index(row, headings.index("PUE")), "0.9")
    assert document.project.sites[-1].pue is None
    below.table.setData(below.table.index(row, headings.index("Racks")), "48")
    assert document.project.sites[-1].racks == 48
    region = below.table.row_of("cloud")
    assert not below.table.flags(below.table.index(region, 2)) & Qt.ItemFlag.ItemIsEditable


def test_removing_a_site_takes_its_demand_along(page: DemandPage, document: Document) -> None:
    """The tab goes with the site, and undo brings both back."""
    below = page.sites
    below.view.setCurrentIndex(below.table.index(0, 0))
    below.remove_button.click()
    assert [row.workload for row in document.scenario.demand] == ["images"]
    assert page.grids.count() == 2
    document.undo_stack.undo()
    assert page.grids.count() == 3
    assert page.grid("oslo").table.rowCount() == 1


def test_horizon(page: DemandPage, document: Document) -> None:
    """The start is a month; what is no month is refused and the old one stays."""
    type_in(page, "start", "2024 Q2")
    assert document.scenario.horizon.start.isoformat() == "2024-04-01"
    assert page.start.text() == "Apr 2024"
    type_in(page, "start", "soon")
    assert page.start.text() == "Apr 2024"
    assert document.undo_stack.count() == 1


def test_stepping_the_periods_is_one_step_and_loses_nothing(
    page: DemandPage, document: Document
) -> None:
    """Going down and up again in one go gives back what was cut off; undo is one step."""
    before = amounts(document)
    page.periods.setFocus()
    for key in [Qt.Key.Key_Down] * 3:
        QTest.keyClick(page.periods, key)
    assert amounts(document) == before[:5]
    assert len(page.grid("oslo").table.columns) == 6
    for key in [Qt.Key.Key_Up] * 4:
        QTest.keyClick(page.periods, key)
    assert amounts(document) == [*before, before[-1]]
    assert document.undo_stack.count() == 1
    document.undo_stack.undo()
    assert amounts(document) == before
    assert page.periods.text() == "8"


def test_quarters_become_months(page: DemandPage, document: Document) -> None:
    """Changing the length of a period fits the demand and says how."""
    told: list[str] = []
    page.selected.connect(told.append)
    page.months.setCurrentText("months")
    page.months.activated.emit(page.months.currentIndex())
    assert (document.scenario.horizon.months, document.scenario.horizon.periods) == (1, 24)
    assert amounts(document)[6:9] == [150_000] * 3
    assert "fitted" in told[-1]
    document.undo_stack.undo()
    assert page.months.currentText() == "quarters"


def test_rates_are_percentages(page: DemandPage, document: Document) -> None:
    """Discount and utilisation are typed in percent; utilisation may be unknown, with a problem."""
    type_in(page, "discount", "10 %")
    assert document.scenario.discount_rate == Decimal("0.1")
    type_in(page, "utilisation", "0.7")
    assert document.scenario.utilisation == Decimal("0.7")
    assert document.undo_stack.count() == 1
    page.utilisation.setFocus()
    page.utilisation.clear()
    QTest.keyClick(page.utilisation, Qt.Key.Key_Return)
    assert document.scenario.utilisation is None
    assert page.utilisation.severity == "warn"
    assert "not known" in page.utilisation.toolTip()
    type_in(page, "discount", "")
    page.discount.clear()
    QTest.keyClick(page.discount, Qt.Key.Key_Return)
    assert document.scenario.discount_rate == Decimal("0.1")
    assert page.discount.text() == "10 %"


def test_headroom_and_hosting(page: DemandPage, document: Document) -> None:
    """Headroom is a percentage, a site's hosting a price; both are single steps of undo."""
    assert page.headroom.placeholderText() == "none"
    type_in(page, "headroom", "15 %")
    assert document.scenario.headroom == Decimal("0.15")
    table = page.sites.table
    hosting = [one.heading for one in table.columns].index("Hosting")
    table.setData(table.index(0, hosting), "135.5")
    assert document.project.sites[0].hosting_price == Decimal("135.5")
    document.undo_stack.undo()
    assert document.project.sites[0].hosting_price is None
    document.undo_stack.undo()
    assert document.scenario.headroom is None
    assert page.headroom.text() == ""


def test_the_top_line_fits(page: DemandPage) -> None:
    """Beside an open Why? panel no field of the top lines is cut off or overlaps the next."""
    for fields in (
        (page.start, page.periods, page.months, page.fiscal),
        (page.objective, page.headroom, page.discount, page.utilisation),
    ):
        places = [field.geometry() for field in fields]
        assert all(one.right() < other.left() for one, other in pairwise(places))
        assert places[-1].right() <= page.width()
    assert page.months.geometry().bottom() < page.objective.geometry().top()


def test_a_new_workload_fits_beside_the_builder(qtbot: QtBot, page: DemandPage) -> None:
    """With the builder open the page asks for no more room, and the new name can be read."""
    grid = page.grid("oslo")
    grid.workload.setCurrentIndex(grid.workload.count() - 1)
    assert grid.name.isVisible()
    wide = grid.name.width()
    assert grid.add_button.y() == grid.remove_button.y()
    page.build_button.click()
    qtbot.waitUntil(lambda: grid.add_button.y() < grid.remove_button.y())
    assert page.minimumSizeHint().width() <= page.width()
    assert grid.name.width() >= wide // 2
    page.build_button.click()
    qtbot.waitUntil(lambda: grid.add_button.y() == grid.remove_button.y())
    assert grid.name.width() == wide


def choose(field: EntryChoice, text: str) -> None:
    """Choose from a list, as a person does."""
    at = field.findText(text)
    field.setCurrentIndex(at)
    field.activated.emit(at)


def test_what_the_plan_aims_at(page: DemandPage, document: Document) -> None:
    """The aim is a choice of the scenario, said in words, and one step of undo."""
    told: list[str] = []
    page.selected.connect(told.append)
    choose(page.objective, "the most demand served")
    assert document.scenario.objective == "max_served"
    assert "weights" in told[-1]
    choose(page.objective, "the earliest service")
    assert document.undo_stack.undoText() == "Change what is aimed at"
    assert "last period" in told[-1]
    document.undo_stack.undo()
    document.undo_stack.undo()
    assert page.objective.currentText() == "the lowest cost"


def test_weights_count_where_the_most_is_served(page: DemandPage, document: Document) -> None:
    """A weight is 1 unless entered; prices of shortfall then do not count, and say so."""
    table = page.workloads.table
    headings = [one.heading for one in table.columns]
    price, weight = headings.index("Price of shortfall"), headings.index("Weight")
    assert table.index(0, price).data() == "served in full"
    choose(page.objective, "the most demand served")
    assert table.index(0, price).data() == "does not count"
    assert table.index(0, weight).data() == "1"
    table.setData(table.index(0, weight), "2.5")
    assert [(one.workload, one.weight) for one in document.scenario.weights] == [
        ("chat", Decimal("2.5"))
    ]
    table.setData(table.index(0, weight), "1")
    assert not document.scenario.weights


def test_fiscal_years(page: DemandPage, document: Document) -> None:
    """The month in which fiscal years start is chosen by its name."""
    choose(page.fiscal, "Apr")
    assert document.scenario.fiscal_month == 4
    assert document.undo_stack.undoText() == "Change the fiscal year"


def test_a_month_that_is_none_leads_to_its_field(page: DemandPage, document: Document) -> None:
    """What only a file can hold is shown as nothing, and its problem finds the list."""
    document.edit_scenario("Spoil", replace(document.scenario, fiscal_month=13))
    assert page.fiscal.currentText() == ""
    problem = next(one for one in document.problems() if one.key == "fiscal-month")
    go_to_field(page, problem.where)
    assert page.focusWidget() is page.fiscal


def test_every_tab_below_shows(page: DemandPage) -> None:
    """What there is beside the demand: nothing of it is pushed out of the page."""
    bar = page.below.tabBar()
    names = [page.below.tabText(at) for at in range(page.below.count())]
    assert names == [
        "Throughput of a chip",
        "Workloads",
        "Software",
        "Sites",
        "Fleet and open orders",
        "Shared supply",
    ]
    assert bar.tabRect(bar.count() - 1).right() <= page.width()
    page.build_button.setChecked(True)
    QApplication.processEvents()
    assert bar.tabRect(bar.count() - 1).right() <= page.below.width() < page.width() / 2 + 64
    page.build_button.setChecked(False)
    QApplication.processEvents()
    for at in range(page.below.count()):
        page.below.setCurrentIndex(at)
        QApplication.processEvents()
        shown = page.below.currentWidget()
        assert shown is not None
        for button in shown.findChildren(QPushButton):
            right = button.mapTo(page, button.rect().topRight()).x()
            assert right <= page.width(), button.text()


def test_the_title_of_the_first_row_is_read_whole(qtbot: QtBot, page: DemandPage) -> None:
    """Where a site had no demand yet, its table was as narrow as its heading."""
    page.grids.setCurrentIndex(1)
    grid = page.grid("austin")
    assert not grid.table.rows
    grid.add_row()
    titles = grid.view.verticalHeader()
    name = grid.table.headerData(0, Qt.Orientation.Vertical)
    needed = grid.view.fontMetrics().horizontalAdvance(name)
    qtbot.waitUntil(lambda: titles.width() > needed)
