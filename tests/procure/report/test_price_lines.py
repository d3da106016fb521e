"""Units of an order are shared out to the breaks of its offer, as the quote says."""

from pathlib import Path

from tests.procure.report.workbooks import rows


def counted(path: Path, order: str, column: str = "Units") -> list[object]:
    """Gives the units of an order at each break."""
    return [row[column] for row in rows(path, "Price lines") if row["Order"] == order]


def test_incremental_breaks_price_the_units_beyond_them(path: Path) -> None:
    """Of ten units eight have the first price, those from the ninth on the second."""
    assert counted(path, "1") == [8, 2]


def test_a_break_of_all_units_prices_the_whole_order(path: Path) -> None:
    """Six units reach the break from five on, all of them."""
    assert counted(path, "2") == [0, 6]


def test_breaks_over_the_horizon_count_all_orders(path: Path) -> None:
    """The second order reaches the break for both; the first was invoiced before that."""
    assert counted(path, "5") == [0, 10]
    assert counted(path, "5", "Units first invoiced at this price") == [10, 0]
    assert counted(path, "6", "Units first invoiced at this price") == [0, 10]


def test_rent_is_billed_for_chips_and_hours(path: Path) -> None:
    """A unit of four chips is billed for all the hours of its term: 5 x 4 x 4,368 x 1.20."""
    (row,) = (row for row in rows(path, "Price lines") if row["Order"] == "3")
    assert (row["Chips in a unit, billed"], row["Hours billed"]) == (4, 4368)
    assert row["Amount"] == 104832
