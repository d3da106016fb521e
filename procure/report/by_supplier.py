"""The sheet By supplier: what each supplier gets, and when, one page each."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from xlsxwriter.utility import xl_rowcol_to_cell

from procure.figures import OrderRow
from procure.report.book import Book
from procure.report.commitments import related_parties
from procure.report.cost_lines import AMOUNT, LATER, PERIOD, SUPPLIER
from procure.report.places import cell
from procure.report.sheet import HEAD_ROW, WARN, Sheet
from procure.report.subject import Subject
from procure.report.values import Column, Formula, Value
from procure.report.written import Written
from procure.words import sentence

NAME: Final = "By supplier"
_WIDEST: Final = 30
_ACROSS: Final = 8
_SCALE: Final = 70
"""Percent: where pages are broken by hand, no program fits them to the paper."""


def add(book: Book, subject: Subject, written: Written) -> None:
    """Write the sheet: for each supplier its orders, what is due when, and related parties."""
    sheet = book.sheet(NAME)
    sheet.title(NAME, sentence("report-supplier-note", {"currency": subject.currency}))
    found: dict[str, list[OrderRow]] = {}
    for row in written.places.rows:
        found.setdefault(row.order.supplier, []).append(row)
    top, breaks = HEAD_ROW, list[int]()
    for supplier, rows in found.items():
        if breaks or top > HEAD_ROW:
            breaks.append(top)
        top = _supplier(sheet, subject, written, supplier, rows, top)
    if not found:
        sheet.text(HEAD_ROW, 0, sentence("report-no-orders"))
    sheet.freeze(HEAD_ROW)
    if len(found) > 1:
        sheet.worksheet.set_print_scale(_SCALE)
        sheet.worksheet.set_h_pagebreaks(breaks)


def _supplier(
    sheet: Sheet,
    subject: Subject,
    written: Written,
    supplier: str,
    rows: Sequence[OrderRow],
    top: int,
) -> int:
    """Write the block of a supplier; give the row of the next one's name."""
    money = subject.currency
    sheet.text(top, 0, supplier, bold=True, font_size=12)
    deposits = any(written.cost_lines.deposit(row.order.id) is not None for row in rows)
    columns = [
        Column(heading="Order"),
        Column(heading="Offer"),
        Column(heading="Ordered", kind="day"),
        Column(heading="Arrives", kind="day"),
        Column(heading="Units", kind="whole", total=True),
        Column(heading="Chips", kind="whole", total=True),
        Column(heading=f"Deposit ({money})", kind="money", currency=money, total=deposits),
        Column(heading=f"Purchase and rent ({money})", kind="money", currency=money, total=True),
    ]
    cells = [_order(written, row) for row in rows]
    area = sheet.table("", columns, cells, top=top + 1, filtered=False, widest=_WIDEST)
    below = _due(sheet, subject, written, (supplier, top), area.last + 4)
    for what, who, note, planned in related_parties(subject):
        if who == supplier or supplier in _suppliers_of(subject, who):
            values = {"what": what, "note": note, "planned": planned}
            text = sentence("report-supplier-related", values)
            sheet.sentence(below, _ACROSS, text, font_color=WARN)
            below += 1
    return below + 2


def _suppliers_of(subject: Subject, maker: str) -> set[str]:
    """Name those whose ordered units hold chips of a maker."""
    return {
        order.supplier
        for order in subject.plan.orders
        if maker in subject.names.makers(order.offer)
    }


def _order(written: Written, row: OrderRow) -> tuple[Value, ...]:
    places, order, sheet = written.places, row.order, written.orders.sheet
    at = places.row_of[order.id]
    deposit = written.cost_lines.deposit(order.id)
    chips = cell(sheet, at, places.chips_column)
    return (
        order.id,
        row.name,
        order.placed,
        order.arrives,
        Formula(text=f"={places.units(row)}", value=order.units),
        Formula(text=f"={chips}", value=row.chips),
        None if deposit is None else Formula(text=f"={deposit[0]}", value=deposit[1]),
        Formula(text=f"={places.cost(row)}", value=order.cost),
    )


def _due(sheet: Sheet, subject: Subject, written: Written, whose: tuple[str, int], top: int) -> int:
    """Write what falls due by period; give the row below the total."""
    supplier, named = whose
    sheet.heading(top - 1, sentence("report-supplier-due"))
    lines, periods = written.lines, subject.scenario.horizon.periods
    sums: dict[int, Decimal] = {}
    for line in written.cost_lines:
        if line.due.supplier == supplier and line.due.kind != "residual":
            at = min(line.due.period, periods)
            sums[at] = sums.get(at, Decimal(0)) + line.amount
    name = xl_rowcol_to_cell(named, 0, row_abs=True, col_abs=True)
    rows: list[tuple[Value, ...]] = []
    for period in range(periods + 1):
        test = f"={period}" if period < periods else f">={periods}"
        # Not SUMIFS, to which a supplier called "A*" would be a pattern, nor `=`: case counts.
        text = (
            f"=SUMPRODUCT(EXACT({lines.reference(SUPPLIER)},{name})"
            f"*({lines.reference(PERIOD)}{test})*({lines.reference(0)}<>{_residual()})"
            f"*{lines.reference(AMOUNT)})"
        )
        label = subject.label(period) if period < periods else LATER
        rows.append((label, Formula(text=text, value=sums.get(period, Decimal(0)))))
    money = subject.currency
    columns = [
        Column(heading="Period"),
        Column(heading=f"Due ({money})", kind="money", currency=money, total=True),
    ]
    area = sheet.table("", columns, rows, top=top, filtered=False)
    return area.last + 3


def _residual() -> str:
    return f'"{sentence("cost-residual")}"'
