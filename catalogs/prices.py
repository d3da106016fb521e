"""The prices of a row: which cells hold them, for what, and from which quantity on."""

import re
from decimal import Decimal
from typing import Final, get_args

from catalogs.cell_meanings import is_quantity
from catalogs.cells import Refusal, nothing, printable, read_count, tidy
from catalogs.division import divided
from catalogs.grid import Row
from catalogs.headers import Column
from catalogs.money import no_price, read_basis
from catalogs.reading import Reading
from procure.offers import OfferKind, PriceBasis, PriceBreak
from procure.record import record
from procure.units import EXACT

_BASES: Final[dict[str, PriceBasis]] = {
    "price_per_chip": "chip",
    "price_per_chip_hour": "chip_hour",
    "price_per_unit_hour": "unit_hour",
    "price_per_chip_month": "chip_month",
    "price_per_unit_month": "unit_month",
    "gross_price": "unit",
}
_TIMED: Final = (
    "price_per_chip_hour",
    "price_per_unit_hour",
    "price_per_chip_month",
    "price_per_unit_month",
)
_BOUGHT: Final = ("price", "price_per_chip", "gross_price")
_HOURS_A_MONTH: Final = 730
"""A twelfth of the 8,760 hours of a year."""


_UNTAXED: Final = Decimal(0)


def timed(basis: str) -> bool:
    """Tell whether a price is one of a length of time."""
    return "hour" in basis or "month" in basis


@record
class Price:
    """One price of a row as it stands there: an amount of `basis` from `quantity` on.

    `tax` is the part of tax that comes on top of the net price and is in the amount.
    """

    quantity: int
    amount: Decimal
    currency: str
    basis: PriceBasis
    column: Column
    tax: Decimal = _UNTAXED

    @property
    def rented(self) -> bool:
        """Tell whether this is a price of a time and not of the thing."""
        return timed(self.basis)


def two_kinds(reading: Reading, row: Row) -> bool:
    """Tell whether a row has both a price to buy and a price by the hour."""
    hourly, bought = (
        any((c := reading.column(field)) and not no_price(row.text(c.index)) for field in fields)
        for fields in (_TIMED, _BOUGHT)
    )
    return hourly and bought


def price_columns(reading: Reading, row: Row, kind: OfferKind | None) -> list[Column]:
    """Choose the columns that price a row; empty where nothing in the row is a price."""
    table = reading.table
    hourly = [column for field in _TIMED if (column := reading.column(field))]
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
    text = row.text(from_column.index)
    if _UP_TO.match(tidy(text).casefold()):
        # "up to 9": from the first one on.
        return 1
    first = _AND_MORE.sub("", _RANGE.split(tidy(text).casefold())[0])
    found = read_count(first, reading.mark_of(row, from_column))
    if isinstance(found, Refusal):
        return Refusal(key=found.key, values=(("text", printable(text)), *found.values[1:]))
    return 1 if found is None else max(found, 1)


_UP_TO: Final = re.compile(
    r"(?:up to|until|to|max\.?|bis|jusqu'?\s?[àa]|hasta|fino a|do|до|не более|最多|~|<=?|≤)"
    r"\s?[0-9]"
)
_RANGE: Final = re.compile(r"(?<=[0-9])\s*(?:-|–|—|~|〜|\bto\b|\bbis\b|至|到|から)\s*(?=[0-9]|$)")
_AND_MORE: Final = re.compile(
    r"^(?:от|à partir de|dès|desde|da|od|从|自)\s?(?=[0-9])"
    r"|\s?(?:and more|or more|and up|and above|or above|und mehr|et plus|ou plus|y más|o más|e più"
    r"|o più|i więcej|и более|и больше|шт\.?|штук\w*|uds?\.?|pz\.?|szt\.?|以上|以降|個|枚|起)$"
)


