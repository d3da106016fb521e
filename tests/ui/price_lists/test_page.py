from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from procure import words
from procure.demand import FleetLine
from procure.offers import Commitment, Issue, Rebate
from procure.plan import LeftOut, Plan, Solve
from procure.storage import digest
from procure.units import Rate
from tests.ui.trial import trial_project
from ui.document import Document
from ui.price_lists.list import DETAILS
from ui.price_lists.page import CatalogPage
from ui.tables.records import SEVERITY, RecordTable


@pytest.fixture
def document() -> Document:
    """Give a document whose first list has two issues and a letter of intent."""
    project = trial_project()
    first = project.catalogs[0]
    first = replace(
        first,
        offers=(replace(first.offers[0], row=4),),
        issues=tuple(
            Issue(
                key="price-on-request",
                severity="refused",
                row=row,
                column="Price",
                text="Call",
                values=(("text", "Call"),),
            )
            for row in (41, 4)
        ),
        commitments=(
            Commitment(id="loi", kind="loi", description="8,000 chips", related_party="officer"),
        ),
    )
    return Document(replace(project, catalogs=(first, *project.catalogs[1:])))


@pytest.fixture
def page(qtbot: QtBot, document: Document) -> CatalogPage:
    """Give the page, shown at the size it has in the window."""
    shown = CatalogPage(document)
    qtbot.addWidget(shown)
    shown.resize(856, 640)
    shown.show()
    QApplication.processEvents()
    return shown


def column(page: CatalogPage, heading: str) -> int:
    """Find a column of the offers."""
    return [one.heading for one in page.offers.columns].index(heading)


def test_the_why_of_a_price_says_it_once(page: CatalogPage) -> None:
    """The prices stand in the first sentence, with their currency and what they are of."""
    table, at = page.offers, column(page, "Price")
    said = table.told(table.rows[0], table.columns[at])
    assert said.count("280,000") == 1
    assert "Price: 280,000; from 50: 265,000 USD per unit." in said


def test_lists_and_offers(page: CatalogPage, document: Document) -> None:
    """Every list is named with its counts; choosing one shows its offers and issues."""
    assert page.list.rowCount() == 4
    tip = page.list.index(0).data(Qt.ItemDataRole.ToolTipRole)
    assert "reseller.csv" in tip
    assert "1 Dec 2023" in tip
    assert [row.offer.description for row in page.offers.rows] == ["HGX H100 8-GPU"]
    assert page.issues.table.rowCount() == 2
    told: list[str] = []
    page.selected.connect(told.append)
    page.select_supplier("Cloud")
    assert [row.offer.description for row in page.offers.rows] == ["TPU v5p on demand"]
    assert page.issues.table.rowCount() == 0
    assert told[-1].startswith("Cloud\n")


def test_prices_and_lead_times_are_edited_in_place(page: CatalogPage, document: Document) -> None:
    """What is typed becomes the offer's own figure, and undo brings the quote back."""
    page.offers.setData(page.offers.index(0, column(page, "Price")), "270k; from 20: 255,000")
    page.offers.setData(page.offers.index(0, column(page, "Lead time")), "36")
    offer = document.project.catalogs[0].offers[0]
    assert [(one.quantity, int(one.unit_price)) for one in offer.breaks] == [
        (1, 270000),
        (20, 255000),
    ]
    assert offer.lead_weeks == 36
    assert page.offers.index(0, column(page, "Price")).data() == "270,000; from 20: 255,000"
    document.undo_stack.undo()
    document.undo_stack.undo()
    assert document.project.catalogs[0].offers[0].breaks[0].unit_price == 280000


def test_a_price_emptied_is_a_problem_not_a_zero(page: CatalogPage, document: Document) -> None:
    """Without a price the cell says that the offer is left out."""
    cell = page.offers.index(0, column(page, "Price"))
    page.offers.setData(cell, "")
    assert document.project.catalogs[0].offers[0].breaks == ()
    assert cell.data(SEVERITY) == "warn"
    assert "has no price" in cell.data(Qt.ItemDataRole.ToolTipRole)


def test_an_offer_taken_out_of_the_scenario(page: CatalogPage, document: Document) -> None:
    """The box excludes the offer from this scenario, nowhere else, and undoes."""
    page.offers_view.setCurrentIndex(page.offers.index(0, 0))
    QTest.keyClick(page.offers_view, Qt.Key.Key_Space)
    assert document.scenario.excluded == ("hgx-h100-8-gpu",)
    assert len(document.project.catalogs[0].offers) == 1
    document.undo_stack.undo()
    assert not document.scenario.excluded


