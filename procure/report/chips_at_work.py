"""The sheet Chips at work: which chips do what where, as the plan shares them out.

Where more or fewer chips are in place than in the plan, each share of the plan's grows or
shrinks with them: the best new assignment needs the program.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final

from xlsxwriter.utility import xl_rowcol_to_cell

from procure import figures
from procure.plan import Assignment
from procure.record import record
from procure.report.asked import demand_of, with_headroom
from procure.report.assumed import is_assumed
from procure.report.book import Book
from procure.report.in_place import InPlace
from procure.report.inputs import Inputs
from procure.report.places import added, cell, span
from procure.report.sheet import HEAD_ROW
from procure.report.subject import Subject
from procure.report.values import Column, Formula, Styled, Value, decimals_for, decimals_of
from procure.units import EXACT
from procure.words import sentence

NAME: Final = "Chips at work"
_CHIP, _CHIPS, _SPEED, _EFFICIENCY, _TOGETHER, _OLD = 3, 4, 5, 6, 7, 9
_PLANNED, _PLACED, _NOW, _WEIGHED = 10, 11, 12, 14
_CHIP_DIGITS: Final = 12  # of a plan's assignments

Spot = tuple[str, str, int]
"""A chip at a site in a period."""


@record
class AtWork:
    """Where it stands what chips do: the row of each (workload, site, period, chip)."""

    sheet: str
    rows: dict[tuple[str, str, int, str], int]

    def done(self, row: int) -> str:
        """Give the cell of what the chips of a row do together."""
        return cell(self.sheet, row, _TOGETHER)

    def done_by_old(self, row: int) -> str:
        """Give the cell of the part that is done by chips that are there whatever is ordered."""
        return cell(self.sheet, row, _OLD)

    @property
    def chips(self) -> dict[str, int]:
        """List the chips at work, each with a row that names it."""
        return {chip: row for (*_, chip), row in self.rows.items()}

    def weighed(self, chips: Iterable[str]) -> str:
        """Add up what some chips do, in years of what is asked for."""
        names, years, of = self._span(_CHIP), self._span(_WEIGHED), self.chips
        return added(
            [f"SUMPRODUCT(({names}={cell(self.sheet, of[one], _CHIP)})*{years})" for one in chips]
        )

    @property
    def all_weighed(self) -> str:
        """Add up what all chips do, in years of what is asked for; there must be some."""
        return f"SUM({self._span(_WEIGHED)})"

    def _span(self, column: int) -> str:
        return span(self.sheet, min(self.rows.values()), max(self.rows.values()), column)


def add(book: Book, subject: Subject, placed: InPlace, inputs: Inputs) -> AtWork:
    """List which chips do what where, with the throughput of one chip and its mark."""
    sheet = book.sheet(NAME)
    sheet.title(NAME, sentence("report-work-note"))
    works = sorted(
        subject.plan.assignments, key=lambda one: (one.period, one.workload, one.site, one.chip)
    )
    found = AtWork(sheet=sheet.name, rows={})
    shared = _Shared(works)
    rates = figures.WorkRates(subject.project, subject.plan)
    unsourced = {
        (one.chip, one.workload)
        for one in subject.project.throughputs
        if one.assumption or is_assumed(one.source)
    }
    rows: list[tuple[Value, ...]] = []
    for at, work in enumerate(works, start=HEAD_ROW + 1):
        rate = rates.rate(work.chip, work.workload, work.period)
        found.rows[work.workload, work.site, work.period, work.chip] = at
        mark = "assumption" if (work.chip, work.workload) in unsourced else ""
        amount = EXACT.multiply(work.chips, rate.amount)
        made = _cells(subject, placed, shared, work, rate, at)
        rows.append((*made, mark, _weighed(book, subject, inputs, work, amount, at)))
    columns = [
        Column(heading="Period"),
        Column(heading="Workload"),
        Column(heading="Site"),
        Column(heading="Chip"),
        Column(heading="Chips, shared as in the plan", kind="number"),
        Column(heading="One chip does", kind="number"),
        Column(heading="Efficiency after a port", kind="percent"),
        Column(heading="Together", kind="number"),
        Column(heading="Unit"),
        Column(heading="Of it, by chips there before", kind="number"),
        Column(heading="Chips in the plan", kind="number"),
        Column(heading="In place in the plan", kind="whole"),
        Column(heading="In place", kind="whole"),
        Column(heading="Mark"),
        Column(heading="Years of the demand", kind="number"),
    ]
    if not any(one.family == "share" and one.of == "served" for one in subject.scenario.limits):
        columns, rows = columns[:-1], [row[:-1] for row in rows]
    sheet.table("ChipsAtWork", columns, rows, empty=sentence("report-no-work"))
    sheet.freeze(HEAD_ROW + 1, 1)
    return found


class _Shared:
    """The rows and chips of each spot, between which its chips are shared out."""

    def __init__(self, works: list[Assignment]) -> None:
        self._rows: dict[Spot, list[int]] = defaultdict(list)
        self._chips: dict[Spot, Decimal] = defaultdict(Decimal)
        for at, work in enumerate(works, start=HEAD_ROW + 1):
            spot = (work.chip, work.site, work.period)
            self._rows[spot].append(at)
            self._chips[spot] += work.chips

    def cells(self, spot: Spot) -> str:
        """Add up the chips at work at a spot, as a part of a formula."""
        return added([xl_rowcol_to_cell(row, _CHIPS) for row in self._rows[spot]])

    def chips(self, spot: Spot) -> Decimal:
        """Give the chips at work at a spot."""
        return self._chips[spot]


def _cells(
    subject: Subject,
    placed: InPlace,
    shared: _Shared,
    work: Assignment,
    rate: figures.WorkRate,
    at: int,
) -> Iterator[Value]:
    spot = (work.chip, work.site, work.period)
    planned, there, now, chips, together = (
        xl_rowcol_to_cell(at, column) for column in (_PLANNED, _PLACED, _NOW, _CHIPS, _TOGETHER)
    )
    yield subject.label(work.period)
    yield subject.names.workload(work.workload)
    yield subject.site(work.site)
    yield subject.chip(work.chip)
    digits = decimals_for([work.chips])
    # Not the product first: as long as nothing has changed, exactly what the plan says.
    share = Formula(text=f"={planned}*({now}/{there})", value=work.chips)
    yield Styled(value=share, kind="number", digits=digits)
    yield Styled(value=rate.throughput, kind="number", digits=decimals_of([rate.throughput]))
    yield Styled(value=rate.efficiency, kind="percent", digits=decimals_of([rate.efficiency * 100]))
    amount = EXACT.multiply(work.chips, rate.amount)
    factors = "*".join(xl_rowcol_to_cell(at, column) for column in (_CHIPS, _SPEED, _EFFICIENCY))
    yield Styled(
        value=Formula(text=f"={factors}", value=amount),
        kind="number",
        digits=decimals_for([amount]),
    )
    yield subject.names.unit(work.workload)
    used, old = shared.cells(spot), placed.owned_at(*spot)
    part = min(Decimal(1), EXACT.divide(Decimal(placed.owned.get(spot, 0)), shared.chips(spot)))
    before = EXACT.multiply(round(EXACT.multiply(work.chips, part), _CHIP_DIGITS), rate.amount)
    text = f"=IF({chips}=0,0,{together}*MIN(1,{old}/({used})))"
    yield Styled(
        value=Formula(text=text, value=before), kind="number", digits=decimals_for([amount])
    )
    yield Styled(value=work.chips, kind="number", digits=digits)
    yield placed.counts[spot]
    yield Formula(text=f"={placed.at(*spot)}", value=placed.counts[spot])


def _weighed(
    book: Book,
    subject: Subject,
    inputs: Inputs,
    work: Assignment,
    amount: Decimal,
    at: int,
) -> Formula:
    """Give what the chips of a row do in years of what is asked for, as shares of work count it."""
    demand = demand_of(book, subject, work.workload, "", work.period)
    asked = with_headroom(book, subject, f"({demand})")
    done, years = xl_rowcol_to_cell(at, _TOGETHER), inputs.years(work.period)
    scenario = subject.scenario
    need = EXACT.multiply(
        sum(
            (
                row.amounts[work.period]
                for row in scenario.demand
                if row.workload == work.workload and work.period < len(row.amounts)
            ),
            Decimal(0),
        ),
        1 + (scenario.headroom or Decimal(0)),
    )
    weight = EXACT.multiply(scenario.horizon.years(work.period), amount)
    return Formula(
        text=f"=IF({demand}=0,0,{done}*{years}/({asked}))",
        value=EXACT.divide(weight, need) if need else Decimal(0),
    )
