"""Ports are started when they pay off, and chips run a workload only once they are ready."""

from procure.demand import Readiness
from procure.plan import Plan, Port
from procure.project import Project
from tests.builders import D, catalog, chip, demand, offer, project, scenario
from tests.solver.planning import plan, reasons, units


def behind_a_port(*amounts: int, cost: int = 300, weeks: int = 0, rate: str = "0.5") -> Project:
    """Make a project with NVIDIA chips at 100 and AMD ones at 20 whose software needs a port."""
    return project(
        [catalog("S", offer("ready", "h100", 100), offer("ported", "mi300x", 20))],
        scenario(demand(*amounts)),
        chips=[chip("H100", stack="CUDA"), chip("MI300X", "AMD", stack="ROCm")],
        readiness=(
            Readiness(
                stack="ROCm",
                workload="chat",
                status="port",
                porting_cost=D(cost),
                weeks=D(weeks),
                efficiency=D(rate),
            ),
        ),
    )


def porting(found: Plan) -> list[tuple[int, object, str]]:
    """Give the cost lines of ports."""
    return [(one.period, one.amount, one.subject) for one in found.costs if one.kind == "porting"]


def test_a_port_is_started_when_it_pays_off() -> None:
    """Half as fast at 20 saves 60 for each H100: 300 are saved on six, not on five."""
    few = plan(behind_a_port(40))
    assert units(few) == {"ready": 4}
    assert few.ports == ()
    assert porting(few) == []
    many = plan(behind_a_port(60))
    assert units(many) == {"ported": 12}
    assert many.ports == (Port(stack="ROCm", workload="chat", period=0, ready=0),)
    assert porting(many) == [(0, 300, "ROCm: chat")]


def test_chips_wait_for_their_port() -> None:
    """Fourteen weeks from the first day end in the third quarter."""
    found = plan(behind_a_port(10, 10, 200, weeks=14))
    assert found.ports == (Port(stack="ROCm", workload="chat", period=0, ready=2),)
    first = {one.chip for one in found.assignments if one.period < 2}
    assert first == {"h100"}
    assert units(found) == {"ready": 1, "ported": 38}


def test_a_port_whose_figures_are_unknown_is_not_planned() -> None:
    """Without a cost nobody can say what a port costs: the offer is left out."""
    made = behind_a_port(60)
    unknown = Readiness(stack="ROCm", workload="chat", status="port", weeks=D(1))
    found = plan(project(made.catalogs, *made.scenarios, chips=made.chips, readiness=(unknown,)))
    assert units(found) == {"ready": 6}
    assert reasons(found) == {"ported": "left-out-port"}
