"""What in a workbook could do more than be read, as any program finds it in the file's own XML."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element

from tests.procure.report.sheet_parts import Parts

MOST_OF_CELL: Final = 32767
_MOST_OF_HEADING: Final = 255
_MOST_OF_SHEET: Final = 31
_FORMULAS: Final = frozenset(
    {"f", "formula", "formula1", "formula2", "definedName", "calculatedColumnFormula"}
    | {"totalsRowFormula"}
)
_MADE_BY_TEXT: Final = frozenset({"t", "rPr", "r", "colBreaks", "brk"})
_LEADING: Final = re.compile(
    "[\\s\x00-\x1f\x7f-\xa0\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0]*"
    "[=+\\-@\u2212\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b]"
)
"""A text that some program takes for a formula when it is typed, or read from a CSV file."""
_SHEET: Final = re.compile(r"'((?:[^']|'')*)'!|\b([A-Za-z_.][\w.]*)!")
_BAD_IN_SHEET: Final = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_NAME: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_.]{0,254}")
# What Excel knows already, starts a macro, or is an address.
_BAD_NAME: Final = re.compile(
    r"_xl|auto_|print_|sheet_title|consolidate_area|database$|criteria$|extract$|recorder$"
    r"|[a-z]{1,3}[0-9]+$|r[0-9]*c?[0-9]*$|c[0-9]*$|true$|false$",
    re.IGNORECASE,
)
_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
_UNSPEAKABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_NUMBER: Final = re.compile(r"-[0-9]+(\.[0-9]+)?")
_CURRENCY: Final = re.compile(r"\[\$[A-Z]{3}\] ")
_CODES: Final = re.compile(r'&("[^"]*"|K[0-9A-Fa-f]{6}|[0-9]+|.)', re.DOTALL)


def looks_like_formula(text: str) -> bool:
    """Tell whether some program takes a text for a formula."""
    return _LEADING.match(text) is not None


def faults(found: Parts, plain: Parts) -> list[str]:
    """List what is in a workbook that its twin with plain words does not have, or no program takes.

    Both are made of the same records, but for the texts in them.
    """
    return [
        *_parts(found, plain),
        *_formulas(found, plain),
        *_sheets(found),
        *_headings(found),
        *_cells(found),
        *_looks(found, plain),
    ]


def csv_faults(path: Path) -> list[str]:
    """List the cells of a CSV file that some program takes for formulas, by any separator."""
    found = []
    for separator in ",;\t":
        with path.open(encoding="utf-8-sig", newline="") as stream:
            for row in csv.reader(stream, delimiter=separator):
                found += [
                    cell for cell in row if looks_like_formula(cell) and not _NUMBER.fullmatch(cell)
                ]
    return found


def _parts(found: Parts, plain: Parts) -> Iterator[str]:
    for part in sorted(found.written.keys() ^ plain.written.keys()):
        yield f"part {part}"
    allowed = {_tag(one) for tree in plain.trees.values() for one in tree.iter()} | _MADE_BY_TEXT
    for part, tree in found.trees.items():
        for one in tree.iter():
            if _tag(one) not in allowed:
                yield f"{part}: element {_tag(one)}"
            if one.attrib.get("TargetMode") == "External":
                yield f"{part}: external {one.attrib.get('Target')}"
    kinds = {one.attrib["Type"] for one in _all(plain, "Relationship")}
    for one in _all(found, "Relationship"):
        if one.attrib["Type"] not in kinds:
            yield f"relation {one.attrib['Type']}"


def _formulas(found: Parts, plain: Parts) -> Iterator[str]:
    known = Counter(_shapes(plain))
    here = Counter(_shapes(found))
    for shape in here.keys() - known.keys():
        yield f"formula {shape[:200]}"
    if here.total() != known.total():
        yield f"{here.total()} formulas instead of {known.total()}"
    builtin = {one.attrib["name"] for one in _all(plain, "definedName")}
    names = [one.attrib["name"] for one in _all(found, "definedName")]
    for name in names:
        if name not in builtin and (_BAD_NAME.match(name) or not _NAME.fullmatch(name)):
            yield f"name {name}"
    own = [name.casefold() for name in names if not name.startswith("_xlnm.")]
    if len(set(own)) < len(own):
        yield f"names twice: {sorted(own)}"


_REPEATED: Final = re.compile(r"sheet!\$[A-Z]+:\$[A-Z]+,(sheet!\$#:\$#)")


def _shapes(parts: Parts) -> Iterator[str]:
    """Give every formula, also those of charts, names and conditions, without its figures."""
    sheets = set(parts.sheets)
    for tree in parts.trees.values():
        for one in tree.iter():
            if _tag(one) in _FORMULAS and one.text:

                def known(match: re.Match[str]) -> str:
                    name = (match[1] or match[2]).replace("''", "'")
                    return "sheet!" if name in sheets else f"no sheet {name!r}!"

                shape = re.sub(r"[0-9]+", "#", _SHEET.sub(known, one.text))
                # Which columns are printed again depends on how wide the texts are.
                yield _REPEATED.sub(r"\1", shape)


def _sheets(found: Parts) -> Iterator[str]:
    names = [name.casefold() for name in found.sheets]
    if len(set(names)) < len(names):
        yield f"sheets {names}"
    for name in found.sheets:
        bad = _BAD_IN_SHEET.search(name) or name != name.strip("'") or name.lower() == "history"
        if bad or not 0 < _units(name) <= _MOST_OF_SHEET:
            yield f"sheet {name!r}"


def _headings(found: Parts) -> Iterator[str]:
    # Words about a table stand in an element of the same name.
    named = [table for table in _all(found, "table") if "displayName" in table.attrib]
    for table in named:
        columns = [one.attrib["name"] for one in table.iter() if _tag(one) == "tableColumn"]
        if len({one.casefold() for one in columns}) < len(columns):
            yield f"headings {columns}"
        for one in columns:
            if not 0 < _units(one) <= _MOST_OF_HEADING:
                yield f"heading {one!r}"
    tables = [one.attrib["displayName"].casefold() for one in named]
    if len(set(tables)) < len(tables):
        yield f"tables {tables}"


def _cells(found: Parts) -> Iterator[str]:
    for text in found.texts():
        read = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
        if _units(read) > MOST_OF_CELL:
            yield f"{_units(read)} characters in a cell"
        if _UNSPEAKABLE.search(read):
            yield f"control characters in {read[:60]!r}"
    marked = found.marked_texts()
    for text in found.texts():
        if looks_like_formula(text) and not marked.get(text, False):
            yield f"not marked as a text: {text[:60]!r}"


def _looks(found: Parts, plain: Parts) -> Iterator[str]:
    # Three letters that may be a currency's are shown as they are.
    formats, known = (
        {_CURRENCY.sub("", one.attrib["formatCode"]) for one in _all(parts, "numFmt")}
        for parts in (found, plain)
    )
    # An axis with nothing to show has no format of its own.
    for one in formats - known - {"General"}:
        yield f"number format {one}"
    codes, others = (
        sorted(
            "".join(code for code in _CODES.findall(one.text or "") if code != "&")
            for tree in parts.trees.values()
            for one in tree.iter()
            if _tag(one).endswith(("Header", "Footer"))
        )
        for parts in (found, plain)
    )
    if codes != others:
        yield f"headers and footers {codes}"


def _all(parts: Parts, tag: str) -> Iterator[Element]:
    return (one for tree in parts.trees.values() for one in tree.iter() if _tag(one) == tag)


def _tag(one: Element) -> str:
    return one.tag.rpartition("}")[2]


def _units(text: str) -> int:
    """Count characters as Excel does."""
    return len(text.encode("utf-16-le", errors="surrogatepass")) // 2
