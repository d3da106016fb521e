"""What can be ordered, and why the rest is left out."""

from dataclasses import replace
from datetime import date
from itertools import permutations

from procure.chips import ExportRule
from procure.demand import Readiness, Site, Workload
from procure.offers import Commitment, Content, Program
from procure.scenario import Limit
from procure.words import sentence
from tests.builders import D, catalog, chip, demand, offer, project, scenario
from tests.solver.planning import plan, reasons, units


def test_features_that_are_not_planned_are_left_out_with_their_reason() -> None:
    """Unknown costs, letters of intent, export rules: in the project, not in the plan."""
    rule = ExportRule(country="CN", start=date(2023, 10, 17), status="licence", source="BIS")
    made = project(
        [
            catalog(
                "S",
                offer("plain", "h100", 100),
                offer("own", "h100", 1, program="silicon"),
                offer("china", "h800", 1, deliver_to=("CN",)),
                offer("port", "mi300x", 1),
                offer("never", "slow", 1),
                offer("sum", "h100", [(1, 1), (9, 2)], break_basis="cumulative"),
                offer("late", "h100", 1, lead_weeks=D(400)),
                offer("expired", "h100", 1, valid_until=date(2023, 12, 1)),
                offer("unknown", "h100", 1, lead_weeks=None),
                offer("out", "h100", 1),
                offer("bare", "bare", 1),
                commitments=(Commitment(id="loi", kind="loi", description="Letter"),),
                programs=(Program(id="silicon", name="Own silicon", currency="USD"),),
            )
        ],
        scenario(demand(10, 10), excluded=("out",)),
        chips=[
            chip("H100"),
            chip("H800", export_rules=(rule,)),
            chip("MI300X", "AMD", stack="ROCm"),
            chip("Slow"),
            chip("Bare", tdp_w=None),
        ],
        speeds={("h100", "chat"): 10, ("h800", "chat"): 10, ("mi300x", "chat"): 10}
        | {("bare", "chat"): 10},
        readiness=(Readiness(stack="ROCm", workload="chat", status="port"),),
        sites=(
            Site(id="here", name="Here", country="US", power_kw=D(100)),
            Site(id="there", name="There", country="CN", power_kw=D(100)),
        ),
    )
    found = plan(made)
    assert units(found) == {"plain": 1}
    assert reasons(found) == {
        "own": "left-out-program-unknown-cost",
        "china": "left-out-licence",
        "port": "left-out-port",
        "never": "left-out-no-throughput",
        "sum": "left-out-offer-cumulative-rising",
        "late": "left-out-too-late",
        "expired": "left-out-not-valid",
        "unknown": "left-out-offer-lead-unknown",
        "out": "left-out-excluded",
        "bare": "left-out-power-unknown",
        "loi": "left-out-commitment-loi",
    }
    for one in found.left_out:
        assert sentence(one.key, one.values)


def test_a_use_that_needs_a_port_is_left_out_alone() -> None:
    """A chip that runs one workload and not another is planned for the one."""
    works = (
        Workload(id="chat", name="Chat", unit="q/s"),
        Workload(id="images", name="Images", unit="q/s"),
    )
    made = project(
        [catalog("S", offer("o", "mi300x", 1), offer("n", "h100", 100))],
        scenario(demand(10, workload="chat"), demand(10, workload="images")),
        chips=[chip("H100"), chip("MI300X", "AMD", stack="ROCm")],
        workloads=works,
        readiness=(Readiness(stack="ROCm", workload="images", status="port"),),
    )
    found = plan(made)
    assert units(found) == {"o": 1, "n": 1}
    assert [(one.offer, one.workload) for one in found.left_out] == [("o", "images")]


def test_a_unit_with_chips_of_several_models_is_one_unit() -> None:
    """A rack of GPUs and CPUs is priced, placed and used whole."""
    rack = replace(
        offer("rack", "h100", 100),
        contents=(Content(chip="h100", count=4), Content(chip="cpu", count=2)),
    )
    made = project(
        [catalog("S", rack)],
        scenario(demand(40)),
        chips=[chip("H100"), chip("CPU", chip_class="cpu")],
        speeds={("h100", "chat"): 10},
    )
    assert units(plan(made)) == {"rack": 1}


def test_a_lead_time_beyond_any_calendar_is_too_late() -> None:
    """A lead time that no date can hold leaves the offer out like any other late one."""
    made = project(
        [catalog("S", offer("late", "h100", 1, lead_weeks=D(10) ** 30), offer("o", "h100", 2))],
        scenario(demand(10)),
    )
    found = plan(made)
    assert units(found) == {"o": 1}
    assert reasons(found) == {"late": "left-out-too-late"}


def test_of_rules_that_start_on_one_day_the_strictest_holds() -> None:
    """However they are listed: nothing goes where one of them bans it."""
    day = date(2024, 1, 1)
    rules = tuple(
        ExportRule(country="US", start=day, status=status)
        for status in ("allowed", "banned", "licence")
    )
    for listed in permutations(rules):
        made = project(
            [catalog("S", offer("o", "h100", 100))],
            scenario(demand(10), limits=(Limit(family="eligibility", value=D(0)),)),
            chips=[chip("H100", export_rules=listed)],
        )
        assert reasons(plan(made)) == {"o": "left-out-banned"}
