"""A new chip is refused where it would be taken for another, and never filled by guesses."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from procure.chips import Chip
from ui.price_import.new_chip import NewChipForm

KNOWN = (Chip(id="h100", name="H100 SXM 80GB", maker="NVIDIA", aliases=("H100 SXM5",)),)


@pytest.fixture
def form(qtbot: QtBot) -> NewChipForm:
    """Give an empty form."""
    made = NewChipForm(KNOWN, "")
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    return made


def added(form: NewChipForm) -> list[Chip]:
    """Press Add and give what was added."""
    found: list[Chip] = []
    form.added.connect(found.append)
    form.add_button.click()
    return found


@pytest.mark.parametrize("name", ["", "  ", "H100 SXM 80GB", "h100 sxm5"])
def test_a_name_must_be_its_own(form: NewChipForm, name: str) -> None:
    """No name, or one by which another chip is known, is answered below the field."""
    form.name.setText(name)
    assert not added(form)
    assert form.form.answer_of("name")
    assert form.isVisible()


@pytest.mark.parametrize(("field", "text"), [("memory", "0"), ("power", "lots"), ("memory", "-1")])
def test_figures_are_read_or_refused(form: NewChipForm, field: str, text: str) -> None:
    """Zero, words and less than nothing are no memory and no power."""
    form.name.setText("Zyphon Q7")
    getattr(form, field).setText(text)
    assert not added(form)
    assert form.form.answer_of(field)


def test_figures_carry_their_source(form: NewChipForm) -> None:
    """Memory, power and stack are what the source says; the rest is unknown."""
    form.name.setText("Zyphon Q7")
    form.memory.setText("96")
    form.power.setText("450")
    form.stack.setText("Zy")
    form.kind.setCurrentIndex(form.kind.findData("asic"))
    assert form.form.answer_of("source")
    form.source.setText("data sheet of May 2024")
    assert not form.form.answer_of("source")
    (chip,) = added(form)
    assert chip.memory_gb is not None
    assert chip.tdp_w is not None
    assert {chip.memory_gb.source, chip.tdp_w.source, chip.stack_source} == {
        "data sheet of May 2024"
    }
    assert (chip.chip_class, chip.fp16_tflops, chip.launch) == ("asic", None, "")
    assert not form.isVisible()


def test_an_answer_is_read_whole(form: NewChipForm) -> None:
    """The form grows with a sentence of two lines, and its fields keep their height."""
    high = form.power.height()
    form.memory.setText("as many as there can be, and then some more of them")
    assert not added(form)
    answers = [one for one in form.findChildren(QLabel) if one.text().startswith("“as many")]
    (answer,) = answers
    assert answer.height() >= answer.heightForWidth(answer.width())
    assert form.power.height() == high
