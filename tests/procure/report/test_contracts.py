"""Contracts list the orders that count for them, and payments what is due anyway."""

from decimal import Decimal

from procure.report.contracts import contracts, payments, rebates_of
from tests.procure.report.laid_out import places, subject


def test_each_contract_counts_its_orders() -> None:
    """A prepayment counts orders of its chip, a take-or-pay its supplier's, a program its own."""
    found = {(one.kind, one.id): one for one in contracts(subject(), places())}
    assert {kind: one.orders for (kind, _), one in found.items()} == {
        "prepaid": ("2",),
        "take_or_pay": ("3", "4"),
        "program": ("5", "6"),
        "floor": ("5", "6"),
    }
    assert found["prepaid", "alp-credit"].amount == 300000
    assert found["program", "own"].key == ("program", "Own silicon", "own", "one_time_cost")


def test_what_is_due_anyway_is_a_payment() -> None:
    """Open orders and ports fall due in their period, whatever is ordered."""
    found = {one.id: (one.kind, one.period, one.amount) for one in payments(subject(), places())}
    assert found == {
        "coming": ("open_orders", 0, Decimal(100000)),
        "po-77": ("open_orders", 1, Decimal(240000)),
        "ROCm: chat": ("porting", 0, Decimal(400000)),
    }


def test_rebates_are_of_suppliers_with_orders() -> None:
    """A supplier's rebates are numbered in the order of its price list."""
    found = [(supplier, at, one.rate) for supplier, at, one in rebates_of(subject(), places())]
    assert found == [
        ("Northwind Systems", 0, Decimal("0.02")),
        ("Northwind Systems", 1, Decimal("0.03")),
    ]
