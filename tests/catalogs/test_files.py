"""Opening files: what they are, how they are encoded, and one sentence for what cannot be read."""

import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from catalogs import limits
from catalogs.files import open_book, read_source
from catalogs.grid import Book
from procure.errors import PriceListError
from tests.catalogs.shelf import Cell, text_file, workbook

LINES = ["SKU,Description,Price", "A,Müller H100 PCIe,5"]


def open_bytes(tmp_path: Path, data: bytes, name: str = "list.csv", encoding: str = "") -> Book:
    """Opens bytes as a file of that name."""
    path = tmp_path / name
    path.write_bytes(data)
    return open_book(read_source(path), encoding)


def cells(book: Book) -> list[tuple[str, ...]]:
    """Gives the cells of the first sheet."""
    return [row.cells for row in book.sheets[0].rows]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "cp1252", "gb18030"]
)
def test_encodings(tmp_path: Path, encoding: str) -> None:
    """A byte order mark or UTF-8 is found; any other encoding is used when it is told."""
    data = "\n".join(LINES).encode(encoding)
    told = encoding if encoding in {"cp1252", "gb18030", "utf-16-le"} else ""
    assert cells(open_bytes(tmp_path, data, encoding=told))[1][1] == "Müller H100 PCIe"


def test_utf_8_goes_before_an_old_answer(tmp_path: Path) -> None:
    """The supplier's next file is UTF-8 although the last one was not: nothing is garbled."""
    book = open_bytes(tmp_path, "\n".join(LINES).encode(), encoding="cp1252")
    assert cells(book)[1][1] == "Müller H100 PCIe"
    assert book.encoding == "utf-8"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("name", ["list.csv", "list.tsv", "list.txt", "list.xlsx"])
def test_the_content_decides(tmp_path: Path, delimiter: str, name: str) -> None:
    """Delimiter and kind come from the content, whatever the name says."""
    lines = [f"SKU{delimiter}Price", f"A{delimiter}1", f"B{delimiter}2"]
    book = open_bytes(tmp_path, "\n".join(lines).encode(), name)
    assert book.delimiter == delimiter
    assert cells(book) == [("SKU", "Price"), ("A", "1"), ("B", "2")]


def test_decimal_commas_do_not_look_like_delimiters(tmp_path: Path) -> None:
    """A German list is cut at its semicolons."""
    lines = ["Artikel;Preis;MOQ", "A;1,5;2,0", "B;2,5;3,0", "C;1.234,50;4,0"]
    assert open_bytes(tmp_path, "\n".join(lines).encode()).delimiter == ";"


def test_a_first_line_that_names_the_delimiter(tmp_path: Path) -> None:
    """The line "sep=;" is obeyed and keeps its place in the count of rows."""
    book = open_bytes(tmp_path, b"sep=;\nSKU;Price\nA;1\n")
    assert [row.number for row in book.sheets[0].rows if not row.blank] == [2, 3]


def test_quotes_and_rows(tmp_path: Path) -> None:
    """Quoted delimiters and line breaks stay in their cell; rows count as a spreadsheet does."""
    data = b'SKU,Description,Price\nA,"two\nlines, one cell",5\n\nB,"say ""hi""",6\n'
    book = open_bytes(tmp_path, data)
    rows = [row for row in book.sheets[0].rows if not row.blank]
    assert [row.number for row in rows] == [1, 2, 4]
    assert rows[1].cells == ("A", "two\nlines, one cell", "5")
    assert rows[2].cells == ("B", 'say "hi"', "6")


def test_odd_quotes_are_read_and_remarked(tmp_path: Path) -> None:
    """A quotation mark in an unusual place is no reason to refuse the file, but is told."""
    book = open_bytes(tmp_path, b'SKU,Size,Price\nA,"19" rack,5\nB,x,6\n')
    assert [remark.key for remark in book.remarks] == ["quotes-odd"]


def test_na_stays_text(tmp_path: Path) -> None:
    """A SKU called NA or None is not lost."""
    book = open_bytes(tmp_path, b"SKU,Price\nNA,5\nNone,6\n007,7\n")
    assert [row[0] for row in cells(book)] == ["SKU", "NA", "None", "007"]


def ole(*names: str) -> bytes:
    """Makes the start of an old Office container with these streams."""
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
    return head + b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in names)


