"""A supplier's file becomes a price list: offers, programs, commitments and issues."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from catalogs.cells import DecimalMark, printable
from catalogs.commitments import is_commitment, read_commitment, read_program, slug
from catalogs.files import Source, read_source
from catalogs.findings import Findings
from catalogs.headers import PRICE_FIELDS, Table, is_text_row, mapped
from catalogs.headings import fold, known_field
from catalogs.layout.evidence import evidence_of, price_columns, unproved_columns
from catalogs.lint import Surroundings, with_look
from catalogs.match import Matcher
from catalogs.new_chips import with_new_chips
from catalogs.offer_rows import offer_groups
from catalogs.opening import (
    Opened,
    data_rows,
    decimal_mark,
    lasting_mark,
    open_price_list,
    rows_around,
)
from catalogs.reading import Reading
from catalogs.remarks import note_file, note_missing_columns
from catalogs.rows import RowReader
from catalogs.terms import Terms, read_terms
from catalogs.times import read_date
from procure.chips import Chip
from procure.errors import PriceListError
from procure.offers import Catalog, Commitment, Mapping, Offer, Program


def read_price_list(
    path: Path,
    *,
    chips: Sequence[Chip],
    mapping: Mapping | None = None,
    known: Sequence[Catalog] = (),
    today: date,
    period_months: int = 3,
    surroundings: Surroundings | None = None,
) -> Catalog:
    """Read a supplier's price list.

    `mapping` holds a person's answers; without it those of a `known` price list of the
    same layout serve. `period_months` is the length of the plan's periods, to which
    supply per month or quarter is converted. `surroundings` is what offers are compared
    with beside the `chips`. Raises PriceListError with one sentence
    when the file cannot be read or has no prices; everything else that is not
    understood is an issue of the price list given back. Never changes anything.
    """
    source = read_source(path)
    opened = open_price_list(source, mapping, known)
    first = _priced_table(source, opened)
    terms = read_terms(row for each in opened.tables for row in rows_around(each))
    supplier, guessed = _supplier(source, opened, first, terms)
    findings = Findings(first.sheet.name)
    known_chips = with_new_chips(chips, opened.mapping.new_chips, findings)
    matcher = Matcher(known_chips, opened.mapping.chips)
    if guessed:
        findings.add("supplier-unknown", "warning", supplier=supplier)
    made = _Made(supplier)
    marks = []
    for table in opened.tables:
        reading = _reading(opened, table, terms, matcher, findings, period_months)
        note_file(opened, table, terms, reading)
        _read_rows(reading, made)
        note_missing_columns(reading, made.offers)
        marks.append(lasting_mark(opened, table, reading.mark))
    catalog = Catalog(
        supplier=supplier,
        file_name=source.name,
        sha256=source.sha256,
        read_on=today,
        as_of=(mapping.as_of if mapping else None) or terms.as_of or _newest(first),
        offers=tuple(made.offers),
        programs=tuple(made.programs.values()),
        commitments=tuple(made.commitments),
        issues=findings.sorted(),
        mapping=_used(opened, first, marks[0], supplier),
    )
    return with_look(catalog, surroundings or Surroundings(chips=tuple(chips), today=today))


def _reading(
    opened: Opened,
    table: Table,
    terms: Terms,
    matcher: Matcher,
    findings: Findings,
    months: int,
) -> Reading:
    mark = decimal_mark(opened, evidence_of(table))
    unproved = unproved_columns(table, mark)
    if mark and opened.mapping.decimal_mark == mark:
        unproved -= {column.index for column in price_columns(table)}
    return Reading(
        table=table,
        terms=terms,
        mapping=opened.mapping,
        mark=mark,
        unproved=unproved,
        matcher=matcher,
        findings=findings,
        columns={column.field: column for column in reversed(table.columns) if column.field},
        months=months,
        hourly_doubt=_hourly_doubt(table, opened.mapping),
    )


class _Made:
    """What has been made of the rows so far, with ids that stay over re-import."""

    def __init__(self, supplier: str) -> None:
        self.supplier = supplier
        self.offers: list[Offer] = []
        self.programs: dict[str, Program] = {}
        self.commitments: list[Commitment] = []
        self._ids: set[str] = set()

    def unique(self, name: str) -> tuple[str, bool]:
        """Give an id for a name, and whether another has the same name."""
        base = f"{slug(self.supplier)}:{slug(name)}"
        found, number = base, 1
        while found in self._ids:
            number += 1
            found = f"{base}-{number}"
        self._ids.add(found)
        return found, number > 1


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
        for column in table.columns
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


def _read_rows(reading: Reading, made: _Made) -> None:
    for group in offer_groups(reading):
        reader = RowReader(reading, group[0])
        if is_commitment(reader):
            commitment = read_commitment(reader)
            if commitment and not reader.refused:
                name = f"{commitment.kind} {commitment.description}"
                made.commitments.append(replace(commitment, id=made.unique(name)[0]))
            continue
        program = read_program(reader, made.supplier)
        offer = reader.read(group[1:])
        if program:
            _add_program(program, reader, made)
        if offer is None:
            continue
        own, repeated = made.unique(offer.sku or offer.description)
        if repeated:
            reading.findings.add(
                "offer-repeated", "warning", group[0], name=offer.sku or offer.description
            )
        made.offers.append(replace(offer, id=own, program=program.id if program else ""))


def _add_program(program: Program, reader: RowReader, made: _Made) -> None:
    known = made.programs.setdefault(program.id, program)
    merged = replace(
        known,
        one_time_cost=known.one_time_cost
        if known.one_time_cost is not None
        else program.one_time_cost,
        currency=known.currency or program.currency,
        earliest=known.earliest or program.earliest,
    )
    clash = (program.one_time_cost, program.earliest)
    for stated, kept in zip(clash, (merged.one_time_cost, merged.earliest), strict=True):
        if stated is not None and stated != kept:
            reader.reading.findings.add(
                "program-differs", "warning", reader.row, name=program.name, one=kept, other=stated
            )
    made.programs[program.id] = merged


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
        columns=tuple(one for each in opened.tables for one in mapped(each.columns)),
        decimal_mark=mark,
        # The date of this file is not that of the next.
        as_of=None,
        layout=table.layout,
    )
