"""Reads an exported workbook that somebody edited: its inputs, and what else was changed."""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Final

from catalogs.cell_edits import SheetEdits, alike, sheet_edits, shown
from catalogs.day_formats import day_styles
from catalogs.files import read_source
from catalogs.sheet_parts import position
from catalogs.workbook_cells import MOST_CELLS, Cell, Rows, cells_of, filled, place, shared_texts
from catalogs.workbook_parts import WORKBOOK_PART, check_parts, sheet_paths
from catalogs.workbooks import damaged
from procure.cell_record import RECORD_SHEET, CellRecord, InputPlace, read_rows
from procure.edited.inputs import is_input
from procure.edited.workbook import CellNow, EditedWorkbook, UnknownEdit, is_same
from procure.errors import InputError, PriceListError

_ZIP: Final = b"PK"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_MACROS: Final = "vbaproject.bin"
_SHEETS: Final = "xl/worksheets/"
_LONGEST: Final = 80
_MOST_DIGITS: Final = 400
"""Digits before or behind the point; no number that a workbook was written with has more."""


def read_edited(path: Path) -> EditedWorkbook:
    """Read a workbook that Procure exported; macros and links stay shut.

    Raises InputError with one sentence where it is none, or cannot be read.
    """
    source = read_source(path)
    if source.data.startswith(_OLE) and _ENCRYPTED in source.data:
        raise PriceListError("price-list-locked", file=source.name)
    if not source.data.startswith(_ZIP):
        raise InputError("edited-not-xlsx", file=source.name)
    with damaged(source.name), zipfile.ZipFile(io.BytesIO(source.data)) as archive:
        check_parts(archive, source.name)
        return _Reading(archive, source.name).workbook()


class _Reading:
    """One workbook being read."""

    def __init__(self, archive: zipfile.ZipFile, file: str) -> None:
        self._file = file
        names = set(archive.namelist())
        if WORKBOOK_PART not in names:
            raise InputError("edited-not-xlsx", file=file)
        if any(name.lower().endswith(_MACROS) for name in names):
            raise InputError("edited-macros", file=file)
        parts = {sheet: part for sheet, part in sheet_paths(archive).items() if part in names}
        if RECORD_SHEET not in parts:
            raise InputError("edited-not-workbook", file=file)
        texts = shared_texts(archive)
        self._days = day_styles(archive)
        self._record = self._remembered(cells_of(archive, parts.pop(RECORD_SHEET), texts, file))
        self._charts = [name for name, part in parts.items() if not part.startswith(_SHEETS)]
        self._now: dict[str, Rows] = {}
        count = 0
        for sheet, part in parts.items():
            if part.startswith(_SHEETS):
                self._now[sheet] = cells_of(archive, part, texts, file)
                count += sum(map(len, self._now[sheet].values()))
                if count > MOST_CELLS:
                    raise InputError("edited-cells", file=file, cells=f"{MOST_CELLS:,}")
        self._written: dict[str, dict[int, str]] = {one.sheet: {} for one in self._record.inputs}
        for row in self._record.rows:
            self._written.setdefault(row.sheet, {})[row.row] = row.marks

    def workbook(self) -> EditedWorkbook:
        """Compare what stands there with what was written."""
        edits: list[UnknownEdit] = []
        called = self._called(edits)
        self._now = _under_old_names(self._now, called)
        found = {
            sheet: sheet_edits(sheet, marks, self._now[sheet])
            for sheet, marks in self._written.items()
            if sheet in called
        }
        has_inputs = {one.sheet for one in self._record.inputs}
        for sheet in has_inputs & found.keys():
            if found[sheet].sorted:
                raise InputError("edited-sorted", sheet=sheet, file=self._file)
            if found[sheet].doubtful or found[sheet].columns_moved:
                raise InputError("edited-moved", sheet=sheet, file=self._file)
        for one in found.values():
            edits += one.edits
        edits += _formulas(found.values())
        inputs = tuple(self._input(one, found, edits) for one in self._record.inputs)
        return EditedWorkbook(
            file=self._file, record=self._record, inputs=inputs, unknown=tuple(edits)
        )

    def _remembered(self, rows: Rows) -> CellRecord:
        width = 1 + max((column for _, column, _ in filled(rows)), default=0)
        try:
            found = read_rows(
                [_text(rows[row].get(column)) for column in range(width)] for row in sorted(rows)
            )
        except (ValueError, ArithmeticError, LookupError, TypeError) as error:
            key = "edited-newer" if error.args == ("format",) else "edited-damaged"
            raise InputError(key, file=self._file, details=repr(error)) from error
        orders = {order.id for order in found.orders}
        if not all(_is_sound(one, orders) for one in found.inputs):
            raise InputError("edited-damaged", file=self._file)
        return found

    def _called(self, edits: list[UnknownEdit]) -> dict[str, str]:
        """Give what each sheet is called now; tell those that came, went or were renamed."""
        called = {sheet: sheet for sheet in self._written if sheet in self._now}
        strange = [sheet for sheet in self._now if sheet not in self._written and self._now[sheet]]
        for sheet in self._written:
            if sheet in called:
                continue
            marks = self._written[sheet]
            other = next((one for one in strange if alike(marks, self._now[one], one)), None)
            if other is None:
                edits.append(UnknownEdit(kind="sheet-gone", sheet=sheet))
            else:
                strange.remove(other)
                called[sheet] = other
                edits.append(UnknownEdit(kind="sheet-renamed", sheet=sheet, text=other))
        added = (*strange, *self._charts)
        edits += [UnknownEdit(kind="sheet-added", sheet=sheet) for sheet in added]
        return called

    def _input(
        self,
        one: InputPlace,
        found: dict[str, SheetEdits],
        edits: list[UnknownEdit],
    ) -> CellNow:
        """Find an input where it stands now, and read it."""
        if one.sheet not in found:
            return CellNow(place=one, cell=one.cell, trouble="gone")
        row, before = position(one.cell)
        column = found[one.sheet].column(before)
        now = found[one.sheet].rows.get(row)
        if now is None:
            return CellNow(place=one, cell=one.cell, trouble="gone")
        cell = self._now[one.sheet].get(now, {}).get(column)
        at = place(now, column)
        if cell is not None and cell.formula:
            text = f"={cell.formula}"[:_LONGEST]
            edits.append(UnknownEdit(kind="input-formula", sheet=one.sheet, cell=at, text=text))
        return self._day(_read(one, at, cell), cell)

    def _day(self, one: CellNow, cell: Cell | None) -> CellNow:
        """Tell a number that was entered as a day: it counts the days since 1900."""
        if cell is None or cell.style not in self._days or one.trouble or is_same(one):
            return one
        return replace(one, value=None, trouble="day", text=shown(cell)[:_LONGEST])


