"""The prices of a row: which cells hold them, for what, and from which quantity on."""

import re
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Final, Literal

from catalogs.cells import Refusal, nothing, printable, read_count
from catalogs.grid import Row
from catalogs.headers import Column
from catalogs.money import no_price
from catalogs.reading import Reading
from procure.offers import OfferKind, PriceBreak
from procure.record import record
from procure.units import EXACT

Basis = Literal["unit", "chip", "chip_hour", "unit_hour"]

_BASES: Final[dict[str, Basis]] = {
    "price_per_chip": "chip",
    "price_per_chip_hour": "chip_hour",
    "price_per_unit_hour": "unit_hour",
}
_HOURLY: Final = ("price_per_chip_hour", "price_per_unit_hour")
_BOUGHT: Final = ("price", "price_per_chip")
_DIVIDED: Final = Decimal("1E-10")


@record
class Price:
    """One price of a row as it stands there: an amount of `basis` from `quantity` on."""

    quantity: int
    amount: Decimal
    currency: str
    basis: Basis
    column: Column

    @property
    def rented(self) -> bool:
        """Tell whether this is a price of a time and not of the thing."""
        return "hour" in self.basis


def two_kinds(reading: Reading, row: Row) -> bool:
    """Tell whether a row has both a price to buy and a price by the hour."""
    hourly, bought = (
        any((c := reading.column(field)) and not no_price(row.text(c.index)) for field in fields)
        for fields in (_HOURLY, _BOUGHT)
    )
    return hourly and bought


def price_columns(reading: Reading, row: Row, kind: OfferKind | None) -> list[Column]:
    """Choose the columns that price a row; empty where nothing in the row is a price."""
    table = reading.table
    hourly = [column for field in _HOURLY if (column := reading.column(field))]
    bought = [column for field in _BOUGHT if (column := reading.column(field))]
    if kind == "rent":
        first, then = hourly, [*bought, *table.breaks]
    else:
        first, then = [*bought, *table.breaks], hourly
    # Breaks and the price of one unit belong together; any other two are the same price twice.
    for group in (first, then):
        filled = [column for column in group if not nothing(row.text(column.index))]
        if filled:
            breaks = [column for column in group if column.break_quantity is not None]
            plain = [column for column in filled if column.break_quantity is None]
            return [*plain[:1], *breaks]
    return (first or then)[:1]


def quantity_of(reading: Reading, row: Row, column: Column) -> int | Refusal:
    """Give the quantity from which a cell's price holds."""
    if column.break_quantity is not None:
        return column.break_quantity
    from_column = reading.column("break_quantity")
    if from_column is None:
        return 1
    text = row.text(from_column.index).split("-")[0].split("–")[0]
    found = read_count(text, reading.mark_of(row, from_column))
    if isinstance(found, Refusal):
        return found
    return 1 if found is None else max(found, 1)


def read_price(reading: Reading, row: Row, column: Column, beside: str = "") -> Price | Refusal:
    """Read one price cell with its currency and basis.

    `beside` is the currency of the price before it in the same offer, which holds where
    nothing else says one.
    """
    money = reading.money(row, column)
    if isinstance(money, Refusal):
        return money
    if not _of_one_unit(reading.text(row, "priced_units")):
        values = (("text", printable(reading.text(row, "priced_units"))),)
        return Refusal(key="price-of-several", values=values)
    quantity = quantity_of(reading, row, column)
    if isinstance(quantity, Refusal):
        return quantity
    currency = reading.currency(row, column, money, beside)
    if isinstance(currency, Refusal):
        return currency
    basis = _basis(reading, column, money.per)
    if basis is None or (basis == "unit" and reading.hourly_doubt):
        return Refusal(
            key="price-per-unclear",
            values=(("text", printable(row.text(column.index))),),
            confirm=True,
        )
    return Price(
        quantity=quantity, amount=money.amount, currency=currency, basis=basis, column=column
    )


_ONE: Final = re.compile(
    r"(?:1(?:[.,]0{1,2})?\s*)?(?:stück|stk\.?|st\.?|units?|ea\.?|each|pcs?\.?|pieces?|个|台|件)?",
    re.IGNORECASE,
)


def _of_one_unit(text: str) -> bool:
    return nothing(text) or bool(_ONE.fullmatch(text))


def _basis(reading: Reading, column: Column, per: str) -> Basis | None:
    stated = _BASES.get(column.field)
    basis = stated or reading.mapping.price_per or "unit"
    holder = "chip" if basis.startswith("chip") else "unit"
    if per.startswith(("chip", "unit")):
        own = per.partition("_")[0]
        if stated and own != holder:
            return None
        holder = own
    if "month" in basis or "month" in per:
        return None
    if "hour" in basis or "hour" in per:
        return "chip_hour" if holder == "chip" else "unit_hour"
    return "chip" if holder == "chip" else "unit"


def as_break(price: Price, kind: OfferKind, chips: int) -> tuple[PriceBreak, bool] | Refusal:
    """Turn a price into the offer's: of a unit bought, or of a chip-hour rented.

    The second value tells whether the division by the chips did not come out even.
    """
    if ("hour" in price.basis) != (kind == "rent"):
        return Refusal(
            key="price-per-unclear",
            values=(("text", format(price.amount, "f")),),
            confirm=True,
        )
    amount, uneven = price_of_unit(price.amount, price.basis, chips)
    return PriceBreak(quantity=price.quantity, unit_price=amount), uneven


def price_of_unit(amount: Decimal, basis: Basis, chips: int) -> tuple[Decimal, bool]:
    """Give the price of a unit of so many chips, or of a chip-hour, from one of `basis`.

    The second value tells whether it had to be rounded, in the tenth decimal.
    """
    if basis == "chip":
        return EXACT.multiply(amount, Decimal(chips)), False
    if basis == "unit_hour" and chips != 1:
        exact = EXACT.divide(amount, Decimal(chips))
        if EXACT.multiply(exact, Decimal(chips)) != amount:
            return exact.quantize(_DIVIDED, rounding=ROUND_HALF_EVEN), True
        return exact, False
    return amount, False
