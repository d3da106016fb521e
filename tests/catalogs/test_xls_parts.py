"""What the records of an .xls workbook may say of themselves."""

import struct
from pathlib import Path

import pytest

from procure.errors import PriceListError
from tests.catalogs.shelf import read

WHOLE = (Path(__file__).parent / "kinds" / "kinds.xls").read_bytes()
SIZE = struct.pack("<HH", 0x0200, 14)
"""How the record begins that says how large a sheet is."""


@pytest.mark.parametrize(
    "sides",
    [
        (0, 0xFFFFFFF0, 0, 8),
        (0x6C8FDA73, 0x73A6D4BA, 0xC14D, 0x1308),
        (9, 3, 0, 8),
        (0, 20, 7, 2),
    ],
)
def test_a_sheet_that_says_to_be_immense_is_refused(
    sides: tuple[int, int, int, int], tmp_path: Path
) -> None:
    """The memory that a damaged record asks for is never taken: the process would end."""
    at = WHOLE.index(SIZE) + len(SIZE)
    path = tmp_path / "immense.xls"
    path.write_bytes(WHOLE[:at] + struct.pack("<IIHH", *sides) + WHOLE[at + 12 :])
    with pytest.raises(PriceListError) as refused:
        read(path)
    assert "immense.xls" in str(refused.value)
