"""Which row holds the headings of a table, and which fact each column gives."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import cache
from typing import Final

from catalogs.aliases import (
    CHIP_WORDS,
    FIELDS,
    HOUR_WORDS,
    IDLE_WORDS,
    IGNORED,
    LIST_WORDS,
    PRICE_WORDS,
    QUANTITY_WORDS,
    UNIT_WORDS,
)
from catalogs.cells import digits_in, printable, tidy
from catalogs.grid import Row, Sheet, column_letter
from catalogs.money import CURRENCY_WORDS, currencies_of, currency_in
from catalogs.times import time_unit
from procure.offers import ColumnMapping, Mapping
from procure.record import record

BREAK_FIELD: Final = re.compile(r"price_from_([1-9][0-9]{0,8})")
"""The field of a column that prices orders from a quantity on: price_from_10."""

PRICE_FIELDS: Final = ("price", "price_per_chip", "price_per_chip_hour", "price_per_unit_hour")

_LIKENESS: Final = 0.8
_HEADER_SEARCH: Final = 60
_HEADER_FIELDS: Final = 2
_LONG_HEADING: Final = 80
_KEYS: Final = frozenset(field.key for field in FIELDS)
_REPEATING: Final = frozenset(field.key for field in FIELDS if field.repeats)


@record
class Suggestion:
    """What a heading seems to mean.

    `reason` is the key of a sentence, with the words that decided in `values`; `score`
    is 1 for a known heading and less for one that only resembles a known one.
    """

    field: str
    reason: str
    values: tuple[tuple[str, str], ...] = ()
    score: float = 1.0


@record
class Column:
    """A column of the table: heading as shown and unique, and what it is taken to give.

    `field` is empty where the column is not read. `rival` names the column that took the
    same meaning before. `sign` and `currencies` are what the heading says of the currency.
    """

    index: int
    heading: str
    field: str = ""
    suggestion: Suggestion | None = None
    rival: str = ""
    sign: str = ""
    currencies: tuple[str, ...] = ()
    answered: bool = False

    @property
    def break_quantity(self) -> int | None:
        """Give the quantity from which a break column's price holds."""
        match = BREAK_FIELD.fullmatch(self.field)
        return int(match[1]) if match else None


@record
class Table:
    """Where a sheet's table stands and what its columns give."""

    sheet: Sheet
    header_row: int
    columns: tuple[Column, ...]
    layout: str

    def column(self, field: str) -> Column | None:
        """Give the column of a field; none where the field is empty or has no column."""
        return next((c for c in self.columns if field and c.field == field), None)

    @property
    def breaks(self) -> tuple[Column, ...]:
        """List the columns that price orders from a quantity on, smallest first."""
        found = [column for column in self.columns if column.break_quantity is not None]
        return tuple(sorted(found, key=lambda column: column.break_quantity or 0))

    @property
    def priced(self) -> bool:
        """Tell whether any column gives a price."""
        return bool(self.breaks) or any(self.column(field) for field in PRICE_FIELDS)


def known_field(key: str) -> bool:
    """Tell whether a mapping may name this field."""
    return not key or key == IGNORED or key in _KEYS or bool(BREAK_FIELD.fullmatch(key))


def fold(heading: str) -> str:
    """Fold case, punctuation, line breaks and underscores of a heading."""
    split = re.sub(r"(?<=[a-z])(?=[A-Z][a-z])", " ", tidy(heading))
    return " ".join(re.sub(r"[\W_]+", " ", split.casefold()).split())


@cache
def _chinese_words() -> tuple[str, ...]:
    sets = (CHIP_WORDS, HOUR_WORDS, UNIT_WORDS, PRICE_WORDS, LIST_WORDS, QUANTITY_WORDS, IDLE_WORDS)
    words = {word for each in sets for word in each if not word.isascii()}
    words |= {word for word in CURRENCY_WORDS if not word.isascii()}
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


def _split_chinese(word: str) -> list[str]:
    """Cut a run of Chinese into known words; one that cannot be cut whole stays as it is."""
    if not re.search(r"[\u4e00-\u9fff]", word):
        return [word]
    rest, parts = word, []
    while rest:
        latin = re.match(r"[a-z0-9]+", rest)
        part = latin[0] if latin else next((w for w in _chinese_words() if rest.startswith(w)), "")
        if not part:
            return [word]
        parts.append(part)
        rest = rest[len(part) :]
    return parts


