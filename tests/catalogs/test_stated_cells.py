"""Memory, spot prices and ends of ranges in a row are held against its offer."""

from decimal import Decimal
from pathlib import Path

import pytest

from catalogs.stated_cells import memory_of
from tests.catalogs.shelf import issue, keys, read, text_file


@pytest.mark.parametrize(
    ("text", "gigabytes"),
    [
        ("80", Decimal(80)),
        ("80 GB HBM3", Decimal(80)),
        ("80GiB", Decimal(80)),
        ("0.5 TB", Decimal(512)),
        ("81920 MiB", Decimal(80)),
        ("8x80", None),
        ("HBM3", None),
        ("", None),
        ("2", None),
    ],
)
def test_memory(text: str, gigabytes: Decimal | None) -> None:
    """Gigabytes in any unit; what may mean something else states nothing."""
    assert memory_of(text) == gigabytes


def test_a_row_of_another_memory_is_looked_at(tmp_path: Path) -> None:
    """The chip's own, and that of all chips of a unit, are in order."""
    path = text_file(
        tmp_path / "memory.csv",
        [
            "SKU,Product,Chips per unit,GPU memory,Unit price (USD)",
            "A,H100 SXM 80GB,1,80 GB,30000",
            "B,H100 SXM 80GB,8,640,240000",
            "C,H100 SXM,1,141 GB,31000",
        ],
    )
    found = issue(read(path), "memory-differs")
    assert (found.row, found.offer, found.column) == (4, "memory:c", "GPU memory")


def test_spot_above_on_demand_is_looked_at(tmp_path: Path) -> None:
    """Both prices are of a machine here; the offer's is of a chip-hour."""
    path = text_file(
        tmp_path / "spot.csv",
        [
            "SKU,Product,Chips per unit,Price per hour (USD),Spot price (USD),Hosted by",
            "A,H100 SXM 80GB,8,32.00,12.80,supplier",
            "B,H100 SXM 80GB,8,24.00,25.60,supplier",
        ],
    )
    found = issue(read(path), "spot-above-demand")
    assert (found.row, dict(found.values)) == (3, {"spot": "3.2", "price": "3"})


def test_gaps_and_overlaps_of_rows_are_looked_at(tmp_path: Path) -> None:
    """Ranges that follow one another, leave a gap, and overlap."""
    path = text_file(
        tmp_path / "ranges.csv",
        [
            "A break's price holds for the whole order",
            "SKU,Product,From quantity,Unit price (USD)",
            "A,L4,1-9,3000",
            "A,L4,10+,2900",
            "B,L4,1-9,3100",
            ",,11+,2950",
            "C,L4,1-10,3200",
            "C,L4,10-20,2990",
        ],
    )
    catalog = read(path)
    assert [key for key in keys(catalog) if key.startswith("breaks-")] == [
        "breaks-gap",
        "breaks-overlap",
    ]
    assert issue(catalog, "breaks-gap").offer == "ranges:b"
    assert issue(catalog, "breaks-overlap").offer == "ranges:c"
