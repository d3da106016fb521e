"""Evaluating orders as the window sees it: which ones, in the background, and who shows it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from procure.errors import InputError, ProcureError
from procure.words import sentence
from ui.child_job import READER_LIMITS, ChildJob
from ui.document import Document, Planned
from ui.error_dialog import as_error
from ui.plan.planning import Planning
from ui.plan.solve_job import SolveJob
from ui.settings import Settings

if TYPE_CHECKING:
    from procure.evaluation import Evaluation, GivenOrders
    from procure.plan import Plan
    from procure.project import Project
    from procure.scenario import Scenario
    from ui.questions import Questions

ORDER_KINDS: Final = "Orders, or a plan as JSON (*.csv *.tsv *.txt *.json);;All files (*)"

_SMALL_FILE: Final = 1_000_000
"""Bytes; a file up to this size is read faster here than a child process starts."""


def evaluate(project: Project, scenario: Scenario, **asked: Any) -> Evaluation:
    """Evaluate with the program's own solver, loaded when first needed."""
    from solver import evaluate as own

    return own.evaluate(project, scenario, **asked)


class Evaluating(QObject):
    """Sets given orders against the selected scenario, each in a dialog of its own.

    A proven plan that answers what is shown is the best plan; otherwise it is looked for.
    """

    def __init__(
        self,
        document: Document,
        planning: Planning,
        questions: Questions,
        settings: Settings,
        window: QWidget,
    ) -> None:
        """Evaluate what the document shows; dialogs stand over `window`.

        `evaluator` can be replaced, as for a test.
        """
        super().__init__(window)
        self.questions = questions
        self.evaluator: Callable[..., Evaluation] = evaluate
        self._document = document
        self._planning = planning
        self._settings = settings
        self._window = window
        self._reading: ChildJob | None = None

    def ask(self) -> None:
        """Ask for a file of orders and evaluate it."""
        self.questions.open_file(
            "Evaluate orders", self._settings.folder, ORDER_KINDS, self.evaluate_file
        )

    def evaluate_none(self) -> None:
        """Evaluate what there is without any order."""
        from procure.evaluation import GivenOrders

        if not self._refused():
            self._evaluate("No orders", GivenOrders(), self._inputs())

    def evaluate_plan(self, name: str, planned: Planned, plan: Plan) -> None:
        """Evaluate the orders of another plan of the inputs that were planned."""
        from procure.evaluation import GivenOrder, GivenOrders

        placed = {order.id: order for order in plan.orders}
        orders = tuple(
            GivenOrder(
                offer=placed[one.order].offer,
                period=placed[one.order].period,
                site=one.site,
                units=one.units,
            )
            for one in plan.placements
        )
        inputs = planned.project, planned.scenario
        self._evaluate(name, GivenOrders(orders=orders, ports=plan.ports), inputs)

    def evaluate_file(self, path: Path) -> None:
        """Read a file of orders and evaluate them; nothing happens if one line is wrong."""
        from procure.orders_file import read_orders

        if self._refused():
            return
        self._settings.folder = path.parent
        inputs = self._inputs()
        try:
            small = path.stat().st_size <= _SMALL_FILE
        except OSError:
            small = True  # reading says what is wrong
        if not small:
            self._read_aside(path, inputs)
            return
        try:
            given = read_orders(path, *inputs)
        except Exception as error:  # noqa: BLE001 - shown as a sentence, with its details
            self.questions.error(as_error(error))
        else:
            self._evaluate(path.name, given, inputs)

    def cancel(self) -> None:
        """Stop everything that runs; for the end of the program."""
        if self._reading is not None:
            self._reading.cancel()
        for job in self.findChildren(SolveJob):
            job.cancel()

    def _inputs(self) -> tuple[Project, Scenario]:
        return self._document.project, self._document.scenario

    def _refused(self) -> bool:
        """Tell whether the input stands in the way, and show where."""
        if self._planning.stops():
            self._planning.refused.emit()
            return True
        return False

    def _read_aside(self, path: Path, inputs: tuple[Project, Scenario]) -> None:
        """Read a large file in a process of its own."""
        from procure.orders_file import read_orders

        if self._reading is not None and self._reading.running:
            what = sentence("busy-reading", {"name": path.name})
            self.questions.error(InputError("still-busy", what=what))
            return
        job = ChildJob(read_orders, path, *inputs, limits=READER_LIMITS, parent=self)

        def show(given: GivenOrders) -> None:
            job.deleteLater()
            self._reading = None
            self._evaluate(path.name, given, inputs)

        def fail(error: ProcureError) -> None:
            job.deleteLater()
            self._reading = None
            self.questions.error(error)

        self._reading = job
        job.finished.connect(show)
        job.failed.connect(fail)
        job.start()

    def _evaluate(self, name: str, given: GivenOrders, inputs: tuple[Project, Scenario]) -> None:
        from ui.plan.evaluation_dialog import EvaluationDialog

        best = None
        if inputs == self._inputs() and self._document.plan_is_current():
            best = self._document.plan()
        if best is not None and (best.status != "optimal" or not best.trusted):
            best = None
        # It outlives a dialog that is closed early, until its thread has answered.
        job = SolveJob(partial(self.evaluator, given=given, optimum=best is None), self)
        job.finished.connect(job.deleteLater)
        job.failed.connect(job.deleteLater)
        dialog = EvaluationDialog(self._document, name, inputs, job, best, self._window)
        dialog.failed.connect(self.questions.error)
        dialog.show()
        job.start(*inputs)
