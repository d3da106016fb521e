"""Takes a sheet apart into its tables, each with its own rows and columns.

Tables may stand one below another, each with headings of its own, or side by side with an
empty column or the same headings again between them. Nothing is ever shifted: a cell keeps
its column, and the cells of another table are empty in the rows of this one.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final, Literal

from catalogs.currencies import currency_in
from catalogs.grid import Row, Sheet
from catalogs.headers import Column, Table, is_text_row, layout_digest, read_columns
from catalogs.headings import fold, suggest_known
from catalogs.layout.across import ACROSS, unpivoted
from catalogs.layout.finding import find_headings, has_digit, is_headed
from catalogs.layout.heading_rows import (
    NAMING,
    Headings,
    is_price,
    join,
    meaning,
    with_neighbours,
)
from catalogs.layout.sections import is_title, with_labels, with_sections
from procure.offers import Mapping
from procure.record import record

NamesChip = Callable[[str], bool]

_FIELDS: Final = 2
_HALF: Final = 2


@record
class _Part:
    """Headings and the rows below them; `title` is the text right above, `above` all others."""

    headings: Headings
    above: tuple[Row, ...] = ()
    title: Row | None = None
    rows: tuple[Row, ...] = ()
    repeats: frozenset[int] = frozenset()


def read_tables(
    sheet: Sheet, mapping: Mapping | None = None, names_chip: NamesChip | None = None
) -> tuple[Table, ...]:
    """Find the tables of a sheet, in their order, and say what each of their columns gives.

    `names_chip` tells whether a heading names a chip, for tables with chips across.
    """
    headings = find_headings(sheet, mapping)
    if headings is None:
        return ()
    return tuple(
        unpivoted(table, mapping, names_chip)
        for part in _parts(sheet, headings, mapping)
        for table in _side_by_side(sheet, part, mapping)
    )


def table_columns(table: Table) -> dict[int, str]:
    """Give the field of each column of a table as it would be without a person's answers."""
    last = table.header_row + table.header_rows
    heads = [row for row in table.sheet.rows if table.header_row <= row.number < last]
    headings = join(heads, table.sheet.merged)
    indexes = [column.index for column in table.columns if not column.made]
    span = range(min(indexes, default=0), max(indexes, default=-1) + 1)
    plain = read_columns(headings, None, table.sheet.hidden_columns, table.rows, span)
    found = {column.index: column.field for column in plain}
    for column in table.columns:
        if column.suggestion and (column.made or column.suggestion.field == ACROSS):
            found[column.index] = column.suggestion.field
    return found


# one below another


def _parts(sheet: Sheet, headings: Headings, mapping: Mapping | None) -> list[_Part]:
    rows = sheet.rows
    start = next(at for at, row in enumerate(rows) if row.number > headings.last_row - 1) + 1
    above = tuple(row for row in rows if row.number < headings.first_row and not row.blank)
    parts: list[_Part] = []
    part = _Part(headings=headings, above=above)
    while True:
        look = _Look(part.headings, sheet, mapping)
        first, end = start, len(rows)
        repeats = []
        for at in look.worth(rows, start):
            again = look.again(rows[at], rows[at - 1])
            if again == "other":
                end = at
                break
            if again:
                repeats.append(rows[at].number)
        found = with_neighbours(sheet, end) if end < len(rows) else None
        kept = rows[first : _place(rows, found, end)]
        own = tuple([row for row in kept if any(row.cells)])
        title = own[-1] if found and own and _is_title_of(own[-1]) else None
        parts.append(
            _Part(
                headings=part.headings,
                above=part.above,
                title=part.title,
                rows=own[:-1] if title else own,
                repeats=frozenset(repeats),
            )
        )
        if found is None:
            return parts
        part = _Part(headings=found, title=title)
        start = end + 1 + sum(row.number > rows[end].number for row in found.rows)


def _place(rows: Sequence[Row], found: Headings | None, end: int) -> int:
    """Give the place of the first row of headings found around another."""
    if found is None:
        return end
    return end - sum(row.number < rows[end].number for row in found.rows)


