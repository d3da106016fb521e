"""The way from a problem to the field where it is put right."""

from __future__ import annotations

from PySide6.QtWidgets import QTabWidget, QWidget

from ui.fields import EntryChoice, EntryField
from ui.tables.columns import Where
from ui.tables.view import RecordView


def go_to_field(page: QWidget, where: Where) -> None:
    """Bring the field that a problem names into sight, in whichever tab of a page it is."""
    for view in page.findChildren(RecordView):
        if view.go_to_field(where):
            _open_tabs(view, page)
            view.setFocus()
            return
    fields: list[EntryField | EntryChoice] = list(page.findChildren(EntryField))
    fields += page.findChildren(EntryChoice)
    for field in fields:
        if field.where == where:
            field.setFocus()
            return


def _open_tabs(inside: QWidget, page: QWidget) -> None:
    here: QWidget | None = inside
    while here is not None and here is not page:
        stack = here.parentWidget()
        tabs = stack.parentWidget() if stack is not None else None
        if isinstance(tabs, QTabWidget) and tabs.indexOf(here) >= 0:
            tabs.setCurrentWidget(here)
        here = stack
