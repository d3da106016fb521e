"""The fields of a house style that a person may change, and what each does to the style."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final, get_args

from procure.house_style import (
    CurrencyPlace,
    DateFormat,
    HouseStyle,
    Negatives,
    Orientation,
    PaperSize,
)
from procure.record import record
from procure.words import sentence


@record
class StyleField:
    """One field: its path in the style's file, and what it may be where that is a choice."""

    where: str
    choices: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The name of its sentences."""
        return f"style-{self.where.replace('.', '-').replace('_', '-')}"

    def shown(self, choice: str) -> str:
        """Give what a choice is called."""
        return sentence(f"{self.key}-{choice}") if self.where in _NAMED else choice

    def get(self, style: HouseStyle) -> str:
        """Give what a style has in the field."""
        found: Any = style
        for name in self.where.split("."):
            found = getattr(found, name)
        return str(found)

    def put(self, style: HouseStyle, text: str) -> HouseStyle:
        """Give the style with another value in the field."""
        part, _, name = self.where.rpartition(".")
        value: Any = _WHOLE.get(self.where, str)(text)
        if not part:
            return replace(style, **{name: value})
        inner = replace(getattr(style, part), **{name: value})
        changes: dict[str, Any] = {part: inner}
        return replace(style, **changes)


_NAMED: Final = frozenset({"page.orientation", "numbers.currency", "numbers.negatives"})
_WHOLE: Final[dict[str, Callable[[str], Any]]] = {"fonts.body_size": int, "fonts.title_size": int}

FIELDS: Final = (
    StyleField(where="company"),
    StyleField(where="colours.accent"),
    StyleField(where="fonts.headings"),
    StyleField(where="fonts.body"),
    StyleField(where="fonts.body_size", choices=tuple(map(str, range(8, 13)))),
    StyleField(where="page.header"),
    StyleField(where="page.footer"),
    StyleField(where="numbers.currency", choices=get_args(CurrencyPlace)),
    StyleField(where="numbers.negatives", choices=get_args(Negatives)),
    StyleField(where="numbers.dates", choices=get_args(DateFormat)),
    StyleField(where="page.paper", choices=get_args(PaperSize)),
    StyleField(where="page.orientation", choices=get_args(Orientation)),
)
"""In the order in which they are asked; the rest can be changed in the file."""
