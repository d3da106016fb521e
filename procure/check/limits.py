"""What is wrong in one limit: its value, and what narrows it down."""

from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from typing import Final, Literal

from procure.check.problem import Problem
from procure.check.ranges import MOST_WEEKS
from procure.limits import FAMILIES, effective_limits, limit_name, limit_value
from procure.offer_facts import offer_ids
from procure.project import Project
from procure.scenario import TWO_SIDED, Limit, LimitFamily, Scenario
from procure.units import MONTHS, Horizon, plain

_Fault = tuple[str, Literal["stop", "warn"]]

NARROWED_BY: Final[Mapping[LimitFamily, frozenset[str]]] = {
    "budget": frozenset({"lines", "period", "year", "carry_over"}),
    "lead_time": frozenset(),
    "share": frozenset({"by", "subject", "of"}),
    "suppliers": frozenset(),
    "quantity": frozenset({"by", "subject"}),
    "power": frozenset({"subject"}),
    "racks": frozenset({"subject"}),
    "eligibility": frozenset(),
    "pool": frozenset({"subject"}),
    "supply": frozenset(),
}
"""The fields of a limit that narrow each family down; others would mean nothing."""

_UNSET: Final[Mapping[str, object]] = {
    "by": "",
    "subject": "",
    "of": "spend",
    "lines": "all",
    "period": None,
    "year": None,
    "carry_over": False,
}


def of_limits(project: Project, scenario: Scenario) -> Iterator[Problem]:
    """Check each limit that is switched on; the first fault of each is said."""
    subjects = _Subjects(project)
    for limit in effective_limits(project, scenario):
        if not limit.on:
            continue
        fault = _fault(project, scenario, limit, subjects)
        if fault is not None:
            key, severity = fault
            values = {
                "limit": limit_name(project, scenario, limit),
                "value": "" if limit.value is None else plain(limit.value),
            }
            yield Problem(
                key=key,
                severity=severity,
                where=("limits", limit.key),
                values=tuple(values.items()),
            )


class _Subjects:
    """The names that a share or a quantity can be of."""

    def __init__(self, project: Project) -> None:
        self._project = project

    def of(self, by: str) -> Collection[str]:
        if by == "supplier":
            return {catalog.supplier for catalog in self._project.catalogs}
        if by == "offer":
            return offer_ids(self._project.catalogs)
        if by == "chip":
            return {chip.id for chip in self._project.chips}
        if by == "stack":
            return {chip.stack for chip in self._project.chips}
        return {chip.maker for chip in self._project.chips}


def _fault(
    project: Project, scenario: Scenario, limit: Limit, subjects: _Subjects
) -> _Fault | None:
    if limit.bound == "minimum" and limit.family not in TWO_SIDED:
        return "limit-no-minimum", "stop"
    allowed = NARROWED_BY[limit.family]
    if any(
        getattr(limit, field) != unset for field, unset in _UNSET.items() if field not in allowed
    ):
        return "limit-field", "stop"
    value = limit_value(project, limit)
    fault = _fault_of_value(limit, value)
    if fault is not None:
        return fault
    if limit.family == "budget":
        return _fault_of_budget(scenario, limit)
    if limit.family == "share":
        return _fault_of_share(limit, value, subjects)
    if limit.family == "quantity":
        return _fault_of_quantity(limit, subjects)
    return None


def _fault_of_value(limit: Limit, value: Decimal | None) -> _Fault | None:
    family = FAMILIES[limit.family]
    if family.unit == "switch":
        return None if value is None else ("limit-switch-value", "stop")
    if value is None:
        return ("limit-no-value", "stop") if family.needs_value else None
    if value < 0:
        return "limit-negative", "stop"
    if family.unit == "count" and value != value.to_integral_value():
        return "limit-not-whole", "stop"
    if limit.family == "eligibility" and value > MOST_WEEKS:
        return "limit-weeks", "stop"
    return None


def _fault_of_budget(scenario: Scenario, limit: Limit) -> _Fault | None:
    if limit.period is not None and limit.year is not None:
        return "limit-period-and-year", "stop"
    if limit.carry_over and limit.period is None and limit.year is None:
        return "limit-carry-over", "stop"
    if limit.period is not None and not 0 <= limit.period < scenario.horizon.periods:
        return "limit-period", "stop"
    if limit.year is not None and 1 <= scenario.fiscal_month <= len(MONTHS):
        years = _fiscal_years(scenario.horizon, scenario.fiscal_month)
        return None if limit.year in years else ("limit-year", "warn")
    return None


def _fiscal_years(horizon: Horizon, month: int) -> set[int]:
    """List the fiscal years, by the year in which they start, that hold a period's first day."""
    days = [horizon.starts(period) for period in range(max(horizon.periods, 0))]
    return {day.year if day.month >= month else day.year - 1 for day in days}


def _fault_of_share(limit: Limit, value: Decimal | None, subjects: _Subjects) -> _Fault | None:
    if limit.by == "offer":
        return "share-of-offer", "stop"
    if limit.of == "served" and limit.by == "supplier":
        return "share-served-supplier", "stop"
    if not limit.by or not limit.subject:
        return "share-of-nothing", "stop"
    if value is not None and value > 1:
        return "share-over-whole", "stop"
    if limit.subject not in subjects.of(limit.by):
        return "share-unknown", "warn"
    return None


def _fault_of_quantity(limit: Limit, subjects: _Subjects) -> _Fault | None:
    if limit.by not in {"offer", "chip"} or not limit.subject:
        return "quantity-of-nothing", "stop"
    if limit.subject not in subjects.of(limit.by):
        return "quantity-unknown", "warn"
    return None
