"""The sheet Time line: when each order is placed, on its way and at work, as bars of cells."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from procure import figures
from procure.report.book import Book
from procure.report.sheet import ACCENT, HEAD_ROW, SHADE, Sheet
from procure.report.subject import Subject
from procure.report.values import Column, Value
from procure.words import sentence

NAME: Final = "Time line"
_BEFORE: Final = 7
_PLACED, _COMING, _WORKS = "O", "D", "W"
_COMES: Final = "#B7C4D6"
_WIDE: Final = 10.0
_NARROW: Final = 24.0


def add(book: Book, subject: Subject) -> None:
    """Write the sheet: a row for each order, then ports and programs, a column a period."""
    sheet = book.sheet(NAME)
    sheet.title(NAME, sentence("report-time-line-note"))
    periods = subject.scenario.horizon.periods
    columns = [
        Column(heading="What", width=_NARROW),
        Column(heading="Supplier", width=18),
        Column(heading="Order", width=_WIDE),
        Column(heading="Placed or started", kind="day"),
        Column(heading="Arrives", kind="day"),
        Column(heading="At work from", kind="day"),
        Column(heading="Until", kind="day"),
        *(Column(heading=subject.label(period), width=_WIDE) for period in range(periods)),
    ]
    rows = [*_orders(subject), *_ports(subject), *_programs(subject)]
    area = sheet.table("TimeLine", columns, rows, empty=sentence("report-no-orders"))
    sheet.freeze(HEAD_ROW + 1, 1)
    last = _BEFORE + periods - 1
    ink = book.look.colour(ACCENT)
    for letter, looks in (
        (_PLACED, {"bg_color": _COMES, "font_color": ink, "bold": True}),
        (_COMING, {"bg_color": _COMES, "font_color": ink}),
        (_WORKS, {"bg_color": ACCENT, "font_color": "#FFFFFF"}),
    ):
        told = {
            "type": "cell",
            "criteria": "==",
            "value": f'"{letter}"',
            "format": book.format(**looks),
        }
        sheet.worksheet.conditional_format(area.first, _BEFORE, area.last, last, told)
    _legend(sheet, area.last + 2)


def _legend(sheet: Sheet, row: int) -> None:
    for place, letter in enumerate((_PLACED, _COMING, _WORKS)):
        text = sentence(f"report-time-line-{letter.casefold()}")
        sheet.text(row + place, 0, f"{letter}: {text}", bg_color=SHADE)


def _bar(subject: Subject, placed: int | None, works: int, end: int) -> Iterator[str]:
    """Give the letters of a bar: nothing before it is placed and after it has ended."""
    for period in range(subject.scenario.horizon.periods):
        if placed is None or not placed <= period < end:
            yield ""
        elif period >= works:
            yield _WORKS
        else:
            yield _PLACED if period == placed else _COMING


def _orders(subject: Subject) -> Iterator[tuple[Value, ...]]:
    horizon = subject.scenario.horizon
    found = figures.orders(subject.project, subject.scenario, subject.plan)
    for row in sorted(found, key=lambda one: (one.order.placed, one.order.arrives)):
        order = row.order
        until: date | None = None if order.until is None else horizon.starts(order.until)
        end = horizon.periods if order.until is None else order.until
        yield (
            row.name,
            order.supplier,
            order.id,
            order.placed,
            order.arrives,
            horizon.starts(order.usable),
            until,
            *_bar(subject, order.period, order.usable, end),
        )


def _ports(subject: Subject) -> Iterator[tuple[Value, ...]]:
    horizon = subject.scenario.horizon
    for port in figures.ports(subject.project, subject.scenario, subject.plan):
        yield (
            sentence(
                "report-time-line-port", {"port": subject.names.port(port.stack, port.workload)}
            ),
            "",
            "",
            port.started,
            None,
            port.runs,
            None,
            *_bar(subject, port.period, port.ready, horizon.periods),
        )


def _programs(subject: Subject) -> Iterator[tuple[Value, ...]]:
    horizon = subject.scenario.horizon
    for row in figures.programs(subject.project, subject.scenario, subject.plan):
        entered = None if row.period is None else horizon.starts(row.period)
        first = row.first_delivery
        works = horizon.periods
        if first is not None:
            later = (at for at in range(horizon.periods) if horizon.starts(at) >= first)
            works = next(later, horizon.periods)
        yield (
            sentence("report-time-line-program", {"program": subject.names.program(row.program)}),
            row.supplier,
            "",
            entered,
            first,
            horizon.starts(works) if works < horizon.periods else None,
            None,
            *_bar(subject, row.period, works, horizon.periods),
        )
