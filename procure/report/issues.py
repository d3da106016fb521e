"""The sheet Price list issues: the files read, and what in them a person should know."""

from typing import Final

from procure.acceptance import Accepted, open_issues
from procure.offers import Severity
from procure.report.book import Book
from procure.report.sheet import HEAD_ROW
from procure.report.subject import Subject, reason
from procure.report.values import Column, Value
from procure.words import sentence

NAME = "Price list issues"
_SEVERITIES: Final[dict[Severity, str]] = {
    "refused": "no offer made",
    "confirm": "waits for your answer",
    "warning": "look at it",
}
_ACCEPTED: Final = "accepted"


def add(book: Book, subject: Subject) -> None:
    """Write the sheet: first the issues, below them the price lists."""
    sheet = book.sheet(NAME)
    sheet.title(NAME, sentence("report-issues-note"))
    issues: list[tuple[Value, ...]] = [
        (
            catalog.supplier,
            catalog.file_name,
            issue.sheet,
            issue.row,
            issue.column,
            issue.text,
            _SEVERITIES[issue.severity] if acceptance is None else _ACCEPTED,
            reason(issue.key, issue.values),
            acceptance.on if acceptance else None,
            acceptance.note if acceptance else "",
        )
        for catalog in subject.project.catalogs
        for accepted in (Accepted(catalog.accepted),)
        for issue in catalog.issues
        for acceptance in (accepted.of(issue),)
    ]
    columns = [
        Column(heading="Supplier"),
        Column(heading="File"),
        Column(heading="Sheet"),
        Column(heading="Row", kind="whole"),
        Column(heading="Column"),
        Column(heading="Text"),
        Column(heading="What follows"),
        Column(heading="Reason"),
        Column(heading="Accepted on", kind="day"),
        Column(heading="Note"),
    ]
    area = sheet.table("Issues", columns, issues, empty=sentence("report-no-issues"))
    sheet.freeze(HEAD_ROW + 1, 1)
    top = area.last + 3
    sheet.heading(top - 1, sentence("report-lists"))
    lists: list[tuple[Value, ...]] = [
        (
            catalog.supplier,
            catalog.file_name,
            catalog.as_of,
            len(catalog.offers),
            len(open_issues(catalog)),
            catalog.note,
            catalog.read_on,
            catalog.sha256,
        )
        for catalog in subject.project.catalogs
    ]
    columns = [
        Column(heading="Supplier"),
        Column(heading="File"),
        Column(heading="As of", kind="day"),
        Column(heading="Offers", kind="whole"),
        Column(heading="Open issues", kind="whole"),
        Column(heading="Note"),
        Column(heading="Read on", kind="day"),
        Column(heading="SHA-256 of the file"),
    ]
    sheet.table("PriceLists", columns, lists, top=top, empty=sentence("report-no-lists"))
