"""The one decorator that every record of a project or plan carries."""

from collections.abc import Callable
from dataclasses import FrozenInstanceError, dataclass, field, fields, make_dataclass
from typing import Any, Final, TypeVar, dataclass_transform

T = TypeVar("T")

# Read by pydantic when a project file is validated (procure.storage). A key nobody
# knows is refused and a text is never taken for a number; without this on each
# record pydantic would let both pass.
_STRICT = {"extra": "forbid", "strict": True}

_WRITTEN: Final = ("__init__", "__repr__", "__eq__", "__hash__")
"""The methods that a dataclass has written for it, from source that is compiled."""


@dataclass_transform(frozen_default=True, kw_only_default=True)
def record(cls: type[T]) -> type[T]:
    """Make a class an immutable record with slots and keyword-only fields.

    It is used as what `@dataclass(frozen=True, slots=True, kw_only=True)` makes. But its methods
    are written when they are first called: that takes a millisecond a class, there are hundreds,
    and most runs of the program use few of them. It has no `__post_init__`, and each of its
    fields is given or has a default.
    """
    cls.__pydantic_config__ = _STRICT  # type: ignore[attr-defined]
    owner: list[type[Any]] = []
    for name in _WRITTEN:
        # A class with an `__eq__` of its own has None for its hash.
        if cls.__dict__.get(name) is None:
            setattr(cls, name, _written_later(name, owner))
    cls.__setattr__ = _refuse_set  # type: ignore[method-assign]
    cls.__delattr__ = _refuse_delete  # type: ignore[method-assign]
    cls.__getstate__ = _state  # type: ignore[method-assign]
    cls.__setstate__ = _set_state  # type: ignore[attr-defined]
    make: Callable[[type[Any]], type[Any]] = dataclass(
        init=False, repr=False, eq=False, slots=True, kw_only=True
    )
    owner.append(make(cls))
    return owner[0]


def _written_later(name: str, owner: list[type[Any]]) -> Callable[..., Any]:
    """Give a method that has itself written by the standard library when it is first called."""

    def method(self: object, /, *args: object, **values: object) -> object:
        (cls,) = owner
        written: Callable[..., object] = cls.__dict__[name]
        # Another thread, or who kept this one, may find that it was written meanwhile.
        if written is method:
            written = _write(cls, name)
            setattr(cls, name, written)
        return written(self, *args, **values)

    method.__name__ = name
    return method


def _write(cls: type[Any], name: str) -> Callable[..., Any]:
    """Write one method of a record, as the standard library does for a class of such fields."""
    same = [
        (
            one.name,
            one.type,
            field(
                default=one.default,
                default_factory=one.default_factory,
                repr=one.repr,
                hash=one.hash,
                compare=one.compare,
            ),
        )
        for one in fields(cls)
    ]
    twin = make_dataclass(
        cls.__name__,
        same,
        namespace={"__qualname__": cls.__qualname__, "__module__": cls.__module__},
        frozen=True,
        kw_only=True,
        init=name == "__init__",
        repr=name == "__repr__",
        eq=name in ("__eq__", "__hash__"),
    )
    written: Callable[..., Any] = twin.__dict__[name]
    return written


def _refuse_set(_self: object, name: str, _value: object) -> None:
    message = f"cannot assign to field {name!r}"
    raise FrozenInstanceError(message)


def _refuse_delete(_self: object, name: str) -> None:
    message = f"cannot delete field {name!r}"
    raise FrozenInstanceError(message)


# What pickle and copy ask for: by itself, Python would set what it cannot set.


def _state(self: Any) -> list[object]:
    return [getattr(self, one.name) for one in fields(self)]


def _set_state(self: Any, state: list[object]) -> None:
    for one, value in zip(fields(self), state, strict=True):
        object.__setattr__(self, one.name, value)
