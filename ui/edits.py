"""Edits of a project, one function each: what was entered goes in, new records come out.

Nothing here knows a window. Every function leaves its input as it is and shares with
the result all that it did not change.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from operator import is_not
from typing import Any, TypeVar

from procure.chips import Chip
from procure.demand import DemandRow, Site, Throughput, Workload
from procure.editions import with_editions, with_past_kept
from procure.errors import InputError
from procure.offer_changes import replaced
from procure.offer_facts import place_of
from procure.offer_pairs import NOBODY, with_known_ids
from procure.offers import Catalog
from procure.project import Project
from procure.record import record
from procure.scenario import Limit, Scenario, ShortfallPrice, WorkloadWeight
from procure.units import Horizon, Rate
from ui.lost_names import known_names, project_kept, scenario_kept
from ui.price_lists.kept_terms import with_kept_terms

T = TypeVar("T")

MONTHS_OF_QUARTER = 3


@record
class Inputs:
    """A project and the scenario of it that is shown, which may be newer than its copy there."""

    project: Project
    scenario: Scenario

    def with_project(self, **fields: Any) -> "Inputs":
        """Give these inputs with fields of the project replaced."""
        return Inputs(project=replace(self.project, **fields), scenario=self.scenario)

    def with_scenario(self, **fields: Any) -> "Inputs":
        """Give these inputs with fields of the scenario replaced."""
        return Inputs(project=self.project, scenario=replace(self.scenario, **fields))

    def whole(self) -> Project:
        """Give the project with the scenario in its place."""
        scenarios = tuple(
            self.scenario if known.name == self.scenario.name else known
            for known in self.project.scenarios
        )
        return replace(self.project, scenarios=scenarios)


def free_id(name: str, taken: Iterable[str]) -> str:
    """Make an id of a name that is not taken yet: "LLM chat" gives "llm-chat"."""
    known = set(taken)
    stem = re.sub(r"[^\w]+", "-", name.strip().lower()).strip("-") or "new"
    found, number = stem, 2
    while found in known:
        found, number = f"{stem}-{number}", number + 1
    return found


def swapped(known: tuple[T, ...], old: T | None, new: T | None) -> tuple[T, ...]:
    """Replace one record of a tuple, append it (no old one) or take it out (no new one)."""
    if old is None:
        return known if new is None else (*known, new)
    return tuple(one for one in (new if each is old else each for each in known) if one is not None)


def _refuse_taken(name: str, others: Iterable[str]) -> None:
    if name.casefold() in (other.casefold() for other in others):
        raise InputError("entry-taken", name=name)


# Price lists


def with_offer(inputs: Inputs, offer_id: str, **fields: Any) -> Inputs:
    """Change fields of one offer."""
    catalogs = tuple(_with_offer(one, offer_id, fields) for one in inputs.project.catalogs)
    return inputs.with_project(catalogs=catalogs)


def _with_offer(catalog: Catalog, offer_id: str, fields: Mapping[str, Any]) -> Catalog:
    offers, at = catalog.offers, place_of(catalog.offers, offer_id)
    if at is None:
        return catalog
    new = replace(offers[at], **fields)
    kept = with_past_kept(catalog, offers[at])
    return replace(kept, offers=(*offers[:at], new, *offers[at + 1 :]))


def with_use(inputs: Inputs, offer_id: str, *, used: bool) -> Inputs:
    """Let the scenario order an offer, or exclude it."""
    excluded = tuple(known for known in inputs.scenario.excluded if known != offer_id)
    return inputs.with_scenario(excluded=excluded if used else (*excluded, offer_id))


def with_catalog(
    inputs: Inputs,
    catalog: Catalog,
    chips: Iterable[Chip] = (),
    confirmed: Mapping[str, str] = NOBODY,
    *,
    ready: Catalog | None = None,
) -> Inputs:
    """Add a price list, in the place of the one of the same supplier if there is one.

    `chips` are added where the project lacks them; exclusions of offers that are gone, and
    what else names them, are dropped in every scenario. `ready` is what in_place_of gives,
    where somebody asked it already.
    """
    project = inputs.project
    old = replaced(project.catalogs, catalog)
    new = in_place_of(old, catalog, confirmed) if ready is None else ready
    known_chips = {chip.id for chip in project.chips}
    added = tuple(chip for chip in chips if chip.id not in known_chips)
    return without_lost_names(
        inputs.with_project(
            catalogs=swapped(project.catalogs, old, new), chips=project.chips + added
        )
    )


def in_place_of(
    old: Catalog | None, catalog: Catalog, confirmed: Mapping[str, str] = NOBODY
) -> Catalog:
    """Give a price list as it takes the place of the supplier's old one, if there is one.

    Offers that are known again keep the ids they had, also those that a person `confirmed`
    to be renamed (id in the new list, id in the old); one that says the same as before is
    the very same record. What the old list quoted is kept as an edition, and what was agreed
    with the supplier and stands in no file stays (ui.price_lists.kept_terms).
    """
    if old is None:
        return catalog
    known_again = with_known_ids(old, catalog, confirmed)
    new = with_kept_terms(old, known_again)
    before = {offer.id: offer for offer in old.offers}
    pairs = ((before.get(offer.id), offer) for offer in new.offers)
    offers = tuple(one if one == offer and one is not None else offer for one, offer in pairs)
    if any(map(is_not, offers, new.offers)):
        new = replace(new, offers=offers)
    return with_editions(old, new)


def without_catalog(inputs: Inputs, supplier: str) -> Inputs:
    """Take a supplier's price list out, and what pools and scenarios said of its offers."""
    catalogs = tuple(known for known in inputs.project.catalogs if known.supplier != supplier)
    return without_lost_names(inputs.with_project(catalogs=catalogs))