def _is_title_of(row: Row) -> bool:
    return is_text_row(row) and is_title(next(cell for cell in row.cells if cell))


class _Look:
    """Looks for headings again below a table's: quickly at rows of goods, closely at others."""

    def __init__(self, headings: Headings, sheet: Sheet, mapping: Mapping | None) -> None:
        self._columns = read_columns(headings, mapping, sheet.hidden_columns)
        self._lines = {tuple(fold(cell) for cell in _trimmed(row)) for row in headings.rows}
        self._several = len(headings.rows) > 1
        named = {column.field: column.index for column in self._columns}
        self._naming = [named[field] for field in NAMING if field in named]

    def worth(self, rows: Sequence[Row], start: int) -> Iterator[int]:
        """Give the places of rows that could be headings: most goods have a digit in their name."""
        naming = self._naming[0] if self._naming else None
        goods: dict[str, bool] = {}
        for at in range(start, len(rows)):
            cells = rows[at].cells
            if naming is not None and naming < len(cells) and (text := cells[naming]):
                named = goods.get(text)
                if named is None:
                    goods[text] = named = bool(has_digit(text))
                if named:
                    continue
            elif self._named_elsewhere(cells):
                continue
            if self._several or len(cells) - cells.count("") >= _FIELDS:
                yield at

    def _named_elsewhere(self, cells: Sequence[str]) -> bool:
        found = next(
            (text for at in self._naming[1:] if at < len(cells) and (text := cells[at])), ""
        )
        return bool(has_digit(found))

    def again(self, row: Row, before: Row) -> Literal["", "same", "other"]:
        """Tell whether a row holds headings: the same again, or those of another table."""
        if tuple(fold(cell) for cell in _trimmed(row)) in self._lines:
            return "same"
        filled = [at for at, text in enumerate(row.cells) if text]
        if len(filled) < _FIELDS or row.numbers:
            return ""
        if sum(not has_digit(row.cells[at]) for at in filled) * _HALF < len(filled):
            first = suggest_known(row.cells[filled[0]])
            if first is None or first.field not in NAMING:
                return ""
        found = {at: hint for at in filled if (hint := suggest_known(row.cells[at]))}
        fields = {hint.field for hint in found.values()}
        if _HALF * len(found) < len(filled):
            return ""
        enough = len(fields) > _FIELDS and (
            any(map(is_price, fields)) or any(field in NAMING for field in fields)
        )
        apart = before.number < row.number - 1 or is_text_row(before)
        if not enough and not (apart and is_headed(fields)):
            return ""
        same = all(
            _means_the_same(row.text(c.index), hint.field if hint else "", c)
            for c in self._columns
            for hint in (found.get(c.index),)
        )
        return "same" if same else "other"


def _trimmed(row: Row) -> Sequence[str]:
    cells = row.cells
    end = len(cells)
    while end and not cells[end - 1]:
        end -= 1
    return cells[:end]


def _means_the_same(text: str, field: str, column: Column) -> bool:
    if fold(text) == fold(column.heading):
        return True
    known = column.suggestion.field if column.suggestion else ""
    return bool(field and field == known) and currency_in(text)[1] == column.currencies


# side by side


def _side_by_side(sheet: Sheet, part: _Part, mapping: Mapping | None) -> list[Table]:
    spans = _spans(part)
    if len(spans) < _FIELDS:
        return _with_title([_table(sheet, part, mapping, None)], part.title)
    tables = []
    for at, span in enumerate(spans):
        # What stands beyond the last table's headings must not be lost: it is refused there.
        stop = span.stop if at < len(spans) - 1 else None
        rows = tuple(kept for row in part.rows if not (kept := only(row, span.start, stop)).blank)
        own = _Part(
            headings=part.headings,
            above=() if at else part.above,
            title=part.title,
            rows=rows,
            repeats=part.repeats,
        )
        tables.append(_table(sheet, own, mapping, span))
    return _with_title(tables, part.title)


