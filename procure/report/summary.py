"""The sheet Summary: the plan on one page, for those who sign it.

What it says is procure.report.brief; what does not fit on the page stands on Summary details.
"""

from decimal import Decimal
from typing import Final

from xlsxwriter.chart import Chart
from xlsxwriter.utility import xl_rowcol_to_cell

from procure import figures
from procure.colours import OTHER, maker_colours
from procure.explained.signing import Signings
from procure.report import checks, costs, summary_details
from procure.report.book import Book
from procure.report.brief import Brief, Figure, Part, brief
from procure.report.charts import style
from procure.report.places import SUPPLIER
from procure.report.sheet import ACCENT, GREY, SHADE, WARN, Sheet
from procure.report.subject import Subject
from procure.report.values import Area, Column, Formula, Styled, Value, absolute
from procure.report.written import Written
from procure.units import EXACT
from procure.words import sentence

NAME = "Summary"
_KEY_ROW: Final = 4
_COLUMN_WIDTHS: Final = (28, 19, 18, 18, 18, 19)
_ACROSS: Final = len(_COLUMN_WIDTHS)
_BESIDE: Final = 3
"""The column at which charts stand beside the tables."""
_CHART_WIDTH: Final = 386
_LEAST_HEIGHT: Final = 200
_ROW_PIXELS: Final = 20
_MOST_SUPPLIERS: Final = 8
"""Suppliers with a row of their own; more are added up in one."""
_MOST_SAID: Final = 10
"""What is said of one part on the page; the rest of it stands among the details."""


def add(
    book: Book,
    subject: Subject,
    written: Written,
    assumed: int,
    signings: Signings | None = None,
) -> None:
    """Write the page; `assumed` figures of the plan have no source."""
    said = brief(subject, assumed, signings)
    sheet = book.sheet(NAME)
    for place, wide in enumerate(_COLUMN_WIDTHS):
        sheet.widen(place, wide)
    sheet.title(said.title, said.about)
    sheet.text(2, 0, sentence("report-summary-note"), font_color=GREY)
    _key_figures(sheet, subject, written, said)
    row = _KEY_ROW + 3
    for part in said.parts:
        row = _part(sheet, part, row)
    kinds = _costs(sheet, subject, written, row + 1)
    suppliers = _spend(sheet, subject, written, kinds.last + 4)
    below = _charts(sheet, subject, written, (kinds, suppliers))
    last = checks.add(sheet, subject, written, below + 2) - 2
    sheet.worksheet.set_portrait()
    sheet.worksheet.print_area(0, 0, last, _ACROSS - 1)
    sheet.worksheet.fit_to_pages(1, 1)
    summary_details.add(book, subject, _left_over(said))


def _key_figures(sheet: Sheet, subject: Subject, written: Written, said: Brief) -> None:
    for place, figure in enumerate(said.figures):
        look = {"bg_color": SHADE, "align": "left"}
        sheet.text(_KEY_ROW, place, figure.label, font_color=GREY, text_wrap=True, **look)
        sheet.value(
            _KEY_ROW + 1,
            place,
            _figure(written, figure),
            figure.kind,
            currency=subject.currency if figure.kind == "money_whole" else "",
            digits=figure.digits,
            bold=True,
            font_size=14,
            font_color=ACCENT,
            **look,
        )
    sheet.worksheet.set_row(_KEY_ROW, 2 * sheet.book.look.line_height + 2)
    sheet.worksheet.set_row(_KEY_ROW + 1, 24 * sheet.book.look.scale)


def _figure(written: Written, figure: Figure) -> Value:
    """Let the total, the chips and what is served follow from costs, orders and demand."""
    value = figure.value
    if figure.key == "total" and isinstance(value, Decimal):
        return Formula(text=f"={written.costs.total(written.costs.columns - 1)}", value=value)
    ordered = sum(row.chips for row in written.places.rows)
    if figure.key == "chips" and ordered and value == ordered:
        text = f"={written.orders.total(written.places.chips_column)}"
        return Formula(text=text, value=ordered)
    if figure.key == "served" and isinstance(value, Decimal):
        follows = Formula(text=f"={written.served}", value=value)
        shown = follows if written.served else value
        return Styled(value=shown, kind="percent", digits=figure.digits)
    return value


def _part(sheet: Sheet, part: Part, row: int) -> int:
    """Write a part with its heading; give the row below it and a gap."""
    sheet.heading(row, part.heading)
    for said in part.said[:_MOST_SAID]:
        row += 1
        mark = "    –  " if said.lists else "•  "
        look = {"font_color": WARN} if said.warns else {}
        sheet.sentence(row, _ACROSS, f"{mark}{said.text}", **look)
    if len(part.said) > _MOST_SAID:
        row += 1
        values = {
            "count": f"{len(part.said) - _MOST_SAID:,}",
            "sheet": sheet.book.called(summary_details.NAME),
        }
        sheet.sentence(row, _ACROSS, sentence("report-summary-more", values), bold=True)
    return row + 2


