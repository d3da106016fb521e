"""Budgets count the cash of their lines in their window, with what was carried over."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from procure.offers import Commitment, Rebate
from procure.plan import Plan
from procure.project import Project
from procure.scenario import Limit
from procure.units import Horizon
from tests.builders import D, catalog, demand, offer, project, scenario
from tests.procure.audit.by_hand import PLAIN, given, line, order
from tests.procure.audit.verdict import broken, limits_broken

START = date(2024, 7, 1)
"""Quarters from July: with fiscal years from October, 2023's last and three of 2024's."""


def _made(*limits: Limit, **fields: Any) -> Project:
    return project(
        [
            catalog(
                "S",
                offer("card", "h100", 100, support_rate=D("0.1"), residual_value=D("0.5")),
                offer("hour", "h100", "0.01", kind="rent", hosted_by="buyer", term_months=6),
                rebates=(Rebate(threshold=D(0), rate=D("0.1"), currency="USD"),),
                commitments=(
                    Commitment(
                        id="paid",
                        kind="prepaid",
                        description="Prepaid",
                        chip="h100",
                        amount=D(30),
                        currency="USD",
                    ),
                ),
            )
        ],
        scenario(
            demand(0, 0, 0, 0),
            limits=limits,
            horizon=Horizon(start=START, months=3, periods=4),
            **({"fiscal_month": 10} | fields),
        ),
        sites=PLAIN,
    )


def _plan(**limits: Any) -> Plan:
    """Three cards, one in each quarter but the second, and six months' rent from the last."""
    made = _made()
    cards = [order(made, f"{t}", "card", t, (1, 100)) for t in (0, 2, 3)]
    rent = order(made, "rent", "hour", 3, (1, "0.01"), until=5, cost=D("43.92"))
    return given(
        [*cards, rent],
        [
            line("purchase", 0, 100, order="0"),
            line("purchase", 2, 100, order="2"),
            line("purchase", 3, 100, order="3"),
            line("prepaid", 0, -30, subject="paid"),
            # 10 a year for 92, 92, 90 and 91 days.
            line("support", 0, "2.52", order="0"),
            line("support", 1, "2.52", order="0"),
            line("support", 2, "2.47", order="0"),
            line("support", 2, "2.47", order="2"),
            line("support", 3, "2.49", order="0"),
            line("support", 3, "2.49", order="2"),
            line("support", 3, "2.49", order="3"),
            # 91 and 92 days.
            line("rent", 3, "21.84", order="rent"),
            line("rent", 4, "22.08", order="rent"),
            # A tenth of 343.92.
            line("rebate", 4, "-34.39", subject="S"),
            line("residual", 4, -50, order="0"),
            line("residual", 4, -50, order="2"),
            line("residual", 4, -50, order="3"),
        ],
        limits=limits,
    )


USED: list[tuple[dict[str, Any], str, str]] = [
    ({}, "budget", "296.98"),
    ({"lines": "capital"}, "budget.capital", "235.61"),
    ({"lines": "operating"}, "budget.operating", "61.37"),
    ({"period": 0}, "budget.0", "72.52"),
    ({"period": 1}, "budget.1", "2.52"),
    ({"period": 3, "lines": "operating"}, "budget.operating.3", "29.31"),
    ({"year": 2023}, "budget.FY2023", "72.52"),
    # The rest of the rent falls in the last quarter of the fiscal year, with the rebate.
    ({"year": 2024}, "budget.FY2024", "224.46"),
    ({"year": 2024, "lines": "capital"}, "budget.capital.FY2024", "165.61"),
    ({"year": 2025}, "budget.FY2025", "0.00"),
]


@pytest.mark.parametrize(("fields", "key", "used"), USED, ids=[key for _, key, _ in USED])
def test_a_budget_counts_its_lines_in_its_window(
    fields: dict[str, Any], key: str, used: str
) -> None:
    """To the cent: exactly what is due is enough, a cent less is not."""
    limit = Limit(family="budget", value=D(used), **fields)
    assert limit.key == key
    assert broken(_made(limit), (_plan(**{key: (used, used)}))) == set()
    less = D(used) - D("0.01")
    tight = _made(replace(limit, value=less))
    assert limits_broken(tight, (_plan(**{key: (less, used)}))) == {key}


