"""The sheet Deliveries: what arrives when and where, and the totals by period and site."""

from decimal import Decimal

from xlsxwriter.utility import xl_rowcol_to_cell

from procure import figures
from procure.report.book import Book
from procure.report.places import Places
from procure.report.sheet import HEAD_ROW, Sheet
from procure.report.subject import Subject
from procure.report.values import Area, Column, Formula, Value
from procure.units import MONTHS
from procure.words import sentence

NAME = "Deliveries"
_PERIOD, _SITE, _CHIPS = 2, 4, 11


def add(book: Book, subject: Subject, places: Places) -> None:
    """Write the sheet: one row per order, site and chip, by date."""
    sheet = book.sheet(NAME)
    sheet.title(NAME, sentence("report-deliveries-note"))
    names, horizon = subject.names, subject.scenario.horizon
    found = figures.deliveries(subject.project, subject.scenario, subject.plan)
    suppliers = {order.id: order.supplier for order in subject.plan.orders}
    rows: list[tuple[Value, ...]] = [
        (
            row.arrives,
            f"{MONTHS[row.arrives.month - 1]} {row.arrives.year}",
            subject.label(row.period),
            horizon.starts(row.usable),
            subject.site(row.site),
            names.sites[row.site].country if row.site in names.sites else "",
            suppliers[row.order],
            row.order,
            names.offer(row.offer),
            names.maker(row.chip),
            subject.chip(row.chip),
            Formula(
                text=f"={places.units_at(row.order, row.site)}"
                f"*{places.chips_in_unit(row.order, row.chip)}",
                value=row.chips,
            ),
        )
        for row in found
    ]
    columns = [
        Column(heading="Arrives", kind="day"),
        Column(heading="Month"),
        Column(heading="Period"),
        Column(heading="Usable from", kind="day"),
        Column(heading="Site"),
        Column(heading="Country"),
        Column(heading="Supplier"),
        Column(heading="Order"),
        Column(heading="Offer"),
        Column(heading="Maker"),
        Column(heading="Chip"),
        Column(heading="Chips", kind="whole", total=True),
    ]
    area = sheet.table("Deliveries", columns, rows, empty=sentence("report-no-orders"))
    sheet.freeze(HEAD_ROW + 1, 1)
    if rows:
        _by_site(sheet, subject, area, found)


def _by_site(
    sheet: Sheet, subject: Subject, area: Area, found: tuple[figures.Delivery, ...]
) -> None:
    """Add up the chips by period and site, with formulas over the rows above."""
    top = area.last + 4
    sheet.heading(top - 1, sentence("report-deliveries-by-site"))
    sites = list(dict.fromkeys(row.site for row in found))
    last = max(subject.scenario.horizon.periods - 1, *(row.period for row in found))
    columns = [
        Column(heading="Period"),
        *(Column(heading=subject.site(site), kind="whole", total=True) for site in sites),
        Column(heading="All sites", kind="whole", total=True),
    ]
    rows: list[tuple[Value, ...]] = []
    for period in range(last + 1):
        at = top + 1 + period
        cells: list[Value] = [subject.label(period)]
        for place, site in enumerate(sites, start=1):
            chips = sum(row.chips for row in found if (row.period, row.site) == (period, site))
            cells.append(
                Formula(
                    text=(
                        # Not SUMIFS, to which a site called ">1" would be a condition.
                        f"=SUMPRODUCT(({area.reference(_PERIOD)}="
                        f"{xl_rowcol_to_cell(at, 0, col_abs=True)})*({area.reference(_SITE)}="
                        f"{xl_rowcol_to_cell(top, place, row_abs=True)})*"
                        f"{area.reference(_CHIPS)})"
                    ),
                    value=Decimal(chips),
                )
            )
        ends = (xl_rowcol_to_cell(at, 1), xl_rowcol_to_cell(at, len(sites)))
        total = sum(row.chips for row in found if row.period == period)
        rows.append((*cells, Formula(text=f"=SUM({':'.join(ends)})", value=Decimal(total))))
    sheet.table("", columns, rows, top=top, filtered=False)
