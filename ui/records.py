"""A table of records that is edited in place, one undo step an edit."""

import csv
import io
from collections.abc import Callable, Hashable, Sequence
from typing import Any, Final, Generic, TypeAlias, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from procure.errors import InputError
from procure.words import sentence
from ui.columns import Column, RowTitle
from ui.document import Document
from ui.edits import Inputs
from ui.lazy_rows import LazyRows
from ui.problems_at import ProblemsAt

Row = TypeVar("Row")
Index: TypeAlias = QModelIndex | QPersistentModelIndex

NO_PARENT: Final = QModelIndex()
# What a cell says of itself beyond its text, for the delegate that paints it.
SEVERITY: Final = Qt.ItemDataRole.UserRole + 1  # "stop", "warn" or ""
ASSUMED: Final = Qt.ItemDataRole.UserRole + 2  # bool
MUTED: Final = Qt.ItemDataRole.UserRole + 3  # bool
PICTURE: Final = Qt.ItemDataRole.UserRole + 4  # (kind, value) or None

_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_FORMULA_STARTS: Final = ("=", "+", "-", "@")


Cell = tuple[Row, Column[Row], str]


class RecordTable(QAbstractTableModel, Generic[Row]):
    """A table model over frozen records; every change goes through the document.

    `rows` is asked for the records whenever the document changes; `key` tells which of
    them is the same row as before. An entry that cannot be taken leaves everything as it
    was and is answered by `refused` with the sentence that says why.
    """

    refused = Signal(int, int, str)

    def __init__(
        self,
        document: Document,
        columns: Callable[[], Sequence[Column[Row]]],
        rows: Callable[[], Sequence[Row]],
        *,
        key: Callable[[Row], Hashable],
        title: RowTitle[Row] | None = None,
        follows: bool = True,
        parent: QObject | None = None,
    ) -> None:
        """Show what `rows` gives, one column each of `columns`.

        A table that does not follow the document is refreshed by its owner.
        """
        super().__init__(parent)
        self.document = document
        self._columns = columns
        self._rows = rows
        self._key = key
        self.title = title
        self.columns: tuple[Column[Row], ...] = ()
        self.rows: Sequence[Row] = ()
        self._problems = ProblemsAt()
        self._filter = ""
        self._sorted: tuple[int, Qt.SortOrder] | None = None
        if follows:
            document.changed.connect(self.refresh)
            document.scenario_changed.connect(self.refresh)
        self.refresh()

    # What is shown

    def refresh(self) -> None:
        """Take over what the document now holds; rows that stayed keep their selection."""
        self._problems = self.document.problems_at()
        columns = tuple(self._columns())
        rows = self._rows()
        if self._filter or self._sorted or not isinstance(rows, LazyRows):
            rows = self._ordered(self._filtered(tuple(rows), columns), columns)
        same_columns = [one.title for one in columns] == [one.title for one in self.columns]
        if same_columns and self._are_same(rows):
            self.columns, self.rows = columns, rows
            if rows and columns:
                last = self.index(len(rows) - 1, len(columns) - 1)
                self.dataChanged.emit(self.index(0, 0), last)
                self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(rows) - 1)
            return
        self.beginResetModel()
        self.columns, self.rows = columns, rows
        self.endResetModel()

    def _are_same(self, rows: Sequence[Row]) -> bool:
        if isinstance(rows, LazyRows) and isinstance(self.rows, LazyRows):
            return rows.has_keys_of(self.rows)
        return [self._key(row) for row in rows] == [self._key(row) for row in self.rows]

    def set_filter(self, text: str) -> None:
        """Show only the rows in which a text occurs."""
        self._filter = text.strip().casefold()
        self.refresh()

    def _filtered(self, rows: tuple[Row, ...], columns: Sequence[Column[Row]]) -> tuple[Row, ...]:
        if not self._filter:
            return rows
        words = [column for column in columns if not column.entry.numeric and not column.picture]
        return tuple(
            row
            for row in rows
            if (self.title and self._filter in self.title.get(row).casefold())
            or any(self._filter in one.entry_at(row).show(one.get(row)).casefold() for one in words)
        )

    def _ordered(self, rows: tuple[Row, ...], columns: Sequence[Column[Row]]) -> tuple[Row, ...]:
        if self._sorted is None or self._sorted[0] >= len(columns):
            return rows
        column = columns[self._sorted[0]]
        ranked = [(column.entry_at(row).rank(column.get(row)), row) for row in rows]
        known = [pair for pair in ranked if pair[0] is not None and pair[0] != ""]
        known.sort(key=_rank, reverse=self._sorted[1] == Qt.SortOrder.DescendingOrder)
        unknown = [pair for pair in ranked if pair[0] is None or pair[0] == ""]
        return tuple(row for _, row in (*known, *unknown))

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the rows by a column, what is unknown last; a negative column is file order."""
        self._sorted = None if column < 0 else (column, order)
        self.refresh()

    def row_of(self, key: Hashable) -> int:
        """Give the number of the row with a key, or -1."""
        if isinstance(self.rows, LazyRows):
            return self.rows.place_of(key)
        return next((at for at, row in enumerate(self.rows) if self._key(row) == key), -1)

    def key_at(self, row: int) -> Hashable | None:
        """Give the key of a row, or None where there is no such row."""
        return self._key(self.rows[row]) if 0 <= row < len(self.rows) else None

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if not index.isValid():
            return flags
        column, row = self.columns[index.column()], self.rows[index.row()]
        if column.fixed or column.locked(row):
            return flags
        if _is_switch(column):
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        return flags | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        answer = _ANSWERS.get(role)
        if answer is None or not index.isValid():
            return None
        return answer(self, self.rows[index.row()], self.columns[index.column()])

    def severity(self, row: Row, column: Column[Row]) -> str:
        """Give how bad the worst problem of a cell is: "stop", "warn" or nothing."""
        return self._problems.severity(column.where(row))

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal:
            if not 0 <= section < len(self.columns):
                return None
            answer = _HEADINGS.get(role)
            return None if answer is None else answer(self.columns[section])
        if self.title is None or not 0 <= section < len(self.rows):
            return None
        row = self.rows[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.title.get(row)
        if role == SEVERITY:
            return self._problems.severity_within(self.title.where(row))
        if role == Qt.ItemDataRole.ToolTipRole:
            said = self._problems.sentences_within(self.title.where(row))
            parts = (self.title.get(row), self.title.hint(row), *said)
            return "\n".join(part for part in parts if part)
        return None

    def tip(self, row: Row, column: Column[Row]) -> str:
        """Give what the pointer over a cell tells: problems first, then what is behind it."""
        sentences = self._problems.sentences(column.where(row))
        shown = "" if _is_switch(column) else column.entry_at(row).show(column.get(row))
        hint = column.hint(row) or ("" if column.entry.numeric or column.picture else shown)
        assumed = "An assumption: no source is named." if column.assumed(row) else ""
        return "\n".join(part for part in (*sentences, hint, assumed, column.locked(row)) if part)

    def name_of(self, row: Row) -> str:
        """Give what a row is called; nothing where rows have no title."""
        if self.title is None:
            return ""
        return self.title.get(row) if self.title.name is None else self.title.name(row)

    def told(self, row: Row, column: Column[Row]) -> str:
        """Give a cell as a sentence: whose it is, what it says, and what is behind it."""
        shown = _said(row, column)
        unit = f" {column.unit}" if shown and column.unit else ""
        name = f"{self.name_of(row)} – {column.heading}" if self.title else column.heading
        head = f"{name}: {shown or column.entry_at(row).empty or 'empty'}{unit}."
        tip = self.tip(row, column)
        return head if tip in ("", shown) else f"{head}\n{tip}"

    # Edits

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row, column = self.rows[index.row()], self.columns[index.column()]
        at = (index.row(), index.column())
        if role == Qt.ItemDataRole.CheckStateRole:
            text = column.entry_at(row).show(Qt.CheckState(value) == Qt.CheckState.Checked)
        elif role == Qt.ItemDataRole.EditRole:
            text = str(value)
            if text == column.entry_at(row).write(column.get(row)):
                return True  # the editor was opened and closed: no edit
        else:
            return False
        return self.enter([(row, column, text)], self._change(row, column), at)

    def _change(self, row: Row, column: Column[Row]) -> str:
        what = column.what or column.heading.lower()
        return f"Change {what} of {self.name_of(row)}" if self.title else f"Change {what}"

    def enter(self, cells: Sequence[Cell[Row]], name: str, at: tuple[int, int]) -> bool:
        """Enter texts into cells as one undo step called `name`; all of them or none.

        Tells whether they were taken; if not, `refused` names the cell `at` and why.
        """
        inputs = Inputs(project=self.document.project, scenario=self.document.scenario)
        before = inputs
        try:
            for row, column, text in cells:
                inputs = _entered(inputs, row, column, text)
        except InputError as error:
            self.refused.emit(*at, str(error))
            return False
        if inputs != before:
            commit(self.document, name, inputs)
        return True

    def copied(self, rows: Sequence[int], columns: Sequence[int]) -> str:
        """Give a block of cells as tab-separated text that a spreadsheet takes."""
        stream = io.StringIO()
        writer = csv.writer(stream, dialect="excel-tab", lineterminator="\n")
        for row in rows:
            shown = (self.columns[column] for column in columns)
            writer.writerow([_harmless(one, self.rows[row]) for one in shown])
        return stream.getvalue()

    def paste(self, text: str, top: int, left: int, rows: int = 1, columns: int = 1) -> bool:
        """Enter a block of tab-separated text from a cell on, as one undo step.

        One value fills the `rows` by `columns` cells that are selected. A block that does
        not fit, or holds one value that cannot be taken, changes nothing.
        """
        # A tab alone is an empty cell; only the line end that closes the last row goes.
        ending = "\r\n" if text.endswith("\r\n") else "\n"
        block = list(csv.reader(io.StringIO(text.removesuffix(ending)), dialect="excel-tab"))
        block = [line or [""] for line in block]
        if not text.strip():
            self.refused.emit(top, left, sentence("paste-empty"))
            return False
        if len(block) == 1 and len(block[0]) == 1:
            block = [block[0] * columns for _ in range(rows)]
        wide = max(len(line) for line in block)
        if top + len(block) > len(self.rows) or left + wide > len(self.columns):
            size = {"rows": str(len(block)), "columns": str(wide)}
            self.refused.emit(top, left, sentence("paste-outside", size))
            return False
        inputs = Inputs(project=self.document.project, scenario=self.document.scenario)
        count = 0
        for down, line in enumerate(block):
            for across, value in enumerate(line):
                row, column = self.rows[top + down], self.columns[left + across]
                try:
                    inputs = _entered(inputs, row, column, _unharmed(value))
                except InputError as error:
                    place = {"row": str(down + 1), "column": str(across + 1)}
                    reason = sentence("paste-refused", {**place, "reason": str(error)})
                    self.refused.emit(top + down, left + across, reason)
                    return False
                count += 1
        commit(self.document, f"Paste {count} cells" if count > 1 else "Paste a cell", inputs)
        return True


def commit(document: Document, name: str, inputs: Inputs, merge: str = "") -> None:
    """Hand new inputs to the document as one undo step."""
    if inputs.project is document.project:
        document.edit_scenario(name, inputs.scenario, merge)
    else:
        document.edit(name, inputs.whole(), merge)


def inputs_of(document: Document) -> Inputs:
    """Give what the document shows, to be edited."""
    return Inputs(project=document.project, scenario=document.scenario)


def _entered(inputs: Inputs, row: Row, column: Column[Row], text: str) -> Inputs:
    if column.fixed:
        raise InputError("entry-fixed", heading=column.heading)
    if column.locked(row):
        raise InputError("entry-locked", reason=column.locked(row))
    value = column.entry_at(row).parse(text)
    if column.answer is not None:
        column.answer(row, value)
    return inputs if column.put is None else column.put(inputs, row, value)


def _said(row: Any, column: Column[Any]) -> str:
    """Write a cell's value; of a bar the text beside it, and of a line nothing."""
    value = column.get(row)
    if column.picture:
        return value[1] if column.picture == "bar" and value is not None else ""
    return column.entry_at(row).show(value)