def test_chips_are_entered_by_name(page: CatalogPage, document: Document) -> None:
    """Contents are corrected by chips' names; a stranger is refused and nothing changes."""
    cell = page.offers.index(0, column(page, "Contents"))
    page.offers.setData(cell, "4 × mi300x")
    assert document.project.catalogs[0].offers[0].contents[0].chip == "mi300x"
    before = document.project
    page.offers.setData(cell, "8 × Z1000")
    assert document.project is before
    assert "Z1000" in page.offers_view.callout.text()


def test_fields_of_rent_are_locked_where_one_buys(page: CatalogPage, document: Document) -> None:
    """A term belongs to rented offers only, and the cell says so."""
    term = column(page, "Term")
    cell = page.offers.index(0, term)
    assert not page.offers.flags(cell) & Qt.ItemFlag.ItemIsEditable
    assert "Only rented offers" in cell.data(Qt.ItemDataRole.ToolTipRole)
    page.select_supplier("Cloud")
    assert page.offers.flags(page.offers.index(0, term)) & Qt.ItemFlag.ItemIsEditable


def test_reasons_of_the_plan_stand_beside_the_offer(page: CatalogPage, document: Document) -> None:
    """What the plan left out says why; another plan changes it at once."""
    key = next(
        key
        for key in words.TEMPLATES
        if key.startswith("left-out") and "{" not in words.TEMPLATES[key]
    )
    plan = Plan(
        scenario="Base case",
        digest=digest(document.project, document.scenario),
        status="optimal",
        currency="USD",
        left_out=(LeftOut(offer="hgx-h100-8-gpu", key=key),),
        solve=Solve(
            engine="none",
            versions=(),
            gap_tolerance=Decimal(0),
            threads=1,
            seed=0,
            reproducible=True,
            seconds=Decimal(0),
        ),
    )
    outcome = column(page, "In the plan")
    assert page.offers.index(0, outcome).data() == ""
    document.store_plan(plan)
    assert page.offers.index(0, outcome).data() == words.sentence(key)


def test_go_to_row(page: CatalogPage) -> None:
    """An issue leads to the offer of its row; a row without an offer says that there is none."""
    page.issues.view.setCurrentIndex(page.issues.table.index(0, 0))
    assert not page.issues.go_button.isEnabled()
    page.issues.view.setCurrentIndex(page.issues.table.index(1, 0))
    assert page.issues.go_button.isEnabled()
    page.issues.go_button.click()
    assert page.offers_view.currentIndex().row() == 0
    assert page.focusWidget() is page.offers_view


def test_what_is_agreed_is_listed(page: CatalogPage) -> None:
    """Commitments and programs stand in their tabs, which count them."""
    assert [row.description for row in page.commitments.table.rows] == ["8,000 chips"]
    assert [page.tabs.tabText(at) for at in range(page.tabs.count())] == [
        "Issues  2",
        "Programs",
        "Commitments  1",
        "Rebates",
        "Exchange rates",
        "History",
    ]
    page.select_supplier("Foundry")
    assert [row.name for row in page.programs.table.rows] == ["Own silicon"]
    assert page.tabs.tabText(1) == "Programs  1"


def test_an_offer_belongs_to_a_program_of_its_list(page: CatalogPage, document: Document) -> None:
    """The program is chosen by its name; a list without programs has none to choose."""
    at = column(page, "Program")
    assert "Add a program" in page.offers.index(0, at).data(Qt.ItemDataRole.ToolTipRole)
    page.select_supplier("Foundry")
    cell = page.offers.index(0, at)
    assert cell.data() == "Own silicon"
    page.offers.setData(cell, "")
    assert document.project.catalogs[3].offers[0].program == ""
    page.offers.setData(cell, "own silicon")
    assert document.project.catalogs[3].offers[0].program == "own"


def test_breaks_over_all_orders_and_racks(page: CatalogPage, document: Document) -> None:
    """What the quantity counts is chosen where there are breaks; racks are a figure."""
    page.offers.setData(page.offers.index(0, column(page, "Quantity counts")), "all orders")
    page.offers.setData(page.offers.index(0, column(page, "Racks")), "0.25")
    offer = document.project.catalogs[0].offers[0]
    assert (offer.break_basis, offer.racks_per_unit) == ("cumulative", Decimal("0.25"))
    page.select_supplier("Distributor")
    cell = page.offers.index(0, column(page, "Quantity counts"))
    assert not page.offers.flags(cell) & Qt.ItemFlag.ItemIsEditable


