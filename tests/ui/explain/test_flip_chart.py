"""The picture of an axis says of which workload it is, and who takes over there."""

from decimal import Decimal

import pytest

from procure.explained.flips import (
    OVERALL,
    ChipShare,
    Flip,
    FlipAxis,
    FlipPoint,
    FlipPoints,
    WorkShares,
)
from procure.plan import Plan
from tests.ui.answers import planned_once
from tests.ui.trial import trial_project
from ui.document import Planned
from ui.explain.flip_chart import flip_picture, workload_named, workloads

AXIS = FlipAxis(kind="price", by="chip", subject="mi300x")
LOW, HIGH = Decimal("0.9"), Decimal("1.1")


def work(workload: str, **shares: str) -> WorkShares:
    """Give who does how much of a workload, most first."""
    chips = tuple(
        ChipShare(chip=chip, maker="AMD" if chip == "mi300x" else "NVIDIA", share=Decimal(share))
        for chip, share in shares.items()
    )
    return WorkShares(workload=workload, chips=chips)


def point(value: Decimal, *done: WorkShares) -> FlipPoint:
    """Give a point that has a plan."""
    return FlipPoint(value=value, outcome="plan", cost=Decimal(1000), work=done)


TWO = FlipPoints(
    axis=AXIS,
    currency="USD",
    low=LOW,
    high=HIGH,
    here=Decimal(1),
    step=Decimal("0.002"),
    points=(
        point(
            LOW,
            work(OVERALL, mi300x="0.7", h100="0.3"),
            work("chat", mi300x="0.8", h100="0.2"),
            work("train", mi300x="0.6", h100="0.4"),
        ),
        point(
            HIGH,
            work(OVERALL, mi300x="0.6", h100="0.4"),
            work("chat", mi300x="0.8", h100="0.2"),
            work("train", h100="0.6", mi300x="0.4"),
        ),
    ),
    flips=(Flip(workload="train", low=LOW, high=HIGH, before="mi300x", after="h100", exact=True),),
)


@pytest.fixture(scope="module")
def asked() -> Planned:
    """Give the trial project with its plan."""
    project = trial_project()
    plan: Plan = planned_once(project, project.scenarios[0])
    return Planned(project=project, scenario=project.scenarios[0], plan=plan)


def test_the_workload_whose_winner_changes_comes_first() -> None:
    """Then the others, and all of them together last."""
    assert workloads(TWO) == ("train", "chat", OVERALL)


def test_each_picture_says_its_own_finding(asked: Planned) -> None:
    """A change in one workload is none in another, nor in the mean of all."""
    train = flip_picture(asked, TWO, "train")
    name = workload_named(asked.project, TWO, "train")
    assert train.title.startswith(f"{name}: ")
    assert "takes over from" in train.title
    assert "between 90 % and 110 %" in train.title
    assert [bars.values[1] for bars in train.bars] == [Decimal("0.4"), Decimal("0.6")]
    chat = flip_picture(asked, TWO, "chat")
    assert "does most of the work all along" in chat.title
    every = flip_picture(asked, TWO)
    assert every.title.startswith("All workloads, each counting alike: ")
    assert "all along" in every.title
    assert "80.0 %" in chat.tips[0]
    assert "70.0 %" in every.tips[0]


def test_one_workload_needs_no_name(asked: Planned) -> None:
    """There is nothing to choose then, and the title is the finding alone."""
    points = tuple(
        point(one.value, one.work[0], WorkShares(workload="chat", chips=one.work[0].chips))
        for one in TWO.points
    )
    found = FlipPoints(
        axis=AXIS,
        currency="USD",
        low=LOW,
        high=HIGH,
        here=None,
        step=Decimal("0.002"),
        points=points,
    )
    assert workloads(found) == (OVERALL,)
    assert flip_picture(asked, found).title.endswith("does most of the work all along")
    assert "alike" not in flip_picture(asked, found).title


def test_several_changes_are_counted(asked: Planned) -> None:
    """The first is told, and how many more there are."""
    back = Flip(workload="train", low=LOW, high=HIGH, before="h100", after="mi300x", exact=True)
    found = FlipPoints(
        axis=AXIS,
        currency="USD",
        low=LOW,
        high=HIGH,
        here=None,
        step=Decimal("0.002"),
        points=TWO.points,
        flips=(*TWO.flips, back),
    )
    assert flip_picture(asked, found, "train").title.endswith(", and 1 more change")
