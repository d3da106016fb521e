"""Breaks over the horizon: priced by the running total, with what was too much credited."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from procure.plan import Plan
from procure.project import Project
from tests.builders import D, catalog, demand, offer, project, scenario
from tests.procure.audit.by_hand import PLAIN, costing, given, instead, line, order
from tests.procure.audit.verdict import broken, lines_broken


def _made(**fields: Any) -> Project:
    terms: dict[str, Any] = {"break_basis": "cumulative"} | fields
    card = offer("card", "h100", [(1, 100), (10, 90)], **terms)
    return project([catalog("S", card)], scenario(demand(0, 0, 0)), sites=PLAIN)


PAID = _made(lead_weeks=D(13), deposit=D("0.5"), support_rate=D("0.1"), residual_value=D("0.2"))


def _paid() -> Plan:
    """Six cards for 100 each, then six more, with which all cost 90."""
    second, third = date(2024, 4, 1), date(2024, 7, 1)
    first = order(PAID, "1", "card", 0, (6, 90), arrives=second, usable=1)
    last = order(PAID, "2", "card", 1, (6, 90), arrives=third, usable=2)
    return given(
        [first, last],
        [
            line("purchase", 0, 300, order="1"),
            # The rest of 600, less 60 with the second order.
            line("purchase", 1, 240, order="1"),
            line("purchase", 1, 270, order="2"),
            line("purchase", 2, 270, order="2"),
            # 540 x 10 % for 91 and 92 days.
            line("support", 1, "13.46", order="1"),
            line("support", 2, "13.61", order="1"),
            line("support", 2, "13.61", order="2"),
            line("residual", 3, -108, order="1"),
            line("residual", 3, -108, order="2"),
        ],
    )


def test_a_lower_price_reached_later_is_credited_to_the_orders_before() -> None:
    """Invoice, deposit, credit, support and residual value are as worked out by hand."""
    assert broken(PAID, _paid()) == set()


def test_a_credit_forgotten_or_given_too_early_is_caught() -> None:
    """The difference falls due with the last order, on the line of the order it is of."""
    plan = _paid()
    lines = [replace(one, amount=D(300)) if one.amount == 240 else one for one in plan.costs]
    assert lines_broken(PAID, costing(plan, *lines)) == {"purchase 1 1": "240.00"}
    early = instead(plan, "purchase", amount=D(240))
    assert set(lines_broken(PAID, early)) == {"purchase 1 0"}


def test_an_order_that_keeps_its_first_price_is_caught() -> None:
    """What an order costs in the end is stated, not what was invoiced first."""
    plan = _paid()
    dear = order(PAID, "1", "card", 0, (6, 100), arrives=date(2024, 4, 1), usable=1)
    found = broken(PAID, replace(plan, orders=(dear, plan.orders[1])))
    assert found == {"audit-price", "audit-unit-price", "audit-order-cost"}


def test_a_credit_in_a_period_of_its_own_stands_alone() -> None:
    """A period in which nothing else of the order is due holds the credit below zero."""
    made = _made()
    plan = given(
        [order(made, "1", "card", 0, (6, 90)), order(made, "2", "card", 2, (6, 90))],
        [
            line("purchase", 0, 600, order="1"),
            line("purchase", 2, -60, order="1"),
            line("purchase", 2, 540, order="2"),
        ],
    )
    assert broken(made, plan) == set()


def test_further_units_alone_are_cheaper_where_breaks_are_incremental() -> None:
    """Six at 100; of the next six, three at 100 and three at 90."""
    made = _made(break_kind="incremental")
    plan = given(
        [order(made, "1", "card", 0, (6, 100)), order(made, "2", "card", 1, (3, 100), (3, 90))],
        [line("purchase", 0, 600, order="1"), line("purchase", 1, 570, order="2")],
    )
    assert broken(made, plan) == set()
    alone = order(made, "2", "card", 1, (6, 100))
    assert "audit-price" in broken(made, replace(plan, orders=(plan.orders[0], alone)))


def test_the_running_total_reaches_the_first_break() -> None:
    """Where prices start at five units, three are too few to begin with, and enough later."""
    fives = [(5, 100), (10, 90)]
    card = offer("card", "h100", fives, break_basis="cumulative", break_kind="incremental")
    made = project([catalog("S", card)], scenario(demand(0, 0, 0)), sites=PLAIN)

    def bought(first: int, then: int) -> Plan:
        return given(
            [order(made, "1", "card", 0, (first, 100)), order(made, "2", "card", 1, (then, 100))],
            [
                line("purchase", 0, first * 100, order="1"),
                line("purchase", 1, then * 100, order="2"),
            ],
        )

    assert broken(made, bought(5, 3)) == set()
    assert broken(made, bought(3, 5)) == {"audit-minimum"}


def test_rent_credits_all_hours_at_once() -> None:
    """Six chips for 91 days at 1.00; six more make the hour 0.90, and 1,310.40 comes back."""
    rent = offer(
        "hour",
        "h100",
        [(1, 1), (10, "0.9")],
        kind="rent",
        hosted_by="buyer",
        term_months=3,
        break_basis="cumulative",
    )
    made = project([catalog("S", rent)], scenario(demand(0, 0, 0)), sites=PLAIN)
    plan = given(
        [
            order(made, "1", "hour", 0, (6, "0.9"), until=1, cost=D("11793.60")),
            order(made, "2", "hour", 1, (6, "0.9"), until=2, cost=D("11793.60")),
        ],
        [
            line("rent", 0, 13104, order="1"),
            line("rent", 1, "-1310.40", order="1"),
            line("rent", 1, "11793.60", order="2"),
        ],
    )
    assert broken(made, plan) == set()
    assert broken(made, instead(plan, "rent", amount=D("11793.60"))) == {
        "audit-cost",
        "audit-order-cost",
    }


@pytest.mark.parametrize(
    "terms",
    [
        {"breaks": [(1, 90), (10, 100)]},
        {"break_kind": None},
        {"break_kind": None, "break_basis": "order"},
    ],
)
def test_breaks_that_cannot_be_planned_are_caught(terms: dict[str, Any]) -> None:
    """Prices that rise over the horizon, or of an unknown kind, are no prices to plan by."""
    breaks = terms.pop("breaks", [(1, 100), (10, 90)])
    card = offer("card", "h100", breaks, **({"break_basis": "cumulative"} | terms))
    made = project([catalog("S", card)], scenario(demand(0)), sites=PLAIN)
    price = breaks[0][1]
    plan = given([order(made, "1", "card", 0, (1, price))], [line("purchase", 0, price, order="1")])
    assert broken(made, plan) == {"audit-not-modelled"}
