"""Columns that nobody heads clearly, but whose cells change what the prices mean."""

import re
from collections.abc import Collection, Sequence
from typing import Final

from catalogs.aliases import LIST_WORDS, UNIT_WORDS
from catalogs.cells import nothing, tidy
from catalogs.grid import Row
from catalogs.row_remarks import is_discount, says_tax
from catalogs.suggestions import Suggestion, fold

_SAMPLE: Final = 2_000
_QUANTITIES: Final = frozenset(
    "qty|quantity|qty pcs|order qty|quoted qty|menge|anzahl|stückzahl|quantité|qté|cantidad|cant"
    "|quantità|qtà|ilość|кол во|количество|数量|個数|数量 台|数量 个|数量 pcs".split("|")
)
_TAXES: Final = frozenset(
    "vat|gst|tax|sales tax|vat included|tax included|incl vat|vat status|tax status|mwst|ust"
    "|mehrwertsteuer|inkl mwst|tva|tva incluse|iva|iva incluido|iva inclusa|vat wliczony|ндс"
    "|税|含税|是否含税|税费|消費税|税区分".split("|")
)
_OF_ONE: Final = re.compile(
    r"单价|単価|單價|einzel|stück|unit|jedn|за шт|за ед|unidad|каждо|/\s?(?:pc|ea|st|шт|个|台|张)"
)
_OF_ALL: Final = re.compile(
    r"total|gesamt|summe|amount|extended|ext\.? price|montant|importe|importo|wartość"
    r"|сумма|стоимость"
    r"|金额|金額|总价|總價|合计|合計|小计|小計"
)
_STEPS: Final = re.compile(
    r"[1-9][0-9]*\s?\+|[≥>]=?\s?[1-9][0-9]*|[1-9][0-9]*\s?[-–~]\s?[1-9][0-9]*"
)


def is_quantity(heading: str) -> bool:
    """Tell whether a heading only says that numbers count units: "Qty", "数量"."""
    return fold(heading) in _QUANTITIES


def by_cells(
    headings: Sequence[str],
    fields: Sequence[str],
    free: Collection[int],
    at: Sequence[int],
    rows: Sequence[Row],
) -> dict[int, Suggestion]:
    """Say what columns give whose cells change the meaning of the prices.

    `headings`, `fields` and their columns in the sheet (`at`) belong together, `free` are
    the columns to judge. A quantity beside a price that does not say that it is of one unit
    could be what the price is for, or where it begins; "included" under "VAT" is no rate.
    """
    found: dict[int, Suggestion] = {}
    for index in free:
        heading = headings[index]
        named = fold(heading)
        listed = is_discount(heading) and _list_price(headings, fields)
        if named not in _QUANTITIES and named not in _TAXES and not listed:
            continue
        texts = [text for row in rows[:_SAMPLE] if not nothing(text := row.text(at[index]))]
        said = (("known", named),)
        if named in _TAXES:
            if any(says_tax(heading, text) is not None for text in texts):
                found[index] = Suggestion(field="note", reason="heading-known", values=said)
        elif listed:
            found[index] = Suggestion(field="note", reason="heading-known", values=said)
        elif texts and all(_STEPS.fullmatch(tidy(text)) for text in texts):
            if "break_quantity" not in fields:
                found[index] = Suggestion(
                    field="break_quantity", reason="heading-known", values=said
                )
        elif "priced_units" not in fields and (
            _price_of_any(headings, fields) or _repeats(fields, at, at[index], rows)
        ):
            found[index] = Suggestion(field="priced_units", reason="heading-known", values=said)
    return found


def _list_price(headings: Sequence[str], fields: Sequence[str]) -> bool:
    """Tell whether the only price is a list price, from which a discount comes off."""
    key = "price" if "price" in fields else "list_price"
    if key not in fields or "price_per_chip" in fields:
        return False
    words = fold(headings[fields.index(key)]).split()
    return any(word in LIST_WORDS or word.startswith("listen") for word in words)


def _price_of_any(headings: Sequence[str], fields: Sequence[str]) -> bool:
    """Tell whether nothing says that the price is of one unit and not of the quantity."""
    if "price" not in fields:
        return False
    price = headings[fields.index("price")].casefold()
    of_one = _OF_ONE.search(price) or not UNIT_WORDS.isdisjoint(fold(price).split())
    return not of_one and not any(
        _OF_ALL.search(heading.casefold())
        for heading, field in zip(headings, fields, strict=True)
        if field != "price"
    )


def _repeats(fields: Sequence[str], at: Sequence[int], own: int, rows: Sequence[Row]) -> bool:
    """Tell whether one product stands there with several quantities, as price breaks do."""
    if "break_quantity" in fields:
        return False
    name = next(
        (at[fields.index(key)] for key in ("sku", "description", "chip") if key in fields), None
    )
    if name is None:
        return False
    first: dict[str, str] = {}
    for row in rows[:_SAMPLE]:
        product, quantity = row.text(name), row.text(own)
        if product and quantity and first.setdefault(product, quantity) != quantity:
            return True
    return False
