"""Cash by period and kind, and spend by supplier and maker."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from decimal import Decimal, localcontext
from typing import Final, get_args

from procure.names import Names
from procure.plan import CostKind, Plan
from procure.project import Project
from procure.record import record
from procure.scenario import Scenario
from procure.units import EXACT

COST_KINDS: Final[tuple[CostKind, ...]] = get_args(CostKind)
ZERO: Final = Decimal(0)
_USUAL: Final = frozenset({"purchase", "rent", "integration", "energy"})


@record
class CashLine:
    """Cash of one kind, undiscounted: one amount per period of the horizon.

    `beyond` is due after the horizon's last period: rent committed by then, and what is
    settled at the horizon's end. The residual value alone is no cash.
    """

    kind: CostKind
    amounts: tuple[Decimal, ...]
    beyond: Decimal

    @property
    def total(self) -> Decimal:
        """Add up all periods and what lies beyond them."""
        return sum(self.amounts, self.beyond)


@record
class Spend:
    """Gross purchase and rent that goes to one name, and its share (0 to 1) of all.

    The name is a supplier, a maker or a stack (empty for chips that name none).
    """

    name: str
    amount: Decimal
    share: Decimal | None


def cash(
    project: Project, scenario: Scenario, plan: Plan, also: Collection[CostKind] = ()
) -> tuple[CashLine, ...]:
    """Give the cash that falls due, by kind and period; rarer kinds only where they occur.

    The kinds in `also` have a line in any case.
    """
    del project
    periods = scenario.horizon.periods
    found = {kind: [ZERO] * (periods + 1) for kind in COST_KINDS}
    for line in plan.costs:
        found[line.kind][min(line.period, periods)] += line.amount
    return tuple(
        CashLine(kind=kind, amounts=tuple(amounts[:periods]), beyond=amounts[periods])
        for kind, amounts in found.items()
        if kind in _USUAL or kind in also or any(amounts)
    )


def spend_by_supplier(project: Project, scenario: Scenario, plan: Plan) -> tuple[Spend, ...]:
    """Give gross purchase and rent with each supplier, the most first."""
    del project, scenario
    return _spend((order.supplier, order.cost) for order in plan.orders)


def spend_by_maker(project: Project, scenario: Scenario, plan: Plan) -> tuple[Spend, ...]:
    """Give gross purchase and rent of each maker's chips, the most first.

    An order of chips of several makers counts for each by its number of chips.
    """
    del scenario
    return _spend_by_chip(project, plan, Names(project).maker)


def spend_by_stack(project: Project, scenario: Scenario, plan: Plan) -> tuple[Spend, ...]:
    """Give gross purchase and rent of each software stack's chips, the most first.

    An order of chips of several stacks counts for each by its number of chips.
    """
    del scenario
    return _spend_by_chip(project, plan, Names(project).stack)


def _spend_by_chip(
    project: Project, plan: Plan, name_of: Callable[[str], str]
) -> tuple[Spend, ...]:
    names = Names(project)
    parts = []
    with localcontext(EXACT):
        for order in plan.orders:
            held = names.held(order.offer)
            left, all_chips = order.cost, sum(count for _, count in held)
            for chip, count in held[1:]:
                part = order.cost * count / all_chips
                parts.append((name_of(chip), part))
                left -= part
            parts.append((name_of(held[0][0]) if held else "", left))
        return _spend(parts)


def _spend(parts: Iterable[tuple[str, Decimal]]) -> tuple[Spend, ...]:
    with localcontext(EXACT):
        found: dict[str, Decimal] = defaultdict(Decimal)
        for name, amount in parts:
            found[name] += amount
        total = sum(found.values(), ZERO)
        rows = [
            Spend(name=name, amount=amount, share=amount / total if total else None)
            for name, amount in found.items()
        ]
    return tuple(sorted(rows, key=lambda row: (-row.amount, row.name)))
