"""Problems in the input are found before anything is solved, each beside its field."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from procure.check import Problem, problems
from procure.demand import Site, Throughput
from procure.offers import PriceBreak
from procure.project import Project
from procure.scenario import Limit, ShortfallPrice
from procure.units import Horizon, Rate
from procure.words import sentence
from tests.builders import START, D, catalog, demand, offer, project, scenario


def sound(**fields: Any) -> Project:
    """Make a project without a problem, its scenario's fields replaced."""
    site = Site(id="here", name="Here", country="US", power_kw=D(9), pue=D(1), energy_price=D(0))
    return project(
        [catalog("S", offer("o", "h100", 1))],
        replace(scenario(demand(1, 2)), **fields),
        sites=(site,),
    )


def found(made: Project) -> dict[str, Problem]:
    """Find the problems of a project by key; each has its sentence."""
    listed = problems(made, made.scenarios[0])
    for problem in listed:
        shown = sentence(problem.key, problem.values)
        assert shown.endswith(".")
        assert "{" not in shown
    return {problem.key: problem for problem in listed}


def test_a_sound_project_has_no_problem() -> None:
    """Nothing is said where nothing is wrong."""
    assert not found(sound())


SCENARIO_FAULTS: dict[str, dict[str, Any]] = {
    "period-length": {"horizon": Horizon(start=START, months=2, periods=2)},
    "period-count": {"horizon": Horizon(start=START, months=3, periods=0)},
    "horizon-start": {"horizon": Horizon(start=date(2024, 1, 31), months=3, periods=2)},
    "discount-rate": {"discount_rate": D(8)},
    "utilisation-range": {"utilisation": D(70)},
    "shortfall-price": {"shortfall_prices": (ShortfallPrice(workload="chat", price=D(-1)),)},
    "demand-none": {"demand": (demand(0, 0),)},
    "demand-periods": {"demand": (demand(1, 2, 3),)},
    "demand-negative": {"demand": (demand(1, -2),)},
    "limit-no-value": {"limits": (Limit(family="budget"),)},
    "limit-negative": {"limits": (Limit(family="budget", value=D(-1)),)},
    "limit-no-minimum": {"limits": (Limit(family="budget", bound="minimum", value=D(1)),)},
    "limit-period": {"limits": (Limit(family="budget", period=2, value=D(1)),)},
    "share-of-nothing": {"limits": (Limit(family="share", value=D("0.5")),)},
    "limit-field": {"limits": (Limit(family="lead_time", subject="S", value=D(3)),)},
    "share-over-whole": {
        "limits": (Limit(family="share", by="maker", subject="NVIDIA", value=D(60)),)
    },
    "shares-over-whole-spend": {
        "limits": tuple(
            Limit(family="share", by="maker", subject=name, bound="minimum", value=D("0.6"))
            for name in ("NVIDIA", "AMD")
        )
    },
    "limits-crossed": {
        "limits": (
            Limit(family="share", by="maker", subject="NVIDIA", value=D("0.2")),
            Limit(family="share", by="maker", subject="NVIDIA", bound="minimum", value=D("0.3")),
        )
    },
}


@pytest.mark.parametrize("key", SCENARIO_FAULTS)
def test_faults_of_a_scenario_stop_planning(key: str) -> None:
    """Each fault is found under its key, stops planning, and says where it is."""
    problem = found(sound(**SCENARIO_FAULTS[key]))[key]
    assert problem.severity == "stop"
    assert problem.where


def test_a_limit_that_is_off_is_not_looked_at() -> None:
    """A switched-off limit may be half entered."""
    assert not found(sound(limits=(Limit(family="budget", on=False),)))


