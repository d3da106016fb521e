"""The parts of an explanation as the window asks for them. The solver is loaded when asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final

from ui.document import Planned

if TYPE_CHECKING:
    from procure.plan_difference import Answer as AnswerBefore
    from solver.explain.asker import Asker


class Before:
    """An earlier plan that the present one is compared with; each stands for itself."""

    def __init__(self, planned: Planned) -> None:
        """Keep the plan with its inputs."""
        self.planned = planned


Found = Callable[[object], None]
Answer = Callable[["Asker", tuple[Any, ...], Found], Iterable[object]]
"""Finds the records of a topic, handing on each as it comes; all of them are given at the end."""


def _repairs(asker: Asker, _of: tuple[Any, ...], found: Found) -> Iterable[object]:
    from procure.explained.repairs import Repairs
    from solver.explain.obstacles import obstacles
    from solver.explain.repairs import repairs

    # What is certain without solving is there at once, and all of it, so that what is
    # shown below it need not move.
    found(Repairs(obstacles=obstacles(asker.project, asker.scenario)))
    every = repairs(asker, found)
    return [*every.obstacles, *every.repairs]


def _offers(asker: Asker, of: tuple[Any, ...], found: Found) -> Iterable[object]:
    from solver.explain.offer_cases import offer_cases

    return offer_cases(asker, of, on_found=found)


def _terms(asker: Asker, of: tuple[Any, ...], found: Found) -> Iterable[object]:
    from solver.explain.negotiation import negotiation

    return [negotiation(asker, *of, on_found=found)]


def _negotiation(asker: Asker, of: tuple[Any, ...], found: Found) -> Iterable[object]:
    from solver.explain.negotiation import negotiations

    return negotiations(asker, *of, on_found=found)


def _alternatives(asker: Asker, of: tuple[Any, ...], found: Found) -> Iterable[object]:
    from solver.explain.alternatives import alternatives

    every = alternatives(asker, *of, on_found=found)
    return [] if every is None else [every]


def _causes(asker: Asker, of: tuple[Any, ...], found: Found) -> Iterable[object]:
    from solver.explain.causes import causes

    return [causes(asker, answer_before(of[0]), on_found=found)]


def _least_change(asker: Asker, of: tuple[Any, ...], _found: Found) -> Iterable[object]:
    from solver.explain.alternatives import least_change

    before, tolerance = of
    closest = least_change(asker, before.planned.plan, tolerance)
    return [] if closest is None else [closest]


def answer_before(before: Before) -> AnswerBefore:
    """Give an earlier plan as what causes are looked for from."""
    from procure.plan_difference import Answer as AnswerBefore

    planned = before.planned
    return AnswerBefore(project=planned.project, scenario=planned.scenario, plan=planned.plan)


def _limits(asker: Asker, _of: tuple[Any, ...], found: Found) -> Iterable[object]:
    from solver.explain.limit_costs import limit_costs

    return limit_costs(asker, found)


def _flips(asker: Asker, of: tuple[Any, ...], found: Found) -> Iterable[object]:
    from solver.explain.flips import flips

    return [flips(asker, *of, on_found=found)]


def _frontier(asker: Asker, of: tuple[Any, ...], found: Found) -> Iterable[object]:
    from solver.explain.frontier import frontier

    key, low, high, points = of
    return [frontier(asker, key, low, high, points=points, on_found=found)]


def _signing(asker: Asker, _of: tuple[Any, ...], found: Found) -> Iterable[object]:
    from solver.explain.signing import signing

    return [signing(asker, found)]


ANSWERS: Final[Mapping[str, Answer]] = {
    "repairs": _repairs,
    "offers": _offers,
    "terms": _terms,
    "limits": _limits,
    "signing": _signing,
    "negotiation": _negotiation,
    "flips": _flips,
    "frontier": _frontier,
    "alternatives": _alternatives,
    "causes": _causes,
    "least_change": _least_change,
}
