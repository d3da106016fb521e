"""A project: everything a buyer has gathered, and the scenarios asked of it."""

from typing import Literal

from procure.chips import Chip
from procure.demand import FleetLine, Pool, Readiness, Site, Throughput, Workload
from procure.errors import NotFoundError
from procure.offers import Catalog, Offer
from procure.record import record
from procure.scenario import Scenario
from procure.units import Rate

FORMAT = 1
"""The number of the project file's format; raised when old programs cannot read it."""


@record
class Project:
    """Chips, workloads, sites, fleet, price lists and scenarios, in one currency."""

    format: Literal[1]
    name: str
    currency: str
    note: str = ""
    chips: tuple[Chip, ...] = ()
    workloads: tuple[Workload, ...] = ()
    throughputs: tuple[Throughput, ...] = ()
    readiness: tuple[Readiness, ...] = ()
    sites: tuple[Site, ...] = ()
    fleet: tuple[FleetLine, ...] = ()
    pools: tuple[Pool, ...] = ()
    rates: tuple[Rate, ...] = ()
    catalogs: tuple[Catalog, ...] = ()
    scenarios: tuple[Scenario, ...]

    def scenario(self, name: str = "") -> Scenario:
        """Give the scenario of that name, or the first; raise NotFoundError."""
        if not name and self.scenarios:
            return self.scenarios[0]
        for scenario in self.scenarios:
            if scenario.name == name:
                return scenario
        names = ", ".join(f"“{scenario.name}”" for scenario in self.scenarios)
        raise NotFoundError("scenario-not-found", name=name, names=names)

    def offers(self) -> tuple[tuple[Catalog, Offer], ...]:
        """List every offer with the price list it stands in, in the order of the lists."""
        return tuple((catalog, offer) for catalog in self.catalogs for offer in catalog.offers)