def _is_switch(column: Column[Any]) -> bool:
    return {value for value, _ in column.entry.choices} == {True, False}


def _rank(pair: tuple[Any, Any]) -> Any:
    return pair[0]


def _harmless(column: Column[Row], row: Row) -> str:
    """Write a value so that a spreadsheet takes text for text, never for a formula."""
    text = "" if column.picture else column.entry_at(row).write(column.get(row))
    if not column.entry.numeric and text.startswith(_FORMULA_STARTS):
        return f"'{text}"
    return text


def _unharmed(text: str) -> str:
    return text[1:] if text.startswith("'") and text[1:].startswith(_FORMULA_STARTS) else text


def _shown(_table: RecordTable[Any], row: Any, column: Column[Any]) -> str:
    drawn = column.picture or _is_switch(column)
    return "" if drawn else column.entry_at(row).show(column.get(row))


def _ticked(_table: RecordTable[Any], row: Any, column: Column[Any]) -> Qt.CheckState | None:
    # Where there is nothing to switch, there is no box either.
    if not _is_switch(column) or column.locked(row):
        return None
    return Qt.CheckState.Checked if column.get(row) else Qt.CheckState.Unchecked


_HEADINGS: Final[dict[int, Callable[[Column[Any]], Any]]] = {
    Qt.ItemDataRole.DisplayRole: lambda column: column.title,
    Qt.ItemDataRole.TextAlignmentRole: lambda column: _RIGHT if column.entry.numeric else _LEFT,
    Qt.ItemDataRole.ToolTipRole: lambda column: column.about or None,
}

_ANSWERS: Final[dict[int, Callable[[RecordTable[Any], Any, Column[Any]], Any]]] = {
    Qt.ItemDataRole.DisplayRole: _shown,
    Qt.ItemDataRole.EditRole: lambda _, row, column: column.entry_at(row).write(column.get(row)),
    Qt.ItemDataRole.CheckStateRole: _ticked,
    Qt.ItemDataRole.TextAlignmentRole: lambda _, __, column: (
        _RIGHT if column.entry.numeric else _LEFT
    ),
    Qt.ItemDataRole.ToolTipRole: lambda table, row, column: table.tip(row, column),
    Qt.ItemDataRole.AccessibleTextRole: lambda table, row, column: table.told(row, column),
    SEVERITY: lambda table, row, column: table.severity(row, column),
    ASSUMED: lambda _, row, column: column.assumed(row),
    MUTED: lambda _, row, column: column.muted(row),
    PICTURE: lambda _, row, column: (column.picture, column.get(row)) if column.picture else None,
}
