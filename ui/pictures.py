"""Takes the pictures of the window that the documentation shows.

`python -m ui.pictures` opens the real window on the sample projects, plans them and saves to
docs/pictures those pictures that README.md and the pages in docs refer to. With `--all FOLDER`
it saves every page there, in light and dark, at 1280 × 800 and at twice the scale (names
ending in `-200`). The pictures of a sample other than the first start with its name. Without
a display it draws into memory.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSettings, QSize, Qt, QTimer
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtWidgets import QApplication, QWidget

import seeds
from procure.offers import Mapping
from ui.app import make_app
from ui.demand_page import DemandPage
from ui.document import Document
from ui.main_window import MainWindow
from ui.page_numbers import CATALOGS, DEMAND, EXPLAIN, LIMITS, PLAN
from ui.price_import.dialog import ImportDialog
from ui.samples import FIRST_SAMPLE, read_sample
from ui.settings import Settings, ThemeName

ROOT: Final = Path(__file__).parents[1]
FOLDER: Final = ROOT / "docs" / "pictures"
SIZE: Final = QSize(1280, 800)
LARGEST: Final = 250 * 1024
"""Bytes; a larger picture is saved with a palette of 256 colours."""

_SETTLE_MS: Final = 250
_THEMES: Final[tuple[ThemeName, ...]] = ("light", "dark")
_PAGES: Final = {"price-lists": CATALOGS, "demand": DEMAND, "limits": LIMITS}
_SCALES: Final = {"1": "", "2": "-200"}
_REFERRED: Final = re.compile(r"pictures/([\w-]+)\.png")

_EXAMPLE: Final = ROOT / "docs" / "price-lists.md"
_NEWER: Final = (
    ("2023-12-11", "2024-01-15"),
    ("265.000,00;258.500,00", "252.000,00;246.000,00"),
    ("20-24 weeks", "16-20 weeks"),
)
"""What the next list of the example's supplier says otherwise."""

_IMPOSSIBLE: Final = "Without NVIDIA, in a hurry"
"""The scenario that is made to have no plan."""

Step = tuple[str, Callable[[], object]]


def referred() -> frozenset[str]:
    """Give the names of the pictures that the documents show, without their ending."""
    pages = (ROOT / "README.md", *(ROOT / "docs").glob("*.md"))
    return frozenset(
        name for page in pages for name in _REFERRED.findall(page.read_text(encoding="utf-8"))
    )


class Photographer(QObject):
    """Plans, then shows one view after the other and saves each."""

    def __init__(
        self,
        window: MainWindow,
        folder: Path,
        name: Callable[[str], str],
        wanted: frozenset[str],
        own: Path,
    ) -> None:
        """Save into a folder under the names that `name` gives; none wanted: all of them.

        `own` is a folder for the files that are imported for the pictures.
        """
        super().__init__(window)
        self._window = window
        self._folder = folder
        self._name = name
        self._wanted = wanted
        self._steps = self._views()
        self._planned = False
        self._at_work = False
        self._dialog: ImportDialog | None = None
        self._own = own
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
            window.show_page(DEMAND)
            _build_demand(window.demand_page)
            yield f"demand-builder-{theme}", window.sidebar.setFocus
            window.demand_page.build_button.setChecked(False)
            window.demand_page.grids.setCurrentIndex(0)
            window.show_page(PLAN)
            for tab in filter(
                window.plan_page.tabs.isTabVisible, range(window.plan_page.tabs.count())
            ):
                window.plan_page.tabs.setCurrentIndex(tab)
                name = window.plan_page.tabs.tabText(tab).split("  ")[0].lower().replace(" ", "-")
                window.sidebar.setFocus()
                if name == "orders":
                    window.plan_page.orders.view.selectRow(0)
                yield f"plan-{name}-{theme}", window.sidebar.setFocus
            yield from self._lists(theme)
        for theme in _THEMES:
            window.set_theme(theme)
            yield from self._explained(theme)

    def _explained(self, theme: str) -> Iterator[Step]:
        """Ask what limits cost and what must be signed, then about a scenario without a plan."""
        window = self._window
        window.show_page(LIMITS)
        yield f"limits-costs-{theme}", window.limits_page.ask.button.click
        window.show_page(EXPLAIN)
        signing = window.explain_page.signing
        yield f"explain-signing-{theme}", signing.bar.button.click
        flips = window.explain_page.flips
        window.explain_page.tabs.setCurrentWidget(flips)
        yield f"explain-flips-{theme}", flips.bar.button.click
        window.show_page(PLAN)
        shown = window.document.scenario.name
        if any(one.name == _IMPOSSIBLE for one in window.document.project.scenarios):
            window.document.select_scenario(_IMPOSSIBLE)
            yield f"repairs-{theme}", window.planning.start
            window.document.select_scenario(shown)

    def _lists(self, theme: str) -> Iterator[Step]:
        """Import the example of the page on price lists, then the next list of its supplier."""
        window = self._window
        text = example()
        yield f"import-{theme}", partial(self._import, text, supplier="Juniper Gate")
        self._take()
        for one, other in _NEWER:
            text = text.replace(one, other)
        yield f"import-changes-{theme}", partial(self._import, text)
        self._take()
        yield f"price-history-{theme}", self._show_history
        window.document.undo_stack.setIndex(0)
        window.catalog_page.tabs.setCurrentIndex(0)

    def _import(self, text: str, supplier: str = "") -> None:
        path = self._own / "juniper_gate.csv"
        path.write_text(text, encoding="utf-8")
        self._dialog = ImportDialog(self._window.document, path, self._window)
        if supplier:
            self._dialog.answer(Mapping(supplier=supplier))
        self._dialog.open()

    def _take(self) -> None:
        if self._dialog is not None:
            self._dialog.take()
            self._dialog = None

    def _show_history(self) -> None:
        page = self._window.catalog_page
        self._window.show_page(CATALOGS)
        page.select_supplier(self._window.document.project.catalogs[-1].supplier)
        page.tabs.setCurrentWidget(page.history)
        page.offers_view.selectRow(0)

    def _go_on(self) -> None:
        if not self._planned and not self._window.planning.running:
            self._planned = True
            QTimer.singleShot(_SETTLE_MS, self, self._next)

    def _next(self) -> None:
        for view, prepare in self._steps:
            name = self._name(view)
            if not self._wanted or name in self._wanted:
                prepare()
                QTimer.singleShot(_SETTLE_MS, self, partial(self._save, name))
                return
        QApplication.quit()

    def _save(self, name: str) -> None:
        at_work = self._window.planning.running or self._window.explaining.running
        # What came of it is shown in the window's next turn.
        settling, self._at_work = at_work or self._at_work, at_work
        if settling or (self._dialog is not None and self._dialog.busy):
            QTimer.singleShot(_SETTLE_MS, self, partial(self._save, name))
            return
        shown: QWidget = self._dialog or self._window
        if self._dialog is not None and self._dialog.panes.changes.rows:
            self._dialog.panes.tabs.setCurrentWidget(self._dialog.panes.changes_view)
            QApplication.processEvents()
        image = shown.grab().toImage()
        (self._folder / f"{name}.png").write_bytes(png(image))
        self._next()


