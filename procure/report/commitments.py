"""The sheet Commitments: what is promised to suppliers, and who is related to whom."""

from collections.abc import Iterator
from typing import Final

from procure import figures
from procure.offers import Commitment
from procure.report.book import Book
from procure.report.sheet import HEAD_ROW, Sheet
from procure.report.subject import Subject
from procure.report.values import Column, Value
from procure.words import sentence

NAME: Final = "Commitments"
_WIDEST: Final = 30
_PROMISES: Final = {
    "order": "order",
    "take_or_pay": "take or pay",
    "prepaid": "prepaid",
    "loi": "letter of intent (not binding)",
}
_TERMS: Final = {"take_or_pay": "an amount to reach", "prepaid": "paid in advance"}
_NOTHING: Final = "nothing"


def add(book: Book, subject: Subject) -> None:
    """Write the sheet: commitments, below them the related-party notes."""
    sheet = book.sheet(NAME)
    sheet.title(sentence("report-commitments"), sentence("report-commitments-note"))
    last = _commitments(sheet, subject)
    sheet.freeze(HEAD_ROW + 1, 1)
    _related(sheet, subject, last + 4)


def _commitments(sheet: Sheet, subject: Subject) -> int:
    """List what is promised to suppliers; give the last row."""
    rows: list[tuple[Value, ...]] = [
        (
            commitment.description,
            catalog.supplier,
            _PROMISES[commitment.kind],
            commitment.related_party,
            subject.names.chip(commitment.chip) if commitment.chip else "",
            commitment.chips,
            subject.site(commitment.site) if commitment.site else "",
            commitment.amount,
            commitment.currency,
            "yes" if commitment.signed else "no",
            commitment.signed_on,
            commitment.when,
            counts_as(subject, commitment),
        )
        for catalog in subject.project.catalogs
        for commitment in catalog.commitments
    ]
    columns = [
        Column(heading="Commitment"),
        Column(heading="Supplier"),
        Column(heading="Kind"),
        Column(heading="Related party"),
        Column(heading="Chip"),
        Column(heading="Chips", kind="whole"),
        Column(heading="Site"),
        Column(heading="Amount", kind="money"),
        Column(heading="Currency"),
        Column(heading="Signed"),
        Column(heading="Signed on", kind="day"),
        Column(heading="Arrives", kind="day"),
        Column(heading="Counts in this plan as"),
    ]
    empty = sentence("report-no-commitments")
    area = sheet.table("Commitments", columns, rows, empty=empty, widest=_WIDEST)
    return area.last


def counts_as(subject: Subject, commitment: Commitment) -> str:
    """Say what a commitment changes in the plan: supply, a prepayment, an amount to reach."""
    if commitment.id in {one.offer for one in subject.plan.left_out}:
        return _NOTHING
    if commitment.kind in _TERMS:
        return _TERMS[commitment.kind]
    supplies = figures.supplies(subject.scenario, subject.plan, commitment)
    return "supply" if supplies else _NOTHING


def related_parties(subject: Subject) -> Iterator[tuple[str, str, str, str]]:
    """List related-party notes: of what, its supplier or maker, the note, whether in the plan."""
    ordered = {order.offer for order in subject.plan.orders}
    held = {chip for offer in ordered for chip, _ in subject.names.held(offer)}
    for chip in subject.project.chips:
        if chip.related_party:
            yield (chip.name, chip.maker, chip.related_party, "yes" if chip.id in held else "no")
    for catalog, offer in subject.project.offers():
        if offer.related_party:
            planned = "yes" if offer.id in ordered else "no"
            yield (offer.description, catalog.supplier, offer.related_party, planned)
    for catalog in subject.project.catalogs:
        for commitment in catalog.commitments:
            if commitment.related_party:
                counts = "no" if counts_as(subject, commitment) == _NOTHING else "yes"
                yield (commitment.description, catalog.supplier, commitment.related_party, counts)


def _related(sheet: Sheet, subject: Subject, top: int) -> None:
    sheet.heading(top - 1, sentence("report-related"))
    columns = [
        Column(heading="What"),
        Column(heading="Supplier or maker"),
        Column(heading="Part of this plan"),
        Column(heading="Note"),
    ]
    rows = [(what, who, planned, note) for what, who, note, planned in related_parties(subject)]
    sheet.table("RelatedParties", columns, rows, top=top, empty=sentence("report-no-related"))
