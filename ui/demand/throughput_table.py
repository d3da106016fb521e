"""What each chip does of each workload, with who says so."""

from decimal import Decimal
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from procure.chips import Chip
from procure.demand import Throughput, Workload
from procure.offer_facts import chips_on_offer
from procure.words import sentence
from ui.document import Document
from ui.edits import Inputs, with_throughput, with_throughput_source
from ui.entry import Number
from ui.fields import chooser, quiet
from ui.help.field_tips import explain
from ui.tables.columns import Column, RowTitle
from ui.tables.records import RecordTable, commit, inputs_of
from ui.tables.view import RecordView
from ui.theme import SPACE

CANNOT_RUN: Final = "cannot run"
_MEANING_OF_NOTHING: Final = ("no", "none", "never", CANNOT_RUN)


class ThroughputEntry(Number):
    """A throughput: empty is unknown, 0 is a chip that cannot run the workload."""

    def show(self, value: Any) -> str:
        """Give the number, or that the chip cannot run the workload."""
        return CANNOT_RUN if value == 0 else super().show(value)

    def parse(self, text: str) -> Any:
        """Give the number; "cannot run" is 0."""
        return Decimal(0) if text.strip().casefold() in _MEANING_OF_NOTHING else super().parse(text)


_ABOUT_SOURCE: Final = (
    "Who measured or stated the selected figure; empty: nobody, so that it stands as an assumption."
)


class ThroughputTable(QWidget):
    """Chips down, workloads across; below, the source of the selected figure."""

    told = Signal(str)
    """What is selected, as a sentence."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        """Show the throughputs of a document's chips."""
        super().__init__(parent)
        self._document = document
        self.which = chooser()
        self.which.addItems(["Chips on offer", "All chips"])
        self.which.setAccessibleName("Which chips to list")
        explain(self.which, "Whether only chips that are on offer are listed, or all of them.")
        self.table: RecordTable[Chip] = RecordTable(
            document,
            self._columns,
            self._rows,
            key=lambda chip: chip.id,
            title=RowTitle(
                heading="Chip",
                get=lambda chip: chip.name,
                hint=_about_chip,
                about="A model of chip; its maker and software are in the tip of a row.",
            ),
            parent=self,
        )
        self.view = RecordView(self.table)
        self.view.setAccessibleName("Throughput of a chip")
        self.view.told.connect(self.told)
        self.source = QLineEdit()
        self.source.setPlaceholderText("who measured or stated it")
        self.source.setAccessibleName("Source of the selected throughput")
        explain(self.source, _ABOUT_SOURCE)
        self._label = quiet("Source")
        self._label.setBuddy(self.source)
        self.source.editingFinished.connect(self._source_entered)
        line = QHBoxLayout()
        line.setSpacing(SPACE)
        line.setContentsMargins(2 * SPACE, 0, 2 * SPACE, SPACE)
        line.addWidget(self._label)
        line.addWidget(self.source, 1)
        line.addWidget(self.which)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        self._empty = quiet(sentence("throughput-empty"))
        self._empty.setContentsMargins(2 * SPACE, SPACE, 0, 0)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._empty, 1)
        layout.addWidget(self.view, 1)
        layout.addLayout(line)
        self.which.currentIndexChanged.connect(self.table.refresh)
        self.view.selectionModel().currentChanged.connect(self._show_source)
        self.table.modelReset.connect(self._show_source)
        self.table.dataChanged.connect(self._show_source)
        self._show_source()

    def _rows(self) -> tuple[Chip, ...]:
        project = self._document.project
        if self.which.currentIndex() == 1:
            return project.chips
        wanted = chips_on_offer(project.catalogs)
        return tuple(chip for chip in project.chips if chip.id in wanted)

    def _columns(self) -> tuple[Column[Chip], ...]:
        project = self._document.project
        known = {(one.chip, one.workload): one for one in project.throughputs}
        return tuple(_workload_column(workload, known) for workload in project.workloads)

    def chosen(self) -> tuple[Chip, Workload] | None:
        """Give the chip and the workload of the selected cell."""
        at = self.view.currentIndex()
        workloads = self._document.project.workloads
        if not at.isValid() or at.row() >= len(self.table.rows) or at.column() >= len(workloads):
            return None
        return self.table.rows[at.row()], workloads[at.column()]

    def _throughput(self) -> Throughput | None:
        chosen = self.chosen()
        if chosen is None:
            return None
        chip, workload = chosen
        for one in self._document.project.throughputs:
            if (one.chip, one.workload) == (chip.id, workload.id):
                return one
        return None

    def _show_source(self) -> None:
        found = self._throughput()
        chosen = self.chosen()
        known = bool(self._document.project.workloads)
        self._empty.setVisible(not known)
        self.view.setVisible(known)
        self.source.setEnabled(found is not None)
        if not self.source.isModified():
            self.source.setText(found.source if found else "")
        self._label.setText(f"Source, {chosen[0].name}" if chosen else "Source")

    def _source_entered(self) -> None:
        found = self._throughput()
        text = self.source.text().strip()
        self.source.setModified(False)
        if found is not None and text != found.source:
            inputs = inputs_of(self._document)
            commit(
                self._document,
                "Change the source of a throughput",
                with_throughput_source(inputs, found.chip, found.workload, text),
            )


def _about_chip(chip: Chip) -> str:
    return ", ".join(filter(None, (chip.maker, chip.stack)))


def _workload_column(workload: Workload, known: dict[tuple[str, str], Throughput]) -> Column[Chip]:
    def of(chip: Chip) -> Throughput | None:
        return known.get((chip.id, workload.id))

    def get(chip: Chip) -> Decimal | None:
        found = of(chip)
        return found.value if found else None

    def hint(chip: Chip) -> str:
        found = of(chip)
        if found is None or found.value is None:
            return "Nobody knows. Enter a value with its source, or 0 if the chip cannot run it."
        return f"Source: {found.source}" if found.source else ""

    def assumed(chip: Chip) -> bool:
        found = of(chip)
        return found is not None and (found.assumption or not found.source)

    def put(inputs: Inputs, chip: Chip, value: Decimal | None) -> Inputs:
        return with_throughput(inputs, chip.id, workload.id, value)

    return Column(
        heading=workload.name,
        unit=workload.unit,
        get=get,
        put=put,
        entry=ThroughputEntry(places=4),
        hint=hint,
        assumed=assumed,
        muted=lambda chip: get(chip) == 0,
        where=lambda chip: ("throughputs", chip.id, workload.id),
        what=f"throughput of {workload.name}",
        about=(
            f"What one chip of each model does of {workload.name}; 0: it cannot run it; empty: "
            "not known, and the chip is not used for it."
        ),
        measured=f"{workload.unit} per chip",
    )
