"""The import dialog's fixtures."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.price_import.opened import InlineJob, Open, empty_document, keep, settle
from ui.document import Document
from ui.price_import.dialog import ImportDialog


@pytest.fixture
def document() -> Document:
    """Give a document without price lists and chips."""
    return empty_document()


@pytest.fixture
def open_dialog(qtbot: QtBot, document: Document, tmp_path: Path) -> Open:
    """Give a function that writes a file and opens the dialog on it, read."""

    def opened(content: str | bytes, name: str = "list.csv", **more: object) -> ImportDialog:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        dialog = ImportDialog(document, path, make_job=InlineJob, **more)  # type: ignore[arg-type]
        keep(qtbot, dialog).open()
        settle(qtbot, dialog)
        return dialog

    return opened
