"""The sheet Cost against limits: what the best plan costs at each value of a limit."""

from collections.abc import Sequence
from typing import Final

from procure.explained import frontier_words
from procure.explained.effect import Effect
from procure.explained.frontier import Frontier, FrontierPoint, limit_asked, steps
from procure.limits import FAMILIES
from procure.report.book import Book
from procure.report.sheet import HEAD_ROW, Sheet
from procure.report.subject import Subject
from procure.report.values import Column, Kind, Styled, Value, decimals_of
from procure.scenario import Limit
from procure.state import served_share
from procure.words import sentence

NAME: Final = "Cost against limits"
_WIDE: Final = 70.0
_STEP_WIDE: Final = 44.0
_ACROSS: Final = 8
_HUNDRED: Final = 100


def add_frontiers(book: Book, subject: Subject, found: Sequence[Frontier]) -> None:
    """Write a table for each limit that was asked about; nothing where none was."""
    if not found:
        return
    sheet = book.sheet(NAME)
    sheet.title(NAME, sentence("report-frontier-note"))
    inputs = subject.project, subject.scenario
    top = HEAD_ROW + 1
    for number, one in enumerate(found, start=1):
        sheet.heading(top - 1, frontier_words.frontier_name(*inputs, one.key))
        told = frontier_words.told(*inputs, one)
        last = _points(sheet, subject, one, top + len(told) + 1, number)
        # After the table, because how high they are depends on its columns.
        for row, said in enumerate(told, start=top):
            sheet.sentence(row, _ACROSS, said)
        top = last + 4


def _points(sheet: Sheet, subject: Subject, found: Frontier, top: int, number: int) -> int:
    """Write the points of a limit; give the last row."""
    inputs = subject.project, subject.scenario
    limit = limit_asked(*inputs, found.key)
    serves = any(point.stage is not None for point in found.points)
    money = found.currency
    heading = sentence("report-frontier-value")
    columns = [
        Column(heading=heading, kind="money", currency=money)
        if limit.family == "budget"
        else Column(heading=heading, kind="number"),
        Column(heading="Cost, discounted", kind="money", currency=money),
        Column(heading="Proven at least", kind="money", currency=money),
        Column(heading="Gap", kind="percent"),
        *([Column(heading="Served", kind="percent")] if serves else []),
        Column(heading="Against the next tighter", width=_STEP_WIDE),
        Column(heading="Chips ordered", width=_WIDE),
    ]
    done = {point.value: step for point, step in steps(*inputs, found)}
    rows = [
        _row(subject, limit, found, point, done.get(point.value), serves=serves)
        for point in found.points
    ]
    empty = sentence("report-nothing-found")
    return sheet.table(f"CostAgainstLimit{number}", columns, rows, top=top, empty=empty).last


def _row(
    subject: Subject,
    limit: Limit,
    found: Frontier,
    point: FrontierPoint,
    step: Effect | None,
    *,
    serves: bool,
) -> tuple[Value, ...]:
    served = (served_share(point.stage),) if serves else ()
    value = _value(limit, point)
    if point.outcome != "plan":
        return (value, None, None, None, *served, "", sentence(f"frontier-{point.outcome}"))
    gap = Styled(value=point.gap, kind="gap", digits=4)
    told = frontier_words.step_told(found, point, step)
    ordered = ", ".join(f"{each.chips:,} × {subject.chip(each.chip)}" for each in point.orders)
    return (value, point.cost, point.bound, gap, *served, told, ordered)


def _value(limit: Limit, point: FrontierPoint) -> Value:
    """Give a value in its own kind of cell: a share as percent, a budget as money."""
    match FAMILIES[limit.family].unit:
        case "money":
            return point.value
        case "fraction":
            digits = decimals_of([point.value * _HUNDRED])
            return Styled(value=point.value, kind="percent", digits=digits)
        case unit:
            kind: Kind = "whole" if unit == "count" else "number"
            return Styled(value=point.value, kind=kind, digits=decimals_of([point.value]))