def test_what_is_due_after_the_horizon_counts_in_the_fiscal_year_that_holds_it() -> None:
    """With fiscal years from July, the rest of the rent and the rebate are the next one's."""
    years = tuple(
        Limit(family="budget", year=year, value=D(value))
        for year, value in ((2024, "309.29"), (2025, "-12.31"))
    )
    plan = _plan(**{one.key: (one.value, one.value) for one in years})
    assert broken(_made(*years, fiscal_month=7), (plan)) == set()


def _carry(values: dict[int, str], carrying: set[int], **fields: Any) -> tuple[Limit, ...]:
    return tuple(
        Limit(family="budget", period=t, value=D(value), carry_over=t in carrying, **fields)
        for t, value in values.items()
    )


def test_what_the_period_before_left_may_be_spent_too() -> None:
    """The second quarter leaves 50 - 2.52, with which 60 are enough for 104.94."""
    limits = _carry({1: "50", 2: "60"}, {2})
    plan = _plan(**{"budget.1": (50, "2.52"), "budget.2": ("107.48", "104.94")})
    assert broken(_made(*limits), plan) == set()
    # Without carrying over, the same is too much, and measured against less.
    found = broken(_made(*_carry({1: "50", 2: "60"}, set())), plan)
    assert found == {"audit-limit", "audit-limit-value"}
    # Where the period before has no budget of its own, or of other lines, nothing is carried.
    alone = _made(*_carry({0: "500", 2: "60"}, {2}))
    assert limits_broken(alone, plan) == {"budget.2"}
    other = _carry({1: "50"}, set(), lines="capital") + _carry({2: "60"}, {2})
    assert limits_broken(_made(*other), plan) == {"budget.2"}
    off = (replace(limits[0], on=False), limits[1])
    assert limits_broken(_made(*off), plan) == {"budget.2"}


def test_what_was_carried_and_not_spent_is_carried_on() -> None:
    """100 - 72.52, then 10 more and 2.52 less, leave 34.96 for the third quarter."""
    limits = _carry({0: "100", 1: "10", 2: "70"}, {1, 2})
    plan = _plan(
        **{
            "budget.0": (100, "72.52"),
            "budget.1": ("37.48", "2.52"),
            "budget.2": ("104.96", "104.94"),
        }
    )
    assert broken(_made(*limits), plan) == set()
    tight = (*limits[:2], replace(limits[2], value=D("69.97")))
    assert limits_broken(_made(*tight), plan) == {"budget.2"}


def test_what_was_overspent_is_not_taken_from_the_next() -> None:
    """A budget that does not hold is one fault, not two."""
    limits = _carry({0: "10", 1: "3"}, {1})
    plan = _plan(**{"budget.0": (10, "72.52"), "budget.1": (3, "2.52")})
    assert limits_broken(_made(*limits), plan) == {"budget.0"}


def test_a_fiscal_year_carries_over_to_the_next() -> None:
    """What 2023 left of its own budget of the same lines may be spent in 2024."""
    years = (
        Limit(family="budget", year=2023, value=D(100)),
        Limit(family="budget", year=2024, value=D(200), carry_over=True),
    )
    plan = _plan(**{"budget.FY2023": (100, "72.52"), "budget.FY2024": ("227.48", "224.46")})
    assert broken(_made(*years), plan) == set()
    calendar = _made(*years, fiscal_month=1)
    assert "audit-limit-use" in broken(calendar, plan)
    assert limits_broken(_made(years[0], replace(years[1], carry_over=False)), plan) == {
        "budget.FY2024"
    }


@pytest.mark.parametrize("year", [-5, 0, 9999])
def test_a_fiscal_year_that_no_calendar_has_holds_nothing(year: int) -> None:
    """A slip of the pen is said to be no year of the plan; it stops nothing."""
    limit = Limit(family="budget", year=year, value=D(1))
    assert limits_broken(_made(limit), _plan(**{limit.key: (1, 0)})) == set()
