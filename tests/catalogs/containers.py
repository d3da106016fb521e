"""Makes .ods and .xlsb files from their own parts."""

import io
import struct
import zipfile
from collections.abc import Sequence


def document(rows: str, *, before: str = "") -> bytes:
    """Makes an .ods of rows in its own XML."""
    names = "office table text style calcext".split()
    spaces = " ".join(f'xmlns:{name}="urn:{name}"' for name in names)
    content = (
        f"<?xml version='1.0'?>{before}<office:document-content {spaces}><office:body>"
        f"<office:spreadsheet><table:table table:name='Prices'>{rows}</table:table>"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        kind = zipfile.ZipInfo("mimetype")
        archive.writestr(kind, "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
    return stream.getvalue()


def record(kind: int, body: bytes) -> bytes:
    """Makes a record of an .xlsb part."""
    head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size = len(body)
    length = bytes([size]) if size < 128 else bytes([size & 0x7F | 0x80, size >> 7])
    return head + length + body


def wide(text: str) -> bytes:
    """Makes a text of an .xlsb part."""
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def binary(cells: Sequence[bytes]) -> bytes:
    """Makes an .xlsb of one sheet with these records among its rows."""
    sheet = b"".join(
        [
            record(129, b""),
            record(148, struct.pack("<IIII", 0, 10, 0, 10)),
            record(60, struct.pack("<IIIIH", 2, 2, 2560, 0, 1)),
            record(145, b""),
            *cells,
            record(146, b""),
            record(176, struct.pack("<IIII", 0, 0, 0, 1)),
            record(130, b""),
        ]
    )
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"/>',
        "_rels/.rels": (
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" '
            f'Type="{relation}/officeDocument" Target="xl/workbook.bin"/></Relationships>'
        ),
        "xl/_rels/workbook.bin.rels": (
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" '
            f'Type="{relation}/worksheet" Target="worksheets/sheet1.bin"/></Relationships>'
        ),
        "xl/workbook.bin": b"".join(
            [
                record(131, b""),
                record(143, b""),
                record(156, struct.pack("<II", 0, 1) + wide("rId1") + wide("Prices")),
                record(144, b""),
                record(132, b""),
            ]
        ),
        "xl/styles.bin": b"".join(
            [
                record(278, b""),
                record(44, struct.pack("<H", 164) + wide('"$"#,##0')),
                record(617, struct.pack("<I", 2)),
                record(47, struct.pack("<HH", 0, 0) + bytes(12)),
                record(47, struct.pack("<HH", 0, 164) + bytes(12)),
                record(618, b""),
                record(279, b""),
            ]
        ),
        "xl/worksheets/sheet1.bin": sheet,
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def at_row(number: int, flags: int = 0) -> bytes:
    """Makes the record that begins a row, counted from 0."""
    return record(0, struct.pack("<IIHBBBI", number, 0, 300, 0, flags, 0, 0))


def number_cell(column: int, value: float, style: int = 0) -> bytes:
    """Makes a cell with a number."""
    return record(5, struct.pack("<IId", column, style, value))
