"""A price as suppliers write it: amount, currency sign or word, and what it is for."""

import re
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import Final

from catalogs.aliases import LANGUAGES, STARTING_WORDS, UPWARDS_WORDS, words
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
    take_currencies,
    without_cad,
)
from catalogs.price_words import cut, kinds_of, per_unknown
from catalogs.tax import Tax, split_tax
from procure.offers import PriceBasis
from procure.record import record
from procure.units import EXACT

__all__ = [
    "CURRENCIES",
    "CURRENCY_WORDS",
    "DOLLARS",
    "Money",
    "currencies_of",
    "currency_in",
    "no_price",
    "read_basis",
    "read_money",
]

_ERRORS: Final = "#ref, #value, #div/0, #name?, #num, #null, error, nan, null"
_NO_PRICE: Final = frozenset(
    word.strip(" .")
    for text in (_ERRORS, *(each.no_price for each in LANGUAGES))
    for word in words(text)
)
_TIMES: Final[dict[str, int]] = {
    **dict.fromkeys("k к tsd tsd. thousand тыс тыс. tys tys. mila mille 千".split(), 1_000),
    **dict.fromkeys("万 萬".split(), 10_000),
    "百万": 1_000_000,
    **dict.fromkeys(
        "m mn mio mio. mln mln. млн млн. million millions millionen millones milioni milionów"
        " миллион миллиона миллионов".split(),
        1_000_000,
    ),
    **dict.fromkeys("亿 億".split(), 100_000_000),
    **dict.fromkeys("bn billion mrd mrd. млрд млрд. mld mld.".split(), 1_000_000_000),
}
_TIMES_AFTER: Final = re.compile(
    rf"\s?({'|'.join(re.escape(word) for word in sorted(_TIMES, key=len, reverse=True))})"
    r"(?![a-zà-žа-яё])"
)
_ONCE: Final = frozenset(
    ("one-time", "one time", "once", "onetime", "einmalig", "unique", "único", "una tantum")
)
_PER_SEVERAL: Final = re.compile(r"(?:(?<![^\W\d_])(?:per|je|pro|par|por|za|за)|/|每)\s*$")
_PLAIN: Final = re.compile(r"[0-9][0-9.,]*")
_TOKEN: Final = re.compile(r"[^\W\d_]+|[^\s]")
_SIGNS: Final = frozenset("/-.,()[]*:;·'’")
_BESIDE: Final = frozenset(("hour", "month", "chip", "unit", "price", "idle", "rent"))
_UPWARDS_SIGNS: Final = ("+", "~", "〜")


@record
class Money:
    """An amount as a cell states it.

    `sign` is the currency sign or word that stands there and `currencies` what it may
    mean; both are empty where the cell names none. `per` says what the amount is for if
    the cell does: "unit", "chip", "hour", "month", "unit_hour", "chip_hour", "unit_month",
    "chip_month", else "". `tax` is what the cell says of tax.
    """

    amount: Decimal
    sign: str = ""
    currencies: tuple[str, ...] = ()
    per: str = ""
    tax: Tax | None = None


def no_price(text: str) -> bool:
    """Tell whether a price cell says that there is no price ("Call", "POA", "询价", "#N/A")."""
    return nothing(text) or tidy(text).casefold().strip(" .!:*-()…。！") in _NO_PRICE


def read_money(text: str, mark: DecimalMark | None, *, gross: bool = False) -> Money | Refusal:
    """Read a price; nothing but a positive amount, understood whole, is one.

    An amount that says that it includes tax is refused, unless `gross` asks for it: then
    it is given as it stands, with its `tax`.
    """
    if _PLAIN.fullmatch(text):
        amount = read_digits(text.rstrip(".,"), mark)
        return amount if isinstance(amount, Refusal) else _positive(amount, text)
    said = (("text", printable(text)),)
    if no_price(text):
        return (
            Refusal(key="price-on-request", values=said)
            if tidy(text)
            else Refusal(key="price-missing")
        )
    tax, rest = split_tax(without_cad(tidy(text)).casefold())
    numbers = digits_in(rest)
    if len(numbers) > 1:
        return Refusal(key="price-several-numbers", values=said)
    if not numbers or has_odd_digits(text) or "%" in rest:
        return Refusal(key="price-not-understood", values=said)
    start, end = numbers[0].span()
    before, after = rest[:start], re.sub(r"^[.,]\s?[-–—]+", "", rest[end:])
    found = _amount(numbers[0].group(), before, after, mark, said)
    if isinstance(found, Refusal):
        return found
    amount, after = found
    if tax and tax.included and not gross:
        return Refusal(key="price-with-tax", values=said, confirm=True)
    if _PER_SEVERAL.search(before):
        # "per 10" is no price of ten.
        return Refusal(key="price-not-understood", values=said)
    return _with_words(amount, f"{before} {after}", tax, said)


