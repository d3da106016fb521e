"""What tables put on the clipboard is theirs to take back, and outlives nothing."""

import subprocess
import sys
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import QMimeData
from pytestqt.qtbot import QtBot

from ui.tables.blocks import Block
from ui.tables.clipboard import OWN, put_on, taken_from
from ui.tables.html import Copied, Pasted

ROOT = Path(__file__).parents[3]
CELLS = [[Copied(text="1.234", kind="number", number=Decimal("1.234")), Copied(text="=a\tb")]]

LEAVING = """
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from ui.tables.clipboard import put_on
from ui.tables.html import Copied

app = QApplication([])
QGuiApplication.clipboard().setMimeData(put_on([[Copied(text="5")]]))
print(QGuiApplication.clipboard().text().strip())
"""


def texts(block: Block) -> list[list[str]]:
    """Give the texts of a block."""
    return [[cell.text for cell in row] for row in block]


def test_our_own_cells_come_back_exactly(qtbot: QtBot) -> None:
    """With every digit, tab and sign, and a point before decimals."""
    block, mark = taken_from(put_on(CELLS))
    assert (texts(block), mark) == ([["1.234", "=a\tb"]], ".")


def test_other_programs_see_text_and_a_table(qtbot: QtBot) -> None:
    """Nothing else is on it, and a text that could be a formula is marked as a text."""
    data = put_on(CELLS)
    assert sorted(data.formats()) == sorted(["text/plain", "text/html", OWN])
    assert data.text() == '1.234\t"\'=a\tb"\n'


def test_rich_text_of_another_shape_is_left_alone(qtbot: QtBot) -> None:
    """A page from a browser may be one table and quite another text."""
    data = QMimeData()
    data.setText("1\t2\n")
    data.setHtml('<table><tr><td sdval="5">5</td></tr></table>')
    assert taken_from(data) == ([[Pasted(text="1"), Pasted(text="2")]], "")


def test_damaged_cells_of_our_own_are_none(qtbot: QtBot) -> None:
    """Bytes that no table wrote are not pasted."""
    for damaged in (b"", b"{", b"[]", b'{"texts": 5}'):
        data = QMimeData()
        data.setData(OWN, damaged)
        assert taken_from(data)[0] == []


def test_the_program_can_be_left_with_cells_on_the_clipboard() -> None:
    """It ends in order, although the clipboard lets go of them last."""
    done = subprocess.run(
        [sys.executable, "-c", LEAVING], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "5\n")
