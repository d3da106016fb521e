"""One row of a supplier's table: its costs, quantities, times and places."""

import re
from decimal import Decimal
from typing import Final, Literal

from catalogs.cells import Refusal, nothing, printable, read_number, tidy
from catalogs.countries import read_countries
from catalogs.ended import is_ended
from catalogs.headers import Column
from catalogs.headings import heading_time_unit
from catalogs.row_prices import RowPrices
from catalogs.times import LeadTime, TimeUnit, read_lead_time
from procure.units import WATTS_PER_KW

_SUPPLIER_HOSTS: Final = re.compile(
    r"supplier|vendor|provider|cloud|\bus\b|lieferant|anbieter|供应商|云"
)
_BUYER_HOSTS: Final = re.compile(r"buyer|customer|client|on[- ]?prem|kunde|käufer|客户|买方|自建")
_TERM: Final = re.compile(r"([0-9]{1,4})[ -]?([^\W\d_]*)\.?")
_ON_DEMAND: Final = frozenset(
    ("on demand", "on-demand", "none", "no term", "flexible", "按需", "keine")
)
_YEARS: Final = frozenset("y yr yrs year years jahr jahre jahren 年".split())
_MONTHS: Final = frozenset("mo mos m month months monat monate monaten 个月 月".split())
_MONTHS_A_YEAR: Final = 12
_QUARTER: Final = 3
_POWER: Final = re.compile(r"(.*?)\s*(kw|kilowatt|w|watts?)?", re.IGNORECASE)


