"""The page that compares: the tree of scenarios at the left, their plans side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from procure.comparison import FEWEST, Compared, Comparison, compare
from procure.plan import Plan
from procure.plan_difference import Answer
from procure.words import sentence
from ui import formats
from ui.compare.chart import CompareChart
from ui.compare.differences_view import DifferencesView
from ui.compare.scenario_list import ScenarioList
from ui.compare.scenarios import Scenarios
from ui.compare.table import ComparisonTable
from ui.document import Document, Planned
from ui.fields import chooser, labelled
from ui.help.field_help import NOTE
from ui.help.field_tips import explain
from ui.note_field import NoteField
from ui.plan.queue import PlanQueue
from ui.tables.view import RecordView
from ui.theme import SPACE

_LEFT: Final = 264
_LEAST_LEFT: Final = 256
_RIGHT: Final = 560
_CHART: Final = 272
_LEAST_CHART: Final = 200
_TITLE: Final = 220
_SHORT: Final = 10


class ComparePage(QWidget):
    """Two to six scenarios as columns, figures as rows; beside them what each has otherwise."""

    selected = Signal(str)
    """Sentences about what was chosen, for the Why? panel."""
    export_wanted = Signal(object)
    whole_wanted = Signal(object)
    """The Comparison to write as a workbook."""

    def __init__(
        self,
        document: Document,
        scenarios: Scenarios,
        queue: PlanQueue,
        actions: Sequence[QAction] = (),
    ) -> None:
        """Compare a document's scenarios; `actions` is what can be done with one of them."""
        super().__init__()
        self._document = document
        self._queue = queue
        self._base = ""
        self._to_export: SignalInstance | None = None
        self._stale = False
        self._found: Comparison | None = None
        self._chart: CompareChart | None = None
        self.list = ScenarioList(document, actions)
        self.list.ticked.connect(self._compare)
        self.note = NoteField()
        self.note.setPlaceholderText(sentence("scenario-note-empty"))
        self.note.entered.connect(scenarios.put_note)
        self.base = chooser()
        self.base.setMinimumContentsLength(_SHORT)
        self.base.setSizeAdjustPolicy(
            self.base.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.base.activated.connect(lambda at: self._count_from(self.base.itemText(at)))
        self.differing = QToolButton()
        self.differing.setText(sentence("compare-differing"))
        self.differing.setCheckable(True)
        self.differing.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.differing.toggled.connect(self._compare)
        self.plan_button = QPushButton(sentence("compare-plan-lacking"))
        self.plan_button.setToolTip(sentence("compare-plan-lacking-tip"))
        self.plan_button.clicked.connect(self.plan_lacking)
        self.export_button = QPushButton(sentence("compare-export"))
        self.export_button.clicked.connect(lambda: self._export(self.export_wanted))
        self.whole_button = QPushButton(sentence("compare-export-whole"))
        self.whole_button.clicked.connect(lambda: self._export(self.whole_wanted))
        self.said = QLabel()
        self.said.setWordWrap(True)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.table = ComparisonTable(document, lambda: self._found, self.differing.isChecked)
        self.table.setParent(self)
        self.view = RecordView(self.table)
        self.view.least_title = self.view.widest_title = _TITLE
        self.view.setAccessibleName(sentence("compare-side-by-side"))
        self.view.set_fixed_order()
        self.view.tell = self.table.told_of
        self.view.told.connect(self.selected)
        self.differences = DifferencesView(document)
        self.differences.told.connect(self.selected)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self._place(scenarios)
        self._connect()
        self._show_note()
        self._compare()

    # Building

    def _connect(self) -> None:
        document = self._document
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.refresh)
        for change in (document.changed, document.scenario_changed, document.plan_changed):
            change.connect(self._follow)
        self._queue.changed.connect(self._show_queue)
        self._queue.changed.connect(self._export_planned)

    def _explain_fields(self) -> None:
        explain(self.note, NOTE)
        explain(self.base, sentence("compare-base-about"))
        explain(self.differing, sentence("compare-differing-about"))
        explain(self.export_button, sentence("compare-export-tip"))
        explain(self.whole_button, sentence("compare-export-whole-tip"))
        explain(self.vary_button, sentence("compare-vary-tip"))

    def _place(self, scenarios: Scenarios) -> None:
        left = QWidget()
        left.setMinimumWidth(_LEAST_LEFT)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, SPACE, 0)
        column.setSpacing(SPACE)
        column.addWidget(self.list, 1)
        label = QLabel(sentence("scenario-note"))
        label.setBuddy(self.note)
        self.note.setAccessibleName(label.text().replace("&", ""))
        column.addWidget(label)
        column.addWidget(self.note)
        bar = QHBoxLayout()
        bar.setSpacing(SPACE)
        bar.addLayout(labelled(sentence("compare-base"), self.base))
        bar.addWidget(self.differing)
        bar.addStretch(1)
        bar.addWidget(self.export_button)
        bar.addWidget(self.whole_button)
        lacking = QHBoxLayout()
        lacking.setSpacing(SPACE)
        lacking.addWidget(self.said, 1)
        self.vary_button = QPushButton(sentence("compare-vary"))
        self.vary_button.clicked.connect(scenarios.vary)
        self._explain_fields()
        lacking.addWidget(self.vary_button)
        lacking.addWidget(self.plan_button)
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.view)
        beside = QWidget()
        whole = QVBoxLayout(beside)
        whole.setContentsMargins(SPACE, SPACE, 0, 0)
        whole.setSpacing(SPACE)
        whole.addLayout(bar)
        whole.addLayout(lacking)
        whole.addWidget(self._split, 1)
        whole.addStretch(0)
        self.tabs.addTab(beside, sentence("compare-side-by-side"))
        self.tabs.addTab(self.differences, sentence("differs-tab"))
        self.tabs.currentChanged.connect(lambda _: self.selected.emit(""))
        across = QSplitter()
        across.setHandleWidth(1)
        across.setChildrenCollapsible(False)
        across.addWidget(left)
        across.addWidget(self.tabs)
        across.setStretchFactor(1, 1)
        across.setSizes([_LEFT, _RIGHT])
        line = QHBoxLayout(self)
        line.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, 2 * SPACE)
        line.addWidget(across)

    def _chart_of(self) -> CompareChart:
        """Give the chart, made when there is something to draw."""
        if self._chart is None:
            self._chart = CompareChart()
            self._chart.told.connect(self.selected)
            self._split.insertWidget(0, self._chart)
            self._chart.setMinimumHeight(_LEAST_CHART)
            self._split.setSizes([_CHART, _CHART])
        return self._chart

    # What is compared

    @property
    def comparison(self) -> Comparison | None:
        """Give what stands side by side, if at least two scenarios do."""
        return self._found

    def _follow(self) -> None:
        # Several signals follow one edit; a page that nobody sees has time until it is shown.
        self._stale = True
        if self.isVisible():
            self._later.start(0)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def refresh(self) -> None:
        """Show the scenarios as they are now, and compare those that are ticked."""
        self._stale = False
        self.list.refresh()
        self.differences.refresh()
        self._show_note()
        self._compare()

    def _show_note(self) -> None:
        self.note.show_note(self._document.scenario.note)
        self.note.setReadOnly(self._document.scenario.locked)

    def _compare(self) -> None:
        names = self.list.chosen()
        if self._base not in names:
            self._base = names[0] if names else ""
        with QSignalBlocker(self.base):
            self.base.clear()
            self.base.addItems(list(names))
            self.base.setCurrentText(self._base)
        planned = self._document.planned_of_each()
        asked = [self._asked(name, planned[name]) for name in names]
        self._found = compare(asked, names.index(self._base)) if len(names) >= FEWEST else None
        self.table.refresh()
        self.view.fit_soon()
        self._show()

    def _asked(self, name: str, known: tuple[Planned | None, bool]) -> Compared:
        planned, current = known
        project = self._document.project
        answer = (
            None
            if planned is None
            else Answer(project=planned.project, scenario=planned.scenario, plan=planned.plan)
        )
        return Compared(
            project=project, scenario=project.scenario(name), answer=answer, current=current
        )

    def _count_from(self, name: str) -> None:
        self._base = name
        self._compare()

    def _show(self) -> None:
        found = self._found
        known = found is not None and any(side.plan is not None for side in found.sides)
        self.view.setVisible(known)
        if found is not None and known:
            self._chart_of().show_comparison(found)
        if self._chart is not None:
            self._chart.setVisible(known)
        self._show_queue()

    def _show_queue(self) -> None:
        found = self._found
        lacking = () if found is None else found.lacking
        self.plan_button.setVisible(bool(lacking) or self._queue.running)
        self.plan_button.setEnabled(not self._queue.running)
        self.vary_button.setVisible(len(self._document.project.scenarios) < FEWEST)
        known = 0 if found is None else sum(one.plan is not None for one in found.sides)
        self.export_button.setEnabled(known >= FEWEST)
        self.whole_button.setEnabled(known >= FEWEST)
        self.said.setText("\n".join(self._sentences(lacking)))
        self.said.setVisible(bool(self.said.text()))

    def _sentences(self, lacking: Sequence[object]) -> list[str]:
        if self._found is None:
            alone = len(self._document.project.scenarios) < FEWEST
            return [sentence("compare-alone" if alone else "compare-choose")]
        said = [self._queue.busy] if self._queue.busy else []
        if lacking and not said:
            count = formats.counted(len(lacking), "scenario is", "scenarios are")
            said.append(sentence("compare-lacking", {"count": count}))
        return [*said, *self._queue.notes]

    # Doing

    def plan_lacking(self) -> None:
        """Plan the scenarios side by side that have no plan of their inputs as they are."""
        if self._found is not None:
            self._queue.start([one.name for one in self._found.lacking])

    def _export(self, wish: SignalInstance) -> None:
        """Ask by a signal for a workbook, with plans of the inputs as they are.

        What lacks one is planned first, and plans that were found live are made once more,
        reproducibly.
        """
        if self._found is None:
            return
        wanted = [
            side.name
            for side in self._found.sides
            if side.state in {"none", "stale"}
            or (side.state == "planned" and side.plan is not None and _is_live(side.plan))
        ]
        if wanted:
            self._to_export = wish
            self._queue.start(wanted)
            return
        wish.emit(self._found)

    def _export_planned(self) -> None:
        wish = self._to_export
        if wish is None or self._queue.running:
            return
        self._to_export = None
        self.refresh()
        if self._found is not None and not self._queue.stopped:
            wish.emit(self._found)


def _is_live(plan: Plan) -> bool:
    return not plan.solve.reproducible and not plan.solve.stopped
