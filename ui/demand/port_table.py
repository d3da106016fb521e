"""The table of software: which stack runs which workload today, after a port, or never."""

from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from procure.demand import Readiness
from procure.offer_facts import chips_on_offer
from procure.project import Project
from procure.record import record
from ui.document import Document
from ui.edits import Inputs
from ui.entry import Choice, Entry, Money, Number, Percent
from ui.help.field_help import SOURCE
from ui.price_lists.supply_edits import with_readiness
from ui.tables.columns import Column, RowTitle
from ui.tables.records import RecordTable
from ui.tables.view import RecordView

_TITLE: Final = 120
_STATUS: Final = Choice(("ready", "runs today"), ("port", "after a port"), ("never", "never"))


@record
class ReadinessRow:
    """A stack and a workload, with what is said of them; nothing said: it runs today."""

    readiness: Readiness
    said: bool


class PortTable(QWidget):
    """Every stack of the chips there are with every workload."""

    told = Signal(str)
    """What is selected, as a sentence."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        """Show the readiness of a document's software."""
        super().__init__(parent)
        self.table: RecordTable[ReadinessRow] = RecordTable(
            document,
            lambda: _columns(document),
            lambda: _rows(document.project, chips_on_offer(document.project.catalogs)),
            key=lambda row: (row.readiness.stack, row.readiness.workload),
            title=RowTitle(
                heading="Software stack",
                get=lambda row: row.readiness.stack,
                name=lambda row: f"{_workload(document.project, row)} on {row.readiness.stack}",
                where=lambda row: ("readiness", row.readiness.stack, row.readiness.workload),
                about="The software of chips that are on offer or in the fleet, such as CUDA.",
            ),
            parent=self,
        )
        self.view = RecordView(self.table)
        self.view.least_title = _TITLE
        self.view.set_stretching()
        self.view.setAccessibleName("Software and ports")
        self.view.told.connect(self.told)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)


def _rows(project: Project, on_offer: frozenset[str]) -> tuple[ReadinessRow, ...]:
    """List the pairs of each stack of a chip on offer or in the fleet, and all that is said."""
    said = {(one.stack, one.workload): one for one in project.readiness}
    chips = on_offer | {line.chip for line in project.fleet}
    stacks = {chip.stack for chip in project.chips if chip.id in chips and chip.stack}
    stacks |= {stack for stack, _ in said}
    pairs = [
        (stack, workload.id)
        for stack in sorted(stacks, key=str.casefold)
        for workload in project.workloads
    ]
    return tuple(
        ReadinessRow(
            readiness=said.get(pair) or Readiness(stack=pair[0], workload=pair[1], status="ready"),
            said=pair in said,
        )
        for pair in pairs
    )


def _columns(document: Document) -> tuple[Column[ReadinessRow], ...]:
    def field(name: str, heading: str, entry: Entry, **more: Any) -> Column[ReadinessRow]:
        def put(inputs: Inputs, row: ReadinessRow, value: Any) -> Inputs:
            one = row.readiness
            return with_readiness(inputs, one.stack, one.workload, **{name: value})

        return Column(
            heading=heading,
            get=lambda row: getattr(row.readiness, name),
            entry=entry,
            put=put,
            where=lambda row: ("readiness", row.readiness.stack, row.readiness.workload, name),
            **more,
        )

    project = document.project
    return (
        Column(
            heading="Workload",
            get=lambda row: _workload(project, row),
            about="The work that the row's software stack may run.",
            width=128,
        ),
        field(
            "status",
            "Runs",
            _STATUS,
            muted=lambda row: not row.said,
            about="Whether the stack runs the workload today, after a port, or never.",
            width=120,
        ),
        field(
            "porting_cost",
            "Cost",
            Money(),
            unit=project.currency,
            locked=_only_ports,
            about=(
                "Paid once, in the period in which the port is started; empty: not known, and "
                "the port is not planned."
            ),
            width=104,
        ),
        field(
            "weeks",
            "Ready after",
            Number(),
            unit="weeks",
            locked=_only_ports,
            about=(
                "How long after its start the port is ready; empty: not known, and the port is "
                "not planned."
            ),
            width=88,
        ),
        field(
            "efficiency",
            "Efficiency",
            Percent(most=100),
            unit="of the throughput",
            locked=_only_ports,
            about=(
                "How much of its throughput a chip of the stack reaches after the port; "
                "empty: not known, and the port is not planned."
            ),
            width=128,
        ),
        field(
            "source",
            "Source",
            Entry(),
            assumed=lambda row: row.said and not row.readiness.source,
            about=SOURCE,
        ),
    )


def _workload(project: Project, row: ReadinessRow) -> str:
    wanted = row.readiness.workload
    return next((one.name for one in project.workloads if one.id == wanted), wanted)


def _only_ports(row: ReadinessRow) -> str:
    return "" if row.readiness.status == "port" else "Only a port has this: choose “after a port”."
