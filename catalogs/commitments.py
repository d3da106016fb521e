"""Rows that promise something to a supplier, and programs that offers belong to."""

import re
from datetime import date
from decimal import Decimal
from typing import Final, Literal

from catalogs.cells import Refusal, nothing
from catalogs.rows import RowReader
from procure.offers import Commitment, Program

_KINDS: Final[tuple[tuple[str, Literal["order", "take_or_pay", "prepaid", "loi"]], ...]] = (
    (r"\bloi\b|letter of intent|absichtserklärung|意向书|意向", "loi"),
    (r"take[ -]or[ -]pay|照付不议", "take_or_pay"),
    (r"pre-?paid|prepayment|vorauszahlung|预付", "prepaid"),
    (r"\border(?:ed)?\b|purchase order|\bpo\b|bestellung|订单", "order"),
)
_YES: Final = re.compile(r"y|yes|true|1|signed|x|ja|wahr|是|已签|已签署")
_NO: Final = re.compile(
    r"n|no|false|0|unsigned|not signed|nein|falsch|否|未签|未签署|not yet|pending"
)


def is_commitment(reader: RowReader) -> bool:
    """Tell whether a row records a promise, not an offer."""
    return not nothing(reader.text("commitment"))


def read_commitment(reader: RowReader) -> Commitment | None:
    """Read a row that records a promise; one of no known kind is refused."""
    text = reader.text("commitment")
    kind = next((kind for words, kind in _KINDS if re.search(words, text.casefold())), None)
    if kind is None:
        reader.refuse(
            Refusal(key="commitment-not-understood", values=(("text", text),)),
            reader.column("commitment"),
        )
        return None
    amount, currency = _amount(reader)
    return Commitment(
        id="",
        kind=kind,
        description=reader.text("description") or reader.text("chip") or text,
        chip=_chip(reader),
        amount=amount,
        currency=currency,
        signed=_signed(reader),
        signed_on=_day(reader, "signed_on"),
        related_party=reader.text("related_party"),
        sheet=reader.reading.table.sheet.name,
        row=reader.row.number,
        note=reader.note(),
    )


def _amount(reader: RowReader) -> tuple[Decimal | None, str]:
    for field in ("commitment_amount", "price"):
        column = reader.column(field)
        if column is None or nothing(reader.row.text(column.index)):
            continue
        money = reader.reading.money(reader.row, column)
        if isinstance(money, Refusal):
            reader.reading.findings.left_out(money, reader.row, column)
            continue
        currency = reader.reading.currency(reader.row, column, money)
        if isinstance(currency, Refusal):
            reader.reading.findings.left_out(currency, reader.row, column)
            continue
        return money.amount, currency
    return None, ""


def _chip(reader: RowReader) -> str:
    words = [text for field in ("chip", "description") if (text := reader.text(field))]
    match = reader.match(words) if words else None
    return match.chip if match and match.certain else ""


def _signed(reader: RowReader) -> bool:
    text = reader.text("signed").casefold()
    column = reader.column("signed")
    if nothing(text) or _NO.fullmatch(text):
        return False
    if not _YES.fullmatch(text) and column:
        reader.reading.findings.left_out(Refusal(key="signed-not-understood"), reader.row, column)
        return False
    return True


def _day(reader: RowReader, field: str) -> date | None:
    day = reader.day(field)
    return day or None


def read_program(reader: RowReader, supplier: str) -> Program | None:
    """Read the program that a row's offer belongs to."""
    name = reader.text("program", 100)
    if nothing(name):
        return None
    cost, currency = None, ""
    column = reader.column("one_time_cost")
    money = reader.reading.side_money(reader.row, "one_time_cost")
    if isinstance(money, Refusal) and column:
        reader.refuse(money, column)
    elif money is not None and not isinstance(money, Refusal) and column:
        settled = reader.reading.currency(reader.row, column, money)
        if isinstance(settled, Refusal):
            reader.refuse(settled, column)
        else:
            cost, currency = money.amount, settled
    return Program(
        id=f"{slug(supplier)}:{slug(name)}",
        name=name,
        currency=currency,
        one_time_cost=cost,
        earliest=reader.day("earliest"),
    )


def slug(text: str, length: int = 60) -> str:
    """Fold a name to letters, digits and hyphens, the same in every import."""
    return "-".join(re.findall(r"[^\W_]+", text.casefold()))[:length].strip("-") or "item"
