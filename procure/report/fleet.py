"""The sheet Fleet: chips that are there whatever the plan orders, and what is due for them."""

from typing import Final

from procure import figures
from procure.figures import Owned, OwnedKind
from procure.report.book import Book
from procure.report.sheet import HEAD_ROW
from procure.report.subject import Subject
from procure.report.values import Column, Value
from procure.words import sentence

NAME = "Fleet"
_KINDS: Final[dict[OwnedKind, str]] = {
    "fleet": "owned",
    "open_order": "open order",
    "signed_order": "signed order",
    "assumed": "letter of intent, assumed delivered",
}


def add(book: Book, subject: Subject) -> None:
    """Write the sheet: one row per line of the fleet, open order and commitment that supplies."""
    sheet = book.sheet(NAME)
    sheet.title(NAME, sentence("report-fleet-note"))
    found = figures.owned(subject.project, subject.scenario, subject.plan)
    money = subject.currency
    columns = [
        Column(heading="What"),
        Column(heading="Kind"),
        Column(heading="Supplier"),
        Column(heading="Maker"),
        Column(heading="Chip"),
        Column(heading="Site"),
        Column(heading="Arrives", kind="day"),
        Column(heading="Works from", kind="day"),
        Column(heading="Retires", kind="day"),
        Column(heading="Chips", kind="whole", total=True),
        Column(heading="Power (kW)", kind="number"),
        Column(heading="Racks", kind="number"),
        Column(heading=f"Still to pay ({money})", kind="money", currency=money, total=True),
        Column(heading="Source"),
        Column(heading="Note"),
    ]
    rows = [_row(subject, row) for row in found]
    sheet.table("Fleet", columns, rows, empty=sentence("report-no-fleet"))
    sheet.freeze(HEAD_ROW + 1, 1)


def _row(subject: Subject, row: Owned) -> tuple[Value, ...]:
    horizon = subject.scenario.horizon
    return (
        subject.names.owned(row.id),
        _KINDS[row.kind],
        row.supplier,
        subject.names.maker(row.chip),
        subject.chip(row.chip),
        subject.site(row.site),
        row.arrives,
        horizon.starts(row.usable),
        row.retires,
        row.chips,
        row.kw,
        row.racks,
        row.paid or None,
        row.source,
        row.note,
    )
