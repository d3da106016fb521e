"""Says what leaves no plan and what would have to give, as a colleague would write it."""

from collections.abc import Iterable, Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from functools import reduce
from typing import Final

from procure.explained.effect_words import money_told
from procure.explained.limit_costs_words import value_told
from procure.explained.obstacles import Obstacle
from procure.explained.repairs import GIVING, Change, Repair, Repairs, limit_of
from procure.explained.unit_words import of_one
from procure.limits import (
    FAMILIES,
    Unit,
    effective_limits,
    limit_by_key,
    limit_name,
    naming,
    show_value,
)
from procure.names import Names
from procure.project import Project
from procure.scenario import Limit, Scenario
from procure.units import EXACT, plain
from procure.words import sentence

_WHOLE: Final = Decimal(100)
_MOST_DIGITS: Final = 7
_STEPS: Final[dict[Unit, str]] = {
    "weeks": "repair-least-week",
    "fraction": "repair-least-point",
    "count": "repair-least-one",
    "racks": "repair-least-one",
}
_ONE_OF: Final = {
    "repair-least-week": Decimal(1),
    "repair-least-point": Decimal("0.01"),
    "repair-least-one": Decimal(1),
}
"""The steps that have a sentence of their own."""


def repair_lines(project: Project, scenario: Scenario, repairs: Repairs) -> list[str]:
    """Give what stands in the way and what would help, a sentence or a heading a line."""
    lines: list[str] = []
    if repairs.obstacles:
        lines.append(sentence("repairs-why"))
        lines += [f"- {obstacle_told(project, scenario, one)}" for one in repairs.obstacles]
    if repairs.repairs:
        lines.append(sentence("repairs-help"))
        lines += [f"- {repair_told(project, scenario, one)}" for one in repairs.repairs]
    return lines


def repair_told(project: Project, scenario: Scenario, repair: Repair) -> str:
    """Say what gives in a repair, by how much, and what the plan then costs; or that none does."""
    kind = sentence(f"repair-kind-{repair.kind}")
    if repair.outcome == "unknown":
        return sentence("repair-unknown", {"kind": kind})
    if repair.outcome == "none":
        part = "none" if _may_give(project, scenario, repair) else "absent"
        return sentence(f"repair-{part}-{repair.kind}")
    changes = reduce(
        lambda told, one: sentence("repair-and", {"changes": told, "change": one}),
        (change_told(project, scenario, change) for change in repair.changes),
    )
    cost = money_told(repair.total_cost or Decimal(0), project.currency)
    told = sentence(
        "repair-plan-mix" if repair.kind == "mix" else "repair-plan",
        {"kind": kind, "changes": changes, "cost": cost},
    )
    return f"{told} {_how_sure(project, scenario, repair)}"


def change_told(project: Project, scenario: Scenario, change: Change) -> str:
    """Say what one change of a repair is, as something to do."""
    limit = limit_of(project, scenario, change)
    if limit is None:
        return _demand_told(project, scenario, change)
    key, values = naming(project, scenario, limit)
    return sentence(
        key.replace("limit-", "repair-", 1),
        {
            **values,
            "weeks": _figure(change.before),
            "more": _shown(project, limit, change.by),
            "before": _shown(project, limit, change.before),
            "after": value_told(project, limit, change.after),
        },
    )


def obstacle_told(project: Project, scenario: Scenario, obstacle: Obstacle) -> str:
    """Say what alone leaves no plan, with the figures."""
    names = Names(project)
    values = {
        "workload": names.workload(obstacle.workload),
        "unit": names.unit(obstacle.workload),
        "site": names.site(obstacle.site),
        "where": _where(names, obstacle.site),
        "period": "" if obstacle.period is None else scenario.horizon.label(obstacle.period),
        "offer": names.offer(obstacle.offer),
        "supplier": names.offers[obstacle.offer][0].supplier if obstacle.offer else "",
        "day": "" if obstacle.day is None else obstacle.day.isoformat(),
        "weeks": _weeks(obstacle.weeks),
        "asked": _asked(project, obstacle),
        "reached": _reached(project, obstacle),
        "allowed": _weeks(obstacle.reached),
        "limits": ", ".join(_named(project, scenario, obstacle.limits)),
        "limit": _first_named(project, scenario, obstacle.limits),
    }
    never = "-never" if obstacle.kind == "too_late" and not obstacle.offer else ""
    told = sentence(f"obstacle-{obstacle.kind}{never}", values)
    if obstacle.kind == "lead_time_limit" and obstacle.limits:
        told += f" {sentence('obstacle-but-for', values)}"
    return told


