"""Prepayments: what is due to a supplier is taken from them first, in the order it falls due.

With P[t] the payments due up to period t and A the amount prepaid, what is covered up to
t is C[t] = min(A, P[t]); a binary b[t] says that the prepayment is used up. P[t] is below
zero where a credit falls due before what it is for.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from procure.plan import CostLine, Order
from procure.record import record
from procure.units import EXACT, round_money
from solver.commitments import in_force
from solver.contracts.take_or_pay import offers_of
from solver.instance import Instance
from solver.terms import Terms, add_terms

if TYPE_CHECKING:
    from solver.model import Model

_THRIFT: Final = 1e-7
"""Weight of what is taken from a prepayment, beside cost."""


@record
class _Account:
    """Prepayments of one kind to one supplier, and the offers whose payments they cover.

    `amounts` are (commitment, amount in the project's currency), used up in this order.
    """

    offers: frozenset[str]
    amounts: tuple[tuple[str, Decimal], ...]

    @property
    def total(self) -> Decimal:
        return sum((amount for _, amount in self.amounts), Decimal(0))


def _accounts(instance: Instance) -> list[_Account]:
    """Give the prepayments; an offer belongs to the first listed that fits it."""
    amounts: dict[tuple[str, str], list[tuple[str, Decimal]]] = defaultdict(list)
    for catalog, one in in_force(instance.project, instance.scenario, "prepaid"):
        rate = instance.currency_rate[one.currency or instance.project.currency]
        amount = EXACT.multiply(one.amount or Decimal(0), rate)
        amounts[catalog.supplier, one.chip].append((one.id, amount))
    taken: set[str] = set()
    found: list[_Account] = []
    for (supplier, chip), parts in amounts.items():
        offers = offers_of(instance, supplier, chip) - taken
        taken |= offers
        found.append(_Account(offers=frozenset(offers), amounts=tuple(parts)))
    return found


def total(instance: Instance) -> Decimal:
    """Add up all prepayments that count, in the project's currency."""
    return sum((account.total for account in _accounts(instance)), Decimal(0))


def constrain(model: "Model") -> None:
    """Take what is prepaid from the payments that fall due first."""
    for account in _accounts(model.instance):
        due: dict[int, Terms] = defaultdict(dict)
        for (offer, period), terms in model.payments.items():
            if offer in account.offers:
                add_terms(due[period], terms)
        amount = model.scaled(account.total)
        most = sum(
            model.most_gross(column)
            for column in model.instance.columns
            if column.option.offer.id in account.offers
        )
        back = _most_credited(model, account)
        paid: Terms = {}
        before: Terms = {}
        for period in sorted(due):
            add_terms(paid, due[period])
            covered = model.variable("prepaid", low=-back, high=amount)
            used_up = model.variable("b", high=1, integer=True)
            row: Terms = {covered: 1.0}
            add_terms(row, paid, -1.0)
            model.at_most(row, 0)
            model.at_least({**row, used_up: most}, 0)
            model.at_least({covered: 1.0, used_up: -amount - back}, -back)
            credit: Terms = {covered: -1.0}
            add_terms(credit, before)
            model.add_cash("prepaid", period, credit)
            before = {covered: 1.0}
        # What is prepaid makes chips free that nobody needs: of equal plans, use the least.
        add_terms(model.objective, before, _THRIFT)
        model.overstated += _THRIFT * amount


def _most_credited(model: "Model", account: _Account) -> float:
    """Give the most that can be credited of invoices, in scaled money: all that they are."""
    return sum(
        model.most_gross(column)
        for column in model.instance.columns
        if column.option.offer.id in account.offers
        and column.cumulative
        and column.option.offer.break_kind == "all_units"
    )


def costs(
    instance: Instance, orders: Sequence[Order], costs: Sequence[CostLine]
) -> Iterator[CostLine]:
    """Give what each prepayment covers in each period, below zero."""
    offer_of = {order.id: order.offer for order in orders}
    for account in _accounts(instance):
        due: dict[int, Decimal] = defaultdict(Decimal)
        for line in costs:
            if line.kind in {"purchase", "rent"} and offer_of.get(line.order) in account.offers:
                due[line.period] += line.amount
        paid = Decimal(0)
        covered = dict.fromkeys((name for name, _ in account.amounts), Decimal(0))
        for period in sorted(due):
            paid += due[period]
            left = paid
            for name, amount in account.amounts:
                until_now = round_money(min(amount, left), instance.project.currency)
                left -= until_now
                credit = covered[name] - until_now
                covered[name] = until_now
                if credit:
                    yield CostLine(kind="prepaid", period=period, subject=name, amount=credit)
