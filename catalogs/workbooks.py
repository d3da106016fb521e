"""Excel workbooks: values from calamine, the rest from the file's own XML."""

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from math import isfinite
from typing import Final

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from catalogs.grid import Book, Row, Sheet
from catalogs.limits import MOST_CELL, MOST_CELLS
from catalogs.number_formats import PLAIN, written
from catalogs.workbook_parts import (
    BAD_XML,
    WORKBOOK_PART,
    SheetPart,
    check_parts,
    number_formats,
    scan_sheet,
    sheet_paths,
)
from procure.errors import PriceListError

_Value = int | float | str | bool | date | datetime | time | timedelta | None

_DAMAGED: Final = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error),
    *(EOFError, OSError, NotImplementedError, RuntimeError),
)


def read_workbook(data: bytes, name: str) -> Book:
    """Open an .xlsx or .xlsm workbook; formulas give their stored value, macros stay shut.

    Raises PriceListError with one sentence when the file is locked, damaged or too large.
    """
    try:
        parts = _parts(data, name)
        return Book(kind="workbook", sheets=tuple(_sheets(data, parts, name)))
    except (*_DAMAGED, *BAD_XML, CalamineError) as error:
        raise PriceListError("price-list-damaged", file=name, details=str(error)) from error
    except BaseException as error:
        # What calamine's Rust code raises when it gives up is no Exception.
        if type(error).__name__ != "PanicException":
            raise
        raise PriceListError("price-list-damaged", file=name, details=str(error)) from error


def _parts(data: bytes, name: str) -> dict[str, SheetPart]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        check_parts(archive, name)
        if WORKBOOK_PART not in archive.namelist():
            raise PriceListError("price-list-zip", file=name)
        formats = number_formats(archive)
        parts: dict[str, SheetPart] = {}
        for sheet, path in sheet_paths(archive).items():
            if path in archive.namelist():
                with archive.open(path) as stream:
                    parts[sheet] = scan_sheet(stream, formats, name)
    if sum(part.cells for part in parts.values()) > MOST_CELLS:
        raise PriceListError("price-list-cells", file=name, cells=MOST_CELLS)
    return parts


def _sheets(data: bytes, parts: dict[str, SheetPart], name: str) -> Iterator[Sheet]:
    with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
        for found in book.sheets_metadata:
            part = parts.get(found.name)
            if found.typ != SheetTypeEnum.WorkSheet or part is None:
                continue
            values = book.get_sheet_by_name(found.name).to_python(skip_empty_area=False)
            yield Sheet(
                name=found.name,
                rows=tuple(_rows(values, part, name)),
                hidden=found.visible != SheetVisibleEnum.Visible,
                hidden_columns=part.hidden_columns,
            )


def _rows(values: Sequence[Sequence[_Value]], part: SheetPart, name: str) -> Iterator[Row]:
    for number, line in enumerate(values, start=1):
        forms = dict(part.formats.get(number, ()))
        cells: list[str] = []
        numbers = 0
        for column, value in enumerate(line):
            if value == "" or value is None:
                cells.append("")
            elif isinstance(value, (int, float)) and _countable(value):
                cells.append(written(value, forms.get(column, PLAIN)))
                numbers |= 1 << column
            else:
                cells.append(_text(value))
                if len(cells[-1]) > MOST_CELL:
                    raise PriceListError("price-list-cell", file=name, row=number, most=MOST_CELL)
        while cells and not cells[-1]:
            cells.pop()
        _show_faults(cells, part.faults.get(number, {}))
        if any(cells) or part.formulas.get(number):
            yield Row(
                number=number,
                cells=tuple(cells),
                numbers=numbers,
                formulas=part.formulas.get(number, 0),
                signs=tuple((at, form.sign) for at, form in forms.items() if form.sign),
                hidden=number in part.hidden_rows,
            )


def _countable(value: float) -> bool:
    # Excel stores neither infinity nor NaN, but other programs write them.
    return not isinstance(value, bool) and isfinite(value)


def _show_faults(cells: list[str], faults: dict[int, str]) -> None:
    # calamine gives an empty cell for #N/A, which would pass for one left blank.
    for column, text in faults.items():
        cells.extend([""] * (column + 1 - len(cells)))
        cells[column] = text


def _text(value: _Value) -> str:
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, (date, time)):
        return value.isoformat()
    return str(value)
