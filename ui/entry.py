"""What people type becomes values, or a sentence that says why not.

An entry is how one kind of value is shown in a cell, written in its editor and read
back. `parse(write(value)) == value` holds for each; an empty text is an unknown value.
"""

import re
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Final

from procure.errors import InputError
from procure.offers import Content, PriceBreak
from procure.units import MONTHS, plain
from ui.formats import number, price
from ui.tables.html import ValueKind

_SCALES: Final = {"": 0, "k": 3, "m": 6, "mn": 6, "b": 9, "bn": 9, "t": 12}
_SPACES: Final = re.compile(r"(?<=\d)[\s'’](?=\d{3}(?!\d))")
_NUMBER: Final = re.compile(
    r"([-+]?)(\d+|\d{1,3}(?:,\d{3})+)(\.\d+)?\s*(k|mn?|bn?|t)?", re.IGNORECASE
)
_COMMAS: Final = re.compile(r"[-+]?[\d.,]*,[\d.,]*\s*(k|mn?|bn?|t)?", re.IGNORECASE)
_LONGEST: Final = 40
_LAST_MONTH: Final = 12
_FIRST_YEAR: Final = 1900
_LAST_YEAR: Final = 2999


def read_number(text: str) -> Decimal:
    """Read a number as people write it: "1,200", "45M", "1.2bn", "-3"; raise InputError."""
    plainer = _SPACES.sub("", text.strip().replace("−", "-"))
    found = _NUMBER.fullmatch(plainer)
    if found is None or len(plainer) > _LONGEST:
        raise InputError("entry-comma" if _COMMAS.fullmatch(plainer) else "entry-number", text=text)
    sign, whole, decimals, scale = found.groups()
    digits = Decimal(f"{sign}{whole.replace(',', '')}{decimals or ''}")
    power = _SCALES[(scale or "").lower()]
    if not power:
        return digits
    scaled = digits.scaleb(power)
    return scaled.quantize(Decimal(1)) if scaled == scaled.to_integral_value() else scaled


class Entry:
    """How one kind of value is shown, typed and ordered. This one is a line of text."""

    numeric = False
    """Whether values stand at the right, in figures of one width."""
    choices: Sequence[tuple[object, str]] = ()
    """The values to choose from, each with its name; empty where one types freely."""
    copies_as: ValueKind = "text"
    """What a spreadsheet takes a value for when it is copied, or gives when it is pasted."""
    is_money = False
    """Whether a number is an amount of money."""
    sign = ""
    """What stands behind every number, such as "%", as a part of its unit."""
    parts = False
    """Whether a text that is too long is cut between its parts, so that no figure is cut."""
    empty: str = ""
    """What the editor shows while nothing is typed."""

    def show(self, value: Any) -> str:
        """Give the text in the cell."""
        return "" if value is None else str(value)

    def write(self, value: Any) -> str:
        """Give the text to edit or copy, which parse reads back."""
        return self.show(value)

    def parse(self, text: str) -> Any:
        """Give the value that a text means; raise InputError with the reason."""
        return text.strip()

    def rank(self, value: Any) -> Any:
        """Give what a value is sorted by; None is unknown and goes last."""
        return value.casefold() if isinstance(value, str) else value


class Required(Entry):
    """A text that cannot be empty."""

    def parse(self, text: str) -> Any:
        """Give the text; raise InputError when there is none."""
        if not text.strip():
            raise InputError("entry-empty")
        return text.strip()


class Number(Entry):
    """A decimal, unknown when empty; `least` and `most` are the bounds it must keep."""

    numeric = True
    copies_as: ValueKind = "number"
    empty = "unknown"

    def __init__(
        self,
        *,
        least: int | None = 0,
        most: int | None = None,
        when_empty: str = "",
        places: int | None = None,
    ) -> None:
        """Keep the bounds; `when_empty` is the sentence of a field that needs a value.

        `places` is the most decimals that are shown; all are kept, edited and copied.
        """
        self._least = least
        self._most = most
        self._when_empty = when_empty
        self._places = places
        if when_empty:
            self.empty = ""

    def show(self, value: Any) -> str:
        """Give the number with its thousands separated."""
        if value is None:
            return ""
        if self._places is not None and -value.as_tuple().exponent > self._places:
            value = round(value, self._places)
        return number(value)

    def write(self, value: Any) -> str:
        """Give the number's plain digits."""
        return "" if value is None else plain(value)

    def parse(self, text: str) -> Any:
        """Give the number, or None for an empty text."""
        if not text.strip():
            if self._when_empty:
                raise InputError(self._when_empty)
            return None
        return self._bounded(read_number(text), text)

    def _bounded(self, value: Decimal, text: str) -> Decimal:
        if self._least is not None and value < self._least:
            raise InputError("entry-least", text=text.strip(), least=self._least)
        if self._most is not None and value > self._most:
            raise InputError("entry-most", text=text.strip(), most=self._most)
        return value


