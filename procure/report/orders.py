"""The sheet Orders: one row per order, where its units go, what they cost."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final

from xlsxwriter.utility import xl_rowcol_to_cell

from procure.figures import OrderRow
from procure.report.book import Book
from procure.report.cost_lines import CostLines
from procure.report.may_deliver import may_deliver
from procure.report.places import ORDERS, Places
from procure.report.price_lines import total_of
from procure.report.sheet import BROKEN, HEAD_ROW
from procure.report.stands import stands_in
from procure.report.subject import Subject
from procure.report.terms import quantity_key, term_key
from procure.report.values import Area, Column, Entry, Formula, Styled, Value
from procure.units import minor_digits
from procure.words import sentence

NAME: Final = ORDERS

_WIDEST: Final = 30
_KINDS: Final = {"purchase": "Buy", "rent": "Rent"}


def add(book: Book, subject: Subject, places: Places, lines: CostLines) -> Area:
    """Write the sheet; give where the orders stand."""
    sheet = book.sheet(NAME)
    sheet.title(NAME, sentence("report-orders-note", {"currency": subject.currency}))
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
        *(
            Column(heading=f"Units at {subject.site(site)}", kind="whole", total=True)
            for site in places.sites
        ),
        Column(heading="Units", kind="whole", total=True),
        Column(heading="Chips", kind="whole", total=True),
        Column(heading="Unit price", kind="money"),
        Column(heading="Currency"),
        Column(heading="Price is for"),
        Column(heading=f"Cost ({money})", kind="money", currency=money, total=True),
        Column(heading="Quantity"),
        Column(heading="Export licence"),
        Column(heading="Related party"),
        Column(heading="Price list"),
    ]
    rows = [tuple(_cells(book, subject, places, lines, row)) for row in places.rows]
    area = sheet.table("Orders", columns, rows, empty=sentence("report-no-orders"), widest=_WIDEST)
    sheet.freeze(HEAD_ROW + 1, 2)
    if rows:
        for site in places.sites:
            sheet.whole_numbers_only(area.first, area.last, places.site_column(site))
        holds = places.cost_column + 1
        broken = {
            "type": "cell",
            "criteria": "!=",
            "value": f'"{sentence("report-order-holds")}"',
            "format": book.format(bold=True, font_color=BROKEN),
        }
        sheet.worksheet.conditional_format(area.first, holds, area.last, holds, broken)
    return area


def _cells(
    book: Book, subject: Subject, places: Places, lines: CostLines, row: OrderRow
) -> Iterator[Value]:
    order, horizon = row.order, subject.scenario.horizon
    catalog, offer = places.listed(row)
    at = places.row_of[order.id]
    yield from (order.id, row.name, offer.sku, order.supplier)
    yield from (", ".join(row.makers), row.contents, _KINDS[order.kind])
    yield from (order.placed, order.arrives, horizon.starts(order.usable))
    yield horizon.starts(order.until) if order.until is not None else None
    placed = {one.site: one.units for one in row.placed}
    for site in places.sites:
        yield _units_at(subject, places, row, site, placed)
    ends = [xl_rowcol_to_cell(at, places.site_column(places.sites[end])) for end in (0, -1)]
    units = xl_rowcol_to_cell(at, places.units_column)
    yield Formula(text=f"=SUM({':'.join(ends)})", value=order.units)
    yield Formula(text=f"={units}*{offer.chips_per_unit}", value=row.chips)
    # A mean where units have several prices; the sheet Price lines has them.
    priced = total_of(places, row)
    several = len(order.price_lines) > 1
    yield Styled(
        value=Formula(text=f"=IF({units}=0,0,{priced}/{units})", value=order.unit_price),
        kind="money",
        currency=order.currency,
        digits=minor_digits(order.currency) if several else price_digits(order.unit_price),
    )
    yield from (order.currency, "unit" if order.kind == "purchase" else "chip-hour")
    yield Formula(text=f"={lines.paid_for(order.id)}", value=order.cost)
    yield _holds(book, places, row, units)
    yield sentence("report-licence-needed") if order.licence else ""
    yield related_party(subject, order.offer)
    yield stands_in(catalog, offer)


def _units_at(
    subject: Subject, places: Places, row: OrderRow, site: str, placed: Mapping[str, int]
) -> Value:
    """Give the units at a site as an input, where some are or more may be delivered."""
    if site not in placed and not may_deliver(subject, places, row, site):
        return None
    return Entry(key=("units", row.order.id, site), value=placed.get(site), kind="whole")


def _holds(book: Book, places: Places, row: OrderRow, units: str) -> Formula:
    """Say whether a quantity is one that is sold."""
    offer = places.offer(row)
    least = [book.at(term_key(offer, "moq"))] if offer.moq is not None else []
    if offer.break_basis == "order":
        least.append(book.at(quantity_key(offer, 0)))
    said = {key: f'"{sentence(f"report-order-{key}")}"' for key in _SAID}
    text = said["holds"]
    if offer.multiple is not None:
        multiple = book.at(term_key(offer, "multiple"))
        text = f"IF(MOD({units},{multiple})<>0,{said['multiple']},{text})"
    if least:
        text = f"IF({units}<MAX({','.join(least)}),{said['minimum']},{text})"
    return Formula(
        text=f"=IF({units}=0,{said['none']},{text})", value=sentence("report-order-holds")
    )


_SAID: Final = ("none", "minimum", "multiple", "holds")


def price_digits(price: Decimal) -> int:
    """Give the decimals that show a price whole, at least two."""
    exponent = price.normalize().as_tuple().exponent
    return max(2, min(6, -exponent)) if isinstance(exponent, int) else 2


def related_party(subject: Subject, offer_id: str) -> str:
    """Give the related-party notes on an offer and its chips."""
    _, offer = subject.names.offers.get(offer_id, (None, None))
    if offer is None:
        return ""
    chips = (subject.names.chips.get(content.chip) for content in offer.contents)
    notes = (offer.related_party, *(chip.related_party for chip in chips if chip))
    return "; ".join(dict.fromkeys(note for note in notes if note))
