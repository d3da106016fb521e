"""The question about a chip: at what rate it does the work, and who says so."""

from decimal import Decimal
from fractions import Fraction
from typing import Final, Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from procure.chips import Chip
from procure.demand import Throughput, Workload
from procure.errors import InputError
from procure.estimate import (
    BASES,
    Usage,
    per_chip,
    rate_problem,
    rounded_throughput,
    unlike,
)
from procure.project import Project
from procure.record import record
from procure.words import sentence
from procure.work_units import read_unit
from ui.asked import AskedForm, AskedLine
from ui.entry import Number
from ui.fields import chooser
from ui.formats import number

_ABOUT_RATE: Final = (
    "How much of the work one chip does; empty: the throughput that the project has of it, if any."
)
_ABOUT_SOURCE: Final = "Who measured or derived the rate; empty: it stands as an assumption."
_ABOUT_WRITE: Final = (
    "Whether the rate only counts chips here, or is written as the chip's throughput too."
)
_NUMBER: Final = Number(least=None)
_MOST_NAMED: Final = 3
_KEPT: Final = (("only counts the chips", False), ("becomes its throughput", True))
_NO_CHIP: Final = "none"


@record
class ChipRate:
    """A chip with its throughput in the workload's unit, exactly, and what vouches for it.

    `entered`: it was given in the form; otherwise it is the one that the project has.
    """

    chip: Chip
    throughput: Fraction
    source: str
    entered: bool = True

    @property
    def value(self) -> Decimal:
        """Give the throughput as a project keeps it."""
        return rounded_throughput(self.throughput)


