"""Entries into cells of a table: all of them are taken together, or none."""

from collections.abc import Sequence
from typing import Any, TypeVar

from procure.errors import InputError
from ui.edits import Inputs
from ui.tables.columns import Column

Row = TypeVar("Row")
Cell = tuple[Row, Column[Row], str]


class NotTakenError(Exception):
    """The entry at a place of several cannot be taken, for a reason."""

    def __init__(self, at: int, reason: InputError) -> None:
        """Keep the place, from 0 on, and the reason."""
        super().__init__(at)
        self.at = at
        self.reason = reason


def entered(inputs: Inputs, cells: Sequence[Cell[Row]]) -> Inputs:
    """Give inputs with texts entered into cells; raise NotTakenError for the first that fails."""
    values = []
    together: dict[Column[Row], list[tuple[Row, Any]]] = {}
    for at, (row, column, text) in enumerate(cells):
        try:
            values.append(_parsed(row, column, text))
        except InputError as error:
            raise NotTakenError(at, error) from error
    for at, ((row, column, text), value) in enumerate(zip(cells, values, strict=True)):
        if column.answer is not None:
            column.answer(row, value)
        if text == column.entry_at(row).write(column.get(row)):
            continue  # what is there already: a limit that holds by default stays one
        if column.put_all is not None and len(cells) > 1:
            together.setdefault(column, []).append((row, value))
        elif column.put is not None:
            try:
                inputs = column.put(inputs, row, value)
            except InputError as error:
                raise NotTakenError(at, error) from error
    for column, pairs in together.items():
        if column.put_all is not None:
            inputs = column.put_all(inputs, pairs)
    return inputs


def _parsed(row: Row, column: Column[Row], text: str) -> Any:
    if column.fixed:
        raise InputError("entry-fixed", heading=column.heading)
    if column.locked(row):
        raise InputError("entry-locked", reason=column.locked(row))
    return column.entry_at(row).parse(text)
