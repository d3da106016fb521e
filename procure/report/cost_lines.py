"""The sheet Cost lines: every amount as it falls due, worked out and then rounded once."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from procure import figures
from procure.record import record
from procure.report.book import Book
from procure.report.contracts import Contract, Payment
from procure.report.due import Due, due_for_order
from procure.report.due_beyond import Beyond
from procure.report.inputs import Inputs
from procure.report.places import COST_LINES, FIRST, Places, added, cell, span
from procure.report.power import Loads
from procure.report.sheet import HEAD_ROW
from procure.report.subject import Subject
from procure.report.values import Area, Column, Formula, Value, absolute, rounded
from procure.units import EXACT, minor_digits, round_money
from procure.words import sentence

NAME: Final = COST_LINES
LATER: Final = "Later"
KIND, SUPPLIER, PERIOD, AMOUNT, DUE = 0, 4, 7, 9, 10
_EXACT, _GROUP = 8, 11
_PAID: Final = frozenset({"purchase", "rent"})


@record
class CostLine:
    """A line with the amount that it comes to, in whole minor units."""

    due: Due
    amount: Decimal


class CostLines:
    """The lines of a plan, laid out: the formulas of other sheets ask where they stand."""

    def __init__(
        self, lines: Sequence[Due], groups: Mapping[str, int], currency: str, sheet: str
    ) -> None:
        """Lay out lines on a `sheet`; `groups` numbers the prepayments that cover an order."""
        self.groups = groups
        self._sheet = sheet
        self._currency = currency
        self._dues = list(lines)
        self._deposits = {
            due.order: (FIRST + at, due) for at, due in enumerate(lines) if due.part == "deposit"
        }
        self._paid: dict[str, list[str]] = {}
        for at, due in enumerate(lines):
            if due.kind in _PAID:
                self._paid.setdefault(due.order, []).append(cell(sheet, FIRST + at, AMOUNT))
        self.paid_rows = sum(due.kind in _PAID for due in lines)

    def __iter__(self) -> Iterator[CostLine]:
        """Give each line with its amount."""
        for due in self._dues:
            yield CostLine(due=due, amount=self.amount(due))

    def amount(self, due: Due) -> Decimal:
        """Give what a line comes to: rounded once, a rest less the deposit."""
        amount = round_money(due.value, self._currency)
        if due.part == "rest" and due.order in self._deposits:
            _, deposit = self._deposits[due.order]
            amount -= round_money(deposit.value, self._currency)
        return amount

    def formula(self, at: int, due: Due) -> str:
        """Give the formula of a line's amount."""
        text = "=" + rounded(f"{absolute(FIRST + at, _EXACT)}", minor_digits(self._currency))
        if due.part == "rest" and due.order in self._deposits:
            row, _ = self._deposits[due.order]
            text += f"-{absolute(row, AMOUNT)}"
        return text

    def deposit(self, order: str) -> tuple[str, Decimal] | None:
        """Give the cell of an order's deposit and what it comes to, if it has one."""
        if order not in self._deposits:
            return None
        row, due = self._deposits[order]
        return cell(self._sheet, row, AMOUNT), self.amount(due)

    def paid_for(self, order: str) -> str:
        """Add up purchase and rent of an order, as a part of a formula."""
        return added(self._paid[order])

    def paid(self, column: int) -> str:
        """Give a column of the lines of purchase and rent; there must be one."""
        return span(self._sheet, FIRST, FIRST + self.paid_rows - 1, column)


def laid_out(
    book: Book,
    subject: Subject,
    places: Places,
    inputs: Inputs,
    loads: Loads,
    contracts: Sequence[Contract],
    payments: Sequence[Payment],
) -> CostLines:
    """List what may be due, kind by kind and period by period."""
    dues = [due for row in places.rows for due in due_for_order(book, subject, places, inputs, row)]
    beyond = Beyond(book, subject, places, inputs, loads)
    dues += beyond.lines(contracts, payments)
    place_of = {row.order.id: at for at, row in enumerate(places.rows)}

    def order(due: Due) -> tuple[int, int, int]:
        return figures.COST_KINDS.index(due.kind), due.period, place_of.get(due.order, -1)

    dues.sort(key=order)
    numbers = {group: at for at, group in enumerate(_groups(contracts), start=1)}
    covered = {
        order: numbers[one.group]
        for one in contracts
        if one.kind == "prepaid"
        for order in one.orders
    }
    name = places.called(NAME)
    lines = CostLines(dues, covered, subject.currency, name)
    covers = list(_covers(subject, places, inputs, lines, contracts, numbers))
    return CostLines(sorted([*dues, *covers], key=order), covered, subject.currency, name)


