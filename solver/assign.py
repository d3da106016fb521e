"""The best use of chips that are already placed: linear programs, one a period."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from decimal import ROUND_DOWN, Context, Decimal
from itertools import product
from typing import Final

import pulp

from procure.demand import ANYWHERE
from procure.plan import Assignment, Port
from procure.scenario import Limit
from procure.units import EXACT
from solver.engine import Options, Run, Setting, run_each
from solver.instance import Instance
from solver.ports import ready_from
from solver.rules.share import served_weights
from solver.terms import Terms, multiplied

_TIDY: Final = 1e-6
"""Weight of using few chips, beside serving demand."""
_TIDY_PART: Final = 1e-3
"""The most that using few chips may weigh, as a part of what serving with them is worth."""
_UNPRICED: Final = 1e3
"""Weight of demand that must be served, beside demand that may fall short at a price."""
_DIGITS: Final = Context(prec=12, rounding=ROUND_DOWN)
_EXACT_ROWS: Final[Mapping[str, Setting]] = {
    "primal_feasibility_tolerance": 1e-10,
    "dual_feasibility_tolerance": 1e-10,
}


def chips_in_place(
    instance: Instance, placed: Mapping[int, Mapping[str, int]]
) -> dict[tuple[str, str, int], int]:
    """Count chips by (model, site, period) from the fleet and the units placed of each column."""
    found: dict[tuple[str, str, int], int] = defaultdict(int)
    found.update(instance.fleet.chips)
    for column in instance.columns:
        for site, units in placed.get(column.number, {}).items():
            for period in column.at_work(instance.horizon.periods):
                for content in column.option.offer.contents:
                    found[content.chip, site, period] += content.count * units
    return found


def assign(
    instance: Instance,
    placed: Mapping[int, Mapping[str, int]],
    ports: Iterable[Port],
    options: Options,
) -> tuple[Assignment, ...]:
    """Assign chips to workloads so that the least is missing, then with the fewest chips.

    Chips are rounded down to twelve digits, so that no more are used than are there.
    """
    stock = {
        place: chips
        for place, chips in sorted(chips_in_place(instance, placed).items())
        if chips and place[2] < instance.horizon.periods
    }
    ready = ready_from(instance, ports)
    shares = [
        limit for limit in instance.limits if limit.family == "share" and limit.of == "served"
    ]
    periods = range(instance.horizon.periods)
    # Periods are independent of each other but for shares of the work served over all.
    groups = [tuple(periods)] if shares else [(period,) for period in periods]
    programs = [_Program(instance, stock, ready, group) for group in groups]
    for program, limit in product(programs, shares):
        program.keep_share(limit)
    at_work = [program for program in programs if program.has_chips]
    exact = Options(threads=options.threads, seed=options.seed)
    solved = run_each((program.problem for program in at_work), exact, settings=_EXACT_ROWS)
    return tuple(
        one
        for program, ended in zip(at_work, solved, strict=True)
        for one in program.assignments(ended)
    )


class _Program:
    """The linear program of some periods: what each chip does, and what is missing."""

    def __init__(
        self,
        instance: Instance,
        stock: Mapping[tuple[str, str, int], int],
        ready: Mapping[tuple[str, str], int],
        periods: Collection[int],
    ) -> None:
        self._instance = instance
        self._stock = stock
        self.problem = pulp.LpProblem("assign", pulp.LpMinimize)
        self._parts: dict[tuple[str, str, str, int], pulp.LpVariable] = {}
        self._serving: dict[tuple[str, int], list[tuple[str, pulp.LpVariable]]] = defaultdict(list)
        self._asked: dict[tuple[str, int], Terms] = {}
        self._missed: Terms = {}
        self._totals = {
            (workload, period): total
            for (workload, period), total in instance.total.items()
            if period in periods
        }
        self._worth = _worth(instance, self._totals, together=len(periods) > 1)
        self._tidy = _TIDY
        chips_used: Terms = {}
        for (chip, site, period), chips in stock.items():
            if period in periods:
                self._use(chip, site, period, chips, ready, chips_used)
        for workload, period in self._totals:
            self._serve(workload, period)
        # A few chips beside a huge demand are never too few to be used.
        objective = multiplied(chips_used, self._tidy) | self._missed
        self.problem.setObjective(pulp.LpAffineExpression(objective))

    @property
    def has_chips(self) -> bool:
        """Tell whether any chip is there that could do anything."""
        return bool(self._parts)

    def _row(self, terms: Terms, sense: int, value: float) -> None:
        expression = pulp.LpAffineExpression(terms)
        self.problem.addConstraint(pulp.LpConstraint(expression, sense, rhs=value))

    def _use(
        self,
        chip: str,
        site: str,
        period: int,
        chips: int,
        ready: Mapping[tuple[str, str], int],
        chips_used: Terms,
    ) -> None:
        row: Terms = {}
        for (workload, when), total in self._totals.items():
            rate = self._instance.rate.get((chip, workload))
            runs = ready.get((self._instance.stack[chip], workload), 0) <= period
            if when != period or rate is None or not runs:
                continue
            # A part of 1 serves the workload's whole demand of the period.
            part = self.problem.add_variable(f"a_{len(self._parts)}", 0, None)
            self._parts[chip, workload, site, period] = part
            self._serving[workload, period].append((site, part))
            row[part] = float(EXACT.divide(total, rate * chips))
            chips_used[part] = row[part]
            worth = self._worth[workload, period]
            if worth > 0:
                self._tidy = min(self._tidy, _TIDY_PART * worth / row[part])
        if row:
            self._row(row, pulp.LpConstraintLE, 1)

    def _serve(self, workload: str, period: int) -> None:
        total = self._totals[workload, period]
        weight = self._worth[workload, period]
        serving = self._serving[workload, period]
        everywhere: Terms = {part: 1.0 for _, part in serving}
        for (needed, site, when), need in self._instance.need.items():
            if (needed, when) != (workload, period):
                continue
            share = float(EXACT.divide(need, total))
            missing = self.problem.add_variable(f"h_{len(self._missed)}", 0, 1)
            self._missed[missing] = weight * share
            everywhere[missing] = share
            if site != ANYWHERE:
                ratio = float(EXACT.divide(total, need))
                row = {part: ratio for place, part in serving if place == site}
                row[missing] = 1.0
                self._row(row, pulp.LpConstraintGE, 1)
        self._row(everywhere, pulp.LpConstraintGE, 1)
        self._asked[workload, period] = everywhere

    def keep_share(self, limit: Limit) -> None:
        """Keep a share of the work served, counting no more work than is asked for."""
        for everywhere in self._asked.values():
            self._row(everywhere, pulp.LpConstraintLE, 1)
        weights = served_weights(self._instance, limit)
        row = {
            part: weights[chip] * float(self._instance.horizon.years(period))
            for (chip, _, _, period), part in self._parts.items()
        }
        if row:
            sense = pulp.LpConstraintLE if limit.bound == "maximum" else pulp.LpConstraintGE
            self._row(row, sense, 0)

    def assignments(self, solved: Run) -> Iterator[Assignment]:
        """Give what each chip does, rounded down; raise ArithmeticError where that is unknown."""
        if solved.outcome != "optimal":
            message = f"assignment ended {solved.outcome}"
            raise ArithmeticError(message)
        yield from self._rounded(solved.values)

    def _rounded(self, values: Mapping[str, float]) -> Iterator[Assignment]:
        left = {place: Decimal(chips) for place, chips in self._stock.items()}
        for (chip, workload, site, period), part in self._parts.items():
            value = values[part.name]
            if value <= 0:
                continue
            rate = self._instance.rate[chip, workload]
            wanted = EXACT.divide(Decimal(value) * self._totals[workload, period], rate)
            given = min(_DIGITS.plus(wanted), left[chip, site, period])
            if given > 0:
                left[chip, site, period] -= given
                yield Assignment(
                    chip=chip, workload=workload, site=site, period=period, chips=given
                )


def _worth(
    instance: Instance, totals: Mapping[tuple[str, int], Decimal], *, together: bool
) -> dict[tuple[str, int], float]:
    """Weigh the demand of each workload: by its price of shortfall, the largest being 1.

    Where the objective is how much is served, by its weight in that. Periods weighed
    `together` are discounted.
    """
    prices: dict[tuple[str, int], float] = {}
    rate = instance.scenario.discount_rate if together else Decimal(0)
    for (workload, period), total in totals.items():
        if instance.serves_first:
            if not instance.asks_for_all(workload, period):
                prices[workload, period] = float(instance.importance(workload, period))
        elif workload in instance.shortfall_price:
            price = instance.shortfall_price[workload] * total * instance.horizon.years(period)
            prices[workload, period] = float(price * instance.horizon.discount(rate, period))
    largest = max(prices.values(), default=0.0) or 1.0
    return {place: prices[place] / largest if place in prices else _UNPRICED for place in totals}