def _may_give(project: Project, scenario: Scenario, repair: Repair) -> bool:
    families = GIVING[repair.kind]
    is_limited = any(
        one.on and one.family in families for one in effective_limits(project, scenario)
    )
    return is_limited or repair.kind in {"less_demand", "mix"}


def _how_sure(project: Project, scenario: Scenario, repair: Repair) -> str:
    if not repair.proven:
        return sentence("repair-not-least")
    if len(repair.changes) > 1:
        return sentence("repair-least-each")
    (change,) = repair.changes
    limit = limit_of(project, scenario, change)
    if limit is not None:
        alike = _STEPS.get(FAMILIES[limit.family].unit)
        if alike and change.step == _ONE_OF[alike]:
            return sentence(alike)
        step = _shown(project, limit, change.step)
        return sentence("repair-least", {"step": step})
    if change.period is None:
        step = _percent(change.step)
    else:
        step = _of_unit(change.step, Names(project).unit(change.workload))
    return sentence("repair-least-demand", {"step": step})


def _demand_told(project: Project, scenario: Scenario, change: Change) -> str:
    names = Names(project)
    workload = names.workload(change.workload)
    if change.period is None:
        values = {"workload": workload, "less": _percent(change.by)}
        key = "repair-demand-part" if change.workload else "repair-demand-part-all"
        return sentence(key, values)
    return sentence(
        "repair-demand" if change.after else "repair-demand-none",
        {
            "workload": workload,
            "unit": names.unit(change.workload),
            "where": _where(names, change.site),
            "period": scenario.horizon.label(change.period),
            "before": _figure(change.before),
            "after": _figure(change.after),
        },
    )


def _where(names: Names, site: str) -> str:
    if not site:
        return sentence("obstacle-anywhere")
    return sentence("obstacle-at", {"site": names.site(site)})


def _first_named(project: Project, scenario: Scenario, keys: Iterable[str]) -> str:
    limits = (limit_by_key(project, scenario, key) for key in keys)
    names = (limit_name(project, scenario, limit) for limit in limits if limit is not None)
    return next(names, "")


def _named(project: Project, scenario: Scenario, keys: Iterable[str]) -> Iterator[str]:
    for key in keys:
        limit = limit_by_key(project, scenario, key)
        if limit is None or limit.value is None:
            yield key if limit is None else limit_name(project, scenario, limit)
        else:
            yield f"{limit_name(project, scenario, limit)} {_shown(project, limit, limit.value)}"


def _shown(project: Project, limit: Limit, value: Decimal) -> str:
    """Write a value of a limit with its unit."""
    shown = show_value(limit.family, value, project.currency)
    if limit.family != "pool":
        return shown
    unit = next((pool.unit for pool in project.pools if pool.id == limit.subject), "")
    return f"{shown} {of_one(unit) if value == 1 else unit}".rstrip()


def _of_unit(value: Decimal, unit: str) -> str:
    return f"{_figure(value)} {of_one(unit) if value == 1 else unit}".rstrip()


def _asked(project: Project, obstacle: Obstacle) -> str:
    """Write what is asked for; what is found to be needed at least, rounded down."""
    asked, reached = obstacle.asked, obstacle.reached
    if asked is None:
        return ""
    if obstacle.kind == "least_order":
        return money_told(asked, project.currency, ROUND_FLOOR)
    if obstacle.kind == "power" and reached is not None:
        return _figure(_rounded(asked, reached, ROUND_FLOOR))
    return _percent(asked) if obstacle.kind == "shares" else _figure(asked)


def _reached(project: Project, obstacle: Obstacle) -> str:
    """Write what there is; the most that could be had, rounded up."""
    asked, reached = obstacle.asked, obstacle.reached
    if reached is None:
        return ""
    if obstacle.kind == "least_order":
        return money_told(reached, project.currency)
    if obstacle.kind == "supply" and asked is not None:
        return _figure(_rounded(reached, asked, ROUND_CEILING))
    return _percent(reached) if obstacle.kind == "shares" else _figure(reached)


def _rounded(value: Decimal, other: Decimal, rounding: str) -> Decimal:
    """Round a figure to as few digits as keep it on its side of another."""
    for digits in range(_MOST_DIGITS):
        shown = value.quantize(Decimal(1).scaleb(-digits), rounding, EXACT)
        if shown != other and (shown < other) == (value < other):
            return shown
    return value


def _weeks(weeks: Decimal | None) -> str:
    return "" if weeks is None else show_value("lead_time", weeks, "")


def _figure(value: Decimal | None) -> str:
    return "" if value is None else f"{value:,f}"


def _percent(part: Decimal) -> str:
    return f"{plain((part * _WHOLE).normalize())} %"
