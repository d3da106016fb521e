"""What may fall due for an order has a line of its own, also where it is nothing now."""

from pathlib import Path

from tests.procure.report.workbooks import rows


def lines(path: Path, order: str) -> list[tuple[object, ...]]:
    """Gives kind, period, part and amount of an order's lines of cost."""
    return [
        (row["Kind"], row["Period"], row["Part"], row["Amount (USD)"])
        for row in rows(path, "Cost lines")
        if row["Order"] == order
    ]


def test_a_credit_falls_due_with_the_last_order(path: Path) -> None:
    """The credit of a later break stands wherever the last order may lie, once with an amount."""
    assert lines(path, "5") == [
        ("Purchase", "2024 Q2", "on delivery", 150000),
        ("Purchase", "2024 Q2", "credit of a later break", 0),
        ("Purchase", "2024 Q3", "credit of a later break", -20000),
    ]


def test_all_hours_of_a_rent_are_due(path: Path) -> None:
    """Rent is due in each period of its term, past the horizon too."""
    assert lines(path, "4") == [
        ("Rent", "2024 Q4", None, 169574.4),
        ("Rent", "Later", None, 165888),
    ]


def test_what_follows_from_a_price_is_due_with_it(path: Path) -> None:
    """Integration is due on delivery; what units are worth at the end comes off after it."""
    assert lines(path, "1") == [
        ("Purchase", "2024 Q1", "on delivery", 2860000),
        ("Integration", "2024 Q1", None, 150000),
        ("Residual value", "Later", None, -1144000),
    ]
