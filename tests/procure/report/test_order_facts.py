"""Facts of orders: when they count, what a unit holds, which contracts and pools they touch."""

from pathlib import Path

from tests.procure.report.workbooks import rows


def test_periods_are_counted_from_0(path: Path) -> None:
    """Ordered, arriving, at work, ended: by the numbers of the calendar."""
    found = {row["Order"]: row for row in rows(path, "Order facts")}
    when = (
        "Ordered in period",
        "Arrives in period",
        "Works from period",
        "Works until before period",
    )
    assert [found["2"][one] for one in when] == [0, 1, 2, 4]
    assert [found["4"][one] for one in when] == [3, 3, 3, 5]
    assert (found["2"]["Weeks"], found["2"]["Needs a licence"]) == (24, 1)


def test_unknown_power_is_empty(path: Path) -> None:
    """Of rented chips in a cloud neither power nor racks are known, and none stands there."""
    found = {row["Order"]: row for row in rows(path, "Order facts")}
    assert found["3"]["Power of a unit (kW)"] is None
    assert found["3"]["Racks of a unit"] is None
    assert found["5"]["Power of a unit (kW)"] == 0.2


def test_orders_count_for_their_contracts(path: Path) -> None:
    """A 1 marks the orders that count for a contract."""
    column = "Counts for prepaid: Prepayment for MI300X"
    assert [row["Order"] for row in rows(path, "Order facts") if row[column]] == ["2"]