def test_rates_of_what_is_agreed_and_owned_are_asked_for(
    page: CatalogPage, document: Document
) -> None:
    """A rebate or what is still to pay can be in a currency that no offer is quoted in."""
    project = document.project
    rebate = Rebate(threshold=Decimal(1), rate=Decimal("0.1"), currency="EUR")
    line = FleetLine(id="a", chip="h100", chips=8, site="oslo", to_pay=Decimal(5), currency="JPY")
    first = replace(project.catalogs[0], rebates=(rebate,))
    lists = (first, *project.catalogs[1:])
    document.edit("Agree", replace(project, catalogs=lists, fleet=(line,)))
    assert list(page.rates.rows) == ["EUR", "JPY"]


def test_a_missing_rate_is_asked_for(page: CatalogPage, document: Document) -> None:
    """A currency quoted without a rate has a row with the problem; entering it solves it."""
    assert page.rates.rowCount() == 0
    project = document.project
    offer = replace(project.catalogs[1].offers[0], currency="CNY")
    lists = (project.catalogs[0], replace(project.catalogs[1], offers=(offer,)))
    document.edit("Quote in CNY", replace(project, catalogs=lists + project.catalogs[2:]))
    rate = page.rates.index(0, 0)
    assert rate.data(SEVERITY) == "warn"
    page.rates.setData(page.rates.index(0, 2), "a bank")
    assert "Enter the rate first" in page.rates_view.callout.text()
    page.rates.setData(rate, "0.14")
    page.rates.setData(page.rates.index(0, 1), "1 Dec 2023")
    page.rates.setData(page.rates.index(0, 2), "a bank")
    found = document.project.rates[0]
    assert (found.currency, found.rate, found.on.isoformat(), found.source) == (
        "CNY",
        Decimal("0.14"),
        "2023-12-01",
        "a bank",
    )
    assert not rate.data(SEVERITY)
    page.rates.setData(rate, "")
    assert not document.project.rates


def test_removing_lists_down_to_the_empty_page(
    qtbot: QtBot, page: CatalogPage, document: Document
) -> None:
    """Lists go one by one, each undoable; without any the page says how to get one in."""
    page.select_supplier("Cloud")
    page.remove_button.click()
    assert [one.supplier for one in document.project.catalogs] == [
        "Reseller",
        "Distributor",
        "Foundry",
    ]
    assert page.catalog() is not None
    for _ in range(3):
        page.remove_button.click()
    assert page.drop_zone.isVisible()
    with qtbot.waitSignal(page.import_requested):
        page.drop_zone.button.click()
    document.undo_stack.undo()
    assert not page.drop_zone.isVisible()
    assert page.offers.rowCount() == 1


def test_the_day_of_a_rate_cannot_be_emptied(page: CatalogPage, document: Document) -> None:
    """A rate is of a day: without one the project could be saved, but not be opened again."""
    rate = Rate(currency="EUR", rate=Decimal("1.1"), on=date(2023, 12, 1))
    document.edit("Rate", replace(document.project, rates=(rate,)))
    page.rates.refresh()
    assert not page.rates.setData(page.rates.index(0, 1), "")
    assert document.project.rates == (rate,)


def test_every_field_of_an_offer_can_be_emptied_or_says_why_not(
    page: CatalogPage, document: Document
) -> None:
    """No cell of an offer takes an empty entry as a zero."""
    table: RecordTable[object] = page.offers  # type: ignore[assignment]
    for at, one in enumerate(table.columns):
        cell = table.index(0, at)
        if one.entry.numeric and table.flags(cell) & Qt.ItemFlag.ItemIsEditable:
            table.setData(cell, "")
            assert one.get(table.rows[0]) in (None, ())


def test_long_reasons_are_shown_whole(qtbot: QtBot, page: CatalogPage, document: Document) -> None:
    """A reason that needs several lines gets them, and fewer when the page grows wider."""
    first = document.project.catalogs[0]
    long = replace(first.issues[0], values=(("text", "on request " * 12),))
    document.edit(
        "Long",
        replace(
            document.project,
            catalogs=(replace(first, issues=(long,)), *document.project.catalogs[1:]),
        ),
    )
    view = page.issues.view
    qtbot.waitUntil(lambda: view.rowHeight(0) >= 3 * view.fontMetrics().height())
    high = view.rowHeight(0)
    page.resize(1300, 640)
    qtbot.waitUntil(lambda: view.rowHeight(0) < high)


