"""The prices of one row: to buy or to rent, for what, from which quantity on."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from catalogs.cells import Refusal, nothing, read_count
from catalogs.contents import RowContents
from catalogs.grid import Row
from catalogs.headers import Column
from catalogs.money import no_price
from catalogs.prices import Price, as_break, price_columns, read_price, two_kinds
from catalogs.terms import read_break_kind
from procure.offers import BreakKind, OfferKind, PriceBreak
from procure.units import plain

_RENT: Final = re.compile(
    r"rent|lease|leasing|cloud|reserved|on[- ]?demand|subscription|miete|leihe|租|云", re.IGNORECASE
)
_BY_TIME: Final = re.compile(
    r"\b(?:rent|rental|lease|leasing|monthly|miete|leihe)\b|(?:\bper|\bpro|/)\s?(?:month|mo|monat|year|day)"
    r"\b|租|每月",
    re.IGNORECASE,
)
_SPOT: Final = re.compile(r"\bspot\b|preemptible|interruptible|竞价|抢占", re.IGNORECASE)
_TERM: Final = re.compile(
    r"(?:[1-9][0-9]?|one|two|three)[ -]?(?:years?|yrs?|y|months?|mo|jahre?|monate?|ans?|mois|años?"
    r"|anni|mesi|лет|года?|мес\w*)(?!\w)(?![ -]*(?:warranty|support|garanti\w*|service))"
    r"|\breserved\b|\breservier\w*|\bcommit(?:ted|ment)\b|包[年月]|[0-9一两三]年",
    re.IGNORECASE,
)
_PURCHASE: Final = re.compile(r"purchase|buy|sale|sell|kauf|购买|采购|买断|出售", re.IGNORECASE)
# A price per chip may be rounded; a whole server priced like a chip is far outside.
_PRICE_TOLERANCE: Final = Decimal("0.005")


class UnitFacts(NamedTuple):
    """What is known of a row's unit before its prices are read.

    `chips` of all models, 0 where that is not known; `by_time` tells that its words speak
    of rent or of a time; `kind` is what the section above the row says, `bound` what the words
    say of a rented unit: "spot", or a "term" that no column gives.
    """

    chips: int = 0
    by_time: bool = False
    kind: OfferKind | None = None
    bound: str = ""


class Priced(NamedTuple):
    """The prices of a row as an offer states them; no `breaks` where it has none.

    `prices` are those that the breaks were made of, as they stand in the row.
    """

    kind: OfferKind
    breaks: tuple[PriceBreak, ...] = ()
    currency: str = ""
    break_kind: BreakKind | None = None
    prices: tuple[Price, ...] = ()


class RowPrices(RowContents):
    """One row, read for its prices."""

    def counts_no_chip(self) -> bool:
        """Tell whether a row of machines is one without chips: none counted, none named."""
        column = self.column("chips_per_unit")
        if column is None or nothing(self.text("description") or self.text("sku")):
            return False
        text = self.row.text(column.index)
        named = self.column("chip") is not None and nothing(self.text("chip"))
        if self.count_text(text) != 0 and not (named and nothing(text)):
            return False
        words = [said for field in ("chip", "description") if (said := self.text(field))]
        match = self.match(words or [self.text("sku")])
        # What only resembles the name of a chip is none where the machine counts none.
        return match.reason == "chip-unknown" or (not match.certain and not match.alternatives)

    def count_text(self, text: str) -> int | None:
        """Give the number in a count's text; nothing where it holds none."""
        found = read_count(text, self.reading.mark)
        return found if isinstance(found, int) else None

    def speaks_of_time(self) -> bool:
        """Tell whether the row's words speak of rent, or of a price for a length of time."""
        return bool(_BY_TIME.search(f"{self.text('chip')} {self.text('description')}"))

    def bound(self) -> str:
        """Tell whether the row's words speak of spot capacity, or of a term without a column."""
        words = f"{self.text('chip')} {self.text('description')}"
        if _SPOT.search(words):
            return "spot"
        return "term" if self.column("term_months") is None and _TERM.search(words) else ""

    def section_kind(self) -> OfferKind | None:
        """Tell purchase from rent where the headings above the row say one of them."""
        text = self.text("section")
        rent, bought = bool(_RENT.search(text)), bool(_PURCHASE.search(text))
        return None if rent == bought else "rent" if rent else "purchase"

    def priced(self, unit: UnitFacts) -> Priced:
        """Read the prices."""
        kind = self.kind() or unit.kind
        prices = self.prices(kind)
        if not kind and prices and not prices[0].rented and unit.by_time:
            self.ask_about_rent(prices[0])
        kind = kind or ("rent" if prices and prices[0].rented else "purchase")
        if kind == "rent" and unit.bound and prices:
            words = f"{self.text('chip')} {self.text('description')}".strip()
            key = "offer-spot" if unit.bound == "spot" else "term-unread"
            self.refuse(Refusal(key=key, values=(("text", words),)), prices[0].column)
        breaks, currency = self.breaks(prices, kind, unit.chips)
        return Priced(
            kind=kind,
            breaks=breaks,
            currency=currency,
            break_kind=self.break_kind(breaks),
            prices=tuple(sorted(prices, key=lambda price: price.quantity)),
        )

    def kind(self) -> OfferKind | None:
        """Tell purchase from rent where the row or a person says it."""
        text = self.text("kind")
        if not text:
            return self.reading.mapping.kind
        if _SPOT.search(text):
            refusal = Refusal(key="offer-spot", values=(("text", text),))
            self.refuse(refusal, self.column("kind"))
            return "rent"
        rent, bought = bool(_RENT.search(text)), bool(_PURCHASE.search(text))
        if rent == bought:
            self.refuse(
                Refusal(key="kind-not-understood", values=(("text", text),)), self.column("kind")
            )
            return None
        return "rent" if rent else "purchase"

    def prices(self, kind: OfferKind | None) -> list[Price]:
        """Read the row's prices; one missing at a break is a warning, all missing a refusal."""
        if kind is None and two_kinds(self.reading, self.row):
            self.refuse(Refusal(key="kind-unclear", confirm=True), self.column("kind"))
            return []
        columns = price_columns(self.reading, self.row, kind)
        cells = [(row, column) for row in (self.row, *self.more) for column in columns]
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
        spot = self.column("spot_price")
        only_spot = spot is not None and not no_price(self.row.text(spot.index))
        if only_spot:
            self.reading.findings.once("spot-price-unread", "warning", self.row, spot)
        if not found:
            if not missing:
                # A list of commitments has no price columns at all.
                self.refuse(Refusal(key="price-missing"), None)
            for row, column, said in missing[:1]:
                self.refused = True
                none = said.key in {"price-missing", "price-on-request"}
                refusal = Refusal(key="price-spot-only") if none and only_spot else said
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

    def ask_about_rent(self, price: Price) -> None:
        """Refuse a price that may be of a month: the row speaks of rent, the price of no hour."""
        words = f"{self.text('chip')} {self.text('description')}".strip()
        refusal = Refusal(key="price-per-unclear", values=(("text", words),), confirm=True)
        self.refuse(refusal, price.column)

    def _note_dollar(self, row: Row, column: Column) -> None:
        money = self.reading.money(row, column)
        if isinstance(money, Refusal) or not self.reading.bare_dollar(row, column, money):
            return
        self.reading.findings.once("currency-dollar", "warning", row, column)

    def breaks(
        self, prices: Sequence[Price], kind: OfferKind, chips: int
    ) -> tuple[tuple[PriceBreak, ...], str]:
        """Turn the prices into the offer's breaks, smallest quantity first."""
        if not prices or not chips:
            return (), ""
        column = prices[0].column
        currencies = sorted({price.currency for price in prices})
        if len(currencies) > 1:
            values = (("one", currencies[0]), ("other", currencies[1]))
            self.refuse(Refusal(key="currency-conflict", values=values), column)
            return (), ""
        self.compare_with_chip_price(prices[0], chips)
        breaks: dict[int, PriceBreak] = {}
        for price in prices:
            made = as_break(price, kind, chips)
            if isinstance(made, Refusal):
                self.refuse(made, price.column)
                return (), ""
            step, uneven = made
            if uneven:
                self.reading.findings.once("price-divided", "warning", self.row, price.column)
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


def _ends_quietly(row: Row, column: Column, last: int, heading: str) -> bool:
    """Tell whether an empty break cell only says that there are no more breaks.

    It does not where a price for more units follows, or where the last price is one "for
    10 to 49" and so ends there.
    """
    more = (column.break_quantity or 0) > last
    ranged = re.search(r"[0-9]\s*(?:-|–|to|bis|至)\s*[0-9]", heading.casefold())
    return more and not row.text(column.index) and not ranged
