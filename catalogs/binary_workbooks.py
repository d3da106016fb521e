"""Binary workbooks (.xls, .xlsb): values from calamine, the rest from the file's own records."""

import io
import zipfile
from collections.abc import Iterator, Mapping

from python_calamine import CalamineWorkbook, SheetTypeEnum

from catalogs import xls_parts, xlsb_parts
from catalogs.grid import Book, Remark, Sheet
from catalogs.limits import MOST_CELLS
from catalogs.marks import Marks
from catalogs.progress import OnProgress, silent
from catalogs.sheet_parts import SheetPart
from catalogs.workbook_parts import check_parts
from catalogs.workbooks import damaged, made_sheet
from procure.errors import PriceListError


def read_xls(data: bytes, name: str) -> Book:
    """Open an .xls workbook; formulas give their stored value, macros stay shut.

    Raises PriceListError with one sentence when the file is locked, damaged or too large.
    """
    with damaged(name):
        parts = xls_parts.read_parts(data, name)
        if parts is None:
            # Before Excel 97 a sheet had 16,384 rows and 256 columns: no danger to memory.
            remark = Remark(key="workbook-unseen")
            return Book(kind="workbook", sheets=tuple(_all(data, {}, name)), remarks=(remark,))
        return Book(kind="workbook", sheets=tuple(_all(data, dict(enumerate(parts)), name)))


def _all(data: bytes, parts: Mapping[int, SheetPart], name: str) -> Iterator[Sheet]:
    bare = Marks(name, ()).part()
    with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
        for at, found in enumerate(book.sheets_metadata):
            if found.typ == SheetTypeEnum.WorkSheet:
                yield made_sheet(book, found, parts.get(at, bare), name)


def read_xlsb(data: bytes, name: str, on_progress: OnProgress = silent) -> Book:
    """Open an .xlsb workbook; formulas give their stored value, macros stay shut.

    Raises PriceListError with one sentence when the file is locked, damaged or too large.
    """
    with damaged(name):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            check_parts(archive, name)
            total = sum(part.file_size for part in archive.infolist())
            parts = xlsb_parts.read_parts(
                archive, name, lambda done: on_progress("open", done, total)
            )
        if sum(part.cells for part in parts.values()) > MOST_CELLS:
            raise PriceListError("price-list-cells", file=name, cells=MOST_CELLS)
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            sheets = tuple(
                made_sheet(book, found, parts[found.name], name)
                for found in book.sheets_metadata
                if found.typ == SheetTypeEnum.WorkSheet and found.name in parts
            )
    return Book(kind="workbook", sheets=sheets)
