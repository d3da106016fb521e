"""The log file: what the program did and what went wrong, for whoever has to find out why.

It names files, commands and faults, and holds nothing of what is in price lists and projects
but what a fault itself says.
"""

from __future__ import annotations

import faulthandler
import logging
import platform
import sys
import threading
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMessageLogContext, QtMsgType, QUrl, qInstallMessageHandler, qVersion
from PySide6.QtGui import QDesktopServices

from procure import __version__
from procure.errors import InputError

if TYPE_CHECKING:
    from ui.document import Document
    from ui.files import Files

LOG: Final = logging.getLogger("procure")
"""Where the window's code tells what it does; nothing is kept unless start_log() was called."""

_BYTES: Final = 512_000
_KEPT: Final = 3
_FORM: Final = "%(asctime)s %(process)d %(levelname)s %(message)s"
_LEVELS: Final = {
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class _Quiet(RotatingFileHandler):
    """A log that cannot be written, such as on a full disk, is no reason to stop or complain."""

    def handleError(self, record: logging.LogRecord) -> None:
        return


def start_log(data: Path) -> Callable[[], None]:
    """Keep a log in a folder from now on: procure.log, and crash.log for what kills Python.

    Gives what ends it. Where nothing can be written there, the program goes on without one.
    """
    folder = data / "logs"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = _Quiet(
            folder / "procure.log", maxBytes=_BYTES, backupCount=_KEPT, encoding="utf-8"
        )
        crash = (folder / "crash.log").open("a", encoding="utf-8")
    except OSError:
        return _nothing
    handler.setFormatter(logging.Formatter(_FORM))
    LOG.addHandler(handler)
    LOG.setLevel(logging.INFO)
    LOG.propagate = False
    # The file stays open as long as the program runs: a crash leaves no time to open it.
    faulthandler.enable(file=crash)
    qt = qInstallMessageHandler(_qt_says)
    thread, threading.excepthook = threading.excepthook, _thread_fault
    LOG.info(
        "Procure %s, Python %s, Qt %s, %s",
        __version__,
        platform.python_version(),
        qVersion(),
        platform.platform(),
    )

    def stop() -> None:
        threading.excepthook = thread
        qInstallMessageHandler(qt)
        faulthandler.disable()
        crash.close()
        LOG.removeHandler(handler)
        handler.close()

    return stop


def _nothing() -> None:
    """End no log."""


def log_file() -> Path | None:
    """Give the log file; none if none is kept."""
    for handler in LOG.handlers:
        if isinstance(handler, logging.FileHandler):
            return Path(handler.baseFilename)
    return None


def show_log() -> None:
    """Open the log file in the program that the desktop has for it; raise InputError."""
    path = log_file()
    if path is None:
        raise InputError("no-log")
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        raise InputError("log-not-shown", path=path)


def log_files(document: Document, files: Files) -> None:
    """Log from now on what is opened, saved and exported."""

    def opened() -> None:
        how = " read-only" if document.read_only else ""
        LOG.info("opened%s: %s", how, document.path or "a project without a file")

    document.opened.connect(opened)
    files.saved.connect(lambda path: LOG.info("saved: %s", path))
    files.exported.connect(lambda path: LOG.info("exported: %s", path))
    files.keeping.told.connect(lambda text: LOG.info("told: %s", text))


def _thread_fault(fault: threading.ExceptHookArgs) -> None:
    """Log what a thread stumbled over, and pass it on to where all faults go."""
    if fault.exc_value is not None:
        sys.excepthook(fault.exc_type, fault.exc_value, fault.exc_traceback)


def _qt_says(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    level = _LEVELS.get(kind)
    if level is not None:
        LOG.log(level, "Qt: %s", text)
    if sys.stderr is not None:
        # As Qt would do by itself; a program without a terminal has no such stream.
        sys.stderr.write(f"{text}\n")
