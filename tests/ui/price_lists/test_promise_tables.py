from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from procure.offers import Program
from procure.references import missing_references
from tests.ui.trial import trial_project
from ui.document import Document
from ui.price_lists.page import CatalogPage
from ui.tables.cells import RecordDelegate
from ui.tables.record_list import AddText, RecordList
from ui.tables.records import ASSUMED

TICK = Qt.ItemDataRole.CheckStateRole


@pytest.fixture
def document() -> Document:
    """Give a document whose last list has a program."""
    return Document(trial_project())


@pytest.fixture
def page(qtbot: QtBot, document: Document) -> Iterator[CatalogPage]:
    """Give the page on the list with the program, beside an open Why? panel."""
    shown = CatalogPage(document)
    qtbot.addWidget(shown)
    shown.resize(840, 700)
    shown.show()
    shown.select_supplier("Foundry")
    QApplication.processEvents()
    yield shown
    assert not missing_references(document.project)


def tab(page: CatalogPage, shown: RecordList) -> RecordList:
    """Turn to the tab of a table."""
    page.tabs.setCurrentWidget(shown)
    QApplication.processEvents()
    return shown


def enter(shown: RecordList, heading: str, text: str, row: int = 0) -> None:
    """Enter a text into a cell."""
    at = [one.heading for one in shown.table.columns].index(heading)
    shown.table.setData(shown.table.index(row, at), text)


def tick(shown: RecordList, heading: str, row: int = 0) -> object:
    """Give the tick of a cell; None where there is no box."""
    at = [one.heading for one in shown.table.columns].index(heading)
    return shown.table.index(row, at).data(TICK)


def fill(shown: RecordList, *texts: str) -> None:
    """Type into the line below a table and press Enter."""
    fields = [field for field in shown.fields if isinstance(field, AddText)]
    for field, text in zip(fields, texts, strict=True):
        field.setFocus()
        QTest.keyClicks(field, text)
    QTest.keyClick(fields[-1], Qt.Key.Key_Return)


def open_editors(shown: RecordList) -> list[QLineEdit]:
    """Give the fields in which something is being typed."""
    found = shown.view.viewport().findChildren(QLineEdit)
    return [one for one in found if one.isVisible()]


def test_the_terms_of_a_program(page: CatalogPage, document: Document) -> None:
    """Each is typed in place, as one step of undo, and what is unknown stays unknown."""
    programs = tab(page, page.programs)
    enter(programs, "One-time cost", "60M")
    enter(programs, "Currency", "eur")
    enter(programs, "Not before", "1 Jul 2025")
    enter(programs, "Ramp", "2025-07-01: 500; 2026-01-01: 2,000")
    enter(programs, "Take or pay", "20M")
    enter(programs, "Source", "contract of May")
    at = [one.heading for one in programs.table.columns].index("Signed")
    programs.view.setCurrentIndex(programs.table.index(0, at))
    QTest.keyClick(programs.view, Qt.Key.Key_Space)
    program = document.project.catalogs[3].programs[0]
    assert (program.one_time_cost, program.currency) == (Decimal(60_000_000), "EUR")
    assert str(program.earliest) == "2025-07-01"
    assert [step.chips_per_period for step in program.ramp] == [500, 2000]
    assert (program.take_or_pay, program.signed) == (Decimal(20_000_000), True)
    assert document.undo_stack.count() == 7
    enter(programs, "One-time cost", "")
    assert document.project.catalogs[3].programs[0].one_time_cost is None
    enter(programs, "Ramp", "soon")
    assert "no ramp" in programs.view.callout.text()


def test_a_ramp_is_never_cut_within_a_figure(page: CatalogPage) -> None:
    """Where not all steps fit, 2,000 chips a period must not read as 2."""
    programs = tab(page, page.programs)
    enter(programs, "Ramp", "2025-07-01: 500; 2026-01-01: 2,000; 2026-07-01: 4,000")
    at = [one.heading for one in programs.table.columns].index("Ramp")
    delegate = programs.view.itemDelegate()
    assert isinstance(delegate, RecordDelegate)
    shown = set()
    for width in range(140, 500, 4):
        option = QStyleOptionViewItem()
        option.rect = QRect(0, 0, width, 28)
        delegate.initStyleOption(option, programs.table.index(0, at))
        shown.add(option.text)
    assert shown == {
        "1 Jul 2025: 500; …",
        "1 Jul 2025: 500; 1 Jan 2026: 2,000; …",
        "1 Jul 2025: 500; 1 Jan 2026: 2,000; 1 Jul 2026: 4,000",
    }


