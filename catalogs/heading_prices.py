"""Headings that name a price: of what, and from which quantity on."""

import re
from functools import cache
from itertools import pairwise
from typing import Final

from catalogs.aliases import PER_WORDS, QUANTITY_WORDS, STARTING_WORDS, UPWARDS_WORDS
from catalogs.cells import digits_in
from catalogs.currencies import currency_in
from catalogs.price_words import cut, kinds_of, per_unknown
from catalogs.suggestions import Suggestion, apart, fold
from catalogs.tax import split_tax

# The letters of "US$" would stand alone once the sign is folded away.
_DOLLAR_LETTERS: Final = re.compile(r"\b[a-z]{1,2}\$")


def heading_price(text: str) -> Suggestion | None:
    """Read a heading that is made of price words alone."""
    tax, bare = split_tax(apart(text))
    words = [part for word in fold(_DOLLAR_LETTERS.sub(" ", bare)).split() for part in cut(word)]
    found = [kinds_of(word) for word in words]
    if not all(found) or per_unknown(bare):
        return None
    kinds = frozenset().union(*found)
    if _on_demand(words, found):
        # Of a cloud: what for, an hour or a month, the cells or a person have to say.
        return _said_price("price", words, 0.9)
    if not _price_like(text, kinds) or _of_chip_servers(found):
        return None
    field = _price_field(kinds, gross=tax is not None and tax.included)
    if not field:
        return None
    # "USD" alone is a weaker sign of a price than "Price".
    return _said_price(field, words, 1.0 if kinds & {"price", "list", "spot"} else 0.9)


def _said_price(field: str, words: list[str], score: float) -> Suggestion:
    known = (("known", " ".join(words)),)
    return Suggestion(field=field, reason="heading-price", values=known, score=score)


def _on_demand(words: list[str], found: list[frozenset[str]]) -> bool:
    rest = [kinds for word, kinds in zip(words, found, strict=True) if word not in {"on", "demand"}]
    return {"on", "demand"} <= set(words) and all(kinds <= {"currency", "idle"} for kinds in rest)


def _price_field(kinds: frozenset[str], *, gross: bool) -> str:
    timed = kinds & {"hour", "month"}
    if "rent" in kinds and not timed:
        # A rent of what length of time? A person has to say.
        return ""
    if "spot" in kinds:
        return "spot_price"
    if len(timed) > 1 or (gross and (timed or "chip" in kinds or "list" in kinds)):
        return ""
    if timed:
        return f"price_per_{'chip' if 'chip' in kinds else 'unit'}_{next(iter(timed))}"
    if gross:
        return "gross_price"
    if "chip" in kinds:
        return "price_per_chip"
    return "list_price" if "list" in kinds else "price"


def _price_like(text: str, kinds: frozenset[str]) -> bool:
    if kinds & {"price", "list"} or ("rent" in kinds and kinds & {"hour", "month"}):
        return True
    has_currency = "currency" in kinds or bool(currency_in(text)[1])
    of_something = kinds & {"chip", "unit", "hour", "month", "spot"}
    return has_currency and (kinds <= {"currency"} or bool(of_something))


def _of_chip_servers(found: list[frozenset[str]]) -> bool:
    """Tell whether a heading may be about a server of chips: "price per GPU server"."""
    return any(
        "chip" in first and "unit" in then and not {"price", "idle"} & (first | then)
        for first, then in pairwise(found)
    )


_NUMBER_OF_ANOTHER_KIND: Final = re.compile(
    r"(?:\b(?:per|pro|je|in|for|of|für|von|por|par|pour|de|cada|para|za|na|dla|за|на|для)|/|每)\s*[^\w\s(]*\s*[0-9]"
    r"|(?:\b1[.,]?000|000)\s?[^\s(]*[^\W\d]|[0-9]\s?[個台本枚件个]?(?:あたり|当たり|ごと)"
)
_YEARS: Final = range(1990, 2100)
_QUANTITY: Final = re.compile(
    r"(?P<sign>>=|>)?(?P<from>[0-9][0-9,.]*)(?:-(?P<to>[0-9][0-9,.]*))?(?P<up>\+)?"
)
_PARTS: Final = re.compile(r"[0-9][0-9.,]*|[^\W\d_]+|[≥>=+–—~〜-]+")
_SIGNS: Final = {"≥": ">=", "=>": ">=", "–": "-", "—": "-", "~": "-", "〜": "-"}
_UNTIL: Final = frozenset("to bis à a al hasta до по do fino 至 到 から まで thru through".split())


@cache
def _phrases() -> re.Pattern[str]:
    longest = sorted((*STARTING_WORDS, *UPWARDS_WORDS), key=lambda word: (-len(word), word))
    return re.compile(
        "|".join(rf"(?<![^\W\d_]){re.escape(word)}(?![^\W\d_])" for word in longest if " " in word)
    )


def _said(match: re.Match[str]) -> str:
    return " >= " if match.group() in STARTING_WORDS else " + "


def heading_break(text: str) -> Suggestion | None:
    """Read a heading that names the price from a quantity on."""
    if not digits_in(text):
        return None
    tax, folded = split_tax(text)
    if tax and tax.included:
        return None
    kept, priced, counted = _kept(folded)
    match = _QUANTITY.fullmatch("".join(kept))
    if not match:
        return None
    first = re.sub(r"[.,](?=[0-9]{3}\b)", "", match["from"])
    ranged = match["sign"] or match["to"] or match["up"]
    if not first.isdigit() or int(first) == 0 or not (ranged or priced):
        return None
    if int(first) in _YEARS and not (counted or match["to"] or match["up"]):
        return None
    if not ranged and _NUMBER_OF_ANOTHER_KIND.search(folded):
        return None
    quantity = int(first) + (1 if match["sign"] == ">" else 0)
    return Suggestion(
        field=f"price_from_{quantity}",
        reason="heading-break",
        values=(("quantity", str(quantity)),),
    )


def _kept(folded: str) -> tuple[list[str], bool, bool]:
    """Give the numbers and signs of a heading, and whether it names a price, or units."""
    kept: list[str] = []
    priced = False
    counted = ">" in folded or "≥" in folded
    found = _PARTS.findall(_phrases().sub(_said, folded))
    for part in (part for word in found for part in cut(word)):
        kinds = kinds_of(part)
        counted = counted or "unit" in kinds
        if part in _SIGNS or not part[0].isalpha():
            kept.append(_SIGNS.get(part, part))
        elif part in _UNTIL and kept and kept[-1][-1].isdigit():
            kept.append("-")
        elif part in UPWARDS_WORDS and kept and kept[-1][-1].isdigit():
            kept.append("+")
        elif part in STARTING_WORDS:
            kept.append(">=")
        elif "price" in kinds and not kinds & {"hour", "month", "chip", "rent", "spot"}:
            priced = True
        elif not (
            kinds & {"unit", "currency"} or part in PER_WORDS or part in QUANTITY_WORDS
        ) and kinds != {"idle"}:
            kept.append(part)
    if kept[-1:] == ["-"]:
        # "10個から", "10~": a range without an end.
        kept[-1] = "+"
    return kept, priced, counted
