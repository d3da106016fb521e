"""The workbook of a comparison: scenarios side by side, what differs, their orders and plans."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Final

from xlsxwriter.utility import xl_rowcol_to_cell

from procure import comparison_words as words
from procure.colours import OKABE_ITO, OTHER
from procure.comparison import FEWEST, SECTIONS, Comparison, FigureRow, Side
from procure.errors import InputError
from procure.house_style import USUAL, HouseStyle
from procure.names import Names
from procure.report.book import Book
from procure.report.charts import label, style
from procure.report.fit import refuse_unfit
from procure.report.sheet import HEAD_ROW, Sheet
from procure.report.values import Area, Column, Formula, Kind, Styled, Value, gap_digits
from procure.scenario_differences import differences
from procure.scenario_words import DifferenceWords
from procure.state import state
from procure.storage import write_whole
from procure.units import minor_digits
from procure.words import sentence

NAME: Final = "Comparison"
COSTS: Final = "Costs"
DIFFERS: Final = "What differs"
ORDERS: Final = "Orders"
PLANS: Final = "Plans"
_BEFORE: Final = 3
"""Columns before the first scenario: section, figure, unit."""
_COLOURS: Final = (*OKABE_ITO, OTHER)
_KINDS: Final[dict[str, Kind]] = {
    "money": "money",
    "whole": "whole",
    "share": "percent",
    "day": "day",
    "number": "number",
}
_NONE: Final = Decimal(0)
_SHARE_DIGITS: Final = 1
_MOST_DIGITS: Final = 4


def write_comparison(found: Comparison, path: Path, style: HouseStyle = USUAL) -> None:
    """Write the workbook, whole or not at all, in a house style.

    A scenario without a plan of its inputs as they are has a column without figures. Raises
    InputError unless two have one, UntrustedPlanError or InputError for a plan that must not
    leave the house, SaveError when the file cannot be put in its place.
    """
    refuse_unfit_sides(found)

    def write(temporary: Path) -> None:
        book = book_of(found, temporary, style)
        add_comparison(book, found)
        book.close()

    write_whole(path, write)


def refuse_unfit_sides(found: Comparison) -> None:
    """Raise what write_comparison raises for what must not be written."""
    ready = [side for side in found.sides if side.state == "planned"]
    if len(ready) < FEWEST:
        raise InputError("compare-no-workbook")
    if any(side.state == "stale" for side in found.sides):
        raise InputError("compare-stale", names=", ".join(_stale(found)))
    for side in ready:
        if side.plan is not None:
            refuse_unfit(side.asked.project, side.asked.scenario, side.plan)


def book_of(found: Comparison, path: Path, style: HouseStyle, *, locked: bool = False) -> Book:
    """Start a workbook of a comparison."""
    project = found.sides[found.base].asked.project
    created = min(side.asked.scenario.horizon.start for side in found.sides)
    title = f"{project.name} – {NAME}"
    return Book(path, title, NAME, created=created, style=style, locked=locked)


def add_comparison(book: Book, found: Comparison) -> None:
    """Write the sheets that set scenarios side by side."""
    side_by_side = _comparison(book.sheet(NAME), found)
    _costs(book.sheet(COSTS), found, side_by_side)
    _differs(book.sheet(DIFFERS), found)
    _orders(book.sheet(ORDERS), found)
    _plans(book.sheet(PLANS), found)


def _stale(found: Comparison) -> list[str]:
    return [f"“{side.name}”" for side in found.sides if side.state == "stale"]


# Side by side


def _comparison(sheet: Sheet, found: Comparison) -> Area:
    base = found.sides[found.base].name
    sheet.title(words.finding(found), sentence("compare-sheet-note", {"base": base}))
    columns = [
        Column(heading=sentence("compare-sheet-section")),
        Column(heading=sentence("compare-heading")),
        Column(heading=sentence("compare-sheet-unit")),
        *(
            column
            for at, side in enumerate(found.sides)
            for column in _columns(side, is_base=at == found.base)
        ),
    ]
    names = words.RowNames(found)
    cells = [
        (
            sentence(f"compare-section-{row.section}"),
            names.name(row),
            words.unit_of(found, row),
            *_cells(found, row, HEAD_ROW + 1 + at),
        )
        for at, row in enumerate(_rows(found))
    ]
    area = sheet.table("Comparison", columns, cells)
    sheet.freeze(HEAD_ROW + 1, 2)
    return area


def _rows(found: Comparison) -> list[FigureRow]:
    return [row for section in SECTIONS for row in found.section(section)]


def _columns(side: Side, *, is_base: bool) -> tuple[Column, ...]:
    value = Column(heading=side.name, kind="number")
    if is_base:
        return (value,)
    return (
        value,
        Column(heading=sentence("compare-sheet-more", {"name": side.name}), kind="number"),
        Column(heading=sentence("compare-sheet-part", {"name": side.name}), kind="percent"),
    )


def _places(found: Comparison) -> list[int]:
    """Give the column of each scenario's values."""
    places, next_ = [], _BEFORE
    for at in range(len(found.sides)):
        places.append(next_)
        next_ += 1 if at == found.base else 3
    return places


