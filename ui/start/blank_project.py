"""A project to begin with: what there is before anything is entered."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Final

from procure.project import Project
from procure.scenario import Scenario
from procure.units import Horizon
from procure.words import sentence

CURRENCIES: Final = ("USD", "EUR", "GBP", "JPY", "CNY", "INR", "KRW", "CAD", "AUD", "SGD", "TWD")
QUARTER: Final = 3
"""Months of a period, until somebody chooses otherwise."""

_PERIODS: Final = 8
_DISCOUNT: Final = Decimal("0.08")


def next_quarter(today: date) -> date:
    """Give the first day of the quarter after a day."""
    months = today.year * 12 + (today.month - 1) // QUARTER * QUARTER + QUARTER
    return date(months // 12, months % 12 + 1, 1)


def new_project(
    name: str, currency: str, horizon: Horizon, discount_rate: Decimal = _DISCOUNT
) -> Project:
    """Give a project with one scenario over `horizon`, and nothing else in it.

    `discount_rate` is yearly, as a fraction.
    """
    scenario = Scenario(
        name=sentence("new-first-scenario"), horizon=horizon, discount_rate=discount_rate
    )
    return Project(format=1, name=name, currency=currency, scenarios=(scenario,))


def blank_project(today: date) -> Project:
    """Give what the new project's dialog suggests: two years of quarters from the next one."""
    horizon = Horizon(start=next_quarter(today), months=QUARTER, periods=_PERIODS)
    return new_project(sentence("new-title"), CURRENCIES[0], horizon)
