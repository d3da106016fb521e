"""The charts of the printed page, drawn as vectors."""

from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Final

from procure import figures
from procure.colours import OKABE_ITO, OTHER
from procure.record import record
from procure.report.pdf_page import Page
from procure.report.subject import Subject
from procure.state import part_text
from procure.words import sentence

_NAMED: Final = 5
"""Kinds of cost with a colour of their own."""
_BARS: Final = 6
_LABELS: Final = 12
_UNITS: Final = (
    (Decimal(10) ** 9, "brief-in-billions"),
    (Decimal(10) ** 6, "brief-in-millions"),
    (Decimal(10) ** 3, "brief-in-thousands"),
    (Decimal(1), "brief-in-units"),
)
_STEPS: Final = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
_LINES: Final = 4
_ZERO: Final = Decimal(0)
_SMALL: Final = 0.82
"""Of the usual size."""
_HEAD, _FOOT, _LEFT = 11, 25, 28
"""Points above, below and left of the columns."""
_NAMES: Final = 0.42
"""The part of its width that a chart's names have."""
_BAR: Final = 0.66
"""The part of its place that a column or bar fills."""


@record
class Place:
    """Where a chart goes: its left and top, its width and height."""

    x: float
    y: float
    width: float
    height: float


@record
class _Stack:
    """One kind of cost, the same in every column."""

    name: str
    colour: str
    amounts: tuple[Decimal, ...]


@record
class _Scale:
    """From which to which value columns reach, with a line at each step; and where on the page."""

    low: Decimal
    step: Decimal
    steps: int
    top: float
    high: float

    def at(self, value: Decimal) -> float:
        """Give how far below the page's top a value stands."""
        return self.top + self.high * (1 - float((value - self.low) / (self.step * self.steps)))


