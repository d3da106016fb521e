"""The dialog of an edited workbook: what was changed, what it comes to, and taking it over."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QPushButton, QWidget

from procure.edited.returned import Returned
from procure.edited.table import returned_table
from procure.edited.words import told
from procure.errors import InputError
from procure.evaluation_table import evaluation_table
from procure.scenario_tree import renamed
from procure.words import sentence
from ui.document import Document
from ui.edited.tables import edits_view, notices_view, unknown_view
from ui.help.field_tips import explain
from ui.plan.evaluation_dialog import EvaluationDialog
from ui.plan.solve_job import SolveJob

_WIDTH: Final = 1040
_HEIGHT: Final = 680


class EditedDialog(EvaluationDialog):
    """Shows an edited workbook beside the window; nothing is changed until it is imported."""

    accepted_edits = Signal(str)
    """The new scenario's name: it is in the project now."""

    def __init__(
        self,
        document: Document,
        found: Returned,
        job: SolveJob,
        parent: QWidget | None = None,
    ) -> None:
        """Show what was changed; `job` evaluates it, and is not started where nothing was."""
        super().__init__(document, found.file, (found.project, found.free), job, None, parent)
        self.found = found
        self.setWindowTitle(f"Edited workbook: {found.file}")
        self.summary = QLabel("\n".join(told(found)))
        self.summary.setWordWrap(True)
        self.name = QLineEdit(found.name)
        self.name.setAccessibleName("Name of the new scenario")
        explain(self.name, sentence("edited-ask-name"))
        self.accept_button = QPushButton("&Import")
        explain(self.accept_button, sentence("edited-ask-import"))
        self.accept_button.clicked.connect(self.take_over)
        explain(self.close_button, sentence("edited-ask-close"))
        self.accept_button.hide()
        self._arrange()
        self._add("Chan&ged inputs", edits_view(document, found))
        self._add("To loo&k at", notices_view(document, found))
        self._add("O&utside the inputs", unknown_view(document, found))
        self.tabs.show()
        if not found.edits:
            self._show_nothing()

    def _arrange(self) -> None:
        layout = self._layout
        form = QFormLayout()
        self._name_label = QLabel("Na&me of the new scenario")
        self._name_label.setBuddy(self.name)
        form.addRow(self._name_label, self.name)
        layout.insertWidget(0, self.summary)
        layout.insertLayout(1, form)
        self._buttons.insertWidget(self._buttons.count() - 1, self.accept_button)
        self.resize(_WIDTH, _HEIGHT)

    def _show_nothing(self) -> None:
        """Show that there is nothing to import, and what was changed all the same."""
        self._show_running(shown=False)
        self.heading.setText(self.summary.text())
        for widget in (self.summary, self.told, self.name, self._name_label, self.accept_button):
            widget.hide()
        self.mark.hide()
        self.tabs.setVisible(bool(self.found.unknown))

    def _show_running(self, *, shown: bool) -> None:
        super()._show_running(shown=shown)
        # What was changed is known at once, but not yet what it comes to.
        self.tabs.show()
        if hasattr(self, "accept_button"):
            self.accept_button.setVisible(not shown)

    def take_over(self) -> None:
        """Put the new scenario, and what was edited of the project, into it as one step."""
        found, document = self.found, self._document
        name = self.name.text().strip() or found.name
        taken = {one.name for one in document.project.scenarios}
        if name in taken:
            self.failed.emit(InputError("scenario-name-taken", name=name))
            return
        if document.project is not found.before:
            self.failed.emit(InputError("edited-meanwhile", file=found.file))
            return
        made = found.project if name == found.name else renamed(found.project, found.name, name)
        document.edit(sentence("edited-accepted", {"file": found.file}), made, select=name)
        self.close()
        self.accepted_edits.emit(name)

    def _text(self) -> str:
        text = returned_table(self.found)
        if self.evaluation is None:
            return text
        return f"{text}\n\n{evaluation_table(*self._inputs, self.evaluation)}"
