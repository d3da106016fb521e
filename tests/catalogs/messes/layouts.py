"""Tables that do not start in the first cell and do not keep to one row of headings."""

import io
from collections.abc import Sequence
from pathlib import Path

import openpyxl

from tests.catalogs.messes.mess import REFUSED, TOLD, Mess
from tests.catalogs.shelf import Cell, text_file, workbook


def _merged(path: Path, rows: Sequence[Sequence[Cell]], *ranges: str) -> Path:
    workbook(path, rows)
    book = openpyxl.load_workbook(path)
    for cells in ranges:
        book.worksheets[0].merge_cells(cells)
    stream = io.BytesIO()
    book.save(stream)
    path.write_bytes(stream.getvalue())
    return path


def two_row_headings(folder: Path) -> Path:
    """A heading over three: the quantities stand below the merged word for the price."""
    return _merged(
        folder / "two rows.xlsx",
        [
            ["Quarry Data: price breaks are for the whole order"],
            ["SKU", "Description", "Unit price (USD)", None, None, "Lead time"],
            [None, None, "1-9", "10-49", "50+", "(weeks)"],
            ["Q-1", "L40S 48GB", 8900, 8600, 8200, 6],
            ["Q-2", "L4 24GB", 2500, 2400, 2300, 2],
        ],
        "A2:A3",
        "B2:B3",
        "C2:E2",
    )


def merged_names(folder: Path) -> Path:
    """The product stands once, merged beside its three price breaks."""
    return _merged(
        folder / "merged.xlsx",
        [
            ["Part no", "Product", "Break type", "From quantity", "Price (USD)", "Lead time"],
            ["M-1", "Instinct MI300X OAM", "incremental", 1, 15200, "26 weeks"],
            [None, None, None, 9, 14000, None],
            [None, None, None, 33, 12600, None],
            ["M-2", "Gaudi 2", "incremental", 1, 8200, "14 weeks"],
            [None, None, None, 17, 7800, None],
        ],
        *("A2:A4", "B2:B4", "C2:C4", "F2:F4", "A5:A6", "B5:B6", "C5:C6", "F5:F6"),
    )


def far_down(folder: Path) -> Path:
    """A letter of fifteen lines stands over the table."""
    letter = [f"Paragraph {number} of our letter to you, dear customer,,," for number in range(15)]
    return text_file(
        folder / "letter.csv",
        [
            "Supplier: Beacon Trading,,,",
            *letter,
            "Code,Item description,Net price EUR,Delivery time",
            'BT-1,L4 24GB,"2,600.00",10 days',
            'BT-2,L40S 48GB,"9,100.00",10 days',
        ],
    )


def sections(folder: Path) -> Path:
    """Makers and kinds of product stand in rows of their own."""
    return text_file(
        folder / "sections.csv",
        [
            "SKU;Description;Price (USD);Lead time",
            "NVIDIA;;;",
            "PCIe cards;;;",
            "X-1;L40S 48GB;8900;4 weeks",
            "X-2;L4 24GB;2450;4 weeks",
            "AMD;;;",
            "X-3;Instinct MI300X OAM;14900;20 weeks",
            "Accessories;;;",
            "X-4;NVLink bridge;890;4 weeks",
        ],
    )


def side_by_side(folder: Path) -> Path:
    """Two tables share the rows of a sheet, an empty column between them."""
    return workbook(
        folder / "pair.xlsx",
        [
            ["SKU", "Description", "Price (USD)", None, "SKU", "Description", "Price (USD)"],
            ["P-1", "L40S 48GB", 8900, None, "P-3", "L4 24GB", 2450],
            ["P-2", "H100 PCIe 80GB", 29900, None, "P-4", "A100 80GB PCIe", 11900],
        ],
    )


def one_below_another(folder: Path) -> Path:
    """After the cards comes a second table with headings of its own: rentals."""
    return text_file(
        folder / "below.csv",
        [
            "SKU,Description,Unit price (USD),Lead time,",
            "D-1,L40S 48GB,8900,4 weeks,",
            "D-2,L4 24GB,2450,4 weeks,",
            ",,,,",
            "Accelerator,Chips per unit,Price per chip-hour (USD),Term,Offer type",
            "H100 SXM 80GB,8,2.40,12 months,rent",
            "TPU v5e,4,1.10,on demand,rent",
        ],
    )


def gaps_and_feet(folder: Path) -> Path:
    """Blank rows, headings again on each page, a subtotal, a total and footnotes."""
    return text_file(
        folder / "pages.csv",
        [
            "SKU,Description,Price (EUR),Lead time",
            '"G-1",L40S 48GB,"8,300.00",5 weeks',
            ",,,",
            'G-2,L4 24GB,"2,210.00",5 weeks',
            'Subtotal,,"10,510.00",',
            "SKU,Description,Price (EUR),Lead time",
            'G-3,Gaudi 2,"7,900.00",14 weeks',
            'Total,,"18,410.00",',
            "* subject to change,,,",
        ],
    )


def one_cell_too_many(folder: Path) -> Path:
    """Somebody forgot to quote the thousands: those rows have one cell more."""
    return text_file(
        folder / "wide.csv",
        [
            "SKU,Description,Price (USD),Lead time",
            "W-1,L40S 48GB,8900.00,4 weeks",
            "W-2,H100 PCIe 80GB,29,900.00,12 weeks",
            "W-3,L4 24GB,2450.00,4 weeks",
        ],
    )


