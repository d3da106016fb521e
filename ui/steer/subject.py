"""What the sliders beside the plan can move: the scenario's limits, and the growth of demand."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from procure.errors import InputError
from procure.limits import FAMILIES, effective_limits, limit_by_key, limit_name, limit_value
from procure.project import Project
from procure.scenario import Limit, LimitFamily, Scenario
from procure.words import sentence
from ui.edits import Inputs, with_limit
from ui.entry import Entry, Percent
from ui.limits.entries import unit_name, value_entry
from ui.steer.growth import mean_growth, with_growth
from ui.steer.range import Range, around, fixed

GROWTH: Final = "demand-growth"
"""Stands for the growth of demand where others stand for a limit, by its key."""
_FIRST: Final[tuple[LimitFamily, ...]] = ("budget", "lead_time", "share", "power")
_WEEKS: Final = 104
_WHOLE: Final = frozenset({"count", "racks"})
_LEAST_GROWTH: Final = -10
_MOST_GROWTH: Final = 30
_AROUND: Final = 20
"""Percent by which growth can be moved either way at least."""
_GROWTH_STEP: Final = "0.5"
_QUARTER: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Steered:
    """One thing to move: its key, name and value, and how the value is written and typed.

    `unit` is empty where the entry writes it. A limit that is not `on` starts to hold when it
    is moved.
    """

    key: str
    name: str
    value: Decimal
    entry: Entry
    unit: str = ""
    on: bool = True


def steered(project: Project, scenario: Scenario, key: str) -> Steered | None:
    """Find what can be moved by its key; None where the scenario has no such figure."""
    if key == GROWTH:
        growth = mean_growth(scenario.demand)
        if growth is None:
            return None
        per = "quarter" if scenario.horizon.months == _QUARTER else "month"
        return Steered(
            key=key,
            name=sentence("steer-growth"),
            value=growth,
            entry=Percent(least=None),
            unit=sentence(f"steer-growth-unit-{per}"),
        )
    limit = limit_by_key(project, scenario, key)
    return None if limit is None else _of_limit(project, scenario, limit)


def _of_limit(project: Project, scenario: Scenario, limit: Limit) -> Steered | None:
    value = limit_value(project, limit)
    if value is None or FAMILIES[limit.family].unit == "switch":
        return None
    return Steered(
        key=limit.key,
        name=limit_name(project, scenario, limit),
        value=value,
        entry=value_entry(limit),
        unit=unit_name(project, limit),
        on=limit.on,
    )


def all_steered(project: Project, scenario: Scenario) -> tuple[Steered, ...]:
    """List everything that can be moved, limits in their order, demand last."""
    limits = effective_limits(project, scenario)
    found = [_of_limit(project, scenario, limit) for limit in limits]
    found.append(steered(project, scenario, GROWTH))
    return tuple(one for one in found if one is not None)


def first_pins(project: Project, scenario: Scenario) -> tuple[str, ...]:
    """Give the keys that are pinned until somebody chooses: the main limits, and growth.

    The first limit of each main family that is on, those over the whole horizon first and
    those that allow nothing last.
    """
    movable = {one.key: one.value for one in all_steered(project, scenario) if one.on}
    limits = [one for one in effective_limits(project, scenario) if one.key in movable]
    limits.sort(key=lambda one: (not movable[one.key], one.period is not None, bool(one.year)))
    found = []
    for family in _FIRST:
        found += [one.key for one in limits if one.family == family][:1]
    return (*found, *(key for key in movable if key == GROWTH))


def range_of(project: Project, scenario: Scenario, subject: Steered) -> Range:
    """Give the range of a slider whose value stands where it does now."""
    if subject.key == GROWTH:
        percent = int(subject.value * 100)
        low, high = min(_LEAST_GROWTH, percent - _AROUND), max(_MOST_GROWTH, percent + _AROUND)
        return fixed(max(low, -99), high, _GROWTH_STEP, subject.value, hundredths=True)
    limit = limit_by_key(project, scenario, subject.key)
    unit = "" if limit is None else FAMILIES[limit.family].unit
    if unit == "fraction":
        return fixed(0, 100, "1", subject.value, hundredths=True)
    if unit == "weeks":
        return fixed(0, _WEEKS, "1", subject.value)
    return around(subject.value, whole=unit in _WHOLE)


def put(inputs: Inputs, subject: Steered, value: Decimal) -> Inputs:
    """Move a subject, as it stands in `inputs`, to a value; raise InputError.

    To the value that it has: nothing is changed, so that a drag back is none.
    """
    if value == subject.value:
        return inputs
    if subject.key == GROWTH:
        if value <= -1:
            text = subject.entry.show(value)
            raise InputError("entry-least", text=text, least="-99")
        demand = with_growth(inputs.scenario.demand, value)
        return inputs.with_scenario(demand=demand)
    limit = limit_by_key(inputs.project, inputs.scenario, subject.key)
    if limit is None:
        return inputs
    return with_limit(inputs, limit, value=value, on=True)
