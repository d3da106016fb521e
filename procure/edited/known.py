"""Tells an exported workbook from a price list, without opening either."""

import re
import zipfile
import zlib
from pathlib import Path
from typing import Final

from procure.cell_record import RECORD_SHEET

_WORKBOOK: Final = "xl/workbook.xml"
_MOST: Final = 1 << 20
"""Bytes of a workbook's list of sheets that are looked at."""
_NAME: Final = re.compile(rf"""\sname=["']{re.escape(RECORD_SHEET)}["']""".encode())
_UNREADABLE: Final = (
    *(OSError, EOFError, zipfile.BadZipFile, zlib.error),
    # A part is missing; its way of packing is not known, or it is encrypted; it says where it
    # is in numbers that nothing can be at.
    *(KeyError, RuntimeError, ValueError),
)


def is_exported(path: Path) -> bool:
    """Tell whether a file is a workbook that remembers the plan it is of."""
    try:
        with zipfile.ZipFile(path) as archive, archive.open(_WORKBOOK) as part:
            return bool(_NAME.search(part.read(_MOST)))
    except _UNREADABLE:
        return False
