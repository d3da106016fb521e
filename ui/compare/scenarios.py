"""What the Scenario menu does: new, variant, duplicate, rename, note, lock, move, delete."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from procure.errors import InputError
from procure.scenario import Scenario
from procure.scenario_tree import added, moved, removed
from ui.document import Document

if TYPE_CHECKING:
    from ui.questions import Questions


class Scenarios:
    """Edits the list of scenarios, each edit a step of undo."""

    def __init__(self, document: Document, questions: Questions) -> None:
        """Work on a document; `questions` may be replaced, as tests do."""
        self.questions = questions
        self._document = document

    def add(self) -> None:
        """Ask for a name and add a scenario over the same periods, otherwise empty."""
        shown = self._document.scenario
        fresh = Scenario(
            name="",
            horizon=shown.horizon,
            discount_rate=shown.discount_rate,
            headroom=shown.headroom,
            utilisation=shown.utilisation,
            lead_time=shown.lead_time,
        )
        self._ask("New scenario", self._free_name("Scenario"), lambda name: self._add(fresh, name))

    def vary(self) -> None:
        """Ask for a name and add a variant of the selected scenario, which follows its edits."""
        shown = self._document.scenario
        self._ask(
            f"New variant of {shown.name}",
            self._free_name(shown.name),
            lambda name: self._add(replace(shown, parent=shown.name, locked=False, note=""), name),
        )

    def duplicate(self) -> None:
        """Ask for a name and add a copy of the selected scenario after it, with its parent."""
        shown = self._document.scenario
        self._ask(
            "Duplicate scenario",
            self._free_name(shown.name),
            lambda name: self._add(replace(shown, locked=False), name),
        )

    def rename(self) -> None:
        """Ask for the selected scenario's new name."""
        self._ask("Rename scenario", self._document.scenario.name, self._rename)

    def note(self) -> None:
        """Ask for what there is to know about the selected scenario."""
        shown = self._document.scenario
        self.questions.text(
            f"Note on {shown.name}",
            "Note",
            shown.note,
            self.put_note,
        )

    def put_note(self, text: str) -> None:
        """Give the selected scenario another note."""
        shown = self._document.scenario
        self._document.edit_scenario(f"Change note of {shown.name}", replace(shown, note=text))

    def lock(self) -> None:
        """Keep the selected scenario as it is, or let it be edited and follow again."""
        shown = self._document.scenario
        done = "Unlock" if shown.locked else "Lock"
        self._document.edit_scenario(
            f"{done} scenario {shown.name}", replace(shown, locked=not shown.locked)
        )

    def move(self, steps: int) -> None:
        """Let the selected scenario change places with its sibling so many steps away."""
        project, shown = self._document.project, self._document.scenario
        self._document.edit(f"Move scenario {shown.name}", moved(project, shown.name, steps))

    def delete(self) -> None:
        """Delete the selected scenario; undo brings it back. The last one stays."""
        project, shown = self._document.project, self._document.scenario
        if len(project.scenarios) == 1:
            self.questions.error(InputError("scenario-last", name=shown.name))
            return
        kept = removed(project, shown.name)
        place = min(project.scenarios.index(shown), len(kept.scenarios) - 1)
        self._document.edit(
            f"Delete scenario {shown.name}", kept, select=kept.scenarios[place].name
        )

    def _ask(self, title: str, initial: str, done: Callable[[str], None]) -> None:
        # Without a name nothing is done.
        self.questions.text(title, "Name", initial, lambda name: done(name) if name else None)

    def _add(self, scenario: Scenario, name: str) -> None:
        if not self._is_free(name):
            return
        project = self._document.project
        made = added(project, replace(scenario, name=name), self._document.scenario.name)
        self._document.edit(f"Add scenario {name}", made, select=name)

    def _rename(self, name: str) -> None:
        shown = self._document.scenario
        if name != shown.name and self._is_free(name):
            self._document.edit_scenario(f"Rename scenario {shown.name}", replace(shown, name=name))

    def _names(self) -> set[str]:
        return {scenario.name for scenario in self._document.project.scenarios}

    def _is_free(self, name: str) -> bool:
        if name in self._names():
            self.questions.error(InputError("scenario-name-taken", name=name))
            return False
        return True

    def _free_name(self, wanted: str) -> str:
        names = self._names()
        number = 2
        while f"{wanted} {number}" in names:
            number += 1
        return f"{wanted} {number}"
