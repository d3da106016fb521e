"""Whether words around a chip's name make it another thing than the chip."""

import re
from collections.abc import Sequence
from typing import Final

from catalogs.chip_vocabulary import (
    ACCESSORIES,
    BOARDS,
    BREAKS,
    COUNTED,
    DESCRIBING,
    FAMILY_MARKS,
    FORMS,
    HBM,
    IDLE,
    MAKERS,
    MANY,
    MEASURES,
    MEMORY,
    PACKS,
    SERVICES,
    SIZE,
    UNCOUNTED,
    UNFIT,
    USED,
)
from catalogs.chip_words import Place, is_number

_DOUBTS: Final = USED | UNFIT | ACCESSORIES | SERVICES | {"for"}
_AROUND: Final = (USED | ACCESSORIES | {"warranty", "without"}) - {"kit", "discount", "rabatt"}
_BEFORE_CHIP: Final = IDLE | MAKERS | BOARDS | MANY
_KNOWN_NEXT: Final = (
    BREAKS
    | COUNTED
    | FORMS.keys()
    | HBM
    | IDLE
    | MAKERS
    | MANY
    | PACKS
    | UNCOUNTED
    | {"with", "for", "x"}
)
_KNOWN_BESIDE: Final = _KNOWN_NEXT | MEASURES | DESCRIBING
_SHORTEST: Final = 4
"""Shorter words name no goods; in other scripts half as many letters do."""
_MEASURE: Final = re.compile(r"nvl[0-9]+|[0-9]+(?:\.[0-9]+)?(?:er|w|u|kw|tb|tbs|gbs|gbps|nm|mm|y)")
_PART_LENGTH: Final = 8
_VARIANT_LENGTH: Final = 5
"""Words this short behind a model may be a mark of another model: "Lite", "Ultra"."""


def other_goods_around(tokens: Sequence[str]) -> bool:
    """Tell whether words beside a chip's name (a section's) make another thing of it."""
    return not _AROUND.isdisjoint(tokens)


def beside_other_goods(tokens: Sequence[str], places: Sequence[Place]) -> bool:
    """Tell whether the words are for something beside, around or short of a whole new chip."""
    if _is_fraction(tokens):
        return True
    if _DOUBTS.isdisjoint(tokens):
        return False
    first = min(start for start, _ in places)
    last = max(end for _, end in places)
    own = {at for start, end in places for at in range(start, end)}
    for at, word in enumerate(tokens):
        if word not in _DOUBTS or at in own:
            continue
        between = tokens[last:at]
        if word == "for":
            if at < first and all(
                near in _BEFORE_CHIP or is_number(near) for near in tokens[at + 1 : first]
            ):
                return True
        elif word in ACCESSORIES:
            if "with" not in between:
                return True
        elif word in SERVICES:
            if "with" not in between and BREAKS.isdisjoint(between):
                return True
        else:
            return True
    return False


def unknown_beside(tokens: Sequence[str], places: Sequence[Place], makers: frozenset[str]) -> bool:
    """Tell whether a word that nobody knows stands beside the chip, up to the next break.

    It may be the name of the goods ("Ersatzteil MI300X", "L40S Verpackung"). `makers` are
    words for the makers of the library's chips.
    """
    own = {at for start, end in places for at in range(start, end)}
    for start, end in places:
        for way in (range(start - 1, -1, -1), range(end, len(tokens))):
            for at in way:
                word = tokens[at]
                if word in BREAKS or (word == "with" and at >= end):
                    break
                if at not in own and word not in makers and _names_something(word):
                    return True
    return False


def _names_something(token: str) -> bool:
    shortest = _SHORTEST if token.isascii() else _SHORTEST // 2
    return len(token) >= shortest and token.isalpha() and token not in _KNOWN_BESIDE


def _is_fraction(tokens: Sequence[str]) -> bool:
    # "1/2 A100": a part of a chip is no chip.
    return "/" in tokens and any(
        middle == "/" and is_number(before) and is_number(after)
        for before, middle, after in zip(tokens, tokens[1:], tokens[2:], strict=False)
    )


def strange(tokens: Sequence[str], places: Sequence[Place]) -> bool:
    """Tell whether a word after the model is one that could make it another model."""
    starts = {start for start, _ in places}
    for _, end in places:
        if end >= len(tokens) or end in starts:
            continue
        at = end
        while at < len(tokens) and (tokens[at] in FORMS or MEMORY.fullmatch(tokens[at])):
            at += 1
        if at < len(tokens) and tokens[at] in FAMILY_MARKS:
            return True
        if not _is_plain(tokens, end):
            return True
    return False


def _is_plain(tokens: Sequence[str], at: int) -> bool:
    token = tokens[at]
    if token in FAMILY_MARKS:
        return False
    if token in _KNOWN_NEXT or MEMORY.fullmatch(token) or _MEASURE.fullmatch(token):
        return True
    following = tokens[at + 1 : at + 3]
    if is_number(token):
        # "Maia 200" is no Maia: a number here has to count something.
        return bool(following) and (following[0] == "x" or following[0] in COUNTED)
    if len(token) == 1 and len(following) > 1 and following[1] in COUNTED:
        # A cloud's letter for its machine: "gpu-l40s-a_1gpu".
        return True
    if SIZE.fullmatch(token):
        return True
    # A long word is no mark of a variant, nor is a part number.
    return len(token) > _VARIANT_LENGTH and (
        token.isalpha() or (len(token) >= _PART_LENGTH and token[0].isalpha())
    )
