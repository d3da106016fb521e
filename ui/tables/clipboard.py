"""What tables put on the clipboard, and take from it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QMimeData, QStringListModel

from ui.tables.blocks import Block, joined, of_text, read_own, write_own
from ui.tables.html import Copied, read_html, write_html
from ui.tables.text import harmless, write_text

OWN: Final = "application/x-procure-cells"
"""The kind of what a table of this program copied: read with a point before decimals."""


def put_on(block: Sequence[Sequence[Copied]]) -> QMimeData:
    """Give a block for the clipboard: for tables of this program, spreadsheets, and as text."""
    data = empty_data()
    data.setText(write_text([[_as_text(cell) for cell in row] for row in block]))
    data.setHtml(write_html(block))
    data.setData(OWN, write_own(block))
    return data


def taken_from(data: QMimeData | None) -> tuple[Block, str]:
    """Give the block that is on the clipboard, and its decimal mark if that is known.

    Some platforms give no data where the clipboard is empty.
    """
    if data is None:
        return [], ""
    if data.hasFormat(OWN):
        return read_own(bytes(data.data(OWN).data())), "."
    text = of_text(data.text())
    return (joined(text, read_html(data.html())) if data.hasHtml() else text), ""


def empty_data() -> QMimeData:
    """Give data that Qt made: what Python made dies with Python, before the clipboard lets go."""
    model = QStringListModel([""])
    data = model.mimeData([model.index(0)])
    data.clear()
    return data


def _as_text(cell: Copied) -> str:
    return harmless(cell.text) if cell.kind == "text" else cell.text
