"""What is due beyond the orders' own prices, and which orders count for it.

Mirrors procure.audit.contracts: programs, take-or-pay, prepayments, rebates, ports and what
is still to pay for chips ordered before.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from procure.cell_record import Key
from procure.figures import OrderRow
from procure.offers import Catalog, Commitment, Program, Rebate
from procure.record import record
from procure.report.places import Places
from procure.report.subject import Subject
from procure.units import Number

ContractKind = Literal["program", "floor", "take_or_pay", "prepaid"]


@record
class Contract:
    """A contract that counts what some orders cost.

    A `program` charges its one-time cost with its first order, its `floor` is what has to be
    spent in it; `take_or_pay` is one of a commitment; `prepaid` covers what is due, after
    those of the same `group`. `orders` are the ids of the orders that count.
    """

    kind: ContractKind
    id: str
    name: str
    supplier: str
    key: Key
    amount: Number
    currency: str
    signed: bool
    orders: tuple[str, ...]
    group: str = ""


@record
class Payment:
    """An amount that is due in a period, whatever is ordered."""

    kind: Literal["open_orders", "porting"]
    id: str
    name: str
    supplier: str
    key: Key
    amount: Number
    currency: str
    period: int


def contracts(subject: Subject, places: Places) -> tuple[Contract, ...]:
    """List the contracts that count, in the order of the price lists."""
    found: list[Contract] = []
    for catalog in subject.project.catalogs:
        found += _programs(subject, places, catalog)
        for one in catalog.commitments:
            known = one.amount is not None and one.currency in places.facts.rates
            if known and one.kind == "take_or_pay" and one.signed:
                found.append(_commitment(subject, places, catalog, one, "take_or_pay"))
        found += _prepaid(subject, places, catalog)
    return tuple(found)


def _programs(subject: Subject, places: Places, catalog: Catalog) -> Iterator[Contract]:
    for program in catalog.programs:
        rows = [row for row in places.rows if _is_of(places, row, catalog, program)]
        if (not rows and not program.signed) or program.currency not in places.facts.rates:
            continue
        for kind, field, amount in (
            ("program", "one_time_cost", program.one_time_cost),
            ("floor", "take_or_pay", program.take_or_pay),
        ):
            if amount is None:
                continue
            yield Contract(
                kind="program" if kind == "program" else "floor",
                id=program.id,
                name=subject.names.program(program.id),
                supplier=catalog.supplier,
                key=("program", catalog.supplier, program.id, field),
                amount=amount,
                currency=program.currency,
                signed=program.signed,
                orders=tuple(row.order.id for row in rows),
            )


def _is_of(places: Places, row: OrderRow, catalog: Catalog, program: Program) -> bool:
    listed, offer = places.listed(row)
    return listed.supplier == catalog.supplier and offer.program == program.id


def _prepaid(subject: Subject, places: Places, catalog: Catalog) -> Iterator[Contract]:
    """Let each order be covered by the prepayments of one chip: the first that it concerns."""
    known = [
        one
        for one in catalog.commitments
        if one.kind == "prepaid" and one.amount is not None and one.currency in places.facts.rates
    ]
    covering: dict[str, str] = {}
    for one in known:
        for order in _concerned(places, catalog, one):
            covering.setdefault(order, one.chip)
    for one in known:
        made = _commitment(subject, places, catalog, one, "prepaid")
        orders = tuple(order for order in made.orders if covering[order] == one.chip)
        yield Contract(
            kind="prepaid",
            id=made.id,
            name=made.name,
            supplier=made.supplier,
            key=made.key,
            amount=made.amount,
            currency=made.currency,
            signed=made.signed,
            orders=orders,
            group=f"{catalog.supplier}: {one.chip}",
        )


def _commitment(
    subject: Subject,
    places: Places,
    catalog: Catalog,
    one: Commitment,
    kind: Literal["take_or_pay", "prepaid"],
) -> Contract:
    return Contract(
        kind=kind,
        id=one.id,
        name=subject.names.commitment(one.id),
        supplier=catalog.supplier,
        key=("commitment", catalog.supplier, one.id, "amount"),
        amount=one.amount or Decimal(0),
        currency=one.currency,
        signed=one.signed,
        orders=tuple(_concerned(places, catalog, one)),
    )


def _concerned(places: Places, catalog: Catalog, one: Commitment) -> Iterator[str]:
    """List the orders from the supplier of offers that hold the chip named (empty: any)."""
    for row in places.rows:
        listed, offer = places.listed(row)
        holds = not one.chip or any(content.chip == one.chip for content in offer.contents)
        if listed.supplier == catalog.supplier and holds:
            yield row.order.id


def payments(subject: Subject, places: Places) -> tuple[Payment, ...]:
    """List what is due whatever is ordered: open orders, and the plan's ports of software."""
    facts, found = places.facts, list[Payment]()
    own = {line.id for line in subject.project.fleet}
    for line in facts.open_orders:
        if line.to_pay is None or (line.to_pay and line.currency not in facts.rates):
            continue
        supplier = _supplier_of(subject, line.id)
        found.append(
            Payment(
                kind="open_orders",
                id=line.id,
                name=subject.names.owned(line.id),
                supplier=supplier,
                key=("fleet", line.id, "to_pay")
                if line.id in own
                else ("commitment", supplier, line.id, "amount"),
                amount=line.to_pay,
                currency=line.currency or subject.currency,
                period=0 if line.arrives is None else facts.period_of(line.arrives),
            )
        )
    for port in subject.plan.ports:
        if facts.can_port(port.stack, port.workload):
            found.append(
                Payment(
                    kind="porting",
                    id=f"{port.stack}: {port.workload}",
                    name=subject.names.port(port.stack, port.workload),
                    supplier="",
                    key=("readiness", port.stack, port.workload, "porting_cost"),
                    amount=facts.porting_cost(port),
                    currency=subject.currency,
                    period=port.period,
                )
            )
    return tuple(found)


def _supplier_of(subject: Subject, name: str) -> str:
    found = subject.names.commitments.get(name)
    return found[0].supplier if found else ""


def rebates_of(subject: Subject, places: Places) -> tuple[tuple[str, int, Rebate], ...]:
    """List the rebates that orders of the plan count for: (supplier, number, rebate)."""
    ordered = {places.listed(row)[0].supplier for row in places.rows}
    found: list[tuple[str, int, Rebate]] = []
    seen: dict[str, int] = {}
    for catalog in subject.project.catalogs:
        for rebate in catalog.rebates:
            at = seen.setdefault(catalog.supplier, 0)
            seen[catalog.supplier] += 1
            if catalog.supplier in ordered and rebate.currency in places.facts.rates:
                found.append((catalog.supplier, at, rebate))
    return tuple(found)
