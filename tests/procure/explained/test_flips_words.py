"""What was found along an axis reads right: values, chips, shares, what is not certain."""

from dataclasses import replace
from decimal import Decimal

import pytest

from procure.explained.flips import (
    OVERALL,
    AxisKind,
    ChipShare,
    Flip,
    FlipAxis,
    FlipPoint,
    FlipPoints,
    OrderedChips,
    WorkShares,
)
from procure.explained.flips_words import axis_name, table, told, value_told
from procure.plan import ServedStage
from tests.builders import catalog, chip, demand, offer, project, scenario
from tests.procure import example_project

D = Decimal
PROJECT = project(
    [
        catalog("North", offer("n", "h100", 20000), offer("r", "h100", "2.5", kind="rent")),
        catalog("South", offer("s", "mi300x", [(1, 15000), (10, 14000)])),
    ],
    scenario(demand(100)),
    chips=[chip("H100"), chip("MI300X", "AMD")],
)
SCENARIO = PROJECT.scenarios[0]
PRICE = FlipAxis(kind="price", by="chip", subject="mi300x")


def point(value: str, *shares: tuple[str, str], gap: str = "0", **fields: object) -> FlipPoint:
    """Give a point with the shares of the one workload."""
    chips = tuple(
        ChipShare(chip=name, maker=PROJECT.chips[name != "h100"].maker, share=D(share))
        for name, share in shares
    )
    made = FlipPoint(
        value=D(value),
        outcome="plan",
        cost=D(1234567),
        gap=D(gap),
        work=(
            WorkShares(workload=OVERALL, chips=chips),
            *([WorkShares(workload="chat", chips=chips)] if chips else []),
        ),
        orders=tuple(OrderedChips(chip=one.chip, chips=1000) for one in chips),
        exact=gap == "0",
    )
    return replace(made, **fields)  # type: ignore[arg-type]


def found(axis: FlipAxis, *points: FlipPoint, **fields: object) -> FlipPoints:
    """Give what was found at some points, with the changes between them."""
    made = FlipPoints(
        axis=axis,
        currency="USD",
        low=points[0].value,
        high=points[-1].value,
        here=D(1),
        step=D("0.01"),
        points=points,
    )
    return replace(made, **fields)  # type: ignore[arg-type]


def flip(low: str, high: str, before: str, after: str, **fields: object) -> Flip:
    """Give a change of the overall winner."""
    made = Flip(workload=OVERALL, low=D(low), high=D(high), before=before, after=after, exact=True)
    return replace(made, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("axis", "name"),
    [
        (PRICE, "Price of MI300X"),
        (FlipAxis(kind="price", by="offer", subject="n"), "Price of Offer n"),
        (FlipAxis(kind="price", by="supplier", subject="North"), "All prices of North"),
        (FlipAxis(kind="lead_time", by="supplier", subject="North"), "All lead times of North"),
        (
            FlipAxis(kind="throughput", by="chip", subject="h100", workload="chat"),
            "Throughput of H100 for Chat",
        ),
        (FlipAxis(kind="growth", workload="chat"), "Further growth of demand for Chat"),
        (FlipAxis(kind="energy_price"), "Price of energy"),
    ],
)
def test_an_axis_is_named_by_what_it_varies(axis: FlipAxis, name: str) -> None:
    """With the names that a person knows."""
    assert axis_name(PROJECT, axis) == name


@pytest.mark.parametrize(
    ("kind", "subject", "value", "shown"),
    [
        ("price", "n", "0.922", "USD 18,440 a unit (92.2 % of the quote)"),
        ("price", "r", "1.1", "USD 2.75 a chip-hour (110 % of the quote)"),
        ("price", "s", "0.9", "90 % of what it is now"),
        ("lead_time", "n", "6", "6 weeks longer than quoted"),
        ("lead_time", "n", "-1", "1 week shorter than quoted"),
        ("lead_time", "n", "0", "the quoted lead time"),
        ("growth", "", "-0.125", "−12.5 % a year"),
        ("growth", "", "0.2", "+20 % a year"),
        ("utilisation", "", "0.65", "65 %"),
        ("demand", "", "2", "200 % of what it is now"),
    ],
)
def test_values_have_their_unit(kind: AxisKind, subject: str, value: str, shown: str) -> None:
    """A single price is said in money; several are a part of what they are."""
    axis = FlipAxis(kind=kind, by="offer" if subject else "", subject=subject)
    assert value_told(PROJECT, axis, D(value)) == shown


def test_a_change_is_said_with_both_sides() -> None:
    """Which chip takes over from which, and between which values."""
    one, other = point("0.91", ("mi300x", "1")), point("0.92", ("h100", "0.8"), ("mi300x", "0.2"))
    changed = found(PRICE, one, other, flips=(flip("0.91", "0.92", "mi300x", "h100"),))
    (said,) = told(PROJECT, SCENARIO, changed)
    assert said == (
        "Price of MI300X: between 91 % and 92 % of what it is now, H100 (NVIDIA) takes over from "
        "MI300X (AMD) as the chip that does most of the work."
    )


