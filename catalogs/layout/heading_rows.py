"""Which rows of a sheet hold headings: one, or up to three that are read as one.

Above the headings may stand groups ("Price (USD)" over "1-9" and "10+"), below them
subheadings or units ("weeks"). Rows are joined only where that tells more than the row of
headings alone, and never with a row that could be goods.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from catalogs.aliases import HOUR_WORDS, IDLE_WORDS, MONTH_WORDS
from catalogs.cells import digits_in, printable, tidy
from catalogs.currencies import currencies_of, currency_in
from catalogs.grid import Row, Sheet, Span, column_letter
from catalogs.headings import BREAK_FIELD, MOST_HEADING, Suggestion, fold, suggest, suggest_known
from catalogs.times import time_unit
from procure.record import record

PRICE_FIELDS: Final = (
    "price",
    "price_per_chip",
    "price_per_chip_hour",
    "price_per_unit_hour",
    "price_per_chip_month",
    "price_per_unit_month",
)
"""The fields of columns that give a price to make offers of, price breaks aside."""

NAMING: Final = ("chip", "description", "sku")
"""The fields of columns that say what a row is about."""

MOST_ROWS: Final = 3
"""The most rows of headings that are read as one."""

_GROUP_LENGTH: Final = 40
_DATE: Final = re.compile(r"(?:19|20)[0-9]{2}")
_RENT: Final = re.compile(
    r"\b(?:rent|leas|year|annual|miet|jahr|location|louer|alquil|noleggi|najem|wynaj|аренд)|租|年|レンタル",
    re.IGNORECASE,
)
_UNITS: Final = frozenset(
    "kw kilowatt w watt watts % pcs pc units ea stk stück stueck szt шт 千瓦 瓦 квт вт 台 个 件"
    "".split()
)


@record
class Headings:
    """The rows of a table's headings and what they say of each column.

    `parts` are a column's texts from top to bottom; `names` those joined as shown, made
    unique by the column's letter where needed.
    """

    rows: tuple[Row, ...]
    parts: tuple[tuple[str, ...], ...]
    names: tuple[str, ...]

    @property
    def first_row(self) -> int:
        """Give the number of the first row of headings."""
        return self.rows[0].number

    @property
    def last_row(self) -> int:
        """Give the number of the last row of headings."""
        return self.rows[-1].number

    def text(self, column: int) -> str:
        """Give a column's heading as it stands in the file, in one line."""
        return " ".join(self.parts[column])


def is_price(field: str) -> bool:
    """Tell whether a field gives a price that offers are made of."""
    return field in PRICE_FIELDS or bool(BREAK_FIELD.fullmatch(field))


def unique_names(texts: Iterable[str]) -> tuple[str, ...]:
    """Name every column: its heading, made unique by the column's letter where needed."""
    seen: set[str] = set()
    names = []
    for index, text in enumerate(texts):
        name = printable(text, MOST_HEADING)
        if not name or name in seen:
            name = f"{name} (column {column_letter(index)})".strip()
        seen.add(name)
        names.append(name)
    return tuple(names)


def join(rows: Sequence[Row], merged: Iterable[Span] = ()) -> Headings:
    """Read rows as the headings of one table, the lowest row nearest to its columns."""
    width = max((_used(row) for row in rows), default=0)
    spans = [span for span in merged if span.last_column > span.first_column]
    lower: list[list[str]] = [[] for _ in range(width)]
    leaves: list[str] = [""] * width
    for row in reversed(rows):
        own = [row.text(at) for at in range(width)]
        spread = _spread(row, own, leaves, spans)
        for at in range(width):
            text = own[at] or (spread[at] if lower[at] and _takes_group(leaves, at) else "")
            if own[at] and lower[at] and not _takes_group(leaves, at):
                continue
            if text and not (lower[at] and fold(lower[at][0]) == fold(text)):
                lower[at].insert(0, text)
        leaves = [" ".join(parts) for parts in lower]
    parts = tuple(tuple(each) for each in lower)
    return Headings(rows=tuple(rows), parts=parts, names=unique_names(leaves))


def _used(row: Row) -> int:
    # Text files end rows of a wide table early; only headed columns count as the table's,
    # but for columns without a heading between them.
    used = [at for at, text in enumerate(row.cells) if text and tidy(text)]
    return max(used, default=-1) + 1


