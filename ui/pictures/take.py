"""Takes the pictures of the window that the documentation shows.

`python -m ui.pictures` opens the real window on the sample projects, plans them, does the walk of
the user guide, and saves to docs/pictures those pictures that README.md and the pages in docs
refer to. With `--all FOLDER` it saves every page, panel and dialog there, in light, dark and high
contrast, at 1280 × 800 and at twice the scale (names ending in `-200`). The pictures of a sample
other than the first start with its name, those of the walk with `walk`; `--only PATTERN` takes
those whose names a regular expression is found in, and `--text FACTOR` takes them with larger
letters. Without a display it draws into memory.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Final

from PySide6.QtCore import QSettings, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

import seeds
from ui.app import make_app, open_window
from ui.main_window import MainWindow
from ui.pictures.file import png
from ui.pictures.photographer import THEMES, Photographer, Shot
from ui.pictures.views import views
from ui.pictures.walk import walk
from ui.settings import Settings, ThemeName
from ui.start.samples import FIRST_SAMPLE, PREFIX

ROOT: Final = Path(__file__).parents[2]
FOLDER: Final = ROOT / "docs" / "pictures"
SIZE: Final = QSize(1280, 800)
WALK: Final = "walk"
"""What stands for the guide's walk among the samples."""

_SCALES: Final = {"1": "", "2": "-200"}
_REFERRED: Final = re.compile(r"pictures/([\w-]+)\.png")
_END_SECONDS: Final = 5.0
_EXAMPLE: Final = ROOT / "docs" / "price-lists.md"


def referred() -> frozenset[str]:
    """Give the names of the pictures that the documents show, without their ending."""
    pages = (ROOT / "README.md", *(ROOT / "docs").glob("*.md"))
    return frozenset(
        name for page in pages for name in _REFERRED.findall(page.read_text(encoding="utf-8"))
    )


def example() -> str:
    """Give the price list that the page on price lists shows."""
    return _EXAMPLE.read_text(encoding="utf-8").split("```\n")[1]


def walked(window: MainWindow, folder: Path) -> Iterator[Shot]:
    """Do the guide's walk, with a picture wherever it has one."""
    window.activateWindow()
    yield Shot(ready=lambda: QApplication.focusWidget() is not None)
    for step in walk(window, folder):
        shown = partial(_active, window)
        yield Shot(name=step.picture, ready=step.done, shown=shown)


def _active(window: MainWindow) -> QWidget:
    """Give the window or the dialog over it, whichever has the keyboard."""
    return QApplication.activeWindow() or window


Wanted = frozenset[str] | re.Pattern[str]
"""The names of the pictures to take, or what is found in them."""


def take(folder: Path, sample: str, suffix: str, wanted: Wanted, text: float = 1) -> int:
    """Take the pictures of a sample, or of the walk, at the scale that Qt is set to.

    `text` is how much larger than usual the letters are.

    Those that are wanted by name are for the documents and made small, which takes longer than
    all the rest.
    """
    folder.mkdir(parents=True, exist_ok=True)
    # The keys of the walk are heard by dialogs that Qt draws itself.
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    app = make_app(sys.argv[:1])
    if text != 1:
        font = app.font()
        font.setPointSizeF(font.pointSizeF() * text)
        app.setFont(font)
    # A caret that blinks is there in one picture and not in the next.
    app.setCursorFlashTime(0)
    prefix = "" if sample == FIRST_SAMPLE else f"{sample}-"

    def name_of(view: str, theme: ThemeName) -> str:
        return f"{prefix}{view}-{theme}{suffix}"

    def keep(view: str, theme: ThemeName, image: QImage) -> None:
        path = folder / f"{name_of(view, theme)}.png"
        if isinstance(wanted, frozenset):
            path.write_bytes(png(image))
        else:
            image.save(str(path))

    with tempfile.TemporaryDirectory() as own:
        store = QSettings(str(Path(own) / "settings.ini"), QSettings.Format.IniFormat)
        settings = Settings(store)
        settings.theme = THEMES[0]
        window = open_window(app, "" if sample == WALK else f"{PREFIX}{sample}", settings)
        window.resize(SIZE)
        sys.excepthook = partial(_give_up, app)
        shots = (
            walked(window, Path(own))
            if sample == WALK
            else views(window, sample, example(), Path(own))
        )
        photographer = Photographer(
            window,
            shots,
            lambda view, theme: _is_wanted(name_of(view, theme), wanted),
            keep,
        )
        photographer.start()
        code = app.exec()
        window.cancel()
        window.planning.wait(_END_SECONDS)
        return code


