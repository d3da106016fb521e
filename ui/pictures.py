"""Takes the pictures of the window that the documentation shows.

`python -m ui.pictures [FOLDER [SAMPLE]]` opens the real window on a sample project, plans it
and saves each page in light and dark, at 1280 × 800 and at twice the scale (names ending in
`-200`). The pictures of a sample that is named start with its name. Without a display it
draws into memory.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSettings, QSize, Qt, QTimer
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtWidgets import QApplication

from ui.app import make_app
from ui.document import Document
from ui.main_window import CATALOGS, DEMAND, LIMITS, PLAN, MainWindow
from ui.samples import FIRST_SAMPLE, read_sample
from ui.settings import Settings, ThemeName

FOLDER: Final = Path("docs") / "pictures"
SIZE: Final = QSize(1280, 800)
LARGEST: Final = 250 * 1024
"""Bytes; a larger picture is saved with a palette of 256 colours."""

_SETTLE_MS: Final = 250
_THEMES: Final[tuple[ThemeName, ...]] = ("light", "dark")
_PAGES: Final = {"price-lists": CATALOGS, "demand": DEMAND, "limits": LIMITS}
_SCALED: Final = "2"

Step = tuple[str, Callable[[], object]]


class Photographer(QObject):
    """Plans, then shows one view after the other and saves each."""

    def __init__(self, window: MainWindow, folder: Path, prefix: str, suffix: str) -> None:
        """Save into a folder, under names with a beginning and an end."""
        super().__init__(window)
        self._window = window
        self._folder = folder
        self._prefix = prefix
        self._suffix = suffix
        self._steps = self._views()
        self._planned = False
        window.planning.changed.connect(self._go_on)

    def start(self) -> None:
        """Begin; ends the application after the last picture."""
        self._window.planning.start()

    def _views(self) -> Iterator[Step]:
        window = self._window
        for theme in _THEMES:
            window.set_theme(theme)
            for name, page in _PAGES.items():
                window.show_page(page)
                yield f"{name}-{theme}", window.sidebar.setFocus
            window.show_page(PLAN)
            for tab in range(window.plan_page.tabs.count()):
                window.plan_page.tabs.setCurrentIndex(tab)
                name = window.plan_page.tabs.tabText(tab).split("  ")[0].lower().replace(" ", "-")
                window.sidebar.setFocus()
                if name == "orders":
                    window.plan_page.orders.view.selectRow(0)
                yield f"plan-{name}-{theme}", window.sidebar.setFocus

    def _go_on(self) -> None:
        if not self._planned and not self._window.planning.running:
            self._planned = True
            QTimer.singleShot(_SETTLE_MS, self._next)

    def _next(self) -> None:
        step = next(self._steps, None)
        if step is None:
            QApplication.quit()
            return
        name, prepare = step
        prepare()
        QTimer.singleShot(_SETTLE_MS, lambda: self._save(name))

    def _save(self, name: str) -> None:
        image = self._window.grab().toImage()
        path = self._folder / f"{self._prefix}{name}{self._suffix}.png"
        path.write_bytes(png(image))
        self._next()


def png(image: QImage) -> bytes:
    """Write a picture as PNG, with its 256 most used colours if it would be large."""
    data = _encode(image)
    if len(data) > LARGEST:
        fewer = image.convertToFormat(QImage.Format.Format_Indexed8, _colours(image), _NO_DITHER)
        data = _encode(fewer)
    return data


def _colours(image: QImage) -> list[int]:
    """Give the colours that stand for the picture's own, the most used first."""
    counts: Counter[int] = Counter()
    for line in range(0, image.height(), _EVERY):
        counts.update(image.pixel(column, line) for column in range(0, image.width(), _EVERY))
    return [colour for colour, _ in counts.most_common(256)]


_EVERY: Final = 2
_NO_DITHER: Final = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither


def _encode(image: QImage) -> bytes:
    array = QByteArray()
    buffer = QBuffer(array)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"png"))
    writer.setCompression(100)
    writer.write(image)
    buffer.close()
    return bytes(array.data())


def take(folder: Path, sample: str, suffix: str) -> int:
    """Take all pictures at the scale that Qt is set to; no sample: the first one."""
    folder.mkdir(parents=True, exist_ok=True)
    app = make_app(sys.argv[:1])
    with tempfile.TemporaryDirectory() as own:
        store = QSettings(str(Path(own) / "settings.ini"), QSettings.Format.IniFormat)
        settings = Settings(store)
        settings.theme = _THEMES[0]
        window = MainWindow(Document(read_sample(sample or FIRST_SAMPLE)), settings)
        window.resize(SIZE)
        window.show()
        photographer = Photographer(window, folder, sample and f"{sample}-", suffix)
        photographer.start()
        return app.exec()


def main(argv: Sequence[str] | None = None) -> int:
    """Take the pictures at both scales; a scale of two needs a process of its own."""
    arguments = sys.argv[1:] if argv is None else list(argv)
    folder = Path(arguments[0]) if arguments else FOLDER
    sample = arguments[1] if len(arguments) > 1 else ""
    if sys.platform.startswith("linux") and not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    ):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if os.environ.get("QT_SCALE_FACTOR") == _SCALED:
        return take(folder, sample, "-200")
    code = take(folder, sample, "")
    scaled = {**os.environ, "QT_SCALE_FACTOR": _SCALED}
    again = [sys.executable, "-m", "ui.pictures", str(folder), *arguments[1:]]
    return code or subprocess.run(again, env=scaled, check=False).returncode  # noqa: S603 - ourselves


if __name__ == "__main__":
    sys.exit(main())
