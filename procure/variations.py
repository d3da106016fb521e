"""A project or scenario with one thing otherwise: what explanations ask about.

Nothing here is written to a project; each function gives a new record.
"""

from collections.abc import Callable, Container
from dataclasses import replace
from datetime import date
from decimal import Context, Decimal
from typing import Final, Literal

from procure.limits import limit_by_key
from procure.offers import Offer
from procure.project import Project
from procure.scenario import Limit, Scenario
from procure.units import DAYS_PER_YEAR, EXACT

_DEMAND: Final = Context(prec=15)
"""The digits of a demand that has grown: roots have no end."""


def with_limit(scenario: Scenario, limit: Limit) -> Scenario:
    """Give a scenario in which a limit stands as given, in the place of the one of its key."""
    if any(one.key == limit.key for one in scenario.limits):
        kept = tuple(limit if one.key == limit.key else one for one in scenario.limits)
        return replace(scenario, limits=kept)
    return replace(scenario, limits=(*scenario.limits, limit))


def with_limit_value(project: Project, scenario: Scenario, key: str, value: Decimal) -> Scenario:
    """Give a scenario in which the limit of a key has another value.

    Raises KeyError for a key that the scenario has no limit of.
    """
    return with_limit(scenario, replace(_limit(project, scenario, key), value=value, on=True))


def without_limit(project: Project, scenario: Scenario, key: str) -> Scenario:
    """Give a scenario in which the limit of a key is switched off; raises KeyError."""
    return with_limit(scenario, replace(_limit(project, scenario, key), on=False))


def _limit(project: Project, scenario: Scenario, key: str) -> Limit:
    limit = limit_by_key(project, scenario, key)
    if limit is None:
        raise KeyError(key)
    return limit


def with_offers(project: Project, change: Callable[[Offer], Offer]) -> Project:
    """Give a project with each offer as `change` gives it back."""
    return replace(
        project,
        catalogs=tuple(
            replace(catalog, offers=tuple(change(offer) for offer in catalog.offers))
            for catalog in project.catalogs
        ),
    )


def with_price_factor(project: Project, offers: Container[str], factor: Decimal) -> Project:
    """Give a project in which all price breaks of some offers (ids) are so many times as dear.

    Fixed costs of orders and integration stay what they are.
    """

    def change(offer: Offer) -> Offer:
        if offer.id not in offers:
            return offer
        breaks = tuple(
            replace(one, unit_price=EXACT.multiply(one.unit_price, factor)) for one in offer.breaks
        )
        return replace(offer, breaks=breaks)

    return with_offers(project, change)


def with_offer(project: Project, offer: Offer) -> Project:
    """Give a project in which the offer of the same id stands as given."""
    return with_offers(project, lambda one: offer if one.id == offer.id else one)


def with_offers_from(project: Project, offers: Container[str], day: date) -> Project:
    """Give a project in which some offers (ids) can be ordered from a day on, not before."""

    def change(offer: Offer) -> Offer:
        if offer.id not in offers or (offer.valid_from is not None and offer.valid_from >= day):
            return offer
        return replace(offer, valid_from=day)

    return with_offers(project, change)


def without_offer(scenario: Scenario, offer: str) -> Scenario:
    """Give a scenario in which an offer (id) is not ordered."""
    return replace(scenario, excluded=tuple(dict.fromkeys((*scenario.excluded, offer))))


def with_demand_factor(scenario: Scenario, factor: Decimal, workload: str = "") -> Scenario:
    """Give a scenario that asks for so many times as much, of one workload or (empty) of all."""
    return replace(
        scenario,
        demand=tuple(
            replace(row, amounts=tuple(EXACT.multiply(one, factor) for one in row.amounts))
            if workload in {"", row.workload}
            else row
            for row in scenario.demand
        ),
    )