def without_lost_names(inputs: Inputs) -> Inputs:
    """Take out what names something that the project no longer has, in every scenario."""
    known = known_names(inputs.project)
    return Inputs(
        project=project_kept(inputs.project), scenario=scenario_kept(inputs.scenario, known)
    )


def with_rate(inputs: Inputs, currency: str, rate: Rate | None) -> Inputs:
    """Set what a currency is worth; None takes the rate out."""
    old = next((known for known in inputs.project.rates if known.currency == currency), None)
    return inputs.with_project(rates=swapped(inputs.project.rates, old, rate))


# Workloads, throughputs, sites


def with_workload(inputs: Inputs, workload_id: str, **fields: Any) -> Inputs:
    """Change fields of a workload; its name must stay its own."""
    workloads = inputs.project.workloads
    if "name" in fields:
        _refuse_taken(fields["name"], (one.name for one in workloads if one.id != workload_id))
    return inputs.with_project(
        workloads=tuple(
            replace(one, **fields) if one.id == workload_id else one for one in workloads
        )
    )


def with_new_workload(inputs: Inputs, name: str, unit: str) -> tuple[Inputs, str]:
    """Add a workload; give the new inputs and its id."""
    workloads = inputs.project.workloads
    _refuse_taken(name, (one.name for one in workloads))
    new = Workload(id=free_id(name, (one.id for one in workloads)), name=name, unit=unit)
    return inputs.with_project(workloads=(*workloads, new)), new.id


def without_workload(inputs: Inputs, workload_id: str) -> Inputs:
    """Take a workload out, with its throughputs, ports, demand, prices and weights."""
    workloads = tuple(one for one in inputs.project.workloads if one.id != workload_id)
    return without_lost_names(inputs.with_project(workloads=workloads))


def with_throughput(inputs: Inputs, chip: str, workload: str, value: Decimal | None) -> Inputs:
    """Set what a chip does of a workload; a new value is an assumption until it has a source."""
    old = _throughput(inputs.project, chip, workload)
    if (old.value if old else None) == value:
        return inputs
    new = None
    if value is not None:
        new = Throughput(chip=chip, workload=workload, value=value, assumption=True)
    return inputs.with_project(throughputs=swapped(inputs.project.throughputs, old, new))


def with_throughput_source(inputs: Inputs, chip: str, workload: str, source: str) -> Inputs:
    """Name who measured a throughput; without a source it is an assumption."""
    old = _throughput(inputs.project, chip, workload)
    if old is None:
        return inputs
    new = replace(old, source=source, assumption=not source)
    return inputs.with_project(throughputs=swapped(inputs.project.throughputs, old, new))


def _throughput(project: Project, chip: str, workload: str) -> Throughput | None:
    for one in project.throughputs:
        if one.chip == chip and one.workload == workload:
            return one
    return None


def with_site(inputs: Inputs, site_id: str, **fields: Any) -> Inputs:
    """Change fields of a site; its name must stay its own."""
    sites = inputs.project.sites
    if "name" in fields:
        _refuse_taken(fields["name"], (one.name for one in sites if one.id != site_id))
    return inputs.with_project(
        sites=tuple(replace(one, **fields) if one.id == site_id else one for one in sites)
    )


