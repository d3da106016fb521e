"""An import dialog on a file of the test's own, read in this process."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from procure.errors import ProcureError
from tests.ui.trial import trial_project
from ui.child_job import Beside
from ui.document import Document
from ui.price_import.dialog import ImportDialog
from ui.price_import.reader import Task

PLAIN = """\
Supplier: Quill & Anchor
Part number,Description,Unit price (USD),MOQ,Lead time (weeks)
QA-1,H100 SXM5 80GB,"29,500.00",8,39
QA-2,8x H100 SXM5 80GB HGX baseboard,"240,000.00",1,36-40
QA-3,H100 SXM5 80GB refurbished,Call,1,10
"""


class InlineJob(QObject):
    """Reads in the window's own process, once the event loop turns."""

    finished = Signal(object)
    failed = Signal(object)
    progressed = Signal(str, int, int)

    def __init__(self, task: Task, request: Any, beside: Beside) -> None:
        """Keep what to do."""
        super().__init__()
        self._task = (task, request, beside)
        self._stopped = False

    def start(self) -> None:
        """Read at the next turn of the event loop."""
        QTimer.singleShot(0, self, self._work)

    def cancel(self) -> None:
        """Let no signal follow."""
        self._stopped = True

    def _work(self) -> None:
        if self._stopped:
            return
        task, request, beside = self._task
        try:
            requests = (request,) if beside.before is None else beside.before(request)
            result = task(*requests, on_progress=self._tell)
            self.finished.emit(result if beside.after is None else beside.after(result))
        except ProcureError as error:
            self.failed.emit(error)
        except Exception:
            self.failed.emit(ProcureError("child-failed"))
            raise

    def _tell(self, stage: str, done: int, total: int) -> None:
        if not self._stopped:
            self.progressed.emit(stage, done, total)


Open = Callable[..., ImportDialog]


def empty_document() -> Document:
    """Give a document without price lists and chips."""
    return Document(replace(trial_project(), chips=(), throughputs=(), catalogs=()))


def keep(qtbot: QtBot, dialog: ImportDialog) -> ImportDialog:
    """Keep a dialog after it was closed, so that the test can look at it and clear it away."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    return dialog


def settle(qtbot: QtBot, dialog: ImportDialog) -> None:
    """Wait until the file has been read with the last answer."""
    qtbot.waitUntil(lambda: not dialog.busy, timeout=20_000)


def answer(line: QLineEdit, text: str) -> None:
    """Type an answer and press Enter."""
    line.selectAll()
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)


def mean(dialog: ImportDialog, heading: str, name: str) -> None:
    """Say what a column is read as."""
    row = dialog.panes.columns.table.row_of(heading)
    assert row >= 0
    dialog.panes.columns.table.setData(dialog.panes.columns.table.index(row, 2), name)
