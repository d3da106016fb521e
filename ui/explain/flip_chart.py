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
from ui.charts.picture import Bars, Picture
from ui.document import Planned

_ZERO: Final = Decimal(0)
_MOST: Final = 14
"""Values drawn: a search looks at many close to where the winner changes."""
_SHADES: Final = (1.0, 0.7, 0.45, 0.25)
"""A maker keeps its colour; its chips are told apart by how strong it is."""


def workloads(found: FlipPoints) -> tuple[str, ...]:
    """List what shares can be drawn of: each workload, those with a change of winner first.

    With several, all of them together come last; with one, that is the one.
    """
    done = dict.fromkeys(one.workload for point in found.points for one in point.work)
    each = [one for one in done if one != OVERALL]
    changed = {flip.workload for flip in found.flips}
    each.sort(key=lambda one: one not in changed)
    return (*each, OVERALL) if len(each) > 1 else (OVERALL,)


def workload_named(project: Project, found: FlipPoints, workload: str) -> str:
    """Name what shares are drawn of: a workload, or all of them together."""
    if workload != OVERALL:
        return Names(project).workload(workload)
    return sentence("flip-overall-mean" if len(workloads(found)) > 1 else "flip-overall")


def flip_picture(asked: Planned, found: FlipPoints, workload: str = OVERALL) -> Picture:
    """Draw the shares of a workload's (or all) work by chip, in their makers' colours."""
    points = drawn(found)
    names = Names(asked.project)
    colours = maker_colours(asked.project)
    chips = dict.fromkeys(
        (one.maker, one.chip)
        for point in points
        for one in _done(point, workload).chips
        if one.share
    )
    before = Counter[str]()
    bars: list[Bars] = []
    for maker, chip in sorted(chips):
        shade = _SHADES[before[maker] % len(_SHADES)]
        before[maker] += 1
        shares = tuple(_share(point, workload, chip) for point in points)
        colour = tint(colours.get(maker, OTHER), shade)
        bars.append(Bars(name=names.chip(chip), values=shares, colour=colour))
    axis = flips_words.axis_name(asked.project, found.axis)
    return Picture(
        title=_title(asked.project, found, workload),
        note=sentence("flip-chart-note", {"axis": axis}),
        unit="%",
        names=tuple(value_short(found.axis, point.value) for point in points),
        bars=tuple(bars),
        tips=tuple(_tip(asked.project, found, point, workload) for point in points),
    )


def _title(project: Project, found: FlipPoints, workload: str) -> str:
    """Name the first change of who does most of a workload, or that there is none."""
    finding = _finding(project, found, workload)
    if workloads(found) == (OVERALL,):
        return finding
    named = {"what": workload_named(project, found, workload), "finding": finding}
    return sentence("flip-chart-of", named)


def _finding(project: Project, found: FlipPoints, workload: str) -> str:
    names = Names(project)
    own = [flip for flip in found.flips if flip.workload == workload]
    changes = [flip for flip in own if flip.planned_before and flip.planned_after]
    if changes:
        flip = changes[0]
        values = {
            "before": names.chip(flip.before) if flip.before else sentence("flip-nobody"),
            "after": names.chip(flip.after) if flip.after else sentence("flip-nobody"),
            "low": value_short(found.axis, flip.low),
            "high": value_short(found.axis, flip.high),
            "more": formats.counted(len(changes) - 1, "more change", "more changes"),
        }
        return sentence("flip-chart-changes" if len(changes) > 1 else "flip-chart-change", values)
    winner = next((won for point in found.points if (won := point.winner(workload))), "")
    if not winner:
        return sentence("flip-chart-idle")
    # That there is no plan at all is said of the overall winner alone.
    if any(not (flip.planned_before and flip.planned_after) for flip in found.flips):
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


def _done(point: FlipPoint, workload: str) -> WorkShares:
    return next(
        (one for one in point.work if one.workload == workload), WorkShares(workload=workload)
    )


def _share(point: FlipPoint, workload: str, chip: str) -> Decimal:
    return next((one.share for one in _done(point, workload).chips if one.chip == chip), _ZERO)


def _tip(project: Project, found: FlipPoints, point: FlipPoint, workload: str) -> str:
    names = Names(project)
    chips = _done(point, workload).chips
    lines: Sequence[str] = [
        flips_words.value_told(project, found.axis, point.value),
        *([] if point.cost is None else [formats.money_full(point.cost, found.currency)]),
        *(f"{names.chip(one.chip)}: {part_text(one.share)}" for one in chips),
        *([] if point.outcome == "plan" else [sentence(f"flip-{point.outcome}")]),
    ]
    return "\n".join(lines)
