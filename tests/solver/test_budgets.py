"""A budget counts the cash of its lines in its window, and carries over what is before it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from procure.plan import CAPITAL, CostKind
from procure.scenario import Limit
from procure.units import Horizon
from solver.budgets import chain, counts, fiscal_year, is_carried_over
from solver.candidates import screen
from solver.instance import Instance, make_instance
from tests.builders import D, catalog, demand, offer, project, scenario


@pytest.mark.parametrize(
    ("month", "years"),
    [
        (1, [2024, 2024, 2024, 2024, 2025]),
        (4, [2023, 2024, 2024, 2024, 2024]),
        (10, [2023, 2023, 2023, 2024, 2024]),
    ],
)
def test_a_period_belongs_to_the_fiscal_year_of_its_first_day(month: int, years: list[int]) -> None:
    """Four quarters of 2024, and what falls due after them."""
    asked = scenario(demand(1, 1, 1, 1), fiscal_month=month)
    assert [fiscal_year(asked, period) for period in range(5)] == years


def test_a_horizon_may_start_within_a_month() -> None:
    """A quarter from the middle of March to the middle of June starts in the old year."""
    horizon = Horizon(start=date(2024, 3, 15), months=3, periods=2)
    asked = scenario(demand(1, 1), horizon=horizon, fiscal_month=4)
    assert [fiscal_year(asked, period) for period in range(2)] == [2023, 2024]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, {("purchase", 0), ("purchase", 9), ("rent", 0), ("rent", 9)}),
        ({"lines": "capital"}, {("purchase", 0), ("purchase", 9)}),
        ({"lines": "operating", "period": 0}, {("rent", 0)}),
        ({"year": 2026}, {("purchase", 9), ("rent", 9)}),
    ],
)
def test_a_budget_counts_its_lines_in_its_window(
    fields: Any, expected: set[tuple[CostKind, int]]
) -> None:
    """Purchase is capital and rent is not; period 9 starts in 2026; residual is no cash."""
    asked = scenario(demand(1))
    limit = Limit(family="budget", value=D(1), **fields)
    kinds: tuple[CostKind, ...] = ("purchase", "rent", "residual")
    counted = {
        (kind, period) for kind in kinds for period in (0, 9) if counts(asked, limit, kind, period)
    }
    assert counted == expected
    assert "residual" not in CAPITAL


def instance_under(*limits: Limit) -> Instance:
    """Make an instance of four quarters."""
    asked = scenario(demand(1, 1, 1, 1), limits=limits)
    made = project([catalog("S", offer("o", "h100", 1))], asked)
    return make_instance(made, asked, screen(made, asked))


def test_a_chain_ends_where_nothing_is_carried_over() -> None:
    """It goes back over periods (or years) without a gap, of the same lines, switched on."""
    links = [
        Limit(family="budget", period=period, value=D(1), carry_over=period != 1)
        for period in range(4)
    ]
    other = Limit(family="budget", period=0, lines="capital", value=D(1))
    instance = instance_under(*links, other)
    assert chain(instance, links[3]) == (links[3], links[2], links[1])
    assert chain(instance, links[0]) == (links[0],)
    assert [is_carried_over(instance, one) for one in links] == [False, True, True, False]
    gap = instance_under(links[1], replace(links[2], on=False), links[3])
    assert chain(gap, links[3]) == (links[3],)
    years = [
        Limit(family="budget", year=year, value=D(1), carry_over=True) for year in (2023, 2024)
    ]
    assert chain(instance_under(*years), years[1]) == (years[1], years[0])
