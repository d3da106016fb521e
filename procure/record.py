"""The one decorator that every record of a project or plan carries."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")

# Read by pydantic when a project file is validated (procure.storage). A key nobody
# knows is refused and a text is never taken for a number; without this on each
# record pydantic would let both pass.
_STRICT = {"extra": "forbid", "strict": True}


@dataclass_transform(frozen_default=True, kw_only_default=True)
def record(cls: type[T]) -> type[T]:
    """Make a class an immutable record with slots and keyword-only fields."""
    cls.__pydantic_config__ = _STRICT  # type: ignore[attr-defined]
    make: Callable[[type[Any]], type[Any]] = dataclass(frozen=True, slots=True, kw_only=True)
    return make(cls)
