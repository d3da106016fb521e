"""The time line: a row an order, on the days that the plan says."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest

from procure import figures
from procure.plan import Plan, Shortfall
from tests.procure import example_plan
from ui.document import Planned
from ui.plan.time_chart import time_picture


@pytest.fixture
def asked() -> Planned:
    """Give the example with its plan, all demand served."""
    plan: Plan = replace(example_plan.plan(), shortfall=())
    return Planned(project=example_plan.project(), scenario=example_plan.scenario(), plan=plan)


def test_bars_stand_on_the_days(asked: Planned) -> None:
    """From the order to the arrival, to the first period of work, to the end, without a gap."""
    picture = time_picture(asked)
    orders = figures.timeline(asked.project, asked.scenario, asked.plan)
    start = asked.scenario.horizon.start
    for at, order in enumerate(orders):
        spans = [
            (bars.starts[at], bars.starts[at] + bars.values[at])
            for bars in picture.bars
            if bars.values[at]
        ]
        days = [
            Decimal((day - start).days)
            for day in (order.placed, order.arrives, order.works, order.ends)
        ]
        assert spans == [(one, two) for one, two in pairwise(days) if one != two]
        wide = [bars for bars in picture.bars if bars.values[at] and not bars.slight]
        assert [bars.hatched for bars in wide] == [order.kind == "rent"]


def test_what_was_ordered_before_is_grey(asked: Planned) -> None:
    """What is on its way comes last, grey and without an order day."""
    picture = time_picture(asked)
    count = len(figures.timeline(asked.project, asked.scenario, asked.plan))
    assert len(picture.names) > count
    for bars in picture.bars:
        if bars.name == "On its way before this plan":
            assert bars.colour == "#8C8C8C"
            assert not any(bars.values[:count])
            assert all(bars.values[count:])
    assert all("Ordered" not in tip for tip in picture.tips[count:])


def test_the_title_says_what_comes_late(asked: Planned) -> None:
    """Late orders are the finding; else how long the slowest takes."""
    assert time_picture(asked).title.startswith("6 orders work by the time they are needed; ")
    lack = Shortfall(workload="chat", period=1, amount=Decimal(3000))
    late = time_picture(replace(asked, plan=replace(asked.plan, shortfall=(lack,))))
    assert late.title.startswith("4 orders come late, of 6: ")
    assert "is needed from 2024 Q2 and works from 2024 Q4" in late.title
    marks = {one.alarm: one.values for one in late.marks}
    assert sum(value is not None for value in marks[True]) == 4
    assert sum("late, needed from 2024 Q2" in end for end in late.ends) == 4


def test_no_orders(asked: Planned) -> None:
    """Nothing ordered is said, and what is on its way is drawn all the same."""
    none = replace(asked, plan=replace(asked.plan, orders=(), placements=(), assignments=()))
    picture = time_picture(none)
    assert picture.title == "Nothing is ordered"
    assert all("Arrives" in tip for tip in picture.tips)
    bare = replace(none, project=replace(none.project, fleet=(), catalogs=()))
    assert time_picture(bare).names == ()
    assert time_picture(bare).note.startswith("There is no time line")


def test_the_figures_are_days(asked: Planned) -> None:
    """What is copied has days and units, not distances; what is not known is empty."""
    picture = time_picture(asked)
    heading, *rows = picture.figures
    assert len(rows) == len(picture.names)
    assert heading[3:5] == ("Ordered", "Arrives")
    first = rows[picture.names.index("HGX H100 8-GPU node")]
    assert first[2:6] == (Decimal(10), date(2024, 1, 1), date(2024, 3, 25), date(2024, 4, 1))
    assert rows[-1][3] is None
