"""The words beside a price, cut apart: what it is for, in any of the languages."""

import re
from functools import cache, lru_cache
from typing import Final

from catalogs.aliases import (
    CHIP_WORDS,
    HOUR_WORDS,
    IDLE_WORDS,
    LIST_WORDS,
    MONTH_WORDS,
    PRICE_WORDS,
    QUANTITY_WORDS,
    RENT_WORDS,
    SPOT_WORDS,
    STARTING_WORDS,
    UNIT_WORDS,
    UPWARDS_WORDS,
)
from catalogs.currencies import CURRENCY_WORDS

_SETS: Final = {
    "hour": HOUR_WORDS,
    "month": MONTH_WORDS,
    "chip": CHIP_WORDS,
    "unit": UNIT_WORDS,
    "price": PRICE_WORDS,
    "list": LIST_WORDS,
    "rent": RENT_WORDS,
    "spot": SPOT_WORDS,
    "idle": IDLE_WORDS,
}
_EASTERN: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_PER_LETTER: Final = re.compile(r"/\s*([^\W\d_\u3040-\u9fff])(?![^\W_])")
_LATIN: Final = r"[^\W\d_\u3040-\u30ff\u3400-\u9fff]+|[0-9]+"


@cache
def _kinds() -> dict[str, frozenset[str]]:
    words = set().union(*_SETS.values())
    return {word: frozenset(kind for kind, each in _SETS.items() if word in each) for word in words}


def kinds_of(word: str) -> frozenset[str]:
    """Tell what a word (small letters) beside a price says; empty where it is not known.

    Of hour, month, chip, unit, price, list, rent, spot, idle and currency; "Stundenpreis" is
    both hour and price.
    """
    found = _kinds().get(word)
    if found is not None:
        return found
    return frozenset(("currency",)) if word in CURRENCY_WORDS else frozenset()


def per_unknown(text: str) -> bool:
    """Tell whether a price is per a letter that is no unit: "€/a" is of a year, "/d" of a day."""
    return any(
        not kinds_of(letter) & {"hour", "month", "chip", "unit"} and letter not in CURRENCY_WORDS
        for letter in _PER_LETTER.findall(text.casefold())
    )


@cache
def _eastern_words() -> re.Pattern[str]:
    sets = (*_SETS.values(), QUANTITY_WORDS, STARTING_WORDS, UPWARDS_WORDS, CURRENCY_WORDS)
    words = {word for each in sets for word in each if _EASTERN.search(word)}
    longest = sorted(words, key=lambda word: (-len(word), word))
    return re.compile("|".join([*map(re.escape, longest), _LATIN]))


@lru_cache(maxsize=4096)
def cut(word: str) -> tuple[str, ...]:
    """Cut a run of Chinese or Japanese into known words; what cannot be cut stays whole."""
    if word.isascii() or not _EASTERN.search(word):
        return (word,)
    parts = _eastern_words().findall(word)
    return tuple(parts) if sum(map(len, parts)) == len(word) else (word,)