def with_new_site(inputs: Inputs, name: str, country: str) -> tuple[Inputs, str]:
    """Add a site of which nothing else is known yet; give the new inputs and its id."""
    sites = inputs.project.sites
    _refuse_taken(name, (one.name for one in sites))
    new = Site(id=free_id(name, (one.id for one in sites)), name=name, country=country)
    return inputs.with_project(sites=(*sites, new)), new.id


def without_site(inputs: Inputs, site_id: str) -> Inputs:
    """Take a site out, with the fleet, the demand and the limits at it in every scenario."""
    sites = tuple(site for site in inputs.project.sites if site.id != site_id)
    return without_lost_names(inputs.with_project(sites=sites))


# Demand and horizon


def with_demand(
    inputs: Inputs,
    workload: str,
    site: str,
    amounts: tuple[Decimal, ...] | None,
    source: str = "",
) -> Inputs:
    """Set the demand of a workload at a site in every period; None takes the row out.

    `source` says where the amounts come from; without one, that of other amounts goes.
    """
    known = inputs.scenario.demand
    old = next((row for row in known if (row.workload, row.site) == (workload, site)), None)
    new = None
    if amounts is not None:
        new = DemandRow(workload=workload, site=site, amounts=amounts, source=source)
        # A source vouches for the figures it was named for, not for others.
        if old is not None and not source:
            new = replace(old, amounts=amounts, source="" if old.amounts != amounts else old.source)
    return inputs.with_scenario(demand=swapped(known, old, new))


def with_demand_cell(
    inputs: Inputs, workload: str, site: str, period: int, amount: Decimal
) -> Inputs:
    """Set the demand of one period; periods that the row lacks are filled with zero."""
    row = next(
        one for one in inputs.scenario.demand if (one.workload, one.site) == (workload, site)
    )
    periods = max(inputs.scenario.horizon.periods, period + 1)
    amounts = list(row.amounts[:periods]) + [Decimal(0)] * (periods - len(row.amounts))
    amounts[period] = amount
    return with_demand(inputs, workload, site, tuple(amounts))


def with_horizon(inputs: Inputs, horizon: Horizon) -> Inputs:
    """Change the periods and fit the demand to them.

    A quarter's demand holds in each of its months; a quarter takes the largest demand
    of its months; periods added at the end repeat the last one.
    """
    before = inputs.scenario.horizon

    def fitted(amounts: tuple[Decimal, ...]) -> tuple[Decimal, ...]:
        fit = amounts
        if (before.months, horizon.months) == (MONTHS_OF_QUARTER, 1):
            fit = tuple(amount for amount in amounts for _ in range(MONTHS_OF_QUARTER))
        elif (before.months, horizon.months) == (1, MONTHS_OF_QUARTER):
            fit = tuple(
                max(amounts[first : first + MONTHS_OF_QUARTER])
                for first in range(0, len(amounts), MONTHS_OF_QUARTER)
            )
        last = fit[-1] if fit else Decimal(0)
        return fit[: horizon.periods] + (last,) * (horizon.periods - len(fit))

    demand = tuple(replace(row, amounts=fitted(row.amounts)) for row in inputs.scenario.demand)
    return inputs.with_scenario(horizon=horizon, demand=demand)


def with_shortfall_price(inputs: Inputs, workload: str, price: Decimal | None) -> Inputs:
    """Set what a unit-year of a workload not served costs; None: it must be served in full."""
    known = inputs.scenario.shortfall_prices
    old = next((one for one in known if one.workload == workload), None)
    new = None if price is None else ShortfallPrice(workload=workload, price=price)
    return inputs.with_scenario(shortfall_prices=swapped(known, old, new))


def with_weight(inputs: Inputs, workload: str, weight: Decimal | None) -> Inputs:
    """Set how much serving a workload counts where the most is to be served; None: as 1."""
    known = inputs.scenario.weights
    old = next((one for one in known if one.workload == workload), None)
    new = None if weight is None else WorkloadWeight(workload=workload, weight=weight)
    return inputs.with_scenario(weights=swapped(known, old, new))


# Limits


def with_limit(inputs: Inputs, limit: Limit, **fields: Any) -> Inputs:
    """Change fields of a limit; one that holds by default becomes the scenario's own."""
    known = inputs.scenario.limits
    old = next((one for one in known if one.key == limit.key), None)
    return inputs.with_scenario(limits=swapped(known, old, replace(old or limit, **fields)))


def without_limit(inputs: Inputs, key: str) -> Inputs:
    """Take a limit of the scenario's own out."""
    limits = tuple(one for one in inputs.scenario.limits if one.key != key)
    return inputs.with_scenario(limits=limits)