def only(row: Row, start: int, stop: int | None) -> Row:
    """Give a row with the cells of some columns alone, each where it was."""
    cells = (*("",) * min(start, len(row.cells)), *row.cells[start:stop])
    bits = (1 << len(cells)) - (1 << start) if len(cells) > start else 0
    return Row(
        number=row.number,
        cells=cells,
        numbers=row.numbers & bits,
        formulas=row.formulas & bits,
        signs=tuple((at, sign) for at, sign in row.signs if start <= at < len(cells)),
        hidden=row.hidden,
    )


def _spans(part: _Part) -> list[range]:
    """Tell which columns are tables of their own; one span where there is one table."""
    headings = part.headings
    width = len(headings.parts)
    for cuts in (_repeated(headings), _gaps(part)):
        spans = [range(a, b) for a, b in zip([0, *cuts], [*cuts, width], strict=True) if b > a]
        fields = [_fields_in(headings, span) for span in spans]
        if len(spans) > 1 and all(map(_is_table, fields)) and _alike(fields):
            return spans
    return [range(width)]


def _fields_in(headings: Headings, span: range) -> set[str]:
    return {found.field for at in span if (found := meaning(headings, at))}


def _is_table(fields: set[str]) -> bool:
    return len(fields) >= _FIELDS and any(field in NAMING for field in fields)


def _alike(tables: Sequence[set[str]]) -> bool:
    """Tell whether parts of a row of headings are tables of their own and not parts of one.

    Each has prices, or names its goods by what another one names its own by.
    """
    priced = [any(map(is_price, fields)) for fields in tables]
    if not any(priced):
        return False
    named = [{field for field in fields if field in NAMING} for fields in tables]
    shared: set[str] = set().union(*(each for each, has in zip(named, priced, strict=True) if has))
    return all(has or each & shared for each, has in zip(named, priced, strict=True))


def _repeated(headings: Headings) -> list[int]:
    first = next((at for at, parts in enumerate(headings.parts) if parts), 0)
    name = fold(headings.text(first))
    return [
        at
        for at in range(first + 1, len(headings.parts))
        if headings.parts[at] and fold(headings.text(at)) == name
    ]


def _gaps(part: _Part) -> list[int]:
    bare = [at for at, parts in enumerate(part.headings.parts) if not parts]
    empty = {at for at in bare if not any(row.text(at) for row in part.rows)}
    return [at + 1 for at in sorted(empty) if at + 1 not in empty]


def _table(sheet: Sheet, part: _Part, mapping: Mapping | None, span: range | None) -> Table:
    headings = part.headings
    rows = with_labels(part.rows, sheet, headings.last_row)
    columns = read_columns(headings, mapping, sheet.hidden_columns, rows, span)
    table = Table(
        sheet=sheet,
        header_row=headings.first_row,
        header_rows=headings.last_row - headings.first_row + 1,
        columns=columns,
        layout=layout_digest(headings.names),
        rows=rows,
        end=span.stop if span else len(headings.parts),
        texts=_texts(rows, part.repeats),
        repeats=part.repeats,
        ragged=_ragged(rows, headings),
        above=part.above,
    )
    return with_sections(table, part.title, mapping)


def _with_title(tables: list[Table], title: Row | None) -> list[Table]:
    """Keep a title that is carried down to no row among what stands above."""
    used = title is None or any(title.number == n for table in tables for n, _ in table.sections)
    if used or title is None:
        return tables
    return [replace(tables[0], above=(*tables[0].above, title)), *tables[1:]]


def _ragged(rows: Sequence[Row], headings: Headings) -> frozenset[int]:
    widths = Counter([len(row.cells) for row in rows])
    usual = max(widths, key=lambda width: widths[width], default=0)
    most = max(usual, *(len(row.cells) for row in headings.rows))
    if not any(width > most for width in widths):
        return frozenset()
    return frozenset(row.number for row in rows if len(row.cells) > most)


def _texts(rows: Iterable[Row], repeats: frozenset[int]) -> frozenset[int]:
    return frozenset(
        row.number
        for row in rows
        if (cells := row.cells)
        and len(cells) - cells.count("") == 1
        and is_text_row(row)
        and row.number not in repeats
    )
