"""Prices that differ from those of an earlier row in nothing but plain digits.

Prices hardly repeat themselves, but how they are written does: "$120,000.00" is read as
"$118,500.00" was, with other digits. What the careful reading made of the first such row
serves for the rest; anything but plain digits is read with all care again.
"""

import re
from collections.abc import Sequence
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
_NO_GROUPS: Final = {".": str.maketrans("", "", ","), ",": str.maketrans(",", ".", ".")}

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
        marks = [None if c.index in reading.unproved else reading.mark for c in self.columns]
        self._written = tuple((_PLAIN[mark], _NO_GROUPS.get(mark or "")) for mark in marks)
        self._stored = (_PLAIN["."], _NO_GROUPS["."])

    def split(self, row: Row, cells: tuple[str, ...]) -> tuple[tuple[Any, ...], list[Decimal]]:
        """Take the plain digits out of a row's price cells: how they are written, and the amounts.

        A cell that holds anything else stands in the first as it is.
        """
        shape: list[Any] = []
        amounts: list[Decimal] = []
        numbers = row.numbers
        for place, column in enumerate(self.columns):
            index = column.index
            text = cells[index]
            stored = numbers >> index & 1
            pattern, without = self._stored if stored else self._written[place]
            match = pattern.fullmatch(text) if text else None
            if match is None:
                shape.append(text)
                continue
            before, digits, after = match.groups()
            amount = Decimal(digits.translate(without) if without else digits)
            if not amount:
                shape.append(text)
                continue
            shape.append((before, after))
            amounts.append(amount)
        return tuple(shape), amounts


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
    recipe = Recipe(priced, steps, found, outcome.refused)
    made = by_recipe(recipe, chips, amounts)
    return recipe if made is not None and made.breaks == priced.breaks else None


def by_recipe(recipe: Recipe, chips: int, amounts: Sequence[Decimal]) -> Priced | None:
    """Give the prices of another row written in the same way; nothing where they are uneven."""
    first = recipe.priced
    if not first.breaks:
        return first
    breaks = []
    for place, price in recipe.steps:
        amount, uneven = price_of_unit(amounts[place], price.basis, chips)
        if uneven:
            return None
        breaks.append(PriceBreak(quantity=price.quantity, unit_price=amount))
    return Priced(
        kind=first.kind,
        breaks=tuple(breaks),
        currency=first.currency,
        break_kind=first.break_kind,
    )
