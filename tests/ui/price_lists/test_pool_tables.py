from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from procure.demand import PoolMember
from procure.references import missing_references
from procure.scenario import Limit
from tests.ui.trial import trial_project
from ui.document import Document
from ui.price_lists.pool_tables import PoolTables
from ui.tables.record_list import AddChoice, AddText, RecordList


@pytest.fixture
def document() -> Document:
    """Give a document without pools."""
    return Document(trial_project())


@pytest.fixture
def tables(qtbot: QtBot, document: Document) -> PoolTables:
    """Give the tables, shown at the size they have in the window."""
    shown = PoolTables(document)
    qtbot.addWidget(shown)
    shown.resize(840, 300)
    shown.show()
    QApplication.processEvents()
    return shown


def fill(shown: RecordList, *values: str) -> None:
    """Fill the line below a table and add what it says."""
    for field, text in zip(shown.fields, values, strict=True):
        if isinstance(field, AddText):
            field.setText(text)
        else:
            assert field.findText(text) >= 0, text
            field.setCurrentText(text)
    shown.add_button.click()


def test_a_pool_and_what_draws_from_it(tables: PoolTables, document: Document) -> None:
    """Chips and units of offers draw each with a weight; the unit stands over it."""
    fill(tables.pools, "Foundry", "12,000", "wafers")
    fill(tables.members, "H100, each chip", "0.04")
    fill(tables.members, "MI300X platform (Distributor)", "0.5")
    pool = document.project.pools[0]
    assert (pool.name, pool.unit, pool.per_period) == ("Foundry", "wafers", Decimal(12_000))
    assert pool.members == (
        PoolMember(chip="h100", weight=Decimal("0.04")),
        PoolMember(offer="mi300x-platform", weight=Decimal("0.5")),
    )
    assert tables.members.table.columns[1].heading == "Takes wafers"
    assert tables.pools.table.index(0, 3).data() == "2"
    assert [tables.members.table.index(at, 0).data() for at in range(2)] == [
        "H100, each chip",
        "MI300X platform (Distributor)",
    ]
    assert document.undo_stack.count() == 3
    assert not missing_references(document.project)


def test_members_are_of_the_selected_pool(tables: PoolTables, document: Document) -> None:
    """Selecting another pool shows, changes and adds to its members."""
    fill(tables.pools, "Foundry", "12,000", "wafers")
    fill(tables.pools, "Memory", "900", "stacks")
    fill(tables.members, "H100, each chip", "5")
    assert [len(pool.members) for pool in document.project.pools] == [0, 1]
    tables.pools.view.go_to(0)
    assert tables.members.table.rowCount() == 0
    tables.pools.view.go_to(1)
    tables.members.table.setData(tables.members.table.index(0, 1), "6")
    assert document.project.pools[1].members[0].weight == 6
    tables.members.table.setData(tables.members.table.index(0, 1), "")
    assert document.project.pools[1].members[0].weight == 6
    tables.members.view.go_to(0)
    tables.members.remove_button.click()
    assert not document.project.pools[1].members


def test_what_cannot_be_added(tables: PoolTables, document: Document) -> None:
    """A name twice, a member twice, and what says no figure are answered in place."""
    fill(tables.members, "H100, each chip", "1")
    assert "Add a pool first" in tables.members.callout.text()
    fill(tables.pools, "Foundry", "12,000", "wafers")
    fill(tables.pools, "foundry", "1", "x")
    assert "already “foundry”" in tables.pools.callout.text()
    fill(tables.pools, "Memory", "much", "x")
    assert "not a number" in tables.pools.callout.text()
    fill(tables.members, "H100, each chip", "1")
    fill(tables.members, "H100, each chip", "2")
    assert "in this pool already" in tables.members.callout.text()
    assert len(document.project.pools) == 1
    assert document.project.pools[0].members[0].weight == 1


def test_a_pool_goes_with_its_limits(tables: PoolTables, document: Document) -> None:
    """What a scenario says of the pool goes along, and undo brings both back."""
    fill(tables.pools, "Foundry", "12,000", "wafers")
    scenario = document.scenario
    limit = Limit(family="pool", subject="foundry", value=Decimal(1))
    document.edit_scenario("Limit", replace(scenario, limits=(*scenario.limits, limit)))
    tables.pools.view.go_to(0)
    tables.pools.remove_button.click()
    assert not document.project.pools
    assert limit not in document.scenario.limits
    document.undo_stack.undo()
    assert limit in document.scenario.limits


def test_with_little_room_they_stand_one_below_the_other(tables: PoolTables) -> None:
    """Beside the demand builder both tables keep their lines whole."""
    assert tables.pools.geometry().right() < tables.members.geometry().left()
    tables.resize(480, 300)
    QApplication.processEvents()
    assert tables.width() == 480
    assert tables.pools.geometry().bottom() < tables.members.geometry().top()
    for part in (tables.pools, tables.members):
        assert part.remove_button.geometry().right() <= part.width() <= 480


def test_the_lines_fit(tables: PoolTables) -> None:
    """At the window's first size no field is squeezed to nothing, and names can be read."""
    for part in (tables.pools, tables.members):
        for field in part.fields:
            shown = field.placeholderText() if isinstance(field, AddText) else ""
            wide = field.fontMetrics().horizontalAdvance(shown)
            assert field.width() >= wide + 12, shown
            assert isinstance(field, AddChoice | AddText)
        assert part.remove_button.geometry().right() <= part.width()


def test_what_is_taken_is_in_sight(qtbot: QtBot, tables: PoolTables) -> None:
    """Beside a long name stands how much the member takes; neither is scrolled to."""
    fill(tables.pools, "Foundry", "12,000", "wafer starts")
    fill(tables.members, "H100, each chip", "0.04")
    bar = tables.members.view.horizontalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() == 0)
