"""What the numbers of a table say about its decimal mark, gathered once for each column.

The cells of a column are many and their shapes few: a cell is looked at only where no cell
before it had its digits and separators at the same places.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from catalogs.cells import DecimalMark, MarkEvidence, mark_evidence
from catalogs.headers import PRICE_FIELDS, Column, Table

_NUMERIC: Final = frozenset(
    "price price_per_chip price_per_chip_hour price_per_unit_hour price_per_chip_month"
    " price_per_unit_month price_across spot_price list_price integration_cost"
    " fixed_order_cost one_time_cost commitment_amount lead_time lead_weeks lead_days lead_months"
    " lead_p90 power power_kw power_w chips_per_unit moq multiple supply_total supply_per_quarter"
    " supply_per_month supply_per_period break_quantity".split()
)
_EXAMPLES: Final = 3
# A leading zero matters to a number's readings ("0.123"), any other digit does not.
_SHAPE: Final = str.maketrans("23456789", "1" * 8)


def numeric_columns(table: Table) -> tuple[Column, ...]:
    """List the columns whose cells say something about the decimal mark."""
    return tuple(
        column
        for column in table.columns
        if column.field in _NUMERIC or column.break_quantity is not None
    )


def price_columns(table: Table) -> list[Column]:
    """List the columns that give prices, breaks included."""
    return [
        column
        for column in table.columns
        if column.field in {*PRICE_FIELDS, "gross_price"} or column.break_quantity is not None
    ]


def evidence_of(table: Table, columns: Sequence[Column] | None = None) -> MarkEvidence:
    """Gather what the numbers of a table, or of some of its columns, say about the decimal mark."""
    if columns is None:
        columns = numeric_columns(table)
    found = [_column_evidence(table, column.index) for column in columns]
    return MarkEvidence(
        point=_examples(each.point for each in found),
        comma=_examples(each.comma for each in found),
        unclear=_examples(each.unclear for each in found),
    )


def unproved_columns(table: Table, mark: DecimalMark | None) -> frozenset[int]:
    """List the columns whose own numbers do not show that this is their decimal mark.

    A sheet may take its kilowatts from a data sheet with points and write its prices with
    commas: what one column proves is no proof for "25.000" in another. Prices count as one.
    """
    prices = price_columns(table)
    groups = [prices, *([column] for column in numeric_columns(table) if column not in prices)]
    return frozenset(
        column.index
        for group in groups
        if mark is None or evidence_of(table, group).mark != mark
        for column in group
    )


def _examples(groups: Iterable[Sequence[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for group in groups for text in group))[:_EXAMPLES]


def _column_evidence(table: Table, column: int) -> MarkEvidence:
    known = table.marks.get(column)
    if known is None:
        table.marks[column] = known = mark_evidence(_shapes(table, column))
    return known


def _shapes(table: Table, column: int) -> Iterable[str]:
    """Give the first cell of each shape: what the others of it prove is the same."""
    texts = table.texts | table.repeats
    bit = 1 << column
    cells = dict.fromkeys(
        row.cells[column]
        for row in table.rows
        if len(row.cells) > column and not row.numbers & bit and row.number not in texts
    )
    shapes: dict[str, str] = {}
    for text in cells:
        shapes.setdefault(text.translate(_SHAPE), text)
    return shapes.values()
