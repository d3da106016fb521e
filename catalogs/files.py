"""Opens a supplier's file, whatever its name says: its content decides what it is."""

import hashlib
import re
from pathlib import Path
from typing import Final

from catalogs import xlsb_parts
from catalogs.binary_workbooks import read_xls, read_xlsb
from catalogs.grid import Book
from catalogs.json_files import read_json_file
from catalogs.limits import MOST_BYTES
from catalogs.open_document import read_open_document
from catalogs.progress import OnProgress, silent
from catalogs.text_files import read_text_file
from catalogs.workbooks import read_workbook
from procure.collector import without_collector
from procure.errors import PriceListError
from procure.record import record

_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_OLD_EXCEL: Final = tuple(name.encode("utf-16-le") for name in ("Workbook", "Book"))
_OTHERS: Final = (
    (b"%PDF-", "PDF"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf", "7-Zip"),
    (b"Rar!", "RAR"),
)
_WEB_PAGE: Final = (b"<!doctype html", b"<html", b"<table", b"<meta", b"<head", b"<style")
_SPREADSHEET_XML: Final = b"urn:schemas-microsoft-com:office:spreadsheet"
_JSON: Final = re.compile(rb"\s*(?:\{\s*(?:\"|\})|\[\s*(?:[\[{]|\]))")
_OPEN_DOCUMENT: Final = b"application/vnd.oasis.opendocument.spreadsheet"
_ZIP_KINDS: Final = (
    (b"word/document.xml", "Word (.docx)"),
    (b"ppt/presentation.xml", "PowerPoint (.pptx)"),
)


@record
class Source:
    """The bytes of a price list with its name and fingerprint."""

    name: str
    data: bytes
    sha256: str


def read_source(path: Path) -> Source:
    """Read a price list's bytes; raise PriceListError when there are none or too many."""
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise PriceListError("file-is-folder", path=path)
        if size > MOST_BYTES:
            raise PriceListError(
                "price-list-large", file=path.name, megabytes=MOST_BYTES // (1024 * 1024)
            )
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise PriceListError("file-not-found", path=path) from error
    except OSError as error:
        raise PriceListError(
            "file-unreadable", path=path, reason=error.strerror or error
        ) from error
    if not data.strip():
        raise PriceListError("price-list-empty", file=path.name)
    return Source(name=path.name, data=data, sha256=hashlib.sha256(data).hexdigest())


def open_book(
    source: Source, encoding: str = "", delimiter: str = "", on_progress: OnProgress = silent
) -> Book:
    """Open a price list; raise PriceListError with one sentence when it cannot be read.

    `encoding` and `delimiter` are answers of a person for text files. `on_progress` is
    called with "open", and how much of the file has been read of how much.
    """
    with without_collector():
        return _open_book(source, encoding, delimiter, on_progress)


def _open_book(source: Source, encoding: str, delimiter: str, on_progress: OnProgress) -> Book:
    data, name = source.data, source.name
    if data.startswith(_ZIP):
        if _OPEN_DOCUMENT in data:
            return read_open_document(data, name, on_progress)
        if xlsb_parts.WORKBOOK_PART.encode() in data:
            return read_xlsb(data, name, on_progress)
        for mark, kind in _ZIP_KINDS:
            if mark in data:
                raise PriceListError("price-list-kind", file=name, kind=kind)
        return read_workbook(data, name, on_progress)
    if data.startswith(_OLE):
        return _old_container(data, name)
    kind = _other_kind(data)
    if kind:
        raise PriceListError("price-list-kind", file=name, kind=kind)
    if _looks_like_json(data):
        return read_json_file(data, name, encoding)
    book = read_text_file(data, name, encoding, delimiter, on_progress)
    if all(sheet.blank for sheet in book.sheets):
        raise PriceListError("price-list-empty", file=name)
    return book


def _old_container(data: bytes, name: str) -> Book:
    if _ENCRYPTED in data:
        raise PriceListError("price-list-locked", file=name)
    if any(stream in data for stream in _OLD_EXCEL):
        return read_xls(data, name)
    raise PriceListError("price-list-binary", file=name)


def _other_kind(data: bytes) -> str:
    for start, kind in _OTHERS:
        if data.startswith(start):
            return kind
    head = data[:2048].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if _SPREADSHEET_XML in head:
        return "Excel 2003 XML"
    if head.startswith(_WEB_PAGE):
        return "web page (HTML)"
    return "XML" if head.startswith(b"<?xml") else ""


def _looks_like_json(data: bytes) -> bool:
    head = data[:2048].removeprefix(b"\xef\xbb\xbf")
    return bool(_JSON.match(head))
