"""What is wrong or missing about the chips that are there or ordered already."""

from collections.abc import Iterator, Mapping
from typing import Final

from procure.check.places import places
from procure.check.problem import Problem, stops, warns
from procure.check.ranges import MOST_COUNT, MOST_MONEY, is_possible, is_within
from procure.demand import FleetLine
from procure.project import Project
from procure.scenario import Scenario

_RANGES_OF_LINE: Final[Mapping[str, tuple[int, int]]] = {
    "chips": (1, MOST_COUNT),
    "to_pay": (0, MOST_MONEY),
    "kw": (0, MOST_COUNT),
    "racks": (0, MOST_COUNT),
}


def of_fleet(project: Project, scenario: Scenario) -> Iterator[Problem]:
    """Check the chips that are there or ordered already."""
    chips = {chip.id: chip for chip in project.chips}
    sites = {site.id: site for site in project.sites}
    counted = places(project, scenario)
    for line in project.fleet:
        chip, site = chips.get(line.chip), sites.get(line.site)
        name = (
            f"{line.chips:,d} {chip.name if chip else line.chip} at "
            f"{site.name if site else line.site}"
        )
        if site is not None and site.supplier:
            yield stops("fleet-at-region", "fleet", line.id, "site", line=name, site=site.name)
        yield from _of_figures(line, name)
        if line.arrives and line.retires and line.retires <= line.arrives:
            yield stops("fleet-dates", "fleet", line.id, "retires", line=name)
        yield from _of_payment(project, line, name)
        if line.kw is None and line.site in counted.power and (chip is None or chip.tdp_w is None):
            yield warns("fleet-power-unknown", "fleet", line.id, "kw", line=name)
        if line.racks is None and line.site in counted.racks:
            yield warns("fleet-racks-unknown", "fleet", line.id, "racks", line=name)


def _of_figures(line: FleetLine, name: str) -> Iterator[Problem]:
    for field, (least, most) in _RANGES_OF_LINE.items():
        figure = getattr(line, field)
        if not is_within(figure, least, most):
            yield stops(
                "fleet-figure",
                *("fleet", line.id, field),
                line=name,
                value=f"{figure:f}" if field != "chips" else str(figure),
                low=str(least),
                most=str(most),
            )
    for field, day in (("arrives", line.arrives), ("retires", line.retires)):
        if day is not None and not is_possible(day):
            yield stops("fleet-day", "fleet", line.id, field, line=name, day=day.isoformat())


def _of_payment(project: Project, line: FleetLine, name: str) -> Iterator[Problem]:
    if line.arrives is not None and line.to_pay is None:
        yield warns("fleet-to-pay-unknown", "fleet", line.id, "to_pay", line=name)
    if not line.to_pay:
        return
    if line.arrives is None:
        yield stops("fleet-arrival-unknown", "fleet", line.id, "arrives", line=name)
    known = {rate.currency for rate in project.rates} | {project.currency}
    if not line.currency:
        yield stops("fleet-currency", "fleet", line.id, "currency", line=name)
    elif line.currency not in known:
        yield stops(
            "fleet-rate-missing",
            *("rates", line.currency),
            line=name,
            currency=line.currency,
            into=project.currency,
        )