def _cells(found: Comparison, row: FigureRow, at: int) -> tuple[Value, ...]:
    places = _places(found)
    base = xl_rowcol_to_cell(at, places[found.base])
    made: list[Value] = []
    for side, value in enumerate(row.values):
        made.append(_styled(found, row, value))
        if side == found.base:
            continue
        more, part = row.difference(side, found.base), row.fraction(side, found.base)
        here = xl_rowcol_to_cell(at, places[side])
        there = xl_rowcol_to_cell(at, places[side] + 1)
        if more is None:
            made += [None, None]
            continue
        made.append(_styled(found, row, Formula(text=f"={here}-{base}", value=more)))
        if part is None:
            made.append(None)
        else:
            text = f"={there}/ABS({base})"
            made.append(Styled(value=Formula(text=text, value=part), kind="percent"))
    return tuple(made)


def _styled(found: Comparison, row: FigureRow, value: "Decimal | date | Formula | None") -> Value:
    kind = _KINDS[row.kind]
    digits: int | None = None
    number = value.value if isinstance(value, Formula) else value
    if kind == "money":
        digits = minor_digits(found.currency)
    elif kind == "percent":
        digits = _SHARE_DIGITS
    elif kind == "day" and isinstance(value, Formula):
        kind = "whole"
    elif kind == "number" and isinstance(number, Decimal):
        exponent = number.normalize().as_tuple().exponent
        digits = min(max(-exponent, 0), _MOST_DIGITS) if isinstance(exponent, int) else 0
    return Styled(value=value, kind=kind, digits=digits)


# Costs by kind


def _costs(sheet: Sheet, found: Comparison, side_by_side: Area) -> None:
    """Write a row for each scenario with a plan, a column for each kind of cost, and draw them."""
    sheet.title(COSTS, sentence("compare-sheet-costs-note", {"currency": found.currency}))
    rows, names = _rows(found), words.RowNames(found)
    kinds = [at for at, row in enumerate(rows) if row.section == "costs"]
    total = next(at for at, row in enumerate(rows) if row.key == ("total_cost",))
    money = found.currency
    columns = [
        Column(heading=sentence("scenario-list-name")),
        *(Column(heading=names.name(rows[at]), kind="money", currency=money) for at in kinds),
        Column(heading=sentence("cost-total"), kind="money", currency=money),
    ]
    places = _places(found)
    lines: list[tuple[Value, ...]] = []
    for side in (at for at, one in enumerate(found.sides) if one.plan is not None):
        cells = [
            _linked(side_by_side, at, places[side], rows[at].values[side]) for at in (*kinds, total)
        ]
        lines.append((found.sides[side].name, *cells))
    area = sheet.table("Costs", columns, lines)
    sheet.freeze(HEAD_ROW + 1, 1)
    chart = sheet.book.chart("bar", "stacked")
    for column, at in enumerate(kinds, start=1):
        chart.add_series(
            {
                "name": label(names.name(rows[at])),
                "categories": f"={area.reference(0)}",
                "values": f"={area.reference(column)}",
                "fill": {"color": _COLOURS[column % len(_COLOURS)]},
                "gap": 60,
            }
        )
    largest = max(
        (side.plan.total_cost or _NONE for side in found.sides if side.plan), default=_NONE
    )
    title, look = words.finding(found), sheet.book.look
    style(chart, look, title, found.currency, bars=True, largest=largest)
    sheet.insert(area.last + 3, 0, chart)


