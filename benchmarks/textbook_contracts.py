"""Programs, ports and rebates as anybody would write them first with PuLP.

A part of benchmarks.textbook: what is agreed beyond single orders, in dollars.
"""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING

from procure.offers import Program
from solver.columns import Column
from solver.contracts.rebates import tiers_of
from solver.instance import Instance
from solver.money import billed_periods, gross

if TYPE_CHECKING:
    import pulp

    from benchmarks.textbook import Textbook


def add_programs(writing: "Textbook") -> None:
    """Enter each program with its first order, and pay what is left of take-or-pay."""
    instance = writing.instance
    for catalog in instance.project.catalogs:
        for program in catalog.programs:
            members = [c for c in instance.columns if c.option.offer.program == program.id]
            if members or program.signed:
                _program(writing, program, members)


def _program(writing: "Textbook", program: Program, members: list[Column]) -> None:
    periods = range(writing.instance.horizon.periods)
    rate = writing.instance.currency_rate[program.currency]
    once = float((program.one_time_cost or Decimal(0)) * rate)
    first = [writing.variable(f"e_{program.id}_{period}", 1) for period in periods]
    writing.row(dict.fromkeys(first, 1.0), "<=", 1)
    if program.signed:
        writing.row({first[0]: 1.0}, "==", 1)
    for period, entered in enumerate(first):
        writing.cash[period][entered] += once
        now = [
            [writing.used[column.number, index] for index in range(len(column.tiers))]
            for column in members
            if column.candidate.period == period
        ]
        if not program.signed:
            # Nobody enters it, to pay for it early, without an order.
            orders = {one: -1.0 for used in now for one in used}
            writing.row({entered: 1.0, **orders}, "<=", 0)
        before = dict.fromkeys(first[: period + 1], -1.0)
        for used in now:
            writing.row({**dict.fromkeys(used, 1.0), **before}, "<=", 0)
    amount = float((program.take_or_pay or Decimal(0)) * rate)
    if amount:
        left = writing.variable(f"left_{program.id}", whole=False)
        spend = writing.spend((column, Decimal(1)) for column in members)
        writing.row({left: 1.0, **spend, **dict.fromkeys(first, -amount)}, ">=", 0)
        writing.cash[len(periods)][left] += 1.0


def add_ports(writing: "Textbook") -> None:
    """Start ports, and let work be done behind one only when it is ready."""
    instance = writing.instance
    behind: dict[tuple[str, str, int], dict[pulp.LpVariable, float]] = defaultdict(dict)
    for (chip, workload, _, period), part in writing.assigned.items():
        pair = instance.stack[chip], workload
        if pair in instance.needs_port:
            behind[*pair, period][part] = float(instance.rate[chip, workload])
    for number, option in enumerate(instance.ports):
        periods = range(instance.horizon.periods)
        starts = [writing.variable(f"y_{number}_{period}", 1) for period in periods]
        writing.row(dict.fromkeys(starts, 1.0), "<=", 1)
        for period, start in enumerate(starts):
            writing.cash[period][start] += float(option.cost)
            # No more work than is asked for is worth doing.
            asked = float(instance.total.get((option.workload, period), Decimal(0)))
            row = dict(behind[option.stack, option.workload, period])
            for one, since in zip(starts, option.ready, strict=True):
                if since <= period:
                    row[one] = -asked
            writing.row(row, "<=", 0)


def add_rebates(writing: "Textbook") -> None:
    """Pay back the rate of the range in which a supplier's spend lies."""
    instance = writing.instance
    for number, (supplier, tiers) in enumerate(tiers_of(instance)):
        columns = [c for c in instance.columns if c.option.supplier == supplier]
        if not columns:
            continue
        starts = [0.0, *(float(threshold) for threshold, _ in tiers)]
        ends = [*starts[1:], max(most_spend(instance, columns), starts[-1])]
        rates = [0.0, *(float(rebate.rate) for _, rebate in tiers)]
        chosen: list[pulp.LpVariable] = []
        balance = writing.spend((column, Decimal(-1)) for column in columns)
        for index, (low, high, rate) in enumerate(zip(starts, ends, rates, strict=True)):
            reached = writing.variable(f"r_{number}_{index}", 1)
            part = writing.variable(f"s_{number}_{index}", whole=False)
            writing.row({part: 1.0, reached: -high}, "<=", 0)
            writing.row({part: 1.0, reached: -low}, ">=", 0)
            writing.cash[instance.horizon.periods][part] -= rate
            chosen.append(reached)
            balance[part] = 1.0
        writing.row(dict.fromkeys(chosen, 1.0), "==", 1)
        writing.row(balance, "==", 0)


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
