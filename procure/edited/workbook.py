"""What stands in an edited workbook: its inputs as they are now, and what else was changed."""

from decimal import Decimal
from typing import Literal

from procure.cell_record import CellRecord, InputPlace
from procure.record import record

Trouble = Literal["", "text", "error", "no-value", "gone", "day"]
"""Why an input has no number: a text, an error, a formula without its value, no such cell,
or a number shown as a day."""
EditKind = Literal[
    "changed",
    "formula",
    "emptied",
    "filled",
    "input-formula",
    "rows-added",
    "rows-gone",
    "columns-moved",
    "sorted",
    "sheet-renamed",
    "sheet-added",
    "sheet-gone",
    "not-compared",
]


@record
class CellNow:
    """An input as it stands in the edited workbook; `cell` is where it stands now.

    An empty cell has no `value`. Where it holds no number, `trouble` says why and `text` is
    what stands there.
    """

    place: InputPlace
    cell: str
    value: Decimal | None = None
    trouble: Trouble = ""
    text: str = ""


@record
class UnknownEdit:
    """A change outside the inputs, which has no effect on the project.

    `cell` is empty for what happened to a sheet as a whole; `text` is what stands there now,
    or the other name of a sheet; `count` says how many rows or cells it is about.
    """

    kind: EditKind
    sheet: str
    cell: str = ""
    text: str = ""
    count: int = 1


@record
class EditedWorkbook:
    """An edited workbook, as it was read: what it remembers, and how it differs from that."""

    file: str
    record: CellRecord
    inputs: tuple[CellNow, ...]
    unknown: tuple[UnknownEdit, ...] = ()

    @property
    def edited(self) -> tuple[CellNow, ...]:
        """List the inputs that are not what was written."""
        return tuple(one for one in self.inputs if one.trouble or not is_same(one))


def is_same(one: CellNow) -> bool:
    """Tell whether an input holds what was written."""
    written = one.place.value
    if written is None or one.value is None:
        return written is one.value
    return as_held(written) == as_held(one.value)


def as_held(number: Decimal) -> Decimal:
    """Give a number as a cell of a workbook holds it: to fifteen digits."""
    return Decimal(format(float(number), ".15g"))
