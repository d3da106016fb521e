"""What a binary workbook (.xlsb) says beyond its values."""

import struct
import zipfile
from collections.abc import Callable, Iterator
from typing import Final

from catalogs.marks import Marks
from catalogs.number_formats import NumberFormat, named_format, read_format
from catalogs.sheet_parts import SheetPart
from catalogs.workbook_parts import relations

WORKBOOK_PART: Final = "xl/workbook.bin"
_RELATIONS: Final = "xl/_rels/workbook.bin.rels"
_STYLES: Final = "xl/styles.bin"
_ROW: Final = 0
_BLANK: Final = 1
_LAST_CELL: Final = 11
_FAULT: Final = 3
_FIRST_FORMULA: Final = 8
_FAULTY_FORMULA: Final = 11
_FORMAT: Final = 44
_STYLE: Final = 47
_COLUMNS: Final = 60
_SHEET: Final = 156
_MERGED: Final = 176
_STYLES_START, _STYLES_END = 617, 618
_HIDDEN_ROW: Final = 0x10
_MORE: Final = 0x80


def read_parts(
    archive: zipfile.ZipFile, name: str, on_bytes: Callable[[int], None]
) -> dict[str, SheetPart]:
    """Give the marks of each sheet by its name; raise PriceListError where one is too large."""
    targets = relations(archive, _RELATIONS)
    formats = _formats(archive)
    parts: dict[str, SheetPart] = {}
    done = 0
    for kind, body in _records(archive.read(WORKBOOK_PART)):
        if kind != _SHEET:
            continue
        key, end = _text(body, 8)
        sheet, _ = _text(body, end)
        path = targets[key]
        if path in archive.namelist():
            data = archive.read(path)
            parts[sheet] = _sheet(data, formats, name)
            done += len(data)
            on_bytes(done)
    return parts


def _records(data: bytes) -> Iterator[tuple[int, bytes]]:
    at, end = 0, len(data)
    while at < end:
        kind = data[at]
        at += 1
        if kind & _MORE:
            kind = kind & 0x7F | data[at] << 7
            at += 1
        length = 0
        for shift in (0, 7, 14, 21):
            byte = data[at]
            at += 1
            length |= (byte & 0x7F) << shift
            if not byte & _MORE:
                break
        if length > end - at:
            # calamine makes room for what a record says it holds, before it looks.
            raise ValueError("a record that is longer than its part")
        yield kind, data[at : at + length]
        at += length


def _text(body: bytes, start: int) -> tuple[str, int]:
    count = struct.unpack_from("<I", body, start)[0]
    end = start + 4 + 2 * count
    return body[start + 4 : end].decode("utf-16-le", "replace"), end


def _formats(archive: zipfile.ZipFile) -> list[NumberFormat]:
    if _STYLES not in archive.namelist():
        return []
    codes: dict[int, NumberFormat] = {}
    numbers: list[int] = []
    in_styles = False
    for kind, body in _records(archive.read(_STYLES)):
        if kind == _FORMAT:
            codes[struct.unpack_from("<H", body)[0]] = read_format(_text(body, 2)[0])
        elif kind in {_STYLES_START, _STYLES_END}:
            in_styles = kind == _STYLES_START
        elif kind == _STYLE and in_styles:
            numbers.append(struct.unpack_from("<H", body, 2)[0])
    return [codes.get(number) or named_format(number) for number in numbers]


def _sheet(data: bytes, formats: list[NumberFormat], name: str) -> SheetPart:
    marks = Marks(name, formats)
    row = 0
    for kind, body in _records(data):
        if _BLANK < kind <= _LAST_CELL:
            column, style = struct.unpack_from("<II", body)
            marks.cell(row, column, style & 0xFFFFFF)
            if kind >= _FIRST_FORMULA:
                marks.formula(row, column)
            if kind in {_FAULT, _FAULTY_FORMULA}:
                marks.fault(row, column, body[8])
        elif kind == _ROW:
            row = struct.unpack_from("<I", body)[0]
            if body[11] & _HIDDEN_ROW:
                marks.hidden_rows.add(row + 1)
        elif kind == _COLUMNS and struct.unpack_from("<H", body, 16)[0] & 1:
            marks.hide_columns(*struct.unpack_from("<II", body))
        elif kind == _MERGED:
            marks.merge(*struct.unpack_from("<IIII", body))
    return marks.part()
