"""What is agreed beyond single orders: programs, amounts to be reached, prepayments, rebates.

Each file holds one kind twice: as rows of the model, and as cost lines of a plan in
exact decimals. docs/model.md says what they mean.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from procure.plan import CostLine, Order
from solver.contracts import prepaid, programs, rebates, take_or_pay
from solver.instance import Instance

if TYPE_CHECKING:
    from solver.model import Model


def constrain(model: "Model") -> None:
    """Add the rows and the cash of all contracts; the orders have to be there."""
    programs.constrain(model)
    take_or_pay.constrain(model)
    prepaid.constrain(model)
    rebates.constrain(model)


def contract_costs(
    instance: Instance, orders: Sequence[Order], costs: Sequence[CostLine]
) -> Iterator[CostLine]:
    """Give the cost lines of all contracts; `costs` are those of the orders."""
    yield from programs.costs(instance, orders)
    yield from take_or_pay.costs(instance, orders)
    yield from prepaid.costs(instance, orders, costs)
    yield from rebates.costs(instance, orders)
