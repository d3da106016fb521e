"""A table of records that is edited in place, one undo step an edit."""

from collections import deque
from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
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
from ui.document import Document
from ui.edits import Inputs
from ui.help.field_help import tip_of
from ui.problems_at import ProblemsAt
from ui.tables import blocks, cell_facts
from ui.tables.columns import Column, RowTitle
from ui.tables.entries import Cell, NotTakenError, entered
from ui.tables.growth import Growth
from ui.tables.html import Copied
from ui.tables.lazy_rows import LazyRows
from ui.tables.numbers import spelled
from ui.tables.order import Order
from ui.tables.slices import LONG, Slices

Row = TypeVar("Row")
Index: TypeAlias = QModelIndex | QPersistentModelIndex

NO_PARENT: Final = QModelIndex()
# What a cell says of itself beyond its text, for the delegate that paints it.
SEVERITY: Final = Qt.ItemDataRole.UserRole + 1  # "stop", "warn" or ""
ASSUMED: Final = Qt.ItemDataRole.UserRole + 2  # bool
MUTED: Final = Qt.ItemDataRole.UserRole + 3  # bool
PICTURE: Final = Qt.ItemDataRole.UserRole + 4  # (kind, value) or None


class RecordTable(QAbstractTableModel, Generic[Row]):
    """A table model over frozen records; every change goes through the document.

    `rows` is asked for the records whenever the document changes; `key` tells which of
    them is the same row as before. An entry that cannot be taken leaves everything as it
    was and is answered by `refused` with the sentence that says why.
    """

    refused = Signal(int, int, str)
    arranged = Signal()
    """A long table shows the rows asked for last, in the order asked for."""

    def __init__(
        self,
        document: Document,
        columns: Callable[[], Sequence[Column[Row]]],
        rows: Callable[[], Sequence[Row]],
        *,
        key: Callable[[Row], Hashable],
        title: RowTitle[Row] | None = None,
        follows: bool = True,
        keys_are_places: bool = False,
        parent: QObject | None = None,
    ) -> None:
        """Show what `rows` gives, one column each of `columns`.

        A table that does not follow the document is refreshed by its owner. Where
        `keys_are_places`, another record may come to stand under a row's key.
        """
        super().__init__(parent)
        self.document = document
        self._columns = columns
        self._rows = rows
        self.key = key
        self.keys_are_places = keys_are_places
        self.title = title
        self.growth: Growth[Row] | None = None
        """How lines that are pasted below the last row become rows; none: they are refused."""
        self.columns: tuple[Column[Row], ...] = ()
        self.rows: Sequence[Row] = ()
        self._problems = ProblemsAt()
        self.order: Order[Row] = Order()
        self._base: Sequence[Row] = ()
        self._places: Sequence[int] | None = None
        self._slices = Slices(self)
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
        base = rows if isinstance(rows, LazyRows) else tuple(rows)
        stayed = self._have_same_keys(base, self._base)
        self._base = base
        self._slices.stop()
        places = self._places
        if self.order.plain:
            self._show(columns, base, None, stayed=stayed)
        elif not self._is_long():
            found: list[int] = []
            deque(self.order.places(base, columns, self.title, found), maxlen=0)
            self._show(columns, _arranged(base, found), found, stayed=stayed)
        else:
            # Until its order is found anew, a long table shows the one it had, if it has one.
            kept = places if stayed else None
            self._show(
                columns, base if kept is None else _arranged(base, kept), kept, stayed=stayed
            )
            self._arrange()

    def _is_long(self) -> bool:
        return isinstance(self._base, LazyRows) and len(self._base) > LONG

    def _arrange(self) -> None:
        """Find in slices which rows are shown, and in which order."""
        found: list[int] = []

        def show() -> None:
            self._show(self.columns, _arranged(self._base, found), found, stayed=True)
            self.arranged.emit()

        self._slices.run(self.order.places(self._base, self.columns, self.title, found), show)

    @property
    def arranging(self) -> bool:
        """Whether a long table is being sorted or filtered."""
        return self._slices.busy

    def count_all(self) -> int:
        """Count the rows, also those that are filtered out."""
        return len(self._base)

    def _show(
        self,
        columns: tuple[Column[Row], ...],
        rows: Sequence[Row],
        places: Sequence[int] | None,
        *,
        stayed: bool,
    ) -> None:
        """Show rows; `stayed` tells that those at the same places are the same ones."""
        same_columns = [one.title for one in columns] == [one.title for one in self.columns]
        same_rows = stayed and places == self._places
        self._places = places
        if same_columns and same_rows:
            self.columns, self.rows = columns, rows
            if rows and columns:
                last = self.index(len(rows) - 1, len(columns) - 1)
                self.dataChanged.emit(self.index(0, 0), last)
                self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(rows) - 1)
            return
        self.beginResetModel()
        self.columns, self.rows = columns, rows
        self.endResetModel()

    def _have_same_keys(self, rows: Sequence[Row], others: Sequence[Row]) -> bool:
        if isinstance(rows, LazyRows) and isinstance(others, LazyRows):
            return rows.has_keys_of(others)
        return len(rows) == len(others) and all(
            self.key(row) == self.key(other) for row, other in zip(rows, others, strict=True)
        )

    def arrange(self, order: Order[Row]) -> None:
        """Show the rows in another order, or other ones of them."""
        if order == self.order:
            return
        self.order = order
        if self._is_long() and not order.plain:
            self._arrange()
        else:
            self.refresh()

    def set_filter(self, text: str) -> None:
        """Show only the rows in which a text occurs."""
        self.arrange(replace(self.order, text=text.strip().casefold()))

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the rows by a column, what is unknown last; a negative column is file order."""
        by = self.columns[column].heading if 0 <= column < len(self.columns) else None
        descending = order == Qt.SortOrder.DescendingOrder
        self.arrange(replace(self.order, by=by, descending=descending))

    def row_of(self, key: Hashable) -> int:
        """Give the number of the row with a key, or -1."""
        if isinstance(self.rows, LazyRows):
            return self.rows.place_of(key)
        return next((at for at, row in enumerate(self.rows) if self.key(row) == key), -1)

    def key_at(self, row: int) -> Hashable | None:
        """Give the key of a row, or None where there is no such row."""
        return self.key(self.rows[row]) if 0 <= row < len(self.rows) else None

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return super().flags(index)
        return cell_facts.flags(self.rows[index.row()], self.columns[index.column()])

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
        shown = "" if cell_facts.is_switch(column) else column.entry_at(row).show(column.get(row))
        hint = column.hint(row) or ("" if column.entry.numeric or column.picture else shown)
        assumed = "An assumption: no source is named." if column.assumed(row) else ""
        return "\n".join(part for part in (*sentences, hint, assumed, column.locked(row)) if part)

    def help_at(self, row: Row, column: Column[Row]) -> str:
        """Give what a cell's column is for, and what is behind this one."""
        return "\n".join(filter(None, (column.help, self.tip(row, column))))

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
        more = column.hint(row)
        if shown and more.startswith(f"{shown} "):
            # It says what the cell does, and of what: once is enough.
            head = f"{name}: {more.rstrip('.')}."
            tip = "\n".join(line for line in tip.split("\n") if line != more)
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
        before = inputs_of(self.document)
        try:
            inputs = entered(before, cells)
        except NotTakenError as error:
            self.refused.emit(*at, str(error.reason))
            return False
        if inputs != before:
            commit(self.document, name, inputs)
        return True

    def copied(self, rows: Sequence[int], columns: Sequence[int]) -> list[list[Copied]]:
        """Give a block of cells with their values."""
        return blocks.copied(
            [self.columns[column] for column in columns], [self.rows[row] for row in rows]
        )

    def paste(self, text: str, top: int, left: int, rows: int = 1, columns: int = 1) -> bool:
        """Enter a block of tab-separated text from a cell on, as paste_block does."""
        across = range(left, len(self.columns))
        return self.paste_block(blocks.of_text(text), top, across, (rows, columns))

    def paste_block(
        self,
        block: blocks.Block,
        top: int,
        across: Sequence[int],
        selected: tuple[int, int] = (1, 1),
        mark: str = "",
    ) -> bool:
        """Enter a block of cells from a row on, into the columns `across`, as one undo step.

        It fills the selected rows and columns where they are a whole number of blocks high
        and wide; where the table can grow, lines below its last row become rows. A block that
        does not fit, or holds one value that cannot be taken, changes nothing. `mark` is the
        decimal mark of its numbers, where a person chose it.
        """
        left, here = across[0], min(top, len(self.rows) - 1)
        if not block:
            self.refused.emit(here, left, sentence("paste-empty"))
            return False
        block = blocks.laid_out(block, *selected)
        high, wide = len(block), len(block[0])
        kept = min(high, len(self.rows) - top)
        if wide > len(across) or (kept < high and self.growth is None):
            size = {"rows": str(high), "columns": str(wide)}
            self.refused.emit(here, left, sentence("paste-outside", size))
            return False
        before = inputs_of(self.document)
        try:
            inputs = self._pasted(before, block, range(top, top + kept), across[:wide], mark)
        except InputError as error:
            self.refused.emit(here, left, sentence("paste-not", {"reason": str(error)}))
            return False
        except NotTakenError as error:
            down, right = divmod(error.at, wide)
            place = {"row": str(down + 1), "column": str(right + 1)}
            reason = sentence("paste-refused", {**place, "reason": str(error.reason)})
            self.refused.emit(min(top + down, len(self.rows) - 1), across[right], reason)
            return False
        if inputs != before:
            cells = high * wide
            name = f"Paste {cells} cells" if cells > 1 else "Paste a cell"
            new = high - kept
            more = f", {new} new {'row' if new == 1 else 'rows'}" if new else ""
            commit(self.document, name + more, inputs)
        return True

    def _pasted(
        self,
        inputs: Inputs,
        block: blocks.Block,
        into: Sequence[int],
        across: Sequence[int],
        mark: str,
    ) -> Inputs:
        """Give inputs with a block entered into rows; those of its lines that have none grow."""
        columns = [self.columns[at] for at in across]
        rows = [self.rows[at] for at in into]
        if self.growth is not None and len(block) > len(rows):
            try:
                inputs, new = self.growth.grown(inputs, columns, block[len(rows) :], mark)
            except NotTakenError as error:
                raise NotTakenError(error.at + len(rows) * len(columns), error.reason) from error
            rows += new
        currency = self.document.project.currency
        targets = [[blocks.target_of(column, row, currency) for column in columns] for row in rows]
        texts = spelled(block, targets, mark)
        places, cells = [], []
        for down, (row, line) in enumerate(zip(rows, texts, strict=True)):
            for right, (column, text) in enumerate(zip(columns, line, strict=True)):
                if not self._says(row, column, text, new=down >= len(into)):
                    places.append(down * len(columns) + right)
                    cells.append((row, column, text))
        try:
            return entered(inputs, cells)
        except NotTakenError as error:
            raise NotTakenError(places[error.at], error.reason) from error

    def _says(self, row: Row, column: Column[Row], text: str, *, new: bool) -> bool:
        """Tell whether a pasted cell says what holds already, and is not to be entered.

        Of a new row what is empty stays as it is, and so does what it was made of; a row that is
        there may have its name before it. What nobody enters may be as in the row copied.
        """
        if new and not text.strip():
            return True
        if not column.fixed or self.growth is None:
            return False
        if self.growth.makes(column):
            return new or text.strip().casefold() == self.name_of(row).casefold()
        return new and text == column.entry_at(row).write(column.get(row))


