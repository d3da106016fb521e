"""What explaining is measured with: projects in which many limits bind."""

from decimal import Decimal

from benchmarks.explaining import LimitCosts, tightened
from procure.scenario import Limit
from solver.planner import Options, make_plan
from tests.builders import D, catalog, demand, offer, project, scenario

EXACT = Options(gap=Decimal(0))


def test_limits_are_added_while_there_is_a_plan() -> None:
    """Each offer ordered gets a limit below what was ordered, so that others are ordered too."""
    offers = [offer(f"o{place}", "h100", 100 + place) for place in range(4)]
    made = project([catalog("North", *offers)], scenario(demand(100, 100)))
    found = tightened(made, EXACT)
    limits = found.scenarios[0].limits
    assert limits[0] == Limit(family="quantity", by="offer", subject="o0", value=D(8))
    assert len(limits) > 1
    plan = make_plan(found, found.scenarios[0], EXACT)
    assert plan.trusted
    assert sum(use.binding for use in plan.limits) >= len(limits) - 1


def test_ratios_are_for_each_limit() -> None:
    """Twenty limits in forty solves and ten times the plan are two solves and half a plan each."""
    one = LimitCosts(
        family="plain", size="small", seed=1, gap=0.01, limits=20, asked=40, plan=2.0, all=20.0
    )
    assert (one.work_ratio, one.time_ratio) == (2.0, 0.5)
