"""A price as suppliers write it: amount, currency sign or word, and what it is for."""

import re
from decimal import Decimal
from typing import Final

from catalogs.cells import (
    DecimalMark,
    Refusal,
    digits_in,
    has_odd_digits,
    nothing,
    printable,
    read_digits,
    tidy,
)
from catalogs.currencies import (
    CURRENCIES,
    CURRENCY_WORDS,
    DOLLARS,
    currencies_of,
    currency_in,
)
from procure.record import record
from procure.units import EXACT

_NO_PRICE: Final = frozenset(
    word.strip()
    for word in (
        "call, call us, call for price, call for pricing, please call, p.o.a, poa, on request"
        ", price on application, price on request, upon request, by request, request quote, quote"
        ", rfq, ask, inquire, enquire, contact us, contact sales, tba, tbd, tbc, unavailable"
        ", not available, out of stock, sold out, eol, discontinued, end of life, auf anfrage, a. a"
        ", a.a, anfrage, preis auf anfrage, nicht lieferbar, ausverkauft, vergriffen, sur demande"
        ", prix sur demande, a consultar, consultar, bajo pedido, su richiesta, na zapytanie"
        ", по запросу, 询价, 电询, 面议, 咨询, 请询价, 待定, 缺货, 无货, 停产, お問い合わせ"
        ", 要問合せ, #ref, #value, #div/0, #name?, #num, error, nan, null"
    ).split(",")
)

_HOUR: Final = frozenset(
    "hour hours hourly hr hrs h std stunde stunden stündlich 小时 时 heure heures".split()
)
_CHIP: Final = frozenset("gpu gpus chip chips accelerator accelerators tpu npu card 卡 张".split())
_UNIT: Final = frozenset(
    "unit units each ea pc pcs piece node server system board rack vm instance stück stk einheit"
    " 台 套 个 件".split()
)
_IDLE: Final = frozenset(
    "per pro je à a 每 / - . , + ( ) [ ] * net netto only plus zzgl excl exkl ex without ohne vat"
    " mwst mwst. ust tax 不含税 未税 price preis".split()
)
_WITH_TAX: Final = frozenset("incl inkl including inklusive inc gross brutto 含税 ttc".split())
_TIMES: Final[dict[str, int]] = {
    "k": 1_000,
    "tsd": 1_000,
    "thousand": 1_000,
    "千": 1_000,
    "万": 10_000,
    "m": 1_000_000,
    "mn": 1_000_000,
    "mio": 1_000_000,
    "million": 1_000_000,
    "亿": 100_000_000,
    "bn": 1_000_000_000,
    "billion": 1_000_000_000,
}
_TIMES_AFTER: Final = re.compile(
    r"\s?(k|tsd\.?|thousand|千|万|mn|mio\.?|million|m|亿|bn|billion)(?![a-z])", re.IGNORECASE
)
_TOKEN: Final = re.compile(
    r"us dollars?|u\.s\.\$|[a-z]{1,2}\$|(?:cn|jp)¥"
    r"|不含税|未税|含税|人民币|新台币|日元|美元|美金|欧元|英镑|港币|小时|руб\.|fr\.|sfr\.|kr\.|mwst\."
    r"|[^\W\d_\u3040-\u9fff]+|[^\s]",
    re.IGNORECASE,
)


__all__ = [
    "CURRENCIES",
    "CURRENCY_WORDS",
    "DOLLARS",
    "Money",
    "currencies_of",
    "currency_in",
    "no_price",
    "read_money",
]


@record
class Money:
    """An amount as a cell states it.

    `sign` is the currency sign or word that stands there and `currencies` what it may
    mean; both are empty where the cell names none. `per` says what the amount is for if
    the cell does: "unit", "chip", "hour", "unit_hour", "chip_hour", else "".
    """

    amount: Decimal
    sign: str = ""
    currencies: tuple[str, ...] = ()
    per: str = ""


def no_price(text: str) -> bool:
    """Tell whether a price cell says that there is no price ("Call", "POA", "询价", "#N/A")."""
    return nothing(text) or tidy(text).casefold().strip(" .!:*-") in _NO_PRICE


def read_money(text: str, mark: DecimalMark | None) -> Money | Refusal:
    """Read a price; nothing but a positive amount, understood whole, is one."""
    if not tidy(text):
        return Refusal(key="price-missing")
    said = (("text", printable(text)),)
    if no_price(text):
        return Refusal(key="price-on-request", values=said)
    folded = tidy(text).casefold()
    numbers = digits_in(folded)
    if len(numbers) > 1:
        return Refusal(key="price-several-numbers", values=said)
    if not numbers or has_odd_digits(text) or "%" in folded:
        return Refusal(key="price-not-understood", values=said)
    start, end = numbers[0].span()
    before, after = folded[:start], re.sub(r"^[.,]\s?[-–—]+", "", folded[end:])
    if _negative(before, after):
        return Refusal(key="price-negative", values=said)
    amount = read_digits(numbers[0].group(), mark)
    if isinstance(amount, Refusal):
        return amount
    times = _TIMES_AFTER.match(after)
    if times:
        amount = EXACT.multiply(amount, Decimal(_TIMES[times.group(1).strip(".")]))
        after = after[times.end() :]
    return _with_words(amount, _words(f"{before} {after}"), said)


def _with_words(
    amount: Decimal,
    found: tuple[str, tuple[str, ...], set[str]] | None,
    said: tuple[tuple[str, str], ...],
) -> Money | Refusal:
    sign, currencies, kinds = found or ("", (), set())
    per = "_".join(kind for kind in ("chip", "unit", "hour") if kind in kinds)
    if "tax" in kinds:
        return Refusal(key="price-with-tax", values=said)
    if found is None or per not in {"", "chip", "unit", "hour", "chip_hour", "unit_hour"}:
        return Refusal(key="price-not-understood", values=said)
    if amount == 0:
        return Refusal(key="price-zero", values=said)
    return Money(amount=amount, sign=sign, currencies=currencies, per=per)


def _negative(before: str, after: str) -> bool:
    bare = before.strip(" $€£¥₽")
    return (
        bare.endswith(("-", "−", "–"))
        or before.lstrip().startswith(("-", "−", "–"))
        or (before.lstrip().startswith("(") and after.rstrip().endswith(")"))
        or after.startswith(("-", "−"))
    )


def _words(rest: str) -> tuple[str, tuple[str, ...], set[str]] | None:
    sign = ""
    currencies: tuple[str, ...] = ()
    kinds: set[str] = set()
    for match in _TOKEN.finditer(rest):
        token = match.group()
        if token in CURRENCY_WORDS:
            meaning = CURRENCY_WORDS[token]
            common = tuple(code for code in meaning if not currencies or code in currencies)
            if not common:
                return None
            if not sign or len(common) < len(currencies):
                sign, currencies = token, common
        elif token in _HOUR:
            kinds.add("hour")
        elif token in _CHIP:
            kinds.add("chip")
        elif token in _UNIT:
            kinds.add("unit")
        elif token in _WITH_TAX:
            kinds.add("tax")
        elif token not in _IDLE:
            return None
    return sign, currencies, kinds