def _spread(
    row: Row, own: Sequence[str], leaves: Sequence[str], spans: Sequence[Span]
) -> list[str]:
    """Give each column the text over it: of merged cells, or of the next at its left."""
    here = [span for span in spans if span.first_row <= row.number <= span.last_row]
    spread = [""] * len(own)
    if here:
        for span in here:
            for at in range(span.first_column, min(span.last_column + 1, len(own))):
                spread[at] = own[span.first_column]
        return spread
    current = ""
    for at, text in enumerate(own):
        if text:
            # A heading with nothing under it is its own column's, and no group.
            current = text if leaves[at] else ""
        elif not _takes_group(leaves, at):
            current = ""
        spread[at] = current
    return spread


def _takes_group(leaves: Sequence[str], at: int) -> bool:
    """Tell whether a group's words would say more of a column than its own heading does."""
    text = leaves[at]
    known = suggest_known(text) if text and not _is_unit(text) else None
    if known is None or is_price(known.field) or known.field == "list_price":
        return True
    return sum(fold(each) == fold(text) for each in leaves) > 1


def meaning(headings: Headings, column: int) -> Suggestion | None:
    """Say what a column's heading seems to mean, its group and units considered."""
    parts = headings.parts[column]
    if len(parts) < 2:  # noqa: PLR2004 - one row alone
        return suggest(parts[0]) if parts else None
    whole = " ".join(parts)
    known = suggest_known(whole)
    if known or all(_is_unit(part) for part in parts[1:]):
        return known
    own = suggest_known(parts[-1])
    if own is None or not (is_price(own.field) or own.field == "list_price"):
        return own
    # A price under words that are not understood: of a month, of used goods? It counts only
    # where it stands alone and nothing speaks of time.
    if any(_speaks_of_time(part) for part in parts[:-1]):
        return None
    leaves = [suggest_known(each[-1]) for each in headings.parts if each]
    prices = [leaf for leaf in leaves if leaf and is_price(leaf.field)]
    return own if len(prices) == 1 else None


def _speaks_of_time(text: str) -> bool:
    words = fold(text).split()
    return bool(_RENT.search(text)) or any(w in HOUR_WORDS or w in MONTH_WORDS for w in words)


def with_neighbours(sheet: Sheet, at: int, *, above: bool = True) -> Headings:
    """Join the headings at a place of the sheet's rows with the rows that belong to them."""
    rows = sheet.rows
    block = [rows[at]]
    below = at + 1
    while (
        not block[0].blank
        and len(block) < MOST_ROWS
        and below < len(rows)
        and _goes_below(block, rows[below], sheet)
    ):
        block.append(rows[below])
        below += 1
    over = at - 1
    while above and len(block) < MOST_ROWS and over >= 0 and _goes_above(rows[over], block, sheet):
        block.insert(0, rows[over])
        over -= 1
    return join(block, sheet.merged)


def _filled(row: Row) -> list[int]:
    return [at for at, text in enumerate(row.cells) if text]


def _goes_above(row: Row, block: Sequence[Row], sheet: Sheet) -> bool:
    """Tell whether a row holds groups over the headings below it."""
    head = block[0]
    filled = _filled(row)
    if row.number != head.number - 1 or not filled or row.numbers or row.hidden:
        return False
    texts = [row.cells[at] for at in filled]
    if any(len(text) > _GROUP_LENGTH or ":" in text or _DATE.search(text) for text in texts):
        return False
    alone, joined = join(block, sheet.merged), join([row, *block], sheet.merged)
    own = [*alone.parts, *[()] * (len(joined.parts) - len(alone.parts))]
    headed = [at for at, parts in enumerate(alone.parts) if parts]
    spans = [
        span
        for span in sheet.merged
        if span.first_row <= row.number <= span.last_row and span.last_column > span.first_column
    ]
    # A lone text is a title unless it stands over some of the headings and no others.
    if len(filled) == 1 and (not filled[0] if not spans else _covers(spans, headed)):
        return False
    changed = [at for at, parts in enumerate(joined.parts) if parts != own[at]]
    if changed and any(map(_speaks_of_time, texts)):
        return True
    groups = [at for at in changed if at + 1 in changed and own[at] and own[at + 1]]
    if not groups and (len(own) > len(alone.parts) or any(own[at] for at in changed)):
        return False
    return bool(changed) and _tells_more(joined, alone)


