"""The sheet Inputs: what the formulas follow beside quantities, prices and limits."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from procure.cell_record import Key
from procure.demand import DemandRow
from procure.record import record
from procure.report.book import Book
from procure.report.contracts import Contract, Payment, rebates_of
from procure.report.places import Places, cell, span
from procure.report.sheet import HEAD_ROW, Sheet
from procure.report.subject import Subject
from procure.report.values import (
    Area,
    Column,
    Entry,
    Formula,
    Value,
    absolute,
    decimals_of,
    rounded,
)
from procure.units import DAYS_PER_YEAR, EXACT, HOURS_PER_DAY, minor_digits, round_money
from procure.words import sentence

NAME: Final = "Inputs"
_DAYS, _HOURS, _YEARS, _FACTOR = 2, 3, 4, 5
_OWN: Final = 5
"""The column of a contract's amount in the currency of the project."""
_BEFORE_DEMAND: Final = 3
"""Columns before the demand of the first period."""


@record
class Inputs:
    """Where the sheet's figures stand that other sheets calculate with."""

    calendar: Area
    contracts: Area
    demand: Area

    factor_column: int = _FACTOR
    demand_column: int = _BEFORE_DEMAND

    def hours(self, period: int) -> str:
        """Give the cell of a period's hours."""
        return cell(self.calendar.sheet, self.calendar.first + period, _HOURS)

    def years(self, period: int) -> str:
        """Give the cell of a period's length in years."""
        return cell(self.calendar.sheet, self.calendar.first + period, _YEARS)

    def days(self, periods: int) -> str:
        """Give the days of so many periods from the first on."""
        calendar = self.calendar
        return span(calendar.sheet, calendar.first, calendar.first + periods - 1, _DAYS)

    def factor(self, period: int) -> str:
        """Give the cell of a period's discount factor."""
        return cell(self.calendar.sheet, self.calendar.first + period, _FACTOR)

    def contract(self, place: int) -> str:
        """Give the cell of a contract's amount, rounded, in the currency of the project."""
        return cell(self.contracts.sheet, self.contracts.first + place, _OWN)


def demand_key(row: DemandRow, at: int, period: int) -> Key:
    """Name the demand of a row, by its number and by what it is of, in a period."""
    return ("demand", str(at), str(period), row.workload, row.site)


def rate_of(book: Book, currency: str) -> str:
    """Give the cell of a currency's rate, or 1 for the project's own currency."""
    return book.at(("rate", currency)) if book.has(("rate", currency)) else "1"


def add(
    book: Book,
    subject: Subject,
    places: Places,
    contracts: Sequence[Contract],
    payments: Sequence[Payment],
) -> Inputs:
    """Write the sheet, section below section."""
    sheet = book.sheet(NAME)
    sheet.title(NAME)
    sheet.legend(1, sentence("report-inputs-note"))
    top = HEAD_ROW + 1
    area = _scenario(sheet, subject, top)
    area = _rates(sheet, subject, _below(area))
    area = _sites(sheet, subject, _below(area))
    listed = area = _contracts(sheet, subject, places, (*contracts, *payments), _below(area))
    area = _rebates(sheet, subject, places, _below(area))
    demand = area = _demand(sheet, subject, _below(area))
    calendar = _calendar(sheet, subject, _below(area))
    sheet.freeze(HEAD_ROW)
    return Inputs(calendar=calendar, contracts=listed, demand=demand)


def _below(area: Area) -> int:
    return area.last + 4


def _section(
    sheet: Sheet,
    key: str,
    columns: Sequence[Column],
    rows: Sequence[Sequence[Value]],
    top: int,
    empty: str = "",
) -> Area:
    sheet.heading(top - 1, sentence(key))
    return sheet.table("", columns, rows, top=top, filtered=False, empty=empty)


