"""What can be moved: every limit with a figure, and the growth of demand, exactly as entered."""

from dataclasses import replace
from decimal import Decimal

import pytest

from procure.errors import InputError
from procure.scenario import Limit
from tests.ui.trial import trial_project
from ui.edits import Inputs
from ui.steer.growth import mean_growth
from ui.steer.subject import GROWTH, all_steered, first_pins, put, range_of, steered


def inputs(*limits: Limit) -> Inputs:
    """Give the trial project under further limits."""
    project = trial_project()
    scenario = project.scenarios[0]
    scenario = replace(scenario, limits=(*scenario.limits, *limits))
    return Inputs(project=replace(project, scenarios=(scenario,)), scenario=scenario)


def test_the_main_limits_come_first() -> None:
    """The first limit of each main family that is on, over the whole horizon before others."""
    quarter = Limit(family="budget", period=1, value=Decimal(9))
    made = inputs(quarter, Limit(family="suppliers", value=Decimal(3)))
    pins = first_pins(made.project, made.scenario)
    assert pins == ("budget", "lead_time", "share.maker.AMD.maximum", "power.oslo", GROWTH)
    nothing = Limit(family="power", subject="oslo", value=Decimal(0))
    made = inputs(quarter, nothing)
    assert first_pins(made.project, made.scenario)[3] == "power.austin"
    off = replace(made.scenario.limits[0], on=False)
    scenario = replace(made.scenario, limits=(off, *made.scenario.limits[1:]))
    assert first_pins(made.project, scenario)[0] == "budget.1"


def test_switches_cannot_be_moved() -> None:
    """Neither a limit without a figure nor what the scenario lacks has a slider."""
    made = inputs()
    keys = [one.key for one in all_steered(made.project, made.scenario)]
    assert "supply" not in keys
    assert keys[-1] == GROWTH
    assert steered(made.project, made.scenario, "supply") is None
    assert steered(made.project, made.scenario, "racks.oslo") is None


@pytest.mark.parametrize(
    ("key", "value", "shown"),
    [
        ("budget", Decimal(40_000_000), "40,000,000 USD"),
        ("lead_time", Decimal(30), "30 weeks"),
        ("share.maker.AMD.maximum", Decimal("0.45"), "45 %"),
        ("power.oslo", Decimal(1500), "1,500 kW"),
    ],
)
def test_a_limit_is_moved(key: str, value: Decimal, shown: str) -> None:
    """It has the new value, everything else is as before, and it is shown with its unit."""
    made = inputs()
    subject = steered(made.project, made.scenario, key)
    assert subject is not None
    moved = put(made, subject, value)
    after = steered(made.project, moved.scenario, key)
    assert after is not None
    assert after.value == value
    assert f"{after.entry.show(after.value)} {after.unit}".rstrip() == shown
    kept = [one for one in moved.scenario.limits if one.key != key]
    assert kept == [one for one in made.scenario.limits if one.key != key]
    assert range_of(made.project, made.scenario, subject).holds(subject.value)
    assert put(made, subject, subject.value) is made


def test_moving_a_limit_switches_it_on() -> None:
    """Nobody moves a limit for it to stay without effect."""
    made = inputs()
    first, *others = made.scenario.limits
    scenario = replace(made.scenario, limits=(replace(first, on=False), *others))
    off = Inputs(project=made.project, scenario=scenario)
    subject = steered(off.project, off.scenario, "budget")
    assert subject is not None
    assert not subject.on
    assert put(off, subject, Decimal(1)).scenario.limits[0] == replace(first, value=Decimal(1))


def test_growth_is_moved_for_every_row() -> None:
    """Both rows of the trial grow by the same factor, and the first period stays."""
    made = inputs()
    subject = steered(made.project, made.scenario, GROWTH)
    assert subject is not None
    assert subject.unit == "a quarter"
    moved = put(made, subject, subject.value + Decimal("0.05")).scenario
    assert mean_growth(moved.demand) == subject.value + Decimal("0.05")
    first, last = made.scenario.demand[0], moved.demand[0]
    periods = len(first.amounts) - 1
    ratio = (last.amounts[-1] / first.amounts[-1]) ** (1 / Decimal(periods))
    # The growth that is read has four decimals.
    asked = (1 + subject.value + Decimal("0.05")) / (1 + subject.value)
    assert ratio == pytest.approx(asked, rel=Decimal("1e-4"))
    for before, after in zip(made.scenario.demand, moved.demand, strict=True):
        for at, (old, new) in enumerate(zip(before.amounts, after.amounts, strict=True)):
            assert new == pytest.approx(old * ratio**at, rel=Decimal("1e-5"))


def test_demand_cannot_shrink_to_less_than_nothing() -> None:
    """A growth of -100 % or less is refused with a sentence."""
    made = inputs()
    subject = steered(made.project, made.scenario, GROWTH)
    assert subject is not None
    with pytest.raises(InputError, match="too small"):
        put(made, subject, Decimal(-1))
