"""A scripted session of the real window, in a process that is killed at any moment.

`python -m tests.ui.kill_session FOLDER SEED FILE` opens FILE (empty: nothing) in a folder of its
own, recovers what is left of the session before, and then edits, undoes, saves, exports and
imports at random until it ends. It tells what it shows, line by line on standard output:

    ready TIME DIGEST PATH      what was recovered or opened
    state TIME DIGEST PATH      what an edit or an undo led to
    saving TIME DIGEST PATH     what is about to be written to PATH
    saved TIME DIGEST PATH      what is now in PATH

TIME is of the machine's steady clock, DIGEST the SHA-256 of the project, PATH its file.
"""

import hashlib
import os
import random
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QSettings, QTimer

import seeds
from procure import storage
from procure.plan import Plan
from procure.project import Project
from procure.recovery import Found
from procure.scenario import Scenario
from tests.ui.answers import Answers
from tests.ui.live import plan_of
from ui import files
from ui.app import make_app
from ui.document import Document
from ui.main_window import MainWindow
from ui.plan.solve_job import SolveJob
from ui.price_import.dialog import ImportDialog
from ui.questions import RecoveryAnswer
from ui.settings import Settings
from ui.start.samples import read_sample

NAMES = ("one.json", "two.json", "three.json")
WORKBOOK = "plan.xlsx"


class Recovering(Answers):
    """Recovers all that can be, and throws away what no longer fits its file."""

    def recover(self, found: Found, done: Callable[[RecoveryAnswer], object]) -> None:
        """Answer as the dialog can be: it offers no recovery of what does not fit."""
        done("recover" if found.fits else "drop")


def digest(project: Project) -> str:
    """Give what a project is known by."""
    return hashlib.sha256(storage.dump(project)).hexdigest()


def tell(what: str, project: Project, path: Path | None) -> None:
    """Say what is shown, at once: the next moment may be the last."""
    line = f"{what} {time.monotonic():.6f} {digest(project)} {path or ''}\n"
    os.write(sys.stdout.fileno(), line.encode())


def planned(
    project: Project,
    scenario: Scenario,
    *,
    on_progress: Callable[[Any], None],
    should_stop: Callable[[], bool],
) -> Plan:
    """Plan in no time: what is planned does not matter here."""
    return plan_of(project, scenario, 5)


class Session:
    """Does one thing after the other."""

    def __init__(self, folder: Path, seed: int, opened: str) -> None:
        """Start as the program does."""
        self.folder = folder
        self.random = random.Random(seed)
        # Large projects are saved in a process of their own: every other session does so.
        files._SMALL_PROJECT = -1 if seed % 2 else 5_000  # type: ignore[misc]
        store = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
        self.answers = Recovering()
        self.answers.unsaved_answer = "discard"
        document = Document(read_sample("first-steps"))
        self.ready = False
        # Before the journal hears of it: what comes back was then told here, too.
        document.undo_stack.indexChanged.connect(self.tell_state)
        self.window = MainWindow(
            document,
            Settings(store, folder / "data"),
            job=SolveJob(planned),
            questions=self.answers,
        )
        self.document = document
        self.window.show()
        if opened:
            self.window.files.open_path(Path(opened))
        else:
            self.window.files.keeping.at_start()
        self.files = self.window.files
        self.files.saved.connect(lambda path: tell("saved", storage.read(path), path))
        tell("ready", document.project, document.path)
        self.ready = True
        self.number = 0
        self.dialog: ImportDialog | None = None
        self.timer = QTimer()
        self.timer.setSingleShot(True)
        self.timer.timeout.connect(self.step)
        self.timer.start(0)

    def tell_state(self) -> None:
        """Say what an edit or an undo led to; what is brought back at first is not one."""
        if self.ready:
            tell("state", self.document.project, self.document.path)

    def step(self) -> None:
        """Do something, and again in a moment."""
        does = {
            self.edit: 12,
            self.type_on: 8,
            self.change_demand: 6,
            self.undo: 3,
            self.redo: 2,
            self.save: 2,
            self.save_as: 1,
            self.export: 1,
            self.import_list: 1,
        }
        (what,) = self.random.choices(list(does), list(does.values()))
        what()
        self.timer.start(self.random.choice((0, 0, 5, 20, 60)))

    def edit(self) -> None:
        """Make an edit of its own."""
        self.number += 1
        note = f"{self.number} {self.random.random()}"
        self.document.edit(f"Note {self.number}", replace(self.document.project, note=note))

    def type_on(self) -> None:
        """Make an edit that goes on with the one before."""
        note = self.document.project.note + self.random.choice("abc")
        self.document.edit("Type", replace(self.document.project, note=note), "typing")

    def change_demand(self) -> None:
        """Change a figure deep in a scenario."""
        scenario = self.document.scenario
        row = scenario.demand[0]
        amounts = (Decimal(self.random.randrange(1, 10**6)), *row.amounts[1:])
        demand = (replace(row, amounts=amounts), *scenario.demand[1:])
        self.document.edit_scenario("Change demand", replace(scenario, demand=demand))

    def undo(self) -> None:
        """Undo a few steps."""
        for _ in range(self.random.randrange(1, 3)):
            self.document.undo_stack.undo()

    def redo(self) -> None:
        """Redo a few steps."""
        for _ in range(self.random.randrange(1, 4)):
            self.document.undo_stack.redo()

    def save(self) -> None:
        """Save where it is."""
        if self.document.path is None:
            self.save_as()
        elif not self.files.busy:
            tell("saving", self.document.project, self.document.path)
            self.files.save()

    def save_as(self) -> None:
        """Save under one of some names."""
        if not self.files.busy:
            self.answers.path = self.folder / self.random.choice(NAMES)
            tell("saving", self.document.project, self.answers.path)
            self.files.save_as()

    def export(self) -> None:
        """Write the plan as a workbook, if there is one of what is shown."""
        if not self.files.busy and self.document.plan_is_current():
            self.answers.path = self.folder / WORKBOOK
            self.files.export()

    def import_list(self) -> None:
        """Read a price list and take it in once it is read."""
        if self.dialog is not None:
            if not self.dialog.busy:
                self.dialog.take()
                self.dialog = None
            return
        self.window.import_price_list(next(iter(seeds.price_list_paths())))
        self.dialog = self.window.findChildren(ImportDialog)[-1]
        self.dialog.finished.connect(self.import_closed)

    def import_closed(self) -> None:
        """Let the dialog go."""
        self.dialog = None


def main() -> None:
    """Start the session, and end only with it."""
    folder, seed, opened = sys.argv[1:]
    app = make_app(["procure"])
    session = Session(Path(folder), int(seed), opened)
    app.exec()
    del session


if __name__ == "__main__":
    main()
