"""The picture of what the best plan costs at each value of a limit."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_FLOOR, Decimal
from typing import Final

from procure.colours import OTHER
from procure.explained import frontier_words
from procure.explained.effect import Outcome
from procure.explained.frontier import Frontier, FrontierPoint, limit_asked
from procure.names import Names
from procure.words import sentence
from ui import formats
from ui.charts.picture import Bars, Cell, Line, Marks, Picture
from ui.document import Planned
from ui.limits.entries import written

_ZERO: Final = Decimal(0)
_HERE: Final = "#6b7f9c"
_ROOM: Final = Decimal("0.25")
"""Below and above the costs, as a part of what they span."""
_SMALL: Final = 2
"""Costs so many times as large as what they span are cut off below."""
_LEAST_SPAN: Final = Decimal("0.02")
"""Costs that are alike are drawn as if they spanned so much of them."""


def frontier_picture(asked: Planned, found: Frontier) -> Picture:
    """Draw cost over the limit's values: found, proven, where there is no plan, and where it is.

    The values stand as far apart as they are.
    """
    points = found.points
    low, top = _ends(points)
    bars: list[Bars] = []
    outcomes: tuple[tuple[Outcome, bool], ...] = (("no_plan", True), ("unknown", False))
    for outcome, hatched in outcomes:
        heights = tuple(top - low if one.outcome == outcome else _ZERO for one in points)
        if any(heights):
            bars.append(
                Bars(
                    name=sentence(f"frontier-{outcome}"),
                    values=heights,
                    starts=(low,) * len(points),
                    colour=OTHER,
                    hatched=hatched,
                    pale=not hatched,
                )
            )
    if any(point.value == found.here for point in points):
        bars.append(
            Bars(
                name=sentence("frontier-chart-here"),
                values=tuple(top - low if one.value == found.here else _ZERO for one in points),
                starts=(low,) * len(points),
                colour=_HERE,
                slight=True,
                pale=True,
            )
        )
    costs = tuple(point.cost for point in points)
    bounds = tuple(point.bound for point in points)
    lines = (
        Line(name=sentence("frontier-chart-found"), values=costs),
        Line(name=sentence("frontier-chart-proven"), values=bounds, limit=True),
    )
    note = sentence("frontier-chart-note")
    if low:
        cut = {"amount": formats.money(low, found.currency)}
        note = f"{note} {sentence('frontier-chart-cut', cut)}"
    return Picture(
        title=frontier_words.headline(asked.project, asked.scenario, found),
        note=note,
        unit=found.currency,
        names=_names(asked, found),
        bars=tuple(bars),
        lines=lines if any(cost is not None for cost in costs) else (),
        marks=(Marks(name="", values=costs),),
        tips=tuple(_tip(asked, found, point) for point in points),
        low=low,
        places=_places(points),
        figures=_figures(asked, found),
    )


def _names(asked: Planned, found: Frontier) -> tuple[str, ...]:
    """Name the values in short, or in full where two would be called the same."""
    values = [point.value for point in found.points]
    short = tuple(value_short(asked, found, value) for value in values)
    if len(set(short)) == len(short):
        return short
    return tuple(
        frontier_words.value_told(asked.project, asked.scenario, found, value) for value in values
    )


def value_short(asked: Planned, found: Frontier, value: Decimal) -> str:
    """Write a value of the limit below its point: "US$36M", "59.9 %", "12 racks"."""
    limit = limit_asked(asked.project, asked.scenario, found.key)
    return written(asked.project, limit, value)


def _places(points: Sequence[FrontierPoint]) -> tuple[float, ...]:
    """Give where each value stands, from 0 to one less than there are."""
    first, last = points[0].value, points[-1].value
    if first == last:
        return tuple(float(at) for at in range(len(points)))
    wide = Decimal(len(points) - 1) / (last - first)
    return tuple(float((point.value - first) * wide) for point in points)


def _ends(points: Sequence[FrontierPoint]) -> tuple[Decimal, Decimal]:
    """Give where the axis of costs begins and ends: at 0, unless nothing could be told then."""
    known = [
        figure for point in points for figure in (point.cost, point.bound) if figure is not None
    ]
    if not known:
        return _ZERO, Decimal(1)
    least, most = min(known), max(known)
    span = max(most - least, abs(most) * _LEAST_SPAN)
    top = most + span * _ROOM
    if not span or least < span * _SMALL:
        return _ZERO, top
    step = Decimal(1).scaleb(span.adjusted() - 1)
    low = ((least - span * _ROOM) / step).to_integral_value(ROUND_FLOOR) * step
    return max(low, _ZERO), top


def _tip(asked: Planned, found: Frontier, point: FrontierPoint) -> str:
    inputs = asked.project, asked.scenario
    names = Names(asked.project)
    lines = [frontier_words.value_told(*inputs, found, point.value)]
    if point.value == found.here:
        lines.append(sentence("frontier-tip-here"))
    if point.outcome != "plan":
        lines.append(sentence(f"frontier-{point.outcome}"))
    for key, amount in (("found", point.cost), ("bound", point.bound)):
        if amount is not None:
            told = {"amount": formats.money_full(amount, found.currency)}
            lines.append(sentence(f"frontier-tip-{key}", told))
    served = frontier_words.served_told(point.stage)
    if served:
        lines.append(f"{sentence('frontier-heading-served')}: {served}")
    lines += [f"{one.chips:,} × {names.chip(one.chip)}" for one in point.orders]
    return "\n".join(lines)


def _figures(asked: Planned, found: Frontier) -> tuple[tuple[Cell, ...], ...]:
    """Give the rows that are copied: value, cost, what is proven, and that there is no plan."""
    head: tuple[Cell, ...] = (
        frontier_words.frontier_name(asked.project, asked.scenario, found.key),
        sentence("frontier-heading-cost", {"currency": found.currency}),
        sentence("frontier-heading-bound"),
        "",
    )
    rows: list[tuple[Cell, ...]] = [
        (
            point.value,
            point.cost,
            point.bound,
            "" if point.outcome == "plan" else sentence(f"frontier-{point.outcome}"),
        )
        for point in found.points
    ]
    return (head, *rows)
