"""The sheet Prices and terms: what the ordered offers quote, to be changed and calculated with."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final, Literal

from xlsxwriter.utility import xl_rowcol_to_cell

from procure import figures
from procure.cell_record import Key
from procure.figures import OrderRow
from procure.offers import Catalog, Offer
from procure.record import record
from procure.report.book import Book
from procure.report.places import FIRST, Places
from procure.report.sheet import HEAD_ROW, WARN
from procure.report.stands import stands_in
from procure.report.subject import Subject
from procure.report.values import Area, Column, Entry, Formula, Kind, Styled, Value, decimals_of
from procure.units import minor_digits
from procure.words import sentence

NAME: Final = "Prices and terms"
_AT_THE_END: Final = 4
"""Columns from the units ordered on."""
_COUNTS: Final = 4
"""Columns of the minimum, the multiple and the two supplies."""
_BREAKS: Final[dict[tuple[str, str], str]] = {
    ("all_units", "order"): "all units of an order",
    ("all_units", "cumulative"): "all units of all orders",
    ("incremental", "order"): "units from the break on",
    ("incremental", "cumulative"): "units from the break on, all orders counted",
}


def price_key(offer: Offer, place: int) -> Key:
    """Name the price of an offer's break."""
    return ("offer", offer.id, "breaks", str(place), "unit_price")


def quantity_key(offer: Offer, place: int) -> Key:
    """Name the units from which an offer's break counts."""
    return ("offer", offer.id, "breaks", str(place), "quantity")


def term_key(offer: Offer, field: str) -> Key:
    """Name a term of an offer by its field."""
    return ("offer", offer.id, field)


@record
class Supplied:
    """Where it stands whether what is ordered of each offer is supplied."""

    area: Area
    column: int

    def counted(self, said: Literal["over", "full"]) -> str:
        """Count the offers of which more is ordered than supplied, or all, in a formula."""
        told = sentence(f"report-supply-{said}")
        return f'COUNTIF({self.area.reference(self.column)},"{told}")'


def add(book: Book, subject: Subject, places: Places) -> Supplied:
    """Write the sheet: a row for each offer that is ordered, its breaks side by side."""
    sheet = book.sheet(NAME)
    sheet.title(NAME, sentence("report-terms-note"))
    listed = list({row.order.offer: places.listed(row) for row in places.rows}.values())
    most = max((len(offer.breaks) for _, offer in listed), default=1)
    columns = [
        Column(heading="Offer"),
        Column(heading="Supplier"),
        Column(heading="Currency"),
        Column(heading="Price is for"),
        Column(heading="Breaks count"),
        *(
            column
            for place in range(1, most + 1)
            for column in (
                Column(heading=f"From units {place}", kind="whole"),
                Column(heading=f"Unit price {place}", kind="money"),
            )
        ),
        Column(heading="Minimum order (units)", kind="whole"),
        Column(heading="Order multiple", kind="whole"),
        Column(heading="Supply a period (units)", kind="whole"),
        Column(heading="Supply in all (units)", kind="whole"),
        Column(heading="Fixed cost of an order", kind="money"),
        Column(heading="Integration of a unit", kind="money"),
        Column(heading="Deposit", kind="percent"),
        Column(heading="Support a year", kind="percent"),
        Column(heading="Worth at the end", kind="percent"),
        Column(heading="Power of a unit (kW)", kind="number"),
        Column(heading="Racks of a unit", kind="number"),
        Column(heading="Lead time (weeks)", kind="number"),
        Column(heading="Units ordered", kind="whole"),
        Column(heading="Most units arriving in a period", kind="whole"),
        Column(heading="Supply"),
        Column(heading="Price list"),
    ]
    rows = [tuple(_cells(subject, catalog, offer, most)) for catalog, offer in listed]
    before, counts = len(columns) - _AT_THE_END, 5 + 2 * most
    orders_of: dict[str, list[OrderRow]] = {}
    for one in places.rows:
        orders_of.setdefault(one.order.offer, []).append(one)
    rows = [
        (*row[:-1], *_supply(places, orders_of[offer.id], FIRST + at, (counts, before)), row[-1])
        for at, (row, (_, offer)) in enumerate(zip(rows, listed, strict=True))
    ]
    area = sheet.table("Terms", columns, rows, empty=sentence("report-no-orders"))
    sheet.freeze(HEAD_ROW + 1, 1)
    for place in range(most):
        sheet.keep_beside(6 + 2 * place)
    if rows:
        for place in range(most):
            sheet.whole_numbers_only(FIRST, FIRST + len(rows) - 1, 5 + 2 * place)
    broken = {
        "type": "cell",
        "criteria": "==",
        "value": f'"{sentence("report-supply-over")}"',
        "format": book.format(bold=True, font_color=WARN),
    }
    sheet.worksheet.conditional_format(area.first, before + 2, area.last, before + 2, broken)
    return Supplied(area=area, column=before + 2)


