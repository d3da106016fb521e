"""What is due beyond the orders: programs, commitments, rebates, ports and open orders."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal

from procure.audit.due import Line
from procure.audit.facts import Facts
from procure.offers import Catalog, Commitment
from procure.units import round_money

Payments = dict[tuple[str, int], Decimal]
"""Purchase and rent by order and period, in the project's currency."""


def due_beyond_orders(facts: Facts, due: Mapping[Line, Decimal]) -> dict[Line, Decimal]:
    """Give each cost line that is of no order, rounded once; `due` has the orders' lines."""
    paid: Payments = {
        (order, period): amount
        for (kind, period, order, _, _), amount in due.items()
        if kind in {"purchase", "rent"}
    }
    spent: dict[str, Decimal] = defaultdict(Decimal)
    for (order, _), amount in paid.items():
        spent[order] += amount
    found: dict[Line, Decimal] = defaultdict(Decimal)
    for catalog in facts.project.catalogs:
        for parts in (
            _programs(facts, catalog, spent),
            _take_or_pay(facts, catalog, spent),
            _rebates(facts, catalog, spent),
            _prepaid(facts, catalog, paid),
        ):
            for line, amount in parts:
                found[line] += round_money(amount, facts.project.currency)
    for line, amount in (*_open_orders(facts), *_ports(facts)):
        found[line] += round_money(amount, facts.project.currency)
    return found


def _programs(
    facts: Facts, catalog: Catalog, spent: Mapping[str, Decimal]
) -> Iterator[tuple[Line, Decimal]]:
    for program in catalog.programs:
        orders = [
            order
            for order in facts.known
            if facts.offers[order.offer][0] == catalog.supplier
            and facts.offers[order.offer][1].program == program.id
        ]
        if not orders and not program.signed:
            continue
        rate = facts.rates.get(program.currency)
        if rate is None:
            owing = program.one_time_cost or program.take_or_pay
            facts.must(not owing, "audit-rate", what=f"Program {program.id}")
            continue
        first = 0 if program.signed else min(order.period for order in orders)
        cost = (program.one_time_cost or Decimal(0)) * rate
        yield ("one_time", first, "", "", program.id), cost
        done = sum((spent[order.id] for order in orders), Decimal(0))
        least = (program.take_or_pay or Decimal(0)) * rate
        yield _at_end(facts, "take_or_pay", program.id), max(least - done, Decimal(0))


def _take_or_pay(
    facts: Facts, catalog: Catalog, spent: Mapping[str, Decimal]
) -> Iterator[tuple[Line, Decimal]]:
    for one in _with_amount(facts, catalog, "take_or_pay"):
        if one.signed:
            done = sum((spent[order] for order in _concerned(facts, catalog, one)), Decimal(0))
            least = (one.amount or Decimal(0)) * facts.rates[one.currency]
            yield _at_end(facts, "take_or_pay", one.id), max(least - done, Decimal(0))


def _rebates(
    facts: Facts, catalog: Catalog, spent: Mapping[str, Decimal]
) -> Iterator[tuple[Line, Decimal]]:
    """Pay the rate of the highest threshold reached on all that was spent."""
    total = sum(
        (
            spent[order.id]
            for order in facts.known
            if facts.offers[order.offer][0] == catalog.supplier
        ),
        Decimal(0),
    )
    reached = [
        (rebate.threshold * facts.rates[rebate.currency], rebate.rate)
        for rebate in catalog.rebates
        if rebate.currency in facts.rates
        and total >= rebate.threshold * facts.rates[rebate.currency]
    ]
    if reached:
        _, rate = max(reached)
        yield _at_end(facts, "rebate", catalog.supplier), -rate * total


def _prepaid(facts: Facts, catalog: Catalog, paid: Payments) -> Iterator[tuple[Line, Decimal]]:
    """Let each prepayment cover what those before it, of the same chip, leave to be paid."""
    known = list(_with_amount(facts, catalog, "prepaid"))
    covering: dict[str, str] = {}
    for one in known:
        for order in _concerned(facts, catalog, one):
            covering.setdefault(order, one.chip)
    payments: dict[str, dict[int, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for (order, period), amount in paid.items():
        if order in covering:
            payments[covering[order]][period] += amount
    used_up: dict[str, Decimal] = defaultdict(Decimal)
    for one in known:
        start = used_up[one.chip]
        # It was paid once, in whole cents; payments are whole cents too.
        amount = (one.amount or Decimal(0)) * facts.rates[one.currency]
        end = start + round_money(amount, facts.project.currency)
        used_up[one.chip] = end
        due = covered = Decimal(0)
        for period, amount in sorted(payments[one.chip].items()):
            due += amount
            # A credit that comes before any payment is not paid out: the first takes it back.
            cover = min(end, due) - (min(start, due) if start else Decimal(0))
            yield ("prepaid", period, "", "", one.id), covered - cover
            covered = cover


def _with_amount(facts: Facts, catalog: Catalog, kind: str) -> Iterator[Commitment]:
    for one in catalog.commitments:
        if one.kind == kind and one.amount is not None and one.currency in facts.rates:
            yield one


def _concerned(facts: Facts, catalog: Catalog, one: Commitment) -> Iterator[str]:
    """List the orders from the supplier of offers that hold the chip named (empty: any)."""
    for order in facts.known:
        supplier, offer = facts.offers[order.offer]
        holds = not one.chip or any(content.chip == one.chip for content in offer.contents)
        if supplier == catalog.supplier and holds:
            yield order.id


def _open_orders(facts: Facts) -> Iterator[tuple[Line, Decimal]]:
    for line in facts.open_orders:
        if line.to_pay is None:
            continue
        rate = facts.rates.get(line.currency)
        if rate is None:
            facts.must(not line.to_pay, "audit-rate", what=f"The fleet's {line.id}")
            continue
        period = 0 if line.arrives is None else facts.period_of(line.arrives)
        yield ("open_orders", period, "", "", line.id), line.to_pay * rate


def _ports(facts: Facts) -> Iterator[tuple[Line, Decimal]]:
    for port in facts.plan.ports:
        if facts.can_port(port.stack, port.workload):
            name = f"{port.stack}: {port.workload}"
            yield ("porting", port.period, "", "", name), facts.porting_cost(port)


def _at_end(facts: Facts, kind: str, subject: str) -> Line:
    return (kind, facts.horizon.periods, "", "", subject)
