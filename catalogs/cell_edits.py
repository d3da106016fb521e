"""What was changed on a sheet outside its inputs, told from the marks of its cells.

A row or column that was put in or taken out moves every cell behind it: it is told once, not
cell by cell. Formulas that refer to what moved are written otherwise by the spreadsheet
program itself, and cannot be compared then.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace
from decimal import Decimal
from typing import Final

from catalogs.cell_anchors import Place, anchors, column_steps, doubtful_rows
from catalogs.grid import column_letter
from catalogs.sheet_parts import position
from catalogs.workbook_cells import Cell, Rows, place
from procure.cell_record import EMPTY, INPUT, WIDTH, mark, mark_of_formula
from procure.edited.workbook import EditKind, UnknownEdit
from procure.record import record

Marks = Mapping[int, str]
"""The marks of a sheet as it was written, by row from 1."""

_AHEAD: Final = 40
"""Rows that may be put in or taken out at one place and still be told."""
_MOST_COLUMNS_MOVED: Final = 4
_MOST_JUMPS: Final = 200
"""Places where rows may have moved that are looked at; more are edits where they stand."""
_MOST_ALIKE: Final = 50
_ALIKE: Final = 0.9
_SAMPLE: Final = 400
_LONGEST: Final = 80


@record
class SheetEdits:
    """What differs on a sheet, and where its rows went.

    `rows` gives the row in which each row that was written stands now; one that is not in it
    was taken out. `moved`: rows or columns are not where they were, so that formulas that
    refer to them may be written otherwise. `formulas` are the formulas that differ.
    `columns` gives the columns that stand elsewhere. `columns_moved`: columns moved, and nobody
    can tell where to; `doubtful`: nobody can tell where the inputs of a row or column are.
    """

    edits: tuple[UnknownEdit, ...] = ()
    formulas: tuple[UnknownEdit, ...] = ()
    rows: Mapping[int, int]
    moved: bool = False
    sorted: bool = False
    columns_moved: bool = False
    doubtful: bool = False
    columns: Mapping[int, int] = field(default_factory=dict[int, int])

    def column(self, before: int) -> int:
        """Give the column in which a column that was written stands now."""
        return self.columns.get(before, before)


def mark_now(cell: Cell | None, sheet: str) -> str:
    """Give the mark of what stands in a cell."""
    if cell is None:
        return EMPTY
    if cell.formula:
        return mark_of_formula(cell.formula, sheet)
    return mark(cell.error or cell.value)


def sheet_edits(sheet: str, marks: Marks, rows: Rows) -> SheetEdits:
    """Compare a sheet with what was written on it."""
    inputs = {
        (row, column)
        for row, found in marks.items()
        if INPUT in found
        for column, one in enumerate(_cells(found))
        if one == INPUT
    }
    if not inputs:
        return _Comparison(sheet, marks, rows).found()
    known = anchors(marks, rows)
    wide = max(map(len, marks.values())) // WIDTH
    steps = column_steps(known, wide)
    if not any(steps) and all(steps[column] == 0 for _, column in inputs):
        found = _Comparison(sheet, marks, rows).found()
        # Other columns may have moved; those of the inputs did not where something says so.
        columns_moved = found.columns_moved and not known
        return replace(found, columns_moved=columns_moved, doubtful=_doubtful(found, known, inputs))
    return _with_columns(sheet, marks, rows, steps, inputs)


def _doubtful(found: SheetEdits, known: Mapping[Place, Place], inputs: set[Place]) -> bool:
    """Tell whether rows of inputs stand elsewhere than the comparison has them."""
    return not found.sorted and bool(
        doubtful_rows(known, found.rows, sorted({row for row, _ in inputs}))
    )


def _with_columns(
    sheet: str, marks: Marks, rows: Rows, steps: Sequence[int | None], inputs: set[Place]
) -> SheetEdits:
    """Compare a sheet whose columns moved, each with the one that it was."""
    now = {column: column + step for column, step in enumerate(steps) if step is not None}
    first = min((at for at, step in enumerate(steps) if step != 0), default=0)
    moved = UnknownEdit(kind="columns-moved", sheet=sheet, cell=column_letter(first))
    back = {after: before for before, after in now.items()}
    beyond = len(steps)
    last = beyond + (steps[-1] or 0)
    there = {
        row: {
            back[at] if at in back else beyond + at: cell
            for at, cell in cells.items()
            if at in back or at >= last
        }
        for row, cells in rows.items()
    }
    found = _Comparison(sheet, marks, there).found()
    lost = any(column not in now for _, column in inputs)

    def there_now(edit: UnknownEdit) -> UnknownEdit:
        if edit.cell.isalnum() and not (edit.cell.isalpha() or edit.cell.isdecimal()):
            row, column = position(edit.cell)
            at = column - beyond if column >= beyond else now.get(column, column)
            return replace(edit, cell=place(row, at))
        return edit

    return replace(
        found,
        edits=(moved, *map(there_now, found.edits)),
        moved=True,
        columns=now,
        doubtful=lost or _doubtful(found, anchors(marks, there), inputs),
    )


def alike(marks: Marks, rows: Rows, sheet: str) -> bool:
    """Tell whether a sheet is one that was written, under another name."""
    compared = same = 0
    for row in list(marks)[:_SAMPLE]:
        for column, written in enumerate(_cells(marks[row])):
            cell = rows.get(row, {}).get(column)
            if written in {INPUT, EMPTY} or (cell is not None and cell.formula):
                continue
            compared += 1
            same += mark_now(cell, sheet) == written
    return compared > 0 and same >= _ALIKE * compared


def _cells(marks: str) -> list[str]:
    return [marks[at : at + WIDTH] for at in range(0, len(marks), WIDTH)]


class _Comparison:
    """One sheet, as it was written and as it is."""

    def __init__(self, sheet: str, marks: Marks, rows: Rows) -> None:
        self._sheet = sheet
        self._written = {row: _cells(found) for row, found in marks.items()}
        self._rows = rows
        self._now = {
            row: {column: mark_now(cell, sheet) for column, cell in cells.items()}
            for row, cells in rows.items()
        }
        self._last = max([*marks, *rows], default=0)

    def found(self) -> SheetEdits:
        """Tell the edits in the fewest words."""
        here = {row: row for row in range(1, self._last + 1)}
        off = [row for row in here if not self._is_row(row, row)]
        if off:
            columns = self._columns_moved(off)
            if columns is not None:
                return columns
            order = self._in_another_order(off)
            if order is not None:
                return order
            went = self._went(off[0])
            if went is not None:
                return self._rows_moved(went)
        return self._in_place(here, ())

    def _in_place(
        self, went: Mapping[int, int], edits: Sequence[UnknownEdit], *, moved: bool = False
    ) -> SheetEdits:
        values: list[UnknownEdit] = list(edits)
        formulas: list[UnknownEdit] = []
        for before, after in went.items():
            for edit in self._row_edits(before, after):
                (formulas if edit.kind == "formula" else values).append(edit)
        return SheetEdits(edits=tuple(values), formulas=tuple(formulas), rows=went, moved=moved)

    def _row_edits(self, before: int, after: int) -> Iterator[UnknownEdit]:
        written, now = self._written.get(before, []), self._now.get(after, {})
        for column in sorted({*range(len(written)), *now}):
            was = written[column] if column < len(written) else EMPTY
            if was != INPUT and now.get(column, EMPTY) != was:
                cell = self._rows.get(after, {}).get(column)
                yield self._edit(place(after, column), was, cell)

    def _edit(self, at: str, was: str, cell: Cell | None) -> UnknownEdit:
        if cell is None:
            return UnknownEdit(kind="emptied", sheet=self._sheet, cell=at)
        if cell.formula and was != EMPTY:
            text = f"={cell.formula}"[:_LONGEST]
            return UnknownEdit(kind="formula", sheet=self._sheet, cell=at, text=text)
        kind: EditKind = "filled" if was == EMPTY else "changed"
        return UnknownEdit(kind=kind, sheet=self._sheet, cell=at, text=shown(cell)[:_LONGEST])

    # Rows and columns that moved

    def _is_row(self, before: int, after: int) -> bool:
        """Tell whether a row is one that was written, its inputs and formulas left out."""
        written, now = self._written.get(before, []), self._now.get(after, {})
        cells = self._rows.get(after, {})
        for column in {*range(len(written)), *now}:
            was = written[column] if column < len(written) else EMPTY
            if was == INPUT or now.get(column, EMPTY) == was:
                continue
            cell = cells.get(column)
            if cell is None or not cell.formula or was == EMPTY:
                return False
        return True

    def _tells(self, row: int) -> bool:
        """Tell whether a row that was written holds enough to be known again."""
        return any(one not in {EMPTY, INPUT} for one in self._written.get(row, ()))

    def _went(self, first: int) -> dict[int, int] | None:
        """Find where each row went, where some were put in or taken out from one on."""
        went = {row: row for row in range(1, first)}
        before = after = first
        jumped, tries = False, 0
        while before <= self._last and after <= self._last + _AHEAD:
            if self._is_row(before, after):
                went[before] = after
                before, after = before + 1, after + 1
                continue
            tries += 1
            jump = self._jump(before, after) if tries <= _MOST_JUMPS else None
            if jump is None:
                went[before] = after  # edited where it stands
                before, after = before + 1, after + 1
            else:
                jumped = True
                before, after = before + jump[0], after + jump[1]
        return went if jumped else None

    def _jump(self, before: int, after: int) -> tuple[int, int] | None:
        """Give how many rows were taken out or put in here, the fewest that fit."""
        for count in range(1, _AHEAD + 1):
            for out, in_ in ((0, count), (count, 0)):
                rows = [(before + out + step, after + in_ + step) for step in range(2)]
                if self._tells(rows[0][0]) and all(self._is_row(*one) for one in rows):
                    return out, in_
        return None

    def _rows_moved(self, went: dict[int, int]) -> SheetEdits:
        edits: list[UnknownEdit] = []
        expected = 1
        for before in range(1, self._last + 1):
            after = went.get(before)
            if after is None:
                if self._tells(before):
                    edits = _one_more(edits, "rows-gone", self._sheet, expected)
                continue
            if after > expected:
                edits.append(
                    UnknownEdit(
                        kind="rows-added",
                        sheet=self._sheet,
                        cell=str(expected),
                        count=after - expected,
                    )
                )
            expected = after + 1
        return self._in_place(went, edits, moved=True)

    def _in_another_order(self, off: Sequence[int]) -> SheetEdits | None:
        """Tell that rows are all there, each in the place of another."""
        if len(off) < 2:  # noqa: PLR2004 - one row has no order
            return None
        places: dict[tuple[int, str], list[int]] = defaultdict(list)
        for row in off:
            for at, found in self._now.get(row, {}).items():
                places[at, found].append(row)
        left = set(off)
        went = {row: row for row in range(1, self._last + 1)}
        for before in off:
            marks = enumerate(self._written.get(before, ()))
            found_at = [places[one] for one in marks if one in places and one[1] != INPUT]
            likely = min(found_at, key=len, default=[])[:_MOST_ALIKE]
            after = next((row for row in likely if row in left and self._is_row(before, row)), None)
            if after is None:
                return None
            left.discard(after)
            went[before] = after
        edit = UnknownEdit(kind="sorted", sheet=self._sheet, count=len(off))
        return SheetEdits(edits=(edit,), rows=went, moved=True, sorted=True)

    def _columns_moved(self, off: Sequence[int]) -> SheetEdits | None:
        """Tell that columns were put in or taken out: the rows fit once they are moved."""
        rows = [row for row in off[:_SAMPLE] if self._tells(row)]
        if len(rows) < 2:  # noqa: PLR2004 - one row proves nothing
            return None
        wide = max(len(self._written[row]) for row in rows)
        if wide == max(max(self._now.get(row, {0: ""}), default=0) for row in rows) + 1:
            return None
        for count in range(1, _MOST_COLUMNS_MOVED + 1):
            for steps in (count, -count):
                fits = Counter(
                    at for at in range(wide) for row in rows if self._fits(row, at, steps)
                )
                if fits and max(fits.values()) >= _ALIKE * len(rows):
                    return self._moved_from(
                        min(at for at in fits if fits[at] == max(fits.values()))
                    )
        return None

    def _moved_from(self, column: int) -> SheetEdits:
        edit = UnknownEdit(kind="columns-moved", sheet=self._sheet, cell=column_letter(column))
        here = {row: row for row in range(1, self._last + 1)}
        return SheetEdits(edits=(edit,), rows=here, moved=True, columns_moved=True)

    def _fits(self, row: int, first: int, steps: int) -> bool:
        """Tell whether a row is what was written, from a column on so many columns away."""
        written, now = self._written[row], self._now.get(row, {})
        cells = self._rows.get(row, {})
        told = False
        for column, was in enumerate(written):
            if first <= column < first - steps:
                continue  # taken out
            at = column + steps if column >= first else column
            cell = cells.get(at)
            if was == INPUT or (cell is not None and cell.formula and was != EMPTY):
                told = told or column >= first
                continue
            if now.get(at, EMPTY) != was:
                return False
            told = told or (column >= first and was != EMPTY)
        return told


def _one_more(edits: list[UnknownEdit], kind: str, sheet: str, row: int) -> list[UnknownEdit]:
    """Count one more row taken out at a place."""
    last = edits[-1] if edits else None
    if last is not None and last.kind == kind and last.cell == str(row):
        count = last.count + 1
        edits = edits[:-1]
    else:
        count = 1
    return [*edits, UnknownEdit(kind="rows-gone", sheet=sheet, cell=str(row), count=count)]


def shown(cell: Cell) -> str:
    """Write what stands in a cell."""
    if cell.error:
        return cell.error
    if isinstance(cell.value, bool):
        return str(cell.value).upper()
    if isinstance(cell.value, Decimal):
        return format(cell.value.normalize(), "f")
    return " ".join((cell.value or "").split())