def _scenario(sheet: Sheet, subject: Subject, top: int) -> Area:
    scenario = subject.scenario
    rows: list[tuple[Value, ...]] = [
        (
            "Discount rate",
            _share(("scenario", "discount_rate"), scenario.discount_rate, "Discount_rate"),
            "a year",
        )
    ]
    if scenario.utilisation is not None:
        entry = _share(("scenario", "utilisation"), scenario.utilisation, "Utilisation")
        rows.append(("Mean utilisation", entry, "of full power"))
    if scenario.headroom is not None:
        entry = _share(("scenario", "headroom"), scenario.headroom, "Headroom")
        rows.append(("Headroom", entry, "of demand"))
    columns = [
        Column(heading="Figure"),
        Column(heading="Value", kind="percent"),
        Column(heading="Of"),
    ]
    return _section(sheet, "report-inputs-scenario", columns, rows, top)


def _share(key: tuple[str, ...], value: Decimal, name: str) -> Entry:
    return Entry(key=key, value=value, kind="percent", digits=decimals_of([value * 100]), name=name)


def _rates(sheet: Sheet, subject: Subject, top: int) -> Area:
    money = subject.currency
    rows: list[tuple[Value, ...]] = [
        (
            rate.currency,
            Entry(
                key=("rate", rate.currency),
                value=rate.rate,
                digits=decimals_of([rate.rate]),
                name=f"Rate_{rate.currency}",
            ),
            rate.on,
            rate.source,
        )
        for rate in subject.project.rates
        if rate.currency != money
    ]
    columns = [
        Column(heading="Currency"),
        Column(heading=f"In {money}", kind="number"),
        Column(heading="On", kind="day"),
        Column(heading="Source"),
    ]
    empty = sentence("report-no-rates", {"currency": money})
    return _section(sheet, "report-inputs-rates", columns, rows, top, empty)


def _sites(sheet: Sheet, subject: Subject, top: int) -> Area:
    def entry(site: str, field: str, value: Decimal | None, what: str) -> Entry | None:
        if value is None:
            return None
        return Entry(
            key=("site", site, field),
            value=value,
            digits=decimals_of([value]),
            name=f"{what}_{subject.site(site)}",
        )

    rows: list[tuple[Value, ...]] = [
        (
            subject.site(site.id),
            entry(site.id, "pue", site.pue, "PUE"),
            entry(site.id, "energy_price", site.energy_price, "Energy"),
            entry(site.id, "hosting_price", site.hosting_price, "Hosting"),
            site.source,
        )
        for site in subject.project.sites
        if not site.supplier
    ]
    money = subject.currency
    columns = [
        Column(heading="Site"),
        Column(heading="PUE", kind="number"),
        Column(heading=f"Energy ({money} per kWh)", kind="number"),
        Column(heading=f"Hosting ({money} per kW and month)", kind="number"),
        Column(heading="Source"),
    ]
    return _section(sheet, "report-inputs-sites", columns, rows, top, sentence("report-no-sites"))


def _contracts(
    sheet: Sheet,
    subject: Subject,
    places: Places,
    listed: Sequence[Contract | Payment],
    top: int,
) -> Area:
    money = subject.currency
    rows: list[tuple[Value, ...]] = []
    digits = minor_digits(money)
    for at, one in enumerate(listed, start=top + 1):
        rate = places.facts.rates.get(one.currency, Decimal(1))
        known = rate_of(sheet.book, one.currency)
        converted = rounded(f"({cell(sheet.name, at, 3)}*{known})", digits)
        amount = EXACT.multiply(one.amount, rate)
        rows.append(
            (
                one.name,
                sentence(f"report-contract-{one.kind}"),
                one.supplier,
                Entry(
                    key=one.key,
                    value=one.amount,
                    kind="money",
                    currency=one.currency,
                    digits=max(minor_digits(one.currency), decimals_of([one.amount])),
                ),
                one.currency,
                Formula(text=f"={converted}", value=round_money(amount, money)),
            )
        )
    columns = [
        Column(heading="What"),
        Column(heading="Kind"),
        Column(heading="Supplier"),
        Column(heading="Amount", kind="money"),
        Column(heading="Currency"),
        Column(heading=f"Amount ({money})", kind="money", currency=money),
    ]
    empty = sentence("report-no-contracts")
    return _section(sheet, "report-inputs-contracts", columns, rows, top, empty)


