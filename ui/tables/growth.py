"""Rows that a pasted block adds to a table: below its last one, or all of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from procure.errors import InputError
from ui.edits import Inputs
from ui.tables.blocks import Block
from ui.tables.columns import Column
from ui.tables.entries import NotTakenError
from ui.tables.numbers import Target, spelled

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth(Generic[Row]):
    """How a table gets a new row.

    A row is made of the cells under some `headings`: `add` is given the inputs and their values,
    and gives the new inputs with the row; it raises InputError for what is no new row. Where
    such a column takes no entries (a name stands before the rows, say), its cells are texts.
    """

    headings: tuple[str, ...]
    add: Callable[..., tuple[Inputs, Row]]

    def grown(
        self, inputs: Inputs, columns: Sequence[Column[Row]], block: Block, mark: str
    ) -> tuple[Inputs, list[Row]]:
        """Add a row for each line of a block, whose cells are meant for `columns`.

        Raises NotTakenError with the cell, counted through the block, for the first line that
        makes no row, InputError where no line can. `mark` is the decimal mark, where it is known.
        """
        shown = [column.heading for column in columns]
        if missing := [heading for heading in self.headings if heading not in shown]:
            raise InputError("paste-row-without", heading=missing[0])
        places = [shown.index(heading) for heading in self.headings]
        # What else the line holds is entered into the row once that is there.
        line = [
            Target(kind=column.entry.copies_as if at in places else "text")
            for at, column in enumerate(columns)
        ]
        rows = []
        for down, texts in enumerate(spelled(block, [line] * len(block), mark)):
            first = down * len(columns)
            values = []
            for at in places:
                try:
                    values.append(_value(columns[at], texts[at]))
                except InputError as error:
                    raise NotTakenError(first + at, error) from error
            try:
                inputs, row = self.add(inputs, *values)
            except InputError as error:
                raise NotTakenError(first + places[0], error) from error
            rows.append(row)
        return inputs, rows

    def makes(self, column: Column[Row]) -> bool:
        """Tell whether a column's cells make a row and cannot be entered into it again."""
        return column.fixed and column.heading in self.headings


def _value(column: Column[Row], text: str) -> Any:
    if not text.strip():
        raise InputError("paste-row-empty", heading=column.heading)
    return text.strip() if column.fixed else column.entry.parse(text)
