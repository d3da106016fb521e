"""A scenario's horizon, choices, objective and demand are looked at."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from procure.scenario import ShortfallPrice, WorkloadWeight
from procure.units import Horizon
from tests.builders import START, D, demand
from tests.procure.check.cases import found, only, sound

PRICE = ShortfallPrice(workload="chat", price=D(5))

FAULTS: dict[str, dict[str, Any]] = {
    "period-length": {"horizon": Horizon(start=START, months=2, periods=2)},
    "period-count": {"horizon": Horizon(start=START, months=3, periods=0)},
    "horizon-start": {"horizon": Horizon(start=date(2024, 1, 31), months=3, periods=2)},
    "fiscal-month": {"fiscal_month": 13},
    "discount-rate": {"discount_rate": D(8)},
    "headroom-range": {"headroom": D(-1)},
    "utilisation-range": {"utilisation": D(70)},
    "shortfall-price": {"shortfall_prices": (ShortfallPrice(workload="chat", price=D(-1)),)},
    "weight-range": {
        "objective": "max_served",
        "weights": (WorkloadWeight(workload="chat", weight=D(-1)),),
    },
    "weights-none": {
        "objective": "earliest",
        "weights": (WorkloadWeight(workload="chat", weight=D(0)),),
    },
    "demand-none": {"demand": (demand(0, 0),)},
    "demand-periods": {"demand": (demand(1, 2, 3),)},
    "demand-negative": {"demand": (demand(1, -2),)},
}


@pytest.mark.parametrize("key", FAULTS)
def test_faults_of_a_scenario_stop_planning(key: str) -> None:
    """Each fault is found under its key, stops planning, and says where it is."""
    problem = found(sound(**FAULTS[key]))[key]
    assert problem.severity == "stop"
    assert problem.where


def test_what_an_objective_does_not_count_is_said() -> None:
    """Weights count where the most is served, prices of shortfall where the cost is least."""
    weights = (WorkloadWeight(workload="chat", weight=D(2)),)
    assert only(sound(weights=weights), "warn").key == "weights-unused"
    assert not found(sound(weights=weights, objective="max_served"))
    assert not found(sound(shortfall_prices=(PRICE,)))
    priced = sound(shortfall_prices=(PRICE,), objective="earliest")
    assert only(priced, "warn").key == "shortfall-unused"


def test_an_unknown_utilisation_is_said() -> None:
    """Without it no energy is counted, so what energy costs is not asked for."""
    assert only(sound(utilisation=None), "warn").key == "utilisation-unknown"


def test_demand_that_no_chip_serves_is_said() -> None:
    """A workload without any throughput is a warning beside its demand."""
    made = replace(sound(), throughputs=())
    assert only(made, "warn").where == ("demand", "chat", "", "0")
    assert "demand-no-throughput" in found(made)
