"""The picture of a comparison: what each scenario costs, stacked by what it is paid for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from procure import comparison_words as words
from procure.colours import OKABE_ITO
from procure.comparison import Comparison, Side
from procure.plan import CostKind
from procure.words import sentence
from ui import formats
from ui.charts.picture import Bars, Cell, Picture

_ZERO: Final = Decimal(0)
PARTS: Final[tuple[tuple[str, tuple[CostKind, ...]], ...]] = (
    ("compare-part-bought", ("purchase", "fixed", "integration")),
    ("compare-part-rented", ("rent",)),
    ("compare-part-software", ("one_time", "take_or_pay", "porting")),
    ("compare-part-running", ("support", "energy", "hosting")),
    ("compare-part-promised", ("open_orders", "prepaid")),
    ("compare-part-back", ("rebate", "residual")),
)
"""What the kinds of cost are put together to, so that few colours tell them apart."""


def comparison_picture(found: Comparison) -> Picture:
    """Draw the undiscounted cost of each scenario that has a plan, lying bars side by side.

    The bars of plans of earlier inputs are pale, and said to be in their names and in the note.
    """
    shown = [at for at, side in enumerate(found.sides) if side.plan is not None]
    costs = {row.key[0]: row.values for row in found.rows if row.section == "costs"}
    total = next(row for row in found.rows if row.key == ("total_cost",))
    name = words.RowNames(found).name(total)
    bars = []
    for at, (key, kinds) in enumerate(PARTS):
        values = tuple(
            sum((_known(costs.get(kind), side) for kind in kinds), _ZERO) for side in shown
        )
        if any(values):
            hatched = kinds == ("rent",)
            bars.append(
                Bars(name=sentence(key), values=values, colour=OKABE_ITO[at], hatched=hatched)
            )
    stale = tuple(found.sides[at].state == "stale" for at in shown)
    names = tuple(_named(found.sides[at]) for at in shown)
    return Picture(
        title=words.heading(found),
        note=_note(found),
        unit=found.currency,
        names=names,
        bars=tuple(part for one in bars for part in _parted(one, stale)),
        tips=tuple(
            "\n".join([*words.cell_told(found, total, at, name), *_parts(found, bars, place)])
            for place, at in enumerate(shown)
        ),
        across=True,
        ends=tuple(_end(found, at) for at in shown),
        figures=_figures(found, names, bars),
    )


def _named(side: Side) -> str:
    if side.state != "stale":
        return side.name
    return sentence(
        "compare-named", {"name": side.name, "state": words.head_state(side, base=False)}
    )


def _note(found: Comparison) -> str:
    """Say which bars are pale and which are not there, for whoever sees the picture alone."""
    stale = [f"“{side.name}”" for side in found.sides if side.state == "stale"]
    missing = [
        sentence("compare-named", {"name": f"“{side.name}”", "state": words.side_state(side)})
        for side in found.sides
        if side.plan is None
    ]
    said = [sentence("compare-pale-bar", {"names": ", ".join(stale)})] if stale else []
    if missing:
        said.append(sentence("compare-without-bar", {"sides": ", ".join(missing)}))
    return " ".join(said)


def _parted(one: Bars, stale: Sequence[bool]) -> Iterator[Bars]:
    """Part a layer into the bars of plans that stand and, pale, those of earlier inputs."""
    if not any(stale):
        yield one
        return
    pairs = list(zip(one.values, stale, strict=True))
    yield replace(one, values=tuple(_ZERO if old else value for value, old in pairs))
    old_values = tuple(value if old else _ZERO for value, old in pairs)
    yield replace(one, name="", values=old_values, pale=True)


def _figures(
    found: Comparison, names: Sequence[str], bars: Sequence[Bars]
) -> tuple[tuple[Cell, ...], ...]:
    """Give the layers as they are copied, whether their bars are pale or not."""
    made: list[tuple[Cell, ...]] = [("", *(f"{one.name} ({found.currency})" for one in bars))]
    made += [(name, *(one.values[at] for one in bars)) for at, name in enumerate(names)]
    return tuple(made)


def _known(values: tuple[object, ...] | None, at: int) -> Decimal:
    value = None if values is None else values[at]
    return value if isinstance(value, Decimal) else _ZERO


def _parts(found: Comparison, bars: list[Bars], place: int) -> list[str]:
    return [
        f"{one.name}: {formats.money_full(one.values[place], found.currency)}"
        for one in bars
        if one.values[place]
    ]


def _end(found: Comparison, at: int) -> str:
    """Write the total, and how it stands to the base."""
    row = next(row for row in found.rows if row.key == ("total_cost",))
    value, more = row.values[at], row.difference(at, found.base)
    parts = [formats.money(value, found.currency)] if isinstance(value, Decimal) else []
    stale = "stale" in {found.sides[at].state, found.sides[found.base].state}
    if at != found.base and more and not stale:
        parts.append(formats.money_change(more, found.currency))
    return "  ·  ".join(parts)