def draw_cash(page: Page, subject: Subject, place: Place) -> None:
    """Draw the cash that falls due in each period, by kind; what comes later stands last."""
    stacks, labels = _stacks(subject)
    up, down = _ends(stacks)
    unit, key = next((one for one in _UNITS if max(up, -down) >= one[0]), _UNITS[-1])
    values = {"currency": subject.currency}
    title = sentence("brief-chart-cash", {"unit": sentence(key, values)})
    _title(page, title, place)
    if not stacks:
        return
    head, foot, left = page.pt(_HEAD), page.pt(_FOOT), page.pt(_LEFT)
    scale = _scale(down, up, place.y + head, place.height - head - foot)
    _grid(page, scale, unit, place)
    wide = (place.width - left) / len(labels)
    every = -(-len(labels) // _LABELS)
    for at, label in enumerate(labels):
        x = place.x + left + at * wide
        _column(page, scale, stacks, at, (x + wide * (1 - _BAR) / 2, wide * _BAR))
        if at % every == 0:
            room, size = wide * every * 0.96, page.size * _SMALL
            y = scale.top + scale.high + page.pt(8)
            page.text(x, y, label, room=room, size=size, colour=page.style.colours.muted)
    _legend(page, stacks, place)


def _title(page: Page, title: str, place: Place) -> None:
    page.text(
        place.x, place.y, title, room=place.width, bold=True, colour=page.style.colours.accent
    )


def _stacks(subject: Subject) -> tuple[list[_Stack], list[str]]:
    """Give the kinds of cash, the largest first and the rest together, and the columns' names."""
    horizon = subject.scenario.horizon
    lines = [
        line
        for line in figures.cash(subject.project, subject.scenario, subject.plan)
        if line.kind != "residual" and (any(line.amounts) or line.beyond)
    ]
    lines.sort(key=lambda line: -sum(map(abs, (*line.amounts, line.beyond))))
    labels = [horizon.label(period) for period in range(horizon.periods)]
    later = any(line.beyond for line in lines)
    rows = [(*line.amounts, line.beyond) if later else line.amounts for line in lines]
    stacks = [
        _Stack(name=sentence(f"cost-{line.kind}"), colour=colour, amounts=amounts)
        for line, amounts, colour in zip(lines[:_NAMED], rows, OKABE_ITO, strict=False)
    ]
    if len(lines) > _NAMED:
        # Ups and downs of the rest apart: a sum would hide both.
        rest = zip(*rows[_NAMED:], strict=True)
        parts = [
            (sum((a for a in at if a > 0), _ZERO), sum((a for a in at if a < 0), _ZERO))
            for at in rest
        ]
        name = sentence("brief-chart-others")
        for side in (0, 1):
            amounts = tuple(part[side] for part in parts)
            if any(amounts):
                stacks.append(_Stack(name=name, colour=OTHER, amounts=amounts))
    return stacks, [*labels, *([sentence("brief-chart-later")] if later else [])]


def _ends(stacks: Sequence[_Stack]) -> tuple[Decimal, Decimal]:
    """Give how far columns reach up and down."""
    columns = list(zip(*(one.amounts for one in stacks), strict=True))
    up = max((sum((a for a in column if a > 0), _ZERO) for column in columns), default=_ZERO)
    down = min((sum((a for a in column if a < 0), _ZERO) for column in columns), default=_ZERO)
    return up, down


def _scale(down: Decimal, up: Decimal, top: float, high: float) -> _Scale:
    """Choose round steps, about four of them."""
    rough = (up - down) / _LINES or Decimal(1)
    power = Decimal(1).scaleb(rough.adjusted())
    step = next(power * one for one in _STEPS if power * one >= rough)
    low = (down / step).to_integral_value(ROUND_FLOOR)
    above = (up / step).to_integral_value(ROUND_CEILING)
    return _Scale(low=low * step, step=step, steps=max(int(above - low), 1), top=top, high=high)


def _grid(page: Page, scale: _Scale, unit: Decimal, place: Place) -> None:
    left, colours = page.pt(_LEFT), page.style.colours
    for line in range(scale.steps + 1):
        value = scale.low + scale.step * line
        y = scale.at(value)
        colour = colours.line if value else colours.muted
        page.line(place.x + left, y, place.width - left, colour, 0.5)
        shown = value / unit
        text = f"{shown.to_integral_value() if shown == int(shown) else shown.normalize():,f}"
        page.text(
            place.x + left - page.pt(3),
            y + page.size * 0.3,
            text,
            room=left,
            size=page.size * _SMALL,
            colour=colours.muted,
            right=True,
        )


def _column(
    page: Page, scale: _Scale, stacks: Sequence[_Stack], at: int, across: tuple[float, float]
) -> None:
    """Draw the parts of one column on one another, those below zero downwards."""
    x, wide = across
    ends = {True: _ZERO, False: _ZERO}
    for one in stacks:
        amount = one.amounts[at]
        if not amount:
            continue
        begin = ends[amount > 0]
        ends[amount > 0] = begin + amount
        first, last = sorted((scale.at(begin), scale.at(begin + amount)))
        page.box(x, first, wide, last - first, one.colour)


def _legend(page: Page, stacks: Sequence[_Stack], place: Place) -> None:
    x, y, size = place.x, place.y + place.height - page.pt(2), page.size * _SMALL
    names = {one.name: one.colour for one in stacks}
    room = place.width / max(len(names), 1)
    for name, colour in names.items():
        page.box(x, y - page.pt(5), page.pt(5), page.pt(5), colour)
        x += page.pt(7)
        x += page.text(x, y, name, room=room * 1.4, size=size) + page.pt(7)


def draw_suppliers(page: Page, subject: Subject, place: Place) -> None:
    """Draw each supplier's part of purchase and rent, the largest first."""
    spends = figures.spend_by_supplier(subject.project, subject.scenario, subject.plan)
    _title(page, sentence("brief-chart-suppliers"), place)
    bars = [(one.name, one.share or _ZERO) for one in spends[: _BARS - 1]]
    rest = spends[_BARS - 1 :]
    if len(rest) == 1:
        bars.append((rest[0].name, rest[0].share or _ZERO))
    elif rest:
        name = sentence("brief-chart-rest", {"count": f"{len(rest):,}"})
        bars.append((name, sum((one.share or _ZERO for one in rest), _ZERO)))
    if not bars:
        return
    names, value = place.width * _NAMES, page.pt(32)
    whole = place.width - names - value - page.pt(6)
    row = min((place.height - page.pt(_HEAD)) / len(bars), page.pt(22))
    for at, (name, share) in enumerate(bars):
        y = place.y + page.pt(_HEAD) + at * row
        base = y + row / 2 + page.size * 0.35
        page.text(place.x, base, name, room=names - page.pt(4))
        length = whole * float(min(share, Decimal(1)))
        colour = page.style.colours.accent
        page.box(place.x + names, y + row * (1 - _BAR) / 2, length, row * _BAR, colour)
        page.text(place.x + names + length + page.pt(4), base, part_text(share), room=value)