def zipped(parts: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Makes a zip archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def lying_zip() -> bytes:
    """Makes an archive whose directory states a smaller size than its part unpacks to."""
    data = bytearray(zipped({"xl/workbook.xml": b"<workbook/>" * 100_000}))
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 10)
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "price-list-empty"),
        (b" \r\n\t\n", "price-list-empty"),
        (b"\xef\xbb\xbf\n", "price-list-empty"),
        (b",,,\n,,,\n", "price-list-empty"),
        (bytes(range(256)) * 20, "price-list-binary"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "price-list-kind"),
        (b"%PDF-1.7 ...", "price-list-kind"),
        (b"<!DOCTYPE html><html></html>", "price-list-kind"),
        (b"{}", "price-list-json-shape"),
        (
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
            "price-list-kind",
        ),
        (ole("Root Entry", "EncryptionInfo", "EncryptedPackage"), "price-list-locked"),
        (ole("Root Entry", "Workbook"), "price-list-damaged"),
        (ole("Root Entry", "WordDocument"), "price-list-binary"),
        (zipped({"prices.csv": b"SKU,Price\n"}), "price-list-zip"),
        (zipped({"xl/workbook.bin": b""}), "price-list-damaged"),
        (
            zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}, 0),
            "price-list-damaged",
        ),
        (zipped({"word/document.xml": b"<a/>"}), "price-list-kind"),
        (zipped({"xl/workbook.xml": b"<workbook"}), "price-list-damaged"),
        (b"PK\x03\x04 and then nothing", "price-list-damaged"),
        (lying_zip(), "price-list-damaged"),
        (b"SKU,Price\nM\xfcller,5\n", "price-list-encoding"),
        (b'SKU,Price\nA,5\n"B,6\nC,7\n', "price-list-quote"),
        (b"SKU,Price\n" + b"x" * 40_000 + b",5\n", "price-list-cell"),
        (b"a," * 1500 + b"\n", "price-list-columns"),
    ],
)
@pytest.mark.parametrize("name", ["list.csv", "list.xlsx"])
def test_one_clear_sentence(tmp_path: Path, data: bytes, key: str, name: str) -> None:
    """Whatever cannot be read says so in one sentence that names the file, whatever its name."""
    with pytest.raises(PriceListError) as caught:
        open_bytes(tmp_path, data, name)
    assert caught.value.key == key
    assert name in str(caught.value)


def test_a_wrong_or_unknown_encoding(tmp_path: Path) -> None:
    """An encoding that does not fit, or does not exist, is told."""
    data = b"SKU,Price\nM\xfc\x81ller,5\n"
    for encoding, key in (
        ("ascii", "price-list-encoding-wrong"),
        ("klingon", "price-list-encoding-unknown"),
    ):
        with pytest.raises(PriceListError) as caught:
            open_bytes(tmp_path, data, encoding=encoding)
        assert caught.value.key == key


def test_the_question_about_the_encoding_names_the_line(tmp_path: Path) -> None:
    """The question names the first line that is not UTF-8."""
    with pytest.raises(PriceListError) as caught:
        open_bytes(tmp_path, b"SKU,Price\nA,5\nM\xfcller,5\n")
    assert caught.value.values["line"] == "3"


def test_missing_files_and_folders(tmp_path: Path) -> None:
    """A file that is not there, and a folder, are told."""
    for path, key in ((tmp_path / "none.csv", "file-not-found"), (tmp_path, "file-is-folder")):
        with pytest.raises(PriceListError) as caught:
            read_source(path)
        assert caught.value.key == key


def test_limits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files beyond the limits are refused before they take memory."""

    def refused(key: str, make: Callable[[], Path]) -> None:
        with pytest.raises(PriceListError) as caught:
            open_book(read_source(make()))
        assert caught.value.key == key

    row: list[Cell] = ["A", 5]
    rows = [row] * 30
    monkeypatch.setattr("catalogs.text_files.MOST_ROWS", 20)
    refused("price-list-rows", lambda: text_file(tmp_path / "a.csv", [f"a,{n}" for n in range(30)]))
    monkeypatch.setattr("catalogs.sheet_parts.MOST_ROWS", 20)
    refused("price-list-rows", lambda: workbook(tmp_path / "b.xlsx", rows))
    monkeypatch.setattr("catalogs.sheet_parts.MOST_ROWS", limits.MOST_ROWS)
    far = [["SKU", *[None] * 2000, "far"]]
    refused("price-list-columns", lambda: workbook(tmp_path / "c.xlsx", far))
    monkeypatch.setattr("catalogs.workbook_parts.MOST_UNPACKED", 1000)
    refused("price-list-unpacked", lambda: workbook(tmp_path / "d.xlsx", rows))
    monkeypatch.setattr("catalogs.files.MOST_BYTES", 10)
    refused("price-list-large", lambda: text_file(tmp_path / "e.csv", ["a,b"] * 30))


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    """A part that is packed far too tight is refused from its stated sizes alone."""
    bomb = zipped({"xl/workbook.xml": b"<a/>", "xl/worksheets/sheet1.xml": bytes(64 << 20)})
    assert len(bomb) < 1 << 20
    with pytest.raises(PriceListError) as caught:
        open_bytes(tmp_path, bomb, "bomb.xlsx")
    assert caught.value.key == "price-list-unpacked"
