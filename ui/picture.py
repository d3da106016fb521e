"""What a chart draws, as plain records: made from a plan's figures, drawn by ui.charts."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """One layer of a stack: a value for each name, 0 where there is none.

    `colour` is #rrggbb; `hatched` marks what is rented.
    """

    name: str
    values: tuple[Decimal, ...]
    colour: str
    hatched: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A value for each name, or none; a `limit` is dashed."""

    name: str
    values: tuple[Decimal | None, ...]
    limit: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A stack of bars over names (periods, suppliers), with lines over them.

    `title` says the finding, `note` what has to be known with it. `tips` holds the exact
    figures of each name. `unit` stands at the axis of values; "%" shows fractions as
    percentages. `across` lays the bars on their side, with `ends` written after each.
    """

    title: str
    note: str = ""
    unit: str = ""
    names: tuple[str, ...]
    bars: tuple[Bars, ...] = ()
    lines: tuple[Line, ...] = ()
    tips: tuple[str, ...]
    across: bool = False
    ends: tuple[str, ...] = ()
