"""The best use of chips that are already placed: one linear program a period."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import ROUND_DOWN, Context, Decimal
from typing import Final

import pulp

from procure.plan import Assignment, Port
from procure.units import EXACT
from solver.engine import Options, run
from solver.instance import ANYWHERE, Instance
from solver.ports import ready_from

_TIDY: Final = 1e-6
"""Weight of using few chips, beside serving demand."""
_TIDY_PART: Final = 1e-3
"""The most that using few chips may weigh, as a part of what serving with them is worth."""
_UNPRICED: Final = 1e3
"""Weight of demand that must be served, beside demand that may fall short at a price."""
_DIGITS: Final = Context(prec=12, rounding=ROUND_DOWN)
_EXACT_ROWS: Final[Mapping[str, object]] = {
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
            for period in range(instance.horizon.periods):
                if column.active(period):
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
    stock = chips_in_place(instance, placed)
    ready = ready_from(instance, ports)
    found: list[Assignment] = []
    for period in range(instance.horizon.periods):
        here = {
            (chip, site): chips
            for (chip, site, when), chips in sorted(stock.items())
            if when == period and chips
        }
        if here:
            found.extend(_assign_period(instance, period, here, ready, options))
    return tuple(found)


def _assign_period(
    instance: Instance,
    period: int,
    stock: Mapping[tuple[str, str], int],
    ready: Mapping[tuple[str, str], int],
    options: Options,
) -> list[Assignment]:
    problem = pulp.LpProblem("assign", pulp.LpMinimize)
    parts: dict[tuple[str, str, str], pulp.LpVariable] = {}
    objective: dict[pulp.LpVariable, float] = {}
    totals = {w: total for (w, when), total in instance.total.items() if when == period}
    worth = _worth(instance, period, totals)
    tidy = _TIDY
    for (chip, site), chips in stock.items():
        row: dict[pulp.LpVariable, float] = {}
        for workload, total in totals.items():
            rate = instance.rate.get((chip, workload))
            if rate is None or ready.get((instance.stack[chip], workload), 0) > period:
                continue
            # A part of 1 serves the workload's whole demand of the period.
            part = problem.add_variable(f"a_{len(parts)}", 0, None)
            parts[chip, workload, site] = part
            row[part] = float(EXACT.divide(total, rate * chips))
            objective[part] = row[part]
            if worth[workload] > 0:
                tidy = min(tidy, _TIDY_PART * worth[workload] / row[part])
        if row:
            problem.addConstraint(pulp.LpAffineExpression(row) <= 1)
    # A few chips beside a huge demand are never too few to be used.
    objective = {part: tidy * chips for part, chips in objective.items()}
    for workload, total in totals.items():
        _serve(instance, problem, parts, objective, (workload, period, total, worth[workload]))
    if not parts:
        return []
    problem.setObjective(pulp.LpAffineExpression(objective))
    solved = run(problem, Options(threads=options.threads, seed=options.seed), settings=_EXACT_ROWS)
    if solved.outcome != "optimal":
        message = f"assignment of period {period} ended {solved.outcome}"
        raise ArithmeticError(message)
    used = {key: solved.values[part.name] for key, part in parts.items()}
    return _rounded(instance, period, stock, totals, used)


def _worth(instance: Instance, period: int, totals: Mapping[str, Decimal]) -> dict[str, float]:
    """Weigh the demand of each workload: by its price of shortfall, the largest being 1.

    Where the objective is how much is served, by its weight in that.
    """
    prices = {
        workload: float(_price(instance, workload, period, total))
        for workload, total in totals.items()
        if instance.may_fall_short(workload, period)
    }
    largest = max(prices.values(), default=0.0) or 1.0
    return {
        workload: prices[workload] / largest if workload in prices else _UNPRICED
        for workload in totals
    }


def _price(instance: Instance, workload: str, period: int, total: Decimal) -> Decimal:
    if instance.scenario.objective == "min_cost":
        years = instance.horizon.years(period)
        return instance.shortfall_price[workload] * total * years
    return instance.importance(workload, period)


def _serve(
    instance: Instance,
    problem: pulp.LpProblem,
    parts: Mapping[tuple[str, str, str], pulp.LpVariable],
    objective: dict[pulp.LpVariable, float],
    asked: tuple[str, int, Decimal, float],
) -> None:
    workload, period, total, weight = asked
    everywhere = {part: 1.0 for (_, served, _), part in parts.items() if served == workload}
    for (needed, site, when), need in instance.need.items():
        if needed != workload or when != period:
            continue
        share = float(EXACT.divide(need, total))
        missing = problem.add_variable(f"h_{len(objective)}", 0, 1)
        objective[missing] = weight * share
        everywhere[missing] = share
        if site != ANYWHERE:
            ratio = float(EXACT.divide(total, need))
            row = {
                part: ratio
                for (_, served, place), part in parts.items()
                if served == workload and place == site
            }
            row[missing] = 1.0
            problem.addConstraint(pulp.LpAffineExpression(row) >= 1)
    problem.addConstraint(pulp.LpAffineExpression(everywhere) >= 1)


def _rounded(
    instance: Instance,
    period: int,
    stock: Mapping[tuple[str, str], int],
    totals: Mapping[str, Decimal],
    used: Mapping[tuple[str, str, str], float],
) -> list[Assignment]:
    found: list[Assignment] = []
    for (chip, site), chips in stock.items():
        left = Decimal(chips)
        for workload, total in totals.items():
            part = used.get((chip, workload, site), 0.0)
            wanted = (
                EXACT.divide(Decimal(part) * total, instance.rate[chip, workload])
                if part > 0
                else Decimal(0)
            )
            given = min(_DIGITS.plus(wanted), left)
            if given > 0:
                left -= given
                found.append(
                    Assignment(chip=chip, workload=workload, site=site, period=period, chips=given)
                )
    return found
