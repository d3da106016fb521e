"""What must hold for a plan without NVIDIA: further merchants, each behind its port."""

from dataclasses import replace
from decimal import Decimal

import pytest

from procure.explained.repairs import repaired
from procure.explained.repairs_words import obstacle_told, repair_told
from procure.scenario import Limit
from procure.variations import without_limit
from solver.explain.asker import Asker
from solver.explain.repairs import repairs
from solver.planner import Options, make_plan
from tests.seeds.planned import december, makers, offer, ordered, paid, plan

WITHOUT = "Without NVIDIA"
HURRY = "Without NVIDIA, in a hurry"
PORTS = {
    "MI300X": ("ROCm", "chat"),
    "Gaudi-2": ("SynapseAI", "summaries"),
    "Cloud-AI-100": ("Qualcomm Cloud AI SDK", "summaries"),
}


def test_amd_intel_and_qualcomm_are_bought() -> None:
    """All three are in the plan, and NVIDIA is not."""
    made = plan(WITHOUT)
    assert makers(made) == {"AMD", "Intel", "Qualcomm", "Google"}
    for part in ("TS-MI300X-8", "TS-GAUDI2-8", "TS-AI100-8"):
        assert ordered(made, part)


def test_each_does_its_work_only_after_its_port() -> None:
    """The ports are paid, and no chip does the work before its port is ready."""
    made = plan(WITHOUT)
    ready = {(one.stack, one.workload): one.ready for one in made.ports}
    stacks = {chip.id: chip.stack for chip in december().chips}
    assert set(PORTS.values()) <= set(ready)
    for stack, workload in PORTS.values():
        assert paid(made, "porting")[f"{stack}: {workload}"] > 0
    for one in made.assignments:
        if one.chip in PORTS:
            assert one.period >= ready[stacks[one.chip], one.workload]


def test_less_packaging_for_all_makers_together() -> None:
    """A smaller pool holds for AMD's and Intel's deliveries together, and costs no less."""
    scenario = december().scenario(WITHOUT)
    tight = Limit(family="pool", subject="packaging", value=Decimal(120))
    made = make_plan(december(), replace(scenario, limits=(*scenario.limits, tight)))
    assert made.trusted
    (pool,) = december().pools
    weights = {member.offer: member.weight for member in pool.members}
    assert offer("TS-MI300X-8").id in weights
    assert offer("TS-GAUDI2-8").id in weights

    def most(orders: object) -> Decimal:
        taken: dict[int, Decimal] = {}
        assert isinstance(orders, tuple)
        for order in orders:
            due = scenario.horizon.containing(order.arrives)
            weight = weights.get(order.offer, Decimal(0))
            taken[due] = taken.get(due, Decimal(0)) + order.units * weight
        return max(taken.values())

    assert most(made.orders) <= 120 < most(plan(WITHOUT).orders)
    assert made.objective is not None
    bound = plan(WITHOUT).bound
    assert bound is not None
    assert made.objective >= bound


def test_in_a_hurry_there_is_no_plan() -> None:
    """By design: without the lead-time limit there would be one, within the budget."""
    made = make_plan(december(), december().scenario(HURRY))
    assert made.status == "infeasible"
    assert {clash.key for clash in made.clashes if clash.alone} == {
        "lead_time",
        "share.maker.NVIDIA.maximum",
    }
    waiting = without_limit(december(), december().scenario(HURRY), "lead_time")
    assert make_plan(december(), waiting).trusted


@pytest.mark.slow
def test_the_real_cause_is_told_first_and_how_long_to_wait() -> None:
    """What a colleague would write: the weeks that are missing, and what would help instead."""
    asked = december().scenario(HURRY)
    options = Options()
    made = make_plan(december(), asked, options)
    found = repairs(Asker(december(), asked, made, options))
    (cause,) = found.obstacles
    assert obstacle_told(december(), asked, cause) == (
        "Chat at Iowa in 2024 Q3 cannot be served: nothing that may be ordered works by then. "
        "“Platform of 8 MI300X” from Tallow Street Components would, but takes 26 weeks, and lead "
        "times of 20 weeks at most are allowed by this scenario's limit. Also kept out "
        "altogether: Share of NVIDIA (maker) at most 0 %."
    )
    told = {one.kind: repair_told(december(), asked, one) for one in found.repairs}
    assert told["time"].startswith("Time alone: allow lead times of 26 weeks instead of 20.")
    assert told["time"].endswith("A week less is proven not to be enough.")
    assert "make a plan" in told["money"]
    assert {one.kind for one in found.repairs if one.outcome == "plan"} == {
        *("time", "share", "less_demand", "mix")
    }
    waiting = next(one for one in found.repairs if one.kind == "time")
    tried = repaired(december(), asked, waiting.changes)
    assert make_plan(december(), tried, Options(gap=Decimal("0.1"))).trusted
