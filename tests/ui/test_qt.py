"""What the Qt that is pinned must be able to do, beyond what Qt's own tests look at."""

import sys

from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot


def test_calls_lose_no_reference_to_none(qtbot: QtBot) -> None:
    """A call that returns None leaves None's references as they were.

    PySide6 6.12.0 dropped one each time, and Python 3.11 dies when none is left.
    """
    QCoreApplication.processEvents()
    before = sys.getrefcount(None)
    for _ in range(300):
        QCoreApplication.processEvents()
    assert sys.getrefcount(None) > before - 100
