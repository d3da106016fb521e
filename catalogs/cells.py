"""Cell text becomes numbers and counts; what cannot be read says why."""

import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from functools import cache, lru_cache
from typing import Final, Literal

from catalogs.aliases import (
    CHIP_WORDS,
    QUANTITY_WORDS,
    STARTING_WORDS,
    UNIT_WORDS,
    UPWARDS_WORDS,
    words,
)
from procure.record import record

DecimalMark = Literal[".", ","]

SHOWN_LENGTH: Final = 200
"""How much of a supplier's text an issue keeps."""

NOTHING: Final = frozenset(
    [
        "",
        *"- -- --- – — ― _ . .. ... … / n/a na n.a n.a. n/v n.v. k.a k.a. none nil keine".split(),
        *"n.d n.d. s/d s.d. s/i b/d b.d b.d. brak н/д нет 无 無 不适用 なし 該当なし".split(),
        *"#n/a #na #null! ?".split(),
    ]
)
"""What people write where they have nothing to say."""

# No quantity or sum of money has more, and a project file could not hold it.
_MOST_DIGITS: Final = 30
_MARKS: Final[tuple[DecimalMark, DecimalMark]] = (".", ",")
_DIGITS: Final = re.compile(r"(?:(?<![0-9])[.,](?=[0-9]))?[0-9](?:[0-9.,'’ ]*[0-9])?")
_READERS: Final = {
    mark: re.compile(
        rf"(?:[0-9]*|[1-9][0-9]{{0,2}}(?:(?P<by>[{other} '’])[0-9]{{3}})(?:(?P=by)[0-9]{{3}})*)"
        rf"(?:{re.escape(mark)}[0-9]+)?"
    )
    for mark, other in ((".", ","), (",", "."))
}
_SEPARATORS: Final = {mark: str.maketrans("", "", f"{other} '’") for mark, other in (".,", ",.")}
_LEAST: Final = (
    "min, minimum, mind, mindestens, au moins, minimal, mín, mínimo, almeno, minimo, co najmniej, "
    "мин, минимум, не менее, 至少, 最少, 最低, 最小, rack, racks, 位, 块, 枚"
)


@record
class Refusal:
    """Why a cell could not be read: the key of a sentence and what fills it in.

    `confirm`: an answer of a person would settle it.
    """

    key: str
    values: tuple[tuple[str, str], ...] = ()
    confirm: bool = False


@record
class MarkEvidence:
    """Which decimal mark the numbers of a file prove, each with examples.

    `unclear` are numbers that mean different things by different marks ("25.000").
    """

    point: tuple[str, ...] = ()
    comma: tuple[str, ...] = ()
    unclear: tuple[str, ...] = ()

    @property
    def mark(self) -> DecimalMark | None:
        """Give the mark that the file proves; nothing where it proves none, or both."""
        if bool(self.point) == bool(self.comma):
            return None
        return "." if self.point else ","


def tidy(text: str) -> str:
    """Fold widths and spaces and drop control characters, invisible ones included."""
    if text.isascii() and text.isprintable():
        # Most cells have nothing to fold: that is seen far quicker than it is done.
        return " ".join(text.split()) if "  " in text or text != text.strip() else text
    folded = unicodedata.normalize("NFKC", text)
    if folded.isprintable():
        return " ".join(folded.split())
    kept = (
        " " if letter in "\t\n\r\v\f\u2028\u2029" else letter
        for letter in folded
        if letter in "\t\n\r\v\f\u2028\u2029" or unicodedata.category(letter)[0] != "C"
    )
    return " ".join("".join(kept).split())


def printable(text: str, length: int = SHOWN_LENGTH) -> str:
    """Give text that is safe to show: one line, no control characters, at most `length` long."""
    if not text.isprintable():
        text = "".join(letter if unicodedata.category(letter)[0] != "C" else " " for letter in text)
    kept = " ".join(text.split())
    return kept if len(kept) <= length else kept[: length - 1] + "…"


def nothing(text: str) -> bool:
    """Tell whether a cell says nothing: empty, or a sign for it such as "n/a"."""
    return tidy(text).casefold() in NOTHING


def digits_in(text: str) -> list[re.Match[str]]:
    """Find the numbers that stand in a text, with their separators."""
    return list(_DIGITS.finditer(text))


