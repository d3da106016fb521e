"""What was found in the window goes into the workbook with the plan it is about."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from procure.explained.effect import NO_PLAN
from procure.explained.limit_costs import LimitCost, Step
from procure.explained.negotiation import Negotiation
from tests.ui.answers import Answers
from tests.ui.explained import explaining_of
from tests.ui.trial import trial_project
from ui.explain.explaining import Explaining, Topic
from ui.explain.explanation_of import explanation_of
from ui.files import Files
from ui.settings import Settings

LONG = 60_000
LIMIT = LimitCost(
    key="share.maker.AMD.maximum",
    value=Decimal("0.6"),
    tighter=Step(value=Decimal("0.59"), by=Decimal("0.01"), effect=NO_PLAN),
)


def _limits(_asker: Any, _of: tuple[Any, ...], _found: Callable[[object], None]) -> list[object]:
    return [LIMIT]


def _terms(_asker: Any, of: tuple[Any, ...], _found: Callable[[object], None]) -> list[object]:
    known = Negotiation(offer="hgx-h100-8-gpu", supplier="Reseller", units=1)
    return [replace(known, complete=of == ("whole",))]


def ask(qtbot: QtBot, explaining: Explaining, topic: Topic) -> None:
    """Ask and wait."""
    explaining.ask(topic)
    qtbot.waitUntil(lambda: not explaining.running, timeout=LONG)


def test_only_what_is_about_the_plan_is_gathered(qtbot: QtBot) -> None:
    """Nothing asked is nothing explained; what is incomplete, or of an earlier plan, stays out."""
    document, explaining = explaining_of(
        qtbot, trial_project(), {"limits": _limits, "negotiation": _terms}
    )
    assert explanation_of(explaining, "d") == (None, None)
    ask(qtbot, explaining, Topic(part="negotiation", of=("part",)))
    assert explanation_of(explaining, "d") == (None, None)
    ask(qtbot, explaining, Topic(part="limits"))
    ask(qtbot, explaining, Topic(part="negotiation", of=("whole",)))
    found, before = explanation_of(explaining, "d")
    assert before is None
    assert found is not None
    assert found.digest == "d"
    assert found.limit_costs == (LIMIT,)
    assert [one.offer for one in found.negotiation] == ["hgx-h100-8-gpu"]
    document.edit_scenario("Edit", replace(document.scenario, discount_rate=Decimal("0.2")))
    assert explanation_of(explaining, "d") == (None, None)


def test_the_workbook_and_the_sheet_carry_it(qtbot: QtBot, tmp_path: Path) -> None:
    """The limit's cost is in the exported workbook; a supplier's sheet is a file of its own."""
    document, explaining = explaining_of(
        qtbot, trial_project(), {"limits": _limits, "negotiation": _terms}
    )
    ask(qtbot, explaining, Topic(part="limits"))
    ask(qtbot, explaining, Topic(part="negotiation", of=("whole",)))
    store = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    answers = Answers()
    files = Files(document, Settings(store), answers, document)
    files.explained = lambda digest: explanation_of(explaining, digest)
    answers.path = tmp_path / "plan.xlsx"
    with qtbot.waitSignal(files.exported, timeout=LONG):
        files.export()
    book = openpyxl.load_workbook(answers.path)
    texts = [
        str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value
    ]
    assert any("leaves no plan at all" in text for text in texts)
    planned = document.planned()
    assert planned is not None
    answers.path = tmp_path / "sheet.xlsx"
    found, _ = explanation_of(explaining, planned.plan.digest)
    assert found is not None
    with qtbot.waitSignal(files.sheet_written, timeout=LONG):
        files.save_sheet(planned, "Reseller", found.negotiation)
    page = openpyxl.load_workbook(answers.path).active
    assert page is not None
    shown = [str(cell.value) for row in page.iter_rows() for cell in row if cell.value]
    assert any("HGX H100" in text for text in shown)
    assert not any("MI300X" in text for text in shown)
