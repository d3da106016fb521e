"""Excel workbooks: values from calamine, the rest from the file's own XML."""

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from catalogs.grid import Book, Sheet
from catalogs.limits import MOST_CELLS
from catalogs.progress import OnProgress, silent
from catalogs.sheet_parts import SheetPart
from catalogs.stored_values import value_rows
from catalogs.workbook_parts import (
    BAD_XML,
    WORKBOOK_PART,
    check_parts,
    number_formats,
    scan_sheet,
    sheet_paths,
)
from procure.errors import PriceListError

DAMAGED: Final = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error),
    *(EOFError, OSError, NotImplementedError, RuntimeError, LookupError),
    *(*BAD_XML, CalamineError),
)


@contextmanager
def damaged(name: str) -> Iterator[None]:
    """Say in one sentence that a workbook is damaged, whatever its readers say of it."""
    try:
        yield
    except DAMAGED as error:
        raise PriceListError("price-list-damaged", file=name, details=str(error)) from error
    except BaseException as error:
        # What calamine's Rust code raises when it gives up is no Exception.
        if type(error).__name__ != "PanicException":
            raise
        raise PriceListError("price-list-damaged", file=name, details=str(error)) from error


def read_workbook(data: bytes, name: str, on_progress: OnProgress = silent) -> Book:
    """Open an .xlsx or .xlsm workbook; formulas give their stored value, macros stay shut.

    Raises PriceListError with one sentence when the file is locked, damaged or too large.
    """
    with damaged(name):
        parts = _parts(data, name, on_progress)
        return Book(kind="workbook", sheets=tuple(_sheets(data, parts, name, on_progress)))


def _parts(data: bytes, name: str, on_progress: OnProgress) -> dict[str, SheetPart]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        check_parts(archive, name)
        names = {info.filename: info.file_size for info in archive.infolist()}
        if WORKBOOK_PART not in names:
            raise PriceListError("price-list-zip", file=name)
        formats = number_formats(archive)
        paths = {sheet: path for sheet, path in sheet_paths(archive).items() if path in names}
        total, before = sum(names[path] for path in paths.values()), 0
        parts: dict[str, SheetPart] = {}
        for sheet, path in paths.items():

            def tell(done: int, before: int = before) -> None:
                # Each sheet is gone through twice: for its marks, then for its values.
                on_progress("open", before + done, 2 * total)

            parts[sheet] = scan_sheet(archive, path, formats, name, tell)
            before += names[path]
            if sum(part.cells for part in parts.values()) > MOST_CELLS:
                raise PriceListError("price-list-cells", file=name, cells=MOST_CELLS)
    return parts


def _sheets(
    data: bytes, parts: dict[str, SheetPart], name: str, on_progress: OnProgress
) -> Iterator[Sheet]:
    cells, before = max(1, sum(part.cells for part in parts.values())), 0
    with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
        for found in book.sheets_metadata:
            part = parts.get(found.name)
            if found.typ != SheetTypeEnum.WorkSheet or part is None:
                continue

            def tell(share: float, before: int = before, part: SheetPart = part) -> None:
                on_progress("open", cells + before + int(part.cells * share), 2 * cells)

            yield made_sheet(book, found, part, name, tell)
            before += part.cells


def _untold(_share: float) -> None:
    """Tell nobody how much of a sheet is done."""


def made_sheet(
    book: CalamineWorkbook,
    found: SheetMetadata,
    part: SheetPart,
    name: str,
    on_share: Callable[[float], None] = _untold,
) -> Sheet:
    """Make a sheet of the values that calamine gives and of its marks.

    `on_share` is told which share of the sheet is done.
    """
    values = book.get_sheet_by_name(found.name)
    first_column = values.start[1] if values.start else 0
    lines = values.iter_rows() if values.start else ()
    height = max(1, values.total_height)
    rows = value_rows(
        lines, first_column, part, name, lambda done: on_share(min(1.0, done / height))
    )
    return Sheet(
        name=found.name,
        rows=tuple(rows),
        hidden=found.visible != SheetVisibleEnum.Visible,
        hidden_columns=part.hidden_columns,
        merged=part.merged,
    )