def hidden_parts(folder: Path) -> Path:
    """A hidden row and a hidden column of costs are not for the buyer."""
    return workbook(
        folder / "hidden.xlsx",
        [
            ["SKU", "Description", "Price (USD)", "Our cost", "Lead time"],
            ["H-1", "L40S 48GB", 8900, 7000, "4 weeks"],
            ["H-2", "L4 24GB", 2450, 2000, "4 weeks"],
            ["H-3", "Gaudi 2", 8200, 6000, "4 weeks"],
        ],
        hidden_rows=[3],
        hidden_columns=["D"],
    )


def broken_headings(folder: Path) -> Path:
    """Headings with line breaks in them."""
    return workbook(
        folder / "lines.xlsx",
        [
            ["Part\nnumber", "Product\ndescription", "Unit price\n[USD]", "Lead time\n(weeks)"],
            ["L-1", "L40S 48GB", 8900, 4],
            ["L-2", "L4 24GB", 2450, 4],
        ],
    )


def units_below(folder: Path) -> Path:
    """The row below the headings holds the units."""
    return text_file(
        folder / "units.csv",
        [
            "SKU;Description;Price;Lead time;Power",
            ";;USD;weeks;W",
            "N-1;L40S 48GB;8900;4;350",
            "N-2;L4 24GB;2450;4;72",
        ],
    )


def no_heading_for_names(folder: Path) -> Path:
    """The column with the products has no heading at all."""
    return workbook(
        folder / "unnamed.xlsx",
        [
            [None, "Unit price (USD)", "Lead time"],
            ["L40S 48GB", 8900, "4 weeks"],
            ["L4 24GB", 2450, "4 weeks"],
        ],
    )


def chips_across(folder: Path) -> Path:
    """A matrix: suppliers' terms down, chips across."""
    return text_file(
        folder / "matrix.csv",
        [
            "All prices in USD per chip-hour,,,",
            "Term,H100 SXM 80GB,H200 SXM 141GB,Instinct MI300X",
            "1 month,2.90,3.60,2.50",
            "12 months,2.30,2.95,n/a",
        ],
    )


LAYOUTS = (
    Mess(
        make=two_row_headings,
        rows={
            4: "1 l40s, USD 8900, 8600 from 10, 8200 from 50, 6 weeks",
            5: "1 l4, USD 2500, 2400 from 10, 2300 from 50, 2 weeks",
        },
    ),
    Mess(
        make=merged_names,
        rows={
            2: "1 mi300x, USD 15200, 14000 from 9, 12600 from 33, 26 weeks",
            5: "1 gaudi-2, USD 8200, 7800 from 17, 14 weeks",
        },
    ),
    Mess(
        make=far_down,
        rows={
            **dict.fromkeys(range(2, 17), TOLD),
            18: "1 l4, EUR 2600, 1.4285 weeks",
            19: "1 l40s, EUR 9100, 1.4285 weeks",
        },
    ),
    Mess(
        make=sections,
        rows={
            4: "1 l40s, USD 8900, 4 weeks",
            5: "1 l4, USD 2450, 4 weeks",
            7: "1 mi300x, USD 14900, 20 weeks",
            9: REFUSED,
        },
    ),
    Mess(
        make=side_by_side,
        rows={
            2: "1 l40s, USD 8900 + 1 l4, USD 2450",
            3: "1 h100-pcie, USD 29900 + 1 a100-80-pcie, USD 11900",
        },
    ),
    Mess(
        make=one_below_another,
        rows={
            2: "1 l40s, USD 8900, 4 weeks",
            3: "1 l4, USD 2450, 4 weeks",
            6: "8 h100-sxm, USD 2.4 an hour, 12 months",
            7: "4 tpu-v5e, USD 1.1 an hour",
        },
    ),
    Mess(
        make=gaps_and_feet,
        rows={
            2: "1 l40s, EUR 8300, 5 weeks",
            4: "1 l4, EUR 2210, 5 weeks",
            5: TOLD,
            6: TOLD,
            7: "1 gaudi-2, EUR 7900, 14 weeks",
            8: TOLD,
            9: TOLD,
        },
    ),
    Mess(
        make=one_cell_too_many,
        rows={
            2: "1 l40s, USD 8900, 4 weeks",
            3: REFUSED,
            4: "1 l4, USD 2450, 4 weeks",
        },
    ),
    Mess(
        make=hidden_parts,
        rows={
            2: "1 l40s, USD 8900, 4 weeks",
            3: REFUSED,
            4: "1 gaudi-2, USD 8200, 4 weeks",
        },
    ),
    Mess(
        make=broken_headings,
        rows={2: "1 l40s, USD 8900, 4 weeks", 3: "1 l4, USD 2450, 4 weeks"},
    ),
    Mess(
        make=units_below,
        rows={3: "1 l40s, USD 8900, 4 weeks", 4: "1 l4, USD 2450, 4 weeks"},
    ),
    Mess(
        make=no_heading_for_names,
        rows={2: "1 l40s, USD 8900, 4 weeks", 3: "1 l4, USD 2450, 4 weeks"},
    ),
    Mess(
        make=chips_across,
        rows={
            3: (
                "1 h100-sxm, USD 2.9 an hour, 1 months + 1 h200-sxm, USD 3.6 an hour, 1 months"
                " + 1 mi300x, USD 2.5 an hour, 1 months"
            ),
            4: "1 h100-sxm, USD 2.3 an hour, 12 months + 1 h200-sxm, USD 2.95 an hour, 12 months",
        },
    ),
)
