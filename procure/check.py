"""What is wrong or missing in a scenario's input, told before anything is solved."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import pairwise
from typing import Final, Literal

from procure.limits import FAMILIES, effective_limits, limit_name, limit_value
from procure.offers import Offer
from procure.project import Project
from procure.record import record
from procure.scenario import Limit, LimitFamily, Scenario
from procure.units import plain

MONTHS_OF_PERIODS: Final = (1, 3)
MOST_PERIODS: Final = 120
LAST_SAFE_DAY: Final = 28


_MOST_COUNT: Final = 10**9
_MOST_MONEY: Final = 10**12
_MOST_MONTHS: Final = 600
_MOST_DECIMALS: Final = 12
_LAST_YEAR: Final = 2200
_NO_END: Final = 10**60
"""A lead time has no greatest value: however late, it is past the horizon."""

_RANGES: Final[Mapping[str, tuple[int, int]]] = {
    "lead_weeks": (0, _NO_END),
    "lead_weeks_p90": (0, _NO_END),
    "kw_per_unit": (0, _MOST_COUNT),
    "integration_cost": (0, _MOST_MONEY),
    "fixed_order_cost": (0, _MOST_MONEY),
    "support_rate": (0, 10),
    "deposit": (0, 1),
    "residual_value": (0, 1),
    "moq": (0, _MOST_COUNT),
    "multiple": (1, _MOST_COUNT),
    "supply_per_period": (0, _MOST_COUNT),
    "supply_total": (0, _MOST_COUNT),
    "term_months": (1, _MOST_MONTHS),
}
"""The least and the greatest that a figure of an offer can be."""

_NARROWED_BY: Final[Mapping[LimitFamily, frozenset[str]]] = {
    "budget": frozenset({"period"}),
    "lead_time": frozenset(),
    "power": frozenset({"subject"}),
    "share": frozenset({"by", "subject"}),
    "supply": frozenset(),
}
"""The fields of a limit that narrow each family down; others would mean nothing."""


@record
class Problem:
    """Something to look at before planning.

    `stop`: no plan can be made; `warn`: a plan can be made without it, and says so.
    `where` is the field: ("demand", workload, site, period), ("limits", key),
    ("offers", offer, field), ("sites", site, field), ("scenario", field),
    ("throughputs", chip, workload), ("rates", currency), ("shortfall", workload).
    """

    key: str
    severity: Literal["stop", "warn"]
    where: tuple[str, ...]
    values: tuple[tuple[str, str], ...] = ()


def _problem(
    severity: Literal["stop", "warn"], key: str, where: tuple[str, ...], **values: str
) -> Problem:
    return Problem(key=key, severity=severity, where=where, values=tuple(values.items()))


def problems(project: Project, scenario: Scenario) -> tuple[Problem, ...]:
    """List what is wrong or missing, what stops planning first."""
    found = [
        *_of_horizon(scenario),
        *_of_choices(scenario),
        *_of_demand(project, scenario),
        *_of_limits(project, scenario),
        *_of_sites(project, scenario),
        *_of_rates(project),
        *_of_throughputs(project),
        *_of_offers(project, scenario),
    ]
    return tuple(sorted(found, key=lambda problem: problem.severity != "stop"))


def _of_horizon(scenario: Scenario) -> Iterator[Problem]:
    horizon = scenario.horizon
    if horizon.months not in MONTHS_OF_PERIODS:
        yield _problem("stop", "period-length", ("scenario", "months"), months=str(horizon.months))
    if not 1 <= horizon.periods <= MOST_PERIODS:
        yield _problem(
            "stop",
            "period-count",
            ("scenario", "periods"),
            periods=str(horizon.periods),
            most=str(MOST_PERIODS),
        )
    if horizon.start.day > LAST_SAFE_DAY or horizon.start.year > _LAST_YEAR:
        yield _problem(
            "stop", "horizon-start", ("scenario", "start"), start=horizon.start.isoformat()
        )


def _of_choices(scenario: Scenario) -> Iterator[Problem]:
    if not 0 <= scenario.discount_rate <= 1:
        yield _problem(
            "stop",
            "discount-rate",
            ("scenario", "discount_rate"),
            rate=plain(scenario.discount_rate),
        )
    if scenario.headroom is not None and scenario.headroom < 0:
        yield _problem(
            "stop", "headroom-range", ("scenario", "headroom"), value=plain(scenario.headroom)
        )
    if scenario.utilisation is None:
        yield _problem("warn", "utilisation-unknown", ("scenario", "utilisation"))
    elif not 0 <= scenario.utilisation <= 1:
        yield _problem(
            "stop",
            "utilisation-range",
            ("scenario", "utilisation"),
            value=plain(scenario.utilisation),
        )
    for price in scenario.shortfall_prices:
        if price.price < 0:
            yield _problem(
                "stop", "shortfall-price", ("shortfall", price.workload), price=plain(price.price)
            )


def _of_demand(project: Project, scenario: Scenario) -> Iterator[Problem]:
    names = {workload.id: workload.name for workload in project.workloads}
    runs = {one.workload for one in project.throughputs if one.value}
    if not any(amount > 0 for row in scenario.demand for amount in row.amounts):
        yield _problem("stop", "demand-none", ("scenario", "demand"))
    for row in scenario.demand:
        if len(row.amounts) != scenario.horizon.periods:
            yield _problem(
                "stop",
                "demand-periods",
                ("demand", row.workload, row.site, "0"),
                workload=names[row.workload],
                found=str(len(row.amounts)),
                periods=str(scenario.horizon.periods),
            )
        for period, amount in enumerate(row.amounts):
            if amount < 0:
                yield _problem(
                    "stop",
                    "demand-negative",
                    ("demand", row.workload, row.site, str(period)),
                    workload=names[row.workload],
                    amount=plain(amount),
                )
        if row.workload not in runs and any(row.amounts):
            yield _problem(
                "warn",
                "demand-no-throughput",
                ("demand", row.workload, row.site, "0"),
                workload=names[row.workload],
            )


def _of_limits(project: Project, scenario: Scenario) -> Iterator[Problem]:
    for limit in effective_limits(project, scenario):
        if not limit.on:
            continue
        fault = _fault_of_limit(project, scenario, limit)
        if fault is not None:
            key, severity = fault
            yield _problem(
                severity,
                key,
                ("limits", limit.key),
                limit=limit_name(project, scenario, limit),
                value="" if limit.value is None else plain(limit.value),
            )
    for by in ("maker", "supplier"):
        floors = [
            limit
            for limit in scenario.limits
            if limit.on and limit.family == "share" and limit.bound == "minimum" and limit.by == by
        ]
        if sum((limit.value or Decimal(0) for limit in floors), Decimal(0)) > 1:
            yield _problem("stop", "shares-over-whole", ("limits", floors[0].key), by=by)
    yield from _crossed_shares(scenario)


def _crossed_shares(scenario: Scenario) -> Iterator[Problem]:
    ceilings = {
        (limit.by, limit.subject): limit.value
        for limit in scenario.limits
        if limit.on and limit.family == "share" and limit.bound == "maximum"
    }
    for limit in scenario.limits:
        if not limit.on or limit.family != "share" or limit.bound != "minimum":
            continue
        ceiling = ceilings.get((limit.by, limit.subject))
        if limit.value is not None and ceiling is not None and limit.value > ceiling:
            yield _problem("stop", "share-crossed", ("limits", limit.key), subject=limit.subject)


def _fault_of_limit(
    project: Project, scenario: Scenario, limit: Limit
) -> tuple[str, Literal["stop", "warn"]] | None:
    value = limit_value(project, limit)
    if FAMILIES[limit.family].unit != "switch":
        if value is None:
            return "limit-no-value", "stop"
        if value < 0:
            return "limit-negative", "stop"
    if limit.bound == "minimum" and limit.family != "share":
        return "limit-no-minimum", "stop"
    if any(
        getattr(limit, field) not in ("", None)
        for field in {"by", "subject", "period"} - _NARROWED_BY[limit.family]
    ):
        return "limit-field", "stop"
    if limit.period is not None and not 0 <= limit.period < scenario.horizon.periods:
        return "limit-period", "stop"
    return _fault_of_share(project, limit, value) if limit.family == "share" else None


def _fault_of_share(
    project: Project, limit: Limit, value: Decimal | None
) -> tuple[str, Literal["stop", "warn"]] | None:
    if not limit.by or not limit.subject:
        return "share-of-nothing", "stop"
    if value is not None and value > 1:
        return "share-over-whole", "stop"
    if limit.subject not in _subjects(project, limit.by):
        return "share-unknown", "warn"
    return None


def _subjects(project: Project, by: str) -> set[str]:
    if by == "maker":
        return {chip.maker for chip in project.chips}
    return {catalog.supplier for catalog in project.catalogs}


def _of_sites(project: Project, scenario: Scenario) -> Iterator[Problem]:
    if not project.sites:
        yield _problem("stop", "site-none", ("scenario", "sites"))
    for site in project.sites:
        for field in ("power_kw", "pue", "energy_price"):
            figure = getattr(site, field)
            unset = figure is None and not site.supplier
            if unset and (field == "power_kw" or scenario.utilisation is not None):
                yield _problem(
                    "warn", f"site-{field}-unknown", ("sites", site.id, field), site=site.name
                )
            low = 1 if field == "pue" else 0
            if figure is not None and figure < low:
                yield _problem(
                    "stop",
                    "site-figure",
                    ("sites", site.id, field),
                    site=site.name,
                    value=plain(figure),
                    low=str(low),
                )


def _of_rates(project: Project) -> Iterator[Problem]:
    known = {rate.currency for rate in project.rates} | {project.currency}
    for rate in project.rates:
        if rate.rate <= 0:
            yield _problem(
                "stop",
                "rate-not-positive",
                ("rates", rate.currency),
                currency=rate.currency,
                rate=plain(rate.rate),
            )
    for currency in sorted({offer.currency for _, offer in project.offers()} - known):
        yield _problem(
            "warn", "rate-missing", ("rates", currency), currency=currency, into=project.currency
        )


def _of_throughputs(project: Project) -> Iterator[Problem]:
    for one in project.throughputs:
        if one.value is not None and one.value < 0:
            yield _problem(
                "stop",
                "throughput-negative",
                ("throughputs", one.chip, one.workload),
                chip=one.chip,
                value=plain(one.value),
            )


def _of_offers(project: Project, scenario: Scenario) -> Iterator[Problem]:
    for _, offer in project.offers():
        if offer.id in scenario.excluded:
            continue
        for key, field in faults_of_offer(offer):
            yield _problem("warn", key, ("offers", offer.id, field), offer=offer.description)
        if offer.kind == "purchase" and offer.integration_cost is None:
            yield _problem(
                "warn",
                "offer-integration-unknown",
                ("offers", offer.id, "integration_cost"),
                offer=offer.description,
            )


def faults_of_offer(offer: Offer) -> Iterator[tuple[str, str]]:
    """List what keeps an offer from being planned at all, as (key, field)."""
    if not offer.contents or any(content.count <= 0 for content in offer.contents):
        yield "offer-no-chips", "contents"
    if not offer.breaks:
        yield "offer-no-price", "breaks"
    elif any(one.unit_price <= 0 for one in offer.breaks):
        yield "offer-price-not-positive", "breaks"
    quantities = [one.quantity for one in offer.breaks]
    if any(quantity < 1 for quantity in quantities) or any(
        later <= earlier for earlier, later in pairwise(quantities)
    ):
        yield "offer-breaks-order", "breaks"
    if len(offer.breaks) > 1 and offer.break_kind is None:
        yield "offer-break-kind-unknown", "break_kind"
    if offer.lead_weeks is None and offer.lead_weeks_p90 is None:
        yield "offer-lead-unknown", "lead_weeks"
    if any(_is_beyond_money(one.unit_price) for one in offer.breaks):
        yield "offer-figure-range", "breaks"
    if any(one.quantity > _MOST_COUNT for one in offer.breaks):
        yield "offer-figure-range", "breaks"
    for field, (least, most) in _RANGES.items():
        figure = getattr(offer, field)
        if figure is not None and not least <= figure <= most:
            yield "offer-figure-range", field


def _is_beyond_money(price: Decimal) -> bool:
    exponent = price.as_tuple().exponent
    return price > _MOST_MONEY or (isinstance(exponent, int) and exponent < -_MOST_DECIMALS)
