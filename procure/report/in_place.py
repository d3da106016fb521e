"""The sheet Chips in place: the chips of each model at each site, by formula over the orders."""

from typing import Final

from xlsxwriter.utility import xl_rowcol_to_cell

from procure.record import record
from procure.report.book import Book
from procure.report.may_deliver import may_deliver
from procure.report.places import Places, cell
from procure.report.sheet import HEAD_ROW
from procure.report.subject import Subject
from procure.report.values import Column, Formula, Value
from procure.words import sentence

NAME: Final = "Chips in place"
_BEFORE: Final = 3
_PARTS: Final = ("owned", "ordered", "together")


@record
class InPlace:
    """Where the chips stand: `rows` by (chip, site) has the row of those there anyway."""

    sheet: str
    rows: dict[tuple[str, str], int]
    counts: dict[tuple[str, str, int], int]
    owned: dict[tuple[str, str, int], int]

    def owned_at(self, chip: str, site: str, period: int) -> str:
        """Give the cell of the chips that are there whatever is ordered."""
        return cell(self.sheet, self.rows[chip, site], _BEFORE + period)

    def at(self, chip: str, site: str, period: int) -> str:
        """Give the cell of all chips of a model at a site in a period."""
        return cell(self.sheet, self.rows[chip, site] + len(_PARTS) - 1, _BEFORE + period)


def add(book: Book, subject: Subject, places: Places) -> InPlace:
    """Write the sheet: for each chip and site what is there, ordered, and both."""
    sheet = book.sheet(NAME)
    sheet.title(NAME, sentence("report-in-place-note"))
    periods = subject.scenario.horizon.periods
    counts = places.facts.stock.chips()
    ordered = _ordered(subject, places)
    owned = {place: count - ordered.get(place, 0) for place, count in counts.items()}
    found = InPlace(sheet=sheet.name, rows={}, counts=counts, owned=owned)
    rows: list[tuple[Value, ...]] = []
    for chip, site in _pairs(subject, places, counts):
        top = HEAD_ROW + 1 + len(rows)
        found.rows[chip, site] = top
        here = [(chip, site, period) for period in range(periods)]
        amounts: dict[str, list[Value]] = {
            "owned": [owned.get(place, 0) for place in here],
            "ordered": [
                Formula(text=_formula(places, *place), value=ordered.get(place, 0))
                for place in here
            ],
            "together": [
                Formula(
                    text=f"={xl_rowcol_to_cell(top, _BEFORE + period)}"
                    f"+{xl_rowcol_to_cell(top + 1, _BEFORE + period)}",
                    value=counts.get((chip, site, period), 0),
                )
                for period in range(periods)
            ],
        }
        rows += [
            (
                subject.site(site),
                subject.chip(chip),
                sentence(f"report-load-{part}"),
                *amounts[part],
            )
            for part in _PARTS
        ]
    columns = [
        Column(heading="Site"),
        Column(heading="Chip"),
        Column(heading="Of"),
        *(Column(heading=subject.label(period), kind="whole") for period in range(periods)),
    ]
    sheet.table("ChipsInPlace", columns, rows, empty=sentence("report-no-fleet"))
    sheet.freeze(HEAD_ROW + 1, _BEFORE)
    return found


def _pairs(
    subject: Subject, places: Places, counts: dict[tuple[str, str, int], int]
) -> list[tuple[str, str]]:
    """List chips and sites where some are, were ordered or could be, site by site."""
    known = {(chip, site) for chip, site, _ in counts}
    offers = {row.order.offer: row for row in places.rows}
    known |= {
        (chip, site)
        for offer, row in offers.items()
        for site in places.sites
        if may_deliver(subject, places, row, site)
        for chip, _ in subject.names.held(offer)
    }
    return [
        (chip.id, site.id)
        for site in subject.project.sites
        for chip in subject.project.chips
        if (chip.id, site.id) in known
    ]


def _ordered(subject: Subject, places: Places) -> dict[tuple[str, str, int], int]:
    periods = subject.scenario.horizon.periods
    found: dict[tuple[str, str, int], int] = {}
    for row in places.rows:
        end = periods if row.order.until is None else min(row.order.until, periods)
        for chip, count in subject.names.held(row.order.offer):
            for placed in row.placed:
                for period in range(row.order.usable, end):
                    place = (chip, placed.site, period)
                    found[place] = found.get(place, 0) + count * placed.units
    return found


def _formula(places: Places, chip: str, site: str, period: int) -> str:
    if site not in places.sites or chip not in places.chips:
        return "=0"
    units = places.orders(places.site_column(site))
    each = places.all_facts(places.chip_column(chip))
    usable, until = places.all_facts(places.USABLE), places.all_facts(places.UNTIL)
    return f"=SUMPRODUCT({units},{each},({usable}<={period})*({until}>{period}))"