class RowReader(RowPrices):
    """Reads one row; every cell that is not understood becomes an issue."""

    def side_cost(self, field: str, currency: str) -> Decimal | None:
        """Read a cost beside the price, in the same currency."""
        column = self.column(field)
        money = self.reading.side_money(self.row, field)
        if column is None or money is None:
            return None
        if isinstance(money, Refusal):
            self.refuse(money, column)
            return None
        said = set(money.currencies or column.currencies)
        if said and currency and currency not in said:
            values = (("one", currency), ("other", ", ".join(sorted(said))))
            self.refuse(Refusal(key="currency-conflict", values=values), column)
        return money.amount

    def supply_per_period(self) -> int | None:
        """Read the supply of a period of the plan from that of a month or quarter."""
        for field, months in (("supply_per_quarter", _QUARTER), ("supply_per_month", 1)):
            stated = self.count(field)
            if stated is not None:
                if months != self.reading.months:
                    self.reading.findings.once(
                        "supply-converted", "warning", self.row, self.column(field)
                    )
                return stated * self.reading.months // months
        return self.count("supply_per_period")

    def lead_time(self) -> LeadTime | None:
        """Read the lead time; an offer without one stands, with a warning."""
        units: dict[str, TimeUnit | None] = {
            "lead_weeks": "weeks",
            "lead_days": "days",
            "lead_months": "months",
            "lead_time": None,
        }
        field = next((field for field in units if self.column(field)), "")
        column = self.column(field)
        if column is None:
            return None
        mark = self.reading.mark_of(self.row, column)
        if is_ended(text := self.row.text(column.index)):
            self.refuse(Refusal(key="offer-ended", values=(("text", printable(text)),)), column)
            return None
        found = read_lead_time(text, units[field], mark)
        if isinstance(found, Refusal):
            self.reading.findings.left_out(found, self.row, column)
            return None
        if found is None:
            self.reading.findings.add("lead-time-missing", "warning", self.row, column)
            return None
        return self._with_p90(self._in_weeks(found))

    def _in_weeks(self, lead: LeadTime) -> LeadTime:
        """Count the weeks to a promised day, whole ones, from the day of the list."""
        if lead.day is None:
            return lead
        quoted, p90 = (
            None if day is None else Decimal(max(-((self.reading.day - day).days // 7), 0))
            for day in (lead.day, lead.p90_day)
        )
        self.reading.findings.once("lead-time-day", "warning", self.row, self._lead_column())
        return LeadTime(quoted=quoted, p90=p90)

    def _lead_column(self) -> Column | None:
        fields = ("lead_weeks", "lead_days", "lead_months", "lead_time")
        return next((column for field in fields if (column := self.column(field))), None)

    def _with_p90(self, lead: LeadTime) -> LeadTime:
        column = self.column("lead_p90")
        if column is None:
            return lead
        named = heading_time_unit(column.heading)
        unit: TimeUnit | None = "weeks" if named == "weeks" else None
        unit = "days" if named == "days" else "months" if named == "months" else unit
        mark = self.reading.mark_of(self.row, column)
        found = read_lead_time(self.row.text(column.index), unit, mark)
        if isinstance(found, Refusal):
            self.reading.findings.left_out(found, self.row, column)
            return lead
        if found is None:
            return lead
        found = self._in_weeks(found)
        worst = found.p90 or found.quoted
        if worst is None or lead.quoted is None:
            return lead
        if worst < lead.quoted:
            self.reading.findings.add("lead-p90-below", "warning", self.row, column)
            return lead
        return LeadTime(quoted=lead.quoted, p90=worst)

    def region(self) -> str:
        """Give the supplier's word for where a unit stands."""
        text = self.text("region", 60)
        return "" if nothing(text) else text

    def share(self, field: str) -> Decimal | None:
        """Read a part of the price ("20 %" or 0.2); what is neither is left out with a warning."""
        column = self.column(field)
        if column is None or nothing(self.row.text(column.index)):
            return None
        text = tidy(self.row.text(column.index))
        number = read_number(text.rstrip("%％ "), self.reading.mark_of(self.row, column))
        if isinstance(number, Decimal):
            part = number / 100 if text.endswith(("%", "％")) else number
            if 0 <= part <= 1:
                return part
        self.reading.findings.left_out(Refusal(key="cell-left-out"), self.row, column)
        return None

    def racks(self) -> Decimal | None:
        """Read how many racks a unit fills; what is no number is left out with a warning."""
        column = self.column("racks_per_unit")
        if column is None or nothing(self.row.text(column.index)):
            return None
        number = read_number(self.row.text(column.index), self.reading.mark_of(self.row, column))
        if isinstance(number, Decimal) and number > 0:
            return number
        self.reading.findings.left_out(Refusal(key="cell-left-out"), self.row, column)
        return None

    def power(self) -> Decimal | None:
        """Read the kilowatts of a unit; what is not understood is left out with a warning."""
        for field, unit in (("power_kw", "kw"), ("power_w", "w"), ("power", "")):
            column = self.column(field)
            if column is None or nothing(self.row.text(column.index)):
                continue
            match = _POWER.fullmatch(tidy(self.row.text(column.index)))
            named = (match[2] or unit).lower() if match else unit
            number = read_number(match[1] if match else "", self.reading.mark_of(self.row, column))
            if isinstance(number, Decimal) and named and number > 0:
                return number if named.startswith("k") else number / WATTS_PER_KW
            refusal = number if isinstance(number, Refusal) else Refusal(key="power-no-unit")
            self.reading.findings.left_out(refusal, self.row, column)
        return None

    def countries(self) -> tuple[str, ...]:
        """Read where the offer may be delivered."""
        found = read_countries(self.reading.text(self.row, "deliver_to"))
        if isinstance(found, Refusal):
            self.refuse(found, self.column("deliver_to"))
            return ()
        return found

    def hosted_by(self) -> Literal["supplier", "buyer"] | None:
        """Read whose building rented chips stand in."""
        text = self.text("hosted_by").casefold()
        if nothing(text):
            return None
        supplier, buyer = bool(_SUPPLIER_HOSTS.search(text)), bool(_BUYER_HOSTS.search(text))
        if supplier == buyer:
            refusal = Refusal(key="host-not-understood", values=(("text", text),))
            self.refuse(refusal, self.column("hosted_by"))
            return None
        return "supplier" if supplier else "buyer"

    def term(self) -> int | None:
        """Read the months of a rental's term; on demand has none."""
        column = self.column("term_months")
        if column is None:
            return None
        text = tidy(self.row.text(column.index)).casefold()
        if nothing(text) or text in _ON_DEMAND:
            return None
        match = _TERM.fullmatch(text.removesuffix(".0"))
        unit = match[2] if match else ""
        bare = not unit and (column.answered or heading_time_unit(column.heading) == "months")
        if match and int(match[1]) > 0 and (bare or unit in _MONTHS or unit in _YEARS):
            return int(match[1]) * (_MONTHS_A_YEAR if unit in _YEARS else 1)
        self.refuse(Refusal(key="term-not-understood", values=(("text", text),)), column)
        return None
