"""What a limit can be about: of whom a share, which site, which period or fiscal year."""

from collections.abc import Callable, Mapping
from typing import Final

from procure.project import Project
from procure.record import record
from procure.scenario import LimitFamily, Scenario
from procure.units import MONTHS

_WHOLE: Final = "whole horizon"


@record
class Subject:
    """One choice: its name for the reader, and the fields of the limit it stands for."""

    name: str
    id: str = ""
    period: int | None = None
    year: int | None = None


def subjects(project: Project, scenario: Scenario, family: LimitFamily, by: str) -> list[Subject]:
    """List what a limit of a family can be about; nothing where it is about everything."""
    if family == "budget":
        return _times(scenario)
    find = _SUBJECTS.get((family, by))
    return [] if find is None else [Subject(name=name, id=one) for one, name in find(project)]


def _times(scenario: Scenario) -> list[Subject]:
    """List the whole horizon, its fiscal years by the year they start in, and its periods."""
    horizon = scenario.horizon
    first = scenario.fiscal_month
    starts = [horizon.starts(period) for period in range(horizon.periods)]
    years = sorted({day.year if day.month >= first else day.year - 1 for day in starts})
    month = MONTHS[(first - 1) % len(MONTHS)]
    return [
        Subject(name=_WHOLE),
        *(Subject(name=f"fiscal year from {month} {year}", year=year) for year in years),
        *(Subject(name=horizon.label(at), period=at) for at in range(horizon.periods)),
    ]


Names = list[tuple[str, str]]


def _makers(project: Project) -> Names:
    makers = sorted({chip.maker for chip in project.chips}, key=str.casefold)
    return [(maker, maker) for maker in makers]


def _suppliers(project: Project) -> Names:
    return [(catalog.supplier, catalog.supplier) for catalog in project.catalogs]


def _stacks(project: Project) -> Names:
    stacks = sorted({chip.stack for chip in project.chips if chip.stack}, key=str.casefold)
    return [(stack, stack) for stack in stacks]


def _chips(project: Project) -> Names:
    return [(chip.id, chip.name) for chip in project.chips]


def _offers(project: Project) -> Names:
    return [(offer.id, offer.description or offer.id) for _, offer in project.offers()]


def _sites(project: Project) -> Names:
    return [(site.id, site.name) for site in project.sites if not site.supplier]


def _pools(project: Project) -> Names:
    return [(pool.id, pool.name) for pool in project.pools]


_SUBJECTS: Final[Mapping[tuple[LimitFamily, str], Callable[[Project], Names]]] = {
    ("share", "maker"): _makers,
    ("share", "supplier"): _suppliers,
    ("share", "stack"): _stacks,
    ("share", "chip"): _chips,
    ("quantity", "offer"): _offers,
    ("quantity", "chip"): _chips,
    ("power", ""): _sites,
    ("racks", ""): _sites,
    ("pool", ""): _pools,
}
ABOUT_SOMETHING: Final = frozenset({"budget"} | {family for family, _ in _SUBJECTS})
"""The families whose limits are about one thing, to be chosen."""
