"""What is wrong or missing about the places where chips run."""

from collections.abc import Iterator, Mapping
from typing import Final

from procure.check.problem import Problem, stops, warns
from procure.check.ranges import MOST_COUNT, MOST_MONEY, is_within
from procure.project import Project
from procure.scenario import Scenario
from procure.units import plain

_RANGES_OF_SITE: Final[Mapping[str, tuple[int, int]]] = {
    "power_kw": (0, MOST_COUNT),
    "racks": (0, MOST_COUNT),
    "pue": (1, 100),
    "energy_price": (0, MOST_MONEY),
    "hosting_price": (0, MOST_MONEY),
}


def of_sites(project: Project, scenario: Scenario) -> Iterator[Problem]:
    """Check the sites of the buyer's, and the suppliers' regions."""
    if not project.sites:
        yield stops("site-none", "scenario", "sites")
    for site in project.sites:
        for field in ("power_kw", "pue", "energy_price"):
            unset = getattr(site, field) is None and not site.supplier
            if unset and (field == "power_kw" or scenario.utilisation is not None):
                yield warns(f"site-{field}-unknown", "sites", site.id, field, site=site.name)
        for field, (least, most) in _RANGES_OF_SITE.items():
            figure = getattr(site, field)
            if not is_within(figure, least, most):
                yield stops(
                    "site-figure",
                    *("sites", site.id, field),
                    site=site.name,
                    value=plain(figure),
                    low=str(least),
                    most=str(most),
                )
