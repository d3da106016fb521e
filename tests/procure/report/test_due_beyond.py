"""What no order pays for is due by formula, where another quantity would bring it too."""

from pathlib import Path

from tests.procure.report.workbooks import rows


def lines(path: Path, kind: str) -> list[tuple[object, ...]]:
    """Gives period, what is paid for and the amount of the lines of a kind."""
    return [
        (row["Period"], row["Pays for"], row["Amount (USD)"])
        for row in rows(path, "Cost lines")
        if row["Kind"] == kind
    ]


def test_a_program_is_charged_with_its_first_order(path: Path) -> None:
    """The one-time cost stands in each period with an order, and is due in the first of them."""
    assert lines(path, "One-time cost of programs") == [
        ("2024 Q2", "Own-1 first silicon", 250000),
        ("2024 Q3", "Own-1 first silicon", 0),
    ]


def test_what_is_not_bought_of_a_promise_is_due_at_the_end(path: Path) -> None:
    """The remainder is what orders leave of the minimum: 600,000 less 260,000 of the program."""
    assert lines(path, "Take-or-pay remainder") == [
        ("Later", "Minimum spend of 2024", 59705.6),
        ("Later", "Own-1 first silicon", 340000),
    ]


def test_one_rebate_of_a_supplier_counts(path: Path) -> None:
    """Of two thresholds the one that is reached pays back; the other has a line with nothing."""
    assert lines(path, "Rebates") == [
        ("Later", "Northwind Systems", -57200),
        ("Later", "Northwind Systems", 0),
    ]


def test_energy_is_due_for_the_power_in_place(path: Path) -> None:
    """Each site and period has its line: 103.2 kW x 1.25 x 0.7 x 2,184 h x 0.08."""
    found = {(period, site): amount for period, site, amount in lines(path, "Energy")}
    assert len(found) == 8
    assert found["2024 Q2", "Ashburn"] == 15777.22
    assert found["2024 Q1", "Frankfurt"] == 0
