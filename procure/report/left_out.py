"""The sheet Left out: what was not planned and why, and what was not chosen."""

from typing import Final

from procure.report.book import Book
from procure.report.sheet import GREY, HEAD_ROW, Sheet
from procure.report.subject import Subject, reason
from procure.report.values import Column, Value
from procure.words import sentence

NAME: Final = "Left out"
_MOST: Final = 300
"""Offers not ordered that are listed one by one."""


def add(book: Book, subject: Subject) -> None:
    """Write the sheet."""
    sheet = book.sheet(NAME)
    sheet.title(NAME, sentence("report-left-out-note"))
    rows: list[tuple[Value, ...]] = [
        (
            subject.names.left_out(one.offer),
            one.supplier,
            subject.names.workload(one.workload) if one.workload else "",
            reason(one.key, one.values),
            one.offer,
        )
        for one in subject.plan.left_out
    ]
    columns = [
        Column(heading="Offer or commitment"),
        Column(heading="Supplier"),
        Column(heading="For workload"),
        Column(heading="Reason"),
        Column(heading="Id"),
    ]
    area = sheet.table("LeftOut", columns, rows, empty=sentence("report-none-left-out"))
    sheet.freeze(HEAD_ROW + 1, 1)
    _not_ordered(sheet, subject, area.last + 4)


def _not_ordered(sheet: Sheet, subject: Subject, top: int) -> None:
    """List the offers that the plan could have ordered, and did not."""
    sheet.heading(top - 2, sentence("report-not-ordered"))
    known = {order.offer for order in subject.plan.orders}
    known |= {one.offer for one in subject.plan.left_out if not one.workload}
    found = [(catalog, offer) for catalog, offer in subject.project.offers()]
    others = [(catalog, offer) for catalog, offer in found if offer.id not in known]
    values = {"count": f"{len(others):,}", "listed": f"{min(len(others), _MOST):,}"}
    key = "report-not-ordered-note" if len(others) <= _MOST else "report-not-ordered-more"
    sheet.text(top - 1, 0, sentence(key, values), font_color=GREY)
    rows: list[tuple[Value, ...]] = [
        (
            subject.names.offer(offer.id),
            catalog.supplier,
            "",
            sentence("report-not-chosen"),
            offer.id,
        )
        for catalog, offer in others[:_MOST]
    ]
    columns = [
        Column(heading="Offer"),
        Column(heading="Supplier"),
        Column(heading="For workload"),
        Column(heading="Reason"),
        Column(heading="Id"),
    ]
    empty = sentence("report-all-ordered")
    sheet.table("NotOrdered", columns, rows, top=top, empty=empty)
