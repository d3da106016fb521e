"""Ports: started, paid, waited for and used, or not there at all."""

from dataclasses import replace
from typing import Any

import pytest

from procure.demand import FleetLine, Readiness
from procure.plan import Plan, Port
from procure.project import Project
from tests.builders import D, catalog, chip, demand, project, scenario
from tests.procure.audit.by_hand import PLAIN, costing, given, line, missing, use, without
from tests.procure.audit.verdict import broken, lines_broken

READINESS = Readiness(
    stack="ROCm",
    workload="chat",
    status="port",
    porting_cost=D("1234.565"),
    weeks=D(14),
    efficiency=D("0.8"),
)


def _made(**fields: Any) -> Project:
    """Ten chips that do 10 each, or 8 after the port, for a demand of 80 in the last quarter."""
    return project(
        [catalog("S")],
        scenario(demand(0, 0, 80)),
        chips=[chip("MI300X", "AMD", stack="ROCm")],
        sites=PLAIN,
        fleet=(FleetLine(id="owned", chip="mi300x", chips=10, site="here"),),
        readiness=(replace(READINESS, **fields),),
    )


PORT = Port(stack="ROCm", workload="chat", period=0, ready=2)


def _plan(*ports: Port) -> Plan:
    ports = ports or (PORT,)
    paid = [line("porting", one.period, "1234.56", subject="ROCm: chat") for one in ports[:1]]
    return given(costs=paid, ports=ports, assignments=(use("mi300x", 2, 10),))


def test_a_port_is_paid_when_started_and_used_when_ready() -> None:
    """Fourteen weeks from January are April: ready from the third quarter, at 80 %."""
    assert broken(_made(), _plan()) == set()


def test_a_porting_cost_missed_or_late_is_caught() -> None:
    """The cost is due once, in the period in which the port is started."""
    assert lines_broken(_made(), without(_plan(), "porting")) == {"porting ROCm: chat 0": "1234.56"}
    late = costing(_plan(), line("porting", 2, "1234.56", subject="ROCm: chat"))
    assert set(lines_broken(_made(), late)) == {"porting ROCm: chat 0", "porting ROCm: chat 2"}


def test_a_wrong_ready_date_is_caught() -> None:
    """The day on which a port is ready follows from its start and weeks alone."""
    assert broken(_made(), _plan(replace(PORT, ready=1))) == {"audit-port-ready"}
    assert broken(_made(weeks=D(13)), _plan()) == {"audit-port-ready"}


def test_work_before_the_port_is_ready_is_caught() -> None:
    """Chips whose software is not there yet do nothing."""
    plan = _plan()
    early = replace(plan, assignments=(use("mi300x", 1, 1), *plan.assignments))
    assert broken(_made(), early) == {"audit-port-early", "audit-use-impossible"}
    slow = broken(_made(weeks=D(27)), _plan(replace(PORT, ready=3)))
    assert slow >= {"audit-port-early", "audit-port-unused", "audit-service"}


def test_a_port_does_its_part_of_the_throughput_only() -> None:
    """At 70 % ten chips do 70 of 80."""
    assert broken(_made(efficiency=D("0.7")), _plan()) == {"audit-service"}


def test_a_port_that_nobody_uses_or_needs_is_caught() -> None:
    """A port is there if and only if some chip uses it."""
    idle = replace(_made(), scenarios=(scenario(demand(0, 0, 0)),))
    assert broken(idle, replace(_plan(), assignments=())) == {"audit-port-unused"}
    absent = costing(replace(_plan(), ports=()))
    assert broken(_made(), absent) == {"audit-use-impossible", "audit-service"}


def test_a_port_stands_once_and_within_the_horizon() -> None:
    """The same port twice, or one started after the end, is no port of a plan."""
    found = broken(_made(), _plan(PORT, PORT))
    assert found == {"audit-port-twice", "audit-cost"}
    assert "audit-port-period" in broken(
        _made(), _plan(Port(stack="ROCm", workload="chat", period=3, ready=5))
    )


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "never"},
        {"status": "ready"},
        {"porting_cost": None},
        {"weeks": None},
        {"efficiency": None},
    ],
)
def test_a_port_that_cannot_be_planned_is_caught(fields: dict[str, Any]) -> None:
    """What is ready needs no port; what is unknown or impossible can have none."""
    found = broken(_made(**fields), without(_plan(), "porting"))
    expected = {"audit-port-unknown"}
    if fields.get("status") != "ready":
        expected |= {"audit-use-impossible", "audit-service"}
    assert found == expected


def test_what_is_not_ported_may_be_missing() -> None:
    """Without the port all of the demand is short, which has to be said."""
    made = replace(_made(), scenarios=(replace(_made().scenarios[0], objective="max_served"),))
    plan = costing(replace(_plan(), ports=(), assignments=(), shortfall=(missing(2, 80),)))
    assert "audit-service" not in broken(made, plan)
    assert "audit-service" in broken(made, replace(plan, shortfall=(missing(2, 79),)))
