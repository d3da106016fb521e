from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from procure.demand import Pool
from procure.limits import FAMILIES
from procure.scenario import Limit
from tests.ui.trial import trial_project
from ui.document import Document
from ui.limits.builder import KINDS, LimitBuilder
from ui.limits.page import LimitsPage


@pytest.fixture
def document() -> Document:
    """Give a document with three limits, two sites and chips of two stacks."""
    project = trial_project()
    stacks = {"NVIDIA": "CUDA", "AMD": "ROCm"}
    chips = tuple(replace(chip, stack=stacks.get(chip.maker, "")) for chip in project.chips)
    pool = Pool(id="wafers", name="Foundry", unit="wafers", per_period=Decimal(9), members=())
    return Document(replace(project, chips=chips, pools=(pool,)))


@pytest.fixture
def page(qtbot: QtBot, document: Document) -> LimitsPage:
    """Give the page of limits beside an open Why? panel."""
    shown = LimitsPage(document)
    qtbot.addWidget(shown)
    shown.resize(840, 640)
    shown.show()
    QApplication.processEvents()
    return shown


def pick(combo: QComboBox, text: str) -> None:
    """Choose from a list that is in sight."""
    assert not combo.isHidden()
    at = combo.findText(text)
    assert at >= 0, [combo.itemText(one) for one in range(combo.count())]
    combo.setCurrentIndex(at)


def describe(builder: LimitBuilder, kind: str, **said: str) -> None:
    """Describe a limit in the line."""
    builder.kind.setCurrentIndex([one.key for one in KINDS].index(kind))
    for field, text in said.items():
        if field != "value":
            pick(getattr(builder, field), text)
    builder.value.setText(said.get("value", ""))


def test_every_family_can_be_added() -> None:
    """No kind of limit can be had only by writing the project file."""
    assert {kind.family for kind in KINDS} == set(FAMILIES)


@pytest.mark.parametrize(
    ("kind", "said", "expected"),
    [
        (
            "budget",
            {"subject": "2024 Q3", "value": "5M"},
            Limit(family="budget", period=2, value=Decimal(5_000_000)),
        ),
        (
            "budget",
            {"lines": "capital", "subject": "fiscal year from Jan 2025", "value": "9"},
            Limit(family="budget", lines="capital", year=2025, value=Decimal(9)),
        ),
        (
            "budget",
            {"lines": "operating", "subject": "whole horizon", "value": "7"},
            Limit(family="budget", lines="operating", value=Decimal(7)),
        ),
        (
            "share.maker",
            {"subject": "NVIDIA", "bound": "at least", "value": "20 %"},
            Limit(
                family="share", by="maker", subject="NVIDIA", bound="minimum", value=Decimal("0.2")
            ),
        ),
        (
            "share.supplier",
            {"of": "of chips", "subject": "Cloud", "value": "30"},
            Limit(family="share", by="supplier", subject="Cloud", of="chips", value=Decimal("0.3")),
        ),
        (
            "share.stack",
            {"of": "of work served", "subject": "CUDA", "value": "70 %"},
            Limit(family="share", by="stack", subject="CUDA", of="served", value=Decimal("0.7")),
        ),
        (
            "share.chip",
            {"subject": "MI300X", "value": "40 %"},
            Limit(family="share", by="chip", subject="mi300x", value=Decimal("0.4")),
        ),
        (
            "suppliers",
            {"bound": "at least", "value": "2"},
            Limit(family="suppliers", bound="minimum", value=Decimal(2)),
        ),
        (
            "quantity.offer",
            {"subject": "Own-1 card", "value": "1,000"},
            Limit(family="quantity", by="offer", subject="own-card", value=Decimal(1000)),
        ),
        (
            "quantity.chip",
            {"subject": "H100", "bound": "at least", "value": "64"},
            Limit(family="quantity", by="chip", subject="h100", bound="minimum", value=Decimal(64)),
        ),
        (
            "power",
            {"subject": "Austin", "value": "650"},
            Limit(family="power", subject="austin", value=Decimal(650)),
        ),
        (
            "racks",
            {"subject": "Oslo", "value": "40"},
            Limit(family="racks", subject="oslo", value=Decimal(40)),
        ),
        (
            "pool",
            {"subject": "Foundry", "value": "7.5"},
            Limit(family="pool", subject="wafers", value=Decimal("7.5")),
        ),
        ("eligibility", {"value": "12"}, Limit(family="eligibility", value=Decimal(12))),
        ("eligibility", {}, Limit(family="eligibility")),
        ("supply", {}, Limit(family="supply")),
    ],
)
def test_adding_a_limit(
    page: LimitsPage, document: Document, kind: str, said: dict[str, str], expected: Limit
) -> None:
    """Each kind of limit is added as it was described, selected, and undoable."""
    describe(page.builder, kind, **said)
    page.builder.button.click()
    assert document.scenario.limits[-1] == expected
    assert page.view.currentIndex().row() == page.table.row_of(expected.key)
    document.undo_stack.undo()
    assert expected.key not in {limit.key for limit in document.scenario.limits}


