"""A supplier's file becomes a price list: offers, programs, commitments and issues."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

from catalogs.answers import held_to
from catalogs.cells import DecimalMark, printable
from catalogs.files import Source, read_source
from catalogs.findings import Findings
from catalogs.headers import PRICE_FIELDS, Table, is_text_row, mapped
from catalogs.headings import fold, known_field
from catalogs.layout.evidence import evidence_of, price_columns, unproved_columns
from catalogs.lint import Stated, Surroundings, with_look
from catalogs.made import Made
from catalogs.match import Matcher
from catalogs.new_chips import with_new_chips
from catalogs.opening import (
    Opened,
    chip_namer,
    data_rows,
    decimal_mark,
    lasting_mark,
    open_price_list,
    rows_around,
)
from catalogs.progress import OnProgress, silent
from catalogs.reading import Reading
from catalogs.remarks import note_file, note_missing_columns
from catalogs.stated_cells import stated_in
from catalogs.terms import Terms, read_terms
from catalogs.times import read_date
from procure.chips import Chip
from procure.collector import without_collector
from procure.errors import PriceListError
from procure.offers import Catalog, Mapping


def read_price_list(
    path: Path,
    *,
    chips: Sequence[Chip],
    mapping: Mapping | None = None,
    known: Sequence[Catalog] = (),
    today: date,
    period_months: int = 3,
    surroundings: Surroundings | None = None,
    on_progress: OnProgress = silent,
) -> Catalog:
    """Read a supplier's price list.

    `mapping` holds a person's answers; without it those of a `known` price list of the
    same layout serve. `period_months` is the length of the plan's periods, to which
    supply per month or quarter is converted. `surroundings` is what offers are compared
    with beside the `chips`. `on_progress` is told the stage ("open", "rows", "look"), how
    much of it is done, and of how much.

    Raises PriceListError with one sentence when the file cannot be read or has no prices;
    everything else that is not understood is an issue of the price list given back. Never
    changes anything.
    """
    with without_collector():
        source = read_source(path)
        opened = open_price_list(
            source, mapping, known, names_chip=chip_namer(chips), on_progress=on_progress
        )
        return read_opened(
            source,
            opened,
            chips=chips,
            mapping=mapping,
            today=today,
            period_months=period_months,
            surroundings=surroundings,
            on_progress=on_progress,
        )


def read_opened(
    source: Source,
    opened: Opened,
    *,
    chips: Sequence[Chip],
    mapping: Mapping | None = None,
    today: date,
    period_months: int = 3,
    surroundings: Surroundings | None = None,
    on_progress: OnProgress = silent,
) -> Catalog:
    """Read a price list that was opened with the same chips and mapping: see read_price_list."""
    with without_collector():
        return _read(
            source, opened, chips, mapping, today, period_months, surroundings, on_progress
        )


def _read(
    source: Source,
    opened: Opened,
    chips: Sequence[Chip],
    mapping: Mapping | None,
    today: date,
    period_months: int,
    surroundings: Surroundings | None,
    on_progress: OnProgress,
) -> Catalog:
    first = _priced_table(source, opened)
    terms = read_terms(row for each in opened.tables for row in rows_around(each))
    opened, terms = held_to(opened, terms)
    supplier, guessed = _supplier(source, opened, first, terms)
    findings = Findings(first.sheet.name)
    known_chips = with_new_chips(chips, opened.mapping.new_chips, findings)
    matcher = Matcher(known_chips, opened.mapping.chips)
    if guessed:
        findings.add("supplier-unknown", "warning", supplier=supplier)
    as_of = (mapping.as_of if mapping else None) or terms.as_of or _newest(first)
    made = Made(supplier)
    marks = []
    stated: dict[str, Stated] = {}
    rows = sum(len(data_rows(table)) for table in opened.tables)
    before = 0
    for table in opened.tables:
        reading = _reading(opened, table, terms, matcher, findings, period_months, as_of or today)
        note_file(opened, table, terms, reading)
        already = len(made.offers)
        made.read(reading, partial(_tell, on_progress, before, rows))
        stated.update(stated_in(reading, made.offers[already:]))
        before += len(data_rows(table))
        note_missing_columns(reading, made.offers)
        marks.append(lasting_mark(opened, table, reading.mark))
    catalog = Catalog(
        supplier=supplier,
        file_name=source.name,
        sha256=source.sha256,
        read_on=today,
        as_of=as_of,
        offers=tuple(made.offers),
        programs=tuple(made.programs.values()),
        commitments=tuple(made.commitments),
        issues=findings.sorted(),
        mapping=_used(opened, first, marks[0], supplier),
    )
    around = surroundings or Surroundings(chips=tuple(chips), today=today)
    return with_look(catalog, around, stated, on_progress)


def _tell(on_progress: OnProgress, before: int, rows: int, done: int) -> None:
    on_progress("rows", before + done, rows)


def _reading(
    opened: Opened,
    table: Table,
    terms: Terms,
    matcher: Matcher,
    findings: Findings,
    months: int,
    day: date,
) -> Reading:
    mapping = opened.mapping
    if terms.price_per and not mapping.price_per:
        mapping = replace(mapping, price_per=terms.price_per)
    mark = decimal_mark(opened, evidence_of(table))
    unproved = unproved_columns(table, mark)
    if mark and opened.mapping.decimal_mark == mark:
        unproved -= {column.index for column in price_columns(table)}
    return Reading(
        table=table,
        terms=terms,
        mapping=mapping,
        mark=mark,
        unproved=unproved,
        matcher=matcher,
        findings=findings,
        columns={column.field: column for column in reversed(table.columns) if column.field},
        months=months,
        day=day,
        hourly_doubt=_hourly_doubt(table, mapping),
    )


def _priced_table(source: Source, opened: Opened) -> Table:
    table = opened.table
    if table is None:
        raise PriceListError("price-list-empty", file=source.name)
    for column in opened.mapping.columns:
        if not known_field(column.field):
            raise PriceListError(
                "mapping-field-unknown", heading=column.heading, field=column.field
            )
    if not table.priced and not table.column("commitment"):
        names = ", ".join(f"“{column.heading}”" for column in table.columns[:12])
        raise PriceListError(
            "price-column-missing", file=source.name, row=table.header_row, names=printable(names)
        )
    rivals = [
        column
        for each in opened.tables
        for column in each.columns
        if column.rival
        and column.suggestion
        and column.suggestion.field in PRICE_FIELDS
        and column.suggestion.score == 1
    ]
    if rivals:
        raise PriceListError(
            "price-column-twice",
            file=source.name,
            one=rivals[0].rival,
            other=rivals[0].heading,
        )
    return table


_RENTAL_WORDS: Final = frozenset(
    "vcpu vcpus cpus instance instances region zone spot preemptible cloud hourly hour".split()
)


def _hourly_doubt(table: Table, mapping: Mapping) -> bool:
    """Tell whether a plain "Price" stands in what looks like a cloud's sheet of hourly prices."""
    if mapping.price_per or mapping.kind or table.column("kind"):
        return False
    if table.across:
        return True
    priced = [fold(column.heading) for column in price_columns(table)]
    if any("on demand" in heading for heading in priced):
        return True
    words = {word for column in table.columns for word in fold(column.heading).split()}
    return len(words & _RENTAL_WORDS) > 1


