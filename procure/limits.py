"""The families of limits, and which limits a scenario is under.

A limit has one key (procure.scenario.Limit.key), used alike by the model's rule, the
audit's check, the limits page, the project file and the workbook. docs/adding-a-limit.md
lists the places.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Final, Literal

from procure.offer_facts import offers_by_id
from procure.plan import Clash
from procure.project import Project
from procure.record import record
from procure.scenario import Limit, LimitFamily, Scenario
from procure.units import MONTHS, plain
from procure.words import TEMPLATES, sentence

Unit = Literal["money", "weeks", "fraction", "count", "kW", "racks", "pool", "switch"]
Group = Literal["money", "time", "suppliers", "sites", "chips", "rules"]


@record
class Family:
    """What the limits of one family have in common.

    `unit` of the value: money in the project's currency, weeks, a fraction of 1, a count
    (of suppliers, units or chips), kW of IT power, racks, the unit that a pool names, or
    none because the limit is a switch. `needs_value` is false where an empty value has a
    meaning of its own.
    """

    unit: Unit
    group: Group
    needs_value: bool = True


FAMILIES: Final[Mapping[LimitFamily, Family]] = {
    "budget": Family(unit="money", group="money"),
    "lead_time": Family(unit="weeks", group="time"),
    "share": Family(unit="fraction", group="suppliers"),
    "suppliers": Family(unit="count", group="suppliers"),
    "quantity": Family(unit="count", group="chips"),
    "power": Family(unit="kW", group="sites"),
    "racks": Family(unit="racks", group="sites"),
    "eligibility": Family(unit="weeks", group="rules", needs_value=False),
    "pool": Family(unit="pool", group="chips"),
    "supply": Family(unit="switch", group="rules", needs_value=False),
}


def effective_limits(project: Project, scenario: Scenario) -> tuple[Limit, ...]:
    """List the scenario's own limits and those that hold unless it switches them off.

    These are the power and racks of each site of the buyer's where they are known, the
    project's pools, the export rules of its chips, and the supply that suppliers state.
    """
    stated = {limit.key for limit in scenario.limits}
    own = [site for site in project.sites if not site.supplier]
    usual = [Limit(family="power", subject=site.id) for site in own if site.power_kw is not None]
    usual += [Limit(family="racks", subject=site.id) for site in own if site.racks is not None]
    usual += [Limit(family="pool", subject=pool.id) for pool in project.pools]
    if any(chip.export_rules for chip in project.chips):
        usual.append(Limit(family="eligibility"))
    usual.append(Limit(family="supply"))
    return scenario.limits + tuple(limit for limit in usual if limit.key not in stated)


def limit_value(project: Project, limit: Limit) -> Decimal | None:
    """Give the value of a limit in its family's unit, or None where there is none.

    Power, racks and a pool without a figure of their own take the site's or pool's.
    """
    if limit.value is not None:
        return limit.value
    if limit.family == "pool":
        return next((pool.per_period for pool in project.pools if pool.id == limit.subject), None)
    for site in project.sites:
        if site.id == limit.subject and limit.family in {"power", "racks"}:
            return site.power_kw if limit.family == "power" else site.racks
    return None


def limit_name(project: Project, scenario: Scenario, limit: Limit) -> str:
    """Name a limit as the buyer reads it: "Share of NVIDIA at most"."""
    return sentence(*naming(project, scenario, limit))


def naming(project: Project, scenario: Scenario, limit: Limit) -> tuple[str, dict[str, str]]:
    """Give the key of a limit's name, and the values in it."""
    if limit.family == "budget":
        return _naming_of_budget(scenario, limit)
    subject = _subject_name(project, limit)
    if limit.family == "share":
        values = {"subject": subject, "by": limit.by}
        return f"limit-share-{limit.of}-{limit.bound}", values
    if limit.family == "quantity":
        # A file may name somebody of whom there is no quantity: procure.check says so.
        by = limit.by if limit.by == "offer" else "chip"
        return f"limit-quantity-{by}-{limit.bound}", {"subject": subject}
    if limit.family == "suppliers":
        return f"limit-suppliers-{limit.bound}", {}
    if limit.family == "eligibility":
        return ("limit-eligibility" if limit.value is None else "limit-eligibility-licence"), {}
    return f"limit-{limit.family}", {"subject": subject}


def _subject_name(project: Project, limit: Limit) -> str:
    """Name what a limit is about as the buyer knows it; a name that nothing has stays."""
    names: dict[str, str] = {}
    if limit.family in {"power", "racks"}:
        names = {site.id: site.name for site in project.sites}
    elif limit.family == "pool":
        names = {pool.id: pool.name for pool in project.pools}
    elif limit.by == "chip":
        names = {chip.id: chip.name for chip in project.chips}
    elif limit.by == "offer":
        # Asked for each limit shown at every edit: not all of 100,000 offers are gone through.
        lists = (offers_by_id(one.offers) for one in reversed(project.catalogs))
        found = (offers.get(limit.subject) for offers in lists)
        return next((offer.description for offer in found if offer is not None), limit.subject)
    return names.get(limit.subject, limit.subject)


def _naming_of_budget(scenario: Scenario, limit: Limit) -> tuple[str, dict[str, str]]:
    kind = f"limit-budget-{limit.lines}"
    if limit.year is not None:
        start = f"{MONTHS[(scenario.fiscal_month - 1) % len(MONTHS)]} {limit.year}"
        return f"{kind}-year", {"start": start}
    if limit.period is None:
        return kind, {}
    # A file may name a period that no calendar has.
    known = 0 <= limit.period < scenario.horizon.periods
    period = scenario.horizon.label(limit.period) if known else str(limit.period)
    return f"{kind}-period", {"period": period}


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
    if unit in {"count", "pool"}:
        return f"{value:,f}"
    return f"{value:,f} {unit.removesuffix('s') if value == 1 else unit}"


def clash_told(project: Project, scenario: Scenario, clash: Clash) -> str:
    """Say how a limit, with its value and unit, takes part in there being no plan."""
    part = "alone" if clash.alone else "among"
    limit = limit_by_key(project, scenario, clash.key)
    if limit is None:
        key = f"limit-{clash.key}"
        name = sentence(key) if key in TEMPLATES else clash.key
        return sentence(f"clash-{part}", {"name": name})
    name, value = limit_name(project, scenario, limit), limit_value(project, limit)
    if value is None:
        return sentence(f"clash-{part}", {"name": name})
    shown = show_value(limit.family, value, project.currency)
    unit = next((pool.unit for pool in project.pools if pool.id == limit.subject), "")
    if limit.family == "pool":
        shown = f"{shown} {unit}".rstrip()
    return sentence(f"clash-value-{part}", {"name": name, "value": shown})
