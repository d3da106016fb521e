"""What is wrong or missing in a scenario's horizon, choices and demand."""

from collections.abc import Iterator
from typing import Final

from procure.check.problem import Problem, stops, warns
from procure.check.ranges import LAST_YEAR, MOST_COUNT, is_within
from procure.project import Project
from procure.scenario import Scenario
from procure.units import MONTHS, plain

_MONTHS_OF_PERIODS: Final = (1, 3)
MOST_PERIODS: Final = 120
_LAST_SAFE_DAY: Final = 28


def of_horizon(scenario: Scenario) -> Iterator[Problem]:
    """Check the periods of a scenario."""
    horizon = scenario.horizon
    if horizon.months not in _MONTHS_OF_PERIODS:
        yield stops("period-length", "scenario", "months", months=str(horizon.months))
    if not 1 <= horizon.periods <= MOST_PERIODS:
        yield stops(
            "period-count",
            "scenario",
            "periods",
            periods=str(horizon.periods),
            most=str(MOST_PERIODS),
        )
    if horizon.start.day > _LAST_SAFE_DAY or horizon.start.year > LAST_YEAR:
        yield stops("horizon-start", "scenario", "start", start=horizon.start.isoformat())
    if not 1 <= scenario.fiscal_month <= len(MONTHS):
        yield stops("fiscal-month", "scenario", "fiscal_month", month=str(scenario.fiscal_month))


def of_choices(scenario: Scenario) -> Iterator[Problem]:
    """Check the rates and parts that a scenario chooses."""
    if not 0 <= scenario.discount_rate <= 1:
        rate = plain(scenario.discount_rate)
        yield stops("discount-rate", "scenario", "discount_rate", rate=rate)
    if scenario.headroom is not None and scenario.headroom < 0:
        yield stops("headroom-range", "scenario", "headroom", value=plain(scenario.headroom))
    if scenario.utilisation is None:
        yield warns("utilisation-unknown", "scenario", "utilisation")
    elif not 0 <= scenario.utilisation <= 1:
        value = plain(scenario.utilisation)
        yield stops("utilisation-range", "scenario", "utilisation", value=value)


def of_objective(project: Project, scenario: Scenario) -> Iterator[Problem]:
    """Check the prices of shortfall and the weights, and whether they count at all."""
    names = {workload.id: workload.name for workload in project.workloads}
    for price in scenario.shortfall_prices:
        if price.price < 0:
            yield stops("shortfall-price", "shortfall", price.workload, price=plain(price.price))
    for one in scenario.weights:
        if not is_within(one.weight, 0, MOST_COUNT):
            yield stops(
                "weight-range",
                "weights",
                one.workload,
                workload=names.get(one.workload, one.workload),
                weight=plain(one.weight),
            )
    if scenario.objective == "min_cost":
        if scenario.weights:
            yield warns("weights-unused", "weights", scenario.weights[0].workload)
        return
    if scenario.shortfall_prices:
        yield warns("shortfall-unused", "shortfall", scenario.shortfall_prices[0].workload)
    weightless = {one.workload for one in scenario.weights if not one.weight}
    asked = {row.workload for row in scenario.demand if any(row.amounts)}
    if asked and asked <= weightless:
        yield stops("weights-none", "weights", min(asked))


def of_demand(project: Project, scenario: Scenario) -> Iterator[Problem]:
    """Check the rows of demand."""
    names = {workload.id: workload.name for workload in project.workloads}
    runs = {one.workload for one in project.throughputs if one.value}
    if not any(amount > 0 for row in scenario.demand for amount in row.amounts):
        yield stops("demand-none", "scenario", "demand")
    for row in scenario.demand:
        workload = names.get(row.workload, row.workload)
        if len(row.amounts) != scenario.horizon.periods:
            yield stops(
                "demand-periods",
                *("demand", row.workload, row.site, "0"),
                workload=workload,
                found=str(len(row.amounts)),
                periods=str(scenario.horizon.periods),
            )
        for period, amount in enumerate(row.amounts):
            if amount < 0:
                yield stops(
                    "demand-negative",
                    *("demand", row.workload, row.site, str(period)),
                    workload=workload,
                    amount=plain(amount),
                )
        if row.workload not in runs and any(row.amounts):
            yield warns(
                "demand-no-throughput",
                *("demand", row.workload, row.site, "0"),
                workload=workload,
            )
