"""Where things stand in a chart: stacks, runs of a line, labels, hatching. Pure functions."""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from ui.charts.picture import Line, Marks, Picture

Point = tuple[float, float]
HALF: Final = 0.5
"""Of the way from one name to the next."""
BAR: Final = 0.64
"""How wide bars are, of the way from one name to the next."""
_OVER: Final = 0.65
"""How far the middle of words is over a bar, of their height: half of it, and a gap."""


def stacked(picture: Picture) -> list[list[float]]:
    """Give where each set of bars begins: stacked on those before it, below zero downwards."""
    above = [0.0] * len(picture.names)
    below = [0.0] * len(picture.names)
    starts = []
    for bars in picture.bars:
        if bars.starts:
            starts.append([float(start) for start in bars.starts])
            continue
        begin = []
        for at, value in enumerate(map(float, bars.values)):
            side = below if value < 0 else above
            begin.append(side[at])
            side[at] += value
        starts.append(begin)
    return starts


def places_of(picture: Picture) -> Sequence[float]:
    """Give where each name stands along the axis of names."""
    return picture.places or [float(at) for at in range(len(picture.names))]


def nearest(picture: Picture, along: float) -> int | None:
    """Give the name that stands nearest to a place; None beyond half a step from the ends."""
    places = places_of(picture)
    if not places or not -HALF <= along <= len(places) - HALF:
        return None
    return min(range(len(places)), key=lambda at: abs(places[at] - along))


def largest(picture: Picture) -> float:
    """Give the height of the highest stack or line."""
    reached = [place for places in ends(picture) for place in places]
    over: list[Line | Marks] = [*picture.lines, *picture.marks]
    points = [float(value) for one in over for value in one.values if value is not None]
    return max([0.0, *reached, *points])


def lowest(picture: Picture) -> float:
    """Give how far the stacks reach below zero: 0 or less."""
    reached = [place for places in ends(picture) for place in places]
    return min([0.0, *reached])


def ends(picture: Picture) -> list[list[float]]:
    """Give, for each name, where its bars begin and end."""
    found: list[list[float]] = [[] for _ in picture.names]
    for bars, starts in zip(picture.bars, stacked(picture), strict=True):
        for at, value in enumerate(map(float, bars.values)):
            if value:
                found[at] += [starts[at], starts[at] + value]
    return found


def clear_of_bars(picture: Picture, along: float, wide: float, height: float, high: float) -> float:
    """Give how high words stand so that they touch no bar below them.

    They begin at `along`, are as wide and high as is said, and would have their middle at
    `height`: all in the picture's own units.
    """
    over = (
        reached
        for place, reached in zip(places_of(picture), ends(picture), strict=True)
        if along < place + BAR / 2 and place - BAR / 2 < along + wide
    )
    tops = [place for reached in over for place in reached]
    return max([height, *(top + _OVER * high for top in tops)])


def marked(picture: Picture, at: int) -> list[float]:
    """Give where the marks of a name stand."""
    return [float(value) for one in picture.marks if (value := one.values[at]) is not None]


def runs_of(values: Sequence[Decimal | None], *, apart: bool) -> list[list[tuple[int, Decimal]]]:
    """Split values into runs without a gap; `apart` makes each value a run of its own."""
    runs: list[list[tuple[int, Decimal]]] = []
    for at, value in enumerate(values):
        if value is None:
            continue
        if apart or not runs or runs[-1][-1][0] != at - 1:
            runs.append([])
        runs[-1].append((at, value))
    return runs


def slants(width: float, height: float, gap: float) -> list[tuple[Point, Point]]:
    """Give the ends of slanted lines that fill a box from (0, 0), `gap` apart along it."""
    lines = []
    for step in range(math.floor(-height / gap), math.ceil(width / gap)):
        foot = step * gap
        first, last = max(foot, 0.0), min(foot + height, width)
        if last > first:
            lines.append(((first, first - foot), (last, last - foot)))
    return lines


def spread(
    wanted: Sequence[tuple[float, str]], step: float, top: float, bottom: float = 0.0
) -> list[tuple[float, str]]:
    """Move labels apart until none is nearer than `step` to the next, from `bottom` to `top`.

    With more labels than there is room for, the lowest ones leave the picture.
    """
    placed: list[tuple[float, str]] = []
    for height, name in sorted(wanted, key=lambda label: label[0]):
        least = placed[-1][0] + step if placed else bottom + step / 2
        placed.append((max(height, least), name))
    ceiling = top - step / 2
    for at in range(len(placed) - 1, -1, -1):
        height, name = placed[at]
        placed[at] = (min(height, ceiling), name)
        ceiling = placed[at][0] - step
    return placed
