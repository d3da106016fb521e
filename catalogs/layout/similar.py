"""A list of nearly the layout of an earlier one: which answers still hold, and what differs."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import Final

from catalogs.grid import Book, Row
from catalogs.headers import Table
from catalogs.headings import fold
from catalogs.layout.heading_rows import is_price
from catalogs.terms import read_terms
from procure.offers import Catalog, Mapping
from procure.record import record

_KEPT: Final = 0.66
_FEWEST: Final = 3


@record
class Difference:
    """The headings that a list has and its earlier one had not, and the reverse."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


def like_before(
    name: str,
    tables: Sequence[Table],
    around: Callable[[Table], Iterable[Row]],
    known: Sequence[Catalog],
) -> Catalog | None:
    """Find the earlier list of which this is plainly the next, though its headings changed.

    Two thirds of the headings are the same, and the file has the earlier one's name but
    for figures and dates, or names its supplier.
    """
    headings = _folded(column.heading for table in tables for column in table.columns)
    like = [each for each in known if each.mapping and _alike(headings, _headings_of(each.mapping))]
    if not like:
        return None
    named = [each for each in like if _stem(name) and _stem(each.file_name) == _stem(name)]
    if named:
        return named[-1] if len({each.supplier for each in named}) == 1 else None
    supplier = read_terms(row for table in tables for row in around(table)).supplier
    same = [each for each in like if supplier and each.supplier == supplier]
    return same[-1] if same else None


def difference(mapping: Mapping, tables: Sequence[Table], book: Book) -> tuple[Difference, Mapping]:
    """Say what differs from an earlier layout, and give the answers that still hold.

    What was said of the prices as a whole holds only while the columns of prices are the
    same: another heading may speak of another basis, currency or tax.
    """
    here = {fold(c.heading): c.heading for table in tables for c in table.columns if not c.made}
    before = {fold(each.heading): each for each in mapping.columns}
    differs = Difference(
        added=tuple(text for key, text in here.items() if key not in before),
        removed=tuple(each.heading for key, each in before.items() if key not in here),
    )
    priced = {key for key, each in before.items() if is_price(each.field)}
    now = {
        fold(c.heading)
        for table in tables
        for c in table.columns
        if not c.made and c.suggestion and is_price(c.suggestion.field)
    }
    kept = Mapping(
        supplier=mapping.supplier,
        sheet=mapping.sheet if any(s.name == mapping.sheet for s in book.sheets) else "",
        encoding=book.encoding,
        delimiter=book.delimiter,
        columns=tuple(each for key, each in before.items() if key in here and each.field),
        chips=mapping.chips,
        new_chips=mapping.new_chips,
    )
    if priced <= set(here) and now <= priced:
        kept = replace(
            kept,
            decimal_mark=mapping.decimal_mark,
            currency=mapping.currency,
            kind=mapping.kind,
            price_per=mapping.price_per,
            tax=mapping.tax,
            break_kind=mapping.break_kind,
        )
    return differs, kept


def _headings_of(mapping: Mapping) -> frozenset[str]:
    return _folded(column.heading for column in mapping.columns)


def _folded(headings: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(heading) for heading in headings)


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    kept = len(one & other)
    return kept >= _FEWEST and kept >= _KEPT * max(len(one), len(other))


def _stem(name: str) -> str:
    """Give a file's name without what changes from one edition to the next: figures and dates."""
    words = re.findall(r"[^\W\d_]+", PurePath(name).stem.casefold())
    return " ".join(word for word in words if word not in _MONTHS)


_MONTHS: Final = frozenset(
    "jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july"
    " august september october november december januar februar märz mai juni juli oktober dezember"
    " v rev version final copy kw q w".split()
)
