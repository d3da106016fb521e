"""A purchase request for each supplier: what is to be ordered, at the price quoted, to be signed.

It is made to be sent. It holds the supplier's own offers and terms, what is ordered of them, and
where that is to go. It never holds another supplier's name or figure, the plan's cost, a budget
or another limit, a note of the buyer's, nor the project's or the scenario's name.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from xlsxwriter.utility import xl_rowcol_to_cell

from procure import __version__
from procure.errors import InputError
from procure.file_names import file_names
from procure.house_style import USUAL, HouseStyle
from procure.plan import Plan
from procure.project import Project
from procure.record import record
from procure.report.book import Book
from procure.report.fit import refuse_unfit
from procure.report.quoted import priced_by
from procure.report.request_lines import Requested, RequestLine, currencies, suppliers_of
from procure.report.sheet import INPUT_SHADE, LINE, SHADE, Sheet
from procure.report.values import Area, Column, Formula, Styled, Value, decimals_of, rounded
from procure.scenario import Scenario
from procure.storage import write_whole
from procure.units import minor_digits, round_money
from procure.whole_folder import write_whole_folder
from procure.words import sentence

NAME: Final = "Purchase request"
REQUESTS: Final = "procure-requests"

_BLANKS: Final = ("from", "contact", "number", "date")
_SIGNED: Final = ("name", "position", "date", "signature")
_TOP: Final = 10
_WIDEST: Final = 38
_ACROSS: Final = 8


@record
class _Lines:
    """Where the lines stand, and their columns of amounts and currencies."""

    area: Area
    amount: int
    currency: int


def write_requests(
    project: Project,
    scenario: Scenario,
    plan: Plan,
    folder: Path,
    style: HouseStyle = USUAL,
) -> None:
    """Write a folder with a purchase request for each supplier, whole or not at all.

    A folder that was written so before is replaced. Raises UntrustedPlanError or InputError for
    a plan that must not leave the house or orders nothing, SaveError when the folder cannot be
    written or holds files of somebody else's.
    """
    refuse_unfit(project, scenario, plan)
    suppliers = suppliers_of(plan, project)
    if not suppliers:
        raise InputError("requests-nothing-ordered", scenario=scenario.name)
    files = file_names(suppliers, NAME)

    def write(new: Path) -> dict[str, Any]:
        for supplier in suppliers:
            asked = Requested(project, scenario, plan, supplier)
            _write(asked, scenario, supplier, new / f"{files[supplier]}.xlsx", style)
        return {"program": __version__}

    write_whole_folder(folder, REQUESTS, write)


def write_request(
    project: Project,
    scenario: Scenario,
    plan: Plan,
    supplier: str,
    path: Path,
    style: HouseStyle = USUAL,
) -> None:
    """Write the purchase request for one supplier, whole or not at all.

    Raises as write_requests does, also for a supplier of whom nothing is ordered.
    """
    refuse_unfit(project, scenario, plan)
    if supplier not in suppliers_of(plan, project):
        raise InputError("request-nothing-ordered", supplier=supplier)
    asked = Requested(project, scenario, plan, supplier)
    write_whole(path, lambda temporary: _write(asked, scenario, supplier, temporary, style))


def _write(
    asked: Requested, scenario: Scenario, supplier: str, path: Path, style: HouseStyle
) -> None:
    book = Book(path, NAME, supplier, created=scenario.horizon.start, style=style)
    sheet = book.sheet(NAME)
    dates = dict.fromkeys((one.as_of or one.read_on).isoformat() for one in asked.lists)
    sheet.title(sentence("request-title"), sentence("request-note", {"dates": ", ".join(dates)}))
    _head(sheet, supplier, style)
    lines = list(asked.lines())
    row = _totals(sheet, lines, _lines(sheet, lines))
    row = _deliveries(sheet, asked, row + 2)
    row = _terms(sheet, asked, row + 3)
    _signatures(sheet, row + 3)
    sheet.worksheet.fit_to_pages(1, 0)
    book.close()


def _head(sheet: Sheet, supplier: str, style: HouseStyle) -> None:
    """Write to whom it goes, and room for who asks."""
    sheet.text(3, 0, sentence("request-to"), bold=True)
    sheet.text(3, 1, supplier, bold=True)
    for row, what in enumerate(_BLANKS, start=4):
        sheet.text(row, 0, sentence(f"request-{what}"), bold=True)
        known = style.company if what == "from" else ""
        for column in (1, 2):
            sheet.text(
                row, column, known if column == 1 else "", bg_color=INPUT_SHADE, bottom=1,
                bottom_color=LINE,
            )  # fmt: skip


def _lines(sheet: Sheet, lines: Sequence[RequestLine]) -> _Lines:
    """Write the lines, each with what it comes to."""
    sheet.heading(_TOP - 1, sentence("request-lines"))
    columns = {
        "of": Column(heading="Order", kind="whole"),
        "sku": Column(heading="SKU"),
        "name": Column(heading="Description"),
        "from": Column(heading="Price from units on", kind="whole"),
        "ordered": Column(heading="Order on", kind="day"),
        "units": Column(heading="Units", kind="whole"),
        "price": Column(heading="Unit price as quoted", kind="money"),
        "currency": Column(heading="Currency"),
        "per": Column(heading="Price is for"),
        "hours": Column(heading="Chip-hours of a unit", kind="whole"),
        "amount": Column(heading="Amount", kind="money"),
        "quoted": Column(heading="Quoted in"),
    }
    if all(line.from_units is None for line in lines):
        del columns["from"]
    if all(line.hours is None for line in lines):
        del columns["hours"]
    places = {key: place for place, key in enumerate(columns)}
    rows = []
    for row, line in enumerate(lines, start=_TOP + 1):
        price = Styled(
            value=line.price,
            kind="money",
            currency=line.offer.currency,
            digits=_price_digits(lines, line.offer.currency),
        )
        cells = _line(line, places, row) | {"price": price}
        rows.append([cells[key] for key in columns])
    area = sheet.table("Requested", list(columns.values()), rows, top=_TOP, widest=_WIDEST)
    return _Lines(area=area, amount=places["amount"], currency=places["currency"])


def _price_digits(lines: Sequence[RequestLine], currency: str) -> int:
    """Give the decimals that show every price of a currency whole."""
    prices = [line.price for line in lines if line.offer.currency == currency]
    return max(minor_digits(currency), decimals_of(prices))


def _line(line: RequestLine, places: Mapping[str, int], row: int) -> dict[str, Value]:
    offer, currency = line.offer, line.offer.currency
    factors = ("units", "price", *(() if line.hours is None else ("hours",)))
    exact = "*".join(xl_rowcol_to_cell(row, places[factor]) for factor in factors)
    digits = minor_digits(currency)
    amount = Formula(
        text=f"={rounded(f'({exact})', digits)}", value=round_money(line.amount, currency)
    )
    name = offer.description
    return {
        "of": line.of,
        "sku": offer.sku,
        "name": sentence("request-fixed", {"offer": name}) if line.fixed else name,
        "from": line.from_units,
        "ordered": line.ordered,
        "units": line.units,
        "currency": currency,
        "per": sentence("request-per-order") if line.fixed else priced_by(offer),
        "hours": line.hours,
        "amount": Styled(value=amount, kind="money", currency=currency, digits=digits),
        "quoted": line.quoted_in,
    }


def _totals(sheet: Sheet, lines: Sequence[RequestLine], written: _Lines) -> int:
    """Add up the amounts of each currency; give the row below."""
    area = written.area
    row = area.last + 1
    amounts, money = (_span(area, column) for column in (written.amount, written.currency))
    for currency in currencies(lines):
        mine = [one for one in lines if one.offer.currency == currency]
        total = sum((round_money(one.amount, currency) for one in mine), Decimal(0))
        # By a reference: whatever a currency is called, it is no part of the formula.
        mine_only = f"{money}={xl_rowcol_to_cell(row, written.currency)}"
        value = Formula(text=f"=SUMPRODUCT(({mine_only})*{amounts})", value=total)
        style: dict[str, object] = {"bold": True, "bg_color": SHADE, "top": 1}
        for column in range(area.columns):
            sheet.text(row, column, "", **style)
        sheet.text(row, 0, sentence("request-total"), **style)
        sheet.text(row, written.currency, currency, **style)
        sheet.value(row, written.amount, value, "money", currency=currency, **style)
        row += 1
    return row


def _span(area: Area, column: int) -> str:
    first, last = (xl_rowcol_to_cell(row, column) for row in (area.first, area.last))
    return f"{first}:{last}"


def _deliveries(sheet: Sheet, asked: Requested, top: int) -> int:
    """Write where the units go and by when; give the last row."""
    sheet.heading(top - 1, sentence("request-deliveries"))
    found = list(asked.deliveries())
    columns = [
        Column(heading="Order", kind="whole"),
        Column(heading="SKU"),
        Column(heading="Description"),
        Column(heading="Deliver to"),
        Column(heading="Country"),
        Column(heading="Units", kind="whole", total=True),
        Column(heading="In use from", kind="day"),
        Column(heading="Rented until", kind="day"),
        Column(heading="Export licence"),
    ]
    rows: list[tuple[Value, ...]] = [
        (
            one.of,
            one.offer.sku,
            one.offer.description,
            one.site,
            one.country,
            one.units,
            one.wanted,
            one.until,
            sentence("report-licence-needed") if one.licence else "",
        )
        for one in found
    ]
    columns, rows = _filled(columns, rows)
    return sheet.table("DeliverTo", columns, rows, top=top, widest=_WIDEST).last + 1


def _terms(sheet: Sheet, asked: Requested, top: int) -> int:
    """Write the terms that the supplier quoted; give the last row."""
    sheet.heading(top - 1, sentence("request-terms"))
    columns = [
        Column(heading="Orders", kind="whole"),
        Column(heading="SKU"),
        Column(heading="Description"),
        Column(heading="Quote valid until", kind="day"),
        Column(heading="Lead time, weeks", kind="number"),
        Column(heading="Deposit", kind="percent"),
        Column(heading="Least order, units", kind="whole"),
        Column(heading="In multiples of", kind="whole"),
        Column(heading="Support a year", kind="percent"),
        Column(heading="Term, months", kind="whole"),
        Column(heading="Price breaks count"),
    ]
    rows: list[tuple[Value, ...]] = [
        (
            sum(order.offer == offer.id for order in asked.orders),
            offer.sku,
            offer.description,
            offer.valid_until,
            offer.lead_weeks,
            offer.deposit,
            offer.moq,
            offer.multiple,
            offer.support_rate,
            offer.term_months,
            sentence(f"request-breaks-{offer.break_basis}") if len(offer.breaks) > 1 else "",
        )
        for _, offer in asked.offers
    ]
    columns, rows = _filled(columns, rows)
    return sheet.table("Terms", columns, rows, top=top, widest=_WIDEST).last


def _filled(
    columns: Sequence[Column], rows: Sequence[Sequence[Value]]
) -> tuple[list[Column], list[tuple[Value, ...]]]:
    """Leave out the columns in which nothing stands."""
    kept = [at for at in range(len(columns)) if any(row[at] not in {None, ""} for row in rows)]
    return [columns[at] for at in kept], [tuple(row[at] for at in kept) for row in rows]


def _signatures(sheet: Sheet, top: int) -> None:
    """Write room for both signatures."""
    sheet.sentence(top - 1, _ACROSS, sentence("request-no-order"))
    for column, side in ((0, "buyer"), (5, "supplier")):
        sheet.text(top + 1, column, sentence(f"request-{side}"), bold=True)
        for row, what in enumerate(_SIGNED, start=top + 2):
            sheet.text(row, column, sentence(f"request-{what}"))
            for blank in (column + 1, column + 2):
                sheet.text(row, blank, "", bottom=1)
            sheet.worksheet.set_row(row, 22 * sheet.book.look.scale)