class ChipRateForm(QWidget):
    """Asks for the rate of one chip; without a chip there is none."""

    changed = Signal()
    """Something else was typed or chosen."""

    def __init__(self) -> None:
        """Ask with nothing entered yet."""
        super().__init__()
        self.blocked = False
        self.chip = chooser()
        self.chip.addItem(_NO_CHIP, "")
        self.chip.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.rate = AskedLine()
        self.per = chooser()
        self.source = AskedLine(numeric=False, placeholder="who measured or derived it")
        self.write = chooser()
        for name, kept in _KEPT:
            self.write.addItem(name, kept)
        self.form = AskedForm()
        ask = self.form.ask
        ask("chip", "In &chips of", self.chip, "The chip in whose numbers the demand is told too.")
        ask("rate", "Rate of one chip", self.rate, _ABOUT_RATE, "that of “Rate in” below")
        ask("per", "Rate in", self.per, "What the rate of one chip is counted in.")
        ask("source", "Source", self.source, _ABOUT_SOURCE)
        ask("write", "This rate", self.write, _ABOUT_WRITE)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self.form)
        self.chip.currentIndexChanged.connect(self._choose)
        self.per.currentIndexChanged.connect(self.changed)
        for line in (self.rate, self.source):
            line.textChanged.connect(self.changed)
        self.write.currentIndexChanged.connect(self.changed)
        self._choose()

    def refresh(self, project: Project, usage: Usage, unit: str) -> None:
        """Offer the project's chips, and the units that a rate can be given in."""
        chips = [(_NO_CHIP, ""), *((chip.name, chip.id) for chip in project.chips)]
        refill(self.chip, chips)
        known = read_unit(unit)
        things = BASES[usage.basis][0]
        units = [(f"{things} a day", "day"), (unit, "unit")]
        if not unit or (known and (known.things, known.seconds) == (things, 86_400)):
            units = units[:1]
        if [self.per.itemText(at) for at in range(self.per.count())] != [name for name, _ in units]:
            self.forget()
        refill(self.per, units)

    def forget(self) -> None:
        """Empty the rate: it was of another chip, or of other work."""
        for widget in (self.rate, self.source, self.write):
            widget.blockSignals(True)
        self.rate.clear()
        self.source.clear()
        self.write.setCurrentIndex(0)
        for widget in (self.rate, self.source, self.write):
            widget.blockSignals(False)

    def _choose(self) -> None:
        self.forget()
        some = bool(self.chip.currentData())
        for key in ("rate", "per", "source", "write"):
            self.form.show_field(key, shown=some)
        self.changed.emit()

    def read(
        self, project: Project, workload: Workload, usage: Usage, *, sure: bool
    ) -> ChipRate | None:
        """Give the chip and its throughput, and say below the fields what stands in the way.

        Without a rate it is the throughput that the project has, if any. `sure`: the usage
        holds what converts a rate; without it only the workload's own unit can be read.
        """
        self.blocked = False
        self.write.setEnabled(False)
        chip = next((one for one in project.chips if one.id == self.chip.currentData()), None)
        self.form.answer("rate", "")
        if chip is None:
            return None
        known = _known(project, workload, chip)
        shown = f"{number(known.value)} {workload.unit}" if known and known.value else "unknown"
        self.rate.setPlaceholderText(shown)
        try:
            rate = _NUMBER.parse(self.rate.text())
        except InputError as error:
            self._refuse(str(error))
            return None
        per: Literal["day", "unit"] = "unit" if self.per.currentData() == "unit" else "day"
        if rate is None and known and known.value:
            throughput, source = Fraction(known.value), known.source
            return ChipRate(chip=chip, throughput=throughput, source=source, entered=False)
        if rate is None or (per == "day" and not sure):
            return None
        throughput = per_chip(usage, workload.unit, rate, per=per)
        fault = rate_problem(rate, throughput)
        if fault is not None:
            self._refuse(sentence(fault.key, fault.values))
            return None
        source = self.source.text().strip()
        converted = per == "day" and throughput != Fraction(rate)
        found = ChipRate(chip=chip, throughput=throughput, source=source)
        if source and converted:
            values = {
                "rate": number(rate),
                "things": BASES[usage.basis][0],
                "throughput": number(found.value),
                "unit": workload.unit,
            }
            how = sentence("chip-rate-converted", values)
            found = ChipRate(chip=chip, throughput=throughput, source=f"{source}; {how}")
        self.write.setEnabled(True)
        self._compare(project, workload, found)
        return found

    def to_write(self, found: ChipRate | None) -> ChipRate | None:
        """Give the rate if it is to be written as the chip's throughput."""
        return found if found and found.entered and self.write.currentData() else None

    def _refuse(self, text: str) -> None:
        self.blocked = True
        self.form.answer("rate", text, "stop")

    def _compare(self, project: Project, workload: Workload, found: ChipRate) -> None:
        known = _known(project, workload, found.chip)
        names = {chip.id: chip.name for chip in project.chips}
        of_others = (
            one
            for one in project.throughputs
            if one.workload == workload.id and one.chip != found.chip.id
        )
        others = unlike(found.throughput, of_others)
        said: list[str] = []
        if others:
            named = [
                sentence(
                    "chip-rate-unlike-one",
                    {
                        "chip": names.get(one.chip, one.chip),
                        "value": number(one.value or 0),
                        "unit": workload.unit,
                    },
                )
                for one in others[:_MOST_NAMED]
            ]
            more = len(others) - len(named)
            chips = ", ".join([*named, *([f"{more} more"] if more else [])])
            said.append(sentence("chip-rate-unlike", {"chips": chips}))
        old = known.value if known else None
        if self.write.currentData() and old is not None and old != found.value:
            values = {"chip": found.chip.name, "old": number(old), "unit": workload.unit}
            said.append(sentence("chip-rate-replaces", values))
        self.form.answer("rate", " ".join(said), "warn" if others else "")


def _known(project: Project, workload: Workload, chip: Chip) -> Throughput | None:
    for one in project.throughputs:
        if (one.chip, one.workload) == (chip.id, workload.id):
            return one
    return None


def refill(combo: QComboBox, wanted: list[tuple[str, str]]) -> None:
    """Offer other choices, keeping the one chosen where it is still there."""
    there = [(combo.itemText(at), combo.itemData(at)) for at in range(combo.count())]
    if there == wanted:
        return
    chosen = combo.currentData()
    combo.blockSignals(True)
    combo.clear()
    for name, value in wanted:
        combo.addItem(name, value)
    combo.setCurrentIndex(max(combo.findData(chosen), 0))
    combo.blockSignals(False)
