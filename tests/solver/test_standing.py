"""What stands in each period is what the columns at work in it have, each for itself."""

import random

import pulp
import pytest

from benchmarks import instances
from solver.candidates import screen
from solver.columns import Column
from solver.instance import make_instance
from solver.standing import Standing


def _columns() -> tuple[Column, ...]:
    """Take columns that are bought and rented, for some of the horizon and to its end."""
    made = instances.project("rich", "small", 1)
    asked = made.scenarios[0]
    columns = make_instance(made, asked, screen(made, asked)).columns
    ends = {column.candidate.until for column in columns}
    assert None in ends
    assert any(end is not None and end < asked.horizon.periods for end in ends)
    assert any(end is not None and end >= asked.horizon.periods for end in ends)
    return columns


@pytest.mark.parametrize("seed", range(5))
def test_periods_hold_the_columns_at_work(seed: int) -> None:
    """Whatever their order, and each period is named once, when something first stands in it."""
    periods = 8
    columns = random.Random(seed).sample(_columns(), 60)
    problem = pulp.LpProblem("standing", pulp.LpMinimize)
    parts = {column.number: problem.add_variable(f"p_{column.number}", 0, 9) for column in columns}
    standing: Standing[int] = Standing(periods)
    begun: list[int] = []
    for column in columns:
        new = standing.add(column, {parts[column.number]: column.number})
        assert new == [t for t in range(periods) if column.active(t) and t not in begun]
        begun += new
    rows = list(standing.rows())
    assert rows == [
        {parts[column.number]: column.number for column in columns if column.active(period)}
        for period in range(periods)
    ]
    rows[0].clear()
    rows[-1].clear()
    assert list(standing.rows())[1:-1] == rows[1:-1]
