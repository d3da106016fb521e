"""Cell text becomes numbers and counts; what cannot be read says why."""

import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from typing import Final, Literal

from procure.record import record

DecimalMark = Literal[".", ","]

SHOWN_LENGTH: Final = 200
"""How much of a supplier's text an issue keeps."""

NOTHING: Final = frozenset(
    ["", *"- -- – — n/a na n.a. n/v k.a. none nil keine / 无 不适用 #n/a #na #null! ?".split()]
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
_COUNT_WORDS: Final = re.compile(
    r"units?|pcs\.?|pieces?|ea\.?|each|nodes?|servers?|systems?|boards?|racks?|cards?|gpus?|chips?"
    r"|min\.?|minimum|from|ab|mind\.?|mindestens|stück|stk\.?|einheiten|起|个|台|套|片|件|张|卡"
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
        return " ".join(text.split())
    folded = unicodedata.normalize("NFKC", text)
    kept = (
        " " if letter in "\t\n\r\v\f\u2028\u2029" else letter
        for letter in folded
        if letter in "\t\n\r\v\f\u2028\u2029" or unicodedata.category(letter)[0] != "C"
    )
    return " ".join("".join(kept).split())


def printable(text: str, length: int = SHOWN_LENGTH) -> str:
    """Give text that is safe to show: one line, no control characters, at most `length` long."""
    if not (text.isascii() and text.isprintable()):
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


# Lists repeat themselves: most counts of a column are a few different texts.
@lru_cache(maxsize=4096)
def read_count(text: str, mark: DecimalMark | None) -> int | Refusal | None:
    """Read a whole number of things, with or without a word for them ("10 units", "10+")."""
    whole = tidy(text).casefold()
    folded = _COUNT_WORDS.sub("", whole).strip(" .+≥>=:")
    more_than = whole.startswith(">") and not whole.startswith(">=")
    if more_than or has_odd_digits(text):
        return Refusal(key="number-not-understood", values=(("text", printable(text)),))
    number = read_number(folded if digits_in(folded) else text, mark)
    if not isinstance(number, Decimal):
        return number
    if number != number.to_integral_value():
        return Refusal(key="count-not-whole", values=(("text", printable(text)),))
    return int(number)


def mark_evidence(texts: Iterable[str], examples: int = 3) -> MarkEvidence:
    """Gather from a file's number cells what they say about its decimal mark."""
    seen: dict[str, list[str]] = {".": [], ",": [], "": []}
    for text in texts:
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