def test_a_program_is_added_and_removed(page: CatalogPage, document: Document) -> None:
    """A new one can be chosen for offers; without it they belong to none, and undo knows."""
    programs = tab(page, page.programs)
    fill(programs, "")
    assert "program's name" in programs.callout.text()
    fill(programs, "own silicon")
    assert "already" in programs.callout.text()
    programs.fields[0].clear()
    fill(programs, "Second chip")
    made = document.project.catalogs[3].programs[1]
    assert made == Program(id=made.id, name="Second chip", currency="USD")
    assert document.undo_stack.undoText() == "Add the program Second chip"
    assert programs.chosen() == made
    field = programs.fields[0]
    assert isinstance(field, AddText)
    assert not field.text()
    programs.view.go_to(0)
    programs.remove_button.click()
    assert [one.name for one in document.project.catalogs[3].programs] == ["Second chip"]
    assert document.project.catalogs[3].offers[0].program == ""
    document.undo_stack.undo()
    assert document.project.catalogs[3].offers[0].program == "own"


def test_ids_are_of_the_whole_project(page: CatalogPage, document: Document) -> None:
    """The same program or commitment at two suppliers is two records."""
    for supplier in ("Cloud", "Reseller", "Reseller"):
        page.select_supplier(supplier)
        fill(tab(page, page.commitments), "Cloud own")
    page.select_supplier("Cloud")
    fill(tab(page, page.programs), "own")
    found = [one.id for list_ in document.project.catalogs for one in list_.commitments]
    assert len(set(found)) == 3


def test_commitments(page: CatalogPage, document: Document) -> None:
    """Each kind has its fields; what it cannot have is locked with the reason."""
    commitments = tab(page, page.commitments)
    commitments.fields[0].setCurrentText("order")  # type: ignore[union-attr]
    fill(commitments, "2,000 chips")
    enter(commitments, "Chip", "Own-1")
    enter(commitments, "Chips", "2,000")
    enter(commitments, "Site", "Oslo")
    enter(commitments, "Arrives", "1 Sep 2024")
    enter(commitments, "Amount", "6M")
    made = document.project.catalogs[3].commitments[0]
    assert (made.kind, made.description, made.chip, made.chips, made.site) == (
        "order",
        "2,000 chips",
        "own-1",
        2000,
        "oslo",
    )
    assert (made.amount, made.currency, str(made.when)) == (Decimal(6_000_000), "USD", "2024-09-01")
    assert not made.signed
    assert tick(commitments, "Signed") == Qt.CheckState.Unchecked
    enter(commitments, "Kind", "take or pay")
    before = document.project
    enter(commitments, "Site", "Austin")
    assert document.project is before
    assert "Only an order" in commitments.view.callout.text()
    commitments.remove_button.click()
    assert not document.project.catalogs[3].commitments


def test_a_letter_of_intent_counts_where_the_scenario_says_so(
    page: CatalogPage, document: Document
) -> None:
    """The box is of the scenario shown; it goes when the commitment is no such letter."""
    project = document.project
    other = replace(project.scenarios[0], name="Hopeful")
    document.edit("Add", replace(project, scenarios=(*project.scenarios, other)))
    commitments = tab(page, page.commitments)
    commitments.fields[0].setCurrentText("letter of intent")  # type: ignore[union-attr]
    fill(commitments, "8,000 chips")
    document.select_scenario("Hopeful")
    assert tick(commitments, "Assumed") == Qt.CheckState.Unchecked
    at = [one.heading for one in commitments.table.columns].index("Assumed")
    commitments.table.setData(commitments.table.index(0, at), Qt.CheckState.Checked, TICK)
    letter = document.project.catalogs[3].commitments[0].id
    assert document.scenario.assume_delivered == (letter,)
    assert not document.project.scenarios[0].assume_delivered
    assert tick(commitments, "Assumed") == Qt.CheckState.Checked
    enter(commitments, "Kind", "prepaid")
    assert tick(commitments, "Assumed") is None
    assert not document.scenario.assume_delivered