@pytest.mark.parametrize("kind", [one.key for one in KINDS])
def test_the_line_fits(page: LimitsPage, kind: str) -> None:
    """Whatever is added, all of the line is in sight at the window's first size."""
    builder = page.builder
    describe(builder, kind)
    for at in range(builder.subject.count()):
        builder.subject.setCurrentIndex(at)
    QApplication.processEvents()
    assert builder.button.geometry().right() <= page.width()
    assert builder.width() <= page.width()


def test_who_served_is_asked_of_chips_only(page: LimitsPage) -> None:
    """A supplier's share of the work served means nothing, so it is not offered."""
    builder = page.builder
    describe(builder, "share.chip", of="of work served")
    describe(builder, "share.supplier")
    assert builder.of.findText("of work served") < 0
    describe(builder, "share.maker")
    assert builder.of.findText("of work served") >= 0


def test_fiscal_years_follow_the_scenario(page: LimitsPage, document: Document) -> None:
    """Years that start in April begin before a horizon that starts in January."""
    document.edit_scenario("April", replace(document.scenario, fiscal_month=4))
    names = [page.builder.subject.itemText(at) for at in range(4)]
    assert names == [
        "whole horizon",
        "fiscal year from Apr 2023",
        "fiscal year from Apr 2024",
        "fiscal year from Apr 2025",
    ]


def test_what_came_while_nobody_looked(page: LimitsPage, document: Document) -> None:
    """A pool that was added on another page can be chosen as soon as the line shows."""
    describe(page.builder, "pool")
    page.hide()
    pool = Pool(id="memory", name="Memory", unit="stacks", per_period=Decimal(1), members=())
    document.edit("Add", replace(document.project, pools=(*document.project.pools, pool)))
    page.show()
    pick(page.builder.subject, "Memory")


def test_adding_what_is_there_already_or_has_no_value(page: LimitsPage, document: Document) -> None:
    """A second limit of the same key, or one without a figure, is answered and not added."""
    builder = page.builder
    builder.value.setText("1M")
    builder.button.click()
    assert "there already" in builder.callout.text()
    assert page.view.currentIndex().row() == page.table.row_of("budget")
    describe(builder, "share.maker", subject="NVIDIA")
    builder.button.click()
    assert "Enter the value" in builder.callout.text()
    builder.value.setText("0.5")
    builder.button.click()
    assert "% sign" in builder.callout.text()
    describe(builder, "suppliers", value="1.5")
    builder.button.click()
    assert "whole number" in builder.callout.text()
    assert not document.undo_stack.count()


def test_nobody_to_choose(page: LimitsPage, document: Document) -> None:
    """Without a pool there is none to limit, and the line says so."""
    document.edit("Empty", replace(document.project, pools=()))
    describe(page.builder, "pool", value="5")
    page.builder.button.click()
    assert "nobody to choose" in page.builder.callout.text()
    assert len(document.scenario.limits) == 3
