"""What the numbers of a table say about its decimal mark, gathered once for each column.

The cells of a column are many and their shapes few: a cell is looked at only where no cell
before it had its digits and separators at the same places.
"""

from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import Final

from catalogs.cells import DecimalMark, MarkEvidence, mark_evidence
from catalogs.headers import PRICE_FIELDS, Column, Table

_NUMERIC: Final = frozenset(
    "price price_per_chip price_per_chip_hour price_per_unit_hour price_per_chip_month"
    " price_per_unit_month price_across gross_price spot_price list_price integration_cost"
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
    if column not in table.marks:
        wanted = {column, *(each.index for each in numeric_columns(table))}
        table.marks.update(_gathered(table, wanted.difference(table.marks)))
    return table.marks[column]


def _gathered(table: Table, columns: Iterable[int]) -> dict[int, MarkEvidence]:
    """Gather the evidence of several columns, of rows of one form a column at a time."""
    passed = table.texts | table.repeats
    forms: dict[tuple[int, int], list[tuple[str, ...]]] = {}
    for row in table.rows:
        if row.number not in passed:
            forms.setdefault((row.numbers, len(row.cells)), []).append(row.cells)
    texts: dict[int, dict[str, None]] = {column: {} for column in columns}
    for (numbers, width), rows in forms.items():
        for column, known in texts.items():
            if column < width and not numbers >> column & 1:
                known.update(dict.fromkeys(map(itemgetter(column), rows)))
    return {column: mark_evidence(_shapes(list(known))) for column, known in texts.items()}


def _shapes(texts: Sequence[str]) -> Iterable[str]:
    """Give the first text of each shape: what the others of it prove is the same."""
    shapes = "\n".join(texts).translate(_SHAPE).split("\n")
    if len(shapes) != len(texts):
        shapes = [text.translate(_SHAPE) for text in texts]
    # Backwards, so that the first of a shape is the one that stays.
    return reversed(dict(zip(reversed(shapes), reversed(texts), strict=True)).values())
