"""The figures of a picture can be had whole, as a table for spreadsheets."""

from decimal import Decimal

from tests.ui.charts.test_chart import ACROSS, UPRIGHT
from ui.charts.data import picture_block
from ui.tables.html import Copied


def test_every_figure_has_a_cell() -> None:
    """A row for each name, a column for each layer and line, with the unit above."""
    block = picture_block(UPRIGHT)
    assert [cell.text for cell in block[0]] == [
        "",
        "A (tokens/s)",
        "B (tokens/s)",
        "Demand (tokens/s)",
    ]
    assert [[cell.text for cell in row] for row in block[1:]] == [
        ["2024 Q1", "1", "0", "1"],
        ["2024 Q2", "2", "1", "3"],
        ["2024 Q3", "3", "0", "3"],
    ]
    assert block[2][1] == Copied(text="2", kind="number", number=Decimal(2))


def test_shares_are_percentages_and_no_limit_is_empty() -> None:
    """What has no limit has an empty cell, never 0."""
    one, two = picture_block(ACROSS)[1:]
    assert one[1] == Copied(text="60.0 %", kind="percent", number=Decimal("0.6"))
    assert two[2] == Copied(text="")
