"""Which rows of a table are offers: the rest is passed over, each with its reason."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from catalogs.aliases import IGNORED
from catalogs.cells import nothing, tidy
from catalogs.grid import Row
from catalogs.headers import PRICE_FIELDS, Column, headings_again, is_text_row
from catalogs.headings import fold
from catalogs.opening import data_rows
from catalogs.reading import Reading
from catalogs.remarks import row_words

_TOTAL: Final = re.compile(
    r"(?:grand |sub)?-?total\b|sum\b|summe|gesamt|zwischensumme|合计|总计|小计|共计", re.IGNORECASE
)


def offer_groups(reading: Reading) -> Iterator[list[Row]]:
    """Give the rows of each offer: one, or several where each holds a price break."""
    by_rows = reading.column("break_quantity") is not None
    groups: dict[str, list[Row]] = {}
    last = ""
    for number, row in enumerate(_offer_rows(reading)):
        key = str(number)
        if by_rows:
            name = fold(f"{reading.text(row, 'sku')} | {reading.text(row, 'description')}")
            name = name or last
            term = f"{reading.text(row, 'kind')} {reading.text(row, 'term_months')}".strip()
            key = f"{name} | {term}" if name else key
            last = name
        if key not in groups:
            groups[key] = [row]
        elif not _differs(reading, groups[key][0], row):
            groups[key].append(_with_head(reading, groups[key][0], row))
    yield from groups.values()


_BREAK_ROW_FIELDS: Final = frozenset((*PRICE_FIELDS, "list_price", "break_quantity", "note", ""))


def _differs(reading: Reading, head: Row, row: Row) -> bool:
    """Note a break row that says something else of its offer than the first row did."""
    for column in reading.table.columns:
        if column.field in _BREAK_ROW_FIELDS or column.field == IGNORED:
            continue
        first, second = tidy(head.text(column.index)), tidy(row.text(column.index))
        if second and first != second:
            reading.findings.add(
                "break-row-differs",
                "refused",
                row,
                column,
                column=column.heading,
                text=second,
                first=first,
                head=head.number,
            )
            return True
    return False


def _with_head(reading: Reading, head: Row, row: Row) -> Row:
    """Give a break row the cells that it leaves to the first row of its offer."""
    kept = {c.index for c in reading.table.columns if c.field not in _BREAK_ROW_FIELDS}
    width = len(reading.table.columns)
    cells = [row.text(at) or (head.text(at) if at in kept else "") for at in range(width)]
    return row._replace(cells=tuple(cells))


def _offer_rows(reading: Reading) -> Iterator[Row]:
    """Give the rows that should be offers; note every other one that holds text."""
    table, findings = reading.table, reading.findings
    supplier_column = table.column("supplier")
    first_supplier = ""
    other_table = 0
    for row in data_rows(table):
        heads = headings_again(row, table)
        if heads:
            other_table = row.number if heads == "other" else 0
        if other_table:
            findings.add("row-other-table", "refused", row, head=other_table)
        elif heads:
            findings.add("header-repeated", "warning", row)
        elif not _passed_over(reading, row):
            if supplier_column:
                name = fold(row.text(supplier_column.index))
                first_supplier = first_supplier or name
                if name and name != first_supplier:
                    findings.add(
                        "supplier-differs",
                        "refused",
                        row,
                        supplier_column,
                        text=row.text(supplier_column.index),
                    )
                    continue
            yield row


def _passed_over(reading: Reading, row: Row) -> bool:
    """Tell whether a row is no offer, and note why."""
    findings, width = reading.findings, len(reading.table.columns)
    if row.hidden:
        findings.add("row-hidden", "refused", row)
    elif is_text_row(row):
        if row.number not in reading.terms.understood:
            findings.add("text-unread", "warning", row, text=row_words(row))
    elif _is_total(row):
        findings.add("total-row", "warning", row, text=row_words(row))
    elif any(row.cells[width:]):
        findings.add("row-too-wide", "refused", row, cells=len(row.cells), columns=width)
    elif _all_nothing(row, reading.table.columns):
        findings.add("text-unread", "warning", row, text=row_words(row))
    else:
        return False
    return True


def _is_total(row: Row) -> bool:
    first = next((cell for cell in row.cells if cell), "")
    return bool(_TOTAL.match(tidy(first)))


def _all_nothing(row: Row, columns: Iterable[Column]) -> bool:
    return all(nothing(row.text(column.index)) for column in columns if column.field)
