from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from procure.demand import Readiness
from tests.ui.trial import trial_project
from ui.demand.port_table import PortTable
from ui.document import Document
from ui.tables.records import ASSUMED, MUTED

WORKLOAD, RUNS, COST, WEEKS, EFFICIENCY, SOURCE = range(6)


@pytest.fixture
def document() -> Document:
    """Give a document whose chips have two stacks, one of which never draws images."""
    project = trial_project()
    stacks = {"NVIDIA": "CUDA", "AMD": "ROCm"}
    chips = tuple(replace(chip, stack=stacks.get(chip.maker, "")) for chip in project.chips)
    never = Readiness(stack="ROCm", workload="images", status="never", source="maker")
    return Document(replace(project, chips=chips, readiness=(never,)))


@pytest.fixture
def ports(qtbot: QtBot, document: Document) -> PortTable:
    """Give the table."""
    shown = PortTable(document)
    qtbot.addWidget(shown)
    return shown


def test_every_stack_with_every_workload(ports: PortTable) -> None:
    """Nothing said means that it runs today, shown as less certain than what is said."""
    table = ports.table
    assert [
        (
            table.headerData(at, Qt.Orientation.Vertical),
            table.index(at, WORKLOAD).data(),
            table.index(at, RUNS).data(),
            table.index(at, RUNS).data(MUTED),
        )
        for at in range(table.rowCount())
    ] == [
        ("CUDA", "Chat", "runs today", True),
        ("CUDA", "Images", "runs today", True),
        ("ROCm", "Chat", "runs today", True),
        ("ROCm", "Images", "never", False),
    ]


def test_a_port_and_its_terms(ports: PortTable, document: Document) -> None:
    """Cost, weeks and efficiency belong to a port; without one they are locked."""
    table = ports.table
    table.setData(table.index(2, COST), "2M")
    assert len(document.project.readiness) == 1
    assert "Only a port" in ports.view.callout.text()
    table.setData(table.index(2, RUNS), "after a port")
    assert table.index(2, SOURCE).data(ASSUMED)
    table.setData(table.index(2, COST), "2M")
    table.setData(table.index(2, WEEKS), "12")
    table.setData(table.index(2, EFFICIENCY), "85 %")
    table.setData(table.index(2, SOURCE), "own estimate")
    assert document.project.readiness[-1] == Readiness(
        stack="ROCm",
        workload="chat",
        status="port",
        porting_cost=Decimal(2_000_000),
        weeks=Decimal(12),
        efficiency=Decimal("0.85"),
        source="own estimate",
    )
    assert document.undo_stack.count() == 5


def test_what_runs_again_keeps_no_port(ports: PortTable, document: Document) -> None:
    """A pair of which nothing is left to say has no record, as before it was touched."""
    table = ports.table
    before = document.project.readiness
    table.setData(table.index(0, RUNS), "after a port")
    table.setData(table.index(0, COST), "5")
    table.setData(table.index(0, RUNS), "runs today")
    assert document.project.readiness == before
    table.setData(table.index(3, RUNS), "runs today")
    assert document.project.readiness == (
        Readiness(stack="ROCm", workload="images", status="ready", source="maker"),
    )