def test_typing_goes_on_in_no_other_rebate(page: CatalogPage, document: Document) -> None:
    """What comes to stand at the place of a rebate, as by an undo elsewhere, is another one."""
    rebates = tab(page, page.rebates)
    for spend, rate in (("10M", "1 %"), ("20M", "2 %"), ("30M", "3 %")):
        rebates.fields[0].clear()
        fill(rebates, spend, rate)
    rates = [row.rebate.rate for row in rebates.table.rows]
    rebates.view.go_to(0, 1)
    rebates.remove_button.click()
    assert len(rebates.table.rows) == 2
    rebates.view.go_to(1, [one.heading for one in rebates.table.columns].index("Rate"))
    QTest.keyClick(rebates.view, Qt.Key.Key_F2)
    (editor,) = open_editors(rebates)
    editor.selectAll()
    QTest.keyClicks(editor, "9")
    rebates.table.refresh()
    assert [one.text() for one in open_editors(rebates)] == ["9"]
    document.undo_stack.undo()
    QApplication.processEvents()
    assert open_editors(rebates) == []
    assert [row.rebate.rate for row in rebates.table.rows] == rates


def test_rebates(page: CatalogPage, document: Document) -> None:
    """A rebate needs the spend it starts at and its rate, which is a percentage."""
    rebates = tab(page, page.rebates)
    fill(rebates, "20M", "")
    assert "the rate" in rebates.callout.text()
    rebates.fields[0].clear()
    fill(rebates, "20M", "3 %")
    rebates.fields[0].clear()
    fill(rebates, "50M", "0.5")
    assert "% sign" in rebates.callout.text()
    rebates.fields[0].clear()
    rebates.fields[1].clear()
    fill(rebates, "50M", "5")
    made = document.project.catalogs[3].rebates
    assert [(one.threshold, one.rate, one.currency) for one in made] == [
        (Decimal(20_000_000), Decimal("0.03"), "USD"),
        (Decimal(50_000_000), Decimal("0.05"), "USD"),
    ]
    enter(rebates, "Rate", "6 %", row=1)
    enter(rebates, "Currency", "EUR", row=0)
    enter(rebates, "From a spend of", "", row=0)
    assert "left empty" in rebates.view.callout.text()
    assert rebates.table.index(0, 3).data(ASSUMED)
    enter(rebates, "Source", "letter of May", row=0)
    assert not rebates.table.index(0, 3).data(ASSUMED)
    made = document.project.catalogs[3].rebates
    assert [(one.rate, one.currency) for one in made] == [
        (Decimal("0.03"), "EUR"),
        (Decimal("0.06"), "USD"),
    ]
    rebates.view.go_to(0)
    rebates.remove_button.click()
    assert [one.threshold for one in document.project.catalogs[3].rebates] == [50_000_000]
    page.select_supplier("Cloud")
    assert not rebates.table.rows
    assert not rebates.remove_button.isEnabled()


def test_only_a_promise_of_chips_names_one(page: CatalogPage) -> None:
    """A take-or-pay may count any chip; an order without one is not known."""
    commitments = tab(page, page.commitments)
    fill(commitments, "2,000 chips")
    at = [one.heading for one in commitments.table.columns].index("Chip")
    assert commitments.table.index(0, at).data() == ""
    enter(commitments, "Kind", "take or pay")
    assert commitments.table.index(0, at).data() == "any"


def test_tab_goes_from_the_table_through_the_line(page: CatalogPage) -> None:
    """Everything below the offers is reached by keyboard, in the order in which it stands."""
    rebates = tab(page, page.rebates)
    fill(rebates, "20M", "3 %")
    rebates.view.setFocus()
    visited = []
    for _ in range(4):
        focused = page.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        visited.append(page.focusWidget())
    assert visited == [*rebates.fields, rebates.add_button, rebates.remove_button]


def test_the_lines_fit(page: CatalogPage) -> None:
    """Beside an open Why? panel every field and button of the tabs is in sight."""
    for shown in (page.programs, page.commitments, page.rebates):
        tab(page, shown)
        places = [field.geometry() for field in shown.fields]
        places += [shown.add_button.geometry(), shown.remove_button.geometry()]
        assert all(one.right() < other.left() for one, other in pairwise(places))
        assert places[-1].right() <= shown.width()
        assert shown.mapTo(page, shown.rect().topRight()).x() <= page.width()
