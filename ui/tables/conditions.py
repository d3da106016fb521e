"""What is typed over a column to filter it: a text, or a comparison with a value."""

import re
from collections.abc import Callable
from typing import Any, Final

from procure.errors import InputError
from ui.entry import Entry

Test = Callable[[Any], bool]

_COMPARED: Final = re.compile(r"(>=|<=|<>|!=|>|<|=|≥|≤|≠)\s*(.*)", re.DOTALL)
_BETWEEN: Final = re.compile(r"(.+?)\s*(?:\.\.|…)\s*(.+)")
_EMPTY: Final = ("empty", "unknown")
_COMPARE: Final[dict[str, Callable[[Any, Any], bool]]] = {
    ">": lambda one, other: one > other,
    "<": lambda one, other: one < other,
    ">=": lambda one, other: one >= other,
    "<=": lambda one, other: one <= other,
    "=": lambda one, other: one == other,
}
_SAME: Final = {"≥": ">=", "≤": "<=", "≠": "<>", "!=": "<>"}


def condition(text: str, entry: Entry) -> Test:
    """Give what tells whether a value passes the filter that a text describes.

    "h100" is any text with h100 in it, "<> h100" any without; "a | b" is either. "> 5",
    "<= 60 %", "= 8", "<> 8" and "2..8" compare with values as they are typed into the
    column's cells, which unknown ones never pass; "=" or "empty" asks for these and "<>"
    for the others. In a column of numbers or dates a bare value is one to be equal to.
    Raises InputError where a comparison names no such value.
    """
    tests = [_one(part.strip(), entry) for part in text.split("|") if part.strip()]
    return lambda value: any(test(value) for test in tests)


def _one(text: str, entry: Entry) -> Test:
    if text.casefold() in _EMPTY:
        return lambda value: _rank(entry, value) is None
    compared = _COMPARED.fullmatch(text)
    if compared:
        sign = _SAME.get(compared[1], compared[1])
        return _compared(sign, compared[2], entry)
    if _is_text(entry):
        return _written(text.casefold(), entry)
    between = _BETWEEN.fullmatch(text)
    if between:
        low, high = (_wanted(part, entry) for part in between.groups())
        return lambda value: _holds(entry, value, lambda rank: bool(low <= rank <= high))
    return _compared("=", text, entry)


def _compared(sign: str, text: str, entry: Entry) -> Test:
    if not text.strip():
        # As in spreadsheets: "=" alone is what is empty, "<>" alone what is not.
        unknown = sign != "<>"
        return lambda value: (_rank(entry, value) is None) is unknown
    if sign == "<>" and _is_text(entry):
        without = _written(text.casefold(), entry)
        return lambda value: not without(value)
    wanted = _wanted(text, entry)
    if sign == "<>":
        return lambda value: _rank(entry, value) != wanted
    compare = _COMPARE[sign]
    return lambda value: _holds(entry, value, lambda rank: compare(rank, wanted))


def _is_text(entry: Entry) -> bool:
    return entry.copies_as == "text" and not entry.numeric


def _written(wanted: str, entry: Entry) -> Test:
    if entry.choices:
        # "used" is not what is "not used".
        return lambda value: entry.show(value).casefold().startswith(wanted)
    return lambda value: wanted in entry.show(value).casefold()


def _wanted(text: str, entry: Entry) -> Any:
    rank = _rank(entry, entry.parse(text))
    if rank is None:
        raise InputError("filter-value", text=text)
    return rank


def _holds(entry: Entry, value: Any, test: Callable[[Any], bool]) -> bool:
    rank = _rank(entry, value)
    return rank is not None and test(rank)


def _rank(entry: Entry, value: Any) -> Any:
    rank = entry.rank(value)
    return None if rank == "" else rank
