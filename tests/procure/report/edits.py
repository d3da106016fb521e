"""What becomes of a project and its orders when an input of the workbook is changed."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from procure.audit.facts import Facts
from procure.cell_record import Key
from procure.evaluation import GivenOrder, GivenOrders
from procure.limits import effective_limits
from procure.offers import Catalog, Offer
from procure.plan import Plan
from procure.project import Project
from procure.scenario import Scenario
from solver.engine import Options
from solver.evaluate import evaluate
from tests.procure.report.as_shared_out import as_shared_out

Units = Mapping[tuple[str, str], int]
"""Units by the id of an order and of a site."""


def edited(
    project: Project, scenario: Scenario, plan: Plan, changes: Mapping[Key, Decimal]
) -> tuple[Project, Scenario, Plan]:
    """Give the project and scenario with these inputs, and what the plan's orders come to there.

    The plan's own orders stand, but for their units where those were changed; so do its ports,
    and the share of the chips in place that does each work.
    """
    before = Facts(project, scenario, plan)
    units = {(one.order, one.site): one.units for one in plan.placements}
    for key, value in changes.items():
        if key[0] == "units":
            units[key[1], key[2]] = int(value)
        else:
            project, scenario = _CHANGES[key[0]](project, scenario, key[1:], value)
    given = GivenOrders(orders=_given(plan, units), ports=plan.ports)
    found = evaluate(project, scenario, given, Options(), optimum=False).plan
    return project, scenario, as_shared_out(before, project, scenario, found)


def _given(plan: Plan, units: Units) -> tuple[GivenOrder, ...]:
    orders = {order.id: order for order in plan.orders}
    return tuple(
        GivenOrder(offer=orders[order].offer, period=orders[order].period, site=site, units=count)
        for (order, site), count in units.items()
        if count
    )


Change = Callable[[Project, Scenario, Key, Decimal], tuple[Project, Scenario]]


def _scenario(
    project: Project, scenario: Scenario, key: Key, value: Decimal
) -> tuple[Project, Scenario]:
    return project, replace(scenario, **_field(key[0], value))


def _limit(
    project: Project, scenario: Scenario, key: Key, value: Decimal
) -> tuple[Project, Scenario]:
    # A site's power and a pool's supply are limits without standing in the scenario.
    known = {one.key: one for one in effective_limits(project, scenario)}
    limits = {one.key: one for one in scenario.limits}
    limits[key[0]] = replace(known[key[0]], value=value)
    return project, replace(scenario, limits=tuple(limits.values()))


def _demand(
    project: Project, scenario: Scenario, key: Key, value: Decimal
) -> tuple[Project, Scenario]:
    at, period = map(int, key[:2])
    rows = list(scenario.demand)
    amounts = list(rows[at].amounts)
    amounts[period] = value
    rows[at] = replace(rows[at], amounts=tuple(amounts))
    return project, replace(scenario, demand=tuple(rows))


def _rate(
    project: Project, scenario: Scenario, key: Key, value: Decimal
) -> tuple[Project, Scenario]:
    rates = (replace(one, rate=value) if one.currency == key[0] else one for one in project.rates)
    return replace(project, rates=tuple(rates)), scenario


def _site(
    project: Project, scenario: Scenario, key: Key, value: Decimal
) -> tuple[Project, Scenario]:
    name, field = key
    sites = (
        replace(one, **_field(field, value)) if one.id == name else one for one in project.sites
    )
    return replace(project, sites=tuple(sites)), scenario


def _fleet(
    project: Project, scenario: Scenario, key: Key, value: Decimal
) -> tuple[Project, Scenario]:
    name, field = key
    lines = (
        replace(one, **_field(field, value)) if one.id == name else one for one in project.fleet
    )
    return replace(project, fleet=tuple(lines)), scenario


def _readiness(
    project: Project, scenario: Scenario, key: Key, value: Decimal
) -> tuple[Project, Scenario]:
    stack, workload, field = key
    ready = (
        replace(one, **_field(field, value))
        if (one.stack, one.workload) == (stack, workload)
        else one
        for one in project.readiness
    )
    return replace(project, readiness=tuple(ready)), scenario


def _offer(
    project: Project, scenario: Scenario, key: Key, value: Decimal
) -> tuple[Project, Scenario]:
    name, *where = key

    def changed(offer: Offer) -> Offer:
        if where[0] != "breaks":
            return replace(offer, **_field(where[0], value))
        at, field = int(where[1]), where[2]
        breaks = list(offer.breaks)
        breaks[at] = replace(breaks[at], **_field(field, value))
        return replace(offer, breaks=tuple(breaks))

    catalogs = (
        replace(
            catalog,
            offers=tuple(changed(one) if one.id == name else one for one in catalog.offers),
        )
        for catalog in project.catalogs
    )
    return replace(project, catalogs=tuple(catalogs)), scenario


def _of_supplier(part: str) -> Change:
    """Change a program or commitment, by its id, or a rebate, by its number, of a supplier."""

    def change(
        project: Project, scenario: Scenario, key: Key, value: Decimal
    ) -> tuple[Project, Scenario]:
        supplier, name, field = key

        def changed(catalog: Catalog) -> Catalog:
            lines = list(getattr(catalog, part))
            for at, line in enumerate(lines):
                if getattr(line, "id", str(at)) == name:
                    lines[at] = replace(line, **_field(field, value))
            fields: dict[str, Any] = {part: tuple(lines)}
            return replace(catalog, **fields)

        catalogs = (changed(one) if one.supplier == supplier else one for one in project.catalogs)
        return replace(project, catalogs=tuple(catalogs)), scenario

    return change


_COUNTS = {"quantity", "moq", "multiple", "supply_per_period", "supply_total"}


def _field(name: str, value: Decimal) -> dict[str, Any]:
    return {name: int(value) if name in _COUNTS else value}


_CHANGES: Mapping[str, Change] = {
    "commitment": _of_supplier("commitments"),
    "demand": _demand,
    "fleet": _fleet,
    "limit": _limit,
    "offer": _offer,
    "program": _of_supplier("programs"),
    "rate": _rate,
    "readiness": _readiness,
    "rebate": _of_supplier("rebates"),
    "scenario": _scenario,
    "site": _site,
}
