"""The menus of a table: of its cells, and of its headings."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from ui.table_keys import KEYS

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.table_view import RecordView


def cell_menu(view: "RecordView") -> QMenu:
    """Give what can be done with the selected cells."""
    menu = QMenu(view)
    edits = view.edits
    _add(menu, "Cu&t", edits.cut, "cut")
    _add(menu, "&Copy", edits.copy, "copy")
    _add(menu, "Copy with &headings", lambda: edits.copy(headed=True), "copy_headed")
    _add(menu, "&Paste", edits.paste, "paste")
    numbers = menu.addMenu("Paste &numbers like")
    _add(numbers, "1,234.5", lambda: edits.paste("."))
    _add(numbers, "1.234,5", lambda: edits.paste(","))
    _add(menu, "Cl&ear", view.clear_cells)
    menu.addSeparator()
    _add(menu, "Fill &down", edits.fill_down, "fill_down")
    own = [action for action in view.actions() if action.shortcut() == KEYS["fill_right"]]
    if own:
        menu.addActions(own)
    else:
        _add(menu, "Fill &right", edits.fill_right, "fill_right")
    _add(menu, "Fill in equal &steps", lambda: edits.fill_series("steps"))
    _add(menu, "Fill with equal &growth", lambda: edits.fill_series("growth"))
    menu.addSeparator()
    _add(menu, "&Find…", view.find_bar.open_bar, "find")
    here = view.currentIndex()
    if here.isValid():
        menu.addSeparator()
        add_column(menu, view, here.column())
        columns = menu.addMenu("C&olumns")
        add_columns(columns, view)
    return menu


def heading_menu(view: "RecordView", column: int) -> QMenu:
    """Give what can be done with a column, and with all of them."""
    menu = QMenu(view)
    if 0 <= column < len(view.table.columns):
        add_column(menu, view, column)
        menu.addSeparator()
    add_columns(menu, view)
    return menu


def add_column(menu: QMenu, view: "RecordView", column: int) -> None:
    """Add what sorts, filters and hides a column."""
    heading = view.table.columns[column].heading
    if view.isSortingEnabled():
        _add(menu, "Sort &up", partial(view.sort_by, heading))
        _add(menu, "Sort do&wn", partial(view.sort_by, heading, descending=True))
        if view.table.title is not None:
            names = view.table.title.heading
            _add(menu, f"Sort by {names}", partial(view.sort_by, ""))
        unsorted = _add(menu, "Not sorte&d", partial(view.sort_by, None))
        unsorted.setEnabled(view.table.order.by is not None)
    _add(menu, "F&ilter", view.filters.toggle, "filter")
    row = view.currentIndex().row()
    if 0 <= row < len(view.table.rows):
        one = view.table.columns[column]
        text = one.entry_at(view.table.rows[row]).write(one.get(view.table.rows[row]))
        if not one.picture and not {"|", "\n"} & set(text):
            wanted = f"= {text}" if text else "empty"
            by = partial(view.filters.filter_by, heading, wanted)
            _add(menu, "Filter by this &value", by)
    _add(menu, f"Hide {heading}".replace("&", "&&"), partial(view.layout_kept.hide, heading))


def add_columns(menu: QMenu, view: "RecordView") -> None:
    """Add a box to tick for each column, and what puts all back as they were."""
    for column in view.table.columns:
        action = menu.addAction(column.heading.replace("&", "&&"))
        action.setCheckable(True)
        shown = not view.layout_kept.is_hidden(column.heading)
        action.setChecked(shown)
        turn = view.layout_kept.hide if shown else view.layout_kept.show
        action.triggered.connect(lambda _checked=False, run=turn, name=column.heading: run(name))
    menu.addSeparator()
    _add(menu, "&Reset columns", view.layout_kept.reset)


def _add(menu: QMenu, text: str, run: "Callable[[], object]", key: str = "") -> QAction:
    action = menu.addAction(text)
    if key:
        # Shown, not set: the keys are the table's own, and would be ambiguous as shortcuts.
        keys = QKeySequence(KEYS[key]).toString(QKeySequence.SequenceFormat.NativeText)
        action.setText(f"{text}\t{keys}")
    action.triggered.connect(lambda _checked=False: run())
    return action