def with_demand_growth(scenario: Scenario, yearly: Decimal, workload: str = "") -> Scenario:
    """Give a scenario whose demand, of one workload or of all, grows by so much more a year.

    What a period asks for is multiplied by (1 + yearly) ** years, the years being those from
    the horizon's start to the period's, and kept to 15 digits.
    """
    horizon = scenario.horizon

    def grown(period: int, amount: Decimal) -> Decimal:
        days = (horizon.starts(period) - horizon.start).days
        if not days or not yearly:
            return amount
        return _DEMAND.multiply(amount, _DEMAND.power(1 + yearly, Decimal(days) / DAYS_PER_YEAR))

    return replace(
        scenario,
        demand=tuple(
            replace(row, amounts=tuple(grown(*one) for one in enumerate(row.amounts)))
            if workload in {"", row.workload}
            else row
            for row in scenario.demand
        ),
    )


def with_lead_weeks(project: Project, offers: Container[str], weeks: Decimal) -> Project:
    """Give a project in which some offers (ids) take so many weeks more, or fewer, to none.

    A lead time that is not known stays unknown.
    """

    def later(quoted: Decimal | None) -> Decimal | None:
        return None if quoted is None else max(EXACT.add(quoted, weeks), Decimal(0))

    def change(offer: Offer) -> Offer:
        if offer.id not in offers:
            return offer
        return replace(
            offer,
            lead_weeks=later(offer.lead_weeks),
            lead_weeks_p90=later(offer.lead_weeks_p90),
        )

    return with_offers(project, change)


def with_throughput_factor(
    project: Project, chip: str, factor: Decimal, workload: str = ""
) -> Project:
    """Give a project in which a chip does so many times as much of one workload, or of all."""
    return replace(
        project,
        throughputs=tuple(
            replace(one, value=EXACT.multiply(one.value, factor))
            if one.chip == chip and workload in {"", one.workload} and one.value is not None
            else one
            for one in project.throughputs
        ),
    )


def with_energy_factor(project: Project, factor: Decimal) -> Project:
    """Give a project in which energy costs so many times as much at every site."""
    return replace(
        project,
        sites=tuple(
            site
            if site.energy_price is None
            else replace(site, energy_price=EXACT.multiply(site.energy_price, factor))
            for site in project.sites
        ),
    )


def with_least_units(project: Project, scenario: Scenario, offer: str, units: int) -> Scenario:
    """Give a scenario in which at least so many units of an offer (id) are ordered in all.

    A limit that asks for more stays what it is.
    """
    return with_limit(scenario, _units_limit(project, scenario, offer, units, "minimum"))


def with_most_units(project: Project, scenario: Scenario, offer: str, units: int) -> Scenario:
    """Give a scenario in which at most so many units of an offer (id) are ordered in all.

    A limit that allows fewer stays what it is.
    """
    return with_limit(scenario, _units_limit(project, scenario, offer, units, "maximum"))


def _units_limit(
    project: Project,
    scenario: Scenario,
    offer: str,
    units: int,
    bound: Literal["maximum", "minimum"],
) -> Limit:
    asked = Limit(family="quantity", bound=bound, by="offer", subject=offer, value=Decimal(units))
    stated = limit_by_key(project, scenario, asked.key)
    if stated is None or not stated.on or stated.value is None:
        return asked
    tighter = max if bound == "minimum" else min
    return replace(stated, value=tighter(stated.value, Decimal(units)))


def with_promised_weeks(offer: Offer, weeks: Decimal) -> Offer:
    """Give an offer that is promised within so many weeks, whichever figure a scenario plans by."""
    return replace(offer, lead_weeks=weeks, lead_weeks_p90=None)


def with_minimum(offer: Offer, units: int) -> Offer:
    """Give an offer of which an order is at least so many units.

    Nothing below the first price break is sold either, so that it begins no later.
    """
    first, *later = offer.breaks
    begins = replace(first, quantity=min(first.quantity, units))
    return replace(offer, moq=units, breaks=(begins, *later))