def readings(digits: str) -> dict[DecimalMark, Decimal]:
    """Give what digits with separators mean, by decimal mark; none where they make no number."""
    if digits.isdigit() and digits.isascii():
        return dict.fromkeys(_MARKS, Decimal(digits))
    return {
        mark: Decimal(digits.translate(_SEPARATORS[mark]).replace(mark, "."))
        for mark in _MARKS
        if _READERS[mark].fullmatch(digits)
    }


def read_digits(digits: str, mark: DecimalMark | None) -> Decimal | Refusal:
    """Read digits with separators; where the mark matters it must be known."""
    found = readings(digits) if len(digits) <= _MOST_DIGITS else {}
    if not found:
        return Refusal(key="number-not-understood", values=(("text", printable(digits)),))
    if mark is not None and mark not in found:
        return Refusal(
            key="number-other-mark", values=(("text", digits), ("mark", mark)), confirm=True
        )
    if mark is None and len(set(found.values())) > 1:
        return Refusal(
            key="decimal-mark-unknown",
            values=(
                ("text", digits),
                ("with_point", format(found["."], "f")),
                ("with_comma", format(found[","], "f")),
            ),
            confirm=True,
        )
    return found[mark] if mark is not None else next(iter(found.values()))


def has_odd_digits(text: str) -> bool:
    """Tell whether a text has raised, circled or fractional digits, which folding would merge."""
    return not text.isascii() and any(unicodedata.category(letter) == "No" for letter in text)


def read_number(text: str, mark: DecimalMark | None) -> Decimal | Refusal | None:
    """Read a cell that holds a bare number; an empty one gives nothing."""
    folded = tidy(text)
    if folded.casefold() in NOTHING:
        return None
    negative = folded.startswith(("-", "−")) or (folded.startswith("(") and folded.endswith(")"))
    if negative and digits_in(folded):
        return Refusal(key="number-negative", values=(("text", printable(text)),))
    if has_odd_digits(text) or not _DIGITS.fullmatch(folded):
        return Refusal(key="number-not-understood", values=(("text", printable(text)),))
    return read_digits(folded, mark)


@cache
def _count_words() -> re.Pattern[str]:
    sets = (UNIT_WORDS, CHIP_WORDS, STARTING_WORDS, UPWARDS_WORDS, QUANTITY_WORDS, words(_LEAST))
    found = {word for each in sets for word in each if any(map(str.isalpha, word))}
    longest = sorted(found, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(_whole_word, longest)))


def _whole_word(word: str) -> str:
    # Chinese and Japanese words stand together without a space.
    if re.search(r"[\u3040-\u9fff]", word):
        return re.escape(word)
    return rf"(?<![^\W\d_]){re.escape(word)}(?![^\W\d_])\.?"


# Lists repeat themselves: most counts of a column are a few different texts.
@lru_cache(maxsize=4096)
def read_count(text: str, mark: DecimalMark | None) -> int | Refusal | None:
    """Read a whole number of things, with or without a word for them ("10 units", "10+")."""
    if text.isdigit() and text.isascii() and len(text) <= _MOST_DIGITS:
        return int(text)
    whole = tidy(text).casefold()
    folded = _count_words().sub("", whole).strip(" .+≥>=:()/")
    more_than = whole.startswith(">") and not whole.startswith(">=")
    if more_than or has_odd_digits(text):
        return Refusal(key="number-not-understood", values=(("text", printable(text)),))
    number = read_number(folded if digits_in(folded) else text, mark)
    if isinstance(number, Refusal) and number.key == "number-not-understood":
        return Refusal(key=number.key, values=(("text", printable(text)),))
    if not isinstance(number, Decimal):
        return number
    if number != number.to_integral_value():
        return Refusal(key="count-not-whole", values=(("text", printable(text)),))
    return int(number)


def mark_evidence(texts: Iterable[str], examples: int = 3) -> MarkEvidence:
    """Gather from a file's number cells what they say about its decimal mark."""
    seen: dict[str, list[str]] = {".": [], ",": [], "": []}
    for text in texts:
        if text.isdigit():
            continue
        for match in digits_in(tidy(text)):
            digits = match.group()
            if digits.isdigit():
                continue
            found = readings(digits)
            side = next(iter(found)) if len(found) == 1 else ""
            if not found or (not side and len(set(found.values())) == 1):
                continue
            if len(seen[side]) < examples and digits not in seen[side]:
                seen[side].append(digits)
    return MarkEvidence(point=tuple(seen["."]), comma=tuple(seen[","]), unclear=tuple(seen[""]))
