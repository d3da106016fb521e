"""What leads to the first plan, in words and as a button that goes there."""

from __future__ import annotations

from collections.abc import Callable
from itertools import takewhile
from typing import Final, Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from procure.check import Problem
from procure.words import sentence
from ui.document import Document
from ui.fields import quiet
from ui.help.field_tips import explain
from ui.page_numbers import CATALOGS
from ui.plan.planning import Planning
from ui.theme import SPACE

Next = Literal["", "lists", "demand", "settle", "throughput", "plan"]

_UNSERVED: Final = "demand-no-throughput"
_NO_FIELD: Final = ("demand",)
"""The place of what is to be entered, where no problem names one: the page Demand."""


def next_of(document: Document) -> Next:
    """Tell what leads to the first plan of the scenario; empty once there is one.

    That there is none is the answer too, unless that is for want of any throughput.
    """
    planned = document.planned()
    if planned is not None:
        none = planned.plan.total_cost is None and document.plan_is_current()
        return "throughput" if none and _unserved(document) else ""
    if not document.project.catalogs:
        return "lists"
    if _stops(document):
        return "settle" if document.project.sites and document.scenario.demand else "demand"
    return "throughput" if _unserved(document) else "plan"


def next_step(document: Document) -> tuple[str, ...]:
    """Say what leads to the first plan; nothing once there is one."""
    found = next_of(document)
    return (sentence(f"next-{found}"),) if found else ()


def _stops(document: Document) -> list[Problem]:
    # They come first; behind them there may be a warning for each of 100,000 offers.
    return list(takewhile(lambda one: one.severity == "stop", document.problems()))


def _unserved(document: Document) -> list[Problem]:
    """List the workloads of which no chip is known to do anything."""
    return [problem for problem in document.problems() if problem.key == _UNSERVED]


class NextStep(QWidget):
    """A button that goes to what comes next; away while a plan is made, and once there is one."""

    def __init__(
        self,
        document: Document,
        planning: Planning,
        show_page: Callable[[int], object],
        go_to: Callable[[tuple[str, ...]], object],
        *,
        told: bool,
    ) -> None:
        """Go to a page, or to the field of a problem, with a sentence over the button.

        Unless it is `told`, that there is only to plan is left to what stands around.
        """
        super().__init__()
        self._document = document
        self._planning = planning
        self._show_page = show_page
        self._go_to = go_to
        self.said = quiet()
        self.said.setWordWrap(True)
        self._told = told
        self.button = QPushButton()
        self.button.clicked.connect(self._go)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE if told else 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self.said)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        for change in (
            document.changed,
            document.scenario_changed,
            document.plan_changed,
            planning.changed,
        ):
            change.connect(self.refresh)
        explain(self.button, sentence("next-plan"))
        # Not shown here: without a place in the window it would be a window of its own.
        if not self._fill():
            self.hide()

    def refresh(self) -> None:
        """Follow what there is, and what lacks."""
        self.setVisible(self._fill())

    def _fill(self) -> bool:
        """Say what comes next; tell whether anything does."""
        found = "" if self._planning.running else next_of(self._document)
        if found:
            self.said.setText(sentence(f"next-{found}"))
            self.said.setVisible(self._told or found != "plan")
            self.button.setText(sentence(f"next-{found}-button"))
            explain(self.button, sentence(f"next-{found}"))
        return bool(found)

    def _go(self) -> None:
        found = next_of(self._document)
        if found == "plan":
            self._planning.start()
        elif found == "lists":
            self._show_page(CATALOGS)
        elif found:
            asked = _unserved if found == "throughput" else _stops
            self._go_to(next((one.where for one in asked(self._document)), _NO_FIELD))