def _covers(spans: Sequence[Span], headed: Sequence[int]) -> bool:
    return any(span.first_column <= headed[0] and headed[-1] <= span.last_column for span in spans)


def _tells_more(joined: Headings, alone: Headings) -> bool:
    after, before = _told(joined), _told(alone)
    return after[0] >= before[0] and any(a > b for a, b in zip(after, before, strict=True))


def _told(headings: Headings) -> tuple[int, int, int, int]:
    known = {found.field for at in range(len(headings.parts)) if (found := meaning(headings, at))}
    texts = [headings.text(at) for at in range(len(headings.parts)) if headings.parts[at]]
    currencies = sum(bool(currency_in(text)[1]) for text in texts)
    return len(known), currencies, len({fold(text) for text in texts}), len(texts)


def _goes_below(block: Sequence[Row], row: Row, sheet: Sheet) -> bool:
    """Tell whether a row holds subheadings or units of the headings above it, and no goods."""
    head = block[-1]
    filled = _filled(row)
    if row.number != head.number + 1 or not filled or row.hidden:
        return False
    above = join(block, sheet.merged)
    if not (_under_merged(head, filled[-1], sheet.merged) or _under_last(filled, above)):
        return False
    named = [
        at
        for at in range(len(above.parts))
        if (known := meaning(above, at)) and known.field in NAMING
    ]
    texts = {at: text for at in filled if (text := row.cells[at].strip(" -–—"))}
    if not named or any(at in texts for at in named):
        return False
    if all(map(_is_unit, texts.values())):
        return bool(texts) and _under_headings(texts, above)
    joined = join([*block, row], sheet.merged)
    if row.numbers:
        return _bare_quantities(row, filled, joined)
    return all(_is_subheading(at, text, above, joined) for at, text in texts.items())


def _under_merged(head: Row, column: int, merged: Iterable[Span]) -> bool:
    return any(
        span.first_row <= head.number <= span.last_row
        and span.first_column <= column <= span.last_column
        for span in merged
    )


def _under_last(filled: Sequence[int], above: Headings) -> bool:
    """Tell whether what stands beyond the headings goes on from under the last, a price's."""
    last = len(above.parts) - 1
    if filled[-1] <= last:
        return True
    known = meaning(above, last)
    return bool(known and is_price(known.field)) and set(range(last, filled[-1] + 1)) <= set(filled)


def _under_headings(texts: Iterable[int], above: Headings) -> bool:
    return all(at < len(above.parts) and above.parts[at] for at in texts)


def _is_subheading(at: int, text: str, above: Headings, joined: Headings) -> bool:
    if _is_unit(text):
        return True
    over = above.parts[at] if at < len(above.parts) else ()
    known = suggest_known(above.text(at)) if over else None
    group = not over or (known is not None and is_price(known.field))
    return group and bool(meaning(joined, at))


def _bare_quantities(row: Row, filled: Sequence[int], joined: Headings) -> bool:
    """Tell whether stored numbers are quantities under the heading of a price: 1, 10, 100."""
    numbers = [row.cells[at] for at in filled]
    if len(numbers) < 2 or not all(text.isdigit() for text in numbers):  # noqa: PLR2004
        return False
    counts = [int(text) for text in numbers]
    breaks = [(found := meaning(joined, at)) and is_price(found.field) for at in filled]
    return counts[0] == 1 and counts == sorted(set(counts)) and all(breaks)


def _is_unit(text: str) -> bool:
    """Tell whether a text is a unit and nothing more: "(USD)", "weeks", "kW"."""
    words = fold(text).split() or [tidy(text).strip("()[] ")]
    # "W" is watts, and "in" in Polish.
    units = [word for word in words if word not in IDLE_WORDS or _is_unit_word(word)]
    return bool(units) and not digits_in(text) and all(map(_is_unit_word, units))


def _is_unit_word(word: str) -> bool:
    return bool(currencies_of(word) or time_unit(word) or word in _UNITS)
