"""The sheets Capacity (demand against what the chips do) and Chips at work."""

from collections import defaultdict
from decimal import Decimal
from typing import NamedTuple

from xlsxwriter.chart import Chart
from xlsxwriter.utility import xl_rowcol_to_cell

from procure import figures
from procure.colours import OTHER, maker_colours, tint
from procure.figures import CapacityRow, ChipCapacity
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
from procure.state import part_text
from procure.units import EXACT
from procure.words import sentence

NAME = "Capacity"
WORK = "Chips at work"
_DEMAND, _CAPACITY, _SERVED, _LACK, _FIRST_CHIP = 4, 5, 6, 7, 8
_CHART_ROWS = 17
_TINTS = (1.0, 0.65, 0.4, 0.25)
_CHIPS, _SPEED, _EFFICIENCY = 4, 5, 6


class Worker(NamedTuple):
    """Chips of one model that have a column: those ordered, or those owned before."""

    chip: str
    owned: bool

    def amount(self, part: ChipCapacity) -> Decimal:
        """Give what these chips do out of what all chips of their model do."""
        if self.owned:
            return part.by_owned
        return EXACT.subtract(part.amount, part.by_owned)

    def name(self, subject: Subject) -> str:
        """Name the chips."""
        chip = subject.chip(self.chip)
        return sentence("report-owned-chips", {"chip": chip}) if self.owned else chip


def add(book: Book, subject: Subject) -> Area:
    """Write both sheets; give where the capacity stands."""
    sheet = book.sheet(NAME)
    sheet.title(NAME, sentence("report-capacity-note"))
    rows = figures.capacity(subject.project, subject.scenario, subject.plan)
    workers = _workers(subject, rows)
    columns = [
        Column(heading="Workload"),
        Column(heading="Site"),
        Column(heading="Period"),
        Column(heading="Unit"),
        Column(heading="Demand", kind="number"),
        Column(heading="Capacity", kind="number"),
        Column(heading="Served", kind="number"),
        Column(heading="Shortfall", kind="number"),
        *(Column(heading=f"{one.name(subject)} does", kind="number") for one in workers),
    ]
    digits = _digits(rows)
    lines = [
        _line(subject, row, workers, digits[row.workload], HEAD_ROW + 1 + place)
        for place, row in enumerate(rows)
    ]
    area = sheet.table("Capacity", columns, lines, empty=sentence("report-no-demand"))
    sheet.freeze(HEAD_ROW + 1, 3)
    if rows:
        _charts(sheet, subject, rows, area)
    _at_work(book, subject)
    return area


def _workers(subject: Subject, rows: tuple[CapacityRow, ...]) -> tuple[Worker, ...]:
    """List the chips at work, each of which has a column, those owned first."""
    parts = [part for row in rows for part in row.by_chip]
    every = (Worker(chip.id, owned) for owned in (True, False) for chip in subject.project.chips)
    return tuple(
        one for one in every if any(part.chip == one.chip and one.amount(part) for part in parts)
    )


def _line(
    subject: Subject, row: CapacityRow, workers: tuple[Worker, ...], digits: int, at: int
) -> tuple[Value, ...]:
    does = {part.chip: part for part in row.by_chip}
    ends = (_FIRST_CHIP, _FIRST_CHIP + len(workers) - 1)
    cells = ":".join(xl_rowcol_to_cell(at, place) for place in ends)
    demand, lack = (xl_rowcol_to_cell(at, place) for place in (_DEMAND, _LACK))
    together = Formula(text=f"=SUM({cells})" if workers else "=0", value=row.capacity)
    amounts = (
        row.demand,
        together,
        Formula(text=f"={demand}-{lack}", value=row.served),
        row.shortfall,
        *(one.amount(does[one.chip]) if one.chip in does else None for one in workers),
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
        sheet.draw(HEAD_ROW + place * _CHART_ROWS, beside, chart)
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
    owned_before = 0
    for place, one in enumerate(_workers(subject, rows)):
        parts = (part for at in places for part in rows[at].by_chip if part.chip == one.chip)
        if not any(map(one.amount, parts)):
            continue
        colour = colours.get(one.chip, OTHER)
        if one.owned:
            colour = tint(OTHER, _TINTS[owned_before % len(_TINTS)])
            owned_before += 1
        column = _FIRST_CHIP + place
        chart.add_series(
            {
                "name": label(one.name(subject)),
                "categories": periods,
                "values": [NAME, first, column, last, column],
                "fill": {"color": colour},
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
    style(chart, book.look, title, subject.names.unit(workload))
    return chart


def finding(subject: Subject, rows: list[CapacityRow]) -> str:
    """Say what a chart of one workload shows: served throughout, or where most is lacking."""
    workload = cleaned(subject.names.workload(rows[0].workload))
    short = [row for row in rows if row.shortfall and row.demand]
    if not short:
        return sentence("report-chart-served", {"workload": workload})
    # By its part of the demand, as the window does.
    worst = max(short, key=lambda row: row.shortfall / row.demand)
    return sentence(
        "report-chart-lacking",
        {
            "workload": workload,
            "period": subject.label(worst.period),
            "share": part_text(worst.shortfall / worst.demand),
        },
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
    rates = figures.WorkRates(subject.project, subject.plan)
    names, label_of = subject.names, subject.label
    rows: list[tuple[Value, ...]] = []
    for work in sorted(
        subject.plan.assignments, key=lambda one: (one.period, one.workload, one.site, one.chip)
    ):
        at = HEAD_ROW + 1 + len(rows)
        one = known.get((work.chip, work.workload))
        rate = rates.rate(work.chip, work.workload, work.period)
        together = EXACT.multiply(work.chips, rate.amount)
        factors = (_CHIPS, _SPEED, _EFFICIENCY)
        cells = "*".join(xl_rowcol_to_cell(at, place) for place in factors)
        rows.append(
            (
                label_of(work.period),
                names.workload(work.workload),
                subject.site(work.site),
                subject.chip(work.chip),
                Styled(value=work.chips, kind="number", digits=decimals_for([work.chips])),
                Styled(value=rate.throughput, kind="number", digits=decimals_of([rate.throughput])),
                Styled(
                    value=rate.efficiency,
                    kind="percent",
                    digits=decimals_of([rate.efficiency * 100]),
                ),
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
        Column(heading="Efficiency after a port", kind="percent"),
        Column(heading="Together", kind="number"),
        Column(heading="Unit"),
        Column(heading="Mark"),
    ]
    sheet.table("ChipsAtWork", columns, rows, empty=sentence("report-no-work"))
    sheet.freeze(HEAD_ROW + 1, 1)
