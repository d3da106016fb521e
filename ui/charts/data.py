"""The figures that a picture is drawn from, as a block of cells for the clipboard."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from procure.units import plain
from ui.charts.picture import Bars, Cell, Line, Picture
from ui.tables.html import Copied


def picture_block(picture: Picture) -> list[list[Copied]]:
    """Give a row for each name, with a column for each layer of bars and each line.

    The figures are whole, not as they are drawn; a line that has no value there is empty.
    Above them stand the names of the columns, with the picture's unit.
    """
    if picture.figures:
        return [[_cell(value) for value in row] for row in picture.figures]
    unit = f" ({picture.unit})" if picture.unit not in ("", "%") else ""
    layers: list[Bars | Line] = [*picture.bars, *picture.lines]
    block = [[Copied(text=""), *(Copied(text=f"{layer.name}{unit}") for layer in layers)]]
    for at, name in enumerate(picture.names):
        block.append([Copied(text=name), *_row([layer.values[at] for layer in layers], picture)])
    return block


def _cell(value: Cell) -> Copied:
    if isinstance(value, Decimal):
        return Copied(text=plain(value), kind="number", number=value)
    if isinstance(value, date):
        return Copied(text=value.isoformat(), kind="day", day=value)
    return Copied(text=value or "")


def _row(values: Sequence[Decimal | None], picture: Picture) -> list[Copied]:
    percent = picture.unit == "%"
    return [
        Copied(text="")
        if value is None
        else Copied(
            text=f"{plain(value * 100)} %" if percent else plain(value),
            kind="percent" if percent else "number",
            number=value,
        )
        for value in values
    ]