def _is_sound(one: InputPlace, orders: set[str]) -> bool:
    """Tell whether an input is remembered as one can be; one of a later program may be new."""
    if one.key[:1] == ("units",) and not (is_input(one.key) and one.key[1] in orders):
        return False
    return bool(one.key) and (one.value is None or _fits_a_cell(one.value))


def _fits_a_cell(value: Decimal) -> bool:
    # Written out, a number of a few letters such as 1E+300000000 would take the machine.
    return value.is_finite() and abs(value.adjusted()) <= _MOST_DIGITS


def _read(one: InputPlace, at: str, cell: Cell | None) -> CellNow:
    if cell is None:
        return CellNow(place=one, cell=at)
    if cell.error:
        return CellNow(place=one, cell=at, trouble="error", text=cell.error)
    if isinstance(cell.value, Decimal):
        return CellNow(place=one, cell=at, value=cell.value)
    if cell.value is None:
        return CellNow(place=one, cell=at, trouble="no-value", text=cell.formula[:_LONGEST])
    text = shown(cell)[:_LONGEST]
    # A blank is nothing, whoever typed it.
    return CellNow(place=one, cell=at, trouble="text" if text else "", text=text)


def _under_old_names(now: dict[str, Rows], called: dict[str, str]) -> dict[str, Rows]:
    """Give the sheets that were written under the names that they had, in formulas too."""
    renamed = {new: old for old, new in called.items() if new != old}
    kept = {old: now[new] for old, new in called.items()}
    if not renamed:
        return kept
    names = "|".join(re.escape(new.replace("'", "''")) for new in renamed)
    known = re.compile(rf"(?<![\w.'])(?:'({names})'|({names}))!")

    def old_name(found: re.Match[str]) -> str:
        new = (found[1] or found[2]).replace("''", "'")
        return f"'{renamed[new]}'!"

    return {
        sheet: {
            row: {
                at: cell._replace(formula=known.sub(old_name, cell.formula))
                for at, cell in cells.items()
            }
            for row, cells in rows.items()
        }
        for sheet, rows in kept.items()
    }


def _formulas(found: Iterable[SheetEdits]) -> Iterator[UnknownEdit]:
    """Tell the formulas that differ; where something moved, only how many they are."""
    known = list(found)
    if not any(one.moved for one in known):
        for one in known:
            yield from one.formulas
        return
    for one in known:
        if one.formulas:
            first = one.formulas[0]
            yield UnknownEdit(kind="not-compared", sheet=first.sheet, count=len(one.formulas))


def _text(cell: Cell | None) -> str:
    if cell is None or cell.value is None:
        return ""
    return str(cell.value)
