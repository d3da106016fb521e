"""The sheet Power and racks: what stands at each site in each period, by formula."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final, Literal

from xlsxwriter.utility import xl_rowcol_to_cell

from procure.record import record
from procure.report.book import Book
from procure.report.places import Places, cell
from procure.report.sheet import HEAD_ROW
from procure.report.subject import Subject
from procure.report.values import Column, Formula, Styled, Value, decimals_for
from procure.units import EXACT
from procure.words import sentence

NAME: Final = "Power and racks"
Load = Literal["kw", "racks"]
_BEFORE: Final = 3
_PARTS: Final = ("owned", "ordered", "together")


@record
class Loads:
    """Where the loads of each site stand: rows by (what, site), values by period."""

    sheet: str
    rows: dict[tuple[Load, str], int]
    values: dict[tuple[Load, str], tuple[Decimal, ...]]

    def at(self, load: Load, site: str, period: int) -> str:
        """Give the cell of all that stands at a site in a period."""
        return cell(self.sheet, self.rows[load, site], _BEFORE + period)

    def most(self, load: Load, site: str) -> str:
        """Give the most over all periods, as a part of a formula."""
        row, last = self.rows[load, site], len(self.values[load, site]) - 1
        first = xl_rowcol_to_cell(row, _BEFORE, row_abs=True, col_abs=True)
        end = xl_rowcol_to_cell(row, _BEFORE + last, row_abs=True, col_abs=True)
        return f"MAX('{self.sheet}'!{first}:{end})"


def add(book: Book, subject: Subject, places: Places) -> Loads:
    """Write the sheet: for each of the buyer's sites what is there, ordered, and both."""
    sheet = book.sheet(NAME)
    sheet.title(NAME, sentence("report-power-note"))
    periods = subject.scenario.horizon.periods
    found = Loads(sheet=sheet.name, rows={}, values={})
    rows: list[tuple[Value, ...]] = []
    for site in subject.project.sites:
        if site.supplier:
            continue
        for load in ("kw", "racks"):
            stock = places.facts.stock
            together = stock.kw(site.id) if load == "kw" else stock.racks(site.id)
            ordered = _ordered(places, load, site.id, periods)
            top = HEAD_ROW + 1 + len(rows)
            found.rows[load, site.id] = top + 2
            found.values[load, site.id] = tuple(together)
            digits = decimals_for(together)
            amounts: dict[str, Sequence[Decimal | Formula]] = {
                "owned": [
                    EXACT.subtract(all_, new) for all_, new in zip(together, ordered, strict=True)
                ],
                "ordered": [
                    Formula(text=_formula(places, load, site.id, period), value=ordered[period])
                    for period in range(periods)
                ],
                "together": [
                    Formula(
                        text=f"={xl_rowcol_to_cell(top, _BEFORE + period)}"
                        f"+{xl_rowcol_to_cell(top + 1, _BEFORE + period)}",
                        value=together[period],
                    )
                    for period in range(periods)
                ],
            }
            rows += [
                (
                    subject.site(site.id),
                    sentence(f"report-load-{load}"),
                    sentence(f"report-load-{part}"),
                    *(Styled(value=one, kind="number", digits=digits) for one in amounts[part]),
                )
                for part in _PARTS
            ]
    columns = [
        Column(heading="Site"),
        Column(heading="What"),
        Column(heading="Of"),
        *(Column(heading=subject.label(period), kind="number") for period in range(periods)),
    ]
    sheet.table("PowerAndRacks", columns, rows, empty=sentence("report-no-sites"))
    sheet.freeze(HEAD_ROW + 1, 3)
    return found


def _ordered(places: Places, load: Load, site: str, periods: int) -> list[Decimal]:
    found = [Decimal(0)] * periods
    for row in places.rows:
        offer, order = places.offer(row), row.order
        each = places.facts.kw_of(offer) if load == "kw" else offer.racks_per_unit
        units = sum(placed.units for placed in row.placed if placed.site == site)
        end = periods if order.until is None else min(order.until, periods)
        for period in range(order.usable, end):
            found[period] = EXACT.add(found[period], EXACT.multiply(each or Decimal(0), units))
    return found


def _formula(places: Places, load: Load, site: str, period: int) -> str:
    if site not in places.sites:
        return "=0"
    units = places.orders(places.site_column(site))
    each = places.all_facts(places.KW if load == "kw" else places.RACKS)
    usable, until = places.all_facts(places.USABLE), places.all_facts(places.UNTIL)
    return f"=SUMPRODUCT({units},{each},({usable}<={period})*({until}>{period}))"
