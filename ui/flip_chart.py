"""The picture of an axis: who does how much of the work at each value looked at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from procure.colours import OTHER, maker_colours, tint
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
_SHADES: Final = (1.0, 0.7, 0.45, 0.25)
"""A maker keeps its colour; its chips are told apart by how strong it is."""


def flip_picture(asked: Planned, found: FlipPoints) -> Picture:
    """Draw the shares of overall work by chip, in their makers' colours."""
    points = drawn(found)
    names = Names(asked.project)
    colours = maker_colours(asked.project)
    chips = dict.fromkeys(
        (one.maker, one.chip) for point in points for one in _overall(point).chips if one.share
    )
    before = Counter[str]()
    bars: list[Bars] = []
    for maker, chip in sorted(chips):
        shade = _SHADES[before[maker] % len(_SHADES)]
        before[maker] += 1
        shares = tuple(_share(point, chip) for point in points)
        colour = tint(colours.get(maker, OTHER), shade)
        bars.append(Bars(name=names.chip(chip), values=shares, colour=colour))
    axis = flips_words.axis_name(asked.project, found.axis)
    return Picture(
        title=_title(asked.project, found),
        note=sentence("flip-chart-note", {"axis": axis}),
        unit="%",
        names=tuple(value_short(found.axis, point.value) for point in points),
        bars=tuple(bars),
        tips=tuple(_tip(asked.project, found, point) for point in points),
    )


def _title(project: Project, found: FlipPoints) -> str:
    """Name the first change of who does most of all work, or that there is none."""
    names = Names(project)
    for flip in found.flips:
        if flip.workload == OVERALL and flip.planned_before and flip.planned_after:
            values = {
                "before": names.chip(flip.before) if flip.before else sentence("flip-nobody"),
                "after": names.chip(flip.after) if flip.after else sentence("flip-nobody"),
                "low": value_short(found.axis, flip.low),
                "high": value_short(found.axis, flip.high),
            }
            return sentence("flip-chart-change", values)
    winner = next((point.winner() for point in found.points if point.winner()), "")
    if not winner:
        return sentence("flip-chart-idle")
    if any(flip.workload == OVERALL for flip in found.flips):
        return sentence("flip-chart-possible", {"chip": names.chip(winner)})
    return sentence("flip-chart-same", {"chip": names.chip(winner)})


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
