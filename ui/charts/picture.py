"""What a chart draws, as plain records: made from a plan's figures, drawn by ui.charts.chart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

Cell = str | Decimal | date | None
"""What stands in a cell of the figures that are copied; nothing where nothing is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """One layer of a stack: a value for each name, 0 where there is none.

    `colour` is #rrggbb; `hatched` marks what is rented, inside an edge. `starts` says where each
    bar begins in place of the end of those before it; a `slight` one is a third as wide, a `pale`
    one lets the ground through, inside an edge of its colour. A layer without a name is not in the
    legend.
    """

    name: str
    values: tuple[Decimal, ...]
    colour: str
    hatched: bool = False
    starts: tuple[Decimal, ...] = ()
    slight: bool = False
    pale: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A value for each name, or none; a `limit` is dashed."""

    name: str
    values: tuple[Decimal | None, ...]
    limit: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """A point for each name, or none: a hollow diamond, or a full one that gives `alarm`."""

    name: str
    values: tuple[Decimal | None, ...]
    alarm: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A stack of bars over names (periods, suppliers), with lines over them.

    `title` says the finding, `note` what has to be known with it. `tips` holds the exact
    figures of each name. `unit` stands at the axis of values; "%" shows fractions as
    percentages. `across` lays the bars on their side, with `ends` written after each; `low` is
    where the axis of values begins, and `ticks` what stands along it in place of amounts.
    `figures` are the rows that are copied, with headings, where they are not those of the bars
    and lines.
    `places` says where standing names stand along their axis where they are not evenly apart,
    from 0 to their number less 1; lines then go from one to the next, not in steps.
    """

    title: str
    note: str = ""
    unit: str = ""
    names: tuple[str, ...]
    bars: tuple[Bars, ...] = ()
    lines: tuple[Line, ...] = ()
    marks: tuple[Marks, ...] = ()
    tips: tuple[str, ...]
    across: bool = False
    ends: tuple[str, ...] = ()
    low: Decimal = Decimal(0)
    ticks: tuple[tuple[Decimal, str], ...] = ()
    places: tuple[float, ...] = ()
    figures: tuple[tuple[Cell, ...], ...] = ()
