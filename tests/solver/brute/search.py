"""Whether any plan of a small project is better than a given one, by trying every set of orders.

Written from docs/model.md alone and without PuLP. Orders and starts of ports are
enumerated, each leaf's assignment is a linear program. A set is passed over only where a
bound says that no plan that holds it can be better: costs may be negative (rebates,
prepayments, credits, residual values), so what can come back is taken off first.
"""

from collections import defaultdict
from decimal import Decimal
from typing import NamedTuple

from procure.offers import Offer
from procure.plan import Plan
from procure.project import Project
from tests.solver.brute.market import ZERO, Market, PortStart
from tests.solver.brute.money import Line, Money
from tests.solver.brute.rules import Resource, Rules
from tests.solver.brute.service import Service
from tests.solver.brute.slots import Choice, Slots

CENT = Decimal("0.01")
SAME_VALUE = 1e-6
"""Served work that differs by less is the same."""


class TooLargeError(Exception):
    """The instance has more sets of orders than a test should try."""


class Best(NamedTuple):
    """A plan's objective, and for `max_served` and `earliest` its value of what is missed."""

    cost: Decimal
    missed: float | None


class _Order(NamedTuple):
    """A choice with what it costs at least, what it takes, and what it could serve."""

    choice: Choice
    least: float
    loads: dict[Resource, Decimal]
    gain: list[float]


