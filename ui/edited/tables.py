"""The tables of an edited workbook: changed inputs, what to look at, what has no effect."""

from __future__ import annotations

from procure.edited.returned import Returned
from procure.edited.words import (
    MOST_TOLD,
    EditRow,
    edit_rows,
    notices_told,
    unknown_place,
    unknown_told,
)
from procure.record import record
from procure.words import sentence
from ui.document import Document
from ui.plan.evaluation_tables import still_view
from ui.tables.columns import Column, RowTitle
from ui.tables.view import RecordView


@record
class Told:
    """A sentence about a place in the workbook."""

    number: int
    place: str
    text: str


def edits_view(document: Document, found: Returned) -> RecordView:
    """Show each changed input before and after, and whom it holds for."""
    columns: tuple[Column[EditRow], ...] = (
        Column(
            heading="Was",
            get=lambda row: row.before,
            about="What the project has now, before anything is imported.",
        ),
        Column(
            heading="Is",
            get=lambda row: row.after,
            about="What stands in the workbook, and is taken over when it is imported.",
        ),
        Column(
            heading="Cell",
            get=lambda row: row.place,
            about="The sheet and the cell of the workbook in which it stands.",
        ),
        Column(
            heading="Holds for",
            get=lambda row: row.holds,
            about="Whether the new scenario alone has it, or all of the project's scenarios.",
        ),
    )
    title: RowTitle[EditRow] = RowTitle(
        heading="Input",
        get=lambda row: row.name,
        about="The input of the workbook that was changed.",
    )
    view = still_view(document, columns, edit_rows(found), title)
    view.set_wrapping()
    return view


def notices_view(document: Document, found: Returned) -> RecordView:
    """Show what to look at before the workbook is imported."""
    rows = [
        Told(number=at, place="", text=text) for at, text in enumerate(notices_told(found), start=1)
    ]
    columns: tuple[Column[Told], ...] = (
        Column(
            heading="What to look at",
            get=lambda row: row.text,
            about="What a supplier may refuse, or what is not known any more, with its cell.",
        ),
    )
    view = still_view(document, columns, rows)
    view.set_wrapping()
    return view


def unknown_view(document: Document, found: Returned) -> RecordView:
    """Show what was changed outside the inputs, which has no effect."""
    rows = [
        Told(number=at, place=unknown_place(one), text=unknown_told(one))
        for at, one in enumerate(found.unknown[:MOST_TOLD], start=1)
    ]
    if len(found.unknown) > MOST_TOLD:
        more = sentence("edited-more", {"count": f"{len(found.unknown) - MOST_TOLD:,}"})
        rows.append(Told(number=MOST_TOLD + 1, place="", text=more))
    columns: tuple[Column[Told], ...] = (
        Column(
            heading="Where",
            get=lambda row: row.place,
            about="The sheet of the workbook, with the cell, row or column where there is one.",
        ),
        Column(
            heading="What was changed",
            get=lambda row: row.text,
            about="A change of what is no input; it has no effect on the project.",
        ),
    )
    view = still_view(document, columns, rows)
    view.set_wrapping()
    return view
