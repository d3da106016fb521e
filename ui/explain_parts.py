"""The parts of an explanation as the window asks for them. The solver is loaded when asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from solver.explain.asker import Asker

Found = Callable[[object], None]
Answer = Callable[["Asker", tuple[Any, ...], Found], Iterable[object]]
"""Finds the records of a topic, handing on each as it comes; all of them are given at the end."""


def _repairs(asker: Asker, _of: tuple[Any, ...], found: Found) -> Iterable[object]:
    from solver.explain.obstacles import obstacles
    from solver.explain.repairs import repairs

    # What is certain without solving is there at once.
    for one in obstacles(asker.project, asker.scenario):
        found(one)
    every = repairs(asker, found)
    return [*every.obstacles, *every.repairs]


def _limits(asker: Asker, _of: tuple[Any, ...], found: Found) -> Iterable[object]:
    from solver.explain.limit_costs import limit_costs

    return limit_costs(asker, found)


def _flips(asker: Asker, of: tuple[Any, ...], found: Found) -> Iterable[object]:
    from solver.explain.flips import flips

    return [flips(asker, *of, on_found=found)]


def _signing(asker: Asker, _of: tuple[Any, ...], _found: Found) -> Iterable[object]:
    from solver.explain.signing import signing

    return [signing(asker)]


ANSWERS: Final[Mapping[str, Answer]] = {
    "repairs": _repairs,
    "limits": _limits,
    "flips": _flips,
    "signing": _signing,
}
