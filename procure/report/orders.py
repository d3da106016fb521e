"""The sheets Orders (one row per order, where its units go) and Price lines (how it adds up)."""

from collections.abc import Iterator
from decimal import Decimal

from xlsxwriter.utility import xl_rowcol_to_cell

from procure import figures
from procure.figures import OrderRow
from procure.offers import Catalog, Offer
from procure.report.sheet import HEAD_ROW, Book
from procure.report.subject import Subject
from procure.report.values import Area, Column, Formula, Styled, Value
from procure.units import EXACT, minor_digits
from procure.words import sentence

NAME = "Orders"
LINES = "Price lines"
SUPPLIER, CHIPS, COST = 3, 12, 16
"""Columns that other sheets refer to."""

_WIDEST = 30
_KINDS = {"purchase": "Buy", "rent": "Rent"}


def add(book: Book, subject: Subject) -> Area:
    """Write both sheets; give where the orders stand."""
    sheet = book.sheet(NAME)
    sheet.title(NAME, sentence("report-orders-note", {"currency": subject.currency}))
    rows = figures.orders(subject.project, subject.scenario, subject.plan)
    sites = tuple(
        site.id
        for site in subject.project.sites
        if any(placed.site == site.id for row in rows for placed in row.placed)
    )
    money = subject.currency
    columns = [
        Column(heading="Order"),
        Column(heading="Offer"),
        Column(heading="SKU"),
        Column(heading="Supplier"),
        Column(heading="Maker"),
        Column(heading="Chips in a unit"),
        Column(heading="Buy or rent"),
        Column(heading="Ordered", kind="day"),
        Column(heading="Arrives", kind="day"),
        Column(heading="Usable from", kind="day"),
        Column(heading="Rented until", kind="day"),
        Column(heading="Units", kind="whole", total=True),
        Column(heading="Chips", kind="whole", total=True),
        Column(heading="Unit price", kind="money"),
        Column(heading="Currency"),
        Column(heading="Price is for"),
        Column(heading=f"Cost ({money})", kind="money", currency=money, total=True),
        *(
            Column(heading=f"Units at {subject.site(site)}", kind="whole", total=True)
            for site in sites
        ),
        Column(heading="Export licence"),
        Column(heading="Related party"),
        Column(heading="Price list"),
    ]
    area = sheet.table(
        "Orders",
        columns,
        [tuple(_cells(subject, row, sites)) for row in rows],
        empty=sentence("report-no-orders"),
        widest=_WIDEST,
    )
    sheet.freeze(HEAD_ROW + 1, 2)
    sheet.worksheet.repeat_columns(0, 1)
    sheet.worksheet.fit_to_pages(2, 0)
    if rows:
        _price_lines(book, subject, rows)
    return area


def _cells(subject: Subject, row: OrderRow, sites: tuple[str, ...]) -> Iterator[Value]:
    order, horizon = row.order, subject.scenario.horizon
    catalog, offer = subject.names.offers.get(order.offer, (None, None))
    at = {placed.site: placed.units for placed in row.placed}
    yield from (order.id, row.name, offer.sku if offer else "", order.supplier)
    yield from (", ".join(row.makers), row.contents, _KINDS[order.kind])
    yield from (order.placed, order.arrives, horizon.starts(order.usable))
    yield horizon.starts(order.until) if order.until is not None else None
    yield from (order.units, row.chips)
    if len(order.price_lines) > 1:
        # A mean; the sheet Price lines has the prices.
        digits = minor_digits(order.currency)
        yield Styled(value=order.unit_price, kind="money", currency=order.currency, digits=digits)
    else:
        yield _price(order.unit_price, order.currency)
    yield from (order.currency, "unit" if order.kind == "purchase" else "chip-hour", order.cost)
    yield from (at.get(site) for site in sites)
    yield sentence("report-licence-needed") if order.licence else ""
    yield related_party(subject, order.offer)
    yield stands_in(catalog, offer) if catalog and offer else ""


