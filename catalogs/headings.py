"""What one heading of a supplier's table means."""

import re
from difflib import SequenceMatcher
from functools import cache, lru_cache
from typing import Final

from catalogs.aliases import FIELDS, IGNORED, PER_WORDS
from catalogs.cells import tidy
from catalogs.currencies import currencies_of, currency_in
from catalogs.heading_prices import heading_break, heading_price
from catalogs.suggestions import Suggestion, fold
from catalogs.tax import split_tax
from catalogs.times import time_unit

__all__ = [
    "BREAK_FIELD",
    "MOST_HEADING",
    "Suggestion",
    "fold",
    "heading_time_unit",
    "is_loose_name",
    "known_field",
    "suggest",
    "suggest_known",
]

BREAK_FIELD: Final = re.compile(r"price_from_([1-9][0-9]{0,8})")
"""The field of a column that prices orders from a quantity on: price_from_10."""

MOST_HEADING: Final = 80
"""Characters of a heading; a longer text is none."""

_LIKENESS: Final = 0.8
_WORD_LIKENESS: Final = 0.7
# "Vat" resembles much.
_SHORTEST_LIKE: Final = 4
_KEYS: Final = frozenset(field.key for field in FIELDS)
# An "Item" or "Artikel" is a description only where no other column is one.
_LOOSE_NAMES: Final = frozenset(
    ("item", "artikel", "article", "artículo", "articolo", "artykuł", "товар", "позиция")
)
_WEAK: Final = 0.95
_UNIT_FIELDS: Final = {
    ("lead_time", "weeks"): "lead_weeks",
    ("lead_time", "days"): "lead_days",
    ("lead_time", "months"): "lead_months",
    ("power", "kw"): "power_kw",
    ("power", "w"): "power_w",
}
# A heading with a currency is about money: "USD/GPU/a" names no chip.
_NO_MONEY: Final = frozenset(
    "sku description chip chips_per_unit memory region section status supplier note".split()
)
_WITH_UNIT: Final = frozenset(
    (
        ("term_months", "months"),
        ("lead_p90", "weeks"),
        ("lead_p90", "days"),
        ("lead_p90", "months"),
        ("memory", "gb"),
    )
)
_MEASURES: Final = {
    **dict.fromkeys(("kw", "kilowatt", "千瓦", "квт", "キロワット"), "kw"),
    # "w" is also short for weeks, but no supplier heads a column "Lead time (W)" so.
    **dict.fromkeys(("w", "watt", "watts", "瓦", "вт", "ватт", "ワット"), "w"),
    **dict.fromkeys(("gb", "gib", "гб", "go"), "gb"),
}


def known_field(key: str) -> bool:
    """Tell whether a mapping may name this field."""
    return not key or key == IGNORED or key in _KEYS or bool(BREAK_FIELD.fullmatch(key))


def is_loose_name(heading: str) -> bool:
    """Tell whether a heading is as good for a number as for a description ("Item")."""
    return fold(heading) in _LOOSE_NAMES


@cache
def _aliases() -> dict[str, str]:
    return {fold(alias): field.key for field in FIELDS for alias in field.aliases}


@lru_cache(maxsize=4096)
def suggest_known(heading: str) -> Suggestion | None:
    """Say what a heading means that is made of known words."""
    text = tidy(heading)
    if not text or len(text) > MOST_HEADING:
        return None
    if currency_in(text)[1]:
        # "USD/GPU" names a price, not a chip.
        found = heading_break(text) or heading_price(text) or _alias(text)
        return None if found and found.field in _NO_MONEY else found
    return heading_break(text) or _alias(text) or heading_price(text)


@lru_cache(maxsize=4096)
def suggest(heading: str) -> Suggestion | None:
    """Say what a heading seems to mean; nothing where it resembles no known heading."""
    found = suggest_known(heading)
    name = _bare(fold(heading[: 2 * MOST_HEADING]))
    if found or len(name) < _SHORTEST_LIKE or len(name) > MOST_HEADING:
        return found
    return _like(name)


def _letters(word: str) -> int:
    mask = 0
    for letter in word:
        mask |= 1 << (ord(letter) % 64)
    return mask


@cache
def _likely() -> dict[int, list[tuple[str, int, int]]]:
    # One other sign of Chinese or Japanese is another word: only alphabets are compared.
    found: dict[int, list[tuple[str, int, int]]] = {}
    for alias in _aliases():
        if not re.search(r"[\u3040-\u9fff]", alias):
            known = (alias, len(alias), _letters(alias))
            found.setdefault(alias.count(" "), []).append(known)
    return found


@cache
def _known_words() -> frozenset[str]:
    return frozenset(word for alias in _aliases() for word in alias.split())


def _like(name: str) -> Suggestion | None:
    """Find the known heading of as many words of which this one is a misspelling."""
    length, letters = len(name), _letters(name)
    best, ratio = "", _LIKENESS
    matcher = SequenceMatcher(None, "", name)
    for alias, its_length, its_letters in _likely().get(name.count(" "), ()):
        # Letters that the other has not cannot match; this is far quicker than to compare.
        most = min(
            its_length - (its_letters & ~letters).bit_count(),
            length - (letters & ~its_letters).bit_count(),
        )
        if 2 * most < ratio * (length + its_length):
            continue
        matcher.set_seq1(alias)
        if matcher.quick_ratio() >= ratio:
            likeness = matcher.ratio()
            if (likeness > ratio or (likeness == ratio and not best)) and _misspelt(name, alias):
                best, ratio = alias, likeness
    if not best:
        return None
    return Suggestion(
        field=_aliases()[best], reason="heading-like", values=(("known", best),), score=ratio
    )


def _misspelt(name: str, alias: str) -> bool:
    """Tell whether a name differs from an alias by misspelt words only.

    A word that is known itself is no misspelling: "maximum order" is no "minimum order".
    """
    mine, theirs = set(name.split()), set(alias.split())
    return all(
        word not in _known_words()
        and any(
            SequenceMatcher(None, other, word).ratio() >= _WORD_LIKENESS for other in theirs - mine
        )
        for word in mine - theirs
    )


def _bare(folded: str) -> str:
    # Currency words tell the currency, not the meaning.
    kept = [word for word in folded.split() if word == "all" or not currencies_of(word)]
    return " ".join(kept) or folded


def _alias(text: str) -> Suggestion | None:
    aliases = _aliases()
    name = _bare(fold(text))
    if name in aliases:
        score = _WEAK if name in _LOOSE_NAMES else 1.0
        known = (("known", name),)
        return Suggestion(field=aliases[name], reason="heading-known", values=known, score=score)
    name = _bare(fold(split_tax(text)[1]))
    words = name.split()
    units = {unit for word in words if (unit := _unit(word))}
    if len(units) > 1:
        return None
    rest = [word for word in words if not _unit(word)]
    for kept in (rest, [word for word in rest if word not in PER_WORDS]):
        base = aliases.get(" ".join(kept))
        if base is None:
            continue
        unit = next(iter(units), "")
        field = _UNIT_FIELDS.get((base, unit), base)
        # A unit that the field does not know would change the figure: "MOQ (months)".
        if unit and field == base and (base, unit) not in _WITH_UNIT:
            return None
        return Suggestion(field=field, reason="heading-known", values=(("known", " ".join(kept)),))
    return None


def _unit(word: str) -> str:
    return _MEASURES.get(word) or time_unit(word) or ""


def heading_time_unit(heading: str) -> str:
    """Give the unit of time that a heading names: weeks, days, months or nothing."""
    found = {unit for word in fold(heading).split() if (unit := time_unit(word))}
    return found.pop() if len(found) == 1 else ""
