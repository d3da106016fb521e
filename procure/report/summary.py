"""The sheet Summary: the plan at a glance, how sure it is, and what to look at."""

from decimal import Decimal
from typing import Final

from xlsxwriter.utility import xl_rowcol_to_cell

from procure import figures
from procure.colours import OTHER, maker_colours
from procure.report import capacity, checks, costs
from procure.report.charts import style
from procure.report.notes import notes
from procure.report.places import SUPPLIER
from procure.report.sheet import ACCENT, CHART_HEIGHT, GREY, SHADE, WARN, Book, Sheet
from procure.report.subject import Subject
from procure.report.values import Area, Column, Formula, Kind, Styled, Value, absolute
from procure.report.written import Written
from procure.state import state
from procure.units import EXACT, MONTHS
from procure.words import sentence

NAME = "Summary"
_KEY_ROW: Final = 4
_NOTES_ROW: Final = 8
_COLUMN_WIDTHS: Final = (30, 22, 18, 16, 16, 18, 18)
_ACROSS: Final = 6
_ALL: Final = 100
_MOST: Final = 9
_ROW_PIXELS: Final = 20
_ONE_PAGE: Final = 6
_STACK: Final = "software stack"


def add(book: Book, subject: Subject, written: Written, assumed: int) -> None:
    """Write the sheet; `assumed` figures of the plan have no source."""
    sheet = book.sheet(NAME)
    for place, wide in enumerate(_COLUMN_WIDTHS):
        sheet.widen(place, wide)
    title = sentence("report-title", {"project": subject.project.name})
    sheet.title(title, sentence("report-scenario", {"scenario": subject.scenario.name}))
    sheet.sentence(2, _ACROSS, state(subject.plan), bold=True)
    _key_figures(sheet, subject, written)
    row = checks.add(sheet, subject, written, _notes(sheet, subject, assumed) - 1) + 1
    kinds = _costs(sheet, subject, written, row)
    suppliers = _spend(sheet, subject, written, kinds.last + 4)
    stacks = _stacks(sheet, subject, suppliers.last + 4)
    makers = _makers(sheet, subject, stacks.last + 3)
    _charts(sheet, subject, written, suppliers, makers.last + 3)


def _key_figures(sheet: Sheet, subject: Subject, written: Written) -> None:
    head = figures.headline(subject.project, subject.scenario, subject.plan)
    total = subject.plan.total_cost or Decimal(0)
    cost_column = written.costs.columns - 1
    keys: list[tuple[str, Value, Kind]] = [
        (
            f"Total cost ({subject.currency})",
            Formula(text=f"={written.costs.total(cost_column)}", value=total),
            "money_whole",
        ),
        (
            "Chips" if head.chips == head.chips_ordered else "Chips, most at once",
            head.chips,
            "whole",
        ),
        ("Demand served", _served(head.served, 1 if head.servable is None else 2), "percent"),
        ("Suppliers", head.suppliers, "whole"),
        ("Makers", head.makers, "whole"),
        ("First delivery", _month(head), "text"),
    ]
    if subject.plan.stage is not None:
        # What was asked for first stands first.
        keys.insert(0, keys.pop(2))
    for place, (label, value, kind) in enumerate(keys):
        look = {"bg_color": SHADE, "align": "left"}
        sheet.text(_KEY_ROW, place, label, font_color=GREY, **look)
        sheet.value(
            _KEY_ROW + 1,
            place,
            value,
            kind,
            currency=subject.currency if kind == "money_whole" else "",
            bold=True,
            font_size=15,
            font_color=ACCENT,
            **look,
        )
    sheet.worksheet.set_row(_KEY_ROW + 1, 24)


def _served(share: Decimal | None, digits: int) -> Styled:
    """Show a share with as many decimals as it takes not to make it all."""
    while share is not None and share < 1 and round(share * 100, digits) >= _ALL and digits < _MOST:
        digits += 1
    return Styled(value=share, kind="percent", digits=digits)


def _month(head: figures.Headline) -> str:
    day = head.first_delivery
    return f"{MONTHS[day.month - 1]} {day.year}" if day else "—"