def read_price(reading: Reading, row: Row, column: Column, beside: str = "") -> Price | Refusal:
    """Read one price cell with its currency and basis.

    `beside` is the currency of the price before it in the same offer, which holds where
    nothing else says one.
    """
    money = reading.money(row, column)
    if isinstance(money, Refusal):
        return money
    quantity = _of_several(reading, row) or quantity_of(reading, row, column)
    if isinstance(quantity, Refusal):
        return quantity
    currency = reading.currency(row, column, money, beside)
    if isinstance(currency, Refusal):
        return currency
    tax = reading.tax_of(row, column, money)
    if isinstance(tax, Refusal):
        return tax
    own = read_basis(reading.text(row, "price_basis"))
    if isinstance(own, Refusal):
        return own
    basis = _basis(reading, column, money.per, own)
    if basis is None or (basis == "unit" and reading.hourly_doubt):
        return Refusal(
            key="price-per-unclear",
            values=(("text", printable(row.text(column.index))),),
            confirm=True,
        )
    if tax:
        reading.findings.once("tax-taken-off", "warning", row, column)
    if "month" in basis:
        reading.findings.once("price-of-month", "warning", row, column)
    return Price(
        quantity=quantity,
        amount=money.amount,
        currency=currency,
        basis=basis,
        column=column,
        tax=tax,
    )


_ONE: Final = re.compile(
    r"(?:1(?:[.,]0{1,2})?\s*)?(?:stück|stk\.?|st\.?|units?|ea\.?|each|pcs?\.?|pieces?|个|台|件)?",
    re.IGNORECASE,
)


def _of_several(reading: Reading, row: Row) -> Refusal | None:
    """Refuse a price for several units; a bare "Qty" beside it leaves open what it counts."""
    column = reading.column("priced_units")
    text = reading.text(row, "priced_units")
    if column is None or nothing(text) or _ONE.fullmatch(text):
        return None
    values = (("text", printable(text)),)
    if is_quantity(column.heading):
        return Refusal(key="quantity-unclear", values=values, confirm=True)
    return Refusal(key="price-of-several", values=values)


def _basis(reading: Reading, column: Column, per: str, own: PriceBasis | None) -> PriceBasis | None:
    """Settle what a price is for; nothing where heading, cell and row contradict each other.

    `per` is what the cell says, such as "chip_hour" or "month", `own` what the row's own
    column for it does.
    """
    stated = _BASES.get(column.field)
    basis = stated or own or reading.mapping.price_per or "unit"
    said = [each for each in (stated, own, per) if each]
    if column.field == "gross_price":
        said.remove("unit")
    holders = {each.partition("_")[0] for each in said if each.startswith(("chip", "unit"))}
    times = {time for time in ("hour", "month") for each in (basis, *said) if time in each}
    if len(holders) > 1 or len(times) > 1:
        return None
    holder = holders.pop() if holders else basis.partition("_")[0]
    named = "_".join((holder, *times))
    return next(each for each in get_args(PriceBasis) if each == named)


def as_break(price: Price, kind: OfferKind, chips: int) -> tuple[PriceBreak, bool] | Refusal:
    """Turn a price into the offer's: of a unit bought, or of a chip-hour rented.

    The second value tells whether the division by the chips did not come out even.
    """
    if price.rented != (kind == "rent"):
        return Refusal(
            key="price-per-unclear",
            values=(("text", format(price.amount, "f")),),
            confirm=True,
        )
    amount, uneven = price_of_unit(price.amount, price.basis, chips, price.tax)
    return PriceBreak(quantity=price.quantity, unit_price=amount), uneven


def price_of_unit(
    amount: Decimal, basis: PriceBasis, chips: int, tax: Decimal = _UNTAXED
) -> tuple[Decimal, bool]:
    """Give the net price of a unit of so many chips, or of a chip-hour, from one of `basis`.

    A month has 730 hours. The second value tells whether the price had to be rounded, in
    the tenth decimal.
    """
    if basis == "unit" and not tax:
        return amount, False
    if basis == "chip":
        amount = EXACT.multiply(amount, Decimal(chips))
    parts = chips if basis.startswith("unit_") else 1
    parts *= _HOURS_A_MONTH if basis.endswith("_month") else 1
    whole = EXACT.multiply(Decimal(parts), 1 + tax)
    if whole == 1:
        return amount, False
    return divided(amount, whole)
