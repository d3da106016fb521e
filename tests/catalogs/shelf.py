"""A small chip library, and price lists made in code in several layouts and languages."""

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl

from catalogs.ingest import read_price_list
from procure.chips import Chip, Figure
from procure.offers import Catalog, Issue
from procure.offers import Mapping as Answers

TODAY = date(2023, 12, 15)


def chip(key: str, name: str, maker: str, form: str, memory: str = "", *aliases: str) -> Chip:
    """Makes a chip of the library."""
    return Chip(
        id=key,
        name=name,
        maker=maker,
        form_factor=form,
        memory_gb=Figure(value=Decimal(memory), source="made up") if memory else None,
        aliases=aliases,
    )


CHIPS = (
    chip("a100-40-sxm", "A100 40GB SXM", "NVIDIA", "SXM module", "40"),
    chip("a100-80-sxm", "A100 80GB SXM", "NVIDIA", "SXM module", "80", "A100-SXM-80GB"),
    chip("a100-80-pcie", "A100 80GB PCIe", "NVIDIA", "PCIe dual-slot card", "80"),
    chip("h100-sxm", "H100 SXM 80GB", "NVIDIA", "SXM module", "80", "HGX H100", "H100 80GB HBM3"),
    chip("h100-pcie", "H100 PCIe 80GB", "NVIDIA", "PCIe dual-slot card", "80"),
    chip("h100-nvl", "H100 NVL 94GB", "NVIDIA", "PCIe dual-slot, NVLink bridge", "94"),
    chip("h200-sxm", "H200 SXM 141GB", "NVIDIA", "SXM module", "141", "H200"),
    chip("h800-sxm", "H800 SXM", "NVIDIA", "SXM module", "80"),
    chip("gb200", "GB200 (one GPU of NVL72)", "NVIDIA", "superchip tray"),
    chip("l40s", "L40S 48GB", "NVIDIA", "PCIe dual-slot passive", "48"),
    chip("l4", "L4 24GB", "NVIDIA", "PCIe single-slot", "24"),
    chip("mi300x", "Instinct MI300X", "AMD", "OAM", "192", "MI300X OAM"),
    chip("gaudi-2", "Gaudi 2", "Intel", "OAM", "96", "HL-225H"),
    chip("tpu-v5e", "TPU v5e", "Google", "cloud only", "16"),
    chip("tpu-v5p", "TPU v5p", "Google", "cloud only", "95"),
    chip("maia-100", "Azure Maia 100", "Microsoft", "custom board", "64", "Azure Maia"),
    chip("910b", "Ascend 910B", "Huawei", "OAM-style module / PCIe", "64", "昇腾910B"),
    chip("rain-npu", "NPU (digital in-memory)", "Rain AI", ""),
    chip("own", "Own inference chip", "Own", ""),
)

Cell = str | int | float | date | bool | None


def text_file(path: Path, lines: Iterable[str], encoding: str = "utf-8") -> Path:
    """Writes a text file of lines."""
    path.write_bytes("\n".join([*lines, ""]).encode(encoding))
    return path


def workbook(
    path: Path,
    rows: Sequence[Sequence[Cell]],
    *,
    formats: Mapping[str, str] | None = None,
    hidden_rows: Iterable[int] = (),
    hidden_columns: Iterable[str] = (),
    sheet: str = "Prices",
    more: Mapping[str, Sequence[Sequence[Cell]]] | None = None,
) -> Path:
    """Writes an .xlsx file; `formats` gives number formats by cell, as in {"B2": "0%"}."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, lines in {sheet: rows, **(more or {})}.items():
        page = book.create_sheet(name)
        for number, line in enumerate(lines, start=1):
            for column, value in enumerate(line, start=1):
                if value is not None:
                    page.cell(number, column).value = value
    first = book.worksheets[0]
    for cell, code in (formats or {}).items():
        first[cell].number_format = code
    for number in hidden_rows:
        first.row_dimensions[number].hidden = True
    for letter in hidden_columns:
        first.column_dimensions[letter].hidden = True
    stream = io.BytesIO()
    book.save(stream)
    path.write_bytes(stream.getvalue())
    return path


def read(path: Path, mapping: Answers | None = None, known: Sequence[Catalog] = ()) -> Catalog:
    """Reads a price list with the shelf's chips."""
    return read_price_list(path, chips=CHIPS, mapping=mapping, known=known, today=TODAY)


def keys(catalog: Catalog, *severities: str) -> list[str]:
    """Lists the keys of a catalog's issues, of some severities or of all."""
    return [each.key for each in catalog.issues if not severities or each.severity in severities]


def issue(catalog: Catalog, key: str) -> Issue:
    """Gives the one issue of a key."""
    found = [each for each in catalog.issues if each.key == key]
    assert len(found) == 1, [each.key for each in catalog.issues]
    return found[0]