def test_an_issue_of_another_version_is_still_shown(page: CatalogPage, document: Document) -> None:
    """A project may hold an issue that this version has no sentence for: its text is shown."""
    first = document.project.catalogs[0]
    strange = replace(first.issues[0], key="noted-by-a-later-version", text="Call us")
    lists = (replace(first, issues=(strange,)), *document.project.catalogs[1:])
    document.edit("Strange", replace(document.project, catalogs=lists))
    at = [one.heading for one in page.issues.table.columns].index("Reason")
    assert "Call us" in page.issues.table.index(0, at).data()


def open_choice(page: CatalogPage, heading: str) -> QComboBox:
    """Click on the mark beside a choice of the first offer and wait for its list."""
    cell = page.offers.index(0, column(page, heading))
    view = page.offers_view
    view.scrollTo(cell)
    view.setCurrentIndex(cell)
    rect = view.visualRect(cell)
    at = rect.center()
    at.setX(rect.right() - 8)
    left, plain = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(view.viewport(), left, plain, at)
    combo = view.findChild(QComboBox)
    assert combo is not None
    QApplication.processEvents()
    assert combo.view().isVisible()
    return combo


def test_a_value_is_chosen_with_the_mouse(page: CatalogPage, document: Document) -> None:
    """A click on the mark beside a choice opens its list; choosing is one step of undo."""
    combo = open_choice(page, "Lower price for")
    combo.setCurrentText("further units only")
    combo.activated.emit(combo.currentIndex())
    combo.hidePopup()
    assert document.project.catalogs[0].offers[0].break_kind == "incremental"
    assert document.undo_stack.count() == 1


