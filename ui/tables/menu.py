"""The menus of a table: of its cells, and of its headings."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from ui.help.field_tips import explain_command
from ui.tables.keys import KEYS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ui.tables.view import RecordView


def cell_menu(view: "RecordView") -> QMenu:
    """Give what can be done with the selected cells."""
    menu = QMenu(view)
    edits = view.edits
    _add(menu, "Cu&t", edits.cut, "cut", keys="cut")
    _add(menu, "&Copy", edits.copy, "copy", keys="copy")
    headed = partial(edits.copy, headed=True)
    _add(menu, "Copy with &headings", headed, "copy_headed", keys="copy_headed")
    _add(menu, "&Paste", edits.paste, "paste", keys="paste")
    if view.table.growth is not None:
        _add(menu, "Paste as new ro&ws", edits.paste_rows, "paste_rows", keys="paste_rows")
    numbers = menu.addMenu("Paste &numbers like")
    _add(numbers, "1,234.5", lambda: edits.paste("."), "paste_point")
    _add(numbers, "1.234,5", lambda: edits.paste(","), "paste_comma")
    _add(menu, "Cl&ear", view.clear_cells, "clear")
    menu.addSeparator()
    _add(menu, "Fill &down", edits.fill_down, "fill_down", keys="fill_down")
    own = [action for action in view.actions() if action.shortcut() == KEYS["fill_right"]]
    if own:
        menu.addActions(own)
    else:
        _add(menu, "Fill &right", edits.fill_right, "fill_right", keys="fill_right")
    _add(menu, "Fill in equal &steps", lambda: edits.fill_series("steps"), "fill_steps")
    _add(menu, "Fill with equal &growth", lambda: edits.fill_series("growth"), "fill_growth")
    menu.addSeparator()
    _add(menu, "&Find…", view.open_find, "find", keys="find")
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
    about = {"heading": " ".join(heading.split())}
    if view.isSortingEnabled():
        _add(menu, "Sort &up", partial(view.sort_by, heading), "sort_up", about)
        down = partial(view.sort_by, heading, descending=True)
        _add(menu, "Sort do&wn", down, "sort_down", about)
        if view.table.title is not None:
            names = view.table.title.heading
            by_title = partial(view.sort_by, "")
            _add(menu, f"Sort by {names}", by_title, "sort_title", {"heading": names})
        unsorted = _add(menu, "Not sorte&d", partial(view.sort_by, None), "sort_none")
        unsorted.setEnabled(view.table.order.by is not None)
    _add(menu, "F&ilter", view.filters.toggle, "filter", keys="filter")
    row = view.currentIndex().row()
    if 0 <= row < len(view.table.rows):
        one = view.table.columns[column]
        text = one.entry_at(view.table.rows[row]).write(one.get(view.table.rows[row]))
        if not one.picture and not {"|", "\n"} & set(text):
            wanted = f"= {text}" if text else "empty"
            by = partial(view.filters.filter_by, heading, wanted)
            _add(menu, "Filter by this &value", by, "filter_value")
    hide = partial(view.layout_kept.hide, heading)
    _add(menu, f"Hide {heading}".replace("&", "&&"), hide, "hide", about)


def add_columns(menu: QMenu, view: "RecordView") -> None:
    """Add a box to tick for each column, and what puts all back as they were."""
    for column in view.table.columns:
        action = menu.addAction(column.heading.replace("&", "&&"))
        explain_command(action, "column", {"heading": " ".join(column.heading.split())})
        action.setCheckable(True)
        shown = not view.layout_kept.is_hidden(column.heading)
        action.setChecked(shown)
        turn = view.layout_kept.hide if shown else view.layout_kept.show
        action.triggered.connect(lambda _checked=False, run=turn, name=column.heading: run(name))
    menu.addSeparator()
    _add(menu, "&Reset columns", view.layout_kept.reset, "reset_columns")


def _add(
    menu: QMenu,
    text: str,
    run: "Callable[[], object]",
    name: str,
    about: "Mapping[str, str] | None" = None,
    *,
    keys: str = "",
) -> QAction:
    action = menu.addAction(text)
    explain_command(action, name, about)
    if keys:
        # Shown, not set: the keys are the table's own, and would be ambiguous as shortcuts.
        shown = QKeySequence(KEYS[keys]).toString(QKeySequence.SequenceFormat.NativeText)
        action.setText(f"{text}\t{shown}")
    action.triggered.connect(lambda _checked=False: run())
    return action
