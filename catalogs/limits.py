"""How large a price list may be, so that no file can take the machine."""

from typing import Final

MOST_BYTES: Final = 100 * 1024 * 1024
"""The largest file that is opened."""

MOST_UNPACKED: Final = 512 * 1024 * 1024
"""What all parts of a workbook may come to when unpacked."""

MOST_RATIO: Final = 200
"""How many times its packed size a large part of a workbook may become."""

RATIO_FREE: Final = 16 * 1024 * 1024
"""Parts up to this size may shrink as they like: short repetitive sheets do."""

MOST_PARTS: Final = 10_000
"""How many parts a workbook may have."""

MOST_ROWS: Final = 300_000
MOST_COLUMNS: Final = 1_000
MOST_CELLS: Final = 8_000_000
"""Rows, columns and cells of a sheet, from its first to its last filled one."""

MOST_CELL: Final = 32_767
"""Characters of a cell, as in Excel."""

MOST_MERGED: Final = 100_000
"""Merged ranges of a sheet that are looked at."""

MOST_RECORDS: Final = 1_000_000
"""Records and lists of a JSON file."""
