"""The saving and copying of a picture, while the window goes on.

What is drawn is drawn in the window's thread, part by part between its events; what is made of
that for a file is made and written in a thread.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication, QImage

from procure.errors import ProcureError
from procure.storage import write_bytes
from ui.charts.file import PNG_KIND, SVG_KIND, image_parts, is_svg, png_bytes, svg_parts
from ui.charts.parts import Parts
from ui.charts.picture import Picture
from ui.error_dialog import as_error
from ui.tables.clipboard import empty_data
from ui.thread_post import ThreadPost


class ChartJob(QObject):
    """Saves or copies one picture; ends with `on_end`, which is told what went wrong, if it did.

    The program waits for it before it ends.
    """

    def __init__(self, on_end: Callable[[ProcureError | None], None]) -> None:
        """Have nothing to do yet."""
        super().__init__(QGuiApplication.instance())
        self._on_end = on_end
        self._parts: Parts[None] | None = None
        self._thread: threading.Thread | None = None
        self._post = ThreadPost()
        self._post.told.connect(self._ended)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)
        self._copied_since = False
        """Whether something else was put on the clipboard since the copying began."""
        if app := QGuiApplication.instance():
            app.aboutToQuit.connect(self.finish)

    def save(self, picture: Picture, path: Path) -> None:
        """Write a picture to a file, as SVG or PNG by its name."""
        self._begin(self._saved(picture, path))

    def copy(self, picture: Picture) -> None:
        """Put a picture on the clipboard as pixels and lines, unless something else is by then."""
        QGuiApplication.clipboard().dataChanged.connect(self._note_copied)
        self._begin(self._copied(picture))

    def finish(self) -> None:
        """Do what is left now."""
        while self._parts is not None:
            self._go_on()
        if self._thread is not None:
            self._thread.join()

    def _begin(self, parts: Parts[None]) -> None:
        self._parts = parts
        self._timer.start()

    def _go_on(self) -> None:
        try:
            if self._parts is not None:
                next(self._parts)
        except StopIteration:
            self._stop()
        except Exception as error:  # noqa: BLE001 - whatever it is, there is an end, and it is told
            self._stop()
            self._ended(None, "failed", as_error(error))

    def _stop(self) -> None:
        self._parts = None
        self._timer.stop()

    def _note_copied(self) -> None:
        # An earlier picture that is ready now is not what somebody has copied since.
        if not _Copy.putting:
            self._copied_since = True

    def _saved(self, picture: Picture, path: Path) -> Parts[None]:
        made: QImage | bytes
        made = yield from (svg_parts if is_svg(path) else image_parts)(picture)
        self._apart(lambda: write_bytes(path, made if isinstance(made, bytes) else png_bytes(made)))

    def _copied(self, picture: Picture) -> Parts[None]:
        image = yield from image_parts(picture)
        lines = yield from svg_parts(picture)
        self._apart(lambda: _Copy(image, png_bytes(image), lines))

    def _apart(self, make: Callable[[], object]) -> None:
        """Make something in a thread."""
        post = self._post

        def run() -> None:
            try:
                post.tell(None, "made", make())
            except Exception as error:  # noqa: BLE001 - as above
                post.tell(None, "failed", as_error(error))

        self._thread = threading.Thread(target=run)
        self._thread.start()

    def _ended(self, _whose: object, kind: str, news: object) -> None:
        if isinstance(news, _Copy) and not self._copied_since:
            news.put()
        self._on_end(news if isinstance(news, ProcureError) else None)
        self.deleteLater()


class _Copy:
    """A picture as programs take it from the clipboard, made before they ask."""

    putting = False
    """Whether one is being put there just now."""

    def __init__(self, image: QImage, pixels: bytes, lines: bytes) -> None:
        self._image = image
        self._pixels = pixels
        self._lines = lines

    def put(self) -> None:
        data = empty_data()
        data.setImageData(self._image)
        data.setData(PNG_KIND, self._pixels)
        data.setData(SVG_KIND, self._lines)
        _Copy.putting = True
        QGuiApplication.clipboard().setMimeData(data)
        _Copy.putting = False
