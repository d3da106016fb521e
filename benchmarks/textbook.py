"""The same decision as anybody would write it first with PuLP.

One integer per offer, period, price break and site, one binary per break, every sum
written out term by term, money in dollars. It answers the same question as the product
(docs/model.md), so that on the samples both find the same optimum.
"""

from collections.abc import Mapping
from decimal import Decimal

import pulp

from procure.demand import ANYWHERE
from solver.columns import Column
from solver.instance import Instance
from solver.money import dues, gross, site_prices
from solver.rules.share import parts_of_units

Units = dict[tuple[int, int, str], pulp.LpVariable]


def textbook(instance: Instance) -> pulp.LpProblem:
    """Write the plain program of an instance."""
    problem = pulp.LpProblem("textbook", pulp.LpMinimize)
    units: Units = {}
    used: dict[tuple[int, int], pulp.LpVariable] = {}
    for column in instance.columns:
        _order(problem, column, units, used)
    cash = _cash(instance, units, used)
    rate = instance.scenario.discount_rate
    cost = pulp.lpSum(
        terms * float(instance.horizon.discount(rate, period)) for period, terms in cash.items()
    )
    problem.setObjective(cost + _service(problem, instance, units))
    _limits(problem, instance, units, used, cash)
    return problem


def _order(
    problem: pulp.LpProblem,
    column: Column,
    units: Units,
    used: dict[tuple[int, int], pulp.LpVariable],
) -> None:
    for index, tier in enumerate(column.tiers):
        name = f"{column.number}_{index}"
        chosen = problem.add_variable(f"z_{name}", 0, 1, pulp.LpInteger)
        count = problem.add_variable(f"k_{name}", 0, None, pulp.LpInteger)
        used[column.number, index] = chosen
        for place, site in enumerate(column.candidate.sites):
            units[column.number, index, site] = problem.add_variable(
                f"x_{name}_{place}", 0, None, pulp.LpInteger
            )
        ordered = pulp.lpSum(units[column.number, index, site] for site in column.candidate.sites)
        problem.addConstraint(ordered == column.multiple * count)
        problem.addConstraint(count <= (tier.high or 0) * chosen)
        problem.addConstraint(count >= tier.low * chosen)
    problem.addConstraint(pulp.lpSum(used[column.number, i] for i in range(len(column.tiers))) <= 1)


def _ordered(column: Column, index: int, units: Units) -> pulp.LpAffineExpression:
    return pulp.lpSum(units[column.number, index, site] for site in column.candidate.sites)


def _cash(
    instance: Instance, units: Units, used: dict[tuple[int, int], pulp.LpVariable]
) -> dict[int, pulp.LpAffineExpression]:
    cash: dict[int, list[object]] = {}
    for column in instance.columns:
        for due in dues(instance, column):
            for index, tier in enumerate(column.tiers):
                line = cash.setdefault(due.period, [])
                price = float(due.part * tier.unit_price + due.per_unit)
                line.append(price * _ordered(column, index, units))
                once = float(due.part * tier.fixed + due.fixed)
                line.append(once * used[column.number, index])
        kw = column.option.kw or Decimal(0)
        for index in range(len(column.tiers)):
            for site in column.candidate.sites:
                for period in range(instance.horizon.periods):
                    if column.active(period):
                        prices = site_prices(instance, site, period)
                        power = float(kw * sum(price for _, price in prices))
                        part = power * units[column.number, index, site]
                        cash.setdefault(period, []).append(part)
    return {period: pulp.lpSum(line) for period, line in cash.items()}


def _there(
    instance: Instance, units: Units, site: str, period: int
) -> list[tuple[Column, pulp.LpVariable]]:
    return [
        (column, units[column.number, index, site])
        for column in instance.columns
        if column.active(period) and site in column.candidate.sites
        for index in range(len(column.tiers))
    ]


