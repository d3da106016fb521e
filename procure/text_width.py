"""How wide a text is in columns of equal width: Chinese characters take two."""

import unicodedata
from functools import cache
from typing import Final

_WIDE: Final = frozenset("WF")
_NO_WIDTH: Final = frozenset({"Mn", "Me", "Cf"})


def width(text: str) -> int:
    """Count the columns that a text takes."""
    return len(text) if text.isascii() else sum(map(_columns, text))


@cache
def _columns(character: str) -> int:
    if unicodedata.category(character) in _NO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(character) in _WIDE else 1


def shorten(text: str, columns: int) -> str:
    """Cut a text to so many columns; an ellipsis shows that something is missing."""
    if width(text) <= columns:
        return text
    kept, taken = "", 1
    for character in text:
        taken += _columns(character)
        if taken > columns:
            break
        kept += character
    return f"{kept.rstrip()}…"


def pad(text: str, columns: int, *, right: bool = False) -> str:
    """Fill a text with spaces to so many columns, on its left where it stands `right`."""
    space = " " * max(0, columns - width(text))
    return space + text if right else text + space
