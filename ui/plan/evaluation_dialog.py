"""The dialog of an evaluation: progress while it runs, then costs and what is broken."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QColor, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from procure import evaluation_words as words
from procure.evaluation import Evaluation
from procure.evaluation_table import evaluation_table
from procure.plan import Plan
from procure.project import Project
from procure.scenario import Scenario
from procure.words import sentence
from ui.document import Document
from ui.plan import evaluation_tables as tables
from ui.plan.plan_state import fraction_done, running
from ui.plan.solve_job import SolveJob
from ui.tables.view import RecordView
from ui.theme import SPACE, good_colour, stop_colour

_WIDTH: Final = 860
_HEIGHT: Final = 560
_PARTS: Final = 1000
_LARGER: Final = 1.3


class EvaluationDialog(QDialog):
    """Shows what given orders come to; stands beside the window, which goes on."""

    failed = Signal(object)
    """A ProcureError; the dialog has closed."""
    evaluated = Signal()
    """The evaluation is shown."""

    def __init__(
        self,
        document: Document,
        name: str,
        inputs: tuple[Project, Scenario],
        job: SolveJob,
        best: Plan | None,
        parent: QWidget | None = None,
    ) -> None:
        """Wait for a job that evaluates; `best` is the best plan where it is known already."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(False)
        self.job = job
        self.evaluation: Evaluation | None = None
        self._document = document
        self._inputs = inputs
        self._best = best
        self._closing = False
        self.setWindowTitle(f"Evaluation: {name} – {inputs[1].name}")
        self.heading = _label()
        large = self.heading.font()
        large.setPointSizeF(large.pointSizeF() * _LARGER)
        large.setBold(True)
        self.heading.setFont(large)
        self.told = _label()
        self.mark = QLabel()
        self.mark.setTextFormat(Qt.TextFormat.RichText)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, _PARTS)
        self.tabs = QTabWidget()
        self.tabs.hide()
        self.cancel_button = QPushButton("Cancel")
        self.cancel_button.setToolTip("Stop looking for the best plan (Esc)")
        self.cancel_button.clicked.connect(self.cancel)
        self.copy_button = QPushButton("Copy &all")
        self.copy_button.setToolTip("Copy the whole evaluation as text")
        self.copy_button.clicked.connect(self._copy)
        self.close_button = QPushButton("Close")
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.close)
        self._place()
        job.progress.connect(self._progress)
        job.finished.connect(self._finish)
        job.failed.connect(self._fail)
        self.heading.setText(sentence("evaluation-running", {"name": name}))
        self.told.setText(sentence("evaluation-search"))
        self._show_running(shown=True)

    def _place(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE)
        head.addWidget(self.mark)
        head.addWidget(self.heading, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE)
        buttons.addWidget(self.copy_button)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.close_button)
        self._buttons = buttons
        self._layout = layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * SPACE, 3 * SPACE, 3 * SPACE, 2 * SPACE)
        layout.setSpacing(2 * SPACE)
        layout.addLayout(head)
        layout.addWidget(self.told)
        layout.addWidget(self.bar)
        layout.addWidget(self.tabs, 1)
        layout.addStretch(0)
        layout.addLayout(buttons)
        self.resize(_WIDTH, _HEIGHT)

    def _show_running(self, *, shown: bool) -> None:
        self.bar.setVisible(shown)
        self.cancel_button.setVisible(shown)
        self.copy_button.setVisible(not shown)
        self.close_button.setVisible(not shown)
        self.mark.setVisible(not shown)
        self.tabs.setVisible(not shown)

    # While it runs

    def _progress(self, progress: object) -> None:
        self.told.setText(running(progress, self._inputs[0].currency))  # type: ignore[arg-type]
        self.bar.setValue(round(fraction_done(progress) * _PARTS))  # type: ignore[arg-type]

    def cancel(self) -> None:
        """Stop looking for the best plan; what is known by then is shown."""
        self.job.cancel()
        self.told.setText(sentence("state-stopping"))

    def reject(self) -> None:
        # Esc stops what runs first; Qt also comes here when the dialog is closed.
        if self.job.running and not self._closing:
            self.cancel()
        else:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._closing = True
        self.job.cancel()
        super().closeEvent(event)

    def _finish(self, found: Evaluation, _inputs: object) -> None:
        self.show_evaluation(found)

    def _fail(self, error: object) -> None:
        self.failed.emit(error)
        self.close()

    # What came of it

    def show_evaluation(self, found: Evaluation) -> None:
        """Show an evaluation."""
        if self._best is not None:
            found = replace(found, optimum=self._best)
        self.evaluation = found
        project, scenario = self._inputs
        self.heading.setText(words.verdict(project, scenario, found))
        self._show_running(shown=False)
        if found.plan.total_cost is None:
            self.tabs.hide()
            self.told.clear()
            self._paint_mark()
            self.evaluated.emit()
            return
        self.told.setText("\n".join(words.told(project, scenario, found)))
        self._fill_tabs(found)
        self._paint_mark()
        self.close_button.setFocus()
        self.evaluated.emit()

    def _fill_tabs(self, found: Evaluation) -> None:
        document, (project, scenario) = self._document, self._inputs
        first = self.tabs.count()
        self._add("&Cost", tables.costs_view(document, found), always=True)
        self._add("&Limits broken", tables.limits_view(document, project, scenario, found))
        self._add("Other &rules broken", tables.rules_view(document, project, scenario, found))
        self._add("&Not served", tables.missing_view(document, project, scenario, found))
        self._add("&Orders", tables.orders_view(document, project, scenario, found), always=True)
        broken = [at for at in (first + 1, first + 2) if self.tabs.isTabVisible(at)]
        self.tabs.setCurrentIndex(broken[0] if broken else first)

    def _add(self, title: str, view: RecordView, *, always: bool = False) -> None:
        count = len(view.table.rows)
        view.setAccessibleName(title.replace("&", ""))
        shown = title if title == "&Cost" else f"{title} ({count:,})"
        self.tabs.setTabVisible(self.tabs.addTab(view, shown), always or count > 0)

    def _paint_mark(self) -> None:
        """Repeat in colour what the heading says; never the only sign of it."""
        if self.evaluation is None:
            return
        # Written into the text: a palette of its own would be undone by the style sheet.
        sound = self.evaluation.plan.trusted
        colour: QColor = (good_colour if sound else stop_colour)(self.palette())
        self.mark.setText(f'<span style="color:{colour.name()}">●</span>')

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "mark"):
            self._paint_mark()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text())

    def _text(self) -> str:
        """Give all that is shown as text."""
        if self.evaluation is None:
            return ""
        return evaluation_table(*self._inputs, self.evaluation)


def _label() -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
