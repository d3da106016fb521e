"""A plan's time line: when each order is placed, arrives, works and is needed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from procure import figures
from procure.colours import OTHER, maker_colours
from procure.figures import OrderTime, OwnedTime
from procure.names import Names
from procure.units import DAYS_PER_WEEK
from procure.words import sentence
from ui import formats
from ui.charts.picture import Bars, Cell, Marks, Picture
from ui.document import Planned
from ui.plan.plan_charts import ZERO, labels

_HEADINGS: Final = (
    "Order",
    "Supplier",
    "Units",
    "Ordered",
    "Arrives",
    "Works from",
    "Until",
    "Needed from",
)

_BEFORE: Final = Decimal("0.11")
"""Of the horizon: room before its start for a mark and the words that stand there."""

Row = OrderTime | OwnedTime


def time_picture(asked: Planned) -> Picture:
    """Draw a row for each order, grouped by offer, then one for what was on its way before."""
    what = (asked.project, asked.scenario, asked.plan)
    orders, expected = figures.timeline(*what), figures.expected(*what)
    rows: list[Row] = [*orders, *expected]
    names = tuple(_name(asked, row) for row in rows)
    day = _Days(asked)
    return Picture(
        title=_title(asked, orders),
        note=sentence("time-note") if rows else sentence("time-none-note"),
        names=names,
        bars=tuple(_bars(asked, rows, day)),
        marks=tuple(_marks(asked, rows, day)),
        tips=tuple(
            "\n".join(_told(asked, name, row)) for name, row in zip(names, rows, strict=True)
        ),
        across=True,
        low=-_BEFORE * day(asked.scenario.horizon.starts(asked.scenario.horizon.periods)),
        ends=tuple(_end(asked, row) for row in rows),
        ticks=tuple(
            (day(asked.scenario.horizon.starts(period)), name)
            for period, name in enumerate(labels(asked))
        ),
        figures=(
            _HEADINGS,
            *(_cells(asked, name, row) for name, row in zip(names, rows, strict=True)),
        ),
    )


class _Days:
    """Counts days from the horizon's start; none is before it."""

    def __init__(self, asked: Planned) -> None:
        self._start = asked.scenario.horizon.start

    def __call__(self, day: date) -> Decimal:
        return Decimal(max((day - self._start).days, 0))


def _bars(asked: Planned, rows: Sequence[Row], day: _Days) -> Iterable[Bars]:
    """Give slight bars until chips arrive, paler ones until they work, then wide ones."""
    colours = maker_colours(asked.project)
    groups = [_group(asked, row) for row in rows]
    for maker, rented in dict.fromkeys(groups):
        own = [
            row if group == (maker, rented) else None
            for row, group in zip(rows, groups, strict=True)
        ]
        colour = colours.get(maker, OTHER) if maker else OTHER
        named = maker or sentence("time-expected")
        for first, last in ((_placed, _arrives), (_arrives, _works)):
            starts, values = _spans(own, day, first, last)
            pale = first is _arrives
            yield Bars(name="", values=values, starts=starts, colour=colour, slight=True, pale=pale)
        starts, values = _spans(own, day, _works, _ends)
        name = f"{named}{', rented' if rented else ''}"
        yield Bars(name=name, values=values, starts=starts, colour=colour, hatched=rented)


def _group(asked: Planned, row: Row) -> tuple[str, bool]:
    """Give the maker and whether it is rent; no maker for what the plan did not order."""
    if isinstance(row, OwnedTime):
        return "", False
    makers = Names(asked.project).makers(row.offer)
    return (makers[0] if makers else sentence("time-other")), row.kind == "rent"


def _spans(
    rows: Sequence[Row | None],
    day: _Days,
    first: Callable[[Row], date],
    last: Callable[[Row], date],
) -> tuple[tuple[Decimal, ...], tuple[Decimal, ...]]:
    """Give where the bars between two days begin, and how long they are."""
    starts = tuple(ZERO if row is None else day(first(row)) for row in rows)
    stops = (ZERO if row is None else day(last(row)) for row in rows)
    return starts, tuple(max(stop - start, ZERO) for start, stop in zip(starts, stops, strict=True))


def _placed(row: Row) -> date:
    # When others were ordered is not known: their bar begins with their arrival.
    return row.arrives if isinstance(row, OwnedTime) else row.placed