def _is_wanted(name: str, wanted: Wanted) -> bool:
    return name in wanted if isinstance(wanted, frozenset) else bool(wanted.search(name))


def _give_up(
    app: QApplication,
    kind: type[BaseException],
    error: BaseException,
    trace: TracebackType | None,
) -> None:
    """Say what went wrong, and end: nobody is there to close a dialog."""
    sys.__excepthook__(kind, error, trace)
    app.exit(1)


def _owner(name: str) -> str:
    """Give the sample that a picture is of."""
    others = (*seeds.sample_names(), WALK)
    return next((one for one in others if name.startswith(f"{one}-")), FIRST_SAMPLE)


def main(argv: Sequence[str] | None = None) -> int:
    """Take the pictures, each sample and scale in a process of its own: Qt has one scale."""
    parser = argparse.ArgumentParser(prog="python -m ui.pictures", description=__doc__)
    parser.add_argument("--all", metavar="FOLDER", type=Path, help="every page, to this folder")
    parser.add_argument("--only", metavar="PATTERN", default="", help="of these, such as ^menu-")
    parser.add_argument("--text", metavar="FACTOR", type=float, default=1, help="such as 1.4")
    parser.add_argument("--of", nargs=2, metavar=("SAMPLE", "SCALE"), help=argparse.SUPPRESS)
    asked = parser.parse_args(argv)
    names = frozenset() if asked.all else referred()
    if asked.of:
        sample, scale = asked.of
        own = frozenset(name for name in names if _owner(name) == sample)
        wanted = re.compile(asked.only) if asked.all else own
        return take(asked.all or FOLDER, sample, _SCALES[scale], wanted, asked.text)
    arguments = sys.argv[1:] if argv is None else list(argv)
    with tempfile.TemporaryDirectory() as folder:
        if sys.platform.startswith("linux") and not (
            os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
        ):
            os.environ.setdefault("QT_QPA_PLATFORM", _without_display(Path(folder)))
        every = (*seeds.sample_names(), WALK)
        return _take_each(
            every if asked.all else sorted({_owner(name) for name in names}), names, arguments
        )


def _without_display(folder: Path) -> str:
    """Give Qt's platform that draws into memory, with a screen as large as one has at 200 %.

    Its own is of 800 × 800 pixels, and Qt makes no dialog larger than two thirds of a screen.
    """
    screen = {"name": "memory", "x": 0, "y": 0, "width": 2880, "height": 1800, "dpr": 1}
    screen |= {"logicalDpi": 96, "logicalBaseDpi": 96}
    config = folder / "screen.json"
    told = {"synchronousWindowSystemEvents": False, "screens": [screen]}
    config.write_text(json.dumps(told), encoding="utf-8")
    return f"offscreen:configfile={config}"


def _take_each(samples: Sequence[str], names: frozenset[str], arguments: Sequence[str]) -> int:
    """Take pictures of the samples; of the named ones where there are names."""
    for sample in samples:
        for scale, suffix in _SCALES.items():
            if names and not any(
                _owner(name) == sample and name.endswith("-200") == bool(suffix) for name in names
            ):
                continue
            scaled = {**os.environ, "QT_SCALE_FACTOR": scale}
            run = [sys.executable, "-X", "faulthandler", "-m", "ui.pictures", *arguments]
            run += ["--of", sample, scale]
            code = subprocess.run(run, env=scaled, check=False).returncode  # noqa: S603 - ourselves
            if code:
                return code
    return 0
