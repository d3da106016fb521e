"""Says where the winner changes along an axis, in sentences and as a table."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Final

from procure.explained.effect_words import money_told
from procure.explained.flips import (
    OVERALL,
    ChipShare,
    Flip,
    FlipAxis,
    FlipPoint,
    FlipPoints,
)
from procure.names import Names
from procure.offers import Offer
from procure.project import Project
from procure.record import record
from procure.scenario import Scenario
from procure.state import gap_text, mostly_text, part_text, served_share, share_text
from procure.units import EXACT, plain
from procure.words import sentence

_HUNDREDTH: Final = Decimal("0.01")


@record
class FlipTable:
    """The points of an axis as text; `right` has an r for each column that stands to the right."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    right: str


def axis_name(project: Project, axis: FlipAxis) -> str:
    """Name what an axis varies: "Price of MI300X", "Demand for Chat answers"."""
    names = Names(project)
    subject = axis.subject
    if axis.by == "chip":
        subject = names.chip(subject)
    elif axis.by == "offer":
        subject = names.offer(subject)
    key = f"flip-axis-{axis.kind}"
    if axis.by == "supplier":
        key = f"{key}-supplier"
    elif axis.workload:
        key = f"{key}-work"
    return sentence(key, {"subject": subject, "workload": names.workload(axis.workload)})


def value_told(project: Project, axis: FlipAxis, value: Decimal) -> str:
    """Write a value of an axis: "92.2 % of what it is now", "6 weeks longer than quoted"."""
    return sentence(*_value(project, axis, value))


def _first_told(project: Project, axis: FlipAxis, value: Decimal) -> str:
    """Write a value where what it is of stands elsewhere: "92.2 %"; weeks are said in full."""
    key, values = _value(project, axis, value)
    if axis.kind != "lead_time":
        key = key.replace("value", "first").replace("-hour", "")
    return sentence(key, values)


def _ends_told(project: Project, axis: FlipAxis, low: Decimal, high: Decimal) -> dict[str, str]:
    """Write two values so that what they are of is said once: "92.2 %", "93 % of the quote".

    `first` is the lower one where the higher one follows, `low` where it stands alone.
    """
    (key, values), (other, _) = _value(project, axis, low), _value(project, axis, high)
    # Weeks longer and weeks shorter are each said in full.
    alike = other.removesuffix("s") == key.removesuffix("s")
    first = key.replace("value", "first").replace("-hour", "") if alike else key
    return {
        "first": sentence(first, values),
        "low": sentence(key, values),
        "high": value_told(project, axis, high),
    }


def _value(project: Project, axis: FlipAxis, value: Decimal) -> tuple[str, dict[str, str]]:
    match axis.kind:
        case "lead_time":
            return _weeks(value)
        case "growth":
            sign = "+" if value > 0 else ("−" if value < 0 else "")
            return "flip-value-growth", {"percent": f"{sign}{_percent(abs(value))}"}
        case "utilisation":
            return "flip-value-utilisation", {"percent": _percent(value)}
        case _:
            values = {"percent": _percent(value)}
            quoted = _quote(project, axis)
            if quoted is None:
                return "flip-value-times", values
            price = EXACT.multiply(quoted.breaks[0].unit_price, value)
            hour = "-hour" if quoted.kind == "rent" else ""
            values["price"] = money_told(price, quoted.currency)
            return f"flip-value-price{hour}", values


def _weeks(weeks: Decimal) -> tuple[str, dict[str, str]]:
    if not weeks:
        return "flip-value-quoted", {}
    way = "longer" if weeks > 0 else "shorter"
    many = "week" if abs(weeks) == 1 else "weeks"
    return f"flip-value-{way}-{many}", {"weeks": f"{abs(weeks):,f}"}


def _quote(project: Project, axis: FlipAxis) -> Offer | None:
    """Give the one offer whose price is varied, where a single figure is its price."""
    if axis.kind != "price" or axis.by != "offer":
        return None
    found = Names(project).offers.get(axis.subject)
    return found[1] if found is not None and len(found[1].breaks) == 1 else None


def _percent(value: Decimal) -> str:
    shown = EXACT.multiply(value, Decimal(100)).quantize(_HUNDREDTH, context=EXACT)
    return f"{plain(shown).rstrip('0').rstrip('.')} %"


def told(project: Project, scenario: Scenario, found: FlipPoints) -> tuple[str, ...]:
    """Say where the winner changes, or that it does not, and what was not looked at."""
    del scenario
    return tuple(_told(project, found))


def _told(project: Project, found: FlipPoints) -> Iterator[str]:
    if found.flips:
        yield from (flip_told(project, found, one) for one in found.flips)
    else:
        yield _unchanged(project, found)
    vague = [flip for flip in found.flips if not flip.exact]
    if vague:
        yield sentence("flip-about", {"gap": gap_text(_largest_gap(found, vague))})
    if not found.complete:
        yield sentence("flip-incomplete")


