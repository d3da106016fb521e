"""The sheet Costs: kind by period, against the budget."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from xlsxwriter.chart import Chart
from xlsxwriter.utility import xl_rowcol_to_cell

from procure import figures
from procure.plan import CostKind
from procure.report.book import Book
from procure.report.charts import style
from procure.report.cost_lines import AMOUNT, KIND, LATER, PERIOD, CostLines
from procure.report.sheet import ACCENT, HEAD_ROW, WARN, Sheet
from procure.report.subject import Subject
from procure.report.values import Area, Column, Formula, Value
from procure.words import sentence

NAME = "Costs"
_COLOURS: dict[CostKind, str] = {
    "purchase": ACCENT,
    "rent": "#5B84B1",
    "fixed": "#7A8FA8",
    "integration": "#9DB4CC",
    "one_time": "#3E5C76",
    "take_or_pay": "#8C6D8A",
    "porting": "#B39BB1",
    "open_orders": "#94A3B8",
    "support": "#6B8E6E",
    "energy": "#C9A227",
    "hosting": "#B58B5A",
    "prepaid": "#7FA99B",
    "rebate": "#A8CBBF",
}
_RUNNING = "Running total of cash"


def cash(subject: Subject, due: CostLines) -> tuple[figures.CashLine, ...]:
    """Give the kinds that have a row: those that another quantity may bring are there as well."""
    kinds = {line.due.kind for line in due}
    return figures.cash(subject.project, subject.scenario, subject.plan, also=kinds)


def add(
    book: Book, subject: Subject, due: CostLines, lines: Area, allowed: Mapping[str, str]
) -> Area:
    """Write the sheet out of the cost lines; give where its kinds and periods stand.

    `allowed` has by key the cell that says what a budget lets be spent.
    """
    sheet = book.sheet(NAME)
    money, periods = subject.currency, subject.scenario.horizon.periods
    sheet.title(NAME, sentence("report-costs-note", {"currency": money}))
    labels = [subject.label(period) for period in range(periods)]
    columns = [
        Column(heading=f"Kind ({money})", width=28),
        *(
            Column(heading=label, kind="money", total=True, currency="")
            for label in (*labels, LATER)
        ),
        Column(heading="Total", kind="money", total=True),
    ]
    rows: list[tuple[Value, ...]] = []
    kinds = cash(subject, due)
    for line in kinds:
        at = HEAD_ROW + 1 + len(rows)
        cells: list[Value] = [sentence(f"cost-{line.kind}")]
        for place, amount in enumerate((*line.amounts, line.beyond), start=1):
            # By number: a label such as "Mar 2024" would be read as a day.
            which = str(place - 1) if place <= periods else f'">={periods}"'
            cells.append(
                Formula(
                    text=(
                        f"=SUMIFS({lines.reference(AMOUNT)},{lines.reference(KIND)},"
                        f"{xl_rowcol_to_cell(at, 0, col_abs=True)},"
                        f"{lines.reference(PERIOD)},{which})"
                    ),
                    value=amount,
                )
            )
        ends = f"{xl_rowcol_to_cell(at, 1)}:{xl_rowcol_to_cell(at, periods + 1)}"
        rows.append((*cells, Formula(text=f"=SUM({ends})", value=line.total)))
    area = sheet.table("", columns, rows, filtered=False)
    sheet.freeze(HEAD_ROW + 1, 1)
    _against_budget(sheet, subject, area, kinds, allowed)
    return area


def budgets(
    subject: Subject, allowed: Mapping[str, str]
) -> tuple[Formula | None, dict[int, Formula]]:
    """Give the budget of the whole horizon and those of single periods, as limits in force.

    They are the budgets of all cash, with what may be carried over; those of some lines or
    of a fiscal year stand among the limits.
    """
    whole: Formula | None = None
    single: dict[int, Formula] = {}
    uses = {use.key: use.value for use in subject.plan.limits}
    for limit in subject.scenario.limits:
        if limit.family != "budget" or not limit.on or limit.value is None:
            continue
        if limit.lines == "all" and limit.year is None:
            value = uses.get(limit.key, limit.value)
            formula = Formula(text=f"={allowed[limit.key]}", value=value)
            if limit.period is None:
                whole = formula
            else:
                single[limit.period] = formula
    return whole, single


def _wide(amount: Decimal) -> int:
    """Give the width that an amount with its decimals needs."""
    return len(f"{amount:,.2f}") + 4


def _against_budget(
    sheet: Sheet,
    subject: Subject,
    area: Area,
    lines: tuple[figures.CashLine, ...],
    allowed: Mapping[str, str],
) -> None:
    """Write the running total and the budgets below the kinds, and draw both."""
    periods = subject.scenario.horizon.periods
    total_row = area.last + 1
    whole, single = budgets(subject, allowed)
    running, so_far = total_row + 1, Decimal(0)
    # What bought chips are still worth is no cash, and no budget counts it.
    kinds = [line.kind for line in lines]
    worth = area.first + kinds.index("residual") if "residual" in kinds else None
    sheet.text(running, 0, _RUNNING)
    for period in range(periods + 1):
        column = period + 1
        so_far += sum(
            (
                line.amounts[period] if period < periods else line.beyond
                for line in lines
                if line.kind != "residual"
            ),
            Decimal(0),
        )
        before = f"{xl_rowcol_to_cell(running, column - 1)}+" if period else ""
        text = f"={before}{xl_rowcol_to_cell(total_row, column)}"
        if worth is not None:
            text += f"-{xl_rowcol_to_cell(worth, column)}"
        sheet.value(running, column, Formula(text=text, value=so_far), "money")
        shown = [Decimal(one.value) for one in (whole, single.get(period)) if one is not None]
        sheet.widen(column, _wide(max([so_far, *shown])))
    row = running + 1
    budget_row = single_row = None
    if whole is not None:
        budget_row, row = row, row + 1
        sheet.text(budget_row, 0, "Budget, whole horizon")
        for column in range(1, periods + 2):
            sheet.value(budget_row, column, whole, "money", font_color=WARN)
    if single:
        single_row, row = row, row + 1
        sheet.text(single_row, 0, "Budget of the period")
        for period, amount in single.items():
            sheet.value(single_row, period + 1, amount, "money", font_color=WARN)
    chart = spend_chart(sheet.book, subject, kinds, area, single_row)
    sheet.insert(row + 2, 0, chart)
    if whole is not None and budget_row is not None:
        budget = Decimal(whole.value)
        full = so_far / budget if budget else Decimal(0)
        chart = _running_chart(sheet.book, subject, running, budget_row, full)
        sheet.insert(row + 2, 1, chart)


def spend_chart(
    book: Book, subject: Subject, kinds: Sequence[CostKind], area: Area, single_row: int | None
) -> Chart:
    """Draw the cash of each period by kind, with the periods' budgets as a dashed line.

    `kinds` are those of the rows of the area.
    """
    last = subject.scenario.horizon.periods + 1
    chart = book.chart("column", "stacked")
    for row, kind in enumerate(kinds, start=area.first):
        if kind == "residual":  # no cash
            continue
        chart.add_series(
            {
                "name": sentence(f"cost-{kind}"),
                "categories": [area.sheet, HEAD_ROW, 1, HEAD_ROW, last],
                "values": [area.sheet, row, 1, row, last],
                "fill": {"color": book.look.colour(_COLOURS[kind])},
                "gap": 60,
            }
        )
    if single_row is not None:
        line = book.chart("line")
        line.add_series(
            {
                "name": "Budget of the period",
                "categories": [area.sheet, HEAD_ROW, 1, HEAD_ROW, last],
                "values": [area.sheet, single_row, 1, single_row, last],
                "line": {"color": book.look.colour(WARN), "width": 1.75, "dash_type": "dash"},
                # A budget of one period alone has no line to show.
                "marker": {
                    "type": "long_dash",
                    "size": 9,
                    "fill": {"color": book.look.colour(WARN)},
                },
            }
        )
        chart.combine(line)
    style(chart, book.look, sentence("report-chart-cash"), subject.currency)
    return chart


def _running_chart(
    book: Book, subject: Subject, running: int, budget_row: int, full: Decimal
) -> Chart:
    """Draw the running total against the budget of the whole horizon."""
    last = subject.scenario.horizon.periods + 1
    name, chart = book.called(NAME), book.chart("line")
    for title, row, colour, dash in (
        (_RUNNING, running, ACCENT, "solid"),
        ("Budget, whole horizon", budget_row, WARN, "dash"),
    ):
        chart.add_series(
            {
                "name": title,
                "categories": [name, HEAD_ROW, 1, HEAD_ROW, last],
                "values": [name, row, 1, row, last],
                "line": {"color": book.look.colour(colour), "width": 2.25, "dash_type": dash},
            }
        )
    title = sentence("report-chart-budget", {"share": f"{full:.0%}"})
    style(chart, book.look, title, subject.currency)
    return chart
