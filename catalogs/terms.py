"""What a price list says about itself above and below its table."""

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Final

from catalogs.cells import Refusal, printable, tidy
from catalogs.currencies import currency_in
from catalogs.dates import date_in, period_in, week_in
from catalogs.grid import Row
from catalogs.money import read_basis
from catalogs.row_remarks import says_several
from catalogs.tax import tax_in
from catalogs.term_words import (
    ALL_UNITS,
    AS_OF,
    BREAKS,
    CURRENCY,
    FROM,
    INCREMENTAL,
    SCALED,
    SUPPLIER,
    UNTIL,
    VALID,
)
from procure.offers import BreakKind, PriceBasis
from procure.record import record


@record
class Terms:
    """Terms that hold for a whole list, where it states them. `understood` lists the rows.

    `several` tells that the list speaks of more than one currency, so that none of them
    holds for a price that names none. `scaled` is the sentence that gives the prices in
    thousands or millions, `price_per` what all prices are for. `with_tax` is the row that
    says that prices include tax, and `tax_rate` the part (0.19) that it names, where it names one;
    `net` tells that a row says the opposite. `tax_before`: tax was taken off the earlier list's
    prices, and this one does not speak of it.
    """

    supplier: str = ""
    as_of: date | None = None
    currency_sign: str = ""
    currencies: tuple[str, ...] = ()
    several: bool = False
    scaled: str = ""
    valid_from: date | None = None
    valid_until: date | None = None
    break_kind: BreakKind | None = None
    price_per: PriceBasis | None = None
    with_tax: int | None = None
    tax_rate: Decimal | None = None
    net: bool = False
    tax_before: bool = False
    understood: tuple[int, ...] = ()


def read_break_kind(text: str) -> BreakKind | None:
    """Read whether a break's price holds for the whole order or from the break on."""
    incremental = bool(INCREMENTAL.search(tidy(text)))
    whole = bool(ALL_UNITS.search(tidy(text)))
    if incremental == whole:
        return None
    return "incremental" if incremental else "all_units"


def read_terms(rows: Iterable[Row]) -> Terms:
    """Gather the terms that stand in the rows around a table; the first of a kind counts."""
    terms = Terms()
    understood = []
    for row in rows:
        cells = [tidy(cell) for cell in row.cells if tidy(cell)]
        found = _merge(terms, _row_terms(cells))
        if found != terms:
            understood.append(row.number)
        tax = tax_in(" ".join(cells)) if terms.with_tax is None else None
        if tax and tax.included:
            found = _merge(found, Terms(with_tax=row.number, tax_rate=tax.rate))
        elif tax:
            found = _merge(found, Terms(net=True))
        terms = found
    return _merge(terms, Terms(understood=tuple(understood)))


def _row_terms(cells: list[str]) -> Terms:
    line = " ".join(cells)
    supplier = SUPPLIER.fullmatch(line)
    until, starts = UNTIL.search(line), FROM.search(line)
    day = date_in(line)
    known_day = None if isinstance(day, Refusal) else day
    week = week_in(line) if day is None else None
    period = period_in(line) if VALID.search(line) else None
    sign = ""
    currencies: tuple[str, ...] = ()
    if CURRENCY.search(line):
        sign, currencies = currency_in(re.sub(r"\d+\s?kr\b", "", line))
    as_of = known_day or (week.first if week else None)
    if until or starts or not AS_OF.search(line):
        as_of = None
    return Terms(
        supplier=printable(supplier[1], 80) if supplier else "",
        as_of=as_of,
        currency_sign=sign,
        currencies=currencies,
        scaled=printable(line) if _scaled(line) else "",
        valid_from=period.first if period else known_day if starts and not until else None,
        valid_until=period.last if period else known_day if until and not starts else None,
        break_kind=read_break_kind(line) if BREAKS.search(line) else None,
        price_per=_price_per(line) if CURRENCY.search(line) else None,
    )


def _scaled(line: str) -> bool:
    """Tell whether a sentence gives the prices in thousands, or for several units."""
    return bool(CURRENCY.search(line) and SCALED.search(line)) or says_several(line)


_PER: Final = re.compile(
    r"(?:(?<![^\W\d_])(?:per|pro|je|par|por|za|за)(?![^\W\d_])|/|每).*", re.IGNORECASE
)


def _price_per(line: str) -> PriceBasis | None:
    """Read what all prices are for: "All prices in USD per GPU-hour"."""
    said = _PER.search(line)
    found = read_basis(said.group().strip(" .;:")) if said else None
    return None if isinstance(found, Refusal) else found


def _disagree(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    return bool(first and second) and not set(first) & set(second)


def _merge(first: Terms, second: Terms) -> Terms:
    return Terms(
        supplier=first.supplier or second.supplier,
        as_of=first.as_of or second.as_of,
        currency_sign=first.currency_sign or second.currency_sign,
        currencies=first.currencies or second.currencies,
        several=first.several or _disagree(first.currencies, second.currencies),
        scaled=first.scaled or second.scaled,
        valid_from=first.valid_from or second.valid_from,
        valid_until=first.valid_until or second.valid_until,
        break_kind=first.break_kind or second.break_kind,
        price_per=first.price_per or second.price_per,
        with_tax=first.with_tax if first.with_tax is not None else second.with_tax,
        tax_rate=first.tax_rate if first.with_tax is not None else second.tax_rate,
        net=first.net or second.net,
        tax_before=first.tax_before or second.tax_before,
        understood=first.understood or second.understood,
    )