class BruteForce:
    """All there is to know about one scenario, and the search."""

    def __init__(self, project: Project, most_sets: int = 40_000) -> None:
        self.market = Market(project)
        self.slots = Slots(self.market)
        self.money = Money(self.market)
        self.rules = Rules(self.market, self.money)
        self.service = Service(self.market, self.rules)
        self.most_sets = most_sets
        self.sets = 0
        asked = self.service.asked
        self._places = [place for place, amount in asked.items() if amount]
        self._asked = [(asked[place], self.service.price(*place)) for place in self._places]
        levels = [self._orders(slot_number) for slot_number in range(len(self.slots.all))]
        self._levels = [orders for orders in levels if orders]
        self._to_come = self._gains_to_come()
        self._to_gain: list[float] = [0.0]
        for orders in reversed(self._levels):
            self._to_gain.append(self._to_gain[-1] + min(0.0, *(one.least for one in orders)))
        self._to_gain.reverse()
        self._fixed = float(self.money.least_fixed())

    def _orders(self, slot_number: int) -> list[_Order]:
        found = []
        for choice in self.slots.choices(self.slots.all[slot_number]):
            loads = self.rules.loads(choice)
            if all(load <= self.rules.most[place] for place, load in loads.items()):
                least = float(self.money.least(choice))
                found.append(_Order(choice, least, loads, self._gain(choice)))
        return sorted(found, key=lambda one: one.least)

    def _unit_gain(self, offer: Offer, workload: str) -> Decimal:
        speeds = [self.market.best_speed(one.chip, workload) * one.count for one in offer.contents]
        return sum(speeds, ZERO)

    def _gain(self, choice: Choice) -> list[float]:
        return [
            float(self._unit_gain(choice.slot.offer, workload) * choice.units)
            if choice.slot.works(period)
            else 0.0
            for workload, period in self._places
        ]

    def _gains_to_come(self) -> list[list[float]]:
        """Give, from each level on, how much of each demand all further orders could serve."""
        found = [[0.0] * len(self._places)]
        by_offer: dict[str, list[float]] = {}
        for orders in reversed(self._levels):
            offer = orders[0].choice.slot.offer
            before = by_offer.get(offer.id, [0.0] * len(self._places))
            most = [max(each) for each in zip(*(one.gain for one in orders), strict=True)]
            supply = float(self.rules.most.get(("supply", offer.id, 0), 1000))
            caps = [float(self._unit_gain(offer, place[0])) * supply for place in self._places]
            after = [min(a + b, cap) for a, b, cap in zip(before, most, caps, strict=True)]
            by_offer[offer.id] = after
            found.append(
                [total - a + b for total, a, b in zip(found[-1], before, after, strict=True)]
            )
        found.reverse()
        return found

    # The search

    def better_than(self, known: Best | None) -> Best | None:
        """Give a plan's objective that is better than the known one by over a cent, or None.

        Without a known one: any plan's at all.
        """
        self.sets = 0
        self._known = known
        self._picked: list[Choice] = []
        self._left = dict(self.rules.most)
        if any(left < 0 for left in self._left.values()):
            return None  # What is held is too much already.
        held = [self._held(place) for place in self._places]
        return self._search(0, self._fixed, held)

    def _held(self, place: tuple[str, int]) -> float:
        workload, period = place
        there = [one for one in self.market.held if self.market.is_there(one, period)]
        return float(sum(self.market.best_speed(one.chip, workload) * one.chips for one in there))

    def _hopeless(self, level: int, least: float, served: list[float]) -> bool:
        """Tell whether no further orders can make the set a better plan."""
        missed = 0.0
        coming = self._to_come[level]
        for (asked, price), done, more in zip(self._asked, served, coming, strict=True):
            lacking = asked - done - more
            if lacking <= 1e-6:
                continue
            if price is None:
                return True
            missed += price * lacking
        if self._known is None:
            return False
        least += self._to_gain[level]
        if self._known.missed is None:
            return least + missed >= float(self._known.cost)
        if missed > self._known.missed + SAME_VALUE:
            return True
        as_much = missed >= self._known.missed - SAME_VALUE
        return as_much and least >= float(self._known.cost)

    def _search(self, level: int, least: float, served: list[float]) -> Best | None:
        self.sets += 1
        if self.sets > self.most_sets:
            raise TooLargeError
        if self._hopeless(level, least, served):
            return None
        if level == len(self._levels):
            return self._leaf(least)
        found = self._search(level + 1, least, served)
        for order in self._levels[level]:
            if found is not None:
                return found
            if any(load > self._left[place] for place, load in order.loads.items()):
                continue
            for place, load in order.loads.items():
                self._left[place] -= load
            self._picked.append(order.choice)
            more = [a + b for a, b in zip(served, order.gain, strict=True)]
            found = self._search(level + 1, least + order.least, more)
            if found is not None:
                return found  # with the orders as they are, to be looked at
            self._picked.pop()
            for place, load in order.loads.items():
                self._left[place] += load
        return found

    def _leaf(self, least: float) -> Best | None:
        stock = self.service.stock(self._picked)
        for ports in self._port_sets(self._picked):
            self.sets += 1
            missed = self.service.value(stock, ports)
            ported = float(self.cost(self.money.ports(ports)))
            if missed is None or self._is_worse(Decimal(least + ported), missed):
                continue
            lines = self.money.lines(self._picked, ports)
            cost = self.cost(lines)
            if not self._is_worse(cost, missed) and self.rules.hold(self._picked, lines):
                return self._best(cost, missed)
        return None

    def _port_sets(self, picked: list[Choice]) -> list[tuple[PortStart, ...]]:
        stacks = set(self.service.stacks)
        for choice in picked:
            stacks |= {self.market.chips[one.chip].stack for one in choice.slot.offer.contents}
        return list(self.market.port_sets(stacks))

    def cost(self, lines: list[Line]) -> Decimal:
        """Discount and add up lines of cost."""
        return sum((line.amount * self.market.factor(line.period) for line in lines), ZERO)

    def _best(self, cost: Decimal, missed: float) -> Best:
        return Best(cost, missed) if self.service.staged else Best(cost + Decimal(missed), None)

    def _is_worse(self, cost: Decimal, missed: float) -> bool:
        if self._known is None:
            return False
        if self._known.missed is None:
            return cost + Decimal(missed) >= self._known.cost - CENT
        if missed < self._known.missed - SAME_VALUE:
            return False
        if missed > self._known.missed * (1 + 1e-9) + 1e-9:
            return True
        return cost >= self._known.cost - CENT

    # The plan itself

    def picked(self, plan: Plan) -> list[Choice]:
        """Give a plan's own orders as choices."""
        slots = {(one.offer.id, one.period, one.licence): one for one in self.slots.all}
        picked = []
        for order in plan.orders:
            slot = slots[order.offer, order.period, order.licence]
            assert (slot.arrives, slot.usable) == (order.arrives, order.usable)
            placed: dict[str, int] = defaultdict(int)
            for placement in plan.placements:
                if placement.order == order.id:
                    placed[placement.site] += placement.units
            assert set(placed) <= set(slot.sites)
            split = tuple(placed[site] for site in slot.sites)
            picked.append(Choice(slot=slot, units=order.units, split=split))
        return picked

    def price(self, plan: Plan) -> tuple[Best, list[Line]] | None:
        """Price a plan's own orders and ports; None where they keep a limit or demand not."""
        picked = self.picked(plan)
        ports = tuple((one.stack, one.workload, one.period) for one in plan.ports)
        lines = self.money.lines(picked, ports)
        taken: dict[Resource, Decimal] = defaultdict(Decimal)
        for choice in picked:
            for place, load in self.rules.loads(choice).items():
                taken[place] += load
        fits = all(load <= self.rules.most[place] for place, load in taken.items())
        missed = self.service.value(self.service.stock(picked), ports)
        if not fits or missed is None or not self.rules.hold(picked, lines):
            return None
        return self._best(self.cost(lines), missed), lines