class Whole(Number):
    """A whole number, as int."""

    def show(self, value: Any) -> str:
        """Give the number with its thousands separated."""
        return "" if value is None else f"{value:,}"

    def write(self, value: Any) -> str:
        """Give the number's plain digits."""
        return "" if value is None else str(value)

    def parse(self, text: str) -> Any:
        """Give the number, or None for an empty text."""
        value = super().parse(text)
        if value is None:
            return None
        if value != value.to_integral_value():
            raise InputError("entry-whole", text=text.strip())
        return int(value)


class Money(Number):
    """An amount of money or a price; cents are shown as cents, 129,900.50."""

    is_money = True

    def show(self, value: Any) -> str:
        """Give the amount with its thousands separated."""
        return "" if value is None else price(value)


class Percent(Number):
    """A fraction of 1 that people read and write in percent: 0.6 is "60 %"."""

    copies_as: ValueKind = "percent"
    sign = "%"

    def show(self, value: Any) -> str:
        """Give the percentage with its sign."""
        return "" if value is None else f"{self.write(value)}"

    def write(self, value: Any) -> str:
        """Give the percentage with its sign."""
        return "" if value is None else f"{number(value * 100)} %"

    def parse(self, text: str) -> Any:
        """Give the fraction; a bare number up to 1 could be either and is refused."""
        stripped = text.strip()
        if not stripped:
            return super().parse(text)
        percentage = read_number(stripped.removesuffix("%"))
        if not stripped.endswith("%") and 0 < abs(percentage) <= 1:
            whole = number(percentage * 100)
            raise InputError("entry-percent", text=stripped, whole=whole)
        self._bounded(percentage, text)
        exact = percentage.scaleb(-2)
        return exact.normalize() if exact != exact.to_integral_value() else Decimal(int(exact))


class Day(Entry):
    """A date, shown as "31 Mar 2024" and also read as 2024-03-31."""

    copies_as: ValueKind = "day"
    empty = "unknown"

    def show(self, value: Any) -> str:
        """Give the day, the month's name and the year."""
        return "" if value is None else f"{value.day} {MONTHS[value.month - 1]} {value.year}"

    def parse(self, text: str) -> Any:
        """Give the date, or None; days that could be months are refused."""
        stripped = text.strip()
        if not stripped:
            return None
        iso = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", stripped)
        if iso:
            return _date(text, "entry-day", *(int(part) for part in iso.groups()))
        words = re.fullmatch(r"(\d{1,2})[.\s-]+([A-Za-z]{3,9})[.,\s-]+(\d{4})", stripped)
        if words:
            day, name, year = words.groups()
        else:
            words = re.fullmatch(r"([A-Za-z]{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})", stripped)
            if words is None:
                raise InputError("entry-day", text=stripped)
            name, day, year = words.groups()
        return _date(text, "entry-day", int(year), _month(name, text, "entry-day"), int(day))


class Month(Entry):
    """The first day of a month, shown as "Mar 2024"; also reads 2024-03 and 2024 Q1."""

    def show(self, value: Any) -> str:
        """Give the month's name and the year; another day than the first is shown too."""
        if value is None:
            return ""
        return Day().show(value) if value.day != 1 else f"{MONTHS[value.month - 1]} {value.year}"

    def parse(self, text: str) -> Any:
        """Give the first day of the month, or the day if one is written."""
        stripped = text.strip()
        iso = re.fullmatch(r"(\d{4})-(\d{1,2})", stripped)
        if iso:
            return _date(text, "entry-month", int(iso[1]), int(iso[2]), 1)
        quarter = re.fullmatch(r"(\d{4})\s*Q([1-4])|Q([1-4])\s*(\d{4})", stripped, re.IGNORECASE)
        if quarter:
            year, number = quarter[1] or quarter[4], quarter[2] or quarter[3]
            return _date(text, "entry-month", int(year), int(number) * 3 - 2, 1)
        words = re.fullmatch(r"([A-Za-z]{3,9})\.?\s+(\d{4})", stripped)
        if words:
            month = _month(words[1], text, "entry-month")
            return _date(text, "entry-month", int(words[2]), month, 1)
        day = Day().parse(text) if re.search(r"\d\W+\w+\W+\d", stripped) else None
        if day is None:
            raise InputError("entry-month", text=stripped)
        return day


def _month(name: str, text: str, key: str) -> int:
    for at, month in enumerate(MONTHS, start=1):
        if name.lower().startswith(month.lower()):
            return at
    raise InputError(key, text=text.strip())


def _date(text: str, key: str, year: int, month: int, day: int) -> date:
    try:
        if _FIRST_YEAR <= year <= _LAST_YEAR:
            return date(year, month, day)
    except ValueError:
        pass
    raise InputError(key, text=text.strip())


