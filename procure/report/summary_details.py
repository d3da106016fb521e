"""The sheet Summary details: what does not fit on the page to sign."""

from collections.abc import Sequence
from typing import Final

from procure import figures
from procure.report import capacity
from procure.report.book import Book
from procure.report.brief import Part
from procure.report.sheet import CHART_HEIGHT, HEAD_ROW, WARN, Sheet
from procure.report.subject import Subject
from procure.report.values import Area, Column, Value
from procure.words import sentence

NAME: Final = "Summary details"
_ACROSS: Final = 5
_ROW_PIXELS: Final = 20
_STACK: Final = "software stack"


def add(book: Book, subject: Subject, parts: Sequence[Part]) -> None:
    """Write the sheet: first the `parts` of the summary that are too long for it."""
    sheet = book.sheet(NAME)
    sheet.title(NAME, sentence("report-details-note"))
    makers = _makers(sheet, subject, HEAD_ROW + 1)
    stacks = _stacks(sheet, subject, makers.last + 4)
    row = _parts(sheet, parts, stacks.last + 3)
    _charts(sheet, subject, row)
    sheet.freeze(HEAD_ROW)
    # Upright the tables and the charts of four workloads are on one page, none of them cut.
    sheet.worksheet.set_portrait()


def _parts(sheet: Sheet, parts: Sequence[Part], row: int) -> int:
    for part in parts:
        sheet.heading(row, part.heading)
        for said in part.said:
            row += 1
            look = {"font_color": WARN} if said.warns else {}
            sheet.sentence(row, _ACROSS, f"•  {said.text}", **look)
        row += 2
    return row


def _stacks(sheet: Sheet, subject: Subject, top: int) -> Area:
    """Write gross purchase and rent by maker and by software stack."""
    sheet.heading(top - 1, sentence("report-by-stack"))
    asked = (subject.project, subject.scenario, subject.plan)
    spends = (("maker", figures.spend_by_maker(*asked)), (_STACK, figures.spend_by_stack(*asked)))
    rows: list[tuple[Value, ...]] = [
        (
            spend.name or (sentence("report-unnamed-stack") if by == _STACK else ""),
            spend.amount,
            spend.share,
            by,
        )
        for by, found in spends
        for spend in found
    ]
    columns = [
        Column(heading="Maker or stack", width=30),
        Column(
            heading=f"Purchase and rent ({subject.currency})",
            kind="money",
            currency=subject.currency,
            width=22,
        ),
        Column(heading="Share", kind="percent", width=18),
        Column(heading="Counted by", width=16),
    ]
    empty = sentence("report-no-orders")
    return sheet.table("", columns, rows, top=top, filtered=False, empty=empty)


def _makers(sheet: Sheet, subject: Subject, top: int) -> Area:
    """Write what the plan brings by maker and chip.

    Only what is bought adds up: each model has its most in a period of its own.
    """
    sheet.heading(top - 1, sentence("report-by-maker"))
    counts = figures.chips(subject.project, subject.scenario, subject.plan)
    rows: list[tuple[Value, ...]] = [
        (
            count.maker,
            subject.chip(count.chip),
            count.bought,
            count.rented,
            count.chips,
        )
        for count in counts
    ]
    columns = [
        Column(heading="Maker", width=30),
        Column(heading="Chip", width=22),
        Column(heading="Bought", kind="whole", total=True, width=18),
        Column(heading="Rented, most at once", kind="whole", width=16),
        Column(heading="Chips, most at once", kind="whole", width=16),
    ]
    empty = sentence("report-no-orders")
    return sheet.table("", columns, rows, top=top, filtered=False, empty=empty)


def _charts(sheet: Sheet, subject: Subject, row: int) -> None:
    """Draw the capacity of each workload, two abreast."""
    rows = figures.capacity(subject.project, subject.scenario, subject.plan)
    high = CHART_HEIGHT // _ROW_PIXELS + 2
    for place, workload in enumerate(dict.fromkeys(one.workload for one in rows)):
        chart = capacity.draw(sheet.book, subject, rows, workload)
        sheet.insert(row + place // 2 * high, place % 2, chart)
