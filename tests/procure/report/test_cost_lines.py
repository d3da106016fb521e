"""Lines of cost are rounded once, and add up to the plan."""

from collections import defaultdict
from decimal import Decimal
from pathlib import Path

from procure.report.cost_lines import CostLines
from procure.report.due import Due
from procure.words import sentence
from tests.procure import example_plan
from tests.procure.report.workbooks import rows


def due(value: str, part: str, period: int) -> Due:
    """Gives a line of one order's purchase."""
    return Due(
        kind="purchase",
        period=period,
        order="1",
        part=part,
        pays_for="Node",
        supplier="Acme",
        formula="0",
        value=Decimal(value),
    )


def laid_out(currency: str, *lines: Due) -> CostLines:
    """Lays lines out that no prepayment covers."""
    return CostLines(lines, {}, currency, "Cost lines")


def test_a_rest_is_what_the_deposit_leaves() -> None:
    """Deposit and rest add up to the invoice, which is rounded as a whole."""
    parts = (due("33.335", "deposit", 0), due("66.67", "rest", 1))
    deposit, rest = laid_out("USD", *parts)
    assert (deposit.amount, rest.amount) == (Decimal("33.34"), Decimal("33.33"))


def test_halves_are_rounded_to_even() -> None:
    """Half a cent goes to the even one, in the minor units of the currency."""
    below, above = laid_out("USD", due("0.125", "", 0), due("0.135", "", 0))
    assert (below.amount, above.amount) == (Decimal("0.12"), Decimal("0.14"))
    (yen,) = laid_out("JPY", due("2.5", "", 0))
    assert yen.amount == 2


def test_lines_add_up_to_the_plan_by_kind_and_period(path: Path) -> None:
    """However many lines there are, each kind comes to what the plan says for each period."""
    found: dict[tuple[object, object], Decimal] = defaultdict(Decimal)
    for row in rows(path, "Cost lines"):
        amount = row["Amount (USD)"]
        assert isinstance(amount, (int, float))
        found[row["Kind"], row["Period number"]] += round(Decimal(amount), 2)
    expected: dict[tuple[object, object], Decimal] = defaultdict(Decimal)
    for line in example_plan.plan().costs:
        expected[sentence(f"cost-{line.kind}"), line.period] += line.amount
    assert {key: one for key, one in found.items() if one} == expected
