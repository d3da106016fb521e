"""What one heading of a supplier's table means."""

import re
from difflib import SequenceMatcher
from functools import cache, lru_cache
from typing import Final

from catalogs.aliases import (
    CHIP_WORDS,
    FIELDS,
    HOUR_WORDS,
    IDLE_WORDS,
    IGNORED,
    LIST_WORDS,
    PRICE_WORDS,
    QUANTITY_WORDS,
    UNIT_WORDS,
)
from catalogs.cells import digits_in, tidy
from catalogs.money import CURRENCY_WORDS, currencies_of, currency_in
from catalogs.times import time_unit
from procure.record import record

BREAK_FIELD: Final = re.compile(r"price_from_([1-9][0-9]{0,8})")
"""The field of a column that prices orders from a quantity on: price_from_10."""

MOST_HEADING: Final = 80
"""Characters of a heading; a longer text is none."""

_LIKENESS: Final = 0.8
# "Vat" resembles much.
_SHORTEST_LIKE: Final = 4
_KEYS: Final = frozenset(field.key for field in FIELDS)


@record
class Suggestion:
    """What a heading seems to mean.

    `reason` is the key of a sentence, with the words that decided in `values`; `score`
    is 1 for a known heading and less for one that only resembles a known one.
    """

    field: str
    reason: str
    values: tuple[tuple[str, str], ...] = ()
    score: float = 1.0


def known_field(key: str) -> bool:
    """Tell whether a mapping may name this field."""
    return not key or key == IGNORED or key in _KEYS or bool(BREAK_FIELD.fullmatch(key))


def is_loose_name(heading: str) -> bool:
    """Tell whether a heading is as good for a number as for a description ("Item")."""
    return fold(heading) in _LOOSE_NAMES


@lru_cache(maxsize=4096)
def fold(heading: str) -> str:
    """Fold case, punctuation, line breaks and underscores of a heading."""
    split = re.sub(r"(?<=[a-z])(?=[A-Z][a-z])", " ", tidy(heading))
    return " ".join(re.sub(r"[\W_]+", " ", split.casefold()).split())


@cache
def _chinese_words() -> tuple[str, ...]:
    sets = (CHIP_WORDS, HOUR_WORDS, UNIT_WORDS, PRICE_WORDS, LIST_WORDS, QUANTITY_WORDS, IDLE_WORDS)
    words = {word for each in sets for word in each if not word.isascii()}
    words |= {word for word in CURRENCY_WORDS if not word.isascii()}
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


def _split_chinese(word: str) -> list[str]:
    """Cut a run of Chinese into known words; one that cannot be cut whole stays as it is."""
    if not re.search(r"[\u4e00-\u9fff]", word):
        return [word]
    rest, parts = word, []
    while rest:
        latin = re.match(r"[a-z0-9]+", rest)
        part = latin[0] if latin else next((w for w in _chinese_words() if rest.startswith(w)), "")
        if not part:
            return [word]
        parts.append(part)
        rest = rest[len(part) :]
    return parts


@cache
def _aliases() -> dict[str, str]:
    return {fold(alias): field.key for field in FIELDS for alias in field.aliases}


def suggest_known(heading: str) -> Suggestion | None:
    """Say what a heading means that is made of known words."""
    text = tidy(heading)
    if not text or len(text) > MOST_HEADING:
        return None
    return _price_break(text) or _alias(text) or _price(text)


def suggest(heading: str) -> Suggestion | None:
    """Say what a heading seems to mean; nothing where it resembles no known heading."""
    found = suggest_known(heading)
    name = _bare(fold(heading[: 2 * MOST_HEADING]))
    if found or len(name) < _SHORTEST_LIKE or len(name) > MOST_HEADING:
        return found
    best, ratio = "", _LIKENESS
    matcher = SequenceMatcher(None, "", name)
    for alias in _aliases():
        matcher.set_seq1(alias)
        if matcher.real_quick_ratio() >= ratio and matcher.quick_ratio() >= ratio:
            likeness = matcher.ratio()
            if likeness > ratio or (likeness == ratio and not best):
                best, ratio = alias, likeness
    if not best:
        return None
    return Suggestion(
        field=_aliases()[best], reason="heading-like", values=(("known", best),), score=ratio
    )


def _bare(folded: str) -> str:
    # Currency words tell the currency, not the meaning.
    kept = [word for word in folded.split() if word == "all" or not currencies_of(word)]
    return " ".join(kept) or folded


# An "Item" or "Artikel" is a description only where no other column is one.
_LOOSE_NAMES: Final = frozenset(("item", "artikel"))
_WEAK: Final = 0.95
_UNIT_FIELDS: Final = {
    ("lead_time", "weeks"): "lead_weeks",
    ("lead_time", "days"): "lead_days",
    ("lead_time", "months"): "lead_months",
    ("power", "kw"): "power_kw",
    ("power", "w"): "power_w",
}