def flip_told(project: Project, found: FlipPoints, flip: Flip) -> str:
    """Say between which values which chip takes over from which."""
    work = Names(project).workload(flip.workload)
    values = {
        **_ends_told(project, found.axis, flip.low, flip.high),
        "axis": axis_name(project, found.axis),
        "before": _chip(project, flip.before),
        "after": _chip(project, flip.after),
        "what": sentence("flip-the-work") if flip.workload == OVERALL else work,
    }
    if not flip.planned_before:
        return sentence("flip-possible", values)
    if not flip.planned_after:
        return sentence("flip-impossible", values)
    key = "flip-change" if flip.before and flip.after else "flip-begun"
    if not flip.after:
        key = "flip-idle"
    return sentence(key if flip.exact else f"{key}-about", values)


def _largest_gap(found: FlipPoints, flips: Iterable[Flip]) -> Decimal | None:
    sides = [found.at(value) for flip in flips for value in (flip.low, flip.high)]
    gaps = [
        gap
        for side in sides
        if side is not None
        for gap in (side.gap, None if side.stage is None else side.stage.gap)
        if gap is not None
    ]
    return max(gaps, default=None)


def _unchanged(project: Project, found: FlipPoints) -> str:
    known = [point for point in found.points if point.outcome != "unknown"]
    values = {
        **_ends_told(project, found.axis, found.low, found.high),
        "axis": axis_name(project, found.axis),
        "count": str(len(known)),
    }
    if not known:
        return sentence("flip-nothing", values)
    if known[0].outcome == "no_plan":
        return sentence("flip-none-planned", values)
    works = [one.workload for one in known[0].work if one.workload != OVERALL]
    if not works:
        return sentence("flip-none-idle", values)
    if len(works) == 1:
        chip, part = _winner_throughout(project, known, OVERALL)
        return sentence("flip-none", values | {"part": part, "chip": chip})
    each = []
    for work in works:
        chip, part = _winner_throughout(project, known, work)
        named = {"workload": Names(project).workload(work), "chip": chip, "part": part}
        each.append(sentence("flip-each", named))
    return sentence("flip-none-each", values | {"each": ", ".join(each)})


def _winner_throughout(
    project: Project, points: Iterable[FlipPoint], workload: str
) -> tuple[str, str]:
    """Name the chip that does most of a workload at all points, and what part of it."""
    firsts = [one.chips[0] for point in points for one in point.work if one.workload == workload]
    shares = [one.share for one in firsts]
    least, most = part_text(min(shares)), part_text(max(shares))
    part = (
        mostly_text(min(shares))
        if least == most
        else sentence("flip-part", {"least": least, "most": most})
    )
    return _chip(project, firsts[0].chip), part


def _chip(project: Project, chip: str) -> str:
    names = Names(project)
    maker = names.maker(chip)
    return f"{names.chip(chip)} ({maker})" if maker else names.chip(chip)


def table(project: Project, scenario: Scenario, found: FlipPoints) -> FlipTable:
    """Set out the points along an axis: value, cost, gap, who does most of the work.

    Of several workloads, each has a column for who does most of it.
    """
    del scenario
    serves = any(point.stage is not None for point in found.points)
    names = Names(project)
    done = {one.workload for point in found.points for one in point.work} - {OVERALL}
    works = [work for work in names.workloads if work in done] if len(done) > 1 else []
    headings = [
        axis_name(project, found.axis),
        sentence("flip-heading-cost", {"currency": found.currency}),
        sentence("flip-heading-gap"),
        *([sentence("flip-heading-served")] if serves else []),
        sentence("flip-heading-most"),
        sentence("flip-heading-share"),
        *(map(names.workload, works) if works else [sentence("flip-heading-next")]),
        *([] if works else [sentence("flip-heading-share")]),
        sentence("flip-heading-orders"),
    ]
    rows = tuple(
        (
            _first_told(project, found.axis, point.value),
            *_row(names, point, works, serves=serves),
        )
        for point in found.points
    )
    right = "lrr" + "r" * serves + "lr" + ("l" * len(works) or "lr") + "l"
    return FlipTable(headings=tuple(headings), rows=rows, right=right)


def _row(names: Names, point: FlipPoint, works: Sequence[str], *, serves: bool) -> Iterator[str]:
    others = len(works) or 2
    if point.outcome != "plan":
        yield from ("", "", *([""] if serves else []))
        yield from (sentence(f"flip-{point.outcome}"), "", *([""] * others), "")
        return
    yield "" if point.cost is None else f"{point.cost:,.0f}"
    yield gap_text(point.gap)
    if serves:
        share = served_share(point.stage)
        yield "" if share is None else share_text(share, 2)
    ranked = [(names.chip(one.chip), part_text(one.share)) for one in point.work[0].chips]
    first, second = (*ranked, ("", ""), ("", ""))[:2]
    yield from first
    if works:
        by_work = {one.workload: one.chips for one in point.work}
        yield from (_most_of(names, by_work.get(work, ())) for work in works)
    else:
        yield from second
    yield ", ".join(f"{one.chips:,} × {names.chip(one.chip)}" for one in point.orders)


def _most_of(names: Names, chips: Sequence[ChipShare]) -> str:
    if not chips:
        return ""
    values = {"chip": names.chip(chips[0].chip), "part": part_text(chips[0].share)}
    return sentence("flip-shown", values)
