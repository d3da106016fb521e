"""One row of a supplier's table becomes an offer, or says why not."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final, Literal

from catalogs.cells import Refusal, nothing, read_number, tidy
from catalogs.contents import RowContents
from catalogs.countries import read_countries
from catalogs.grid import Row
from catalogs.headers import Column
from catalogs.headings import heading_time_unit
from catalogs.prices import Price, as_break, price_columns, read_price, two_kinds
from catalogs.terms import read_break_kind
from catalogs.times import LeadTime, TimeUnit, read_lead_time
from procure.offers import BreakKind, Content, Offer, OfferKind, PriceBreak
from procure.units import WATTS_PER_KW, plain

_RENT: Final = re.compile(
    r"rent|lease|leasing|cloud|reserved|on[- ]?demand|subscription|miete|leihe|租|云", re.IGNORECASE
)
_BY_TIME: Final = re.compile(
    r"\b(?:rent|rental|lease|leasing|monthly|miete|leihe)\b|(?:\bper|\bpro|/)\s?(?:month|mo|monat|year|day)"
    r"\b|租|每月",
    re.IGNORECASE,
)
_PURCHASE: Final = re.compile(r"purchase|buy|sale|sell|kauf|购买|采购|买断|出售", re.IGNORECASE)
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
# A price per chip may be rounded; a whole server priced like a chip is far outside.
_PRICE_TOLERANCE: Final = Decimal("0.005")
_POWER: Final = re.compile(r"(.*?)\s*(kw|kilowatt|w|watts?)?", re.IGNORECASE)


class RowReader(RowContents):
    """Reads one row; every cell that is not understood becomes an issue."""

    def read(self, more: Sequence[Row] = ()) -> Offer | None:
        """Make the offer; `more` are further rows that hold only its price breaks."""
        mark = self.reading.findings.mark()
        contents = self.contents()
        if self.refused and self.no_chip:
            # Screws and fans need no second reason, and no question about their currency.
            self.reading.findings.drop_warnings(mark)
            return None
        kind = self.kind()
        prices = self.prices(kind, more)
        self.ask_about_rent(kind, prices)
        kind = kind or ("rent" if prices and "hour" in prices[0].basis else "purchase")
        breaks, currency = self.breaks(prices, kind, contents)
        lead = self.lead_time()
        costs = [
            self.side_cost(field, currency) for field in ("integration_cost", "fixed_order_cost")
        ]
        offer = Offer(
            id="",
            description=self.text("description") or self.text("chip") or self.text("sku"),
            kind=kind,
            sku=self.text("sku", 100),
            contents=contents,
            currency=currency,
            breaks=breaks,
            break_kind=self.break_kind(breaks),
            moq=self.count("moq") or None,
            multiple=self.count("multiple") or None,
            lead_weeks=lead.quoted if lead else None,
            lead_weeks_p90=lead.p90 if lead else None,
            supply_per_period=self.supply_per_period(),
            supply_total=self.count("supply_total"),
            valid_from=self.day("valid_from") or self.reading.terms.valid_from,
            valid_until=self.day("valid_until") or self.reading.terms.valid_until,
            integration_cost=costs[0],
            fixed_order_cost=costs[1],
            kw_per_unit=self.power(),
            deliver_to=self.countries(),
            hosted_by=self.hosted_by(),
            term_months=self.term(),
            related_party=self.text("related_party"),
            sheet=self.reading.table.sheet.name,
            row=self.row.number,
            note=self.note(),
        )
        if self.refused:
            self.reading.findings.drop_warnings(mark)
            return None
        return offer

    # price

    def kind(self) -> OfferKind | None:
        """Tell purchase from rent where the row or a person says it."""
        text = self.text("kind")
        if not text:
            return self.reading.mapping.kind
        rent, bought = bool(_RENT.search(text)), bool(_PURCHASE.search(text))
        if rent == bought:
            self.refuse(
                Refusal(key="kind-not-understood", values=(("text", text),)), self.column("kind")
            )
            return None
        return "rent" if rent else "purchase"

    def prices(self, kind: OfferKind | None, more: Sequence[Row]) -> list[Price]:
        """Read the row's prices; one missing at a break is a warning, all missing a refusal."""
        if kind is None and two_kinds(self.reading, self.row):
            self.refuse(Refusal(key="kind-unclear", confirm=True), self.column("kind"))
            return []
        columns = price_columns(self.reading, self.row, kind)
        cells = [(row, column) for row in (self.row, *more) for column in columns]
        found: list[Price] = []
        missing: list[tuple[Row, Column, Refusal]] = []
        for row, column in cells:
            beside = found[-1].currency if found else ""
            price = read_price(self.reading, row, column, beside)
            if isinstance(price, Price):
                self._note_dollar(row, column)
                found.append(price)
            else:
                missing.append((row, column, price))
        if not found:
            for row, column, refusal in missing[:1]:
                self.refused = True
                self.reading.findings.refuse(refusal, row, column)
            return []
        empty: dict[int, tuple[Row, list[Column]]] = {}
        last = max((price.quantity, price.column.index, price.column.heading) for price in found)
        for row, column, refusal in missing:
            if refusal.key not in {"price-missing", "price-on-request"}:
                self.refused = True
                self.reading.findings.refuse(refusal, row, column)
            elif not _ends_quietly(row, column, last[0], last[2]):
                empty.setdefault(row.number, (row, []))[1].append(column)
        for row, unpriced in empty.values():
            names = ", ".join(f"“{column.heading}”" for column in unpriced)
            self.reading.findings.add(
                "break-price-missing", "warning", row, unpriced[0], columns=names
            )
        return found

    def ask_about_rent(self, kind: OfferKind | None, prices: Sequence[Price]) -> None:
        """Refuse a price that may be of a month: the row speaks of rent, the price of no hour."""
        words = f"{self.text('chip')} {self.text('description')}"
        if kind or not prices or "hour" in prices[0].basis or not _BY_TIME.search(words):
            return
        refusal = Refusal(key="price-per-unclear", values=(("text", words.strip()),), confirm=True)
        self.refuse(refusal, prices[0].column)

    def _note_dollar(self, row: Row, column: Column) -> None:
        money = self.reading.money(row, column)
        if isinstance(money, Refusal) or not self.reading.bare_dollar(row, column, money):
            return
        self.reading.findings.once("currency-dollar", "warning", row, column)

    def breaks(
        self, prices: Sequence[Price], kind: OfferKind, contents: Sequence[Content]
    ) -> tuple[tuple[PriceBreak, ...], str]:
        """Turn the prices into the offer's breaks, smallest quantity first."""
        if not prices or not contents:
            return (), ""
        column = prices[0].column
        currencies = sorted({price.currency for price in prices})
        if len(currencies) > 1:
            values = (("one", currencies[0]), ("other", currencies[1]))
            self.refuse(Refusal(key="currency-conflict", values=values), column)
            return (), ""
        chips = sum(content.count for content in contents)
        self.compare_with_chip_price(prices[0], chips)
        breaks: dict[int, PriceBreak] = {}
        for price in prices:
            made = as_break(price, kind, chips)
            if isinstance(made, Refusal):
                self.refuse(made, price.column)
                return (), ""
            step, uneven = made
            if uneven:
                self.reading.findings.add(
                    "price-divided", "warning", self.row, price.column, chips=chips
                )
            known = breaks.setdefault(step.quantity, step)
            if known.unit_price != step.unit_price:
                said = (("quantity", str(step.quantity)),)
                self.refuse(Refusal(key="break-repeated", values=said), price.column)
        return tuple(breaks[quantity] for quantity in sorted(breaks)), currencies[0]

    def compare_with_chip_price(self, price: Price, chips: int) -> None:
        """Refuse a row whose prices of a unit and of a chip contradict each other."""
        column = self.column("price_per_chip")
        if price.column.field != "price" or price.basis != "unit" or column is None:
            return
        per_chip = read_price(self.reading, self.row, column)
        if isinstance(per_chip, Refusal):
            return
        whole = per_chip.amount * chips
        if abs(whole - price.amount) > price.amount * _PRICE_TOLERANCE:
            values = (
                ("unit", plain(price.amount)),
                ("chip", plain(per_chip.amount)),
                ("chips", str(chips)),
            )
            self.refuse(Refusal(key="price-basis-differs", values=values, confirm=True), column)

    def break_kind(self, breaks: Sequence[PriceBreak]) -> BreakKind | None:
        """Say how breaks apply; the quote must, or a person: it is never assumed."""
        if len(breaks) < 2:  # noqa: PLR2004 - one price has no kind of break
            return None
        text = self.text("break_kind")
        found = read_break_kind(text) if text else None
        found = found or self.reading.terms.break_kind or self.reading.mapping.break_kind
        if found is None:
            self.refuse(Refusal(key="break-kind-unknown", confirm=True), self.column("break_kind"))
        return found

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

    # quantities, times and places

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
        found = read_lead_time(self.row.text(column.index), units[field], mark)
        if isinstance(found, Refusal):
            self.reading.findings.left_out(found, self.row, column)
            return None
        if found is None:
            self.reading.findings.add("lead-time-missing", "warning", self.row, column)
            return None
        return self._with_p90(found)

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
        worst = found.p90 or found.quoted
        if worst < lead.quoted:
            self.reading.findings.add("lead-p90-below", "warning", self.row, column)
            return lead
        return LeadTime(quoted=lead.quoted, p90=worst)

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


def _ends_quietly(row: Row, column: Column, last: int, heading: str) -> bool:
    """Tell whether an empty break cell only says that there are no more breaks.

    It does not where a price for more units follows, or where the last price is one "for
    10 to 49" and so ends there.
    """
    more = (column.break_quantity or 0) > last
    ranged = re.search(r"[0-9]\s*(?:-|–|to|bis|至)\s*[0-9]", heading.casefold())
    return more and not row.text(column.index) and not ranged
