"""The sheet Capacity: demand against what the chips do, shared out as in the plan.

Demand and chips in place follow what a reader changes; which chips do which work stays as
the plan has it. Mirrors procure.audit.service.
"""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from xlsxwriter.chart import Chart
from xlsxwriter.utility import xl_rowcol_to_cell

from procure import figures
from procure.colours import OTHER, maker_colours, tint
from procure.figures import CapacityRow, ChipCapacity
from procure.report.asked import demand_of, with_headroom
from procure.report.book import Book
from procure.report.charts import label, style
from procure.report.chips_at_work import AtWork
from procure.report.places import added, cell
from procure.report.sheet import HEAD_ROW, Sheet
from procure.report.subject import Subject
from procure.report.values import (
    Area,
    Column,
    Formula,
    Styled,
    Value,
    cleaned,
    decimals_for,
)
from procure.state import part_text
from procure.units import EXACT
from procure.words import sentence

NAME = "Capacity"
_SITE, DEMAND, _CAPACITY, _SERVED, LACK, _PLANNED, _FIRST_CHIP = 1, 4, 5, 6, 7, 8, 9
_CHART_ROWS = 17
_TINTS = (1.0, 0.65, 0.4, 0.25)
_ARITHMETIC = Decimal("1e-6")
"""What is missing of a demand up to this part of it is arithmetic, as in the audit."""


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


def add(book: Book, subject: Subject, work: AtWork) -> Area:
    """Write the sheet; give where the capacity stands."""
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
        Column(heading="Shortfall in the plan", kind="number"),
        *(Column(heading=f"{one.name(subject)} does", kind="number") for one in workers),
    ]
    table = _Table(book, subject, rows, workers, work)
    lines = [tuple(table.cells(row)) for row in rows]
    area = sheet.table("Capacity", columns, lines, empty=sentence("report-no-demand"))
    sheet.freeze(HEAD_ROW + 1, 3)
    if rows:
        _charts(sheet, subject, rows, area)
    return area


def no_longer_served(area: Area) -> str:
    """Count the workloads and periods that lack more than in the plan, as a part of a formula."""
    sites = area.reference(_SITE)
    demand, lack, planned = (area.reference(one) for one in (DEMAND, LACK, _PLANNED))
    every = cell(area.sheet, area.first, _SITE)
    return f"SUMPRODUCT(({sites}={every})*({lack}-{planned}>{_ARITHMETIC:f}*{demand}))"


def _workers(subject: Subject, rows: tuple[CapacityRow, ...]) -> tuple[Worker, ...]:
    """List the chips at work, each of which has a column, those owned first."""
    parts = [part for row in rows for part in row.by_chip]
    every = (Worker(chip.id, owned) for owned in (True, False) for chip in subject.project.chips)
    return tuple(
        one for one in every if any(part.chip == one.chip and one.amount(part) for part in parts)
    )


class _Table:
    """The rows of the sheet, each by formula over demand and over the chips at work."""

    def __init__(
        self,
        book: Book,
        subject: Subject,
        rows: tuple[CapacityRow, ...],
        workers: tuple[Worker, ...],
        work: AtWork,
    ) -> None:
        self._book, self._subject, self._workers, self._work = book, subject, workers, work
        self._digits = _digits(rows)
        self._row_of = {
            (row.workload, row.site, row.period): at
            for at, row in enumerate(rows, start=HEAD_ROW + 1)
        }
        self._sites = {
            workload: [one.site for one in rows if one.workload == workload and one.site]
            for workload in {row.workload for row in rows}
        }

    def cells(self, row: CapacityRow) -> Iterator[Value]:
        """Give the cells of a row."""
        subject = self._subject
        at = self._row_of[row.workload, row.site, row.period]
        yield subject.names.workload(row.workload)
        yield subject.site(row.site)
        yield subject.label(row.period)
        yield subject.names.unit(row.workload)
        asked = demand_of(self._book, subject, row.workload, row.site, row.period)
        ends = (_FIRST_CHIP, _FIRST_CHIP + len(self._workers) - 1)
        does = ":".join(xl_rowcol_to_cell(at, place) for place in ends)
        demand, lack = (xl_rowcol_to_cell(at, place) for place in (DEMAND, LACK))
        amounts: list[Formula | Decimal | None] = [
            Formula(text=f"={asked}", value=row.demand),
            Formula(text=f"=SUM({does})" if self._workers else "=0", value=row.capacity),
            Formula(text=f"={demand}-{lack}", value=row.served),
            Formula(text=f"={self._lack(row, at)}", value=row.shortfall),
            row.shortfall,
            *(self._done(row, worker, ends[0] + n) for n, worker in enumerate(self._workers)),
        ]
        digits = self._digits[row.workload]
        yield from (Styled(value=one, kind="number", digits=digits) for one in amounts)

    def _lack(self, row: CapacityRow, at: int) -> str:
        """Take what is done, and what sites lack themselves, from what is asked for."""
        asked = with_headroom(self._book, self._subject, xl_rowcol_to_cell(at, DEMAND))
        done = xl_rowcol_to_cell(at, _CAPACITY)
        lacking = [xl_rowcol_to_cell(place, LACK) for place in self._site_rows(row)]
        rest = "-".join((asked, done, *lacking))
        return added([*lacking, f"IF({rest}>{_ARITHMETIC:f}*{asked},{rest},0)"])

    def _site_rows(self, row: CapacityRow) -> list[int]:
        """List the rows of single sites that a row of all sites together holds."""
        if row.site:
            return []
        sites = dict.fromkeys(self._sites[row.workload])
        return [self._row_of[row.workload, site, row.period] for site in sites]

    def _done(self, row: CapacityRow, worker: Worker, column: int) -> Formula | None:
        """Give what chips of one model do: at a site out of those at work, or of all sites."""
        part = next((one for one in row.by_chip if one.chip == worker.chip), None)
        if part is None:
            return None
        amount = worker.amount(part)
        if not row.site:
            cells = [xl_rowcol_to_cell(place, column) for place in self._site_rows(row)]
            return Formula(text=f"={added(cells)}", value=amount)
        at = self._work.rows[row.workload, row.site, row.period, worker.chip]
        old = self._work.done_by_old(at)
        return Formula(
            text=f"={old}" if worker.owned else f"={self._work.done(at)}-{old}", value=amount
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
    name, chart = book.called(NAME), book.chart("column", "stacked")
    colours = chip_colours(subject)
    periods = [name, first, 2, last, 2]
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
                "values": [name, first, column, last, column],
                "fill": {"color": colour},
                "gap": 60,
            }
        )
    line = book.chart("line")
    line.add_series(
        {
            "name": "Demand",
            "categories": periods,
            "values": [name, first, DEMAND, last, DEMAND],
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