@cache
def _aliases() -> dict[str, str]:
    return {fold(alias): field.key for field in FIELDS for alias in field.aliases}


def suggest(heading: str) -> Suggestion | None:
    """Say what a heading seems to mean; nothing where it resembles no known heading."""
    text = tidy(heading)
    if not text or len(text) > _LONG_HEADING:
        return None
    found = _price_break(text) or _alias(text) or _price(text)
    if found:
        return found
    name = _bare(fold(text))
    best, ratio = "", 0.0
    for alias in _aliases():
        matcher = SequenceMatcher(None, name, alias)
        if matcher.real_quick_ratio() > max(ratio, _LIKENESS - 0.01) and matcher.ratio() > ratio:
            best, ratio = alias, matcher.ratio()
    if ratio < _LIKENESS or len(name) < 4:  # noqa: PLR2004 - "vat" resembles much
        return None
    return Suggestion(
        field=_aliases()[best], reason="heading-like", values=(("known", best),), score=ratio
    )


def _bare(folded: str) -> str:
    # Currency words tell the currency, not the meaning.
    kept = [word for word in folded.split() if word == "all" or not currencies_of(word)]
    return " ".join(kept) or folded


_UNIT_FIELDS: Final = {
    ("lead_time", "weeks"): "lead_weeks",
    ("lead_time", "days"): "lead_days",
    ("lead_time", "months"): "lead_months",
    ("power", "kw"): "power_kw",
    ("power", "w"): "power_w",
}


def _alias(text: str) -> Suggestion | None:
    aliases = _aliases()
    name = _bare(fold(text))
    if name in aliases:
        return Suggestion(field=aliases[name], reason="heading-known", values=(("known", name),))
    words = name.split()
    units = {unit for word in words if (unit := _unit(word))}
    if len(units) > 1:
        return None
    rest = [word for word in words if not _unit(word)]
    for kept in (rest, [word for word in rest if word not in IDLE_WORDS]):
        base = aliases.get(" ".join(kept))
        if base is None:
            continue
        unit = next(iter(units), "")
        field = _UNIT_FIELDS.get((base, unit), base)
        # A unit that the field does not know would change the figure: "MOQ (months)".
        if (
            unit
            and field == base
            and (base, unit)
            not in {
                ("term_months", "months"),
                ("lead_p90", "weeks"),
                ("lead_p90", "days"),
                ("lead_p90", "months"),
            }
        ):
            return None
        return Suggestion(field=field, reason="heading-known", values=(("known", " ".join(kept)),))
    return None


def _unit(word: str) -> str:
    if word in {"kw", "kilowatt", "千瓦"}:
        return "kw"
    if word in {"w", "watt", "watts", "瓦"}:
        # "w" is also short for weeks, but no supplier heads a column "Lead time (W)" so.
        return "w"
    return time_unit(word) or ""


def heading_time_unit(heading: str) -> str:
    """Give the unit of time that a heading names: weeks, days, months or nothing."""
    found = {unit for word in fold(heading).split() if (unit := time_unit(word))}
    return found.pop() if len(found) == 1 else ""


def _price(text: str) -> Suggestion | None:
    # The letters of "US$" would stand alone once the sign is folded away.
    bare = re.sub(r"\b[a-z]{1,2}\$", " ", text, flags=re.IGNORECASE)
    words = [part for word in fold(bare).split() for part in _split_chinese(word)]
    kinds: set[str] = set()
    for word in words:
        kind = _price_word(word)
        if not kind:
            return None
        kinds.add(kind)
    if not _price_like(text, kinds):
        return None
    if "hour" in kinds:
        field = "price_per_unit_hour" if "chip" not in kinds else "price_per_chip_hour"
    elif "chip" in kinds:
        field = "price_per_chip"
    else:
        field = "list_price" if "list" in kinds else "price"
    # "USD" alone is a weaker sign of a price than "Price".
    score = 1.0 if kinds & {"price", "list"} else 0.9
    return Suggestion(
        field=field, reason="heading-price", values=(("known", " ".join(words)),), score=score
    )