def test_what_is_not_known_is_said_and_does_not_stop() -> None:
    """Unknown power, PUE, tariff, utilisation, integration cost and rates are warnings."""
    made = project(
        [
            catalog("S", offer("o", "h100", 1, integration_cost=None)),
            catalog("T", offer("p", "h100", 1, currency="EUR", lead_weeks=None)),
        ],
        scenario(
            demand(1),
            limits=(Limit(family="share", by="maker", subject="Nobody", value=D("0.5")),),
        ),
        sites=(Site(id="here", name="Here", country="US"),),
    )
    listed = found(made)
    assert listed.keys() == {
        "site-power_kw-unknown",
        "site-pue-unknown",
        "site-energy_price-unknown",
        "offer-integration-unknown",
        "offer-lead-unknown",
        "rate-missing",
        "share-unknown",
    }
    assert {problem.severity for problem in listed.values()} == {"warn"}
    assert listed["offer-lead-unknown"].where == ("offers", "p", "lead_weeks")
    unused = replace(made.scenarios[0], utilisation=None)
    keys = found(replace(made, scenarios=(unused,))).keys()
    assert "utilisation-unknown" in keys
    assert "site-pue-unknown" not in keys


def test_faults_of_facts_stop_planning() -> None:
    """A site, a rate and a throughput with an impossible figure stop planning."""
    made = replace(
        sound(),
        sites=(Site(id="here", name="Here", country="US", pue=D("0.5")),),
        rates=(Rate(currency="EUR", rate=D(0), on=START),),
        throughputs=(Throughput(chip="h100", workload="chat", value=D(-1)),),
    )
    listed = found(made)
    for key in ("site-figure", "rate-not-positive", "throughput-negative"):
        assert listed[key].severity == "stop"
    assert "site-none" in found(replace(sound(), sites=()))


def test_demand_that_no_chip_serves_is_said() -> None:
    """A workload without any throughput is a warning beside its demand."""
    made = replace(sound(), throughputs=())
    assert found(made)["demand-no-throughput"].where == ("demand", "chat", "", "0")


OFFER_FAULTS: dict[str, dict[str, Any]] = {
    "offer-no-chips": {"contents": ()},
    "offer-no-price": {"breaks": ()},
    "offer-lead-unknown": {"lead_weeks": None},
    "offer-figure-range": {"moq": -1},
}


@pytest.mark.parametrize("key", OFFER_FAULTS)
def test_faults_of_an_offer_are_said(key: str) -> None:
    """An offer that cannot be planned is a warning with its field."""
    made = sound()
    bad = replace(made.catalogs[0].offers[0], **OFFER_FAULTS[key])
    made = replace(made, catalogs=(replace(made.catalogs[0], offers=(bad,)),))
    assert found(made)[key].where[:2] == ("offers", "o")
    excluded = replace(made.scenarios[0], excluded=("o",))
    assert key not in found(replace(made, scenarios=(excluded,)))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("moq", 10**30),
        ("multiple", 0),
        ("term_months", 3 * 10**8),
        ("deposit", D("1.01")),
        ("support_rate", D(-1)),
        ("breaks", (PriceBreak(quantity=1, unit_price=D("1." + "1" * 57)),)),
        ("breaks", (PriceBreak(quantity=1, unit_price=D(10) ** 13),)),
        ("breaks", (PriceBreak(quantity=10**10, unit_price=D(1)),)),
    ],
)
def test_absurd_figures_are_said_and_left_out(field: str, value: object) -> None:
    """Figures beyond any order never reach the planner."""
    made = sound()
    bad = replace(made.catalogs[0].offers[0], **{field: value})  # type: ignore[arg-type]
    made = replace(made, catalogs=(replace(made.catalogs[0], offers=(bad,)),))
    assert found(made)["offer-figure-range"].where == ("offers", "o", field)


@pytest.mark.parametrize(
    ("key", "price", "kind"),
    [
        ("offer-price-not-positive", [(1, 0)], None),
        ("offer-breaks-order", [(5, 2), (5, 1)], "all_units"),
        ("offer-break-kind-unknown", [(1, 2), (5, 1)], None),
    ],
)
def test_faults_of_prices_are_said(key: str, price: list[tuple[int, int]], kind: str) -> None:
    """Free chips, breaks out of order and breaks of an unknown kind are never planned."""
    made = project([catalog("S", offer("o", "h100", price, break_kind=kind))], scenario(demand(1)))
    assert found(made)[key].where == ("offers", "o", "break_kind" if "kind" in key else "breaks")


def test_what_stops_comes_first() -> None:
    """Stopping problems are listed before warnings."""
    made = sound(discount_rate=D(8), utilisation=None)
    severities = [problem.severity for problem in problems(made, made.scenarios[0])]
    assert severities == sorted(severities, key=("stop", "warn").index)
