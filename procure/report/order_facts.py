"""The sheet Order facts: what formulas of other sheets count with, a row for each order."""

from collections.abc import Iterator, Sequence
from typing import Final

from procure.report.book import Book
from procure.report.contracts import Contract
from procure.report.limit_facts import LimitFacts
from procure.report.places import FACTS, Places
from procure.report.sheet import HEAD_ROW
from procure.report.subject import Subject
from procure.report.terms import term_key
from procure.report.values import Column, Formula, Value
from procure.words import sentence

NAME: Final = FACTS


def add(
    book: Book,
    subject: Subject,
    places: Places,
    contracts: Sequence[Contract],
    counted: LimitFacts,
) -> None:
    """Write the sheet; its columns stand where `places` says."""
    if not places.rows:
        return
    sheet = book.sheet(NAME)
    sheet.title(NAME, sentence("report-facts-note"))
    columns = [
        Column(heading="Order"),
        Column(heading="Offer"),
        Column(heading="Ordered in period", kind="whole"),
        Column(heading="Arrives in period", kind="whole"),
        Column(heading="Works from period", kind="whole"),
        Column(heading="Works until before period", kind="whole"),
        Column(heading="Weeks", kind="number"),
        Column(heading="Needs a licence", kind="whole"),
        Column(heading="Power of a unit (kW)", kind="number"),
        Column(heading="Racks of a unit", kind="number"),
        *(Column(heading=f"{subject.chip(chip)} in a unit", kind="whole") for chip in places.chips),
        *(
            Column(
                heading=f"Counts for {sentence(f'report-contract-{one.kind}')}: {one.name}",
                kind="whole",
            )
            for one in contracts
        ),
        *counted.columns(),
    ]
    rows = [
        (*_cells(book, subject, places, contracts, at), *counted.cells(row))
        for at, row in enumerate(places.rows)
    ]
    sheet.table("OrderFacts", columns, rows)
    sheet.freeze(HEAD_ROW + 1, 2)


def _cells(
    book: Book, subject: Subject, places: Places, contracts: Sequence[Contract], at: int
) -> Iterator[Value]:
    row = places.rows[at]
    order, offer, periods = row.order, places.offer(row), subject.scenario.horizon.periods
    facts = places.facts
    yield from (order.id, row.name, order.period, facts.period_of(order.arrives), order.usable)
    yield periods if order.until is None else order.until
    yield facts.weeks_of(order)
    yield int(order.licence)
    for field, value in (
        ("kw_per_unit", facts.kw_of(offer)),
        ("racks_per_unit", offer.racks_per_unit),
    ):
        if value is None:
            yield None
        else:
            yield Formula(text=f"={book.at(term_key(offer, field))}", value=value)
    held = dict(subject.names.held(order.offer))
    yield from (held.get(chip, 0) for chip in places.chips)
    yield from (int(order.id in one.orders) for one in contracts)
