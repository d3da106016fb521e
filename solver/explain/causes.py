"""Finds which input changed which order, by making each change alone and by taking it back.

The inputs before and after are taken apart into single changes
(procure.explained.input_changes). Of each, two plans tell: the inputs before with only this
change, and the inputs after without it.
"""

from collections import defaultdict
from collections.abc import Callable
from decimal import Decimal
from typing import Final

from procure.errors import InputError
from procure.explained.causes import Causes, ChangeEffect, InputChange, OrderCause
from procure.explained.effect import UNKNOWN, Effect, effect
from procure.explained.input_changes import applied, changes
from procure.explained.input_parts import OFFER_FIELDS, Inputs
from procure.names import Names
from procure.plan import Plan
from procure.plan_difference import Answer, OrderDifference, difference
from procure.storage import digest
from procure.units import EXACT
from solver.engine import ignore
from solver.explain.asker import Asker

MOST: Final = 12
"""Changes that are looked at, two plans each; the rest is named."""

OnFound = Callable[[ChangeEffect], None]


def causes(asker: Asker, before: Answer, *, most: int = MOST, on_found: OnFound = ignore) -> Causes:
    """Find why the plan of an asker orders otherwise than an earlier plan of other inputs.

    The changes that touch most are looked at first, up to `most`; `on_found` is given each.
    Raises InputError where the two plans count in different currencies.
    """
    old: Inputs = (before.project, before.scenario)
    new: Inputs = (asker.project, asker.scenario)
    whole = difference(before, Answer(project=new[0], scenario=new[1], plan=asker.plan))
    if whole is None:
        raise InputError("causes-currency", before=before.plan.currency, after=asker.plan.currency)
    found = sorted(
        changes(old, new, most),
        key=_Touched(before, asker).by,
        reverse=True,
    )
    looked_at: list[_Looked] = []
    for change in found[:most]:
        if asker.should_stop():
            break
        looked = _look(asker, before, change, only=len(found) == 1)
        if looked is None:
            break
        looked_at.append(looked)
        on_found(_effect(before, asker, looked))
    return Causes(
        difference=whole,
        effects=tuple(_effect(before, asker, one) for one in looked_at),
        not_looked_at=tuple(found[most:]),
        orders=tuple(_cause(order, looked_at) for order in whole.orders),
        complete=len(looked_at) == len(found[:most]),
    )


class _Looked:
    """A change with the plan of the old inputs and it, and that of the new inputs less it."""

    def __init__(self, *, change: InputChange, alone: Plan | None, without: Plan | None) -> None:
        self.change = change
        self.alone = _Units(alone)
        self.without = _Units(without)


class _Units:
    """The units that a plan orders, by offer and period; unknown where there is no answer."""

    def __init__(self, plan: Plan | None) -> None:
        self.plan = plan
        self._known = plan is not None and (plan.trusted or plan.status == "infeasible")
        self._units: dict[tuple[str, int], int] = defaultdict(int)
        for order in plan.orders if plan is not None else ():
            self._units[order.offer, order.period] += order.units

    def has(self, order: OrderDifference) -> bool | None:
        """Tell whether an order is rather as after than as before; None if not known."""
        if not self._known:
            return None
        units = self._units.get((order.offer, order.period), 0)
        return abs(units - order.after) < abs(units - order.before)


def _look(asker: Asker, before: Answer, change: InputChange, *, only: bool) -> _Looked | None:
    """Plan with a change alone and without it; None where a stop ended that."""
    if only:
        # Made alone it is all of the difference.
        return _Looked(change=change, alone=asker.plan, without=before.plan)
    old: Inputs = (before.project, before.scenario)
    new: Inputs = (asker.project, asker.scenario)
    alone, without = applied(change, old, new), applied(change, new, old)
    asked = [asker.varied(project=alone[0], scenario=alone[1])]
    is_known = before.plan.trusted and digest(*without) == before.plan.digest
    if not is_known:
        asked.append(asker.varied(project=without[0], scenario=without[1]))
    plans = asker.ask_each(asked)
    if any(plan is not None and plan.solve.stopped == "user" for plan in plans):
        return None
    return _Looked(change=change, alone=plans[0], without=before.plan if is_known else plans[1])


def _effect(before: Answer, asker: Asker, looked: _Looked) -> ChangeEffect:
    without = looked.without.plan
    return ChangeEffect(
        change=looked.change,
        alone=_between(before.plan, looked.alone.plan),
        last=UNKNOWN if without is None else _between(without, asker.plan),
    )


def _between(before: Plan, after: Plan | None) -> Effect | None:
    """Tell what sets two plans apart, also where there is none before."""
    if before.status != "infeasible" or after is None:
        return effect(before, after)
    if after.status == "infeasible":
        return None
    return Effect(outcome="plan") if after.trusted else UNKNOWN


def _cause(order: OrderDifference, looked_at: list[_Looked]) -> OrderCause:
    brought = [place for place, one in enumerate(looked_at) if one.alone.has(order)]
    needed = [place for place, one in enumerate(looked_at) if one.without.has(order) is False]
    both = tuple(place for place in brought if place in needed)
    if both:
        return OrderCause(order=order, how="caused", changes=both)
    if brought:
        return OrderCause(order=order, how="enough", changes=tuple(brought))
    if needed:
        return OrderCause(order=order, how="together", changes=tuple(needed))
    return OrderCause(order=order, how="unclear")


class _Touched:
    """Measures how much of the two plans' orders a change touches."""

    def __init__(self, before: Answer, asker: Asker) -> None:
        self._all = Decimal(0)
        self._of_offer: dict[str, Decimal] = defaultdict(Decimal)
        self._of_supplier: dict[str, Decimal] = defaultdict(Decimal)
        self._of_chip: dict[str, Decimal] = defaultdict(Decimal)
        for project, plan in ((before.project, before.plan), (asker.project, asker.plan)):
            names = Names(project)
            for order in plan.orders:
                self._all = EXACT.add(self._all, order.cost)
                self._add(self._of_offer, order.offer, order.cost)
                self._add(self._of_supplier, order.supplier, order.cost)
                for chip, _ in names.held(order.offer):
                    self._add(self._of_chip, chip, order.cost)

    @staticmethod
    def _add(sums: dict[str, Decimal], name: str, cost: Decimal) -> None:
        sums[name] = EXACT.add(sums[name], cost)

    def by(self, change: InputChange) -> Decimal:
        """Give what is ordered of what a change is about, in both plans; of all if of no part."""
        match change.kind:
            case "throughput":
                return self._of_chip[change.subject]
            case "chip":
                return sum((self._of_chip[one.item] for one in change.items), Decimal(0))
            case "program" | "commitment" | "rebate":
                return self._of_supplier[change.subject]
            case "new_offer" | "gone_offer" | "excluded":
                return sum((self._of_offer[one.item] for one in change.items), Decimal(0))
            case kind if kind in OFFER_FIELDS:
                return sum((self._of_offer[one.item] for one in change.items), Decimal(0))
            case _:
                return self._all
