"""The panel that turns use into demand: what people do a day, how it grows, what it takes."""

from fractions import Fraction
from html import escape
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from procure.demand import Workload
from procure.errors import InputError
from procure.estimate import Estimate, chips_for, estimate
from procure.words import sentence
from ui.asked import AskedForm, AskedLine, sentence_label
from ui.close_button import CloseButton
from ui.demand.chip_rate_form import ChipRate, ChipRateForm, refill
from ui.demand.usage_form import UsageForm
from ui.document import Document
from ui.edits import with_demand, with_new_workload, with_throughput, with_throughput_source
from ui.fields import chooser, section_title
from ui.formats import number, percent
from ui.help.field_help import NEW_WORKLOAD
from ui.help.field_tips import explain
from ui.tables.records import commit, inputs_of
from ui.text_width import wide
from ui.theme import SPACE

_WIDE: Final = 376
_NEW: Final = "New workload…"


class DemandBuilder(QWidget):
    """Asks for use, shows the arithmetic as it is typed, and writes it as a row of demand."""

    close_requested = Signal()
    told = Signal(str)
    """What was written, as a sentence."""
    written = Signal(str)
    """The workload whose demand was written."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        """Build demand for a document's selected scenario."""
        super().__init__(parent)
        self._document = document
        self._site = ""
        self._about = ""
        self._estimate = Estimate()
        self._rate: ChipRate | None = None
        self.workload = chooser()
        self.name = AskedLine(numeric=False)
        self.unit = AskedLine(numeric=False, placeholder="such as tokens/s")
        self.what = AskedForm()
        self.what.ask("workload", "&Workload", self.workload, "The work whose demand is built.")
        self.what.ask("name", "Name", self.name, NEW_WORKLOAD)
        self.what.ask(
            "unit",
            "Unit",
            self.unit,
            "What the new workload is counted in: something in a time; it cannot be left empty.",
        )
        self.usage = UsageForm()
        self.rate = ChipRateForm()
        self.arithmetic = sentence_label()
        self.arithmetic.setTextFormat(Qt.TextFormat.RichText)
        self.arithmetic.setForegroundRole(self.foregroundRole())
        self.arithmetic.setAccessibleName("Arithmetic")
        self.notes = sentence_label()
        self.write_button = QPushButton("Write &demand")
        explain(
            self.write_button,
            "Write the row with its arithmetic as its source; what stood there is replaced. Undo "
            "brings it back.",
        )
        self.write_button.setProperty("primary", True)
        self.write_button.clicked.connect(self.write)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._build_head())
        layout.addWidget(self._build_body(), 1)
        layout.addLayout(self._build_foot())
        self.setMinimumWidth(wide(_WIDE))
        self.workload.currentIndexChanged.connect(self.refresh)
        for line in (self.name, self.unit):
            line.textChanged.connect(self.refresh)
        self.usage.changed.connect(self.refresh)
        self.rate.changed.connect(self.refresh)
        document.changed.connect(self._follow)
        document.scenario_changed.connect(self._follow)
        self.refresh()

    def _build_head(self) -> QHBoxLayout:
        self.close_button = CloseButton("Close the demand builder", "Close the demand builder")
        self.close_button.clicked.connect(self.close_requested)
        self.title = section_title("")
        head = QHBoxLayout()
        head.setContentsMargins(2 * SPACE, SPACE, SPACE, SPACE)
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button)
        return head

    def _build_body(self) -> QScrollArea:
        body = QWidget()
        lines = QVBoxLayout(body)
        lines.setContentsMargins(2 * SPACE, 0, 2 * SPACE, SPACE)
        lines.setSpacing(SPACE)
        lines.addLayout(self.what)
        lines.addWidget(self.usage)
        lines.addWidget(_rule())
        lines.addWidget(self.rate)
        lines.addWidget(_rule())
        lines.addWidget(self.arithmetic)
        lines.addWidget(self.notes)
        lines.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(body)
        scroll.viewport().setAutoFillBackground(False)
        body.setAutoFillBackground(False)
        return scroll

    def _build_foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, SPACE)
        foot.addStretch(1)
        foot.addWidget(self.write_button)
        return foot

    # What it is about

    def set_site(self, site: str) -> None:
        """Build demand at a site; empty is any."""
        self._site = site
        self.refresh()

    def choose(self, workload: str) -> None:
        """Build the demand of a workload that the project has."""
        at = self.workload.findData(workload)
        if at >= 0:
            self.workload.setCurrentIndex(at)

    def _chosen(self) -> Workload:
        """Give the workload; a new one has no id yet."""
        for known in self._document.project.workloads:
            if known.id == self.workload.currentData():
                return known
        return Workload(id="", name=self.name.text().strip(), unit=self.unit.text().strip())

    # The answer

    def _follow(self) -> None:
        if not self.isHidden():
            self.refresh()

    def refresh(self) -> None:
        """Work everything out again from what is entered."""
        project, scenario = self._document.project, self._document.scenario
        refill(self.workload, [*((one.name, one.id) for one in project.workloads), (_NEW, "")])
        new = not self.workload.currentData()
        self.what.show_field("name", shown=new)
        self.what.show_field("unit", shown=new)
        sites = {site.id: site.name for site in project.sites}
        place = sites.get(self._site, self._site)
        self.title.setText(f"Build demand at {place}" if self._site else "Build demand at any site")
        workload = self._chosen()
        if workload.id != self._about:
            # What one query means, and a chip's rate, were those of other work.
            self._about = workload.id
            self.usage.forget(self.usage.each)
            self.rate.forget()
        self.usage.set_unit(workload.unit)
        usage = self.usage.read()
        self.rate.refresh(project, usage, workload.unit)
        if not workload.unit:
            self._estimate, self._rate = Estimate(), None
        else:
            self._estimate = estimate(usage, workload.unit, scenario.horizon.periods)
            self._rate = self.rate.read(
                project, workload, usage, sure=not self.usage.blocked("each") and self._each_known()
            )
        self.usage.show_answer(self._estimate)
        if self.usage.blocked():
            self._estimate = Estimate()
        self.arithmetic.setText(self._shown(workload))
        self.arithmetic.setVisible(bool(self._estimate.amounts))
        self._note(workload)
        ready = bool(self._estimate.amounts and workload.name) and not self.rate.blocked
        self.write_button.setEnabled(ready)

    def _each_known(self) -> bool:
        return all(problem.where[-1] != "each" for problem in self._estimate.problems)

    def _shown(self, workload: Workload) -> str:
        """Give the arithmetic and the figure of each period, as a page for a label."""
        found = self._estimate
        if not found.amounts:
            return ""
        steps = "".join(
            _line((step.text, ""), (step.result, "right"))
            if step.result
            else f'<tr><td colspan="2">{escape(step.text)}</td></tr>'
            for step in found.steps
        )
        heads = [("", ""), (workload.unit, "right")]
        if self._rate:
            heads.append((f"{self._rate.chip.name}, chips", "right"))
        rows = [_line(*heads)]
        label = self._document.scenario.horizon.label
        for period, (amount, exact) in enumerate(zip(found.amounts, found.exact, strict=True)):
            cells = [(label(period), ""), (number(amount), "right")]
            if self._rate:
                cells.append((number(self._chips(exact)), "right"))
            rows.append(_line(*cells))
        table = '<table width="100%" cellspacing="0" cellpadding="2">{}</table>'
        return table.format(steps) + "<p></p>" + table.format("".join(rows))

    def _chips(self, amount: Fraction) -> int:
        return chips_for(amount, self._rate.throughput) if self._rate else 0

    def _note(self, workload: Workload) -> None:
        scenario = self._document.scenario
        notes: list[str] = []
        if not self.workload.currentData() and not (workload.name and workload.unit):
            notes.append(sentence("builder-new-workload"))
        if self._rate and self._estimate.amounts and scenario.headroom:
            values = {"headroom": percent(scenario.headroom)}
            notes.append(sentence("builder-headroom", values))
        if any((row.workload, row.site) == (workload.id, self._site) for row in scenario.demand):
            notes.append(sentence("builder-replaces", {"workload": workload.name}))
        self.notes.setText("\n".join(notes))
        self.notes.setVisible(bool(notes))

    def write(self) -> None:
        """Write the demand, and the chip's throughput where that is asked, as one step."""
        workload, found = self._chosen(), self._estimate
        rate = self.rate.to_write(self._rate)
        inputs = inputs_of(self._document)
        chosen = workload.id
        try:
            if not chosen:
                inputs, chosen = with_new_workload(inputs, workload.name, workload.unit)
        except InputError as error:
            self.what.answer("name", str(error), "stop")
            return
        self.what.answer("name", "")
        inputs = with_demand(inputs, chosen, self._site, found.amounts, found.source)
        if rate is not None:
            inputs = with_throughput(inputs, rate.chip.id, chosen, rate.value)
            inputs = with_throughput_source(inputs, rate.chip.id, chosen, rate.source)
        commit(self._document, f"Build demand for {workload.name}", inputs)
        self.choose(chosen)
        self.name.clear()
        self.unit.clear()
        self.written.emit(chosen)
        values = {"workload": workload.name, "source": found.source}
        self.told.emit(sentence("builder-written", values))

    def sizeHint(self) -> QSize:
        return QSize(wide(_WIDE), 560)


def _line(*cells: tuple[str, str]) -> str:
    drawn = "".join(f'<td align="{side or "left"}">{escape(text)}</td>' for text, side in cells)
    return f"<tr>{drawn}</tr>"


def _rule() -> QFrame:
    rule = QFrame()
    rule.setFrameShape(QFrame.Shape.HLine)
    rule.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    rule.setForegroundRole(rule.foregroundRole().Mid)
    return rule