def _price_like(text: str, kinds: set[str]) -> bool:
    if kinds & {"price", "list"}:
        return True
    has_currency = "currency" in kinds or bool(currency_in(text)[1])
    return has_currency and (kinds <= {"currency"} or bool(kinds & {"chip", "unit", "hour"}))


def _price_word(word: str) -> str:
    for kind, words in (
        ("hour", HOUR_WORDS),
        ("chip", CHIP_WORDS),
        ("unit", UNIT_WORDS),
        ("price", PRICE_WORDS),
        ("list", LIST_WORDS),
        ("idle", IDLE_WORDS),
    ):
        if word in words:
            return kind
    return "currency" if currencies_of(word) else ""


_QUANTITY: Final = re.compile(
    r"(?P<sign>≥|>=|>|ab |from |at )?\s?(?P<from>[0-9][0-9,.]*)"
    r"(?:\s?(?:-|–|—|~|to|bis|至|到)\s?(?P<to>[0-9][0-9,.]*))?"
    r"\s?(?P<up>\+|以上|起|and up|and more|or more)?"
)


def _price_break(text: str) -> Suggestion | None:
    folded = text.casefold()
    if not digits_in(folded):
        return None
    priced = False
    kept: list[str] = []
    found = re.findall(r"[0-9][0-9.,]*|[^\W\d_]+|[≥>=+–—~-]+", folded)
    for part in (part for word in found for part in _split_chinese(word)):
        if part in PRICE_WORDS:
            priced = True
        elif not (
            part in UNIT_WORDS
            or (part in IDLE_WORDS and part != "ab")
            or currencies_of(part)
            or (part in QUANTITY_WORDS and part not in {"from", "ab", "at", "起", "以上"})
        ):
            kept.append(part)
    match = _QUANTITY.fullmatch(" ".join(kept).replace(" +", "+").strip())
    if not match:
        return None
    first = re.sub(r"[.,](?=[0-9]{3}\b)", "", match["from"])
    ranged = match["sign"] or match["to"] or match["up"] or priced
    if not first.isdigit() or int(first) == 0 or not ranged:
        return None
    quantity = int(first) + (1 if match["sign"] == ">" else 0)
    return Suggestion(
        field=f"price_from_{quantity}",
        reason="heading-break",
        values=(("quantity", str(quantity)),),
    )


def headings_of(row: Row, width: int) -> tuple[str, ...]:
    """Name every column: its heading, made unique by the column's letter where needed."""
    seen: set[str] = set()
    names = []
    for index in range(width):
        name = printable(row.text(index), _LONG_HEADING)
        if not name or name in seen:
            name = f"{name} (column {column_letter(index)})".strip()
        seen.add(name)
        names.append(name)
    return tuple(names)


def layout_digest(headings: Iterable[str]) -> str:
    """Give a digest by which the next file with the same headings is known."""
    return hashlib.sha256("\x1f".join(fold(heading) for heading in headings).encode()).hexdigest()


def _width(header: Row) -> int:
    used = [index for index, text in enumerate(header.cells) if tidy(text)]
    # Text files end rows of a wide table early; only headed columns count as the table's,
    # but for columns without a heading between them.
    return max(used, default=-1) + 1


def header_row(sheet: Sheet, mapping: Mapping | None = None) -> Row | None:
    """Find the row that holds the headings; nothing where no row looks like one."""
    if mapping and mapping.layout:
        for row in sheet.rows[:_HEADER_SEARCH]:
            if layout_digest(headings_of(row, _width(row))) == mapping.layout:
                return row
    if mapping and mapping.header_row:
        return next((row for row in sheet.rows if row.number == mapping.header_row), None)
    answers = {fold(column.heading) for column in mapping.columns} if mapping else set()
    best, most = None, 0.0
    for row in sheet.rows[:_HEADER_SEARCH]:
        score = _header_score(row, answers)
        if score > most:
            best, most = row, score
    return best if best is not None else _first_text_row(sheet)


def _header_score(row: Row, answers: set[str]) -> float:
    fields: dict[str, float] = {}
    for index, text in enumerate(row.cells):
        if not text or row.stored_number(index):
            continue
        found = suggest(text)
        if fold(text) in answers:
            fields[f"answer {fold(text)}"] = 1.0
        elif found:
            fields[found.field] = max(found.score, fields.get(found.field, 0.0))
    if len(fields) < _HEADER_FIELDS:
        return 0.0
    return sum(fields.values())


