"""The fields that ask along which axis to look for flip points, and from where to where."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from procure.errors import InputError
from procure.explained.flip_axes import axes, refuse_what_is_no_axis, usual_range
from procure.explained.flips import FlipAxis
from procure.explained.flips_words import axis_name
from procure.words import sentence
from ui.asked import AskedLine
from ui.document import Document
from ui.entry import Entry, Number, Percent
from ui.field_tips import explain
from ui.fields import chooser, quiet
from ui.theme import SPACE

_WIDE: Final = 72
_AXIS_WIDE: Final = 256
_ABOUT_RANGE: Final = (
    "Where the range of values to plan for begins or ends; it cannot be left empty."
)
_WEEKS: Final = Number(least=None, when_empty="entry-empty")
_PERCENT: Final = Percent(least=None, when_empty="entry-empty")

Asked = tuple[FlipAxis, Decimal, Decimal]


class FlipFields(QWidget):
    """An axis and a range in the unit of the axis: percent, or weeks."""

    changed = Signal()

    def __init__(self, document: Document) -> None:
        """Offer the axes of a document's scenario."""
        super().__init__()
        self._document = document
        self._axes: tuple[FlipAxis, ...] = ()
        self.wrong = ""
        """Why there is no range to look at; empty where there is."""
        self.box = chooser()
        self.box.setAccessibleName("What is varied")
        explain(self.box, "The prices, lead times or demand that are varied along the range.")
        self.box.setFixedWidth(_AXIS_WIDE)
        self.low, self.high = AskedLine(), AskedLine()
        for line, name in ((self.low, "From"), (self.high, "To")):
            line.setAccessibleName(name)
            line.setFixedWidth(_WIDE)
            line.editingFinished.connect(self.changed)
        self.unit = quiet()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        for part in (self.box, quiet("from"), self.low, quiet("to"), self.high, self.unit):
            row.addWidget(part)
        self.box.activated.connect(self._choose)
        document.changed.connect(self._list)
        document.scenario_changed.connect(self._list)
        self._list()

    def asked(self) -> Asked | None:
        """Give the axis and the range; None, with `wrong` saying why, where they are none."""
        axis = self._axis()
        self.wrong = ""
        if axis is None:
            return None
        entry = _entry(axis)
        for line in (self.low, self.high):
            line.severity = ""
        line = self.low
        try:
            low = entry.parse(self.low.text())
            line = self.high
            high = entry.parse(self.high.text())
            refuse_what_is_no_axis(self._document.project, axis, low, high)
        except InputError as error:
            self.wrong, line.severity = str(error), "stop"
            return None
        finally:
            self.low.update()
            self.high.update()
        return axis, low, high

    def choose(self, axis: FlipAxis) -> None:
        """Look along an axis, in its usual range."""
        self.box.setCurrentIndex(self._axes.index(axis))
        self._choose()

    def _axis(self) -> FlipAxis | None:
        at = self.box.currentIndex()
        return self._axes[at] if 0 <= at < len(self._axes) else None

    def _list(self) -> None:
        project, scenario = self._document.project, self._document.scenario
        offered = tuple(axes(project, scenario))
        names = [axis_name(project, axis) for axis in offered]
        if offered == self._axes and names == [
            self.box.itemText(at) for at in range(self.box.count())
        ]:
            return
        chosen = self._axis()
        self._axes = offered
        self.box.clear()
        self.box.addItems(names)
        if chosen in offered:
            self.box.setCurrentIndex(offered.index(chosen))
        else:
            self._choose()

    def _choose(self) -> None:
        axis = self._axis()
        if axis is not None:
            low, high = usual_range(self._document.project, axis)
            self.low.setText(_entry(axis).show(low))
            self.high.setText(_entry(axis).show(high))
            self.unit.setText("weeks" if axis.kind == "lead_time" else "")
            for line in (self.low, self.high):
                explain(line, _ABOUT_RANGE, sentence(f"flip-unit-{axis.kind}"))
        self.changed.emit()


def _entry(axis: FlipAxis) -> Entry:
    return _WEEKS if axis.kind == "lead_time" else _PERCENT
