"""The sheets Capacity (demand against what the chips do) and Chips at work."""

from collections import defaultdict
from decimal import Decimal

from xlsxwriter.chart import Chart
from xlsxwriter.utility import xl_rowcol_to_cell

from procure import figures
from procure.colours import OTHER, maker_colours, tint
from procure.figures import CapacityRow
from procure.report.charts import label, style
from procure.report.sheet import HEAD_ROW, Book, Sheet
from procure.report.subject import Subject
from procure.report.values import (
    Area,
    Column,
    Formula,
    Styled,
    Value,
    cleaned,
    decimals_for,
    decimals_of,
)
from procure.units import EXACT
from procure.words import sentence

NAME = "Capacity"
WORK = "Chips at work"
_DEMAND, _CAPACITY, _SERVED, _LACK, _FIRST_CHIP = 4, 5, 6, 7, 8
_CHART_ROWS = 17
_TINTS = (1.0, 0.65, 0.4, 0.25)


def add(book: Book, subject: Subject) -> Area:
    """Write both sheets; give where the capacity stands."""
    sheet = book.sheet(NAME)
    sheet.title(NAME, sentence("report-capacity-note"))
    rows = figures.capacity(subject.project, subject.scenario, subject.plan)
    chips = _chips(subject, rows)
    columns = [
        Column(heading="Workload"),
        Column(heading="Site"),
        Column(heading="Period"),
        Column(heading="Unit"),
        Column(heading="Demand", kind="number"),
        Column(heading="Capacity", kind="number"),
        Column(heading="Served", kind="number"),
        Column(heading="Shortfall", kind="number"),
        *(Column(heading=f"{subject.chip(chip)} does", kind="number") for chip in chips),
    ]
    digits = _digits(rows)
    lines = [
        _line(subject, row, chips, digits[row.workload], HEAD_ROW + 1 + place)
        for place, row in enumerate(rows)
    ]
    area = sheet.table("Capacity", columns, lines, empty=sentence("report-no-demand"))
    sheet.freeze(HEAD_ROW + 1, 3)
    if rows:
        _charts(sheet, subject, rows, area)
    _at_work(book, subject)
    return area


def _chips(subject: Subject, rows: tuple[CapacityRow, ...]) -> tuple[str, ...]:
    """List the chips at work, each of which has a column."""
    used = {part.chip for row in rows for part in row.by_chip}
    return tuple(chip.id for chip in subject.project.chips if chip.id in used)


def _line(
    subject: Subject, row: CapacityRow, chips: tuple[str, ...], digits: int, at: int
) -> tuple[Value, ...]:
    does = {part.chip: part.amount for part in row.by_chip}
    ends = (_FIRST_CHIP, _FIRST_CHIP + len(chips) - 1)
    cells = ":".join(xl_rowcol_to_cell(at, place) for place in ends)
    demand, lack = (xl_rowcol_to_cell(at, place) for place in (_DEMAND, _LACK))
    together = Formula(text=f"=SUM({cells})" if chips else "=0", value=row.capacity)
    amounts = (
        row.demand,
        together,
        Formula(text=f"={demand}-{lack}", value=row.served),
        row.shortfall,
        *(does.get(chip) for chip in chips),
    )
    return (
        subject.names.workload(row.workload),
        subject.site(row.site),
        subject.label(row.period),
        subject.names.unit(row.workload),
        *(Styled(value=amount, kind="number", digits=digits) for amount in amounts),
    )


def _digits(rows: tuple[CapacityRow, ...]) -> dict[str, int]:
    """Give the decimals that each workload's amounts need: its unit may be large or small."""
    amounts_of: dict[str, list[Decimal]] = defaultdict(list)
    for row in rows:
        amounts = (row.demand, row.shortfall, *(part.amount for part in row.by_chip))
        amounts_of[row.workload].extend(amounts)
    return {workload: decimals_for(amounts) for workload, amounts in amounts_of.items()}


def _charts(
    sheet: Sheet,
    subject: Subject,
    rows: tuple[CapacityRow, ...],
    area: Area,
) -> None:
    """Draw for each workload, over all sites, what each chip does against the demand."""
    beside = area.columns + 1
    charted = list(dict.fromkeys(row.workload for row in rows))
    for place, workload in enumerate(charted):
        chart = draw(sheet.book, subject, rows, workload)
        sheet.worksheet.insert_chart(HEAD_ROW + place * _CHART_ROWS, beside, chart)
    # On paper the charts stand on the summary.
    sheet.print_only(area)


