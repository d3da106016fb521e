"""At which sites the power and the racks of what stands there count."""

from procure.demand import Site
from procure.limits import effective_limits, limit_value
from procure.project import Project
from procure.record import record
from procure.scenario import LimitFamily, Scenario


@record
class Places:
    """The ids of the sites where power counts (limited or paid for), and where racks do."""

    power: frozenset[str]
    racks: frozenset[str]


def places(project: Project, scenario: Scenario) -> Places:
    """Find where power and racks count in a scenario."""
    paid = {site.id for site in project.sites if _pays_for_power(site, scenario)}
    return Places(
        power=_limited(project, scenario, "power") | paid,
        racks=_limited(project, scenario, "racks"),
    )


def _limited(project: Project, scenario: Scenario, family: LimitFamily) -> frozenset[str]:
    return frozenset(
        limit.subject
        for limit in effective_limits(project, scenario)
        if limit.on and limit.family == family and limit_value(project, limit) is not None
    )


def _pays_for_power(site: Site, scenario: Scenario) -> bool:
    pays_energy = None not in (site.pue, site.energy_price, scenario.utilisation)
    return pays_energy or site.hosting_price is not None