def _alias(text: str) -> Suggestion | None:
    aliases = _aliases()
    name = _bare(fold(text))
    if name in aliases:
        score = _WEAK if name in _LOOSE_NAMES else 1.0
        known = (("known", name),)
        return Suggestion(field=aliases[name], reason="heading-known", values=known, score=score)
    words = name.split()
    units = {unit for word in words if (unit := _unit(word))}
    if len(units) > 1:
        return None
    rest = [word for word in words if not _unit(word)]
    for kept in (rest, [word for word in rest if word not in IDLE_WORDS]):
        base = aliases.get(" ".join(kept))
        if base is None:
            continue
        unit = next(iter(units), "")
        field = _UNIT_FIELDS.get((base, unit), base)
        # A unit that the field does not know would change the figure: "MOQ (months)".
        if (
            unit
            and field == base
            and (base, unit)
            not in {
                ("term_months", "months"),
                ("lead_p90", "weeks"),
                ("lead_p90", "days"),
                ("lead_p90", "months"),
            }
        ):
            return None
        return Suggestion(field=field, reason="heading-known", values=(("known", " ".join(kept)),))
    return None


def _unit(word: str) -> str:
    if word in {"kw", "kilowatt", "千瓦"}:
        return "kw"
    if word in {"w", "watt", "watts", "瓦"}:
        # "w" is also short for weeks, but no supplier heads a column "Lead time (W)" so.
        return "w"
    return time_unit(word) or ""


def heading_time_unit(heading: str) -> str:
    """Give the unit of time that a heading names: weeks, days, months or nothing."""
    found = {unit for word in fold(heading).split() if (unit := time_unit(word))}
    return found.pop() if len(found) == 1 else ""


def _price(text: str) -> Suggestion | None:
    # The letters of "US$" would stand alone once the sign is folded away.
    bare = re.sub(r"\b[a-z]{1,2}\$", " ", text, flags=re.IGNORECASE)
    words = [part for word in fold(bare).split() for part in _split_chinese(word)]
    kinds: set[str] = set()
    for word in words:
        kind = _price_word(word)
        if not kind:
            return None
        kinds.add(kind)
    if not _price_like(text, kinds):
        return None
    if "hour" in kinds:
        field = "price_per_unit_hour" if "chip" not in kinds else "price_per_chip_hour"
    elif "chip" in kinds:
        field = "price_per_chip"
    else:
        field = "list_price" if "list" in kinds else "price"
    # "USD" alone is a weaker sign of a price than "Price".
    score = 1.0 if kinds & {"price", "list"} else 0.9
    return Suggestion(
        field=field, reason="heading-price", values=(("known", " ".join(words)),), score=score
    )


def _price_like(text: str, kinds: set[str]) -> bool:
    if kinds & {"price", "list"}:
        return True
    has_currency = "currency" in kinds or bool(currency_in(text)[1])
    return has_currency and (kinds <= {"currency"} or bool(kinds & {"chip", "unit", "hour"}))


def _price_word(word: str) -> str:
    for kind, words in (
        ("hour", HOUR_WORDS),
        ("chip", CHIP_WORDS),
        ("unit", UNIT_WORDS),
        ("price", PRICE_WORDS),
        ("list", LIST_WORDS),
        ("idle", IDLE_WORDS),
    ):
        if word in words:
            return kind
    return "currency" if currencies_of(word) else ""


_NUMBER_OF_ANOTHER_KIND: Final = re.compile(
    r"(?:\bper|\bpro|\bje|\bin|/|每)\s*[^\w\s(]*\s*[0-9]|(?:\b1[.,]?000|000)\s?[^\s(]*[^\W\d]"
)
_YEARS: Final = range(1990, 2100)


def _other_number(folded: str, number: int) -> bool:
    """Tell whether a lone number counts no order: "per 100", "in 1000 USD", "Price 2024"."""
    return number in _YEARS or bool(_NUMBER_OF_ANOTHER_KIND.search(folded))


_QUANTITY: Final = re.compile(
    r"(?P<sign>≥|>=|>|ab |from |at )?\s?(?P<from>[0-9][0-9,.]*)"
    r"(?:\s?(?:-|–|—|~|to|bis|至|到)\s?(?P<to>[0-9][0-9,.]*))?"
    r"\s?(?P<up>\+|以上|起|and up|and more|or more)?"
)


def _price_break(text: str) -> Suggestion | None:
    folded = text.casefold()
    if not digits_in(folded):
        return None
    priced = False
    kept: list[str] = []
    found = re.findall(r"[0-9][0-9.,]*|[^\W\d_]+|[≥>=+–—~-]+", folded)
    for part in (part for word in found for part in _split_chinese(word)):
        if part in PRICE_WORDS:
            priced = True
        elif not (
            part in UNIT_WORDS
            or (part in IDLE_WORDS and part != "ab")
            or currencies_of(part)
            or (part in QUANTITY_WORDS and part not in {"from", "ab", "at", "起", "以上"})
        ):
            kept.append(part)
    match = _QUANTITY.fullmatch(" ".join(kept).replace(" +", "+").strip())
    if not match:
        return None
    first = re.sub(r"[.,](?=[0-9]{3}\b)", "", match["from"])
    ranged = match["sign"] or match["to"] or match["up"]
    if not first.isdigit() or int(first) == 0 or not (ranged or priced):
        return None
    if not ranged and _other_number(folded, int(first)):
        return None
    quantity = int(first) + (1 if match["sign"] == ">" else 0)
    return Suggestion(
        field=f"price_from_{quantity}",
        reason="heading-break",
        values=(("quantity", str(quantity)),),
    )