def _arrives(row: Row) -> date:
    return row.arrives


def _works(row: Row) -> date:
    return row.works


def _ends(row: Row) -> date:
    return row.ends


def _marks(asked: Planned, rows: Sequence[Row], day: _Days) -> Iterable[Marks]:
    """Mark when chips are needed: apart where that is before they work."""
    for late in (False, True):
        values = tuple(
            day(asked.scenario.horizon.starts(row.needed))
            if isinstance(row, OrderTime) and row.needed is not None and row.late == late
            else None
            for row in rows
        )
        if any(value is not None for value in values):
            key = "time-late" if late else "time-needed"
            yield Marks(name=sentence(key), values=values, alarm=late)


def _name(asked: Planned, row: Row) -> str:
    names = Names(asked.project)
    return names.owned(row.owned.id) if isinstance(row, OwnedTime) else names.offer(row.offer)


def _title(asked: Planned, orders: Sequence[OrderTime]) -> str:
    if not orders:
        return sentence("time-none")
    late = [order for order in orders if order.late]
    if late:
        worst = max(late, key=lambda order: order.usable - (order.needed or 0))
        values = {
            "count": formats.counted(len(late), "order comes", "orders come"),
            "all": f"{len(orders):,}",
            "offer": Names(asked.project).offer(worst.offer),
            "needed": _period(asked, worst.needed or 0),
            "works": _period(asked, worst.usable),
        }
        return sentence("time-title-late", values)
    longest = max(orders, key=lambda order: order.arrives - order.placed)
    values = {
        "orders": formats.counted(len(orders), "order works", "orders work"),
        "offer": Names(asked.project).offer(longest.offer),
        "weeks": formats.counted(_whole_weeks(longest), "week", "weeks"),
    }
    key = "time-title" if _whole_weeks(longest) else "time-title-at-once"
    return sentence(key, values)


def _period(asked: Planned, period: int) -> str:
    return asked.scenario.horizon.label(period)


def _whole_weeks(order: OrderTime) -> int:
    return round(Decimal((order.arrives - order.placed).days) / DAYS_PER_WEEK)


def _end(asked: Planned, row: Row) -> str:
    if isinstance(row, OwnedTime):
        return ""
    units = formats.counted(row.units, "unit", "units")
    if not row.late:
        return units
    return f"{units}  ·  {sentence('time-late-end', {'period': _period(asked, row.needed or 0)})}"


def _told(asked: Planned, name: str, row: Row) -> list[str]:
    if isinstance(row, OwnedTime):
        lines = [name, sentence("time-told-arrives", {"day": formats.day(row.arrives)})]
        return [*lines, sentence("time-told-works", {"day": formats.day(row.works)})]
    units = formats.counted(row.units, "unit", "units")
    lines = [
        name,
        sentence("time-told-order", {"units": units, "supplier": row.supplier}),
        sentence("time-told-placed", {"day": formats.day(row.placed)}),
        _arrival_told(row),
        sentence("time-told-works", {"day": formats.day(row.works)}),
    ]
    if row.kind == "rent":
        lines.append(sentence("time-told-rent", {"day": formats.day(row.ends)}))
    if row.needed is None:
        return [*lines, sentence("time-told-spare")]
    key = "time-told-late" if row.late else "time-told-needed"
    return [*lines, sentence(key, {"period": _period(asked, row.needed)})]


def _arrival_told(order: OrderTime) -> str:
    weeks = formats.counted(_whole_weeks(order), "week", "weeks")
    values = {"day": formats.day(order.arrives), "weeks": weeks}
    key = "time-told-arrives-after" if _whole_weeks(order) else "time-told-arrives"
    return sentence(key, values)


def _cells(asked: Planned, name: str, row: Row) -> tuple[Cell, ...]:
    if isinstance(row, OwnedTime):
        supplier = row.owned.supplier or None
        return (name, supplier, None, None, row.arrives, row.works, row.owned.retires, None)
    needed = None if row.needed is None else asked.scenario.horizon.starts(row.needed)
    until = row.ends if row.kind == "rent" else None
    units = Decimal(row.units)
    return (name, row.supplier, units, row.placed, row.arrives, row.works, until, needed)
