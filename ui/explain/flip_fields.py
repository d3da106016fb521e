"""The fields that ask along which axis to look for flip points, and from where to where."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from procure.explained.flip_axes import axes, refuse_what_is_no_axis, usual_range
from procure.explained.flips import FlipAxis
from procure.explained.flips_words import axis_name
from procure.words import sentence
from ui.document import Document
from ui.entry import Entry, Number, Percent
from ui.explain.range_fields import Ends, RangeFields
from ui.help.field_tips import explain

_WIDE: Final = 72
_ABOUT_RANGE: Final = (
    "Where the range of values to plan for begins or ends; it cannot be left empty."
)
_WEEKS: Final = Number(least=None, when_empty="entry-empty")
_PERCENT: Final = Percent(least=None, when_empty="entry-empty")

Asked = tuple[FlipAxis, Decimal, Decimal]


class FlipFields(RangeFields):
    """An axis and a range in the unit of the axis: percent, or weeks."""

    def __init__(self, document: Document) -> None:
        """Offer the axes of a document's scenario."""
        super().__init__(
            "What is varied",
            "The prices, lead times or demand that are varied along the range.",
            wide=_WIDE,
        )
        self._document = document
        self._axes: tuple[FlipAxis, ...] = ()
        self.box.activated.connect(self._choose)
        document.changed.connect(self._list)
        document.scenario_changed.connect(self._list)
        self._list()

    def asked(self) -> Asked | None:
        """Give the axis and the range; None, with `wrong` saying why, where they are none."""
        axis = self._axis()
        if axis is None:
            self.wrong = ""
            return None
        ends = self.ends(_entry(axis), lambda ends: self._refuse(axis, ends))
        low, high = ends or (None, None)
        return None if low is None or high is None else (axis, low, high)

    def _refuse(self, axis: FlipAxis, ends: Ends) -> None:
        low, high = ends
        if low is not None and high is not None:
            refuse_what_is_no_axis(self._document.project, axis, low, high)

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
