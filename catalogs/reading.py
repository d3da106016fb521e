"""How one file is read: its table, its terms, and what a person answered about it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Final

from catalogs.cells import DecimalMark, Refusal, digits_in, printable, readings, tidy
from catalogs.division import divided
from catalogs.findings import Findings
from catalogs.grid import Row
from catalogs.headers import Column, Table
from catalogs.match import Matcher
from catalogs.money import DOLLARS, Money, currencies_of, no_price, read_money
from catalogs.tax import split_tax
from catalogs.terms import Terms
from procure.offers import Mapping
from procure.record import record

_NO_TAX: Final = Decimal(0)
_INCLUDED: Final = frozenset(
    "included incl incl. inclusive free inklusive inbegriffen enthalten 包含 已含 免费 含".split()
)


@record
class Reading:
    """What every row of a file is read with.

    `columns` are the table's by field. `months` is the length of the plan's periods, 1 or
    3. `day` is the list's own or, where it has none, that of the reading: lead times that
    name a day count from it. `hourly_doubt`: a price that names no unit could be one of an
    hour. `unproved` are the columns whose own numbers do not show the decimal mark.
    """

    table: Table
    terms: Terms
    mapping: Mapping
    mark: DecimalMark | None
    matcher: Matcher
    findings: Findings
    columns: dict[str, Column]
    months: int
    day: date
    hourly_doubt: bool = False
    unproved: frozenset[int] = frozenset()

    def text(self, row: Row, field: str) -> str:
        """Give the cell of a field, without control characters."""
        column = self.column(field)
        return tidy(row.text(column.index)) if column else ""

    def column(self, field: str) -> Column | None:
        """Give the column of a field; none where the field is empty or has no column."""
        return self.columns.get(field)

    def mark_of(self, row: Row, column: Column) -> DecimalMark | None:
        """Give the decimal mark of a cell: a point where the file itself stores the number.

        Nothing for "25.000" where the mark is known from other columns only and would make
        25 of it: a factor of a thousand is asked about.
        """
        if row.stored_number(column.index):
            return "."
        if self.mark and column.index in self.unproved:
            for match in digits_in(tidy(row.text(column.index))):
                found = readings(match.group())
                if self.mark in found and found[self.mark] < max(found.values()):
                    return None
        return self.mark

    def money(self, row: Row, column: Column) -> Money | Refusal:
        """Read a cell as a price."""
        text = row.text(column.index)
        if not text and row.formula(column.index):
            return Refusal(key="formula-no-value")
        if self.terms.scaled and not no_price(text):
            return Refusal(key="prices-scaled", values=(("text", self.terms.scaled),))
        return read_money(text, self.mark_of(row, column), gross=True)

    def tax_of(self, row: Row, column: Column, money: Money) -> Decimal | Refusal:
        """Give the part of tax in a cell's amount: 0 where it is net, asked where nobody says.

        The cell says it before its heading, and that before the list; what a person said
        holds for whatever is not called net.
        """
        said = money.tax or split_tax(column.heading)[0]
        answer = self.mapping.tax
        if column.field == "gross_price":
            included = True
        elif said is not None:
            included = said.included
        else:
            spoken = self.terms.with_tax is not None or self.terms.tax_before
            included = spoken or answer is not None
        if not included:
            return _NO_TAX
        if answer is None:
            values = {
                "text": printable(row.text(column.index)),
                "rate": str(said.rate) if said and said.rate is not None else "",
            }
            return Refusal(key="price-with-tax", values=tuple(values.items()), confirm=True)
        return answer

    def side_money(self, row: Row, field: str) -> Money | Refusal | None:
        """Read a cost beside the price: empty is unknown, "included" and 0 are no cost."""
        column = self.column(field)
        if column is None or not self.text(row, field):
            return None
        if self.text(row, field).casefold() in _INCLUDED:
            return Money(amount=Decimal(0))
        found = self.money(row, column)
        tax = _NO_TAX if isinstance(found, Refusal) else self.tax_of(row, column, found)
        if isinstance(tax, Refusal):
            return tax
        if isinstance(found, Money) and tax:
            return replace(found, amount=divided(found.amount, 1 + tax)[0])
        if isinstance(found, Refusal) and found.key == "price-zero":
            return Money(amount=Decimal(0))
        if isinstance(found, Refusal) and found.key == "price-on-request":
            return None
        return found

    def currency(self, row: Row, column: Column, money: Money, beside: str = "") -> str | Refusal:
        """Settle the currency of an amount: cell, column, heading, list, then the answer.

        `beside` is that of the price before it in the same offer.
        """
        cell = money.currencies or currencies_of(row.sign(column.index))
        named = self.text(row, "currency")
        if named and not currencies_of(named):
            return Refusal(key="currency-not-understood", values=(("text", printable(named)),))
        found: set[str] = set()
        for said in (cell, currencies_of(named), column.currencies):
            if said and found and not found & set(said):
                return Refusal(
                    key="currency-conflict",
                    values=(("one", ", ".join(sorted(found))), ("other", ", ".join(sorted(said)))),
                )
            found = found & set(said) if found and said else found or set(said)
        if not found and not beside and self.terms.several:
            return Refusal(key="currency-several")
        for weaker in ((beside,), self.terms.currencies, (self.mapping.currency,)):
            said_set = set(weaker) - {""}
            if said_set & found or not found:
                found = found & said_set or said_set
        if len(found) == 1:
            return found.pop()
        if found == set(DOLLARS):
            return "USD"
        if not found:
            return Refusal(key="currency-unknown", confirm=True)
        return Refusal(
            key="currency-ambiguous",
            values=(
                ("text", money.sign or row.sign(column.index) or column.sign),
                ("names", ", ".join(sorted(found))),
            ),
            confirm=True,
        )

    def bare_dollar(self, row: Row, column: Column, money: Money) -> bool:
        """Tell whether nothing but the sign $ says that an amount is in US dollars."""
        said = [
            money.currencies or currencies_of(row.sign(column.index)),
            currencies_of(self.text(row, "currency")),
            column.currencies,
            self.terms.currencies,
            (self.mapping.currency,) if self.mapping.currency else (),
        ]
        return DOLLARS in said and all(each in {(), DOLLARS} for each in said)
