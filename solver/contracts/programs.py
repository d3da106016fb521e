"""Programs: entered with the first order of any of their offers, or signed already.

Variables e[program, t] in 0..1, whole: the program is entered by period t.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from procure.offers import Program
from procure.plan import CostLine, Order
from procure.units import EXACT, round_money
from solver.columns import Column
from solver.contracts.take_or_pay import Minimum, remainder, remainder_line
from solver.instance import Instance
from solver.terms import Terms, add_terms

if TYPE_CHECKING:
    from solver.model import Model


def _programs(instance: Instance) -> Iterator[tuple[Program, list[Column]]]:
    for catalog in instance.project.catalogs:
        for program in catalog.programs:
            members = [
                column for column in instance.columns if column.option.offer.program == program.id
            ]
            if members or program.signed:
                yield program, members


def constrain(model: "Model") -> None:
    """Charge one-time costs with the first order, and what orders leave of take-or-pay."""
    for program, members in _programs(model.instance):
        entered = _entered(model, program, members)
        minimum = _minimum(model.instance, program)
        if minimum:
            remainder(model, minimum, members, entered)


def _entered(model: "Model", program: Program, members: Sequence[Column]) -> Terms:
    """Add the program's entry and its cost; give the terms that are 1 when it is entered."""
    cost = model.scaled(_in_project_money(model.instance, program, program.one_time_cost))
    if program.signed:
        model.add_cash("one_time", 0, {model.one: cost})
        return {model.one: 1.0}
    before: Terms = {}
    for period in range(model.instance.horizon.periods):
        now = model.variable("e", high=1, integer=True)
        step: Terms = {now: 1.0}
        add_terms(step, before, -1.0)
        model.at_least(step, 0)
        model.add_cash("one_time", period, {part: cost * each for part, each in step.items()})
        # No program is entered, to pay for it early, without an order in that period.
        for column in members:
            if column.candidate.period == period:
                model.only_if(column, {now: 1.0})
                add_terms(step, model.units[column.number], -1.0)
        model.at_most(step, 0)
        before = {now: 1.0}
    return before


def _minimum(instance: Instance, program: Program) -> Decimal:
    return _in_project_money(instance, program, program.take_or_pay)


def _in_project_money(instance: Instance, program: Program, amount: Decimal | None) -> Decimal:
    if not amount:
        return Decimal(0)
    return EXACT.multiply(amount, instance.currency_rate[program.currency])


def costs(instance: Instance, orders: Sequence[Order]) -> Iterator[CostLine]:
    """Give the one-time cost and the remainder of each program that is entered."""
    currency = instance.project.currency
    for program, _ in _programs(instance):
        offers = {offer.id for _, offer in instance.project.offers() if offer.program == program.id}
        ordered = [order for order in orders if order.offer in offers]
        if not ordered and not program.signed:
            continue
        first = 0 if program.signed else min(order.period for order in ordered)
        cost = round_money(_in_project_money(instance, program, program.one_time_cost), currency)
        if cost:
            yield CostLine(kind="one_time", period=first, subject=program.id, amount=cost)
        amount = _minimum(instance, program)
        yield from remainder_line(instance, Minimum(program.id, amount), ordered)