def _left_over(said: Brief) -> list[Part]:
    """List, whole, the parts that do not fit on the page."""
    return [part for part in said.parts if len(part.said) > _MOST_SAID]


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
        Column(heading="Kind of cost", width=28),
        Column(
            heading=f"Cost ({subject.currency})",
            kind="money",
            currency=subject.currency,
            total=True,
            width=19,
        ),
        Column(heading="Share", kind="percent", total=True, width=18),
    ]
    return sheet.table("", columns, rows, top=top, filtered=False)


def _spend(sheet: Sheet, subject: Subject, written: Written, top: int) -> Area:
    """Write gross purchase and rent by supplier, out of the sheet Orders; the smallest as one."""
    sheet.heading(top - 1, sentence("report-by-supplier"))
    spends = figures.spend_by_supplier(subject.project, subject.scenario, subject.plan)
    own = spends if len(spends) <= _MOST_SUPPLIERS + 1 else spends[:_MOST_SUPPLIERS]
    count = len(own) + (len(own) < len(spends))
    rows: list[tuple[Value, ...]] = []
    whole = absolute(top + 1 + count, 1)
    area, places = written.orders, written.places
    for place, spend in enumerate(own):
        name = xl_rowcol_to_cell(top + 1 + place, 0)
        # Not SUMIF, to which a supplier called "A*" would be a pattern, and not `=`, to which
        # "Acme" and "ACME" are the same.
        cost = f"=SUMPRODUCT(EXACT({area.reference(SUPPLIER)},{name})"
        cost += f"*{area.reference(places.cost_column)})"
        rows.append((spend.name, Formula(text=cost, value=spend.amount)))
    if len(own) < len(spends):
        others = sum((spend.amount for spend in spends[len(own) :]), Decimal(0))
        cells = [xl_rowcol_to_cell(top + 1 + place, 1) for place in (0, len(own) - 1)]
        text = f"={area.total(places.cost_column)}-SUM({':'.join(cells)})"
        named = sentence("report-others", {"count": f"{len(spends) - len(own):,}"})
        rows.append((named, Formula(text=text, value=others)))
    total = sum((spend.amount for spend in spends), Decimal(0))
    for place, row in enumerate(rows):
        mine = xl_rowcol_to_cell(top + 1 + place, 1)
        amount = row[1].value if isinstance(row[1], Formula) else None
        share = EXACT.divide(amount, total) if total and isinstance(amount, Decimal) else Decimal(0)
        text = f"=IF({whole}=0,0,{mine}/{whole})"
        rows[place] = (*row, Formula(text=text, value=share))
    columns = [
        Column(heading="Supplier", width=28),
        Column(
            heading=f"Purchase and rent ({subject.currency})",
            kind="money",
            currency=subject.currency,
            total=True,
            width=19,
        ),
        Column(heading="Share", kind="percent", total=True, width=18),
    ]
    empty = sentence("report-no-orders")
    return sheet.table("", columns, rows, top=top, filtered=False, empty=empty)


def _charts(sheet: Sheet, subject: Subject, written: Written, areas: tuple[Area, Area]) -> int:
    """Draw cash by period and spend by supplier, each beside its table; give the last row."""
    book = sheet.book
    due = [line.kind for line in costs.cash(subject, written.cost_lines)]
    spend = costs.spend_chart(book, subject, due, written.costs, None)
    row = areas[0].first - 2
    for chart in (spend, _suppliers(book, subject, areas[1])):
        if chart is None:
            continue
        rows = max(areas[0 if chart is spend else 1].last + 2 - row, _LEAST_HEIGHT // _ROW_PIXELS)
        # The row of headings is twice as high.
        high = (rows + 1) * _ROW_PIXELS
        chart.set_size({"width": _CHART_WIDTH, "height": high})
        sheet.draw(row, _BESIDE, chart, x_offset=12)
        row += rows + 1
    return max(row, areas[1].last + 1)


def _suppliers(book: Book, subject: Subject, suppliers: Area) -> Chart | None:
    """Draw the share of each supplier."""
    spends = figures.spend_by_supplier(subject.project, subject.scenario, subject.plan)
    if not spends:
        return None
    chart, name = book.chart("bar"), suppliers.sheet
    own = spends[: suppliers.last - suppliers.first + 1]
    chart.add_series(
        {
            "name": "Share of purchase and rent",
            "categories": [name, suppliers.first, 0, suppliers.last, 0],
            "values": [name, suppliers.first, 2, suppliers.last, 2],
            "fill": {"color": book.look.colour(ACCENT)},
            "data_labels": {"value": True, "num_format": "0%", "font": book.look.chart_font(9)},
            "points": [{"fill": {"color": _supplier_colour(subject, s.name)}} for s in own],
            "gap": 40,
        }
    )
    values = {"supplier": spends[0].name, "share": f"{spends[0].share or 0:.0%}"}
    style(chart, book.look, sentence("report-chart-supplier", values), "", legend=False)
    chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}})
    chart.set_y_axis({"reverse": True, "num_font": book.look.chart_font(9)})
    return chart


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
