"""The tables of the import dialog: the file, its columns, offers and changes."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from catalogs.grid import column_letter
from procure.chips import Chip
from ui.document import Document
from ui.entry import Choice, Entry
from ui.price_import.reading import (
    LEFT_OUT,
    ColumnReading,
    FileReading,
    FileRow,
    field_name,
    field_names,
)
from ui.price_lists.offer_columns import OfferRow, offer_columns
from ui.tables.columns import Column

_FIRST_OFFERED: Final = {"Contents": 144, "Price": 168, "Currency": 72, "Per": 76}
_QUANTITIES: Final = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000)
_UNKNOWN: Final = (("", "not understood"), (LEFT_OUT, "leave out"))
_BREAKS: Final = tuple(
    (f"price_from_{quantity}", field_name(f"price_from_{quantity}")) for quantity in _QUANTITIES
)


def file_columns(reading: FileReading | None) -> tuple[Column[FileRow], ...]:
    """Give the columns of the file as it stands, each with what it is taken for."""
    if reading is None:
        return ()
    width = max((len(cells) for _, cells in reading.rows), default=0)
    return tuple(_file_column(reading, at) for at in range(width))


def _file_column(reading: FileReading, at: int) -> Column[FileRow]:
    field = reading.fields[at] if at < len(reading.fields) else ""
    return Column(
        heading=column_letter(at),
        unit=field_name(field) if field else "–",
        get=lambda row: row[1][at] if at < len(row[1]) else "",
        muted=lambda row: row[0] <= (reading.header_row or 0) or field in ("", LEFT_OUT),
        about=(
            "A column of the file as it stands; below its letter, what it is read as, and – "
            "where it is not read."
        ),
    )


def meaning_columns(
    reading: FileReading | None, answer: Callable[[ColumnReading, str], None]
) -> tuple[Column[ColumnReading], ...]:
    """Give the table of columns; choosing a meaning calls `answer`."""
    listed = dict((*_UNKNOWN, *field_names(), *_BREAKS))
    for one in reading.columns if reading else ():
        listed.setdefault(one.field, field_name(one.field))
    return (
        Column(
            heading="Column",
            get=lambda one: one.heading,
            about="The heading of a column in the supplier's words.",
            width=112,
        ),
        Column(
            heading="Example",
            get=lambda one: one.example,
            muted=lambda _one: True,
            about="A cell of the column, as it stands in the file.",
            width=80,
        ),
        Column(
            heading="Is read as",
            get=lambda one: one.field,
            entry=Choice(*listed.items()),
            answer=answer,
            muted=lambda one: one.field in ("", LEFT_OUT),
            about="What the column means; one meaning belongs to one column alone.",
            width=168,
        ),
        Column(
            heading="Because",
            get=lambda one: one.reason,
            muted=lambda _one: True,
            about="Why the column is read like this, or why it is not understood.",
        ),
    )


def read_only(columns: Sequence[Column[OfferRow]]) -> tuple[Column[OfferRow], ...]:
    """Give columns that show their values and take no entries."""
    return tuple(
        replace(column, put=None, where=lambda _row: (), locked=lambda _row: "")
        for column in columns
        if column.heading not in ("Use", "In the plan")
    )


def imported_columns(document: Document, library: Sequence[Chip]) -> tuple[Column[OfferRow], ...]:
    """Give the columns of the offers read, chips named from the library.

    What a person compares with the file comes first: the chips, and what the price is for.
    """
    names = {chip.id: chip.name for chip in library}

    def contents(row: OfferRow) -> str:
        return ", ".join(
            f"{one.count} × {names.get(one.chip, one.chip)}" for one in row.offer.contents
        )

    columns = {column.heading: column for column in read_only(offer_columns(document))}
    columns["Contents"] = replace(columns["Contents"], get=contents, entry=Entry())
    first = (replace(columns.pop(name), width=width) for name, width in _FIRST_OFFERED.items())
    return (*first, *columns.values())
