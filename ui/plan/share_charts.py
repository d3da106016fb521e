"""A plan's picture of shares: who gets how much of purchase and rent, against the limits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final, Literal

from procure import figures
from procure.colours import OTHER, maker_colours
from procure.limits import effective_limits, limit_name
from procure.names import Names
from procure.scenario import Limit
from procure.state import mostly_text, part_text
from procure.words import sentence
from ui.charts.picture import Bars, Line, Picture
from ui.document import Planned
from ui.entry import Percent
from ui.plan.plan_charts import ZERO, full_money, short_money

_SPEND: Final = {
    "supplier": figures.spend_by_supplier,
    "maker": figures.spend_by_maker,
    "stack": figures.spend_by_stack,
}
_NEARLY: Final = Decimal("0.995")


By = Literal["supplier", "maker", "stack"]


def share_picture(asked: Planned, by: By) -> Picture:
    """Draw the share of gross purchase and rent of each supplier, maker or stack, with limits."""
    rows = _SPEND[by](asked.project, asked.scenario, asked.plan)
    names = tuple(row.name for row in rows)
    parts = _spend_parts(asked, by)
    total = sum((row.amount for row in rows), ZERO)
    colours = maker_colours(asked.project)
    makers = dict.fromkeys(maker for _, maker, _ in parts)
    bars = tuple(
        Bars(
            name=_layer(maker, hatched=hatched),
            values=tuple(parts.get((name, maker, hatched), ZERO) / total for name in names),
            colour=colours.get(maker, OTHER),
            hatched=hatched,
        )
        for maker in makers
        for hatched in (False, True)
        if any((name, maker, hatched) in parts for name in names)
    )
    unnamed = sentence("chart-share-unnamed", {"by": by})
    lines = []
    for bound in ("maximum", "minimum"):
        found = {
            limit.subject: limit.value
            for limit in _limits(asked, by)
            if limit.of == "spend" and limit.bound == bound
        }
        values = tuple(found.get(name) for name in names)
        if any(value is not None for value in values):
            lines.append(Line(name=f"at {_MOST[bound]}", values=values, limit=True))
    tips = tuple(
        "\n".join(
            [
                f"{row.name or unnamed}: {full_money(asked, row.amount)}",
                part_text(row.share or ZERO),
                *_parts_told(asked, parts, row),
                *_at_most(lines, at),
            ]
        )
        for at, row in enumerate(rows)
    )
    return Picture(
        title=_share_title(asked, rows, by),
        note=_share_note(asked, by) if rows else sentence("chart-share-none-note"),
        unit="%",
        names=tuple(name or unnamed for name in names),
        bars=bars,
        lines=tuple(lines),
        tips=tips,
        across=True,
        ends=tuple(_share_end(asked, row, _at_most(lines, at)) for at, row in enumerate(rows)),
    )


def _limits(asked: Planned, by: By) -> list[Limit]:
    return [
        limit
        for limit in effective_limits(asked.project, asked.scenario)
        if limit.on and limit.family == "share" and limit.by == by
    ]


def _share_note(asked: Planned, by: By) -> str:
    """Say what is drawn, and which limits cannot stand over spend."""
    note = sentence("chart-share-note", {"by": by})
    apart = [
        limit_name(asked.project, asked.scenario, limit)
        for limit in _limits(asked, by)
        if limit.of != "spend"
    ]
    if not apart:
        return note
    return f"{note}. {sentence('chart-share-apart', {'names': ', '.join(apart)})}"


_MOST: Final = {"maximum": "most", "minimum": "least"}


def _parts_told(
    asked: Planned, parts: Mapping[tuple[str, str, bool], Decimal], row: figures.Spend
) -> list[str]:
    """Say what is bought and rented of each maker, where that is more than one figure."""
    own = [(maker, rent, value) for (name, maker, rent), value in parts.items() if name == row.name]
    if len(own) == 1:
        return []
    return [
        f"{_layer(maker, hatched=rent)}: {full_money(asked, value)}" for maker, rent, value in own
    ]


def _layer(maker: str, *, hatched: bool) -> str:
    return f"{maker}{', rented' if hatched else ''}"


def _share_end(asked: Planned, row: figures.Spend, limits: list[str]) -> str:
    share = part_text(row.share or ZERO)
    return "  ·  ".join([share, short_money(asked, row.amount), *limits])


def _at_most(lines: Sequence[Line], at: int) -> list[str]:
    return [
        f"{line.name} {Percent().show(value)}"
        for line in lines
        if (value := line.values[at]) is not None
    ]


def _share_title(asked: Planned, rows: Sequence[figures.Spend], by: str) -> str:
    if not rows:
        return sentence("chart-share-none")
    name = rows[0].name or sentence("chart-share-unnamed", {"by": by})
    values = {"name": name, "share": mostly_text(rows[0].share or ZERO)}
    for use in asked.plan.limits:
        if use.key.startswith(f"share.{by}.") and use.value and use.used >= use.value * _NEARLY:
            subject = use.key.removeprefix(f"share.{by}.").rpartition(".")[0]
            if use.key.endswith("maximum"):
                limit = Percent().show(use.value)
                return sentence("chart-share-full", {**values, "subject": subject, "limit": limit})
    return sentence("chart-share-one" if len(rows) == 1 else "chart-share", values)


def _spend_parts(asked: Planned, by: str) -> dict[tuple[str, str, bool], Decimal]:
    """Split spend by name, maker and whether it is rent; the parts add up to the rows."""
    names = Names(asked.project)
    parts: dict[tuple[str, str, bool], Decimal] = defaultdict(Decimal)
    for order in asked.plan.orders:
        held = names.held(order.offer)
        chips = sum(count for _, count in held)
        for chip, count in held:
            maker = names.maker(chip)
            name = {"supplier": order.supplier, "maker": maker, "stack": names.stack(chip)}[by]
            parts[name, maker, order.kind == "rent"] += order.cost * count / chips
    return dict(parts)
