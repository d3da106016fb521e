"""Writes the Excel price lists and the sample projects again: `python -m seeds.build`.

What it writes depends on the files in this folder alone, not on the day or the machine.
"""

import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Final

import xlsxwriter

import seeds
from catalogs.ingest import read_price_list
from procure.chips import Chip
from procure.offers import Catalog
from procure.project import Project
from procure.storage import adapter, dump
from seeds import december_2023, first_steps
from seeds.workbooks import WORKBOOKS, Workbook

READ_ON: Final = date(2023, 12, 8)
"""The day on which the sample projects' price lists were read."""

_FOLDER: Final = Path(__file__).parent
_CREATED: Final = datetime(2023, 12, 8)  # noqa: DTZ001 - Excel's times have no zone
_ZIP_DAY: Final = (1980, 1, 1, 0, 0, 0)
_WIDEST: Final = 40


def main() -> None:
    """Write every file whose content differs, and say which."""
    for workbook in WORKBOOKS:
        _write(_FOLDER / "price_lists" / workbook.file_name, workbook_bytes(workbook))
    for name, project in projects().items():
        _write(_FOLDER / "projects" / f"{name}.json", dump(project))


def _write(path: Path, data: bytes) -> None:
    if not path.exists() or path.read_bytes() != data:
        path.write_bytes(data)
        print(f"Wrote {path.relative_to(_FOLDER.parent)}.")


def library() -> tuple[Chip, ...]:
    """Read the chip library."""
    chips: tuple[Chip, ...] = adapter(tuple[Chip, ...]).validate_json(seeds.library_bytes())
    return chips


def projects() -> dict[str, Project]:
    """Put the sample projects together from the library and the price lists, by name."""
    chips = {chip.id: chip for chip in library()}
    first = tuple(chips[chip] for chip in first_steps.CHIPS)
    december = tuple(chips[chip] for chip in december_2023.CHIPS)
    return {
        "december-2023": december_2023.project(
            december, read_lists(december_2023.PRICE_LISTS, december)
        ),
        "first-steps": first_steps.project(first, read_lists(first_steps.PRICE_LISTS, first)),
    }


def read_lists(names: Sequence[str], chips: tuple[Chip, ...]) -> tuple[Catalog, ...]:
    """Read sample price lists in the given order, each knowing those before it."""
    read: list[Catalog] = []
    for name in names:
        path = _FOLDER / "price_lists" / name
        read.append(read_price_list(path, chips=chips, known=tuple(read), today=READ_ON))
    return tuple(read)


def workbook_bytes(workbook: Workbook) -> bytes:
    """Make an Excel file; the same cells give the same bytes."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    book.set_properties({"title": workbook.title, "created": _CREATED})
    title = book.add_format({"bold": True, "font_size": 14})
    heading = book.add_format({"bold": True, "text_wrap": True, "bottom": 1, "valign": "top"})
    money = book.add_format({"num_format": workbook.money})
    sheet = book.add_worksheet(workbook.sheet)
    sheet.freeze_panes(workbook.heading_row, 0)
    for column in range(len(workbook.headings)):
        sheet.set_column(column, column, _width(workbook, column))
    for number, row in enumerate(workbook.rows, start=1):
        form = {1: title, workbook.heading_row: heading}.get(number)
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(number - 1, column, cell, form)
            elif cell is not None:
                priced = column in workbook.money_columns
                sheet.write_number(number - 1, column, float(cell), money if priced else None)
    book.close()
    return _stored(stream.getvalue())


def _width(workbook: Workbook, column: int) -> int:
    below = workbook.rows[workbook.heading_row :]
    texts = [str(row[column]) for row in below if len(row) > max(column, 1)]
    return min(max(map(len, (*texts, workbook.headings[column]))) + 2, _WIDEST)


def _stored(data: bytes) -> bytes:
    # Compressed bytes differ between versions of zlib, and the times are those of writing.
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(stream, "w") as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name, _ZIP_DAY), source.read(name))
    return stream.getvalue()


if __name__ == "__main__":
    main()
