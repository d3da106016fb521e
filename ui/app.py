"""Starts the window."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Final

from PySide6.QtCore import QObject, QSettings, QStandardPaths, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QStyleFactory

from procure import __version__, storage
from procure.errors import ProcureError
from procure.journal import file_digest
from procure.project import Project
from ui.ahead import load_soon
from ui.collector import Collector
from ui.document import Document
from ui.error_dialog import as_error
from ui.log import LOG, log_files, start_log
from ui.main_window import MainWindow
from ui.settings import Settings
from ui.start.blank_project import blank_project
from ui.start.samples import PREFIX, read_sample
from ui.theme import apply_theme

_END_SECONDS: Final = 5.0
_TURN_S: Final = 0.001
"""Seconds after which a thread that plans or reads lets the window go on: Python's own are 5 ms,
which the window waits for each time it is given something to do."""
_PAINTED_MS: Final = 100
"""Milliseconds after which what is needed later is loaded: the window is painted before."""

Hook = Callable[[type[BaseException], BaseException, TracebackType | None], object]


class Faults(QObject):
    """Shows what nobody foresaw, from whichever thread it comes, one dialog at a time."""

    happened = Signal(object)

    def __init__(
        self,
        show: Callable[[ProcureError], object],
        otherwise: Hook,
        parent: QObject | None = None,
    ) -> None:
        """Hand errors to `show` in the window's thread, and all of them to `otherwise`."""
        super().__init__(parent)
        self._otherwise = otherwise
        self.happened.connect(lambda error: show(as_error(error)))

    def hook(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """Stand in for sys.excepthook."""
        LOG.critical("unforeseen", exc_info=(kind, error, trace))
        self._otherwise(kind, error, trace)
        if isinstance(error, Exception):
            self.happened.emit(error)


def make_app(arguments: Sequence[str]) -> QApplication:
    """Give the application with its style; colours come with the settings."""
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    app = QApplication(list(arguments))
    app.setApplicationName("Procure")
    app.setOrganizationName("Procure")
    app.setApplicationDisplayName("")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("procure")
    app.setStyle(QStyleFactory.create("Fusion"))
    Collector(app)
    sys.setswitchinterval(_TURN_S)
    return app


def data_folder() -> Path:
    """Give the folder of this person's data that the program itself keeps."""
    place = QStandardPaths.StandardLocation.AppLocalDataLocation
    return Path(QStandardPaths.writableLocation(place))


def load(name: str) -> tuple[Project, Path | None]:
    """Read what the program was asked to open: a project file or `sample:NAME`."""
    if name.startswith(PREFIX):
        return read_sample(name.removeprefix(PREFIX)), None
    path = Path(name)
    return storage.read(path), path


def open_window(app: QApplication, asked: str, settings: Settings) -> MainWindow:
    """Show the window on what was asked for, and see to its colours and faults.

    Where nothing was asked for, or it cannot be opened, the first screen is shown, with a
    dialog over it that says why. A sample is planned at once, so that there is something to see.
    """
    apply_theme(app, settings.theme)
    app.styleHints().colorSchemeChanged.connect(lambda _: apply_theme(app, settings.theme))
    trouble: ProcureError | None = None
    loaded: tuple[Project, Path | None] | None = None
    try:
        loaded = load(asked) if asked else None
    except ProcureError as error:
        trouble = error
    project, path = loaded or (blank_project(datetime.now().astimezone().date()), None)
    digest = "" if path is None else file_digest(path)
    window = MainWindow(Document(project, path, digest=digest), settings)
    faults = Faults(window.questions.error, sys.excepthook, window)
    sys.excepthook = faults.hook
    log_files(window.document, window.files)
    if loaded is None:
        window.starting.show()
    elif path is not None and settings.page >= 0:
        window.show_page(settings.page)
    window.show()
    if trouble is not None:
        window.questions.error(trouble)
    elif path is not None:
        settings.add_recent(path)
    elif loaded is not None:
        window.planning.start()
    window.files.keeping.at_start(settings.recent_files)
    QTimer.singleShot(_PAINTED_MS, window, load_soon)
    return window


def main(argv: Sequence[str] | None = None) -> int:
    """Open the window on a project file or `sample:NAME`, by default on the first screen.

    Gives the process's exit code once the window is closed.
    """
    arguments = sys.argv[1:] if argv is None else list(argv)
    # Ctrl+C in the terminal ends the program; Qt's event loop would not notice it.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    app = make_app(sys.argv[:1])
    asked = arguments[0] if arguments else ""
    stop_log = start_log(data_folder())
    window = open_window(app, asked, Settings(QSettings(), data_folder()))
    code = app.exec()
    window.planning.wait(_END_SECONDS)
    LOG.info("ended with %d", code)
    stop_log()
    return code
