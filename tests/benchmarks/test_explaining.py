"""What explaining is measured with: projects in which many limits bind."""

from decimal import Decimal

from benchmarks.explaining import LIMITS, LimitCosts, tightened
from solver.planner import Options, make_plan
from tests.builders import D, catalog, demand, offer, project, scenario

EXACT = Options(gap=Decimal(0))


def test_limits_are_added_until_enough_bind() -> None:
    """What is ordered is the most there may be, so the plan stays."""
    offers = [offer(f"o{place}", "h100", 100 + place, supply_total=2) for place in range(24)]
    made = project([catalog("North", *offers)], scenario(demand(100, 460)))
    before = make_plan(made, made.scenarios[0], EXACT)
    found = tightened(made, before)
    plan = make_plan(found, found.scenarios[0], EXACT)
    assert plan.objective == before.objective
    limits = {limit.key: limit.value for limit in found.scenarios[0].limits}
    assert limits["quantity.offer.o0.maximum"] == D(2)
    assert limits["quantity.chip.h100.maximum"] == D(46)
    assert sum(use.binding for use in plan.limits) == LIMITS


def test_ratios_are_for_each_limit() -> None:
    """Twenty limits in forty solves and ten times the plan are two solves and half a plan each."""
    one = LimitCosts(
        family="plain", size="small", seed=1, gap=0.01, limits=20, asked=40, plan=2.0, all=20.0
    )
    assert (one.work_ratio, one.time_ratio) == (2.0, 0.5)
