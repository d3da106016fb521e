"""The chart of a comparison: costs side by side, or the steps from one scenario to another."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from procure.comparison import Comparison
from procure.comparison_words import lacking_told
from procure.waterfall import By, waterfall
from procure.words import sentence
from ui.charts.picture import Picture
from ui.compare.picture import comparison_picture
from ui.compare.waterfall_chart import waterfall_picture
from ui.fields import chooser, labelled
from ui.theme import SPACE

if TYPE_CHECKING:
    from ui.charts.chart import Chart

_WIDEST: Final = 400
_BYS: Final[tuple[By, ...]] = ("kind", "offer", "chip")


class CompareChart(QWidget):
    """A picture of the plans side by side, with a choice of what it is of."""

    told = Signal(str)
    """The exact figures of what was clicked."""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self._found: Comparison | None = None
        self.chart: Chart | None = None
        self.choice = chooser()
        # What there is to choose comes and goes with the plans.
        self.choice.setSizeAdjustPolicy(self.choice.SizeAdjustPolicy.AdjustToContents)
        self.choice.setMaximumWidth(_WIDEST)
        self.choice.activated.connect(self._draw)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE)
        head = labelled(sentence("compare-chart"), self.choice)
        head.addStretch(1)
        self._column.addLayout(head)

    def show_comparison(self, found: Comparison) -> None:
        """Draw a comparison; what was chosen stays chosen while it is there."""
        self._found = found
        chosen = self.choice.currentText()
        with QSignalBlocker(self.choice):
            self.choice.clear()
            self.choice.addItem(sentence("compare-chart-beside"), None)
            base = found.sides[found.base]
            for at, side in enumerate(found.sides):
                if at == found.base or side.plan is None or base.plan is None:
                    continue
                values = {"before": base.name, "after": side.name}
                for by in _BYS:
                    self.choice.addItem(sentence(f"compare-chart-{by}", values), (at, by))
            self.choice.setCurrentIndex(max(self.choice.findText(chosen), 0))
        self._draw()

    def _draw(self) -> None:
        if self._found is None:
            return
        if self.chart is None:
            # The plotting library is loaded when there is something to draw.
            from ui.charts.chart import Chart

            self.chart = Chart(self)
            self.chart.told.connect(self.told)
            self._column.addWidget(self.chart, 1)
        self.chart.show_picture(self._picture(self._found))

    def _picture(self, found: Comparison) -> Picture:
        chosen = self.choice.currentData()
        if chosen is None:
            return comparison_picture(found)
        at, by = chosen
        before, after = found.sides[found.base], found.sides[at]
        steps = (
            waterfall(before.answer, after.answer, by) if before.answer and after.answer else None
        )
        if steps is None or before.answer is None or after.answer is None:
            return comparison_picture(found)
        projects = (before.answer.project, after.answer.project)
        picture = waterfall_picture(steps, before.name, after.name, projects)
        lacking = lacking_told((before, after))
        if not lacking:
            return picture
        # Steps between plans of different inputs are no finding about the scenarios.
        return replace(
            picture, title=lacking, bars=tuple(replace(one, pale=True) for one in picture.bars)
        )