def _first_text_row(sheet: Sheet) -> Row | None:
    # For the message that names the headings found: the first row with several texts.
    for row in sheet.rows[:_HEADER_SEARCH]:
        texts = [text for text in row.cells if tidy(text)]
        if len(texts) > 1 and not any(text[:1].isdigit() for text in texts):
            return row
    return next((row for row in sheet.rows if not row.blank), None)


def read_table(sheet: Sheet, mapping: Mapping | None = None) -> Table | None:
    """Find the table of a sheet and say what each of its columns gives.

    A mapping's answers come first; every other column gets the best suggestion, and no
    two columns the same meaning. Hidden columns are read only where a person said so.
    """
    header = header_row(sheet, mapping)
    if header is None:
        return None
    headings = headings_of(header, _width(header))
    answers = {fold(column.heading): column.field for column in mapping.columns} if mapping else {}
    suggestions = [suggest(header.text(index)) for index in range(len(headings))]
    suggestions = _bare_breaks(header, suggestions)
    columns = []
    for index, heading in enumerate(headings):
        sign, currencies = currency_in(re.sub(r"\bkr\b", " ", heading))
        answered = fold(heading) in answers
        columns.append(
            Column(
                index=index,
                heading=heading,
                field=answers.get(fold(heading), ""),
                suggestion=suggestions[index],
                sign=sign,
                currencies=currencies,
                answered=answered,
            )
        )
    return Table(
        sheet=sheet,
        header_row=header.number,
        columns=_settled(columns, sheet.hidden_columns),
        layout=layout_digest(headings),
    )


def _bare_breaks(header: Row, suggestions: Sequence[Suggestion | None]) -> list[Suggestion | None]:
    """Read headings 1, 10, 100 as price breaks: from 1 on, rising, two at least."""
    found = list(suggestions)
    bare = [
        (index, int(text))
        for index, text in enumerate(header.cells[: len(found)])
        if re.fullmatch(r"[1-9][0-9]{0,5}", text)
    ]
    quantities = [quantity for _, quantity in bare]
    if len(bare) > 1 and quantities[0] == 1 and quantities == sorted(set(quantities)):
        for index, quantity in bare:
            found[index] = Suggestion(
                field=f"price_from_{quantity}",
                reason="heading-break",
                values=(("quantity", str(quantity)),),
            )
    return found


def _settled(columns: Sequence[Column], hidden: frozenset[int]) -> tuple[Column, ...]:
    taken = {column.field: column.heading for column in columns if column.answered and column.field}
    wanting = [
        column
        for column in columns
        if not column.answered and column.suggestion and column.index not in hidden
    ]
    chosen: dict[int, str] = {}
    rivals: dict[int, str] = {}
    # Known headings go before those that only resemble one; then from left to right.
    for column in sorted(wanting, key=lambda each: (-_score(each), each.index)):
        field = column.suggestion.field if column.suggestion else ""
        if field == "list_price" and "price" not in taken and not _has_price(wanting):
            field = "price"
        if field in taken and field not in _REPEATING:
            rivals[column.index] = taken[field]
            continue
        taken[field] = column.heading
        chosen[column.index] = field
    return tuple(
        Column(
            index=column.index,
            heading=column.heading,
            field=chosen.get(column.index, column.field),
            suggestion=column.suggestion,
            rival=rivals.get(column.index, ""),
            sign=column.sign,
            currencies=column.currencies,
            answered=column.answered,
        )
        for column in columns
    )


def _score(column: Column) -> float:
    return column.suggestion.score if column.suggestion else 0.0


def _has_price(columns: Iterable[Column]) -> bool:
    return any(
        column.suggestion
        and (
            column.suggestion.field in PRICE_FIELDS
            or BREAK_FIELD.fullmatch(column.suggestion.field)
        )
        for column in columns
    )


def mapped(columns: Iterable[Column]) -> tuple[ColumnMapping, ...]:
    """Write down what each column was taken for, so that the next file is read the same."""
    return tuple(ColumnMapping(heading=column.heading, field=column.field) for column in columns)
