"""What can be answered about a price list as a whole, and what the file itself shows of it."""

from collections.abc import Iterable
from typing import Any, Final

from procure.offers import Catalog, Issue
from procure.words import sentence
from ui.formats import day
from ui.price_import.reading import FileReading

Choices = tuple[tuple[Any, str], ...]

MARKS: Final[Choices] = (
    (None, "as the file shows"),
    (".", "point: 1,234.5"),
    (",", "comma: 1.234,5"),
)
KINDS: Final[Choices] = ((None, "as the file says"), ("purchase", "to buy"), ("rent", "to rent"))
PRICES: Final[Choices] = (
    (None, "as the file says"),
    ("unit", "a unit"),
    ("chip", "a chip"),
    ("chip_hour", "a chip-hour"),
    ("unit_hour", "a unit-hour"),
    ("chip_month", "a chip and month"),
    ("unit_month", "a unit and month"),
)
BREAKS: Final[Choices] = (
    (None, "as the file says"),
    ("all_units", "the whole order"),
    ("incremental", "further units only"),
)
DELIMITERS: Final[Choices] = (
    (",", "comma"),
    (";", "semicolon"),
    ("\t", "tab"),
    ("|", "vertical bar"),
)
NO_LIST: Final = "by itself"
"""The choice that no earlier list is followed."""

_ASKED_BY: Final = {
    "supplier": "supplier",
    "currency": "currency",
    "decimal-mark": "mark",
    "number-other-mark": "mark",
    "kind": "kind",
    "price-per": "price_per",
    "price-basis": "price_per",
    "tax": "tax",
    "price-with-tax": "tax",
    "prices-with-tax": "tax",
    "break-kind": "break_kind",
    "price-list-encoding": "encoding",
    "price-list-sheet": "sheet",
}
_BASIS_OF: Final = {
    "price": "a unit",
    "price_per_chip": "a chip",
    "price_per_chip_hour": "a chip-hour",
    "price_per_unit_hour": "a unit-hour",
    "price_per_chip_month": "a chip and month",
    "price_per_unit_month": "a unit and month",
}
_SAMPLE: Final = 40


def asked(reading: FileReading) -> dict[str, str]:
    """Give the fields whose answer would settle an issue, each with the first such issue."""
    issues: Iterable[Issue] = reading.catalog.issues if reading.catalog else ()
    found: dict[str, str] = {}
    for issue in issues:
        field = _field_of(issue.key) if issue.severity == "confirm" else ""
        if field and field not in found:
            row = f"Row {issue.row:,}: " if issue.row else ""
            found[field] = row + sentence(issue.key, issue.values)
    if reading.refusal is not None and (field := _field_of(reading.refusal.key)):
        found[field] = str(reading.refusal)
    return found


def _field_of(key: str) -> str:
    return next((field for start, field in _ASKED_BY.items() if key.startswith(start)), "")


def detected(reading: FileReading) -> dict[str, str]:
    """Say what the file itself shows of the fields that nobody answered."""
    catalog = reading.catalog
    found: dict[str, str] = {}
    # A longer list says the same of its first offers: this is asked after every answer.
    offers = catalog.offers[:1000] if catalog else ()
    kinds = {offer.kind for offer in offers}
    if kinds:
        found["kind"] = " and ".join(name for kind, name in KINDS if kind in kinds)
    bases = {_BASIS_OF[one.field] for one in reading.columns if one.field in _BASIS_OF}
    if len(bases) == 1:
        found["price_per"] = bases.pop()
    breaks = {offer.break_kind for offer in offers if offer.break_kind}
    if breaks:
        found["break_kind"] = " and ".join(name for kind, name in BREAKS if kind in breaks)
    return found


def with_detected(choices: Choices, said: str) -> Choices:
    """Add what the file shows to the choice that leaves it to the file."""
    (value, name), *others = choices
    return ((value, f"{said} ({name})" if said else name), *others)


def encoding_choices(reading: FileReading) -> Choices:
    """List the encodings in which the file makes text, the likeliest first."""
    found: list[tuple[Any, str]] = []
    for choice in reading.encodings:
        sample = choice.sample.splitlines()[0][:_SAMPLE] if choice.sample else ""
        found.append((choice.encoding, f"{choice.name}: {sample}"))
    if not found:
        return ()
    if reading.encoding and all(value != reading.encoding for value, _ in found):
        return ((reading.encoding, reading.encoding.upper()), *found)
    return tuple(found) if reading.encoding else (("", "choose what reads right"), *found)


def delimiter_choices(reading: FileReading) -> Choices:
    """List what can part the cells of a text file; nothing for a workbook."""
    if reading.kind != "text" or not reading.columns:
        return ()
    if all(value != reading.delimiter for value, _ in DELIMITERS):
        return ((reading.delimiter, "as the file shows"), *DELIMITERS)
    return DELIMITERS


def list_choices(known: Iterable[Catalog]) -> Choices:
    """List the earlier lists whose answers a file can be read with."""
    found: list[tuple[Any, str]] = []
    for catalog in known:
        of = f" of {day(catalog.as_of)}" if catalog.as_of else ""
        found.append((catalog.supplier, f"like the list of {catalog.supplier}{of}"))
    return (("", NO_LIST), *found) if found else ()


def one_currency(catalog: Catalog | None) -> str:
    """Give the currency that all offers have."""
    found = {offer.currency for offer in catalog.offers[:1000]} if catalog else set()
    return found.pop() if len(found) == 1 else ""
