"""The families of limits, and which limits a scenario is under.

A limit has one key (procure.scenario.Limit.key), used alike by the model's rule, the
audit's check, the limits page, the project file and the workbook. docs/adding-a-limit.md
lists the places.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Final, Literal

from procure.project import Project
from procure.record import record
from procure.scenario import Limit, LimitFamily, Scenario
from procure.units import plain
from procure.words import sentence

Unit = Literal["money", "weeks", "fraction", "kW", "switch"]
Group = Literal["money", "time", "suppliers", "sites", "rules"]


@record
class Family:
    """What the limits of one family have in common.

    `unit` of the value: money in the project's currency, weeks, a fraction of 1, kW of
    IT power, or none because the limit is a switch.
    """

    unit: Unit
    group: Group


FAMILIES: Final[Mapping[LimitFamily, Family]] = {
    "budget": Family(unit="money", group="money"),
    "lead_time": Family(unit="weeks", group="time"),
    "share": Family(unit="fraction", group="suppliers"),
    "power": Family(unit="kW", group="sites"),
    "supply": Family(unit="switch", group="rules"),
}


def effective_limits(project: Project, scenario: Scenario) -> tuple[Limit, ...]:
    """List the scenario's own limits and those that hold unless it switches them off.

    These are the power of each site of the buyer's whose power is known, and the
    supply that the suppliers state.
    """
    stated = {limit.key for limit in scenario.limits}
    usual = [
        Limit(family="power", subject=site.id)
        for site in project.sites
        if not site.supplier and site.power_kw is not None
    ]
    usual.append(Limit(family="supply"))
    return scenario.limits + tuple(limit for limit in usual if limit.key not in stated)


def limit_value(project: Project, limit: Limit) -> Decimal | None:
    """Give the value of a limit in its family's unit, or None where there is none.

    A power limit without a figure of its own takes the site's.
    """
    if limit.value is None and limit.family == "power":
        for site in project.sites:
            if site.id == limit.subject:
                return site.power_kw
    return limit.value


def limit_name(project: Project, scenario: Scenario, limit: Limit) -> str:
    """Name a limit as the buyer reads it: "Share of NVIDIA at most"."""
    return sentence(*_naming(project, scenario, limit))


def _naming(project: Project, scenario: Scenario, limit: Limit) -> tuple[str, dict[str, str]]:
    if limit.family == "budget":
        if limit.period is None:
            return "limit-budget", {}
        # A file may name a period that no calendar has.
        known = 0 <= limit.period < scenario.horizon.periods
        period = scenario.horizon.label(limit.period) if known else str(limit.period)
        return "limit-budget-period", {"period": period}
    if limit.family == "share":
        return f"limit-share-{limit.bound}", {"subject": limit.subject, "by": limit.by}
    if limit.family == "power":
        names = {site.id: site.name for site in project.sites}
        return "limit-power", {"site": names.get(limit.subject, limit.subject)}
    return f"limit-{limit.family}", {}


def limit_by_key(project: Project, scenario: Scenario, key: str) -> Limit | None:
    """Find the limit of a key among those the scenario is under."""
    for limit in effective_limits(project, scenario):
        if limit.key == key:
            return limit
    return None


def show_value(family: LimitFamily, value: Decimal, currency: str) -> str:
    """Write the value of a limit with its unit, exactly: "0.6" of a share is "60 %"."""
    unit = FAMILIES[family].unit
    if unit == "fraction":
        return f"{plain((value * 100).normalize())} %"
    if unit == "money":
        return f"{currency} {value:,f}"
    return f"{value:,f} {unit}"
