"""Why there is no plan, and the smallest repairs, each with a button that tries it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from procure.explained.obstacles import Obstacle
from procure.explained.repairs import Repair, repaired
from procure.explained.repairs_words import obstacle_told, repair_told
from procure.words import sentence
from ui.document import Document, Planned
from ui.explain_bar import AskBar
from ui.explaining import Explained, Explaining, Topic
from ui.theme import SPACE

REPAIRS: Final = Topic(part="repairs")
_WIDTH: Final = 720
_LARGER: Final = 1.15


class RepairsView(QWidget):
    """What explains that a scenario has no plan; filled as it is found."""

    tried = Signal()
    """A repair was made a scenario, which is now shown and to be planned."""

    def __init__(self, document: Document, explaining: Explaining) -> None:
        """Begin empty."""
        super().__init__()
        self._document = document
        self._explaining = explaining
        self._shown: tuple[Explained | None, bool] = (None, False)
        self.bar = AskBar(
            explaining, sentence("ask-repairs"), self._topic, tip=sentence("ask-repairs-tip")
        )
        self.causes = QWidget()
        """The certain causes; stands where the page wants it."""
        self._causes = _lines(self.causes)
        found = QWidget()
        self._repairs = _lines(found)
        self.heading = QLabel(sentence("repairs-help"))
        large = QFont(self.font())
        large.setPointSizeF(large.pointSizeF() * _LARGER)
        large.setWeight(QFont.Weight.DemiBold)
        self.heading.setFont(large)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self.heading)
        column.addWidget(self.bar)
        column.addWidget(found)
        for part in (self, self.causes):
            part.setMaximumWidth(_WIDTH)
        explaining.changed.connect(self.refresh)
        self.refresh()

    def _topic(self) -> Topic | None:
        planned = self._document.planned()
        infeasible = planned is not None and planned.plan.status == "infeasible"
        return REPAIRS if infeasible else None

    def refresh(self) -> None:
        """Take over what is known; look for repairs of a scenario that has no plan unasked."""
        topic = self._topic()
        self.setVisible(topic is not None)
        self.causes.setVisible(topic is not None)
        known = None if topic is None else self._explaining.explained(topic)
        current = known is not None and self._explaining.is_current(known)
        if topic is not None and not current and self._explaining.ready:
            self._explaining.ask(topic)
            return
        self.bar.setVisible(known is None or not known.whole)
        if known is self._shown[0] and current == self._shown[1]:
            return
        self._shown = (known, current)
        self._clear()
        if known is None:
            return
        for cause in (one for one in known.records if isinstance(one, Obstacle)):
            self._add_cause(known.planned, cause)
        repairs = [one for one in known.records if isinstance(one, Repair)]
        # What helps comes before what does not.
        for repair in sorted(repairs, key=lambda one: one.outcome != "plan"):
            self._add_repair(known.planned, repair, current=current)

    def text(self) -> str:
        """Give everything that is said, a line each."""
        labels = [*self.causes.findChildren(QLabel), *self.findChildren(QLabel)]
        return "\n".join(label.text() for label in labels if label.property("said"))

    def _clear(self) -> None:
        for lines in (self._causes, self._repairs):
            while (item := lines.takeAt(0)) is not None:
                widget = item.widget()
                if widget is not None:
                    widget.hide()
                    widget.setParent(None)
                    widget.deleteLater()

    def _add_cause(self, planned: Planned, cause: Obstacle) -> None:
        self._causes.addWidget(_said(obstacle_told(planned.project, planned.scenario, cause)))

    def _add_repair(self, planned: Planned, repair: Repair, *, current: bool) -> None:
        told = repair_told(planned.project, planned.scenario, repair)
        label = _said(told, quiet=repair.outcome != "plan" or not current)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2 * SPACE)
        line.addWidget(label, 1)
        if repair.outcome == "plan":
            button = QPushButton(sentence("repair-try"))
            button.setToolTip(sentence("repair-try-tip"))
            button.setAccessibleName(f"{sentence('repair-try')}: {_name(repair)}")
            button.setEnabled(current)
            button.clicked.connect(partial(self._try, planned, repair, told))
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._repairs.addWidget(row)

    def _try(self, planned: Planned, repair: Repair, told: str) -> None:
        add_repaired(self._document, planned, repair, told)
        self.tried.emit()


def _lines(inside: QWidget) -> QVBoxLayout:
    lines = QVBoxLayout(inside)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.setSpacing(2 * SPACE)
    return lines


def _said(text: str, *, quiet: bool = False) -> QLabel:
    label = QLabel(text)
    label.setProperty("said", True)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    if quiet:
        label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return label


def _name(repair: Repair) -> str:
    return sentence(f"repair-name-{repair.kind}")


def add_repaired(document: Document, planned: Planned, repair: Repair, note: str) -> None:
    """Add the repaired scenario after the one that it repairs, and show it: one undo step."""
    project = document.project
    name = next(_free([one.name for one in project.scenarios], planned.scenario.name, repair))
    made = repaired(planned.project, planned.scenario, repair.changes)
    place = [one.name for one in project.scenarios].index(document.scenario.name) + 1
    scenarios = (
        *project.scenarios[:place],
        replace(made, name=name, note=note),
        *project.scenarios[place:],
    )
    document.edit(f"Add scenario {name}", replace(project, scenarios=scenarios), select=name)


def _free(taken: Sequence[str], scenario: str, repair: Repair) -> Iterator[str]:
    wanted = f"{scenario}, {_name(repair)}"
    number = 1
    while True:
        name = wanted if number == 1 else f"{wanted} {number}"
        if name not in taken:
            yield name
        number += 1