def test_escape_closes_a_list_and_its_editor(
    qtbot: QtBot, page: CatalogPage, document: Document
) -> None:
    """A list that is closed without a choice leaves nothing behind in the cell."""
    combo = open_choice(page, "Lower price for")
    QTest.keyClick(combo.view(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.offers_view.findChild(QComboBox) is None)
    assert not document.undo_stack.count()


def test_what_must_be_filled_in_is_in_sight(page: CatalogPage) -> None:
    """At the size of the window the price, lead time and integration need no scrolling."""
    view = page.offers_view
    for heading in ("Price", "Currency", "Lead time", "Integration"):
        cell = view.visualRect(page.offers.index(0, column(page, heading)))
        assert cell.right() <= view.viewport().width(), heading
    price = page.offers.index(0, column(page, "Price"))
    assert "280,000; from 50: 265,000 USD per unit" in price.data(Qt.ItemDataRole.ToolTipRole)


def test_deposits_are_percentages(page: CatalogPage, document: Document) -> None:
    """A deposit is entered in percent, shown as such, and undone."""
    cell = page.offers.index(0, column(page, "Deposit"))
    page.offers.setData(cell, "30 %")
    assert document.project.catalogs[0].offers[0].deposit == Decimal("0.3")
    assert cell.data() == "30 %"
    document.undo_stack.undo()
    assert document.project.catalogs[0].offers[0].deposit is None
    assert not cell.data()


def test_cents_and_weeks_are_shown_as_such(page: CatalogPage, document: Document) -> None:
    """Cents have two figures; a lead time that was converted shows no more than a tenth."""
    page.offers.setData(page.offers.index(0, column(page, "Price")), "129900.5")
    assert page.offers.index(0, column(page, "Price")).data() == "129,900.50"
    page.offers.setData(page.offers.index(0, column(page, "Lead time")), "17.1428")
    assert page.offers.index(0, column(page, "Lead time")).data() == "17.1"
    assert document.project.catalogs[0].offers[0].lead_weeks == Decimal("17.1428")


def with_warnings(document: Document) -> Document:
    """Give the document with two warnings and a question in its first list."""
    catalog = document.project.catalogs[0]
    offer = catalog.offers[0].id
    late = Issue(key="lead-time-missing", severity="warning", row=4, offer=offer)
    stale = Issue(
        key="list-stale", severity="warning", values=(("day", "2023-01-01"), ("days", "90"))
    )
    asked = Issue(key="currency-unknown", severity="confirm", row=7)
    first = replace(catalog, issues=(stale, late, asked))
    return Document(replace(document.project, catalogs=(first, *document.project.catalogs[1:])))


@pytest.fixture
def warned(qtbot: QtBot, document: Document) -> CatalogPage:
    """Give the page of a list with two warnings and a question."""
    shown = CatalogPage(with_warnings(document))
    qtbot.addWidget(shown)
    shown.resize(856, 640)
    shown.show()
    QApplication.processEvents()
    return shown


def ticks(page: CatalogPage) -> list[object]:
    """Read the boxes of the issues; None where there is none."""
    at = [one.heading for one in page.issues.table.columns].index("Accept")
    return [
        page.issues.table.data(page.issues.table.index(row, at), Qt.ItemDataRole.CheckStateRole)
        for row in range(page.issues.table.rowCount())
    ]


def test_a_warning_is_accepted_with_one_click_and_one_step(warned: CatalogPage) -> None:
    """It counts no more; undo opens it again. What must be answered has no box."""
    document = warned._document
    off, on = Qt.CheckState.Unchecked, Qt.CheckState.Checked
    assert ticks(warned) == [off, off, None]
    assert warned.tabs.tabText(0) == "Issues  3"
    at = [one.heading for one in warned.issues.table.columns].index("Accept")
    assert warned.issues.table.setData(
        warned.issues.table.index(1, at), on.value, Qt.ItemDataRole.CheckStateRole
    )
    assert ticks(warned) == [off, on, None]
    assert warned.tabs.tabText(0) == "Issues  2"
    assert "2 issues" in str(warned.list.data(warned.list.index(0), DETAILS))
    (accepted,) = document.project.catalogs[0].accepted
    assert (accepted.key, accepted.offer) == (
        "lead-time-missing",
        document.project.catalogs[0].offers[0].id,
    )
    document.undo_stack.undo()
    assert ticks(warned) == [off, off, None]
    assert document.project.catalogs[0].accepted == ()


def test_selected_warnings_are_accepted_together(warned: CatalogPage) -> None:
    """One step for all that can be accepted; the question stays, and the button has done."""
    warned.issues.view.selectAll()
    assert warned.issues.accept_button.isEnabled()
    warned.issues.accept_button.click()
    assert warned._document.undo_stack.undoText() == "Accept 2 warnings"
    assert ticks(warned) == [Qt.CheckState.Checked, Qt.CheckState.Checked, None]
    assert not warned.issues.accept_button.isEnabled()
    warned._document.undo_stack.undo()
    assert warned._document.project.catalogs[0].accepted == ()


def test_what_needs_an_answer_cannot_be_accepted(warned: CatalogPage) -> None:
    """The button is off where only a question is selected, and a pasted answer is refused."""
    warned.issues.view.selectRow(2)
    assert not warned.issues.accept_button.isEnabled()
    at = [one.heading for one in warned.issues.table.columns].index("Accept")
    assert not warned.issues.table.paste("accepted", 2, at)
    assert warned._document.project.catalogs[0].accepted == ()


def test_an_issue_of_a_hidden_offer_says_so(warned: CatalogPage) -> None:
    """A warning leads to its offer by name; one of the whole list leads nowhere, in silence."""
    warned.issues.view.selectRow(1)
    assert warned.issues.go_button.isEnabled()
    warned.offers.set_filter("no such offer")
    warned.issues.refresh()
    assert not warned.issues.go_button.isEnabled()
    assert warned.issues.reason.text() == "The filter hides its offer."
    warned.issues.view.selectRow(0)
    assert warned.issues.reason.text() == ""
    warned.issues.view.selectRow(2)
    assert warned.issues.reason.text() == "No offer was made of this row."


def test_a_list_without_a_day_is_not_said_to_be_of_the_day_it_was_read(
    page: CatalogPage, document: Document
) -> None:
    """The day in the list of price lists is that of the prices, as over the offers."""
    first, *others = document.project.catalogs
    assert "1 Dec 2023" in str(page.list.data(page.list.index(0), DETAILS))
    document.edit(
        "Forget", replace(document.project, catalogs=(replace(first, as_of=None), *others))
    )
    assert "no date" in str(page.list.data(page.list.index(0), DETAILS))


def test_long_names_make_the_window_no_wider(qtbot: QtBot, document: Document) -> None:
    """What there is no room for of a supplier's or a file's name is told by a tooltip."""
    project = document.project
    named = replace(project.catalogs[0], supplier="Harbour Lane " * 30, file_name="prices_" * 40)
    page = CatalogPage(Document(replace(project, catalogs=(named, *project.catalogs[1:]))))
    qtbot.addWidget(page)
    page.resize(900, 640)
    page.show()
    page.select_supplier(named.supplier)
    assert page.minimumSizeHint().width() < 900