def _price(price: Decimal, currency: str) -> Styled:
    """Show a price with all the decimals that it has."""
    exponent = price.normalize().as_tuple().exponent
    digits = max(2, min(6, -exponent)) if isinstance(exponent, int) else 2
    return Styled(value=price, kind="money", currency=currency, digits=digits)


def related_party(subject: Subject, offer_id: str) -> str:
    """Give the related-party notes on an offer and its chips."""
    _, offer = subject.names.offers.get(offer_id, (None, None))
    if offer is None:
        return ""
    chips = (subject.names.chips.get(content.chip) for content in offer.contents)
    notes = (offer.related_party, *(chip.related_party for chip in chips if chip))
    return "; ".join(dict.fromkeys(note for note in notes if note))


def stands_in(catalog: Catalog, offer: Offer) -> str:
    """Say where in which file an offer stands."""
    sheet = f", sheet {offer.sheet}" if offer.sheet else ""
    row = f", row {offer.row}" if offer.row is not None else ""
    return f"{catalog.file_name}{sheet}{row}"


def _price_lines(book: Book, subject: Subject, rows: tuple[OrderRow, ...]) -> None:
    """Show for each order what units × price comes to, line by line."""
    sheet = book.sheet(LINES)
    sheet.title(LINES, sentence("report-price-lines"))
    money = subject.currency
    columns = [
        Column(heading="Order"),
        Column(heading="Offer"),
        Column(heading="Currency"),
        Column(heading="Supplier"),
        Column(heading="Units", kind="whole"),
        Column(heading="Chips in a unit, billed", kind="whole"),
        Column(heading="Hours billed", kind="whole"),
        Column(heading="Unit price", kind="money"),
        Column(heading="Amount", kind="money"),
        Column(heading=f"Rate into {money}", kind="number"),
        Column(heading=f"Amount ({money})", kind="money", currency=money, total=True),
    ]
    rates = {rate.currency: rate.rate for rate in subject.project.rates}
    lines: list[tuple[Value, ...]] = []
    for row in rows:
        order = row.order
        rate = rates.get(order.currency, Decimal(1))
        chips = row.chips // order.units if order.kind == "rent" and order.units else None
        hours = _hours(subject, row)
        for line in order.price_lines:
            at = HEAD_ROW + 1 + len(lines)
            factors = [line.unit_price, Decimal(line.units), *map(Decimal, _known(chips, hours))]
            amount = Decimal(1)
            for factor in factors:
                amount = EXACT.multiply(amount, factor)
            cells = [xl_rowcol_to_cell(at, place) for place in (4, 7)]
            if hours is not None:
                cells += [xl_rowcol_to_cell(at, place) for place in (5, 6)]
            converted = EXACT.multiply(amount, rate)
            lines.append(
                (
                    order.id,
                    row.name,
                    order.currency,
                    order.supplier,
                    line.units,
                    chips,
                    hours,
                    _price(line.unit_price, order.currency),
                    Styled(
                        value=Formula(text="=" + "*".join(cells), value=amount),
                        kind="money",
                        currency=order.currency,
                        digits=2,
                    ),
                    rate,
                    Styled(
                        value=Formula(
                            text=f"={xl_rowcol_to_cell(at, 8)}*{xl_rowcol_to_cell(at, 9)}",
                            value=converted,
                        ),
                        kind="money",
                        digits=2,
                    ),
                )
            )
    sheet.table("PriceLines", columns, lines, widest=_WIDEST)
    sheet.freeze(HEAD_ROW + 1, 2)


def _hours(subject: Subject, row: OrderRow) -> int | None:
    order, horizon = row.order, subject.scenario.horizon
    if order.kind == "purchase" or order.until is None:
        return None
    return sum(horizon.hours(period) for period in range(order.usable, order.until))


def _known(*numbers: int | None) -> tuple[int, ...]:
    return tuple(number for number in numbers if number is not None)