def _service(problem: pulp.LpProblem, instance: Instance, units: Units) -> pulp.LpAffineExpression:
    penalty: list[object] = []
    assigned: dict[tuple[str, str, str, int], pulp.LpVariable] = {}
    chips = sorted({one.chip for c in instance.columns for one in c.option.offer.contents})
    for period in range(instance.horizon.periods):
        for site in instance.project.sites:
            there = _there(instance, units, site.id, period)
            for chip in chips:
                works = [w for (c, w) in instance.rate if c == chip]
                for workload in works:
                    key = (chip, workload, site.id, period)
                    assigned[key] = problem.add_variable(f"a_{len(assigned)}", 0)
                stock = pulp.lpSum(
                    one.count * part
                    for column, part in there
                    for one in column.option.offer.contents
                    if one.chip == chip
                )
                use = pulp.lpSum(assigned[chip, w, site.id, period] for w in works)
                problem.addConstraint(use <= stock)
    for (workload, period), total in instance.total.items():
        places = {
            s: need for (w, s, t), need in instance.need.items() if (w, t) == (workload, period)
        }
        everywhere = []
        price = instance.shortfall_price.get(workload)
        for place, need in places.items():
            missing: pulp.LpVariable | int = 0
            if price is not None:
                missing = problem.add_variable(f"h_{len(penalty)}", 0, float(need))
                factor = instance.horizon.discount(instance.scenario.discount_rate, period)
                penalty.append(float(price * instance.horizon.years(period) * factor) * missing)
                everywhere.append(missing)
            if place != ANYWHERE:
                served = _served(instance, assigned, workload, period, place)
                problem.addConstraint(served + missing >= float(need))
        whole = _served(instance, assigned, workload, period, None)
        problem.addConstraint(whole + pulp.lpSum(everywhere) >= float(total))
    return pulp.lpSum(penalty)


def _served(
    instance: Instance,
    assigned: dict[tuple[str, str, str, int], pulp.LpVariable],
    workload: str,
    period: int,
    site: str | None,
) -> pulp.LpAffineExpression:
    return pulp.lpSum(
        float(instance.rate[chip, workload]) * part
        for (chip, work, place, when), part in assigned.items()
        if work == workload and when == period and site in (None, place)
    )


def _limits(
    problem: pulp.LpProblem,
    instance: Instance,
    units: Units,
    used: dict[tuple[int, int], pulp.LpVariable],
    cash: dict[int, pulp.LpAffineExpression],
) -> None:
    def spend(parts: Mapping[str, Decimal]) -> pulp.LpAffineExpression:
        return pulp.lpSum(
            float(parts[column.option.offer.id] * gross(instance, column))
            * (
                float(tier.unit_price) * _ordered(column, index, units)
                + float(tier.fixed) * used[column.number, index]
            )
            for column in instance.columns
            if column.option.offer.id in parts
            for index, tier in enumerate(column.tiers)
        )

    columns = list(instance.columns)
    for limit in instance.limits:
        if limit.family == "budget":
            due = [terms for t, terms in cash.items() if limit.period in (None, t)]
            problem.addConstraint(pulp.lpSum(due) <= float(instance.limit_value(limit)))
        elif limit.family == "power":
            for period in range(instance.horizon.periods):
                load = pulp.lpSum(
                    float(column.option.kw or Decimal(0)) * part
                    for column, part in _there(instance, units, limit.subject, period)
                )
                problem.addConstraint(load <= float(instance.limit_value(limit)))
        elif limit.family == "share":
            part = spend(parts_of_units(instance, limit))
            every = {column.option.offer.id: Decimal(1) for column in columns}
            whole = float(instance.limit_value(limit)) * spend(every)
            problem.addConstraint(part <= whole if limit.bound == "maximum" else part >= whole)
        elif limit.family == "supply":
            _supply(problem, columns, units)


def _supply(problem: pulp.LpProblem, columns: list[Column], units: Units) -> None:
    for offer in {column.option.offer.id: column.option.offer for column in columns}.values():
        own = [column for column in columns if column.option.offer.id == offer.id]
        ordered = {
            column.number: pulp.lpSum(_ordered(column, i, units) for i in range(len(column.tiers)))
            for column in own
        }
        if offer.supply_total is not None:
            problem.addConstraint(pulp.lpSum(ordered.values()) <= offer.supply_total)
        if offer.supply_per_period is not None:
            for due in {column.candidate.due for column in own}:
                arriving = [ordered[c.number] for c in own if c.candidate.due == due]
                problem.addConstraint(pulp.lpSum(arriving) <= offer.supply_per_period)
