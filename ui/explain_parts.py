"""The parts of an explanation as the window asks for them. The solver is loaded when asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from solver.explain.asker import Asker

Found = Callable[[object], None]
Answer = Callable[["Asker", tuple[Any, ...], Found], Iterable[object]]
"""Finds the records of a topic, handing on each as it comes; all of them are given at the end."""


ANSWERS: Final[Mapping[str, Answer]] = {}
