"""Which rows of a table are offers: the rest is passed over, each with its reason."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from string import ascii_letters, digits
from typing import Final

from catalogs.aliases import IGNORED
from catalogs.cells import NOTHING, nothing, tidy
from catalogs.grid import Row
from catalogs.headers import PRICE_FIELDS
from catalogs.headings import fold
from catalogs.layout.sections import with_cell
from catalogs.reading import Reading
from catalogs.remarks import row_words

_TOTAL: Final = re.compile(
    r"(?:grand |sub)?-?total\b|sum\b|summe|gesamt|zwischensumme|合计|总计|小计|共计", re.IGNORECASE
)
_SHORT: Final = max(map(len, NOTHING))
_ASCII: Final = frozenset(ascii_letters + digits)
_TOTAL_BEGINS: Final = frozenset(("gr", "su", "to", "ge", "zw"))
_BREAK_ROW_FIELDS: Final = frozenset((*PRICE_FIELDS, "list_price", "break_quantity", "note", ""))
# "$1" and "234.50", or "31.500" and "00": what a comma between two halves of a number leaves.
_FIRST_HALF: Final = re.compile(r"[^0-9]{0,4}[0-9][0-9.'’  ]*")
_SECOND_HALF: Final = re.compile(r"(?:[0-9]{3}(?:[.,][0-9]+)?|[0-9]{2})[^0-9]{0,4}")


def offer_groups(reading: Reading) -> Iterator[list[Row]]:
    """Give the rows of each offer: one, or several where each holds a price break."""
    if reading.column("break_quantity") is None:
        for row in _offer_rows(reading):
            yield [row]
        return
    groups: dict[str, list[Row]] = {}
    last = ""
    for number, row in enumerate(_offer_rows(reading)):
        name = fold(f"{reading.text(row, 'sku')} | {reading.text(row, 'description')}") or last
        term = f"{reading.text(row, 'kind')} {reading.text(row, 'term_months')}".strip()
        key = f"{name} | {term} | {reading.text(row, 'region')}" if name else str(number)
        last = name
        if key not in groups:
            groups[key] = [row]
        elif not _differs(reading, groups[key][0], row):
            groups[key].append(_with_head(reading, groups[key][0], row))
    yield from groups.values()


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
    filled = row
    for column in reading.table.columns:
        text = head.text(column.index)
        if column.field not in _BREAK_ROW_FIELDS and text and not row.text(column.index):
            filled = with_cell(filled, column.index, text)
    return filled


def _offer_rows(reading: Reading) -> Iterator[Row]:
    """Give the rows that should be offers; note every other one that holds text."""
    table, findings = reading.table, reading.findings
    supplier_column = table.column("supplier")
    suppliers: dict[str, str] = {}
    first_supplier = ""
    passed = _Passed(reading)
    special = table.texts | table.repeats | {row.number for row in table.rows if row.hidden}
    end, known = table.end, passed.first_is_read
    for row in table.rows:
        cells = row.cells
        # Most rows begin with a text that is read, says something and begins no total.
        plain = (
            known
            and len(cells) <= end
            and len(cells[0]) > _SHORT
            and cells[0][0] in _ASCII
            and cells[0][:2].lower() not in _TOTAL_BEGINS
            and row.number not in special
        )
        if not plain and passed.over(row):
            continue
        if supplier_column:
            text = row.text(supplier_column.index)
            name = suppliers.get(text)
            if name is None:
                suppliers[text] = name = fold(text)
            first_supplier = first_supplier or name
            if name and name != first_supplier:
                findings.add("supplier-differs", "refused", row, supplier_column, text=text)
                continue
        yield row


class _Passed:
    """Tells which rows are no offers, and notes why: the quick looks come first."""

    def __init__(self, reading: Reading) -> None:
        table = reading.table
        self._reading = reading
        self._table = table
        self._end = table.end
        self._made = table.made
        sections = {number for number, _ in table.sections}
        self._told = sections.union(reading.terms.understood)
        # A section says what a row belongs to, and nothing of its own.
        self._read = [
            column.index
            for column in table.columns
            if column.field and not (column.made and column.field == "section")
        ]
        self.first_is_read = 0 in self._read

    def over(self, row: Row) -> bool:
        """Tell whether a row is no offer, and note why."""
        findings, table = self._reading.findings, self._table
        cells, end = row.cells, self._end
        if row.number in table.repeats:
            findings.add("header-repeated", "warning", row)
        elif row.hidden:
            findings.add("row-hidden", "refused", row)
        elif row.number in table.texts:
            if row.number not in self._told:
                findings.add("text-unread", "warning", row, text=row_words(row))
        elif _is_total(cells):
            findings.add("total-row", "warning", row, text=row_words(row))
        elif len(cells) > end and self._too_wide(row):
            self._note_width(row)
        elif self._says_nothing(cells):
            findings.add("text-unread", "warning", row, text=row_words(row))
        else:
            return False
        return True

    def _says_nothing(self, cells: Sequence[str]) -> bool:
        width = len(cells)
        for at in self._read:
            text = cells[at] if at < width else ""
            if text and (len(text) > _SHORT or not nothing(text)):
                return False
        return True

    def _too_wide(self, row: Row) -> bool:
        if any(row.cells[self._end : self._made]):
            return True
        # In a text file one cell too many shifts the row even where the last one is empty.
        ragged = row.number in self._table.ragged
        return ragged and _halves(row.cells[: self._end]) is not None

    def _note_width(self, row: Row) -> None:
        values = {"cells": len(row.cells[: self._made]), "columns": self._end}
        halves = _halves(row.cells[: self._made])
        if halves is None:
            self._reading.findings.add("row-too-wide", "refused", row, **values)
        else:
            said = {"one": halves[0], "other": halves[1], **values}
            self._reading.findings.add("row-too-wide-number", "refused", row, **said)


def _halves(cells: Sequence[str]) -> tuple[str, str] | None:
    """Find two cells beside each other that look like the halves of one number."""
    for one, other in pairwise(cells):
        if _FIRST_HALF.fullmatch(one) and _SECOND_HALF.fullmatch(other):
            return one, other
    return None


def _is_total(cells: Sequence[str]) -> bool:
    first = cells[0] or next(filter(None, cells), "") if cells else ""
    if first[:1] in _ASCII and first[:2].lower() not in _TOTAL_BEGINS:
        return False
    return bool(_TOTAL.match(tidy(first)))