def _notes(sheet: Sheet, subject: Subject, assumed: int) -> int:
    """Write what a reader has to know; give the row below."""
    sheet.heading(_NOTES_ROW - 1, sentence("report-look-at"))
    row = _NOTES_ROW
    for note in notes(subject, assumed):
        sheet.sentence(row, _ACROSS, f"•  {note}", font_color=WARN)
        row += 1
    if row == _NOTES_ROW:
        sheet.text(row, 0, sentence("report-nothing"), font_color=GREY)
        row += 1
    return row + 2


def _costs(sheet: Sheet, subject: Subject, written: Written, top: int) -> Area:
    """Write what each kind of cost comes to, out of the sheet Costs."""
    sheet.heading(top - 1, sentence("report-cost-by-kind"))
    total = subject.plan.total_cost or Decimal(0)
    rows: list[tuple[Value, ...]] = []
    kinds = costs.cash(subject, written.cost_lines)
    area = written.costs
    whole = absolute(top + 1 + len(kinds), 1)
    for place, line in enumerate(kinds):
        cell = f"'{area.sheet}'!{absolute(area.first + place, area.columns - 1)}"
        share = EXACT.divide(line.total, total) if total else Decimal(0)
        mine = xl_rowcol_to_cell(top + 1 + place, 1)
        rows.append(
            (
                sentence(f"cost-{line.kind}"),
                Formula(text=f"={cell}", value=line.total),
                Formula(text=f"=IF({whole}=0,0,{mine}/{whole})", value=share),
            )
        )
    columns = [
        Column(heading="Kind of cost", width=30),
        Column(
            heading=f"Cost ({subject.currency})",
            kind="money",
            currency=subject.currency,
            total=True,
            width=22,
        ),
        Column(heading="Share", kind="percent", total=True, width=18),
    ]
    return sheet.table("", columns, rows, top=top, filtered=False)


def _spend(sheet: Sheet, subject: Subject, written: Written, top: int) -> Area:
    """Write gross purchase and rent by supplier, out of the sheet Orders."""
    sheet.heading(top - 1, sentence("report-by-supplier"))
    spends = figures.spend_by_supplier(subject.project, subject.scenario, subject.plan)
    chips: dict[str, int] = {}
    for row in figures.orders(subject.project, subject.scenario, subject.plan):
        chips[row.order.supplier] = chips.get(row.order.supplier, 0) + row.chips
    rows: list[tuple[Value, ...]] = []
    whole = absolute(top + 1 + len(spends), 1)
    area, places = written.orders, written.places
    same = area.reference(SUPPLIER)
    for place, spend in enumerate(spends):
        name, mine = (xl_rowcol_to_cell(top + 1 + place, column) for column in (0, 1))
        # Not SUMIF, to which a supplier called "A*" would be a pattern.
        cost = f"=SUMPRODUCT(({same}={name})*{area.reference(places.cost_column)})"
        count = f"=SUMPRODUCT(({same}={name})*{area.reference(places.chips_column)})"
        rows.append(
            (
                spend.name,
                Formula(text=cost, value=spend.amount),
                Formula(text=f"=IF({whole}=0,0,{mine}/{whole})", value=spend.share or Decimal(0)),
                Formula(text=count, value=chips[spend.name]),
            )
        )
    columns = [
        Column(heading="Supplier", width=30),
        Column(
            heading=f"Purchase and rent ({subject.currency})",
            kind="money",
            currency=subject.currency,
            total=True,
            width=22,
        ),
        Column(heading="Share", kind="percent", total=True, width=18),
        Column(heading="Chips ordered", kind="whole", total=True, width=16),
    ]
    empty = sentence("report-no-orders")
    return sheet.table("", columns, rows, top=top, filtered=False, empty=empty)