def _groups(contracts: Sequence[Contract]) -> list[str]:
    return list(dict.fromkeys(one.group for one in contracts if one.kind == "prepaid"))


def _covers(
    subject: Subject,
    places: Places,
    inputs: Inputs,
    lines: CostLines,
    contracts: Sequence[Contract],
    numbers: Mapping[str, int],
) -> Iterator[Due]:
    """Let each prepayment cover what those before it, for the same chip, leave to be paid."""
    used_up: dict[str, tuple[list[str], Decimal]] = {}
    for place, one in enumerate(contracts):
        if one.kind != "prepaid":
            continue
        cells, start = used_up.get(one.group, ([], Decimal(0)))
        rate = places.facts.rates[one.currency]
        own = round_money(EXACT.multiply(one.amount, rate), subject.currency)
        end = start + own
        begun, ended = added(cells), added([*cells, inputs.contract(place)])
        used_up[one.group] = ([*cells, inputs.contract(place)], end)
        due = before = Decimal(0)
        text_before = "0"
        for period, paid in _paid_by_period(lines, numbers[one.group]):
            due += paid
            cover = min(end, due) - (min(start, due) if cells else Decimal(0))
            so_far = (
                f"SUMPRODUCT(({lines.paid(_GROUP)}={numbers[one.group]})"
                f"*({lines.paid(PERIOD)}<={period})*{lines.paid(AMOUNT)})"
            )
            text = f"MIN({ended},{so_far})" + (f"-MIN({begun},{so_far})" if cells else "")
            yield Due(
                kind="prepaid",
                period=period,
                subject=one.id,
                pays_for=one.name,
                supplier=one.supplier,
                formula=f"{text_before}-({text})",
                value=before - cover,
            )
            before, text_before = cover, f"({text})"


def _paid_by_period(lines: CostLines, group: int) -> list[tuple[int, Decimal]]:
    found: dict[int, Decimal] = {}
    for line in lines:
        due = line.due
        if due.kind in _PAID and lines.groups.get(due.order) == group:
            found[due.period] = found.get(due.period, Decimal(0)) + line.amount
    return sorted(found.items())


def due_day(subject: Subject, places: Places, due: Due) -> date:
    """Give the day of an order or a delivery that is paid for, of others the period's first."""
    order = places.order(due.order)
    if order is not None and (due.part == "deposit" or due.kind == "fixed"):
        return order.placed
    if order is not None and (due.part == "rest" or due.kind == "integration"):
        return order.arrives
    return subject.scenario.horizon.starts(due.period)


def add(book: Book, subject: Subject, places: Places, lines: CostLines) -> Area:
    """Write the sheet; give where the lines stand."""
    sheet = book.sheet(NAME)
    sheet.title(NAME, sentence("report-lines-note", {"currency": subject.currency}))
    money, horizon = subject.currency, subject.scenario.horizon
    rows: list[tuple[Value, ...]] = []
    for at, line in enumerate(lines):
        due = line.due
        rows.append(
            (
                sentence(f"cost-{due.kind}"),
                subject.label(due.period) if due.period < horizon.periods else LATER,
                horizon.starts(due.period),
                due.order,
                due.supplier,
                due.pays_for,
                sentence(f"report-due-{due.part}") if due.part else "",
                due.period,
                Formula(text=f"={due.formula}", value=due.value),
                Formula(text=lines.formula(at, due), value=line.amount),
                due_day(subject, places, due),
                lines.groups.get(due.order) if due.kind in _PAID else None,
            )
        )
    columns = [
        Column(heading="Kind"),
        Column(heading="Period"),
        Column(heading="Period starts", kind="day"),
        Column(heading="Order"),
        Column(heading="Supplier"),
        Column(heading="Pays for"),
        Column(heading="Part"),
        Column(heading="Period number", kind="whole"),
        Column(heading=f"Not rounded ({money})", kind="number"),
        Column(heading=f"Amount ({money})", kind="money", currency=money, total=True),
        Column(heading="Due on or from", kind="day"),
    ]
    if lines.groups:
        columns.append(Column(heading="Covered by prepayment", kind="whole"))
    else:
        rows = [row[:-1] for row in rows]
    area = sheet.table("CostLines", columns, rows, empty=sentence("report-no-costs"))
    sheet.freeze(HEAD_ROW + 1, 1)
    return area
