"""Which currency a sign, a code or a word means, in nine languages."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Final

from catalogs.cells import tidy

CURRENCIES: Final = frozenset(
    "AED ARS AUD BGN BHD BRL CAD CHF CLP CNY COP CZK DKK EGP EUR GBP HKD HUF IDR ILS INR ISK JOD"
    " JPY KRW KWD KZT MXN MYR NOK NZD OMR PEN PHP PLN QAR RON RUB SAR SEK SGD THB TND TRY TWD UAH"
    " USD VND ZAR".split()
)
"""The ISO 4217 codes that a price list may use."""

DOLLARS: Final = ("USD", "AUD", "CAD", "HKD", "MXN", "NZD", "SGD", "TWD")

_WORDS: Final[dict[tuple[str, ...], str]] = {
    ("USD",): (
        "us$, u.s.$, us dollar, us dollars, us-dollar, 美元, 美金, 米ドル, 米国ドル, долл. сша,"
        " доллар сша, доллары сша, долларах сша, долларов сша, dollars us, dollar us,"
        " dollars américains, dollar américain, dólares estadounidenses, dólar estadounidense,"
        " dollari usa, dollaro usa, dollari statunitensi, dolary amerykańskie,"
        " dolarach amerykańskich, usd$"
    ),
    DOLLARS: (
        "$, dollar, dollars, dólar, dólares, dollaro, dollari, dolar, dolary, dolarów, dolarach,"
        " доллар, доллары, долларов, долларах, долл, долл., ドル"
    ),
    ("EUR",): "€, euro, euros, eur, евро, 欧元, ユーロ",
    ("GBP",): (
        "£, pound, pounds, pfund, sterling, livre sterling, livres sterling, libra esterlina,"
        " libras esterlinas, sterlina, sterline, funt, funty, funtów, фунт, фунты, фунтов, 英镑,"
        " ポンド, 英ポンド"
    ),
    ("CNY", "JPY"): "¥",
    ("CNY",): "rmb, 元, 人民币, cn¥, yuan, yuans, юань, юани, юаней, юанях, 人民元",
    ("JPY",): "円, 日元, 日本円, jp¥, yen, yens, иена, иены, иен, 日币",
    ("RUB",): "₽, руб, руб., рубли, рублей, рубль, рублях, р., rubel, rubli, rublos, roubles",
    ("DKK", "ISK", "NOK", "SEK"): "kr, kr.",
    ("PLN",): "zł, zl, złoty, złote, złotych, zloty, zlotys, злотый, злотых, 兹罗提",
    ("CHF",): (
        "fr., sfr, sfr., schweizer franken, franken, swiss francs, swiss franc, francs suisses,"
        " franc suisse, franchi svizzeri, francos suizos, frankach szwajcarskich,"
        " швейцарских франков, швейцарских франках, 瑞士法郎, スイスフラン"
    ),
    ("KRW",): "₩, 韩元, ウォン",
    ("INR",): "₹, rs., rupees, 卢比",
    ("ILS",): "₪",
    ("TRY",): "₺",
    ("VND",): "₫",
    ("THB",): "฿",
    ("UAH",): "₴, грн, грн., гривен",
    ("KZT",): "₸, тенге, тг",
    ("AUD",): "a$, au$",
    ("CAD",): "c$, ca$",
    ("HKD",): "hk$, 港币, 港元, 香港ドル",
    ("TWD",): "nt$, 新台币, 新台幣, 台湾ドル",
    ("NZD",): "nz$",
    ("BRL",): "r$",
    ("SGD",): "s$",
    ("CZK",): "kč",
}
CURRENCY_WORDS: Final[dict[str, tuple[str, ...]]] = {
    **{code.casefold(): (code,) for code in CURRENCIES},
    **{word.strip(): codes for codes, text in _WORDS.items() for word in text.split(",")},
}
"""What each sign, code or word (small letters) may mean."""

_CAD: Final = re.compile(r"\b[Cc]ad\b\.?")
_YUAN: Final = "|(?<![給売単单多地])元"
_LETTER: Final = r"[^\W\d_\u3040-\u9fff]"


@cache
def _currency_pattern() -> re.Pattern[str]:
    # The class of letters is large and slow to compile: it stands once for all words alike.
    words = sorted(CURRENCY_WORDS, key=lambda word: (-len(word), word))
    lettered = [word for word in words if re.match(_LETTER, word)]
    # A sign at the end closes a word by itself: "kr." goes before "kr", "долл. сша" before both.
    closed = tuple(word for word in lettered if not re.match(_LETTER, word[-1]))
    whole = [word for word in lettered if word not in closed]
    longer = [word for word in whole if word.startswith(closed)]
    signs = [word for word in words if word not in lettered]
    open_words = rf"(?:{_any(longer)})(?!{_LETTER})|{_any(closed)}|(?:{_any(whole)})(?!{_LETTER})"
    # 供給元 and 販売元 are suppliers, 单元 is a unit.
    return re.compile(rf"(?<!{_LETTER})(?:{open_words})|{_any(signs)}".replace("|元", _YUAN))


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, words))


def without_cad(text: str) -> str:
    """Write Italian "cad." (each) as a word that is no Canadian dollar."""
    return _CAD.sub("cadauno", text)


def currencies_of(text: str) -> tuple[str, ...]:
    """Give what a currency sign, code or word may mean; nothing for anything else."""
    found = CURRENCY_WORDS.get(text)
    return found if found is not None else CURRENCY_WORDS.get(tidy(text).casefold(), ())


# What stands around amounts repeats itself from cell to cell.
@lru_cache(maxsize=4096)
def take_currencies(text: str) -> tuple[tuple[str, ...], str]:
    """Take the currency signs and words out of a text (small letters)."""
    pattern = _currency_pattern()
    return tuple(pattern.findall(text)), pattern.sub(" ", text)


@lru_cache(maxsize=4096)
def currency_in(text: str) -> tuple[str, tuple[str, ...]]:
    """Find the one currency sign or word in a text, with what it may mean."""
    found = {
        token: CURRENCY_WORDS[token]
        for token in _currency_pattern().findall(without_cad(tidy(text)).casefold())
    }
    meanings = set(found.values())
    if len(meanings) == 1:
        return next(iter(found.items()))
    # "US$ (USD)" or "$ ... USD": the words agree on one currency.
    common = set.intersection(*(set(each) for each in meanings)) if meanings else set()
    if len(common) == 1:
        return min(found, key=lambda token: len(found[token])), tuple(common)
    return "", ()
