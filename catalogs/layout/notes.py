"""What a person should know of how a sheet was taken apart into tables."""

from collections.abc import Iterable
from typing import Final

from catalogs.findings import Findings, row_ranges
from catalogs.headers import Table
from catalogs.headings import fold
from catalogs.opening import Opened

_NAMED: Final = 8


def note_layout(opened: Opened, findings: Findings) -> None:
    """Note the tables that are not read, sections, rows that newer ones replace, and changes."""
    for table in opened.unread:
        head = table.header_row
        numbers = [head, *(row.number for row in table.rows)]
        findings.add(
            "table-unread",
            "refused",
            head,
            rows=", ".join(row_ranges(numbers)),
            names=_quoted(_headings(table)),
        )
    for table in opened.tables:
        _note_table(table, findings)
    if opened.differs is not None and opened.known is not None:
        findings.add(
            "layout-differs",
            "warning",
            supplier=opened.known.supplier,
            added=_quoted(opened.differs.added) or "nothing",
            removed=_quoted(opened.differs.removed) or "nothing",
        )
    _note_answers(opened, findings)


def _note_table(table: Table, findings: Findings) -> None:
    if table.superseded:
        findings.add(
            "rows-superseded",
            "warning",
            table.superseded[0],
            rows=", ".join(row_ranges(table.superseded)),
            newest=table.newest,
        )
    if table.unpriced:
        rows = ", ".join(row_ranges(table.unpriced))
        findings.add("rows-unpriced", "warning", table.unpriced[0], rows=rows, newest=table.newest)
    column = table.column("section")
    if table.sections and column:
        names = [f"{text}” (row {number})" for number, text in table.sections[:_NAMED]]
        more = len(table.sections) - len(names)
        said = ", ".join(f"“{name}" for name in names) + (f" and {more} more" if more else "")
        findings.add(
            "sections-carried",
            "warning",
            table.sections[0][0],
            names=said,
            column=column.heading,
        )


def _note_answers(opened: Opened, findings: Findings) -> None:
    tables = (*opened.tables, *opened.unread)
    headings = {fold(column.heading) for table in tables for column in table.columns}
    for answer in opened.mapping.columns:
        if answer.field and fold(answer.heading) not in headings:
            row = tables[0].header_row if tables else None
            findings.add("mapping-heading-missing", "warning", row, column=answer.heading)


def _headings(table: Table) -> list[str]:
    return [column.heading for column in table.columns if not column.made]


def _quoted(names: Iterable[str]) -> str:
    every = list(names)
    shown = ", ".join(f"“{name}”" for name in every[:_NAMED])
    return shown + (f" and {len(every) - _NAMED} more" if len(every) > _NAMED else "")