def _amount(
    digits: str,
    before: str,
    after: str,
    mark: DecimalMark | None,
    said: tuple[tuple[str, str], ...],
) -> tuple[Decimal, str] | Refusal:
    """Read the digits with a word for thousands behind them; the rest of the text comes back."""
    if _negative(before, after):
        return Refusal(key="price-negative", values=said)
    amount = read_digits(digits, mark)
    if isinstance(amount, Refusal):
        return amount
    times = _TIMES_AFTER.match(after)
    if times:
        amount = EXACT.multiply(amount, Decimal(_TIMES[times.group(1)]))
        after = after[times.end() :]
    if _from(before, after):
        return Refusal(key="price-from", values=said)
    return amount, after


def _positive(amount: Decimal, text: str) -> Money | Refusal:
    if amount == 0:
        return Refusal(key="price-zero", values=(("text", printable(text)),))
    return Money(amount=amount)


def _with_words(
    amount: Decimal, rest: str, tax: Tax | None, said: tuple[tuple[str, str], ...]
) -> Money | Refusal:
    not_understood = Refusal(key="price-not-understood", values=said)
    found, without = take_currencies(rest)
    sign = ""
    currencies: tuple[str, ...] = ()
    for token in found:
        meaning = CURRENCY_WORDS[token]
        common = tuple(code for code in meaning if not currencies or code in currencies)
        if not common:
            return not_understood
        if not sign or len(common) < len(currencies):
            sign, currencies = token, common
    per = _per(without)
    if per is None:
        return not_understood
    if amount == 0:
        return Refusal(key="price-zero", values=said)
    return Money(amount=amount, sign=sign, currencies=currencies, per=per, tax=tax)


@lru_cache(maxsize=4096)
def _per(text: str) -> str | None:
    """Say what words make a price one of: "unit_hour"; nothing where they are not understood."""
    if per_unknown(text):
        return None
    kinds: list[frozenset[str]] = []
    for token in _TOKEN.findall(text):
        for part in cut(token):
            if part in _SIGNS:
                continue
            kind = kinds_of(part)
            if not kind & _BESIDE or kind & {"list", "spot"}:
                return None
            kinds.append(kind)
    said = frozenset[str]().union(*kinds)
    if any(
        "chip" in first and "unit" in then and "idle" not in then for first, then in pairwise(kinds)
    ):
        # "per GPU server" is no price of a GPU.
        return None
    timed = said & {"hour", "month"}
    if len(timed) > 1 or ("rent" in said and not timed):
        return None
    holder = "chip" if "chip" in said else "unit" if "unit" in said else ""
    return "_".join(part for part in (holder, *timed) if part)


@lru_cache(maxsize=4096)
def read_basis(text: str) -> PriceBasis | Refusal | None:
    """Read what a cell says that a price is for ("per GPU/hr", "each", "台"); empty is nothing."""
    if nothing(text):
        return None
    folded = tidy(text).casefold()
    one = re.sub(r"(?<![0-9.,])1(?:[.,]0+)?(?![0-9.,])", " ", folded)
    per = None if digits_in(one) else _per(take_currencies(one)[1])
    bases: dict[str | None, PriceBasis] = {
        "unit": "unit",
        "chip": "chip",
        "hour": "unit_hour",
        "unit_hour": "unit_hour",
        "chip_hour": "chip_hour",
        "month": "unit_month",
        "unit_month": "unit_month",
        "chip_month": "chip_month",
    }
    if (per == "" and one != folded and not one.strip()) or folded in _ONCE:
        # The unit of a price is "1", or it is paid once.
        return "unit"
    found = bases.get(per)
    if found is None:
        values = (("text", printable(text)),)
        return Refusal(key="price-basis-unknown", values=values, confirm=True)
    return found


@lru_cache(maxsize=4096)
def _from(before: str, after: str) -> bool:
    """Tell whether an amount is only the lowest of several: "from 2,000", "2000元起"."""
    lead, tail = before.strip(" .:("), after.strip(" .:)")
    said = take_currencies(lead)[1].strip(" .:(")
    if said in STARTING_WORDS or any(said.endswith(f" {word}") for word in STARTING_WORDS):
        return True
    rest = take_currencies(tail)[1].strip(" .:)")
    return rest.startswith(_UPWARDS_SIGNS) or any(
        part in UPWARDS_WORDS for part in (rest, *(p for w in rest.split() for p in cut(w)))
    )


def _negative(before: str, after: str) -> bool:
    bare = before.strip(" $€£¥₽")
    return (
        bare.endswith(("-", "−", "–"))
        or before.lstrip().startswith(("-", "−", "–"))
        or (before.lstrip().startswith("(") and after.rstrip().endswith(")"))
        or after.startswith(("-", "−"))
    )
