"""What an old workbook (.xls) says beyond its values: its records, one after another."""

import struct
from collections.abc import Iterator
from typing import Final

from catalogs.compound import read_stream
from catalogs.limits import MOST_CELLS
from catalogs.marks import Marks
from catalogs.number_formats import NumberFormat, named_format, read_format
from catalogs.sheet_parts import SheetPart, check_area
from procure.errors import PriceListError

_BOF: Final = 0x0809
_EOF: Final = 0x000A
_FILE_PASS: Final = 0x002F
_SHEET: Final = 0x0085
_FORMAT: Final = 0x041E
_STYLE: Final = 0x00E0
_SIZE: Final = 0x0200
_LONG_SIZE: Final = 12
_ROW: Final = 0x0208
_COLUMNS: Final = 0x007D
_MERGED: Final = 0x00E5
_FORMULA: Final = 0x0006
_FAULT_OR_TRUE: Final = 0x0205
_MANY: Final = 0x00BD
_CELLS: Final = frozenset({0x0203, 0x00FD, 0x0204, 0x027E, 0x00D6, _FORMULA, _FAULT_OR_TRUE})
_EXCEL_97: Final = 0x0600
_HIDDEN_ROW: Final = 0x20
_NO_NUMBER: Final = 0xFFFF
_FAULTY: Final = 2


def read_parts(data: bytes, name: str) -> list[SheetPart] | None:
    """Give the marks of each sheet in the file's order; None where it is older than Excel 97.

    Raises PriceListError where the file is locked or too large.
    """
    stream = read_stream(data, ("Workbook", "Book"))
    version = struct.unpack_from("<HHH", stream)[2]
    starts: list[int] = []
    codes: dict[int, NumberFormat] = {}
    numbers: list[int] = []
    for kind, body in _records(stream, 0):
        if kind == _FILE_PASS:
            raise PriceListError("price-list-locked", file=name)
        if kind == _SHEET:
            starts.append(struct.unpack_from("<I", body)[0])
        elif version != _EXCEL_97:
            continue
        elif kind == _FORMAT:
            codes[struct.unpack_from("<H", body)[0]] = read_format(_text(body[2:]))
        elif kind == _STYLE:
            numbers.append(struct.unpack_from("<H", body, 2)[0])
    for start in starts:
        _check_stated_size(stream, start, name)
    if version != _EXCEL_97:
        return None
    formats = [codes.get(number) or named_format(number) for number in numbers]
    marks = [_sheet(stream, start, formats, name) for start in starts]
    if sum(each.area for each in marks) > 2 * MOST_CELLS:
        raise PriceListError("price-list-cells", file=name, cells=MOST_CELLS)
    return [each.part() for each in marks]


def _check_stated_size(stream: bytes, start: int, name: str) -> None:
    """Refuse a sheet that says to be too large: calamine takes the memory before it looks."""
    while start + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, start)
        body = stream[start + 4 : start + 4 + length]
        start += 4 + length
        if kind == _EOF:
            return
        if kind == _SIZE:
            sides = struct.unpack_from("<IIHH" if length >= _LONG_SIZE else "<HHHH", body)
            first_row, last_row, first_column, last_column = sides
            if first_row > last_row or first_column > last_column:
                raise ValueError("a sheet that ends before it begins")
            check_area(name, last_row, last_column, last_row)


def _records(stream: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """Give the records of one part of the stream, without what is embedded in it."""
    depth = 0
    while start + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, start)
        body = stream[start + 4 : start + 4 + length]
        start += 4 + length
        if kind == _BOF:
            depth += 1
        elif kind == _EOF:
            depth -= 1
            if depth <= 0:
                return
        elif depth == 1:
            yield kind, body


def _text(body: bytes) -> str:
    count, wide = struct.unpack_from("<HB", body)
    if wide & 1:
        return body[3 : 3 + 2 * count].decode("utf-16-le", "replace")
    return body[3 : 3 + count].decode("latin-1")


def _sheet(stream: bytes, start: int, formats: list[NumberFormat], name: str) -> Marks:
    marks = Marks(name, formats)
    for kind, body in _records(stream, start):
        if kind in _CELLS:
            row, column, style = struct.unpack_from("<HHH", body)
            marks.cell(row, column, style)
            if kind == _FORMULA:
                marks.formula(row, column)
                if struct.unpack_from("<H", body, 12)[0] == _NO_NUMBER and body[6] == _FAULTY:
                    marks.fault(row, column, body[8])
            elif kind == _FAULT_OR_TRUE and body[7]:
                marks.fault(row, column, body[6])
        elif kind == _MANY:
            row, column = struct.unpack_from("<HH", body)
            for more in range((len(body) - 6) // 6):
                style = struct.unpack_from("<H", body, 4 + 6 * more)[0]
                marks.cell(row, column + more, style)
        elif kind == _ROW and body[12] & _HIDDEN_ROW:
            marks.hidden_rows.add(struct.unpack_from("<H", body)[0] + 1)
        elif kind == _COLUMNS and body[8] & 1:
            marks.hide_columns(*struct.unpack_from("<HH", body))
        elif kind == _MERGED:
            for at in range(struct.unpack_from("<H", body)[0]):
                marks.merge(*struct.unpack_from("<HHHH", body, 2 + 8 * at))
    return marks
