"""Loads what pages, charts and plans are made of, while the window waits for nothing.

The window would stand still for it where a page is first turned to, a project first opened or
planned: half a second and more.
"""

import sys
from collections.abc import Sequence
from importlib import import_module
from threading import Event, Thread
from typing import Final

from PySide6.QtCore import QCoreApplication

from procure.project import Project
from procure.storage import adapter

READER: Final = "pydantic"
"""Loading it, the reader of project files is made, too."""
_NEEDED: Final = (
    READER,
    "ui.plan.page",
    "ui.start.next_step",
    "ui.charts.chart",
    "solver.planner",
    "ui.price_lists.page",
    "ui.price_lists.watch_line",
    "ui.demand.page",
    "ui.limits.page",
    "ui.explain.page",
    "ui.compare.page",
)
"""In the order in which somebody comes to need it."""
_REST_S: Final = 0.01
"""Seconds between two of them, in which the window does what has come up."""


def load_soon() -> None:
    """Begin to load what nobody has loaded yet, in a thread of its own."""
    load("ahead", _NEEDED)


def load(name: str, modules: Sequence[str]) -> None:
    """Begin to load modules, one after the other, in a thread of a name; none where all are there.

    The program waits for the one that is being loaded before it ends, and for no more: a thread
    that is cut off within an extension would end it with an error.
    """
    lacking = [one for one in modules if one not in sys.modules]
    if not lacking:
        return
    ending = Event()
    if app := QCoreApplication.instance():
        # Kept by the thread as long as it runs.
        app.aboutToQuit.connect(ending.set)
    Thread(target=_load, args=(lacking, ending), name=name).start()


def _load(modules: Sequence[str], ending: Event) -> None:
    for one in modules:
        if ending.wait(_REST_S):
            return
        import_module(one)
        if one == READER:
            adapter(Project)