def _supplier(source: Source, opened: Opened, table: Table, terms: Terms) -> tuple[str, bool]:
    if opened.known is None and opened.mapping.supplier:
        return opened.mapping.supplier, False
    column = table.column("supplier")
    if column:
        for row in data_rows(table):
            name = printable(row.text(column.index), 80)
            if name and not is_text_row(row):
                return name, False
    if terms.supplier:
        return terms.supplier, False
    if opened.known:
        return opened.known.supplier, False
    return printable(Path(source.name).stem, 80) or "supplier", True


def _newest(table: Table) -> date | None:
    column = table.column("as_of")
    cells = [row.text(column.index) for row in data_rows(table)] if column else []
    return max((day for cell in cells if isinstance(day := read_date(cell), date)), default=None)


def _used(opened: Opened, table: Table, mark: DecimalMark | None, supplier: str) -> Mapping:
    """Write down how the file was read, so that the next one of its layout is read the same."""
    return replace(
        opened.mapping,
        supplier=supplier,
        sheet=table.sheet.name,
        encoding=opened.book.encoding,
        delimiter=opened.book.delimiter,
        header_row=table.header_row,
        header_rows=table.header_rows,
        columns=mapped(column for each in opened.tables for column in each.columns),
        decimal_mark=mark,
        # The date of this file is not that of the next.
        as_of=None,
        layout=table.layout,
    )
