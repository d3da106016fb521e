"""Each value of the limit has a name of its own below the picture."""

from decimal import Decimal

from procure.explained.frontier import Frontier, FrontierPoint
from procure.plan import Plan
from tests.ui.live import plan_of
from tests.ui.trial import trial_project
from ui.document import Planned
from ui.explain.frontier_chart import frontier_picture


def found(*values: str) -> Frontier:
    """Give what was found of the trial's budget at some values, cheaper the looser."""
    points = tuple(
        FrontierPoint(
            value=Decimal(value),
            outcome="plan",
            cost=Decimal(3_000_000 - at),
            bound=Decimal(2_999_000 - at),
        )
        for at, value in enumerate(values)
    )
    ends = points[0].value, points[-1].value
    return Frontier(
        key="budget", currency="USD", low=ends[0], high=ends[1], here=None, points=points
    )


def names(*values: str) -> tuple[str, ...]:
    """Name values as the picture does."""
    project = trial_project()
    scenario = project.scenarios[0]
    plan: Plan = plan_of(project, scenario, 5)
    planned = Planned(project=project, scenario=scenario, plan=plan)
    return frontier_picture(planned, found(*values)).names


def test_values_are_named_in_short() -> None:
    """As far as they can be told apart so."""
    short = names("3000000", "4000000", "5000000")
    assert len(set(short)) == 3
    assert all(len(name) < len("US$3,000,000") for name in short)


def test_close_values_are_named_in_full() -> None:
    """No two figures of a picture are written alike."""
    close = names("3360100", "3360900", "3361700")
    assert len(set(close)) == 3
    assert all("3,36" in name for name in close)