def draw(
    book: Book,
    subject: Subject,
    rows: tuple[CapacityRow, ...],
    workload: str,
) -> Chart:
    """Draw capacity by chip as columns and the demand as a line, for all sites together."""
    places = [place for place, row in enumerate(rows) if row.workload == workload and not row.site]
    first, last = HEAD_ROW + 1 + places[0], HEAD_ROW + 1 + places[-1]
    chart = book.chart("column", "stacked")
    colours = chip_colours(subject)
    periods = [NAME, first, 2, last, 2]
    for place, chip in enumerate(_chips(subject, rows)):
        if not any(part.chip == chip for at in places for part in rows[at].by_chip):
            continue
        column = _FIRST_CHIP + place
        chart.add_series(
            {
                "name": label(subject.chip(chip)),
                "categories": periods,
                "values": [NAME, first, column, last, column],
                "fill": {"color": colours.get(chip, OTHER)},
                "gap": 60,
            }
        )
    line = book.chart("line")
    line.add_series(
        {
            "name": "Demand",
            "categories": periods,
            "values": [NAME, first, _DEMAND, last, _DEMAND],
            "line": {"color": "#111827", "width": 2},
            "marker": {"type": "circle", "size": 4, "fill": {"color": "#111827"}},
        }
    )
    if chart.series:
        chart.combine(line)
    else:
        chart = line
    title = finding(subject, [rows[place] for place in places])
    style(chart, title, subject.names.unit(workload))
    return chart


def finding(subject: Subject, rows: list[CapacityRow]) -> str:
    """Say what a chart of one workload shows: served throughout, or where most is lacking."""
    workload = cleaned(subject.names.workload(rows[0].workload))
    worst = max(rows, key=lambda row: row.shortfall)
    if not worst.shortfall:
        return sentence("report-chart-served", {"workload": workload})
    return sentence(
        "report-chart-lacking", {"workload": workload, "period": subject.label(worst.period)}
    )


def chip_colours(subject: Subject) -> dict[str, str]:
    """Give each chip its maker's colour, paler for the maker's second and further chips."""
    makers = maker_colours(subject.project)
    found: dict[str, str] = {}
    seen: dict[str, int] = {}
    used = {work.chip for work in subject.plan.assignments}
    for chip in subject.project.chips:
        if chip.id in used:
            place = seen.get(chip.maker, 0)
            seen[chip.maker] = place + 1
            found[chip.id] = tint(makers[chip.maker], _TINTS[place % len(_TINTS)])
    return found


def _at_work(book: Book, subject: Subject) -> None:
    """List which chips do what where, with the throughput of one chip and its source."""
    sheet = book.sheet(WORK)
    sheet.title(WORK, sentence("report-work-note"))
    known = {(one.chip, one.workload): one for one in subject.project.throughputs}
    names, label_of = subject.names, subject.label
    rows: list[tuple[Value, ...]] = []
    for work in sorted(
        subject.plan.assignments, key=lambda one: (one.period, one.workload, one.site, one.chip)
    ):
        at = HEAD_ROW + 1 + len(rows)
        one = known.get((work.chip, work.workload))
        speed = one.value if one and one.value is not None else Decimal(0)
        together = EXACT.multiply(work.chips, speed)
        cells = "*".join(xl_rowcol_to_cell(at, place) for place in (4, 5))
        rows.append(
            (
                label_of(work.period),
                names.workload(work.workload),
                subject.site(work.site),
                subject.chip(work.chip),
                Styled(value=work.chips, kind="number", digits=decimals_for([work.chips])),
                Styled(value=speed, kind="number", digits=decimals_of([speed])),
                Styled(
                    value=Formula(text=f"={cells}", value=together),
                    kind="number",
                    digits=decimals_for([together]),
                ),
                names.unit(work.workload),
                "assumption" if one and (one.assumption or not one.source) else "",
            )
        )
    columns = [
        Column(heading="Period"),
        Column(heading="Workload"),
        Column(heading="Site"),
        Column(heading="Chip"),
        Column(heading="Chips", kind="number"),
        Column(heading="One chip does", kind="number"),
        Column(heading="Together", kind="number"),
        Column(heading="Unit"),
        Column(heading="Mark"),
    ]
    sheet.table("ChipsAtWork", columns, rows, empty=sentence("report-no-work"))
    sheet.freeze(HEAD_ROW + 1, 1)
