"""Text files: which encoding, which delimiter, and the rows they make."""

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, count, islice
from typing import Final

from catalogs.cells import printable
from catalogs.grid import Book, Remark, Row, Sheet
from catalogs.limits import MOST_CELL, MOST_CELLS, MOST_COLUMNS, MOST_ROWS
from catalogs.progress import OnProgress, silent
from catalogs.texts import BLOCK, Columns
from procure.errors import PriceListError

DELIMITERS: Final = (",", ";", "\t", "|")

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL: Final = bytes(set(range(32)) - set(b"\t\n\r\f\x1a"))
_CONTROL_SHARE: Final = 0.005
_SNIFFED_CHARACTERS: Final = 200_000
_SNIFFED_ROWS: Final = 300


def read_text_file(
    data: bytes,
    name: str,
    encoding: str = "",
    delimiter: str = "",
    on_progress: OnProgress = silent,
) -> Book:
    """Open a text file as a book of one sheet.

    A byte order mark decides the encoding, then strict UTF-8, then `encoding`, a
    person's answer; without one PriceListError asks for it. `delimiter` overrides the
    one that splits the lines most evenly.
    """
    text, used = decode(data, name, encoding)
    text = text.removesuffix("\x1a")
    skipped, text = _named_delimiter(text)
    separator = delimiter or skipped or find_delimiter(text)
    rows, remarks = _rows(text, name, separator, 2 if skipped else 1, on_progress)
    sheet = Sheet(name="", rows=rows)
    return Book(kind="text", sheets=(sheet,), encoding=used, delimiter=separator, remarks=remarks)


def decode(data: bytes, name: str, encoding: str = "") -> tuple[str, str]:
    """Give a file's text and the encoding it was read with; raise PriceListError."""
    for bom, known in _BOMS:
        if data.startswith(bom):
            try:
                return data.decode(known), known
            except UnicodeDecodeError as error:
                raise PriceListError(
                    "price-list-encoding-wrong", file=name, encoding=known
                ) from error
    wide = encoding.lower().replace("_", "-").startswith(("utf-16", "utf-32"))
    if not wide and is_binary(data):
        raise PriceListError("price-list-binary", file=name)
    try:
        if not wide:
            return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        if not encoding:
            raise _ask_for_encoding(data, name) from None
    try:
        return data.decode(encoding), encoding
    except LookupError as error:
        raise PriceListError(
            "price-list-encoding-unknown", file=name, encoding=printable(encoding)
        ) from error
    except UnicodeDecodeError as error:
        raise PriceListError(
            "price-list-encoding-wrong", file=name, encoding=printable(encoding)
        ) from error


def _ask_for_encoding(data: bytes, name: str) -> PriceListError:
    first = next(at for at, byte in enumerate(data) if byte > 127)  # noqa: PLR2004 - past ASCII
    line = data.count(b"\n", 0, first) + 1
    return PriceListError("price-list-encoding", file=name, line=line)


def is_binary(data: bytes) -> bool:
    """Tell whether bytes are no text in any encoding of single bytes."""
    sample = data[:_SNIFFED_CHARACTERS]
    if b"\x00" in data:
        return True
    controls = len(sample) - len(sample.translate(None, _CONTROL))
    return controls > len(sample) * _CONTROL_SHARE


def _named_delimiter(text: str) -> tuple[str, str]:
    # Excel writes and obeys a first line "sep=;"; it shows the rest from row 2 on.
    first, _, rest = text.partition("\n")
    line = first.strip().strip('"')
    if line.lower().startswith("sep=") and len(line) == len("sep=;"):
        return line[-1], rest
    return "", text


def find_delimiter(text: str) -> str:
    """Find the delimiter that splits most lines into the same number of cells."""
    best, best_score = DELIMITERS[0], (0.0, 0)
    for delimiter in DELIMITERS:
        widths: Counter[int] = Counter()
        for cells in _parse(_whole_lines(text), delimiter):
            if any(cell.strip() for cell in cells):
                widths[len(cells)] += 1
            if widths.total() >= _SNIFFED_ROWS:
                break
        shared = [(count, width) for width, count in widths.items() if width > 1]
        if not shared:
            continue
        count, width = max(shared)
        score = (round(count / widths.total(), 2), width)
        if score > best_score:
            best, best_score = delimiter, score
    return best


def _whole_lines(text: str) -> str:
    if len(text) <= _SNIFFED_CHARACTERS:
        return text
    return text[:_SNIFFED_CHARACTERS].rpartition("\n")[0] or text[:_SNIFFED_CHARACTERS]


def _parse(text: str, delimiter: str) -> Iterator[list[str]]:
    # Quotes are read leniently here: this only looks for the delimiter.
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    except csv.Error:
        return


def _rows(
    text: str, name: str, delimiter: str, first: int, on_progress: OnProgress
) -> tuple[tuple[Row, ...], tuple[Remark, ...]]:
    if "\x00" in text:
        raise PriceListError("price-list-binary", file=name)
    try:
        return tuple(_numbered(text, name, delimiter, first, on_progress, strict=True)), ()
    except csv.Error as error:
        fault = str(error)
    if "unexpected end" in fault:
        raise PriceListError("price-list-quote", file=name)
    try:
        rows = tuple(_numbered(text, name, delimiter, first, on_progress, strict=False))
    except csv.Error as error:
        raise PriceListError("price-list-not-table", file=name, details=str(error)) from error
    return rows, (Remark(key="quotes-odd"),)


def _numbered(
    text: str, name: str, delimiter: str, first: int, on_progress: OnProgress, *, strict: bool
) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=strict)
    lines = text.count("\n") + 1
    columns: Columns[str] = Columns()
    cells_seen = 0
    number = first
    while block := list(islice(reader, BLOCK)):
        cells_seen += sum(map(len, block))
        _check_block(block, number, name, cells_seen)
        yield from map(Row, count(number), _stripped(block, columns))
        number += len(block)
        on_progress("open", min(number - first, lines), lines)


def _stripped(block: Sequence[Sequence[str]], columns: Columns[str]) -> Iterator[tuple[str, ...]]:
    width = len(block[0])
    if set(map(len, block)) != {width} or not width:
        return (tuple(map(str.strip, cells)) for cells in block)
    return columns.written(list(zip(*block, strict=True)), [str.strip] * width)


def _check_block(block: list[list[str]], first: int, name: str, cells_seen: int) -> None:
    if first + len(block) - 1 > MOST_ROWS:
        raise PriceListError("price-list-rows", file=name, most=MOST_ROWS)
    widest = max(map(len, block))
    if widest > MOST_COLUMNS or cells_seen > MOST_CELLS:
        row = first + max(range(len(block)), key=lambda at: len(block[at]))
        raise PriceListError(
            "price-list-columns", file=name, row=row, most=MOST_COLUMNS, cells=MOST_CELLS
        )
    if max(map(len, chain.from_iterable(block)), default=0) > MOST_CELL:
        row = first + next(
            at for at, cells in enumerate(block) if any(len(cell) > MOST_CELL for cell in cells)
        )
        raise PriceListError("price-list-cell", file=name, row=row, most=MOST_CELL)
