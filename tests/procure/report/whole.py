"""Records with something in every field that can hold a text, made up where there is nothing.

What a field can hold is read from its type, so that a new field is filled by itself.
"""

from collections.abc import Collection, Mapping
from dataclasses import is_dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache
from types import NoneType, UnionType
from typing import Any, Final, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
Field = tuple[str, str]
"""The name of a record's class, and a field of it."""

_PLAIN: Final[Mapping[Any, Any]] = {
    int: 1,
    bool: False,
    Decimal: Decimal(1),
    date: date(2024, 1, 1),
}


class Whole:
    """Fills what is empty, but for names: without one, a record stands for all or for none."""

    def __init__(self, known: Mapping[Any, Any], names: Collection[str]) -> None:
        """Take fields that hold `names`, and what is there already: by field, or by class."""
        self._known = known
        self._names = names
        self._made_up = 0

    def of(self, one: T) -> T:
        """Give a record with something in each field that can hold a text."""
        cls: Any = type(one)
        found = {
            name: self._filled((cls.__name__, name), hint, getattr(one, name))
            for name, hint in hints(cls).items()
        }
        made: T = replace(one, **found)  # type: ignore[type-var]
        return made

    def made(self, kind: type[T]) -> T:
        """Make up a record of a kind."""
        if kind in self._known:
            known: T = self._known[kind]
            return known
        cls: Any = kind
        found = {name: self._made((cls.__name__, name), hint) for name, hint in hints(cls).items()}
        made: T = cls(**found)
        return made

    def _filled(self, where: Field, hint: Any, value: Any) -> Any:
        if value == "" and where[1] in self._names:
            return value
        if value in (None, (), ""):
            return self._made(where, hint) if holds_text(hint) else value
        if isinstance(value, tuple):
            parts = get_args(hint)
            if len(parts) > 1 and parts[1] is Ellipsis:
                parts = parts[:1] * len(value)
            return tuple(
                self._filled(where, part, one) for part, one in zip(parts, value, strict=True)
            )
        return self.of(value) if is_dataclass(value) else value

    def _made(self, where: Field, hint: Any) -> Any:
        for key in (where, where[1]):
            known = self._known.get(key)
            if isinstance(known, str) and str in inside(hint) and get_origin(hint) is not tuple:
                return known
            if isinstance(known, tuple) and get_origin(hint) is tuple:
                return known
        parts = get_args(hint)
        match get_origin(hint):
            case None if hint is str:
                self._made_up += 1
                return f"made up {self._made_up}"
            case None:
                return _PLAIN[hint] if hint in _PLAIN else self.made(hint)
            case origin if origin is Literal:
                return parts[0]
            case origin if origin is tuple:
                inner = parts[:1] if parts[1:] == (Ellipsis,) else parts
                return tuple(self._made(where, one) for one in inner)
            case origin if origin in (Union, UnionType):
                return self._made(where, next(one for one in parts if one is not NoneType))
            case _:
                raise TypeError(hint)


def texts_of(kind: type[Any]) -> frozenset[Field]:
    """List every field that can hold a text, of a record and of all that it can hold."""
    found: set[Field] = set()
    seen: set[Any] = set()
    waiting: list[Any] = [kind]
    while waiting:
        cls = waiting.pop()
        if cls in seen:
            continue
        seen.add(cls)
        for name, hint in hints(cls).items():
            if str in inside(hint):
                found.add((cls.__name__, name))
            waiting += [one for one in inside(hint) if is_dataclass(one)]
    return frozenset(found)


@cache
def hints(cls: Any) -> Mapping[str, Any]:
    """Give the types of a record's fields."""
    return get_type_hints(cls)


@cache
def holds_text(hint: Any) -> bool:
    """Tell whether a text can stand in what a type describes, however deep."""
    return any(
        one is str or (is_dataclass(one) and bool(texts_of(one)))  # type: ignore[arg-type]
        for one in inside(hint)
    )


@cache
def inside(hint: Any) -> tuple[Any, ...]:
    """List the types in a type: of `tuple[Offer, ...] | None` Offer, of a choice of words none."""
    if get_origin(hint) is Literal:
        return ()
    parts = get_args(hint)
    return tuple(one for part in parts for one in inside(part)) if parts else (hint,)