def _linked(area: Area, at: int, place: int, value: object) -> Value:
    """Give a cell that shows what stands side by side, with its value beside the formula."""
    cell = xl_rowcol_to_cell(area.first + at, place, row_abs=True, col_abs=True)
    amount = value if isinstance(value, Decimal) else Decimal(0)
    return Formula(text=f"='{area.sheet}'!{cell}", value=amount)


# What differs


def _differs(sheet: Sheet, found: Comparison) -> None:
    base = found.sides[found.base].asked
    sheet.title(DIFFERS, sentence("compare-sheet-differs-note", {"base": base.scenario.name}))
    rows: list[tuple[Value, ...]] = []
    for at, side in enumerate(found.sides):
        if at == found.base:
            continue
        said = DifferenceWords(base.project, side.asked.scenario, base.scenario)
        rows += [
            (side.name, said.what(one), said.before(one), said.after(one))
            for one in differences(side.asked.scenario, base.scenario)
        ]
    columns = [
        Column(heading=sentence("scenario-list-name")),
        Column(heading=sentence("differs-heading")),
        Column(heading=sentence("compare-sheet-base", {"base": base.scenario.name})),
        Column(heading=sentence("compare-sheet-here")),
    ]
    sheet.table("Differs", columns, rows, empty=sentence("compare-sheet-same"))
    sheet.freeze(HEAD_ROW + 1, 2)


# Orders and plans


def _orders(sheet: Sheet, found: Comparison) -> None:
    sheet.title(ORDERS, sentence("compare-sheet-orders-note"))
    currency = found.currency
    columns = [
        Column(heading=sentence("scenario-list-name")),
        Column(heading="Order"),
        Column(heading="Offer"),
        Column(heading="Supplier"),
        Column(heading="Ordered in"),
        Column(heading="Arrives", kind="day"),
        Column(heading="Units", kind="whole"),
        Column(heading=f"Cost ({currency})", kind="money", currency=currency),
    ]
    rows = [row for side in found.sides for row in _orders_of(side)]
    sheet.table("Orders", columns, rows, empty=sentence("report-no-orders"))
    sheet.freeze(HEAD_ROW + 1, 2)


def _orders_of(side: Side) -> Iterator[tuple[Value, ...]]:
    if side.answer is None:
        return
    names = Names(side.answer.project)
    horizon = side.answer.scenario.horizon
    for order in side.answer.plan.orders:
        yield (
            side.name,
            order.id,
            names.offer(order.offer),
            order.supplier,
            horizon.label(order.period),
            order.arrives,
            order.units,
            order.cost,
        )


def _plans(sheet: Sheet, found: Comparison) -> None:
    """Say how sure each plan is, so that no difference is read as more than is known."""
    sheet.title(PLANS, sentence("compare-sheet-plans-note"))
    currency = found.currency
    columns = [
        Column(heading=sentence("scenario-list-name")),
        Column(heading="Variant of"),
        Column(heading="Plan"),
        Column(heading=f"Discounted ({currency})", kind="money", currency=currency),
        Column(heading=f"Bound ({currency})", kind="money", currency=currency),
        Column(heading="Gap", kind="gap"),
        Column(heading="Checks passed", kind="whole"),
        Column(heading="Beside the base"),
        Column(heading="Note"),
    ]
    rows = [_plan_row(found, at) for at in range(len(found.sides))]
    sheet.table("Plans", columns, rows)
    sheet.freeze(HEAD_ROW + 1, 1)


def _plan_row(found: Comparison, at: int) -> tuple[Value, ...]:
    side = found.sides[at]
    scenario, plan = side.asked.scenario, side.plan
    if plan is None:
        empty: tuple[Value, ...] = (None, None, None, None)
        said = words.side_state(side)
        return (side.name, scenario.parent, said, *empty, "", scenario.note)
    beside = "" if at == found.base else " ".join(words.interval_told(found, at))
    return (
        side.name,
        scenario.parent,
        state(plan),
        plan.objective,
        plan.bound,
        Styled(value=plan.gap, kind="gap", digits=gap_digits(plan.gap)),
        None if plan.audit is None else plan.audit.checks,
        beside,
        scenario.note,
    )
