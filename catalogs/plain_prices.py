"""Prices that differ from those of an earlier row in nothing but plain digits.

Prices hardly repeat themselves, but how they are written does: "$120,000.00" is read as
"$118,500.00" was, with other digits. What the careful reading made of the first such row
serves for the rest; anything but plain digits is read with all care again.
"""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any, Final, NamedTuple

from catalogs.cells import DecimalMark
from catalogs.findings import Found
from catalogs.grid import Row
from catalogs.headers import Column
from catalogs.parts import Outcome
from catalogs.prices import Price, price_of_unit
from catalogs.reading import Reading
from catalogs.row_prices import Priced
from catalogs.slots import make_break
from procure.offers import PriceBreak

_AROUND: Final = r"([^\d.,'’]*)"
_WHOLE: Final = r"[1-9][0-9]{0,17}"
_PLAIN: Final[dict[DecimalMark | None, re.Pattern[str]]] = {
    ".": re.compile(
        rf"{_AROUND}([1-9][0-9]{{0,2}}(?:,[0-9]{{3}})+(?:\.[0-9]{{1,10}})?"
        rf"|(?:{_WHOLE}|0)(?:\.[0-9]{{1,10}})?){_AROUND}"
    ),
    ",": re.compile(
        rf"{_AROUND}([1-9][0-9]{{0,2}}(?:\.[0-9]{{3}})+(?:,[0-9]{{1,10}})?"
        rf"|(?:{_WHOLE}|0)(?:,[0-9]{{1,10}})?){_AROUND}"
    ),
    None: re.compile(rf"{_AROUND}({_WHOLE}){_AROUND}"),
}
_DIGITLESS: Final = frozenset(
    "break-price-missing break-kind-unknown currency-unknown currency-several prices-scaled".split()
)
"""Findings that say nothing of the digits, and so are true of every row written alike."""


class Recipe(NamedTuple):
    """How prices written in one way become an offer's.

    `steps` say of each price which of the amounts it is, from which quantity on, and of what.
    """

    priced: Priced
    steps: tuple[tuple[int, Price], ...]
    found: tuple[Found, ...]
    refused: bool


class PlainPrices:
    """Reads the price cells of a row by their plain digits, where they have no others."""

    def __init__(self, reading: Reading, columns: Sequence[Column]) -> None:
        """Prepare for the columns of a table that hold prices."""
        self.columns = tuple(columns)
        self._marks = [None if c.index in reading.unproved else reading.mark for c in self.columns]

    def cells(self, row: Row) -> "Cells":
        """Say how the price cells are split of rows whose cells the file stores like this one's."""
        marks: list[DecimalMark | None] = [
            "." if row.stored_number(column.index) else mark
            for column, mark in zip(self.columns, self._marks, strict=True)
        ]
        return tuple(
            (column.index, _PLAIN[mark].fullmatch, mark)
            for column, mark in zip(self.columns, marks, strict=True)
        )


Cells = tuple[tuple[int, Callable[[str], re.Match[str] | None], DecimalMark | None], ...]


def split(how: Cells, cells: tuple[str, ...]) -> tuple[list[Any], list[Decimal]]:
    """Take the plain digits out of a row's price cells: how they are written, and the amounts.

    A cell that holds anything else stands in the first as it is.
    """
    shape: list[Any] = []
    amounts: list[Decimal] = []
    for index, fullmatch, mark in how:
        written, amount = plain_amount(cells[index], fullmatch, mark)
        shape.append(written)
        if amount is not None:
            amounts.append(amount)
    return shape, amounts


def plain_amount(
    text: str, fullmatch: Callable[[str], re.Match[str] | None], mark: DecimalMark | None
) -> tuple[str | tuple[str, str], Decimal | None]:
    """Take the plain digits out of a cell: how they are written, and the amount.

    A cell that holds anything else is given as it is, without an amount.
    """
    match = fullmatch(text) if text else None
    if match is None:
        return text, None
    before, digits, after = match.groups()
    if mark == ",":
        digits = digits.replace(".", "").replace(",", ".")
    elif "," in digits:
        digits = digits.replace(",", "")
    amount = Decimal(digits)
    return ((before, after), amount) if amount else (text, None)


def recipe_of(
    outcome: Outcome[Priced], chips: int, columns: Sequence[Column], amounts: Sequence[Decimal]
) -> Recipe | None:
    """Say how a row's amounts became its prices; nothing where digits could matter otherwise.

    `columns` are those of the amounts, in their order.
    """
    priced, found = outcome.value, outcome.found
    if any(not each.once and each.key not in _DIGITLESS for each in found):
        return None
    at = {column.index: place for place, column in enumerate(columns)}
    if any(price.column.index not in at for price in priced.prices):
        return None
    steps = tuple((at[price.column.index], price) for price in priced.prices)
    used = {place for place, _ in steps}
    # A price of a chip beside that of a unit is compared with it, digit by digit.
    compared = any(
        column.field == "price_per_chip" and place not in used
        for place, column in enumerate(columns)
    )
    if compared or any(amounts[place] != price.amount for place, price in steps):
        return None
    said = tuple(each for each in found if each.key != "price-divided")
    recipe = Recipe(priced, steps, said, outcome.refused)
    made = by_recipe(recipe, chips, amounts).value
    return recipe if made.breaks == priced.breaks else None


def by_recipe(recipe: Recipe, chips: int, amounts: Sequence[Decimal]) -> Outcome[Priced]:
    """Give the prices of another row written in the same way."""
    first = recipe.priced
    breaks, found = breaks_by(recipe, chips, amounts)
    made = Priced(first.kind, breaks, first.currency, first.break_kind)
    return Outcome(made, found, recipe.refused)


def breaks_by(
    recipe: Recipe, chips: int, amounts: Sequence[Decimal]
) -> tuple[tuple[PriceBreak, ...], tuple[Found, ...]]:
    """Give the price breaks of a row written in a known way, and what was found in it."""
    if not recipe.priced.breaks:
        return (), recipe.found
    breaks = []
    found = recipe.found
    for place, price in recipe.steps:
        amount = amounts[place]
        if price.basis != "unit" or price.tax:
            amount, uneven = price_of_unit(amount, price.basis, chips, price.tax)
            if uneven:
                found = (*found, Found("price-divided", "warning", price.column, (), once=True))
        breaks.append(make_break(price.quantity, amount))
    return tuple(breaks), found
