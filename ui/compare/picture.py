"""The picture of a comparison: what each scenario costs, stacked by what it is paid for."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from procure import comparison_words as words
from procure.colours import OKABE_ITO
from procure.comparison import Comparison
from procure.plan import CostKind
from procure.words import sentence
from ui import formats
from ui.charts.picture import Bars, Picture

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
    """Draw the undiscounted cost of each scenario that has a plan, lying bars side by side."""
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
    return Picture(
        title=words.finding(found),
        unit=found.currency,
        names=tuple(found.sides[at].name for at in shown),
        bars=tuple(bars),
        tips=tuple(
            "\n".join([*words.cell_told(found, total, at, name), *_parts(found, bars, place)])
            for place, at in enumerate(shown)
        ),
        across=True,
        ends=tuple(_end(found, at) for at in shown),
    )


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
    if at != found.base and more:
        parts.append(formats.money_change(more, found.currency))
    return "  ·  ".join(parts)
