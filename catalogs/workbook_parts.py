"""What a workbook's own XML says beyond its values: formats, formulas, what is hidden."""

import posixpath
import zipfile
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final
from xml.sax import SAXException

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from catalogs.limits import (
    MOST_PARTS,
    MOST_RATIO,
    MOST_UNPACKED,
    RATIO_FREE,
)
from catalogs.number_formats import NumberFormat, named_format, read_format
from catalogs.sheet_bytes import scan_quickly
from catalogs.sheet_parts import SheetPart, scan_carefully
from procure.errors import PriceListError

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

WORKBOOK_PART: Final = "xl/workbook.xml"
_SHEETS: Final = "xl/worksheets/"
_STYLES_PART: Final = "xl/styles.xml"
_CHUNK: Final = 1 << 20
_ENCRYPTED_FLAG: Final = 1
_RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION: Final = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"

BAD_XML: Final = (ParseError, SAXException, DefusedXmlException, ValueError, KeyError)


def check_parts(archive: zipfile.ZipFile, name: str) -> None:
    """Refuse a workbook that would unpack to too much, is locked, or is damaged.

    Every part but the sheets of .xlsx, which are read whole anyway, is unpacked once: its
    true size is then known to be the stated one.
    """
    parts = archive.infolist()
    total = sum(part.file_size for part in parts)
    too_tight = any(
        part.file_size > RATIO_FREE and part.file_size > part.compress_size * MOST_RATIO
        for part in parts
    )
    if len(parts) > MOST_PARTS or total > MOST_UNPACKED or too_tight:
        raise PriceListError(
            "price-list-unpacked", file=name, megabytes=MOST_UNPACKED // (1024 * 1024)
        )
    if any(part.flag_bits & _ENCRYPTED_FLAG for part in parts):
        raise PriceListError("price-list-locked", file=name)
    for part in parts:
        if part.filename.startswith(_SHEETS) and part.filename.endswith(".xml"):
            continue
        with archive.open(part) as stream:
            while stream.read(_CHUNK):
                pass


def sheet_paths(archive: zipfile.ZipFile) -> dict[str, str]:
    """Give the part of each sheet by the sheet's name."""
    targets = relations(archive, "xl/_rels/workbook.xml.rels")
    found = {}
    for element in _named(fromstring(archive.read(WORKBOOK_PART)), "sheet"):
        key = element.attrib.get(_RELATION) or element.attrib.get(_STRICT_RELATION, "")
        found[element.attrib.get("name", "")] = targets.get(key, "")
    return found


def relations(archive: zipfile.ZipFile, path: str) -> dict[str, str]:
    """Give the parts that a workbook names, by the keys that it names them with."""
    targets = {}
    for relation in fromstring(archive.read(path)):
        target = relation.attrib.get("Target", "")
        part = target.lstrip("/") if target.startswith("/") else posixpath.join("xl", target)
        targets[relation.attrib.get("Id", "")] = posixpath.normpath(part)
    return targets


def number_formats(archive: zipfile.ZipFile) -> tuple[NumberFormat, ...]:
    """Give the number format of each cell style."""
    if _STYLES_PART not in archive.namelist():
        return ()
    root = fromstring(archive.read(_STYLES_PART))
    codes = {
        int(element.attrib["numFmtId"]): read_format(element.attrib.get("formatCode", ""))
        for element in _named(root, "numFmt")
    }
    styles = next(iter(_named(root, "cellXfs")), None)
    if styles is None:
        return ()
    numbers = [int(element.attrib.get("numFmtId", "0")) for element in _named(styles, "xf")]
    return tuple(codes.get(number) or named_format(number) for number in numbers)


def _named(root: "Element", tag: str) -> Iterator["Element"]:
    return (each for each in root.iter() if each.tag.rpartition("}")[2] == tag)


def scan_sheet(
    archive: zipfile.ZipFile,
    path: str,
    formats: tuple[NumberFormat, ...],
    name: str,
    on_bytes: Callable[[int], None],
) -> SheetPart:
    """Read the marks of one sheet; raise PriceListError where it is too large."""
    with archive.open(path) as stream:
        part = scan_quickly(stream, formats, name, on_bytes)
    if part is not None:
        return part
    with archive.open(path) as stream:
        return scan_carefully(stream, formats, name)
