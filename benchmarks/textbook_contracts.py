"""Programs, ports and rebates as anybody would write them first with PuLP.

A part of benchmarks.textbook: what is agreed beyond single orders, in dollars.
"""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from itertools import pairwise
from typing import Protocol

import pulp

from procure.offers import Program
from solver.columns import Column
from solver.contracts.rebates import tiers_of
from solver.instance import Instance
from solver.money import billed_periods, gross


class Writing(Protocol):
    """The program while it is written (benchmarks.textbook)."""

    instance: Instance
    problem: pulp.LpProblem
    used: dict[tuple[int, int], pulp.LpVariable]
    cash: dict[int, list[object]]
    assigned: dict[tuple[str, str, str, int], pulp.LpVariable]

    def spend(self, columns: Iterable[Column]) -> pulp.LpAffineExpression:
        """Add up the undiscounted purchase and rent of some orders."""
        ...


def add_programs(writing: Writing) -> None:
    """Enter each program with its first order, and pay what is left of take-or-pay."""
    instance = writing.instance
    for catalog in instance.project.catalogs:
        for program in catalog.programs:
            members = [c for c in instance.columns if c.option.offer.program == program.id]
            if members or program.signed:
                _program(writing, program, members)


def _program(writing: Writing, program: Program, members: list[Column]) -> None:
    problem, cash = writing.problem, writing.cash
    horizon = writing.instance.horizon
    rate = writing.instance.currency_rate[program.currency]
    once = float((program.one_time_cost or Decimal(0)) * rate)
    first = [
        problem.add_variable(f"e_{program.id}_{period}", 0, 1, pulp.LpInteger)
        for period in range(horizon.periods)
    ]
    problem.addConstraint(pulp.lpSum(first) <= 1)
    if program.signed:
        problem.addConstraint(first[0] == 1)
    for period, entered in enumerate(first):
        cash[period].append(once * entered)
        now = [column for column in members if column.candidate.period == period]
        chosen = [_chosen(writing, column) for column in now]
        if not program.signed:
            problem.addConstraint(entered <= pulp.lpSum(chosen))
        for one in chosen:
            problem.addConstraint(one <= pulp.lpSum(first[: period + 1]))
    amount = float((program.take_or_pay or Decimal(0)) * rate)
    if amount:
        left = problem.add_variable(f"left_{program.id}", 0)
        problem.addConstraint(left >= amount * pulp.lpSum(first) - writing.spend(members))
        cash[horizon.periods].append(left)


def _chosen(writing: Writing, column: Column) -> pulp.LpAffineExpression:
    return pulp.lpSum(writing.used[column.number, index] for index in range(len(column.tiers)))


def add_ports(writing: Writing) -> None:
    """Start ports, and let work be done behind one only when it is ready."""
    instance, problem = writing.instance, writing.problem
    behind: dict[tuple[str, str, int], list[object]] = defaultdict(list)
    for (chip, workload, _, period), part in writing.assigned.items():
        pair = instance.stack[chip], workload
        if pair in instance.needs_port:
            work = float(instance.rate[chip, workload]) * part
            behind[*pair, period].append(work)
    for number, option in enumerate(instance.ports):
        starts = [
            problem.add_variable(f"y_{number}_{period}", 0, 1, pulp.LpInteger)
            for period in range(instance.horizon.periods)
        ]
        problem.addConstraint(pulp.lpSum(starts) <= 1)
        for period, start in enumerate(starts):
            writing.cash[period].append(float(option.cost) * start)
            served = pulp.lpSum(behind[option.stack, option.workload, period])
            ready = pulp.lpSum(
                one for one, since in zip(starts, option.ready, strict=True) if since <= period
            )
            # No more work than is asked for is worth doing.
            asked = float(instance.total.get((option.workload, period), Decimal(0)))
            problem.addConstraint(served <= asked * ready)


def add_rebates(writing: Writing) -> None:
    """Pay back the rate of the range in which a supplier's spend lies."""
    instance, problem = writing.instance, writing.problem
    for supplier, tiers in tiers_of(instance):
        columns = [c for c in instance.columns if c.option.supplier == supplier]
        if not columns:
            continue
        starts = [Decimal(0), *(threshold for threshold, _ in tiers)]
        rates = [Decimal(0), *(rebate.rate for _, rebate in tiers)]
        most = max(most_spend(instance, columns), float(starts[-1]))
        ranges = [*((float(a), float(b)) for a, b in pairwise(starts)), (float(starts[-1]), most)]
        parts, chosen = [], []
        for index, ((low, high), rate) in enumerate(zip(ranges, rates, strict=True)):
            name = f"{len(problem.variables())}_{index}"
            reached = problem.add_variable(f"r_{name}", 0, 1, pulp.LpInteger)
            part = problem.add_variable(f"s_{name}", 0)
            problem.addConstraint(part <= high * reached)
            problem.addConstraint(part >= low * reached)
            writing.cash[instance.horizon.periods].append(-float(rate) * part)
            parts.append(part)
            chosen.append(reached)
        problem.addConstraint(pulp.lpSum(chosen) == 1)
        problem.addConstraint(pulp.lpSum(parts) == writing.spend(columns))


def most_spend(instance: Instance, columns: Iterable[Column]) -> float:
    """Give the most that could be spent with a supplier.

    All that could be ordered, or all budgets together where each period has one; of rent,
    they count the periods of the horizon only.
    """
    most = Decimal(0)
    beyond = Decimal(1)
    for column in columns:
        dearest = max(tier.unit_price for tier in column.tiers)
        units = Decimal(column.most * column.multiple)
        once = max(tier.fixed for tier in column.tiers)
        most += gross(instance, column) * (dearest * units + once)
        hours = [instance.horizon.hours(period) for period in billed_periods(column)]
        if hours:
            within = instance.horizon.periods - column.candidate.usable
            beyond = max(beyond, Decimal(sum(hours)) / sum(hours[:within]))
    budgets = {
        limit.period: instance.limit_value(limit)
        for limit in instance.limits
        if limit.family == "budget" and limit.lines == "all" and limit.period is not None
    }
    if len(budgets) == instance.horizon.periods:
        most = min(most, beyond * sum(budgets.values()))
    return float(most)
