"""The first screen: what to begin with, the latest projects and the samples."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

import seeds
from procure.record import record
from procure.words import sentence
from ui import formats
from ui.help.field_tips import explain
from ui.labels import quiet, section_title
from ui.settings import Settings
from ui.theme import SPACE

_LISTED: Final = 5
_WIDEST: Final = 1040
_LARGE: Final = 1.8
_NOWHERE: Final = Path()


@record
class Recent:
    """A project opened or saved before, as it is listed: its name and a line about it."""

    path: Path
    name: str
    about: str
    there: bool


def recent(settings: Settings) -> tuple[Recent, ...]:
    """List the projects opened or saved lately, the latest first.

    The figure of the last plan is told only of a file that is as it was when that plan stood.
    """
    listed = settings.recent_files[:_LISTED]
    return tuple(_recent(path, settings.seen(path)) for path in listed)


def _recent(path: Path, seen: dict[str, str]) -> Recent:
    name = seen.get("name") or path.stem
    values = {"folder": _folder(path)}
    try:
        stat = path.stat()
    except OSError:
        told = sentence("start-recent-gone", values)
        return Recent(path=path, name=name, about=told, there=False)
    saved = datetime.fromtimestamp(stat.st_mtime, UTC).astimezone().date()
    values["day"] = formats.day(saved)
    key = "start-recent-about"
    if seen.get("cost") and seen.get("stamp") == str(stat.st_mtime_ns):
        key = "start-recent-plan"
        values |= {"cost": seen["cost"], "scenario": seen.get("scenario", "")}
    return Recent(path=path, name=name, about=sentence(key, values), there=True)


def _folder(path: Path) -> str:
    """Give the folder of a file, from the person's own where it is inside that."""
    try:
        inside = path.parent.relative_to(Path.home())
    except ValueError:
        return str(path.parent)
    return str(Path("~") / inside) if inside != _NOWHERE else "~"


class Way(QPushButton):
    """A large button: what it does, and a line about it."""

    def __init__(self, title: str, about: str) -> None:
        """Name what it does."""
        super().__init__()
        self.setAccessibleName(title)
        explain(self, about)
        self.setAutoDefault(True)
        heading = section_title(title)
        self.about = quiet(about)
        self.about.setWordWrap(True)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, SPACE)
        inside.setSpacing(SPACE // 4)
        for label in (heading, self.about):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            label.setTextFormat(Qt.TextFormat.PlainText)
            inside.addWidget(label)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return super().sizeHint() if layout is None else layout.sizeHint()


class StartPage(QScrollArea):
    """Offers ways to begin; what is chosen is told by signals."""

    lists_wanted = Signal()
    new_wanted = Signal()
    open_wanted = Signal()
    recent_chosen = Signal(Path)
    sample_chosen = Signal(str)
    tour_wanted = Signal()

    def __init__(self, settings: Settings) -> None:
        """List what there is to open; `refresh` brings the latest projects."""
        super().__init__()
        self._settings = settings
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.ways = {
            "lists": _way("start-lists", self.lists_wanted.emit),
            "new": _way("start-new", self.new_wanted.emit),
            "open": _way("start-open", self.open_wanted.emit),
            "tour": _way("start-tour", self.tour_wanted.emit),
        }
        self.samples = {name: self._sample(name) for name in seeds.sample_names()}
        self.recent: list[Way] = []
        self._recent = QVBoxLayout()
        self._place()
        self.refresh()

    def _sample(self, name: str) -> Way:
        title = name.replace("-", " ").capitalize()
        way = Way(title, sentence(f"sample-{name}-about"))
        way.clicked.connect(lambda: self.sample_chosen.emit(name))
        return way

    def _place(self) -> None:
        title = QLabel(sentence("start-title"))
        large = QFont(title.font())
        large.setPointSizeF(large.pointSizeF() * _LARGE)
        large.setWeight(QFont.Weight.DemiBold)
        title.setFont(large)
        begin = QVBoxLayout()
        left = _part("start-begin", begin)
        for way in self.ways.values():
            begin.addWidget(way)
        samples = QVBoxLayout()
        for way in self.samples.values():
            samples.addWidget(way)
        right = _part("start-recent", self._recent)
        right.addSpacing(2 * SPACE)
        right.addLayout(_part("start-samples", samples))
        columns = QHBoxLayout()
        columns.setSpacing(5 * SPACE)
        for column, stretch in ((left, 2), (right, 3)):
            column.addStretch(1)
            columns.addLayout(column, stretch)
        inside = QWidget()
        inside.setMaximumWidth(_WIDEST)
        lines = QVBoxLayout(inside)
        lines.setContentsMargins(5 * SPACE, 5 * SPACE, 5 * SPACE, 3 * SPACE)
        lines.setSpacing(SPACE)
        lines.addWidget(title)
        lines.addWidget(quiet(sentence("start-about")))
        lines.addSpacing(3 * SPACE)
        lines.addLayout(columns, 1)
        around = QWidget()
        across = QHBoxLayout(around)
        across.setContentsMargins(0, 0, 0, 0)
        across.addStretch(1)
        across.addWidget(inside, 100)
        across.addStretch(1)
        self.setWidget(around)
        self.viewport().setAutoFillBackground(False)
        around.setAutoFillBackground(False)

    def refresh(self) -> None:
        """List the latest projects as they are now."""
        while (item := self._recent.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.recent = [self._way_to(one) for one in recent(self._settings)]
        listed: Sequence[QWidget] = self.recent or [quiet(sentence("start-recent-none"))]
        for widget in listed:
            self._recent.addWidget(widget)
        order = [*self.ways.values(), *self.recent, *self.samples.values()]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _way_to(self, one: Recent) -> Way:
        way = Way(one.name, one.about)
        way.setToolTip(str(one.path))
        way.setEnabled(one.there)
        way.clicked.connect(lambda: self.recent_chosen.emit(one.path))
        return way

    def take_focus(self) -> None:
        """Let the keyboard begin at the latest project, or at the first way."""
        there = [way for way in self.recent if way.isEnabled()]
        (there[0] if there else self.ways["lists"]).setFocus(Qt.FocusReason.TabFocusReason)


def _way(key: str, action: Callable[[], object]) -> Way:
    way = Way(sentence(key), sentence(f"{key}-about"))
    way.clicked.connect(lambda _checked=False: action())
    return way


def _part(key: str, inside: QVBoxLayout) -> QVBoxLayout:
    """Give a titled part of the page."""
    inside.setSpacing(SPACE)
    part = QVBoxLayout()
    part.setSpacing(SPACE)
    part.addWidget(quiet(sentence(key)))
    part.addLayout(inside)
    return part
