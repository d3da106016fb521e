"""Why there is no plan, and the smallest repairs, each with a button that tries it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from procure.explained.obstacles import Obstacle
from procure.explained.repairs import KINDS, Repair, RepairKind, Repairs, repaired
from procure.explained.repairs_words import obstacle_told, repair_told
from procure.scenario_tree import added
from procure.words import sentence
from ui.document import Document, Planned
from ui.explain.bar import AskBar
from ui.explain.explaining import Explained, Explaining, Topic
from ui.explain.repair_row import RepairRow
from ui.measured_label import MeasuredLabel
from ui.theme import SPACE

REPAIRS: Final = Topic(part="repairs")
_WIDTH: Final = 720
_LARGER: Final = 1.15


class RepairsView(QWidget):
    """What explains that a scenario has no plan; filled as it is found, nothing moving."""

    tried = Signal()
    """A repair was made a scenario, which is now shown and to be planned."""

    def __init__(
        self, document: Document, explaining: Explaining, parent: QWidget | None = None
    ) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._document = document
        self._explaining = explaining
        self._shown: tuple[Explained | None, bool, bool] = (None, False, False)
        self.bar = AskBar(
            explaining, sentence("ask-repairs"), self._topic, tip=sentence("ask-repairs-tip")
        )
        self.causes = QWidget(self)
        """The certain causes; stands where the page wants it."""
        self._causes = _lines(self.causes)
        self._cause_labels: list[MeasuredLabel] = []
        self._found = QWidget()
        lines = _lines(self._found)
        lines.setSpacing(SPACE)
        self.rows = tuple(RepairRow(kind) for kind in KINDS)
        """A row for each kind of repair, always in the same place."""
        for row in self.rows:
            lines.addWidget(row)
            row.tried.connect(partial(self._try_kind, row.kind))
        self._found.hide()
        self.heading = QLabel(sentence("repairs-help"))
        large = QFont(self.font())
        large.setPointSizeF(large.pointSizeF() * _LARGER)
        large.setWeight(QFont.Weight.DemiBold)
        self.heading.setFont(large)
        # What stands below the bar stays where it is when that goes, and whatever it says.
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(2 * SPACE)
        # On two lines where there is little room, so that the bar can say how far it has come.
        self.heading.setWordWrap(True)
        head.addWidget(self.heading, 2)
        head.addWidget(self.bar, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self._head)
        column.addWidget(self._found)
        self._keep_room()
        explaining.changed.connect(self.refresh)
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._keep_room()

    def _keep_room(self) -> None:
        self.bar.button.ensurePolished()
        self._head.setFixedHeight(self.bar.sizeHint().height())

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
        running = topic is not None and self._explaining.is_asked(topic)
        shown = known, current, running
        if shown == self._shown:
            return
        self._shown = shown
        self._show_causes(known)
        self._show_repairs(known, current=current, running=running)

    def text(self) -> str:
        """Give everything that is said, a line each."""
        causes = [label.text() for label in self._cause_labels]
        rows = [row.said.whole for row in self.rows if not self._found.isHidden()]
        return "\n".join((*causes, *rows))

    def _show_causes(self, known: Explained | None) -> None:
        """Say what is certain; it comes at once, and before any row is there."""
        causes: list[str] = []
        for one in () if known is None else known.records:
            # Before the repairs, all causes come together.
            found = one.obstacles if isinstance(one, Repairs) else (one,)
            causes += [
                obstacle_told(known.planned.project, known.planned.scenario, cause)
                for cause in found
                if known is not None and isinstance(cause, Obstacle)
            ]
        if causes == [label.text() for label in self._cause_labels]:
            return
        for label in self._cause_labels:
            self._causes.removeWidget(label)
            label.hide()
            label.deleteLater()
        self._cause_labels = [MeasuredLabel(_WIDTH, cause) for cause in causes]
        for label in self._cause_labels:
            self._causes.addWidget(label)

    def _show_repairs(self, known: Explained | None, *, current: bool, running: bool) -> None:
        """Fill the rows; they stand from when the causes above them are known, and stay."""
        repairs = (
            {}
            if known is None
            else {one.kind: one for one in known.records if isinstance(one, Repair)}
        )
        self._found.setVisible(known is not None and (bool(known.records) or not running))
        for row in self.rows:
            repair = repairs.get(row.kind)
            if known is None or repair is None:
                row.show_waiting(running=running)
                continue
            told = repair_told(known.planned.project, known.planned.scenario, repair)
            row.show_found(told, helps=repair.outcome == "plan", current=current)

    def _try_kind(self, kind: RepairKind) -> None:
        known = self._shown[0]
        found = () if known is None else known.records
        for repair in found:
            if known is not None and isinstance(repair, Repair) and repair.kind == kind:
                self._try(known.planned, repair)
                return

    def _try(self, planned: Planned, repair: Repair) -> None:
        told = repair_told(planned.project, planned.scenario, repair)
        add_repaired(self._document, planned, repair, told)
        self.tried.emit()


def _lines(inside: QWidget) -> QVBoxLayout:
    lines = QVBoxLayout(inside)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.setSpacing(2 * SPACE)
    return lines


def _name(repair: Repair) -> str:
    return sentence(f"repair-name-{repair.kind}")


def add_repaired(document: Document, planned: Planned, repair: Repair, note: str) -> None:
    """Add the repaired scenario as a variant of the one shown, and show it: one undo step."""
    project = document.project
    name = next(_free([one.name for one in project.scenarios], planned.scenario.name, repair))
    made = repaired(planned.project, planned.scenario, repair.changes)
    parent = document.scenario.name
    variant = replace(made, name=name, note=note, parent=parent, locked=False)
    document.edit(f"Add scenario {name}", added(project, variant, parent), select=name)


def _free(taken: Sequence[str], scenario: str, repair: Repair) -> Iterator[str]:
    wanted = f"{scenario}, {_name(repair)}"
    number = 1
    while True:
        name = wanted if number == 1 else f"{wanted} {number}"
        if name not in taken:
            yield name
        number += 1
