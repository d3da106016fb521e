"""What a table of records shows of a row, and how it is edited."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, Literal, TypeVar

from ui.edits import Inputs
from ui.entry import Entry
from ui.help.field_help import explained

Row = TypeVar("Row")
Where = tuple[str, ...]
Picture = Literal["", "line", "bar"]

TEXT: Final = Entry()
_LONG: Final = 20
"""So many letters of a heading are two lines."""


def halves(text: str) -> tuple[str, ...]:
    """Break a text at the space that makes its lines most alike in length, if it has one."""
    spaces = [at for at, letter in enumerate(text) if letter == " "]
    if not spaces:
        return (text,)
    middle = min(spaces, key=lambda at: max(at, len(text) - at - 1))
    return text[:middle], text[middle + 1 :]


def _no_text(_row: Any) -> str:
    return ""


def _never(_row: Any) -> bool:
    return False


def _nowhere(_row: Any) -> Where:
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Generic[Row]):
    """What a column shows of a row, and how an entry in it changes the inputs.

    `put` is given the present inputs, the row as it was shown (use what identifies it,
    nothing else: several entries may be made at once) and the new value; without it the
    column is read-only. `locked` names the reason why one cell cannot be changed.
    `where` is the field that problems name; `hint` says more of a cell's value;
    `assumed` marks a value without a source; `muted` one that does not count; `picture`
    draws the value instead of writing it; `keeps_end` says that of a text too long for
    its cell the middle is left out, not the end; `entry_of` is for columns whose rows hold
    values of different kinds; `answer` takes an entry that is no part of the inputs.
    `currency` is that of an amount, if not the project's; `put_all` enters many values of
    the column at once, where one by one would take long. `least` is how narrow a column may
    be made so that those after it are in sight. `about` says in a sentence what
    the column holds and what an empty cell means; `measured` is the unit of its numbers
    where it is not the one under the heading.
    """

    heading: str
    get: Callable[[Row], Any]
    entry: Entry = TEXT
    unit: str = ""
    put: Callable[[Inputs, Row, Any], Inputs] | None = None
    what: str = ""
    where: Callable[[Row], Where] = _nowhere
    hint: Callable[[Row], str] = _no_text
    locked: Callable[[Row], str] = _no_text
    assumed: Callable[[Row], bool] = _never
    muted: Callable[[Row], bool] = _never
    picture: Picture = ""
    keeps_end: bool = False
    width: int = 0
    least: int = 0
    about: str = ""
    measured: str = ""
    entry_of: Callable[[Row], Entry] | None = None
    answer: Callable[[Row, Any], None] | None = None
    currency: Callable[[Row], str] = _no_text
    put_all: Callable[[Inputs, Sequence[tuple[Row, Any]]], Inputs] | None = None

    @property
    def title(self) -> str:
        """The heading with the unit beneath."""
        return f"{self.heading}\n{self.unit}" if self.unit else self.heading

    @property
    def over(self) -> str:
        """The title as it stands over the column: a long heading without a unit on two lines."""
        if self.unit or len(self.heading) < _LONG:
            return self.title
        return "\n".join(halves(self.heading))

    @property
    def help(self) -> str:
        """What the column is for, with its unit."""
        unit = " ".join(filter(None, (self.entry.sign, self.unit)))
        return explained(self.about, (self.measured or unit) if self.entry.numeric else "")

    def entry_at(self, row: Row) -> Entry:
        """Give how the value of one row is shown and entered."""
        return self.entry if self.entry_of is None else self.entry_of(row)

    @property
    def fixed(self) -> bool:
        """Whether nothing can be entered."""
        return self.put is None and self.answer is None


@dataclass(frozen=True, slots=True, kw_only=True)
class RowTitle(Generic[Row]):
    """What stands before each row and stays in sight, with the heading above it.

    `where` is the beginning of the fields whose problems the row shows as a whole;
    `name` is what the row is called in sentences, if not as it is titled. `about` says
    in a sentence what a row of the table is.
    """

    heading: str
    get: Callable[[Row], str]
    name: Callable[[Row], str] | None = None
    where: Callable[[Row], Where] = _nowhere
    hint: Callable[[Row], str] = _no_text
    about: str = ""


def field_column(
    name: str,
    heading: str,
    entry: Entry = TEXT,
    *,
    edit: Callable[..., Inputs],
    where: Callable[[Any], Where] = _nowhere,
    **more: Any,
) -> Column[Any]:
    """Give the column of one field of a record.

    `edit` is given the inputs, the row and the field by its name; `where` is what the
    record's fields start with in problems.
    """

    def put(inputs: Inputs, row: Any, value: Any) -> Inputs:
        return edit(inputs, row, **{name: value})

    def place(row: Any) -> Where:
        start = where(row)
        return (*start, name) if start else ()

    return Column(
        heading=heading,
        get=lambda row: getattr(row, name),
        entry=entry,
        put=put,
        where=place,
        **more,
    )
