"""The picture of an axis: who does how much of the work at each value looked at."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from procure.colours import OTHER, maker_colours
from procure.explained import flips_words
from procure.explained.flips import OVERALL, FlipAxis, FlipPoint, FlipPoints, WorkShares
from procure.names import Names
from procure.project import Project
from procure.state import part_text
from procure.words import sentence
from ui import formats
from ui.document import Planned
from ui.picture import Bars, Picture

_ZERO: Final = Decimal(0)
_MOST: Final = 14
"""Values drawn: a search looks at many close to where the winner changes."""


def flip_picture(asked: Planned, found: FlipPoints) -> Picture:
    """Draw the shares of overall work by chip, in their makers' colours."""
    points = drawn(found)
    names = Names(asked.project)
    colours = maker_colours(asked.project)
    chips = dict.fromkeys(
        (one.maker, one.chip) for point in points for one in _overall(point).chips if one.share
    )
    bars = tuple(
        Bars(
            name=names.chip(chip),
            values=tuple(_share(point, chip) for point in points),
            colour=colours.get(maker, OTHER),
        )
        for maker, chip in sorted(chips)
    )
    told = flips_words.told(asked.project, asked.scenario, found)
    axis = flips_words.axis_name(asked.project, found.axis)
    return Picture(
        title=told[0] if told else "",
        note=sentence("flip-chart-note", {"axis": axis}),
        unit="%",
        names=tuple(value_short(found.axis, point.value) for point in points),
        bars=bars,
        tips=tuple(_tip(asked.project, found, point) for point in points),
    )


def drawn(found: FlipPoints) -> tuple[FlipPoint, ...]:
    """Choose what is drawn: the ends, both sides of each change, and some between them."""
    wanted = {found.low, found.high, found.here}
    for flip in found.flips:
        wanted |= {flip.low, flip.high}
    sides = [point for point in found.points if point.value in wanted]
    others = [point for point in found.points if point.value not in wanted]
    room = max(_MOST - len(sides), 0)
    every = max(-(-len(others) // room), 1) if room else len(others) + 1
    chosen = [*sides, *others[::every]]
    return tuple(sorted(chosen, key=lambda point: point.value))


def value_short(axis: FlipAxis, value: Decimal) -> str:
    """Write a value of an axis below its bar: "92 %", "+6 wk"."""
    if axis.kind == "lead_time":
        return f"{'+' if value > 0 else ''}{formats.number(value)} wk"
    signed = "+" if axis.kind == "growth" and value > 0 else ""
    return f"{signed}{formats.number(round(value * 100, 1))} %"


def _overall(point: FlipPoint) -> WorkShares:
    return next(
        (one for one in point.work if one.workload == OVERALL), WorkShares(workload=OVERALL)
    )


def _share(point: FlipPoint, chip: str) -> Decimal:
    return next((one.share for one in _overall(point).chips if one.chip == chip), _ZERO)


def _tip(project: Project, found: FlipPoints, point: FlipPoint) -> str:
    names = Names(project)
    lines: Sequence[str] = [
        flips_words.value_told(project, found.axis, point.value),
        *([] if point.cost is None else [formats.money_full(point.cost, found.currency)]),
        *(f"{names.chip(one.chip)}: {part_text(one.share)}" for one in _overall(point).chips),
        *([] if point.outcome == "plan" else [sentence(f"flip-{point.outcome}")]),
    ]
    return "\n".join(lines)
