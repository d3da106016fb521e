"""What a price list says about itself above and below its table."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Final

from catalogs.cells import Refusal, printable, tidy
from catalogs.grid import Row
from catalogs.money import currency_in
from catalogs.times import date_in
from procure.offers import BreakKind
from procure.record import record

_SUPPLIER: Final = re.compile(
    r"(?:supplier|vendor|seller|distributor|reseller|lieferant|anbieter|供应商|供货商|卖方)\s*[:=]?\s*(.+)",
    re.IGNORECASE,
)
_AS_OF: Final = re.compile(
    r"as of|as at|date|dated|issued|stand|datum|ausgabe|effective|报价日期|日期|更新", re.IGNORECASE
)
_UNTIL: Final = re.compile(
    r"valid (?:until|to|till|through)|expir|gültig bis|有效期|截止|until", re.IGNORECASE
)
_FROM: Final = re.compile(r"valid from|effective from|gültig ab|生效", re.IGNORECASE)
_CURRENCY: Final = re.compile(
    r"currency|prices? (?:are |is |shown |quoted )?in|all (?:prices|figures|amounts)|usd only"
    r"|währung|preise (?:sind )?in|angaben in|alle preise|币种|货币|单位|价格",
    re.IGNORECASE,
)
_INCREMENTAL: Final = re.compile(
    r"\bincremental\b|only (?:to )?(?:the )?units (?:from|above|beyond)|nur (?:die )?einheiten ab"
    r"|gestaffelt je|超额累进|分段计价",
    re.IGNORECASE,
)
_ALL_UNITS: Final = re.compile(
    r"all[- ]units?\b|(?:whole|entire) order|every unit|gesamte (?:bestell)?menge|ganze bestellung"
    r"|alle einheiten|整单|全部数量",
    re.IGNORECASE,
)
_BREAK_WORDS: Final = re.compile(
    r"break|tier|discount|price|preis|staffel|rabatt|阶梯|折扣|价格|计价|整单|全部", re.IGNORECASE
)
_WITH_TAX: Final = re.compile(
    r"\bincl(?:\.|ud\w*|usive)?(?!\w).*\b(?:vat|tax)|inkl.*mwst|\b(?:vat|tax) (?:is |are )?included"
    r"|\b(?:ttc|brutto(?:preise?)?)\b|(?<![不未])含税",
    re.IGNORECASE,
)
_SCALE: Final = (
    r"thousands?|millions?|billions?|tausend|tsd\.?|mio\.?|mrd\.?|'000s?|’000s?|000s?|1[.,]?000s?"
    r"|[千万亿]+"
)
_MONEY: Final = (
    r"us\s?dollars?|dollars?|euros?|us\$|[$€£¥]|usd|eur|gbp|chf|cny|rmb|jpy|美元|人民币|元"
)
_SCALED: Final = re.compile(
    rf"(?<![0-9])(?<![0-9][ .,])(?:{_SCALE})\s?(?:of\s)?(?:{_MONEY})"
    rf"|(?:{_MONEY})\s?(?:in\s)?(?:{_SCALE})(?!\w)"
    rf"|\bin (?:thousands?|millions?|tausend|tsd|mio)\b|\b[kt](?:{_MONEY})",
    re.IGNORECASE,
)


@record
class Terms:
    """Terms that hold for a whole list, where it states them. `understood` lists the rows.

    `several` tells that the list speaks of more than one currency, so that none of them
    holds for a price that names none. `scaled` is the sentence that gives the prices in
    thousands or millions.
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
    with_tax: int | None = None
    understood: tuple[int, ...] = ()


def read_break_kind(text: str) -> BreakKind | None:
    """Read whether a break's price holds for the whole order or from the break on."""
    incremental = bool(_INCREMENTAL.search(tidy(text)))
    whole = bool(_ALL_UNITS.search(tidy(text)))
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
        if terms.with_tax is None and _WITH_TAX.search(" ".join(cells)):
            found = _merge(found, Terms(with_tax=row.number))
        terms = found
    return _merge(terms, Terms(understood=tuple(understood)))


def _row_terms(cells: list[str]) -> Terms:
    line = " ".join(cells)
    supplier = _SUPPLIER.fullmatch(line)
    until, starts = _UNTIL.search(line), _FROM.search(line)
    day = date_in(line)
    known_day = None if isinstance(day, Refusal) else day
    sign = ""
    currencies: tuple[str, ...] = ()
    if _CURRENCY.search(line):
        sign, currencies = currency_in(re.sub(r"\d+\s?kr\b", "", line))
    as_of = known_day if not until and not starts and _AS_OF.search(line) else None
    return Terms(
        supplier=printable(supplier[1], 80) if supplier else "",
        as_of=as_of,
        currency_sign=sign,
        currencies=currencies,
        scaled=printable(line) if _CURRENCY.search(line) and _SCALED.search(line) else "",
        valid_from=known_day if starts and not until else None,
        valid_until=known_day if until else None,
        break_kind=read_break_kind(line) if _BREAK_WORDS.search(line) else None,
    )


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
        with_tax=first.with_tax if first.with_tax is not None else second.with_tax,
        understood=first.understood or second.understood,
    )
