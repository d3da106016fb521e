"""What falls on the window: projects are opened, price lists imported one after another."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from procure.edited.known import is_exported
from procure.errors import InputError, ProcureError
from ui.document import Document

if TYPE_CHECKING:
    from ui.price_import.dialog import ImportDialog

_HEAD: Final = 4096
_PROJECT: Final = b'"format"'
_WORKBOOKS: Final = frozenset({".xlsx", ".xlsm"})

Kind = Literal["folder", "project", "price list", "edited workbook"]


def kind_of(path: Path) -> Kind:
    """Tell what a file is to be taken for: a .json or .xlsx may be ours or a price list."""
    if path.is_dir():
        return "folder"
    if path.suffix.lower() in _WORKBOOKS and is_exported(path):
        return "edited workbook"
    if path.suffix.lower() != ".json":
        return "price list"
    try:
        with path.open("rb") as file:
            return "project" if _PROJECT in file.read(_HEAD) else "price list"
    except OSError:
        return "project"  # opening it says what is wrong


class Arrivals(QObject):
    """Shows one import dialog after the other, the next once the last one is closed."""

    imported = Signal(str)
    """The supplier whose price list is now in the project."""
    read_from = Signal(str, Path)
    """imported(), and the file that the list was read from."""
    came_back = Signal(Path)
    """A workbook that Procure exported came where price lists do."""

    def __init__(self, document: Document, window: QWidget) -> None:
        """Import into a document, with dialogs over a window."""
        super().__init__(window)
        self._document = document
        self._window = window
        self._waiting: deque[Path] = deque()
        self._dialog: ImportDialog | None = None

    def sort(
        self,
        paths: Iterable[Path],
        open_project: Callable[[Path], object],
        refuse: Callable[[ProcureError], object],
    ) -> None:
        """Take in what fell on the window; folders are refused in one sentence."""
        folders = []
        for path in paths:
            kind = kind_of(path)
            if kind == "folder":
                folders.append(path.name)
            elif kind == "project":
                open_project(path)
            elif kind == "edited workbook":
                self.came_back.emit(path)
            else:
                self._waiting.append(path)
        if self._dialog is None:
            self._next()
        if folders:
            refuse(InputError("import-folder", name=", ".join(folders)))

    def add(self, path: Path) -> None:
        """Import a price list now, or after those that came before it."""
        if kind_of(path) == "edited workbook":
            self.came_back.emit(path)
            return
        self._waiting.append(path)
        if self._dialog is None:
            self._next()

    def _next(self) -> None:
        # It brings the readers of price lists along: loaded when first needed.
        from ui.price_import.dialog import ImportDialog

        self._dialog = None
        if not self._window.isVisible():
            self._waiting.clear()  # the window was closed over its dialog
        if not self._waiting:
            return
        path = self._waiting.popleft()
        dialog = ImportDialog(self._document, path, self._window)
        self._dialog = dialog
        if self._waiting:
            title = f"{dialog.windowTitle()} – {len(self._waiting):,} more to come"
            dialog.setWindowTitle(title)
        dialog.imported.connect(self.imported)
        dialog.imported.connect(lambda supplier: self.read_from.emit(supplier, path))
        dialog.finished.connect(self._closed)
        dialog.open()

    def _closed(self, _result: QDialog.DialogCode | int) -> None:
        self._next()
