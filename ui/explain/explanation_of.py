"""All that the window has found about the plan shown, as one record for the workbook."""

from __future__ import annotations

from typing import TypeVar

from procure.explained.alternatives import Alternatives, LeastChange
from procure.explained.causes import Causes
from procure.explained.explanation import Explanation
from procure.explained.flips import FlipPoints
from procure.explained.frontier import Frontier
from procure.explained.limit_costs import LimitCost
from procure.explained.negotiation import Negotiation
from procure.explained.offer_cases import OfferCase
from procure.explained.signing import Signings
from procure.plan_difference import Answer
from ui.explain.explaining import Explained, Explaining
from ui.explain.parts import answer_before

Part = TypeVar("Part")


def explanation_of(explaining: Explaining, digest: str) -> tuple[Explanation | None, Answer | None]:
    """Gather what was found about the plan of a digest, which is the one shown.

    Gives the earlier answer that its causes start from too. Nothing was asked: none.
    """
    causes = next(iter(reversed(explaining.topics("causes"))), None)
    before = None if causes is None else answer_before(causes.topic.of[0])
    closest = [
        one
        for one in explaining.topics("least_change")
        if causes is not None and one.topic.of[0] is causes.topic.of[0]
    ]
    cases = _of(OfferCase, *explaining.topics("offers"))
    terms = _of(Negotiation, *explaining.topics("negotiation"), *explaining.topics("terms"))
    found = Explanation(
        digest=digest,
        limit_costs=_of(LimitCost, *explaining.topics("limits")),
        offers=tuple({one.offer: one for one in cases}.values()),
        negotiation=tuple({one.offer: one for one in terms if one.complete}.values()),
        signing=_last(Signings, *explaining.topics("signing")),
        flips=_of(FlipPoints, *explaining.topics("flips")),
        frontiers=_of(Frontier, *explaining.topics("frontier")),
        alternatives=_last(Alternatives, *explaining.topics("alternatives")),
        causes=None if causes is None else _last(Causes, causes),
        least_change=_last(LeastChange, *closest),
    )
    return (None if found == Explanation(digest=digest) else found), before


def _of(kind: type[Part], *known: Explained) -> tuple[Part, ...]:
    return tuple(one for each in known for one in each.records if isinstance(one, kind))


def _last(kind: type[Part], *known: Explained) -> Part | None:
    return next(iter(reversed(_of(kind, *known))), None)
