"""What a plan claims."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from procure.state import gap_text, share_text, state
from tests.procure import example_plan


@given(st.decimals("0", "3", places=9))
def test_a_gap_is_never_understated(gap: Decimal) -> None:
    """The gap shown is at least the gap proven."""
    assert Decimal(gap_text(gap).removesuffix(" %")) >= gap * 100


@given(st.decimals("0", "1", places=9))
def test_a_share_is_never_overstated(share: Decimal) -> None:
    """Only all of it is shown as 100 %."""
    shown = share_text(share)
    assert Decimal(shown.removesuffix(" %")) <= share * 100
    assert (shown == "100.0 %") == (share == 1)


def test_states() -> None:
    """Optimal, proven to the last cent, and stopped plans say different things."""
    plan = example_plan.plan()
    assert state(plan).startswith("Optimal within 0.077 %: it costs USD 4,593,196 discounted")
    exact = replace(plan, gap=Decimal(0), bound=plan.objective)
    assert state(exact).startswith("Optimal: it costs")
    stopped = replace(plan, status="feasible", solve=replace(plan.solve, stopped="user"))
    assert "before it was stopped" in state(stopped)
    assert "4,589,680" in state(stopped)
