from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from procure.demand import DemandRow, Throughput, Workload
from tests.ui.trial import trial_project
from ui.demand.builder import DemandBuilder
from ui.demand.page import DemandPage
from ui.document import Document


@pytest.fixture
def document() -> Document:
    """Give a document with a workload of searches beside the usual ones."""
    project = trial_project()
    search = Workload(id="search", name="Search", unit="queries/day")
    return Document(replace(project, workloads=(*project.workloads, search)))


@pytest.fixture
def page(qtbot: QtBot, document: Document) -> DemandPage:
    """Give the page with the builder open on demand at any site."""
    shown = DemandPage(document)
    qtbot.addWidget(shown)
    shown.resize(856, 640)
    shown.show()
    shown.grids.setCurrentIndex(2)
    QTest.mouseClick(shown.build_button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    return shown


@pytest.fixture
def builder(page: DemandPage) -> DemandBuilder:
    """Give the builder, about searches."""
    page.builder.choose("search")
    return page.builder


def enter(field: QLineEdit, text: str) -> None:
    """Type over what a field says."""
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClicks(field, text)


def row(document: Document, workload: str, site: str = "") -> DemandRow | None:
    """Give the demand of a workload at a site."""
    rows = {(one.workload, one.site): one for one in document.scenario.demand}
    return rows.get((workload, site))


def throughput(document: Document, chip: str, workload: str) -> Throughput | None:
    """Give what a chip does of a workload."""
    known = {(one.chip, one.workload): one for one in document.project.throughputs}
    return known.get((chip, workload))


def test_a_tenth_of_google_search_is_built_and_undone(
    builder: DemandBuilder, document: Document
) -> None:
    """850M queries a day at 562 a chip: 1,512,456 chips, written as one step with its source."""
    assert not builder.write_button.isEnabled()
    enter(builder.usage.figure, "850M")
    builder.rate.chip.setCurrentText("H100")
    enter(builder.rate.rate, "562")
    enter(builder.rate.source, "Reuters")
    builder.rate.write.setCurrentText("becomes its throughput")
    assert "1,512,456" in builder.arithmetic.text()
    builder.write_button.click()
    assert row(document, "search") == DemandRow(
        workload="search",
        amounts=(Decimal(850_000_000),) * 8,
        source="850,000,000 queries a day = 850,000,000 queries/day",
    )
    assert throughput(document, "h100", "search") == Throughput(
        chip="h100", workload="search", value=Decimal(562), source="Reuters"
    )
    assert document.undo_stack.count() == 1
    assert document.undo_stack.undoText() == "Build demand for Search"
    document.undo_stack.undo()
    assert row(document, "search") is None
    assert throughput(document, "h100", "search") is None


def test_the_arithmetic_follows_every_key(builder: DemandBuilder) -> None:
    """Each step and each period is shown as it is typed; nothing while something is missing."""
    assert not builder.arithmetic.isVisibleTo(builder)
    builder.choose("chat")
    enter(builder.usage.figure, "864k")
    assert builder.usage.form.answer_of("each").startswith("Enter the tokens for each query")
    assert not builder.arithmetic.isVisibleTo(builder)
    enter(builder.usage.each, "500")
    assert "5,000 tokens/s" in builder.arithmetic.text()
    enter(builder.usage.peak, "1.5")
    assert "7,500 tokens/s" in builder.arithmetic.text()
    builder.usage.growth.setCurrentText("Percent each period")
    assert not builder.arithmetic.isVisibleTo(builder)
    enter(builder.usage.step, "100 %")
    assert "2025 Q4" in builder.arithmetic.text()
    assert "960,000" in builder.arithmetic.text()


@pytest.mark.parametrize(
    ("field", "text", "says"),
    [
        ("figure", "lots", "“lots” is not a number."),
        ("figure", "-5", "This is -5."),
        ("figure", "1,5", "“1,5” can be read in two ways."),
        ("peak", "0.5", "The peak factor is 0.5."),
        ("peak", "much", "“much” is not a number."),
        ("step", "0.5", "“0.5” could mean"),
        ("step", "-100 %", "Nothing is left"),
    ],
)
def test_what_cannot_be_taken_is_said_below_its_field(
    builder: DemandBuilder, field: str, text: str, says: str
) -> None:
    """Nothing is worked out or written until it is put right."""
    enter(builder.usage.figure, "100")
    builder.usage.growth.setCurrentText("Percent each period")
    enter(builder.usage.step, "5 %")
    assert builder.write_button.isEnabled()
    enter(getattr(builder.usage, field), text)
    assert builder.usage.form.answer_of(field).startswith(says)
    assert getattr(builder.usage, field).severity == "stop"
    assert not builder.write_button.isEnabled()
    assert not builder.arithmetic.isVisibleTo(builder)


def test_what_is_not_asked_does_not_stand_in_the_way(builder: DemandBuilder) -> None:
    """A fault in a field that went with another choice is no fault."""
    builder.usage.basis.setCurrentText("Users and their uses")
    enter(builder.usage.uses, "often")
    assert not builder.write_button.isEnabled()
    builder.usage.basis.setCurrentText("Queries a day")
    enter(builder.usage.figure, "100")
    assert builder.write_button.isEnabled()


def test_a_pasted_column_starts_with_the_figures_so_far(
    builder: DemandBuilder, document: Document
) -> None:
    """One figure for each period; too few, or readable in two ways, are refused."""
    enter(builder.usage.figure, "100")
    builder.usage.growth.setCurrentText("As much more each period")
    enter(builder.usage.step, "10")
    builder.usage.growth.setCurrentText("A pasted column")
    column = builder.usage.column
    assert column.toPlainText().split() == "100 110 120 130 140 150 160 170".split()
    column.setPlainText("1,500\n2,500")
    assert "can mean 1,500 or 1.5" in builder.usage.form.answer_of("column")
    column.setPlainText("1\n2")
    assert "2 figures and 8 periods" in builder.usage.form.answer_of("column")
    assert not builder.write_button.isEnabled()
    column.setPlainText("1\t2\t3\t4\t5\t6\t7\t8,5\r\n")
    builder.write_button.click()
    written = row(document, "search")
    assert written is not None
    assert list(written.amounts) == [1, 2, 3, 4, 5, 6, 7, Decimal("8.5")]
    assert "first of 8 pasted figures" in written.source


def test_a_rate_of_another_kind_is_named(builder: DemandBuilder) -> None:
    """562 queries a day in a workload measured by benchmarks: a warning, not a refusal."""
    builder.choose("chat")
    enter(builder.usage.figure, "850M")
    enter(builder.usage.each, "500")
    builder.rate.chip.setCurrentText("H100")
    enter(builder.rate.rate, "562")
    builder.rate.write.setCurrentText("becomes its throughput")
    said = builder.rate.form.answer_of("rate")
    assert "MI300X with 2,800 tokens/s, TPU v5p with 1,500 tokens/s: more than 50 times" in said
    assert "H100 has 3,000 tokens/s today; writing replaces that." in said
    assert builder.rate.rate.severity == "warn"
    assert builder.write_button.isEnabled()
    builder.rate.per.setCurrentText("tokens/s")
    assert builder.rate.rate.severity == ""
    assert "50 times" not in builder.rate.form.answer_of("rate")


def test_without_a_rate_the_known_throughput_counts_the_chips(
    builder: DemandBuilder, document: Document
) -> None:
    """It is shown in the empty field, and is not written again."""
    before = document.project.throughputs
    builder.choose("chat")
    enter(builder.usage.figure, "864k")
    enter(builder.usage.each, "1000")
    builder.rate.chip.setCurrentText("MI300X")
    builder.rate.write.setCurrentText("becomes its throughput")
    assert builder.rate.rate.placeholderText() == "2,800 tokens/s"
    assert not builder.rate.write.isEnabled()
    assert "MI300X, chips" in builder.arithmetic.text()
    assert '<td align="right">4</td>' in builder.arithmetic.text()
    builder.write_button.click()
    assert document.project.throughputs == before
    builder.rate.chip.setCurrentText("Own-1")
    assert builder.rate.rate.placeholderText() == "unknown"
    assert "Own-1, chips" not in builder.arithmetic.text()


@pytest.mark.parametrize(
    ("text", "says"),
    [("0", "The rate is 0."), ("x", "“x” is not"), ("1" + "0" * 30, "This gives")],
)
def test_rates_that_are_refused(builder: DemandBuilder, text: str, says: str) -> None:
    """A rate that cannot be taken holds the writing up, as every other fault."""
    enter(builder.usage.figure, "850M")
    builder.rate.chip.setCurrentText("H100")
    enter(builder.rate.rate, text)
    assert builder.rate.form.answer_of("rate").startswith(says)
    assert not builder.write_button.isEnabled()


def test_a_converted_rate_says_how_in_its_source(
    builder: DemandBuilder, document: Document
) -> None:
    """The throughput in the workload's unit leads back to the figure that was entered."""
    builder.choose("chat")
    enter(builder.usage.figure, "864k")
    enter(builder.usage.each, "1000")
    builder.rate.chip.setCurrentText("Own-1")
    enter(builder.rate.rate, "864")
    enter(builder.rate.source, "Own trial")
    builder.rate.write.setCurrentText("becomes its throughput")
    builder.write_button.click()
    assert throughput(document, "own-1", "chat") == Throughput(
        chip="own-1",
        workload="chat",
        value=Decimal(10),
        source="Own trial; 864 queries per chip and day = 10 tokens/s",
    )


def test_a_new_workload_is_one_step_with_its_demand(
    page: DemandPage, builder: DemandBuilder, document: Document
) -> None:
    """It needs a name and a unit; a name that is taken is refused."""
    builder.workload.setCurrentText("New workload…")
    enter(builder.usage.figure, "10")
    assert not builder.write_button.isEnabled()
    enter(builder.unit, "queries/day")
    enter(builder.name, "chat")
    builder.write_button.click()
    assert not document.undo_stack.count()
    assert "already “chat”" in builder.what.answer_of("name")
    enter(builder.name, "Routing")
    builder.write_button.click()
    assert document.undo_stack.count() == 1
    assert document.project.workloads[-1].name == "Routing"
    assert row(document, "routing") is not None
    assert builder.workload.currentText() == "Routing"
    assert page.grid("").table.row_of("routing") >= 0


def test_the_builder_stands_at_the_site_of_the_tab(
    page: DemandPage, builder: DemandBuilder, document: Document
) -> None:
    """It writes there, says what it replaces, and goes to the row that it wrote."""
    page.grids.setCurrentIndex(0)
    assert builder.title.text() == "Build demand at Oslo"
    builder.choose("chat")
    enter(builder.usage.figure, "86.4M")
    enter(builder.usage.each, "1")
    assert "Writing replaces the demand that Chat has there now." in builder.notes.text()
    told: list[str] = []
    page.selected.connect(told.append)
    builder.write_button.click()
    written = row(document, "chat", "oslo")
    assert written is not None
    assert written.amounts == (Decimal(1000),) * 8
    assert any("86,400,000 queries a day" in text for text in told)
    grid = page.grid("oslo")
    assert grid.view.currentIndex().row() == grid.table.row_of("chat")


def test_the_builder_opens_on_the_selected_row_and_closes(page: DemandPage) -> None:
    """By its button and its cross."""
    page.builder.close_button.click()
    assert not page.builder.isVisibleTo(page)
    grid = page.grid("")
    grid.view.setCurrentIndex(grid.table.index(grid.table.row_of("images"), 1))
    page.build_button.click()
    assert page.builder.isVisibleTo(page)
    assert page.builder.workload.currentText() == "Images"


def test_the_builder_follows_the_horizon_and_the_headroom(
    builder: DemandBuilder, document: Document
) -> None:
    """Periods that are added are worked out, and chips say that headroom is not in them."""
    enter(builder.usage.figure, "100")
    builder.rate.chip.setCurrentText("H100")
    enter(builder.rate.rate, "10")
    scenario = document.scenario
    horizon = replace(scenario.horizon, periods=9)
    document.edit_scenario(
        "Change", replace(scenario, horizon=horizon, headroom=Decimal("0.1"), demand=())
    )
    assert "2026 Q1" in builder.arithmetic.text()
    assert "headroom of 10.0 % comes on top" in builder.notes.text()


def test_an_answer_to_another_question_is_forgotten(
    builder: DemandBuilder, document: Document
) -> None:
    """Neither a figure of queries becomes one of users, nor a rate that of another chip."""
    enter(builder.usage.figure, "850M")
    builder.rate.chip.setCurrentText("H100")
    enter(builder.rate.rate, "562")
    enter(builder.rate.source, "Reuters")
    builder.rate.write.setCurrentText("becomes its throughput")
    builder.rate.chip.setCurrentText("MI300X")
    assert not builder.rate.rate.text()
    assert not builder.rate.source.text()
    assert builder.rate.write.currentText() == "only counts the chips"
    enter(builder.rate.rate, "562")
    builder.choose("chat")
    assert not builder.rate.rate.text()
    enter(builder.usage.each, "500")
    enter(builder.rate.rate, "7")
    builder.choose("images")
    assert not builder.usage.each.text()
    assert not builder.rate.rate.text()
    assert builder.usage.figure.text() == "850M"
    builder.usage.growth.setCurrentText("As much more each period")
    enter(builder.usage.step, "5")
    builder.usage.growth.setCurrentText("Percent each period")
    assert not builder.usage.step.text()
    builder.usage.basis.setCurrentText("Users and their uses")
    assert not builder.usage.figure.text()
    assert not builder.write_button.isEnabled()


def test_a_workload_that_goes_takes_its_answers_along(
    builder: DemandBuilder, document: Document
) -> None:
    """Undone, a new workload leaves no rate behind for the one that is shown instead."""
    builder.workload.setCurrentText("New workload…")
    enter(builder.name, "Routing")
    enter(builder.unit, "queries/s")
    enter(builder.usage.figure, "864k")
    builder.rate.chip.setCurrentText("H100")
    enter(builder.rate.rate, "5")
    builder.rate.write.setCurrentText("becomes its throughput")
    builder.write_button.click()
    assert throughput(document, "h100", "routing") is not None
    enter(builder.rate.rate, "6")
    document.undo_stack.undo()
    assert builder.workload.currentText() != "Routing"
    assert not builder.rate.rate.text()
    assert throughput(document, "h100", "routing") is None
