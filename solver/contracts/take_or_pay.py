"""Take or pay: what purchase and rent leave of an agreed amount is due in the end."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from procure.offers import Commitment
from procure.plan import CostLine, Order
from procure.units import EXACT, round_money
from solver.columns import Column
from solver.commitments import in_force
from solver.instance import Instance
from solver.terms import Terms, add_terms

if TYPE_CHECKING:
    from solver.model import Model


class Minimum(NamedTuple):
    """What is agreed with whom (a program or commitment), in the project's currency."""

    subject: str
    amount: Decimal


def remainder(model: "Model", amount: Decimal, members: Iterable[Column], entered: Terms) -> None:
    """Charge, at the horizon's end, what the members' purchase and rent leave of an amount."""
    left = model.variable("take_or_pay")
    row: Terms = {left: 1.0}
    add_terms(row, model.gross_spend(members))
    add_terms(row, entered, -model.scaled(amount))
    model.at_least(row, 0)
    model.add_cash("take_or_pay", model.instance.horizon.periods, {left: 1.0})


def remainder_line(
    instance: Instance, minimum: Minimum, orders: Iterable[Order]
) -> Iterator[CostLine]:
    """Give the cost line of what orders leave of an amount, if they leave anything."""
    spent = sum((order.cost for order in orders), Decimal(0))
    amount = round_money(minimum.amount - spent, instance.project.currency)
    if amount > 0:
        yield CostLine(
            kind="take_or_pay",
            period=instance.horizon.periods,
            subject=minimum.subject,
            amount=amount,
        )


def _agreed(instance: Instance) -> Iterator[tuple[str, Commitment, Minimum]]:
    for catalog, one in in_force(instance.project, instance.scenario, "take_or_pay"):
        rate = instance.currency_rate[one.currency or instance.project.currency]
        amount = EXACT.multiply(one.amount or Decimal(0), rate)
        yield catalog.supplier, one, Minimum(one.id, amount)


def offers_of(instance: Instance, supplier: str, chip: str) -> set[str]:
    """Give the offers of a supplier that hold a chip (empty: any)."""
    return {
        offer.id
        for catalog, offer in instance.project.offers()
        if catalog.supplier == supplier
        and (not chip or any(content.chip == chip for content in offer.contents))
    }


def constrain(model: "Model") -> None:
    """Charge what is left of each signed commitment."""
    for supplier, one, minimum in _agreed(model.instance):
        offers = offers_of(model.instance, supplier, one.chip)
        members = [c for c in model.instance.columns if c.option.offer.id in offers]
        remainder(model, minimum.amount, members, {model.one: 1.0})


def costs(instance: Instance, orders: Sequence[Order]) -> Iterator[CostLine]:
    """Give the remainder of each signed commitment."""
    for supplier, one, minimum in _agreed(instance):
        offers = offers_of(instance, supplier, one.chip)
        yield from remainder_line(
            instance, minimum, [order for order in orders if order.offer in offers]
        )