def commit(document: Document, name: str, inputs: Inputs, merge: str = "") -> None:
    """Hand new inputs to the document as one undo step."""
    if inputs.project is document.project:
        document.edit_scenario(name, inputs.scenario, merge)
    else:
        document.edit(name, inputs.whole(), merge)


def inputs_of(document: Document) -> Inputs:
    """Give what the document shows, to be edited."""
    return Inputs(project=document.project, scenario=document.scenario)


def _said(row: Any, column: Column[Any]) -> str:
    """Write a cell's value; of a bar the text beside it, and of a line nothing."""
    value = column.get(row)
    if column.picture:
        return value[1] if column.picture == "bar" and value is not None else ""
    return column.entry_at(row).show(value)


def _arranged(rows: Sequence[Row], places: Sequence[int]) -> Sequence[Row]:
    if isinstance(rows, LazyRows):
        return rows.arranged(places)
    return tuple(rows[at] for at in places)


_HEADINGS: Final[dict[int, Callable[[Column[Any]], Any]]] = {
    Qt.ItemDataRole.DisplayRole: lambda column: column.over,
    Qt.ItemDataRole.TextAlignmentRole: cell_facts.alignment,
    Qt.ItemDataRole.ToolTipRole: lambda column: tip_of(column.help) or None,
    Qt.ItemDataRole.WhatsThisRole: lambda column: column.help or None,
    Qt.ItemDataRole.AccessibleDescriptionRole: lambda column: column.help or None,
}

_ANSWERS: Final[dict[int, Callable[[RecordTable[Any], Any, Column[Any]], Any]]] = {
    Qt.ItemDataRole.DisplayRole: lambda _, row, column: cell_facts.shown(row, column),
    Qt.ItemDataRole.EditRole: lambda _, row, column: column.entry_at(row).write(column.get(row)),
    Qt.ItemDataRole.CheckStateRole: lambda _, row, column: cell_facts.ticked(row, column),
    Qt.ItemDataRole.TextAlignmentRole: lambda _, __, column: cell_facts.alignment(column),
    Qt.ItemDataRole.ToolTipRole: lambda table, row, column: table.tip(row, column),
    Qt.ItemDataRole.WhatsThisRole: lambda table, row, column: table.help_at(row, column),
    Qt.ItemDataRole.AccessibleTextRole: lambda table, row, column: table.told(row, column),
    Qt.ItemDataRole.AccessibleDescriptionRole: lambda _, __, column: column.help or None,
    SEVERITY: lambda table, row, column: table.severity(row, column),
    ASSUMED: lambda _, row, column: column.assumed(row),
    MUTED: lambda _, row, column: column.muted(row),
    PICTURE: lambda _, row, column: (column.picture, column.get(row)) if column.picture else None,
}
