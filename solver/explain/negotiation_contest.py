"""Which is better: more of an offer, or less of it.

An offer enters, leaves, or is ordered in another quantity where the best plan with more of it
and the best plan with less of it cost the same. Each of the two is a scenario of its own, so
that whatever sets them apart is proven by both plans' bounds, as any effect is.
"""

from dataclasses import replace
from decimal import Decimal
from typing import Literal

from procure.explained.effect import effect, serves_alike
from procure.explained.negotiation import Change
from procure.offers import Offer
from procure.plan import Plan
from procure.record import record
from procure.units import EXACT
from procure.variations import (
    with_least_units,
    with_most_units,
    with_offer,
    without_offer,
)
from solver.explain.asker import Asker

Verdict = Literal["more", "less", "unclear"]
"""Which of two is proven to be better; "unclear" too where neither has a plan."""


def better(more: Plan | None, less: Plan | None) -> Verdict:
    """Tell which of two scenarios has the better best plan."""
    if more is None or less is None:
        return "unclear"
    if less.status == "infeasible":
        return "more" if more.trusted else "unclear"
    found = effect(less, more)
    if found.outcome == "no_plan":
        return "less" if less.trusted else "unclear"
    told = found.unserved if found.cost is None else found.cost
    if told is None or not told.told_apart:
        return "unclear"
    return "less" if told.low is not None and told.low > 0 else "more"


@record
class Both:
    """The best plan with more of an offer and the one with less, at one of its terms."""

    more: Plan | None
    less: Plan | None

    @property
    def better(self) -> Verdict:
        """Tell which of the two is better."""
        return better(self.more, self.less)

    @property
    def ahead(self) -> Decimal | None:
        """By how much more costs more than less; None where cost is not what decides."""
        if self.more is None or self.less is None:
            return None
        one, other = self.more, self.less
        if one.objective is None or other.objective is None or not serves_alike(one, other):
            return None
        return EXACT.subtract(one.objective, other.objective)


class Contest:
    """Asks for plans with more of an offer and with less, a term of the offer being varied.

    `turned` is what proves that the order has changed: "more" where the offer enters or more
    of it is ordered.
    """

    def __init__(self, asker: Asker, offer: Offer, change: Change) -> None:
        self.asker = asker
        self.offer = offer
        self.turned: Verdict = "more" if change in {"enters", "more"} else "less"
        project, scenario = asker.project, asker.scenario
        units = units_of(asker.plan, offer.id)
        least = {"enters": 1, "leaves": 1, "more": units + 1, "less": units}[change]
        self._more = asker.varied(scenario=with_least_units(project, scenario, offer.id, least))
        # Without the offer its terms are no matter: one answer does for all of them.
        self._without = least == 1
        self._less = asker.varied(
            scenario=without_offer(scenario, offer.id)
            if self._without
            else with_most_units(project, scenario, offer.id, least - 1)
        )
        self._explained: Verdict = "more" if units >= least else "less"

    def at(self, offer: Offer) -> Both:
        """Give both plans with the offer as given; the plan explained is one of the first two."""
        varied = with_offer(self.asker.project, offer)
        more = replace(self._more, project=varied)
        less = self._less if self._without else replace(self._less, project=varied)
        quoted = offer == self.offer
        if self._explained == "less" and (quoted or self._without):
            return Both(more=self.asker.ask(more), less=self.asker.plan)
        if self._explained == "more" and quoted:
            return Both(more=self.asker.plan, less=self.asker.ask(less))
        both = self.asker.ask_each((more, less))
        return Both(more=both[0], less=both[1])


def units_of(plan: Plan, offer: str) -> int:
    """Count the units of an offer that a plan orders in all."""
    return sum(order.units for order in plan.orders if order.offer == offer)
