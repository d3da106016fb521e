"""The axes along which a winner may change: what each varies, from where to where, how finely."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import ROUND_CEILING, Decimal
from typing import Final

from procure.errors import InputError
from procure.explained.flips import AxisKind, FlipAxis
from procure.offer_facts import chips_on_offer
from procure.project import Project
from procure.scenario import Scenario
from procure.units import EXACT, plain
from procure.variations import (
    with_demand_factor,
    with_demand_growth,
    with_energy_factor,
    with_lead_weeks,
    with_price_factor,
    with_throughput_factor,
)

PARTS: Final = 100
"""A change of winner is narrowed down to a hundredth of the range, or to one week."""

_WRITTEN_OUT: Final = 12

_USUAL: Final[Mapping[AxisKind, tuple[str, str]]] = {
    "price": ("0.5", "1.5"),
    "throughput": ("0.5", "1.5"),
    "demand": ("0.5", "2"),
    "growth": ("-0.2", "0.6"),
    "utilisation": ("0.2", "1"),
    "energy_price": ("0.5", "3"),
    "lead_time": ("-12", "26"),
}
_ALLOWED: Final[Mapping[AxisKind, tuple[str, str]]] = {
    "price": ("0.01", "100"),
    "throughput": ("0.01", "100"),
    "demand": ("0.01", "100"),
    "growth": ("-0.9", "10"),
    "utilisation": ("0", "1"),
    "energy_price": ("0", "100"),
    "lead_time": ("-520", "520"),
}


def axes(project: Project, scenario: Scenario) -> Iterator[FlipAxis]:
    """List the axes that this scenario can be varied along, but for single offers.

    Prices and lead times of each chip and supplier that has offers, throughputs of those
    chips, demand and its growth as a whole and by workload, utilisation, the price of energy.
    """
    offered = chips_on_offer(project.catalogs)
    chips = [chip.id for chip in project.chips if chip.id in offered]
    suppliers = dict.fromkeys(one.supplier for one in project.catalogs if one.offers)
    works = dict.fromkeys(row.workload for row in scenario.demand)
    offered_kinds: tuple[AxisKind, ...] = ("price", "lead_time")
    for kind in offered_kinds:
        yield from (FlipAxis(kind=kind, by="chip", subject=one) for one in chips)
        yield from (FlipAxis(kind=kind, by="supplier", subject=one) for one in suppliers)
    rated = {one.chip for one in project.throughputs if one.value}
    yield from (
        FlipAxis(kind="throughput", by="chip", subject=one) for one in chips if one in rated
    )
    asked_kinds: tuple[AxisKind, ...] = ("demand", "growth")
    for kind in asked_kinds:
        yield FlipAxis(kind=kind)
        if len(works) > 1:
            yield from (FlipAxis(kind=kind, workload=one) for one in works)
    yield FlipAxis(kind="utilisation")
    if any(site.energy_price for site in project.sites):
        yield FlipAxis(kind="energy_price")


def usual_range(project: Project, axis: FlipAxis) -> tuple[Decimal, Decimal]:
    """Give the values from which to which a person would look first.

    A lead time is not looked at below none.
    """
    low, high = map(Decimal, _USUAL[axis.kind])
    if axis.kind != "lead_time":
        return low, high
    varied_offers = offers_of(project, axis)
    quoted = [
        weeks
        for _, offer in project.offers()
        if offer.id in varied_offers
        for weeks in (offer.lead_weeks, offer.lead_weeks_p90)
        if weeks is not None
    ]
    longest = max(quoted, default=Decimal(0)).to_integral_value(rounding=ROUND_CEILING)
    return max(low, Decimal(0) - longest), high


def here(scenario: Scenario, axis: FlipAxis) -> Decimal | None:
    """Give where the scenario itself stands on an axis; None where that is not known."""
    if axis.kind == "utilisation":
        return scenario.utilisation
    return Decimal(0) if axis.kind in {"growth", "lead_time"} else Decimal(1)


def step(axis: FlipAxis, low: Decimal, high: Decimal) -> Decimal:
    """Give how close two values of an axis are that are not told apart any further."""
    if axis.kind == "lead_time":
        return Decimal(1)
    return EXACT.divide(EXACT.subtract(high, low), Decimal(PARTS))


def refuse_what_is_no_axis(project: Project, axis: FlipAxis, low: Decimal, high: Decimal) -> None:
    """Raise InputError where an axis is of nothing in the project, or its range makes no sense."""
    needs_subject = axis.kind in {"price", "lead_time", "throughput"}
    if needs_subject and axis.subject not in _subjects(project, axis):
        raise InputError("flip-subject", subject=axis.subject)
    if axis.workload and axis.workload not in {one.id for one in project.workloads}:
        raise InputError("flip-subject", subject=axis.workload)
    least, most = _ALLOWED[axis.kind]
    if not Decimal(least) <= low < high <= Decimal(most):
        values = {"low": _shown(low), "high": _shown(high), "least": least, "most": most}
        raise InputError("flip-range", **values)
    if axis.kind == "lead_time" and (low % 1 or high % 1):
        raise InputError("flip-weeks", low=plain(low), high=plain(high))


def _shown(value: Decimal) -> str:
    """Write a value; one of very many digits with its exponent, as nobody reads them."""
    return plain(value) if abs(value.adjusted()) <= _WRITTEN_OUT else f"{value:.3e}"


def varied(
    project: Project, scenario: Scenario, axis: FlipAxis, value: Decimal
) -> tuple[Project, Scenario]:
    """Give project and scenario as they are at a value of an axis."""
    if value == here(scenario, axis):
        return project, scenario
    match axis.kind:
        case "price":
            return with_price_factor(project, offers_of(project, axis), value), scenario
        case "lead_time":
            return with_lead_weeks(project, offers_of(project, axis), value), scenario
        case "throughput":
            made = with_throughput_factor(project, axis.subject, value, axis.workload)
            return made, scenario
        case "energy_price":
            return with_energy_factor(project, value), scenario
        case "demand":
            return project, with_demand_factor(scenario, value, axis.workload)
        case "growth":
            return project, with_demand_growth(scenario, value, axis.workload)
        case "utilisation":
            return project, replace(scenario, utilisation=value)


def offers_of(project: Project, axis: FlipAxis) -> frozenset[str]:
    """List the offers (ids) whose price or lead time an axis varies."""
    if axis.by == "offer":
        return frozenset({axis.subject})
    return frozenset(
        offer.id
        for catalog, offer in project.offers()
        if (
            catalog.supplier == axis.subject
            if axis.by == "supplier"
            else any(one.chip == axis.subject for one in offer.contents)
        )
    )


def _subjects(project: Project, axis: FlipAxis) -> set[str]:
    if axis.by == "offer":
        return {offer.id for _, offer in project.offers()}
    if axis.by == "supplier":
        return {catalog.supplier for catalog in project.catalogs}
    return {chip.id for chip in project.chips}
