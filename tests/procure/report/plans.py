"""Plans of many kinds, small enough to be made in a moment: what workbooks are tried with.

Each holds what its name says, and about every second one money that does not come out even:
several currencies, and a project's money without minor units or with three digits of them.
"""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Final, NamedTuple

from procure.offers import Catalog, Offer
from procure.plan import Plan
from procure.project import Project
from procure.scenario import Scenario
from procure.units import Rate
from solver.planner import make_plan
from tests.solver.random_instances import random_project


class Planned(NamedTuple):
    """A plan with what it is of."""

    project: Project
    scenario: Scenario
    plan: Plan


_KINDS: Final[dict[str, tuple[int, str]]] = {
    "breaks order_costs payment_terms support_and_residual": (19, ""),
    "cumulative_all_units currency payment_terms": (5, "KWD"),
    "cumulative_incremental several_chips discount": (16, "JPY"),
    "rent_from_supplier rent_to_site hosting budget_lines": (5, "USD"),
    "program program_earliest ramp payment_terms": (20, ""),
    "program_take_or_pay signed_program": (21, ""),
    "take_or_pay prepaid rebate": (3, "KWD"),
    "rebate_tiers breaks minimum prepaid": (5, "JPY"),
    "open_orders letter_assumed not_binding fleet": (5, "USD"),
    "ports fleet discount headroom": (17, ""),
    "ports max_served weights budget": (12, ""),
    "earliest weights validity budget_year": (8, "KWD"),
    "shortfall_prices carry_over p90": (3, "JPY"),
    "power racks lead_time several_chips": (3, "USD"),
    "pool licence supply_off": (2, ""),
    "licence_excluded ban suppliers": (3, ""),
    "share_of_spend share_of_chips support_and_residual": (5, "KWD"),
    "share_of_served ports quantity_of_offer": (12, "JPY"),
    "quantity_of_chip minimum rent_to_site rebate": (10, "USD"),
    "cumulative_all_units rebate program support_and_residual discount": (5, ""),
    "breaks rent_from_supplier currency take_or_pay budget headroom": (12, ""),
    "payment_terms order_costs carry_over prepaid program_take_or_pay": (6, "KWD"),
}
"""What each plan is made of, its seed, and the money of its project if that is uneven."""
KINDS: Final = tuple(_KINDS)

# Not those of any day: near one, so that what was affordable stays so.
_RATES: Final = {"USD": "1.0137", "EUR": "1.0931", "JPY": "0.9713", "KWD": "1.0219"}
_UNEVEN: Final = Decimal("1.00371")


@cache
def planned(kind: str) -> Planned:
    """Make the plan of a kind, or give it once more."""
    seed, currency = _KINDS[kind]
    project = random_project(seed, frozenset(kind.split()))
    if currency:
        project = _in_uneven_money(project, currency)
    scenario = project.scenarios[0]
    return Planned(project, scenario, make_plan(project, scenario))


def _in_uneven_money(project: Project, currency: str) -> Project:
    """Quote each offer in another currency than the one before it, at prices with more digits."""
    offers = [offer.id for _, offer in project.offers()]
    of = dict(zip(offers, list(_RATES) * len(offers), strict=False))

    def quoted(offer: Offer) -> Offer:
        breaks = (replace(one, unit_price=one.unit_price * _UNEVEN) for one in offer.breaks)
        return replace(offer, currency=of[offer.id], breaks=tuple(breaks))

    def listed(catalog: Catalog) -> Catalog:
        return replace(catalog, offers=tuple(map(quoted, catalog.offers)))

    rates = (
        Rate(currency=name, rate=Decimal(rate), on=date(2024, 1, 1), source="made up")
        for name, rate in _RATES.items()
        if name != currency
    )
    return replace(
        project,
        currency=currency,
        catalogs=tuple(map(listed, project.catalogs)),
        rates=tuple(rates),
    )
