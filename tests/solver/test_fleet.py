"""Chips that are there already serve, draw power and cost energy, until they retire."""

from datetime import date
from typing import Any

from procure.demand import FleetLine, Site
from procure.offers import Commitment
from procure.project import Project
from tests.builders import D, catalog, demand, offer, project, scenario
from tests.solver.planning import plan, reasons, units


def owning(*lines: FleetLine, commitments: Any = (), **choices: Any) -> Project:
    """Make a project with chips at 100, four asked for in each of three quarters."""
    return project(
        [catalog("S", offer("new", "h100", 100), commitments=commitments)],
        scenario(demand(40, 40, 40), **choices),
        fleet=lines,
    )


def owned(chips: int, **fields: Any) -> FleetLine:
    """Make a line of the fleet."""
    return FleetLine(id="old", chip="h100", chips=chips, site="here", **fields)


def test_the_fleet_serves_until_it_retires() -> None:
    """Four owned chips, retired in April: nothing is bought before."""
    assert units(plan(owning(owned(4)))) == {}
    found = plan(owning(owned(4, retires=date(2024, 4, 1))))
    assert [(order.period, order.units) for order in found.orders] == [(1, 4)]


def test_an_open_order_serves_from_its_arrival_and_is_paid_then() -> None:
    """It arrives within the first quarter: it works from the second, and is paid in the first."""
    found = plan(owning(owned(4, arrives=date(2024, 2, 1), to_pay=D(77), currency="USD")))
    assert [(order.period, order.units) for order in found.orders] == [(0, 4)]
    paid = [one for one in found.costs if one.kind == "open_orders"]
    assert [(one.period, one.subject, one.amount) for one in paid] == [(0, "old", D(77))]


def test_the_fleet_draws_power_and_energy() -> None:
    """Ten chips of 0.7 kW leave room for one more under 8 kW, and cost energy."""
    site = Site(
        id="here", name="Here", country="US", power_kw=D(8), pue=D(1), energy_price=D("0.1")
    )
    made = project(
        [catalog("S", offer("new", "h100", 100))],
        scenario(demand(120)),
        sites=(site,),
        fleet=(owned(10),),
    )
    assert plan(made).status == "infeasible"
    found = plan(project(made.catalogs, scenario(demand(110)), sites=(site,), fleet=(owned(10),)))
    assert units(found) == {"new": 1}
    energy = [one.amount for one in found.costs if one.kind == "energy"]
    assert energy == [(D("7.7") * 24 * 91 * D("0.1")).quantize(D("0.01"))]


def letter(**fields: Any) -> Commitment:
    """Make a letter of intent for four chips."""
    given: dict[str, Any] = {
        "chip": "h100",
        "chips": 4,
        "site": "here",
        "amount": D(50),
        "currency": "USD",
        "when": date(2024, 1, 1),
    }
    return Commitment(id="rain", kind="loi", description="Letter of intent", **(given | fields))


def test_a_letter_of_intent_supplies_only_when_assumed_delivered() -> None:
    """Never counted as supply, unless the scenario says so."""
    found = plan(owning(commitments=(letter(),)))
    assert units(found) == {"new": 4}
    assert reasons(found) == {"rain": "left-out-commitment-loi"}
    assumed = plan(owning(commitments=(letter(),), assume_delivered=("rain",)))
    assert units(assumed) == {}
    assert [(one.kind, one.amount) for one in assumed.costs] == [("open_orders", D(50))]
    vague = plan(owning(commitments=(letter(site=""),), assume_delivered=("rain",)))
    assert reasons(vague) == {"rain": "left-out-commitment-incomplete"}