def _supply(
    places: Places, rows: list[OrderRow], at: int, columns: tuple[int, int]
) -> Iterator[Formula | None]:
    """Say what is ordered of an offer, what of it arrives at once, and whether that is supplied.

    `columns` has the first of those of counts (minimum, multiple, supplies), and the first of
    these cells.
    """
    offer = places.offer(rows[0])
    arriving: dict[int, list[OrderRow]] = {}
    for row in rows:
        arriving.setdefault(places.facts.period_of(row.order.arrives), []).append(row)
    units = sum(row.order.units for row in rows)
    most = max(sum(row.order.units for row in one) for one in arriving.values())
    together = ",".join(places.units_together(one) for one in arriving.values())
    yield Formula(text=f"={places.units_together(rows)}", value=units)
    yield Formula(text=f"=MAX({together})", value=most)
    minimum, before = columns
    multiple, at_once, in_all = (
        xl_rowcol_to_cell(at, minimum + place) for place in range(1, _COUNTS)
    )
    ordered, arrive = (xl_rowcol_to_cell(at, before + place) for place in (0, 1))
    caps = [
        (cell, count, of, cap)
        for cell, count, of, cap in (
            (ordered, units, in_all, offer.supply_total),
            (arrive, most, at_once, offer.supply_per_period),
        )
        if cap is not None
    ]
    if not caps:
        yield None
        return
    step = "1" if offer.multiple is None else multiple
    over = ",".join(f"{cell}>{of}" for cell, _, of, _ in caps)
    full = ",".join(f"AND({cell}>0,{cell}+{step}>{of})" for cell, _, of, _ in caps)
    is_full = any(count and count + (offer.multiple or 1) > cap for _, count, _, cap in caps)
    said = {key: sentence(f"report-supply-{key}") for key in ("over", "full", "within")}
    yield Formula(
        text=f'=IF(OR({over}),"{said["over"]}",IF(OR({full}),"{said["full"]}","{said["within"]}"))',
        value=said["full"] if is_full else said["within"],
    )


def _cells(subject: Subject, catalog: Catalog, offer: Offer, most: int) -> Iterator[Value]:
    several = len(offer.breaks) > 1
    yield from (offer.description or offer.id, catalog.supplier, offer.currency)
    yield "unit" if offer.kind == "purchase" else "chip-hour"
    yield _BREAKS[offer.break_kind or "all_units", offer.break_basis] if several else ""
    for place, one in enumerate(offer.breaks):
        yield Entry(key=quantity_key(offer, place), value=one.quantity, kind="whole")
        yield _price(price_key(offer, place), one.unit_price, offer.currency)
    yield from (None for _ in range(2 * (most - len(offer.breaks))))
    for field in ("moq", "multiple", "supply_per_period", "supply_total"):
        yield _term(offer, field, "whole")
    for field in ("fixed_order_cost", "integration_cost"):
        yield _term(offer, field, "money")
    for field in ("deposit", "support_rate", "residual_value"):
        yield _term(offer, field, "percent")
    yield power_of(subject, offer)
    yield _term(offer, "racks_per_unit", "number")
    quick, slow = offer.lead_weeks, offer.lead_weeks_p90
    weeks = (slow, quick) if subject.scenario.lead_time == "p90" else (quick, slow)
    lead = next((one for one in weeks if one is not None), None)
    yield Styled(value=lead, kind="number", digits=decimals_of([lead]))
    yield stands_in(catalog, offer)


def power_of(subject: Subject, offer: Offer) -> Entry | None:
    """Give the power of a unit, its chips' where the offer does not say; None if unknown."""
    power = figures.kw_per_unit(subject.names, offer.id)
    if power is None:
        return None
    return Entry(
        key=term_key(offer, "kw_per_unit"), value=power, kind="number", digits=decimals_of([power])
    )


def _term(offer: Offer, field: str, kind: Kind) -> Entry | None:
    """Give a term as an input; what the quote does not say is empty, and none."""
    value = getattr(offer, field)
    if value is None:
        return None
    if kind == "money":
        return _price(term_key(offer, field), value, offer.currency)
    digits = decimals_of([value * 100 if kind == "percent" else Decimal(value)])
    return Entry(
        key=term_key(offer, field),
        value=value,
        kind=kind,
        digits=None if kind == "whole" else digits,
    )


def _price(key: Key, price: Decimal, currency: str) -> Entry:
    digits = max(minor_digits(currency), decimals_of([price]))
    return Entry(key=key, value=price, kind="money", currency=currency, digits=digits)
