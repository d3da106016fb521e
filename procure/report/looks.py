"""The formats of cells that share a style, each looked up once."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from xlsxwriter.format import Format

from procure.house_style import Numbers
from procure.report.number_formats import number_format
from procure.report.values import Kind
from procure.units import minor_digits

_LEFT: Final = frozenset({"day"})


class Looks:
    """Gives the format of a cell by what stands in it, beside a style that all of them have."""

    def __init__(
        self, make: Callable[..., Format], numbers: Numbers, style: Mapping[str, Any]
    ) -> None:
        """Have formats made of properties; `style` are those that every cell has."""
        self._make = make
        self._numbers = numbers
        self._style = style
        self._known: dict[object, Format] = {}

    def of_text(self, *, risky: bool, typed: Mapping[str, Any]) -> Format:
        """Give the format of a text; a `risky` one stays a text also when it is edited.

        `typed` are the properties of a cell to type into, where it is one.
        """
        key = (risky, bool(typed))
        found = self._known.get(key)
        if found is None:
            style = {**self._style, **typed}
            style.pop("num_format", None)
            if risky:
                style["quote_prefix"] = True
            found = self._known[key] = self._make(**style)
        return found

    def of(self, kind: Kind, currency: str, digits: int | None, typed: Mapping[str, Any]) -> Format:
        """Give the format of a number, a day or nothing."""
        key = (kind, currency, digits, bool(typed))
        found = self._known.get(key)
        if found is None:
            usual = 1 if kind == "percent" else minor_digits(currency)
            places = usual if digits is None else digits
            style = {**self._style, **typed}
            style["num_format"] = number_format(kind, currency, places, self._numbers)
            if kind in _LEFT:
                style.setdefault("align", "left")
            elif kind != "text" and "align" not in style:
                # Apart from the texts and figures of the next column.
                style.update(align="right", indent=1)
            found = self._known[key] = self._make(**style)
        return found
