"""From the cost of one plan to that of another, step by step.

The steps add up to both totals to the cent: each line of cost of either plan is in exactly one.
"""

from collections import defaultdict
from collections.abc import Callable
from decimal import Decimal
from typing import Final, Literal

from procure.names import Names
from procure.plan import CostLine
from procure.plan_difference import Answer
from procure.record import record
from procure.units import EXACT

By = Literal["kind", "offer", "chip"]

_ZERO: Final = Decimal(0)


@record
class Step:
    """What one thing costs in both plans, undiscounted, in their currency.

    `key` is a kind of cost ("kind"), or the id of an offer or of a chip ("order"), or the ids
    of several chips that come together, joined by "+"; "other" is a kind of cost that no
    order is named for.
    """

    group: Literal["kind", "order", "other"]
    key: str
    before: Decimal
    after: Decimal

    @property
    def change(self) -> Decimal:
        """Give how much more it costs afterwards."""
        return EXACT.subtract(self.after, self.before)


@record
class Waterfall:
    """Two totals and the steps between them: those that raise the cost first, the largest first."""

    currency: str
    before: Decimal
    after: Decimal
    steps: tuple[Step, ...]


def waterfall(before: Answer, after: Answer, by: By = "kind") -> Waterfall | None:
    """Give the steps between the total costs of two plans; what costs the same in both is none.

    None where one of the two has no plan, or they count in different currencies. A chip that
    comes in units with others is one step with them: what of a unit's price is for which is
    not known.
    """
    one, other = before.plan, after.plan
    if one.total_cost is None or other.total_cost is None or one.currency != other.currency:
        return None
    sums: dict[tuple[Literal["kind", "order", "other"], str], list[Decimal]] = defaultdict(
        lambda: [_ZERO, _ZERO]
    )
    for place, answer in enumerate((before, after)):
        key_of = _keys(answer, by)
        for line in answer.plan.costs:
            found = sums[key_of(line)]
            found[place] = EXACT.add(found[place], line.amount)
    steps = [
        Step(group=group, key=key, before=first, after=second)
        for (group, key), (first, second) in sums.items()
        if first != second
    ]
    steps.sort(key=lambda step: (step.change < 0, -abs(step.change), step.key))
    return Waterfall(
        currency=one.currency, before=one.total_cost, after=other.total_cost, steps=tuple(steps)
    )


def _keys(
    answer: Answer, by: By
) -> Callable[[CostLine], tuple[Literal["kind", "order", "other"], str]]:
    names = Names(answer.project)
    offers = {order.id: order.offer for order in answer.plan.orders}

    def key_of(line: CostLine) -> tuple[Literal["kind", "order", "other"], str]:
        if by == "kind":
            return "kind", line.kind
        offer = offers.get(line.order)
        if offer is None:
            return "other", line.kind
        chips = "+".join(sorted(chip for chip, _ in names.held(offer)))
        return "order", offer if by == "offer" or not chips else chips

    return key_of
