"""What a set of orders has of a goal, and whether any plan of so much cost has less of it.

Written from docs/model.md alone, like all of tests/solver/brute.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from procure.explained.alternatives import GoalKey
from procure.project import Project
from tests.solver.brute.market import ZERO
from tests.solver.brute.search import Best, BruteForce
from tests.solver.brute.slots import Choice

Wanted = Mapping[tuple[str, int], int]
"""Units ordered before, by offer and period."""


class GoalSearch(BruteForce):
    """The search, also for a plan that has less than so much of a goal."""

    def __init__(self, project: Project, wanted: Wanted | None = None) -> None:
        super().__init__(project, most_sets=8_000)
        self.wanted = wanted or {}
        self._is_less: Callable[[Sequence[Choice]], bool] | None = None

    def of(self, goal: GoalKey, picked: Sequence[Choice]) -> Decimal:
        """Measure a set of orders."""
        measures = {
            "suppliers": self._suppliers,
            "largest": self._largest,
            "earliest": self._earliest,
            "power": self._power,
            "chips": self._chips,
            "change": self._change,
        }
        return measures[goal](picked)

    def with_less(self, goal: GoalKey, value: Decimal, than: Best) -> Best | None:
        """Give a plan that is better than a known one and has less than `value` of a goal."""
        self._is_less = lambda picked: self.of(goal, picked) < value
        found = self.better_than(than)
        self._is_less = None
        return found

    def _leaf(self, least: float) -> Best | None:
        if self._is_less is not None and not self._is_less(self._picked):
            return None
        return super()._leaf(least)

    def _suppliers(self, picked: Sequence[Choice]) -> Decimal:
        return Decimal(len({one.slot.supplier for one in picked}))

    def _largest(self, picked: Sequence[Choice]) -> Decimal:
        supplier = {one.slot.number: one.slot.supplier for one in picked}
        spend: dict[str, Decimal] = defaultdict(Decimal)
        for line in self.money.lines(picked, ()):
            if line.slot is not None and line.kind in {"purchase", "rent"}:
                spend[supplier[line.slot]] += line.amount
        return max(spend.values(), default=ZERO)

    def _earliest(self, picked: Sequence[Choice]) -> Decimal:
        start = self.market.horizon.starts(0)
        lasting = [one.slot for one in picked if one.slot.until - one.slot.usable > 1]
        return Decimal(max(((slot.arrives - start).days for slot in lasting), default=0))

    def _power(self, picked: Sequence[Choice]) -> Decimal:
        own = {site.id for site in self.market.project.sites if not site.supplier}
        found = []
        for period in self.market.periods:
            kw = ZERO
            for held in self.market.held:
                if held.site in own and self.market.is_there(held, period):
                    kw += held.kw
            for one in picked:
                if one.slot.works(period):
                    here = sum(units for site, units in one.places() if site in own)
                    kw += here * self.market.kw(one.slot.offer)
            found.append(kw)
        return max(found)

    def _chips(self, picked: Sequence[Choice]) -> Decimal:
        bought = 0
        rented: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
        for one in picked:
            for content in one.slot.offer.contents:
                chips = content.count * one.units
                if one.slot.offer.kind == "purchase":
                    bought += chips
                else:
                    for period in range(one.slot.usable, one.slot.until):
                        rented[content.chip][period] += chips
        return Decimal(bought + sum(max(each.values()) for each in rented.values()))

    def _change(self, picked: Sequence[Choice]) -> Decimal:
        chips = {offer.id: offer.chips_per_unit for _, offer in self.market.project.offers()}
        apart: dict[tuple[str, int], int] = defaultdict(int)
        for place, units in self.wanted.items():
            apart[place] -= units
        for one in picked:
            apart[one.slot.offer.id, one.slot.period] += one.units
        return Decimal(sum(abs(units) * chips[place[0]] for place, units in apart.items()))
