"""The sheet Price lines: how many units of an order have which price, break by break."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from xlsxwriter.utility import xl_rowcol_to_cell

from procure.figures import OrderRow
from procure.report.book import Book
from procure.report.inputs import rate_of
from procure.report.places import PRICE_LINES, Places, cell, span
from procure.report.sheet import HEAD_ROW
from procure.report.subject import Subject
from procure.report.terms import price_key, quantity_key
from procure.report.values import Column, Formula, Styled, Value, decimals_of
from procure.units import EXACT, minor_digits
from procure.words import sentence

NAME: Final = PRICE_LINES
_UNITS, _CHIPS, _HOURS, _PRICE, _AMOUNT, _RATE, _FIRST = 5, 6, 7, 8, 9, 10, 12
_WIDEST: Final = 30


def total_of(places: Places, row: OrderRow) -> str:
    """Add up units × price of an order as they cost in the end, as a part of a formula."""
    return _sum(places, row, _UNITS)


def invoiced_of(places: Places, row: OrderRow) -> str:
    """Add up units × price of an order as they are invoiced at first."""
    return _sum(places, row, _FIRST if places.is_credited(row) else _UNITS)


def _sum(places: Places, row: OrderRow, column: int) -> str:
    first, last = places.lines_of[row.order.id]
    name = places.called(NAME)
    if first == last:
        return f"{cell(name, first, column)}*{cell(name, first, _PRICE)}"
    units, prices = span(name, first, last, column), span(name, first, last, _PRICE)
    return f"SUMPRODUCT({units},{prices})"


def add(book: Book, subject: Subject, places: Places) -> None:
    """Write the sheet: a row for each order and break of its offer."""
    if not places.rows:
        return
    sheet = book.sheet(NAME)
    sheet.title(NAME, sentence("report-price-lines"))
    money = subject.currency
    columns = [
        Column(heading="Order"),
        Column(heading="Offer"),
        Column(heading="Currency"),
        Column(heading="Supplier"),
        Column(heading="From units", kind="whole"),
        Column(heading="Units", kind="whole"),
        Column(heading="Chips in a unit, billed", kind="whole"),
        Column(heading="Hours billed", kind="whole"),
        Column(heading="Unit price", kind="money"),
        Column(heading="Amount", kind="money"),
        Column(heading=f"Rate into {money}", kind="number"),
        Column(heading=f"Amount ({money})", kind="money", currency=money, total=True),
    ]
    if places.credits:
        columns.append(Column(heading="Units first invoiced at this price", kind="whole"))
    lines = [line for row in places.rows for line in _lines(book, subject, places, row)]
    sheet.table("PriceLines", columns, lines, widest=_WIDEST)
    sheet.freeze(HEAD_ROW + 1, 2)


def _lines(
    book: Book, subject: Subject, places: Places, row: OrderRow
) -> Iterator[tuple[Value, ...]]:
    order, offer = row.order, places.offer(row)
    rate = places.facts.rates[offer.currency]
    chips = offer.chips_per_unit if order.kind == "rent" else None
    hours = _hours(subject, row)
    final, first = _counted(places, row)
    top, _ = places.lines_of[order.id]
    for place, one in enumerate(offer.breaks):
        at = top + place
        units = final[place]
        factors = [
            Decimal(units),
            one.unit_price,
            *(Decimal(n) for n in (chips, hours) if n is not None),
        ]
        amount = Decimal(1)
        for factor in factors:
            amount = EXACT.multiply(amount, factor)
        cells = [xl_rowcol_to_cell(at, column) for column in (_UNITS, _PRICE)]
        if hours is not None:
            cells += [xl_rowcol_to_cell(at, column) for column in (_CHIPS, _HOURS)]
        converted = EXACT.multiply(amount, rate)
        made: list[Value] = [
            order.id,
            row.name,
            order.currency,
            order.supplier,
            Formula(text=f"={book.at(quantity_key(offer, place))}", value=one.quantity),
            Formula(text=f"={_units(book, places, row, place, first=False)}", value=units),
            chips,
            hours,
            Styled(
                value=Formula(text=f"={book.at(price_key(offer, place))}", value=one.unit_price),
                kind="money",
                currency=order.currency,
                digits=max(minor_digits(offer.currency), decimals_of([one.unit_price])),
            ),
            Styled(
                value=Formula(text="=" + "*".join(cells), value=amount),
                kind="money",
                currency=order.currency,
                digits=2,
            ),
            Formula(text=f"={rate_of(book, offer.currency)}", value=rate),
            Styled(
                value=Formula(
                    text=f"={xl_rowcol_to_cell(at, _AMOUNT)}*{xl_rowcol_to_cell(at, _RATE)}",
                    value=converted,
                ),
                kind="money",
                digits=2,
            ),
        ]
        if places.credits:
            credited = places.is_credited(row)
            text = f"={_units(book, places, row, place, first=True)}"
            made.append(Formula(text=text, value=first[place]) if credited else None)
        yield tuple(made)


def _counted(places: Places, row: OrderRow) -> tuple[list[int], list[int]]:
    """Count the units at each break: as they cost in the end, as they are invoiced at first."""
    offer, units = places.offer(row), row.order.units
    rows = places.together(row) if offer.break_basis == "cumulative" else (row,)
    before = sum(one.order.units for one in rows[: rows.index(row)])
    quantities = [one.quantity for one in offer.breaks]
    if offer.break_kind == "incremental":
        found = _walked(quantities, before, units)
        return found, found
    reached = sum(one.order.units for one in rows)
    final, first = (
        [units if place == _reached(quantities, count) else 0 for place in range(len(quantities))]
        for count in (reached, before + units)
    )
    return final, first


def _walked(quantities: Sequence[int], before: int, units: int) -> list[int]:
    starts = [0, *(quantity - 1 for quantity in quantities[1:])]
    ends = [*starts[1:], before + units]
    return [
        max(0, min(before + units, end) - max(before, start))
        for start, end in zip(starts, ends, strict=True)
    ]


def _reached(quantities: Sequence[int], units: int) -> int:
    return max((at for at, quantity in enumerate(quantities) if units >= quantity), default=0)


def _units(book: Book, places: Places, row: OrderRow, place: int, *, first: bool) -> str:
    """Count an order's units at a break, as a part of a formula."""
    offer, units = places.offer(row), places.units(row)
    rows = places.together(row) if offer.break_basis == "cumulative" else (row,)
    earlier = rows[: rows.index(row)]
    start = book.at(quantity_key(offer, place)) if place else ""
    last = place == len(offer.breaks) - 1
    end = "" if last else book.at(quantity_key(offer, place + 1))
    reached = places.units_together((*earlier, row))
    if offer.break_kind == "incremental":
        before = places.units_together(earlier)
        least = f"MAX({before},{start}-1)" if start else before
        most = f"MIN({reached},{end}-1)" if end else reached
        return f"MAX(0,{most}-({least}))"
    if not first:
        reached = places.units_together(rows)
    tests = [f"{reached}>={start}"] if start else []
    tests += [f"{reached}<{end}"] if end else []
    if not tests:
        return units
    test = tests[0] if len(tests) == 1 else f"AND({','.join(tests)})"
    return f"IF({test},{units},0)"


def _hours(subject: Subject, row: OrderRow) -> int | None:
    order, horizon = row.order, subject.scenario.horizon
    if order.kind == "purchase" or order.until is None:
        return None
    return sum(horizon.hours(period) for period in range(order.usable, order.until))