def test_within_a_gap_it_is_said_to_be_about_there() -> None:
    """With the largest gap of the plans on either side, once for all changes."""
    points = (
        point("0.8", ("mi300x", "1"), gap="0.001"),
        point("0.9", ("h100", "1"), gap="0.004"),
        point("1", ("mi300x", "1"), gap="0.002"),
    )
    changes = (
        flip("0.8", "0.9", "mi300x", "h100", exact=False),
        flip("0.9", "1", "h100", "mi300x", exact=False),
    )
    said = told(PROJECT, SCENARIO, found(PRICE, *points, flips=changes))
    assert len(said) == 3
    assert "at about 80 % to 90 % of what it is now" in said[0]
    assert "0.400 % at most" in said[2]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (flip("1", "2", "", "h100", planned_before=False), "at 100 % of what it is now no plan is"),
        (flip("1", "2", "h100", "", planned_after=False), "at 200 % of what it is now no plan is"),
        (flip("1", "2", "h100", ""), "comes to be left undone; before, H100 (NVIDIA) does most"),
        (flip("1", "2", "", "h100"), "comes to be done; after that, H100 (NVIDIA) does most"),
        (flip("1", "2", "h100", "mi300x", workload="chat"), "does most of Chat."),
    ],
)
def test_changes_to_and_from_nothing_are_said_as_such(change: Flip, words: str) -> None:
    """No plan, and no work, are no chips that take over."""
    points = (point("1", ("h100", "1")), point("2", ("mi300x", "1")))
    axis = FlipAxis(kind="demand")
    (said,) = told(PROJECT, SCENARIO, found(axis, *points, flips=(change,)))
    assert words in said


def test_no_change_is_said_with_the_shares_and_how_often_it_was_looked() -> None:
    """Between the values looked at nothing is claimed."""
    points = (point("0.5", ("h100", "0.8"), ("mi300x", "0.2")), point("1.5", ("h100", "1")))
    (said,) = told(PROJECT, SCENARIO, found(PRICE, *points))
    assert said == (
        "Price of MI300X: at all 2 values looked at from 50 % to 150 % of what it is now, H100 "
        "(NVIDIA) does most of the work (80.0 % to 100.0 % of it)."
    )


def test_of_several_workloads_each_is_said() -> None:
    """Units of workloads cannot be added up, so each has its own winner."""
    made = example_project.project()
    asked = made.scenarios[0]
    first, second = (work.id for work in made.workloads[:2])
    h100 = (ChipShare(chip="h100", maker="NVIDIA", share=D(1)),)
    v5e = (ChipShare(chip="v5e", maker="Google", share=D(1)),)
    both = (
        ChipShare(chip="h100", maker="NVIDIA", share=D("0.5")),
        ChipShare(chip="v5e", maker="Google", share=D("0.5")),
    )
    work = (
        WorkShares(workload=OVERALL, chips=both),
        WorkShares(workload=first, chips=h100),
        WorkShares(workload=second, chips=v5e),
    )
    points = [point(value, work=work, orders=()) for value in ("0.5", "1.5")]
    seen = found(FlipAxis(kind="demand"), *points)
    (said,) = told(made, asked, seen)
    names = [one.name for one in made.workloads[:2]]
    assert f"{names[0]} H100 SXM (NVIDIA) (100.0 %), {names[1]} TPU v5e (Google) (100.0 %)" in said
    shown = table(made, asked, seen)
    assert list(shown.headings[-3:-1]) == names
    assert list(shown.rows[0][-3:-1]) == ["H100 SXM 100.0 %", "TPU v5e 100.0 %"]
    assert {len(row) for row in shown.rows} == {len(shown.headings)} == {len(shown.right)}


@pytest.mark.parametrize(
    ("seen", "words"),
    [
        (FlipPoint(value=D(1), outcome="no_plan"), "no plan is possible"),
        (FlipPoint(value=D(1), outcome="unknown"), "nothing was found out"),
        (point("1"), "no chip has any work"),
    ],
)
def test_where_there_is_nothing_it_is_said(seen: FlipPoint, words: str) -> None:
    """No plan, none found and no work are three things."""
    (said,) = told(PROJECT, SCENARIO, found(PRICE, seen))
    assert words in said
    assert len(table(PROJECT, SCENARIO, found(PRICE, seen)).rows) == 1


def test_what_was_not_looked_at_is_said() -> None:
    """A search that was stopped says so."""
    said = told(PROJECT, SCENARIO, found(PRICE, point("1", ("h100", "1")), complete=False))
    assert "stopped" in said[-1]


def test_the_table_has_a_row_for_each_point() -> None:
    """Money in whole units, who does most and who does next, and what is served if that counts."""
    stage = ServedStage(value=D(1), most=D(4), bound=D(1), gap=D(0))
    points = (
        point("0.5", ("h100", "0.75"), ("mi300x", "0.25"), stage=stage),
        FlipPoint(value=D("1.5"), outcome="no_plan"),
    )
    shown = table(PROJECT, SCENARIO, found(PRICE, *points))
    assert shown.headings[0] == "Price of MI300X"
    assert shown.rows[0] == (
        "50 %",
        "1,234,567",
        "0.000 %",
        "75.00 %",
        "H100",
        "75.0 %",
        "MI300X",
        "25.0 %",
        "1,000 × H100, 1,000 × MI300X",
    )
    assert shown.rows[1][4] == "No plan is possible"
    assert {len(row) for row in shown.rows} == {len(shown.headings)} == {len(shown.right)}
