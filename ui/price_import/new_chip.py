"""Asks what is known of a chip that the library lacks."""

from typing import Final, get_args

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from catalogs.new_chips import refuse_new_chip
from procure.chips import Chip, ChipClass, Figure
from procure.errors import InputError
from procure.words import sentence
from ui.asked import AskedForm, AskedLine, sentence_label
from ui.edits import free_id
from ui.entry import Number
from ui.fields import chooser
from ui.help.field_tips import explain
from ui.text_width import wide
from ui.theme import SPACE

_CLASSES: Final = {"gpu": "GPU", "asic": "accelerator (ASIC)", "npu": "NPU", "cpu": "CPU"}
_ABOVE_ZERO: Final = Number(least=0)
_WIDE: Final = 440


class NewChipForm(QDialog):
    """A small form; unknown stays empty, and what has no source is an assumption."""

    added = Signal(object)
    """The chip."""

    def __init__(self, known: tuple[Chip, ...], name: str, parent: QWidget | None = None) -> None:
        """Ask for a chip beside the known ones; `name` is what the supplier calls it."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("New chip")
        self.setMinimumWidth(wide(_WIDE))
        self._known = known
        self.name = AskedLine(numeric=False)
        self.name.setText(name)
        self.name.selectAll()
        self.maker = AskedLine(numeric=False, placeholder="who makes it")
        self.memory = AskedLine(placeholder="unknown")
        self.power = AskedLine(placeholder="unknown")
        self.kind = chooser()
        for kind in get_args(ChipClass):
            self.kind.addItem(_CLASSES[kind], kind)
        self.stack = AskedLine(numeric=False, placeholder="such as CUDA, ROCm; unknown")
        self.source = AskedLine(numeric=False, placeholder="data sheet or address; none yet")
        self.form = AskedForm()
        ask = self.form.ask
        ask("name", "&Name", self.name, sentence("new-chip-name"))
        ask("maker", "&Maker", self.maker, sentence("new-chip-maker"))
        ask("memory", "Memor&y, GB", self.memory, sentence("new-chip-memory"), "GB per chip")
        ask("power", "&Power (TDP), W", self.power, sentence("new-chip-power"), "W per chip")
        ask("kind", "&Class", self.kind, sentence("new-chip-class"))
        ask("stack", "Software s&tack", self.stack, sentence("new-chip-stack"))
        ask("source", "&Source", self.source, sentence("new-chip-source"))
        about = sentence_label()
        about.setText(sentence("new-chip-about"))
        self.buttons = QDialogButtonBox()
        self.add_button = self.buttons.addButton(
            "&Add chip", QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.add_button.setProperty("primary", True)
        explain(self.add_button, sentence("new-chip-add"))
        self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self._add)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        layout.setSpacing(2 * SPACE)
        layout.addLayout(self.form)
        layout.addWidget(about)
        layout.addWidget(self.buttons)
        self._say_source()
        for line in (self.memory, self.power, self.stack, self.source):
            line.textChanged.connect(self._say_source)

    def _say_source(self) -> None:
        figures = (self.memory.text(), self.power.text(), self.stack.text())
        assumed = any(figures) and not self.source.text().strip()
        self.form.answer("source", sentence("new-chip-assumed") if assumed else "")

    def _add(self) -> None:
        chip = self._read()
        if chip is None:
            return
        self.accept()
        self.added.emit(chip)

    def _read(self) -> Chip | None:
        for key in ("name", "memory", "power"):
            self.form.answer(key, "")
        source = self.source.text().strip()
        figures: dict[str, Figure | None] = {}
        for key, line in (("memory", self.memory), ("power", self.power)):
            try:
                value = _ABOVE_ZERO.parse(line.text())
            except InputError as error:
                self._refuse(key, line, str(error))
                return None
            if value is not None and not value:
                self._refuse(key, line, sentence("new-chip-zero"))
                return None
            figures[key] = None if value is None else Figure(value=value, source=source)
        name, stack = self.name.text().strip(), self.stack.text().strip()
        chip = Chip(
            id=free_id(name, (one.id for one in self._known)),
            name=name,
            maker=self.maker.text().strip(),
            chip_class=self.kind.currentData(),
            memory_gb=figures["memory"],
            tdp_w=figures["power"],
            stack=stack,
            stack_source=source if stack else "",
        )
        refused = refuse_new_chip(chip, self._known)
        if refused is not None:
            self._refuse("name", self.name, str(refused))
            return None
        return chip

    def _refuse(self, key: str, line: AskedLine, text: str) -> None:
        self.form.answer(key, text, "stop")
        line.setFocus()