def _rebates(sheet: Sheet, subject: Subject, places: Places, top: int) -> Area:
    rows: list[tuple[Value, ...]] = []
    for supplier, at, rebate in rebates_of(subject, places):
        rows.append(
            (
                supplier,
                Entry(
                    key=("rebate", supplier, str(at), "threshold"),
                    value=rebate.threshold,
                    kind="money",
                    currency=rebate.currency,
                    digits=max(minor_digits(rebate.currency), decimals_of([rebate.threshold])),
                ),
                rebate.currency,
                Entry(
                    key=("rebate", supplier, str(at), "rate"),
                    value=rebate.rate,
                    kind="percent",
                    digits=decimals_of([rebate.rate * 100]),
                ),
            )
        )
    columns = [
        Column(heading="Supplier"),
        Column(heading="From a spend of", kind="money"),
        Column(heading="Currency"),
        Column(heading="Back on all of it", kind="percent"),
    ]
    empty = sentence("report-no-contracts")
    return _section(sheet, "report-inputs-rebates", columns, rows, top, empty)


def _demand(sheet: Sheet, subject: Subject, top: int) -> Area:
    horizon = subject.scenario.horizon
    rows: list[tuple[Value, ...]] = []
    for at, row in enumerate(subject.scenario.demand):
        digits = decimals_of(row.amounts)
        rows.append(
            (
                subject.names.workload(row.workload),
                subject.site(row.site) if row.site else sentence("report-any-site"),
                subject.names.unit(row.workload),
                *(
                    Entry(key=demand_key(row, at, period), value=amount, digits=digits)
                    for period, amount in enumerate(row.amounts[: horizon.periods])
                ),
                *(None for _ in range(horizon.periods - len(row.amounts))),
            )
        )
    columns = [
        Column(heading="Workload"),
        Column(heading="Site"),
        Column(heading="Unit"),
        *(
            Column(heading=subject.label(period), kind="number")
            for period in range(horizon.periods)
        ),
    ]
    empty = sentence("report-no-demand")
    return _section(sheet, "report-inputs-demand", columns, rows, top, empty)


def _calendar(sheet: Sheet, subject: Subject, top: int) -> Area:
    """Write the periods, those past the horizon too in which rented chips are still paid for."""
    horizon, rows = subject.scenario.horizon, list[tuple[Value, ...]]()
    last = max((order.until or 0 for order in subject.plan.orders), default=0)
    for period in range(max(last, horizon.periods) + 1):
        days = Decimal(horizon.days(period))
        before = Decimal((horizon.starts(period) - horizon.start).days)
        row = top + 1 + period
        since = f"({absolute(row, 1)}-{absolute(top + 1, 1)})"
        rate = sheet.book.at(("scenario", "discount_rate"))
        factor = EXACT.power(
            1 + subject.scenario.discount_rate, EXACT.divide(-before, Decimal(DAYS_PER_YEAR))
        )
        cells = {
            "hours": (f"={absolute(row, _DAYS)}*{HOURS_PER_DAY}", days * HOURS_PER_DAY),
            "years": (f"={absolute(row, _DAYS)}/{DAYS_PER_YEAR}", horizon.years(period)),
            "factor": (f"=(1+{rate})^(-{since}/{DAYS_PER_YEAR})", factor),
        }
        made = (Formula(text=text, value=value) for text, value in cells.values())
        rows.append((subject.label(period), horizon.starts(period), days, *made))
    columns = [
        Column(heading="Period"),
        Column(heading="Starts", kind="day"),
        Column(heading="Days", kind="whole"),
        Column(heading="Hours", kind="whole"),
        Column(heading="Years", kind="number"),
        Column(heading="Discount factor", kind="number"),
    ]
    return _section(sheet, "report-inputs-calendar", columns, rows, top)
