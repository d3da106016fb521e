"""A project planned for a test, ready to be explained by prepared answers."""

from collections.abc import Mapping
from typing import Any

from pytestqt.qtbot import QtBot

from procure.project import Project
from tests.ui.answers import SwitchedPlanner
from ui.document import Document
from ui.explain.explaining import Explaining
from ui.plan.planning import Planning
from ui.plan.solve_job import SolveJob

LONG = 60_000


def explaining_of(
    qtbot: QtBot, project: Project, answers: Mapping[str, Any]
) -> tuple[Document, Explaining]:
    """Give a document with its plan, and what explains it; nothing runs any more."""
    document = Document(project)
    planning = Planning(document, SolveJob(SwitchedPlanner()), document)
    planning.start()
    qtbot.waitUntil(lambda: not planning.running, timeout=LONG)
    return document, Explaining(document, planning, document, answers=answers)