class Choice(Entry):
    """One of a few values, each with a name; None may be among them, as unknown."""

    def __init__(self, *choices: tuple[object, str]) -> None:
        """Keep the values with their names."""
        self.choices = choices

    def show(self, value: Any) -> str:
        """Give the name of the value."""
        return next((name for known, name in self.choices if known == value), str(value or ""))

    def parse(self, text: str) -> Any:
        """Give the value of a name, in whatever case it is written."""
        wanted = text.strip().casefold()
        for value, name in self.choices:
            if name.casefold() == wanted:
                return value
        names = ", ".join(f"“{name}”" for _, name in self.choices if name)
        raise InputError("entry-choice", text=text.strip(), names=names)

    def rank(self, value: Any) -> Any:
        """Sort by name."""
        return self.show(value).casefold() or None


class Switch(Choice):
    """On or off, shown as a box to tick."""

    def __init__(self, on: str = "yes", off: str = "no") -> None:
        """Keep the words that stand for the two when copied."""
        super().__init__((True, on), (False, off))

    def rank(self, value: Any) -> Any:
        """Sort what is on first."""
        return not value


class Breaks(Entry):
    """Prices with the quantities they hold from: "30,000; from 10: 28,000"."""

    numeric = True
    parts = True
    empty = "unknown"

    def show(self, value: Any) -> str:
        """Give the first price, and each further one with its quantity."""
        return "; ".join(
            (f"from {one.quantity:,}: " if index or one.quantity != 1 else "")
            + price(one.unit_price)
            for index, one in enumerate(value)
        )

    def write(self, value: Any) -> str:
        """Give the same with plain digits."""
        return "; ".join(
            (f"from {one.quantity}: " if index or one.quantity != 1 else "") + plain(one.unit_price)
            for index, one in enumerate(value)
        )

    def parse(self, text: str) -> Any:
        """Give the price breaks; an empty text is a price nobody knows."""
        if not text.strip():
            return ()
        found: list[PriceBreak] = []
        for index, part in enumerate(text.split(";")):
            words = re.fullmatch(r"\s*(?:(?:from\s+)?([\d,]+)\s*[:+])?\s*(.+?)\s*", part)
            if words is None or (index and not words[1]):
                raise InputError("entry-breaks", text=text.strip())
            quantity = Whole(least=1).parse(words[1]) if words[1] else 1
            price = Number().parse(words[2])
            if found and quantity <= found[-1].quantity:
                raise InputError("entry-breaks-order", text=text.strip())
            found.append(PriceBreak(quantity=quantity, unit_price=price))
        return tuple(found)

    def rank(self, value: Any) -> Any:
        """Sort by the first price."""
        return value[0].unit_price if value else None


class Contents(Entry):
    """How many of which chip a unit holds: "8 × H100 SXM, 2 × Grace"."""

    empty = "unknown"

    def __init__(self, names: Callable[[], Sequence[tuple[str, str]]]) -> None:
        """Ask `names` for the chips that exist: their id with each name they go by."""
        self._names = names

    def show(self, value: Any) -> str:
        """Give each count with the chip's name."""
        shown: dict[str, str] = {}
        for chip, name in self._names():
            shown.setdefault(chip, name)
        return ", ".join(f"{one.count} × {shown.get(one.chip, one.chip)}" for one in value)

    def parse(self, text: str) -> Any:
        """Give the contents; every chip must be one that exists."""
        known = {name.casefold(): chip for chip, name in self._names()}
        known.update({chip.casefold(): chip for chip, _ in self._names()})
        found: list[Content] = []
        for part in filter(str.strip, text.split(",")):
            words = re.fullmatch(r"\s*(\d{1,6})\s*[×x*]\s*(.+?)\s*", part)
            chip = known.get((words[2] if words else part.strip()).casefold())
            if chip is None:
                raise InputError("entry-contents", text=text.strip())
            count = int(words[1]) if words else 1
            if not count:
                raise InputError("entry-contents", text=text.strip())
            found.append(Content(chip=chip, count=count))
        return tuple(found)

    def rank(self, value: Any) -> Any:
        """Sort by the text shown."""
        return self.show(value).casefold() or None


class Countries(Entry):
    """Country codes of two letters; empty is anywhere."""

    empty = "anywhere"

    def show(self, value: Any) -> str:
        """Give the codes in a row."""
        return ", ".join(value)

    def parse(self, text: str) -> Any:
        """Give the codes in capitals."""
        codes = tuple(code.upper() for code in re.split(r"[,;\s]+", text.strip()) if code)
        for code in codes:
            if not re.fullmatch(r"[A-Z]{2}", code):
                raise InputError("entry-country", text=code)
        return codes

    def rank(self, value: Any) -> Any:
        """Sort by the text shown."""
        return self.show(value) or None