def _stacks(sheet: Sheet, subject: Subject, top: int) -> Area:
    """Write gross purchase and rent by maker and by software stack."""
    sheet.heading(top - 1, sentence("report-by-stack"))
    asked = (subject.project, subject.scenario, subject.plan)
    spends = (("maker", figures.spend_by_maker(*asked)), (_STACK, figures.spend_by_stack(*asked)))
    rows: list[tuple[Value, ...]] = [
        (
            spend.name or (sentence("report-unnamed-stack") if by == _STACK else ""),
            spend.amount,
            spend.share,
            by,
        )
        for by, found in spends
        for spend in found
    ]
    columns = [
        Column(heading="Maker or stack", width=30),
        Column(
            heading=f"Purchase and rent ({subject.currency})",
            kind="money",
            currency=subject.currency,
            width=22,
        ),
        Column(heading="Share", kind="percent", width=18),
        Column(heading="Counted by", width=16),
    ]
    empty = sentence("report-no-orders")
    return sheet.table("", columns, rows, top=top, filtered=False, empty=empty)


def _makers(sheet: Sheet, subject: Subject, top: int) -> Area:
    """Write what the plan brings by maker and chip."""
    sheet.heading(top - 1, sentence("report-by-maker"))
    counts = figures.chips(subject.project, subject.scenario, subject.plan)
    rows: list[tuple[Value, ...]] = [
        (
            count.maker,
            subject.chip(count.chip),
            count.bought,
            count.rented,
            Formula(
                text="={}+{}".format(
                    *(xl_rowcol_to_cell(top + 1 + place, column) for column in (2, 3))
                ),
                value=count.chips,
            ),
        )
        for place, count in enumerate(counts)
    ]
    columns = [
        Column(heading="Maker", width=30),
        Column(heading="Chip", width=22),
        Column(heading="Bought", kind="whole", total=True, width=18),
        Column(heading="Rented, most at once", kind="whole", total=True, width=16),
        Column(heading="Chips", kind="whole", total=True, width=16),
    ]
    empty = sentence("report-no-orders")
    return sheet.table("", columns, rows, top=top, filtered=False, empty=empty)


def _charts(sheet: Sheet, subject: Subject, written: Written, suppliers: Area, row: int) -> None:
    """Draw spend by supplier, cash by period, and capacity of each workload, two abreast."""
    book = sheet.book
    pictures = []
    spends = figures.spend_by_supplier(subject.project, subject.scenario, subject.plan)
    if spends:
        chart = book.chart("bar")
        chart.add_series(
            {
                "name": "Share of purchase and rent",
                "categories": [sheet.name, suppliers.first, 0, suppliers.last, 0],
                "values": [sheet.name, suppliers.first, 2, suppliers.last, 2],
                "fill": {"color": book.look.colour(ACCENT)},
                "data_labels": {"value": True, "num_format": "0%", "font": book.look.chart_font(9)},
                "points": [{"fill": {"color": _supplier_colour(subject, s.name)}} for s in spends],
                "gap": 40,
            }
        )
        values = {"supplier": spends[0].name, "share": f"{spends[0].share or 0:.0%}"}
        style(chart, book.look, sentence("report-chart-supplier", values), "", legend=False)
        chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}})
        chart.set_y_axis({"reverse": True, "num_font": book.look.chart_font(9)})
        pictures.append(chart)
    due = [line.kind for line in costs.cash(subject, written.cost_lines)]
    pictures.append(costs.spend_chart(book, subject, due, written.costs, None))
    rows = figures.capacity(subject.project, subject.scenario, subject.plan)
    pictures.extend(
        capacity.draw(book, subject, rows, workload)
        for workload in dict.fromkeys(one.workload for one in rows)
    )
    high = CHART_HEIGHT // _ROW_PIXELS + 2
    for place, chart in enumerate(pictures):
        sheet.insert(row + place // 2 * high, place % 2, chart)
    sheet.worksheet.set_portrait()
    sheet.worksheet.fit_to_pages(1, 1 if len(pictures) <= _ONE_PAGE else 0)


def _supplier_colour(subject: Subject, supplier: str) -> str:
    """Give the colour of the maker whose chips a supplier sells, grey if there are several."""
    colours = maker_colours(subject.project)
    makers = {
        maker
        for order in subject.plan.orders
        if order.supplier == supplier
        for maker in subject.names.makers(order.offer)
    }
    return colours.get(makers.pop(), OTHER) if len(makers) == 1 else OTHER