def example() -> str:
    """Give the price list that the page on price lists shows."""
    return _EXAMPLE.read_text(encoding="utf-8").split("```\n")[1]


def _build_demand(page: DemandPage) -> None:
    """Open the demand builder on an example, at any site."""
    page.grids.setCurrentIndex(page.grids.count() - 1)
    page.build_button.setChecked(True)
    builder = page.builder
    builder.choose("search")
    builder.usage.figure.setText("850M")
    builder.usage.growth.setCurrentText("Percent each period")
    builder.usage.step.setText("5 %")
    builder.rate.chip.setCurrentText("H100 SXM 80GB")


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


def take(folder: Path, sample: str, suffix: str, wanted: frozenset[str]) -> int:
    """Take the pictures of a sample at the scale that Qt is set to; none wanted: all."""
    folder.mkdir(parents=True, exist_ok=True)
    app = make_app(sys.argv[:1])
    prefix = "" if sample == FIRST_SAMPLE else f"{sample}-"
    with tempfile.TemporaryDirectory() as own:
        store = QSettings(str(Path(own) / "settings.ini"), QSettings.Format.IniFormat)
        settings = Settings(store)
        settings.theme = _THEMES[0]
        window = MainWindow(Document(read_sample(sample)), settings)
        window.resize(SIZE)
        window.show()
        photographer = Photographer(
            window, folder, lambda view: f"{prefix}{view}{suffix}", wanted, Path(own)
        )
        photographer.start()
        return app.exec()


def _owner(name: str) -> str:
    """Give the sample that a picture is of."""
    return next((one for one in seeds.sample_names() if name.startswith(f"{one}-")), FIRST_SAMPLE)


def main(argv: Sequence[str] | None = None) -> int:
    """Take the pictures, each sample and scale in a process of its own: Qt has one scale."""
    parser = argparse.ArgumentParser(prog="python -m ui.pictures", description=__doc__)
    parser.add_argument("--all", metavar="FOLDER", type=Path, help="every page, to this folder")
    parser.add_argument("--of", nargs=2, metavar=("SAMPLE", "SCALE"), help=argparse.SUPPRESS)
    asked = parser.parse_args(argv)
    names = frozenset() if asked.all else referred()
    if asked.of:
        sample, scale = asked.of
        suffix = _SCALES[scale]
        own = frozenset(name for name in names if _owner(name) == sample)
        return take(asked.all or FOLDER, sample, suffix, own)
    if sys.platform.startswith("linux") and not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    ):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    arguments = sys.argv[1:] if argv is None else list(argv)
    for sample in seeds.sample_names() if asked.all else sorted({_owner(name) for name in names}):
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


if __name__ == "__main__":
    sys.exit(main())
