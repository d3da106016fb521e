"""Texts as they are seen: Arabic letters joined, and what runs from right to left turned round.

A page is drawn letter by letter from the left. This is what a line of mostly left-to-right text
with names from elsewhere in it needs of the Unicode Bidirectional Algorithm (UAX #9); the forms
of letters are those that Unicode lists for them.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Final

_RIGHT: Final = frozenset({"R", "AL"})
_NUMBER: Final = frozenset({"EN", "AN"})
_MARK: Final = "NSM"
_FORMS: Final = (range(0xFB50, 0xFDFC), range(0xFE70, 0xFEFD))
"""Where Unicode has the forms of Arabic letters."""
_DIGITS: Final = re.compile(r"\d+(?:[.,:/]\d+)*")
_TURNED: Final = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
_CLOSING: Final = {")": "(", "]": "[", "}": "{"}
_KEPT_TOGETHER: Final = "\u00a0"
_LAM: Final = "\u0644"


def as_seen(text: str) -> str:
    """Give a text with its letters as they stand from left to right."""
    if not any(unicodedata.bidirectional(letter) in _RIGHT for letter in text):
        return text
    shown, at = [], 0
    for start, end in _spans(text):
        # A line that ends within it would begin with its end.
        turned = _turned(_joined(text[start:end])).replace(" ", _KEPT_TOGETHER)
        shown += [text[at:start], turned]
        at = end
    return "".join([*shown, text[at:]])


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Find from where to where a text runs from right to left: what is between it is part of it."""
    start = end = -1
    for at, letter in enumerate(text):
        kind = unicodedata.bidirectional(letter)
        if kind in _RIGHT or (kind == _MARK and end == at and start >= 0):
            start, end = (at if start < 0 else start), at + 1
        elif letter in _CLOSING and start >= 0 and end == at and _opened(text[start:at], letter):
            end = at + 1
        elif kind == "L" and start >= 0:
            yield start, end
            start = -1
    if start >= 0:
        yield start, end


def _opened(text: str, closing: str) -> bool:
    """Tell whether a closing bracket has its opening one in the text before it."""
    return text.count(_CLOSING[closing]) > text.count(closing)


def _turned(text: str) -> str:
    """Turn a text round; numbers in it stay as they are, marks stay behind their letter."""
    parts: list[str] = []
    at = 0
    while at < len(text):
        number = _DIGITS.match(text, at)
        end = number.end() if number else at + 1
        while not number and end < len(text) and unicodedata.bidirectional(text[end]) == _MARK:
            end += 1
        part = text[at:end]
        parts.append(part if number else part.translate(_TURNED))
        at = end
    return "".join(reversed(parts))


@cache
def _forms() -> dict[str, dict[str, str]]:
    """Give the forms of letters, and of lam with an alef, by what they are forms of."""
    found: dict[str, dict[str, str]] = {}
    for code in (code for part in _FORMS for code in part):
        form, *letters = unicodedata.decomposition(chr(code)).split()[:3] or [""]
        if not form.startswith("<") or form == "<compat>":
            continue
        base = "".join(chr(int(letter, 16)) for letter in letters)
        if len(base) == 1 or (base[0] == _LAM and base[1:] in "\u0622\u0623\u0625\u0627"):
            found.setdefault(base, {}).setdefault(form.strip("<>"), chr(code))
    return found


def _joined(text: str) -> str:
    """Give Arabic letters the forms in which they join their neighbours."""
    forms = _forms()
    units = list(_units(text))
    shown = []
    for at, unit in enumerate(units):
        mine = forms.get(unit)
        if mine is None:
            shown.append(unit)
            continue
        before, after = _next(units, at, -1), _next(units, at, 1)
        back = "final" in mine and _joins_on(before)
        on = _joins_on(unit) and _joins_back(after)
        form = {(True, True): "medial", (True, False): "final", (False, True): "initial"}
        shown.append(mine.get(form.get((back, on), "isolated"), unit))
    return "".join(shown)


def _units(text: str) -> Iterator[str]:
    """Cut a text into letters; lam with an alef is one."""
    at = 0
    while at < len(text):
        pair = text[at : at + 2]
        unit = pair if len(pair) > 1 and pair in _forms() else text[at]
        yield unit
        at += len(unit)


def _next(units: list[str], at: int, step: int) -> str:
    """Give the neighbour of a letter; marks upon letters are passed over."""
    at += step
    while 0 <= at < len(units) and unicodedata.bidirectional(units[at][0]) == _MARK:
        at += step
    return units[at] if 0 <= at < len(units) else ""


def _joins_on(unit: str) -> bool:
    """Tell whether a letter joins the next one."""
    return unit == "\u0640" or "initial" in _forms().get(unit, {})


def _joins_back(unit: str) -> bool:
    """Tell whether a letter joins the one before."""
    return unit == "\u0640" or "final" in _forms().get(unit, {})
