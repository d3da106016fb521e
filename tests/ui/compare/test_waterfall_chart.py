"""The picture of the steps between two costs: each begins where the one before ended."""

from decimal import Decimal

import pytest

from procure.waterfall import Step, Waterfall
from tests.procure import example_plan
from ui.charts.picture import Picture
from ui.compare.waterfall_chart import waterfall_picture


def made(*changes: int, before: int = 1000) -> Waterfall:
    """Give steps that change so much."""
    steps = tuple(
        Step(group="kind", key=key, before=Decimal(500), after=Decimal(500 + change))
        for key, change in zip(KINDS, changes, strict=False)
    )
    after = Decimal(before + sum(changes))
    return Waterfall(currency="USD", before=Decimal(before), after=after, steps=steps)


KINDS = (
    *("purchase", "rent", "fixed", "integration", "one_time", "take_or_pay", "porting"),
    *("open_orders", "support", "energy", "hosting", "prepaid", "rebate", "residual"),
)


def drawn(found: Waterfall) -> Picture:
    """Draw steps."""
    return waterfall_picture(found, "Base", "Other", (example_plan.project(),))


def spans(picture: Picture) -> list[tuple[Decimal, Decimal]]:
    """Give where the one bar of each row begins and ends."""
    found = []
    for at in range(len(picture.names)):
        (one,) = [
            (bars.starts[at], bars.starts[at] + bars.values[at])
            for bars in picture.bars
            if bars.values[at]
        ]
        found.append(one)
    return found


@pytest.mark.parametrize("before", [1000, 1_000_000])
def test_each_step_begins_where_the_last_ended(before: int) -> None:
    """From total to total, whether the axis begins at 0 or is cut off."""
    picture = drawn(made(300, 200, -400, before=before))
    first, *steps, last = spans(picture)
    reached = first[1]
    assert reached == before
    for start, end in steps:
        assert start == reached
        reached = end
    assert last[1] == reached == before + 100
    assert first[0] == last[0] == picture.low
    assert picture.names == ("Base", "Purchase", "Rent", "Fixed per order", "Other")
    assert picture.ends[1:4] == ("+US$300", "+US$200", "−US$400")


def test_a_cut_axis_is_said() -> None:
    """Only where the changes could not be seen otherwise, and below all of them."""
    assert drawn(made(300, -400)).low == 0
    assert drawn(made(300, -400)).note == ""
    cut = drawn(made(300, -400, before=1_000_000))
    assert 0 < cut.low < 999_900
    assert cut.note.startswith("The axis begins at US$")


def test_many_steps_are_put_together() -> None:
    """The largest are drawn, the others as one; the figures have all of them."""
    picture = drawn(made(*range(10, 24)))
    assert len(picture.names) == 14
    assert picture.names[-2] == "3 smaller differences"
    assert spans(picture)[-2][1] == spans(picture)[-1][1] == 1000 + sum(range(10, 24))
    assert len(picture.figures) == 1 + 14 + 1
    assert picture.figures[-1][3] == sum(range(10, 24))


def test_the_title_says_the_difference() -> None:
    """More, less, or as much."""
    assert drawn(made(300)).title == "Other costs US$300 more than Base"
    assert drawn(made(-300)).title == "Other costs US$300 less than Base"
    assert drawn(made(300, -300)).title == "Other costs as much as Base"


def test_orders_are_named() -> None:
    """By offer as its supplier describes it, by chip by the chips' names."""
    steps = tuple(
        Step(group="order", key=key, before=Decimal(0), after=Decimal(1))
        for key in ("nw-hgx", "h100", "h100+mi300x", "gone")
    )
    found = Waterfall(currency="USD", before=Decimal(1), after=Decimal(5), steps=steps)
    assert drawn(found).names[1:-1] == (
        "HGX H100 8-GPU node",
        "H100 SXM",
        "H100 SXM + MI300X",
        "gone",
    )
    assert "US$0.00 before, US$1.00 after" in drawn(found).tips[1]
