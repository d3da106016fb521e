"""The table of a comparison: its columns and rows, what a cell says, what is copied."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from procure.comparison import Comparison, compare
from procure.words import sentence
from tests.procure.report.test_comparison import comparison
from tests.ui.family import family_project
from ui.compare.table import ComparisonTable
from ui.document import Document

Make = Callable[..., ComparisonTable]


@pytest.fixture
def make(qtbot: QtBot) -> Make:
    """Give a function that makes the table of a comparison."""
    document = Document(family_project())

    def made(found: Comparison | None, *, differing: bool = False) -> ComparisonTable:
        return ComparisonTable(document, lambda: found, lambda: differing)

    return made


def _row(table: ComparisonTable, title: str) -> int:
    return next(at for at, line in enumerate(table.rows) if table.name_of(line).strip() == title)


def test_each_scenario_but_the_base_has_a_column_of_differences(make: Make) -> None:
    """In the order of the comparison, the base marked."""
    columns = make(comparison()).columns
    beside = sentence("compare-beside")
    headings = [(column.heading, column.unit) for column in columns]
    assert headings == [
        ("Base case", "base"),
        ("Cheaper", "planned"),
        (beside, "Base case"),
        ("Not planned", "not planned"),
        (beside, "Base case"),
    ]


def test_headings_say_that_inputs_changed(make: Make) -> None:
    """Of the base too, and of differences from or to such a plan, which are muted."""
    beside = sentence("compare-beside")
    sides = comparison().sides[:2]
    for stale, units in (
        (0, ["base, inputs changed", "planned", "Base case, inputs changed"]),
        (1, ["base", "inputs changed", "Base case, inputs changed"]),
    ):
        asked = [replace(one.asked, current=at != stale) for at, one in enumerate(sides)]
        table = make(compare(asked))
        assert [column.heading for column in table.columns] == ["Base case", "Cheaper", beside]
        assert [column.unit for column in table.columns] == units
        line = table.rows[_row(table, "Cost in all, undiscounted (USD)")]
        assert [column.muted(line) for column in table.columns] == [stale == 0, stale == 1, True]
        name = sides[stale].name
        assert f"The inputs of “{name}” changed since its plan." in table.told_of(1, 1)
    (unplanned, _, _) = make(compare([one.asked for one in comparison().sides[::-1][:2]])).columns
    assert unplanned.unit == "base, not planned"


def test_rows_stand_below_their_part(make: Make) -> None:
    """Every row of the comparison once, with its unit, below the name of its part."""
    found = comparison()
    table = make(found)
    parts = [table.name_of(line) for line in table.rows if line.row is None]
    assert parts == ["Totals", "Cost by kind", "Units ordered", "Work", "Limits"]
    assert len(table.rows) == len(found.rows) + len(parts)
    assert _row(table, "Cost in all, undiscounted (USD)") == 1


def test_only_what_differs(make: Make) -> None:
    """Rows in which all have the same are left out, and parts without a row."""
    table = make(comparison(), differing=True)
    assert all(line.row is None or line.row.differs for line in table.rows)
    assert "Work" not in [table.name_of(line) for line in table.rows]


def test_cells_show_whole_units_and_copy_exact_ones(make: Make) -> None:
    """What is seen is short; what a spreadsheet gets has every digit and no separators."""
    table = make(comparison())
    at = _row(table, "Cost in all, undiscounted (USD)")
    line = table.rows[at]
    shown = [column.entry_at(line).show(column.get(line)) for column in table.columns]
    assert shown == ["4,759,012", "4,629,012", "−130,000 (−2.7 %)", "", ""]
    plain = [column.entry_at(line).write(column.get(line)) for column in table.columns]
    assert plain == ["4759011.88", "4629011.88", "-130000.00", "", ""]


def test_cells_tell_of_their_own_scenario(make: Make) -> None:
    """A column of differences tells of the scenario that it stands beside."""
    table = make(comparison())
    at = _row(table, "Cost in all, undiscounted (USD)")
    names = [table.told_of(at, column).split(":")[0] for column in range(5)]
    assert names == [
        f"Cost in all, undiscounted, {name}"
        for name in ("Base case", "Cheaper", "Cheaper", "Not planned", "Not planned")
    ]
    assert table.told_of(0, 0) == ""


def test_without_a_comparison_there_is_nothing(make: Make) -> None:
    """No column and no row."""
    table = make(None)
    assert (table.columns, tuple(table.rows)) == ((), ())
