"""The checks of the workbook itself: what holds, what is broken, and whether it was edited.

They follow by formula; beside the figures of now stand those of the plan as it was audited.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell

from procure.record import record
from procure.report import capacity, limits
from procure.report.cost_lines import AMOUNT, PERIOD
from procure.report.places import cell
from procure.report.sheet import BROKEN, GOOD, SHADE, WARN, Sheet
from procure.report.subject import Subject
from procure.report.values import Formula, Kind, absolute
from procure.report.written import Written
from procure.units import EXACT, minor_digits
from procure.words import sentence

_STATE, _NOW, _PLANNED = 1, 2, 3
_ROUGH: Final = "0.000000000001"
"""Sums of the same numbers may differ by so much of them from program to program."""


@record
class Check:
    """A line of the block: `now` beside `planned`, and a test that is true where it holds.

    The test names the cells of both as {now} and {planned}. `name` is that of the figure of
    now for formulas.
    """

    key: str
    now: Formula
    planned: Decimal | int
    kind: Kind
    test: str
    name: str


def add(sheet: Sheet, subject: Subject, written: Written, row: int) -> int:
    """Write the block from a row on, in the first four columns; give the row below."""
    sheet.heading(row, sentence("report-checks"))
    head = {"bold": True, "bg_color": SHADE}
    for column, key in enumerate(("what", "state", "now", "planned")):
        aligned = "right" if column >= _NOW else "left"
        sheet.text(row + 1, column, sentence(f"report-checks-{key}"), align=aligned, **head)
    first = at = row + 2
    for check in _checks(subject, written):
        _line(sheet, subject, check, at)
        at += 1
    _edited(sheet, subject, written, (first, at))
    _colour(sheet, first, at)
    return at + 2


def _line(sheet: Sheet, subject: Subject, check: Check, at: int) -> None:
    """Write a check with its state, and name its figure."""
    now, planned = (xl_rowcol_to_cell(at, column) for column in (_NOW, _PLANNED))
    counted = check.kind == "whole" and check.planned == 0
    said = ("holds", "broken") if counted else ("same", "changed")
    holds, broken = (sentence(f"report-check-{one}") for one in said)
    test = check.test.format(now=now, planned=planned)
    currency = subject.currency if check.kind == "money" else ""
    sheet.text(at, 0, sentence(check.key, {"currency": subject.currency}))
    text = f'=IF({test},"{holds}","{broken}")'
    sheet.value(at, _STATE, Formula(text=text, value=holds), "text")
    sheet.value(at, _NOW, check.now, check.kind, currency=currency)
    sheet.value(at, _PLANNED, check.planned, check.kind, currency=currency)
    sheet.book.name(check.name, cell(sheet.name, at, _NOW))


def _checks(subject: Subject, written: Written) -> Iterator[Check]:
    """List the checks."""
    none = "{now}=0"
    yield Check(
        key="report-check-limits",
        now=Formula(text=f"={limits.broken(written.limits)}", value=0),
        planned=0,
        kind="whole",
        test=none,
        name="Limits_broken",
    )
    yield Check(
        key="report-check-quantities",
        now=Formula(text=f"={_not_sold(written)}", value=0),
        planned=0,
        kind="whole",
        test=none,
        name="Orders_not_sold",
    )
    yield Check(
        key="report-check-demand",
        now=Formula(text=f"={capacity.no_longer_served(written.capacity)}", value=0),
        planned=0,
        kind="whole",
        test=none,
        name="Demand_no_longer_served",
    )
    digits = minor_digits(subject.currency)
    same = f"ROUND({{now}}-{{planned}},{digits})=0"
    places = written.places
    units = sum(row.order.units for row in places.rows)
    ordered = written.orders.total(places.units_column) if places.rows else "0"
    yield Check(
        key="report-check-units",
        now=Formula(text=f"={ordered}", value=units),
        planned=units,
        kind="whole",
        test="{now}={planned}",
        name="Units_ordered",
    )
    total = subject.plan.total_cost or Decimal(0)
    column = written.costs.columns - 1
    yield Check(
        key="report-check-total",
        now=Formula(text=f"={written.costs.total(column)}", value=total),
        planned=total,
        kind="money",
        test=same,
        name="Total_cost",
    )
    discounted = _discounted(subject, written)
    yield Check(
        key="report-check-discounted",
        now=discounted,
        planned=Decimal(discounted.value),
        kind="money",
        test=same,
        name="Discounted_cost",
    )


def _not_sold(written: Written) -> str:
    """Count the orders of a quantity that is not sold, as the sheet Orders says it."""
    if not written.places.rows:
        return "0"
    said = written.orders.reference(written.places.cost_column + 1)
    fine = (
        f'COUNTIF({said},"{sentence(key)}")' for key in ("report-order-holds", "report-order-none")
    )
    return "-".join((f"ROWS({said})", *fine))


def _discounted(subject: Subject, written: Written) -> Formula:
    """Add up all lines of cost, each discounted by the period in which it falls due."""
    calendar, facts = written.inputs.calendar, written.places.facts
    lines = written.lines
    first, last = (cell(calendar.sheet, row, 0) for row in (calendar.first, calendar.last))
    numbers = f"ROW({first}:{last.partition('!')[2]})-ROW({first})"
    by_period = f"SUMIF({lines.reference(PERIOD)},{numbers},{lines.reference(AMOUNT)})"
    factors = calendar.reference(written.inputs.factor_column)
    amounts = (
        EXACT.multiply(line.amount, facts.factor(line.period)) for line in subject.plan.costs
    )
    return Formula(text=f"=SUMPRODUCT({by_period},{factors})", value=sum(amounts, start=Decimal(0)))


def _edited(sheet: Sheet, subject: Subject, written: Written, rows: tuple[int, int]) -> None:
    """Say whether the figures are still those of the audited plan."""
    first, at = rows
    changed = sentence("report-check-changed")
    states = f"{absolute(first, _STATE)}:{absolute(at - 1, _STATE)}"
    broken = sentence("report-check-broken")
    marks = [f'COUNTIF({states},"{changed}")+COUNTIF({states},"{broken}")>0']
    marks += [f"{now}<>{planned}" for now, planned in _unit_marks(written)]
    marks.append(limits.changed(written.limits))
    marks += [
        f"ABS({now}-{planned})>{_ROUGH}*ABS({planned})"
        for now, planned in _demand_marks(subject, written)
    ]
    same = sentence("report-check-as-exported")
    text = f'=IF(OR({",".join(marks)}),"{sentence("report-check-edited")}","{same}")'
    sheet.text(at, 0, sentence("report-check-workbook"))
    sheet.value(at, _STATE, Formula(text=text, value=same), "text")
    sheet.book.name("Workbook_state", cell(sheet.name, at, _STATE))


def _unit_marks(written: Written) -> Iterator[tuple[str, str]]:
    """Give a number that changes with the units of any order at any site, and what it was."""
    places = written.places
    if not places.rows:
        return
    first, last = (places.site_column(places.sites[end]) for end in (0, -1))
    area = written.orders
    block = f"'{area.sheet}'!{xl_range_abs(area.first, first, area.last, last)}"
    planned = sum(
        one.units * (places.row_of[row.order.id] + 1) * (places.site_column(one.site) + 1)
        for row in places.rows
        for one in row.placed
    )
    yield f"SUMPRODUCT({block}*ROW({block})*COLUMN({block}))", str(planned)


def _demand_marks(subject: Subject, written: Written) -> Iterator[tuple[str, str]]:
    """Give a number that changes with the demand of any row and period, and what it was."""
    rows, area = subject.scenario.demand, written.inputs.demand
    if not rows:
        return
    first, periods = written.inputs.demand_column, subject.scenario.horizon.periods
    block = f"'{area.sheet}'!{xl_range_abs(area.first, first, area.last, first + periods - 1)}"
    planned = sum(
        (
            EXACT.multiply(amount, (area.first + at + 1) * (first + period + 1))
            for at, row in enumerate(rows)
            for period, amount in enumerate(row.amounts[:periods])
        ),
        start=Decimal(0),
    )
    yield f"SUMPRODUCT({block}*ROW({block})*COLUMN({block}))", f"{float(planned):.17g}"


def _colour(sheet: Sheet, first: int, last: int) -> None:
    """Let states stand out: what holds, what is not as exported, and what is broken."""
    fine = ("report-check-holds", "report-check-same", "report-check-as-exported")
    other = ("report-check-changed", "report-check-edited")
    for keys, colour in ((fine, GOOD), (other, WARN), (("report-check-broken",), BROKEN)):
        look = sheet.book.format(bold=True, font_color=colour)
        for key in keys:
            told = {"type": "cell", "criteria": "==", "value": f'"{sentence(key)}"', "format": look}
            sheet.worksheet.conditional_format(first, _STATE, last, _STATE, told)
