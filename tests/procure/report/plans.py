"""Plans of many kinds, small enough to be made in a moment: what workbooks are tried with.

Each holds what its name says, and about every second one money that does not come out even:
several currencies, and a project's money without minor units or with three digits of them.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from procure import storage
from procure.demand import Site
from procure.offers import Catalog, Offer, Rebate
from procure.plan import Plan
from procure.project import Project
from procure.scenario import Scenario
from procure.units import Rate
from solver.planner import make_plan
from tests.builders import START, D, catalog, demand, offer, project, scenario
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

SAMPLES: Final = ("first-steps", "december-2023")
"""The sample projects, whose plans are of the size of real ones."""
_PROJECTS: Final = Path(__file__).parents[3] / "seeds" / "projects"

# Not those of any day: near one, so that what was affordable stays so.
_RATES: Final = {"USD": "1.0137", "EUR": "1.0931", "JPY": "0.9713", "KWD": "1.0219"}
_UNEVEN: Final = Decimal("1.00371")


@cache
def planned(kind: str) -> Planned:
    """Make the plan of a kind, or give it once more."""
    if kind in SAMPLES:
        made = storage.read(_PROJECTS / f"{kind}.json")
    elif kind in _BY_HAND:
        made = _BY_HAND[kind]()
    else:
        seed, currency = _KINDS[kind]
        made = random_project(seed, frozenset(kind.split()))
        if currency:
            made = _in_uneven_money(made, currency)
    asked = made.scenario()
    return Planned(made, asked, make_plan(made, asked))


def _in_uneven_money(made: Project, currency: str) -> Project:
    """Quote each offer in another currency than the one before it, at prices with more digits."""
    offers = [one.id for _, one in made.offers()]
    of = dict(zip(offers, list(_RATES) * len(offers), strict=False))

    def quoted(one: Offer) -> Offer:
        breaks = (replace(step, unit_price=step.unit_price * _UNEVEN) for step in one.breaks)
        return replace(one, currency=of[one.id], breaks=tuple(breaks))

    def listed(one: Catalog) -> Catalog:
        return replace(one, offers=tuple(map(quoted, one.offers)))

    rates = (
        Rate(currency=name, rate=Decimal(rate), on=date(2024, 1, 1), source="made up")
        for name, rate in _RATES.items()
        if name != currency
    )
    return replace(
        made,
        currency=currency,
        catalogs=tuple(map(listed, made.catalogs)),
        rates=tuple(rates),
    )


def _half_way() -> Project:
    """Make a plan whose amounts lie half way between two cents, as whole and as parts.

    Some of them are so in binary numbers as well, some only in decimal ones.
    """
    late = {"lead_weeks": D(14)}
    half = {"deposit": D("0.5"), **late}
    return project(
        [
            catalog(
                "S",
                offer("binary", "h100", "100.125", moq=1, supply_total=1, **half),
                offer("decimal", "h100", "1000.005", supply_total=3, **half),
                offer(
                    "euros",
                    "h100",
                    "40.03",
                    supply_total=5,
                    currency="EUR",
                    deposit=D("0.3"),
                    **late,
                ),
                offer("parts", "h100", "1000.01", supply_total=7, support_rate=D("0.05"), **late),
                offer("worth", "h100", "2000.25", supply_total=1, residual_value=D("0.3"), **late),
            )
        ],
        scenario(demand(0, 0, 60, 170), discount_rate=D("0.07")),
        rates=(Rate(currency="EUR", rate=D("1.5"), on=START, source="made up"),),
    )


def _billions() -> Project:
    """Make a plan of half a million chips for tens of billions, in parts that must come out."""
    nodes = [(1, "287654.31"), (1000, "271828.18"), (20000, "259876.543")]
    return project(
        [
            catalog(
                "S",
                offer(
                    "nodes",
                    "h100",
                    nodes,
                    count=8,
                    deposit=D("0.3"),
                    break_kind="incremental",
                    supply_total=33333,
                ),
                offer("cards", "h100", "46913.57", supply_per_period=70001, currency="EUR"),
            )
        ],
        scenario(demand(1_000_000, 3_000_000, 4_000_000)),
        rates=(Rate(currency="EUR", rate=D("1.0931"), on=START, source="made up"),),
        sites=(Site(id="here", name="Here", country="US", pue=D("1.2"), energy_price=D("0.0731")),),
    )


def _one_period() -> Project:
    """Make a plan of one period, for one site, from one offer."""
    return project([catalog("S", offer("o", "h100", 100))], scenario(demand(50)))


def _same_but_for_case() -> Project:
    """Make a plan with two suppliers whom formulas could take for one; one of them pays back."""
    back = (Rebate(threshold=D(1000), currency="USD", rate=D("0.1")),)
    return project(
        [
            replace(catalog("ACME", offer("a", "h100", "1000.5", supply_total=3)), rebates=back),
            catalog("Acme", offer("b", "h100", 2000, supply_total=9)),
        ],
        scenario(demand(0, 0, 60, 80)),
    )


_BY_HAND: Final[dict[str, Callable[[], Project]]] = {
    "amounts half way between two cents": _half_way,
    "half a million chips for tens of billions": _billions,
    "one period": _one_period,
    "suppliers whose names differ by case alone": _same_but_for_case,
}
KINDS: Final = (*_KINDS, *_BY_HAND)
