"""The tab of flip points: along an axis, where another chip takes over most of the work."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QHBoxLayout, QWidget

from procure.explained import flips_words
from procure.explained.flips import OVERALL, FlipPoint, FlipPoints
from procure.names import Names
from procure.project import Project
from procure.state import gap_text, part_text
from procure.words import sentence
from ui.document import Document
from ui.explain.explaining import Explained, Explaining
from ui.explain.flip_chart import flip_picture, workload_named, workloads
from ui.explain.flip_fields import FlipFields
from ui.explain.range_tab import RangeTab
from ui.fields import chooser, quiet
from ui.help.field_tips import explain
from ui.plan.tables import Amount
from ui.tables.columns import Column
from ui.theme import SPACE

if TYPE_CHECKING:
    from ui.charts.chart import Chart

_CHART: Final = 200
_BOX_WIDE: Final = 208
_WORK_WIDE: Final = 136
_ONE_AND_ALL: Final = 2
"""So many shares has a point of a single workload: its own, and those of all work."""


class FlipsTab(RangeTab[FlipFields]):
    """Asks along which axis, from where to where, and shows who does the work on the way."""

    part = "flips"

    def __init__(self, document: Document, explaining: Explaining) -> None:
        """Begin on the first axis, in its usual range."""
        self.fields = FlipFields(document)
        self.chart: Chart | None = None
        self.box = chooser()
        """Of which workload the chart shows who does it."""
        self.box.setAccessibleName(sentence("flip-chart-choose"))
        explain(self.box, "Which work the chart shows, by who does how much of it.")
        self.box.setMinimumWidth(_BOX_WIDE)
        self._choice = QWidget()
        row = QHBoxLayout(self._choice)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        row.addWidget(quiet(sentence("flip-chart-choose")))
        row.addWidget(self.box)
        row.addStretch(1)
        self._choice.hide()
        super().__init__(document, explaining, "Value", self.fields)
        self.content.insertWidget(self.content.indexOf(self.table), self._choice)
        QWidget.setTabOrder(self.bar.button, self.box)
        QWidget.setTabOrder(self.box, self.table.view)
        self.box.activated.connect(self._draw)
        self.fields.changed.connect(self.refresh)

    def show_known(self, known: Explained | None) -> None:
        """Draw the axis too, once all of it is known."""
        super().show_known(known)
        found = None if known is None else _whole(known)
        if found is not None and known is not None and found.points:
            if self.chart is None:
                # The plotting library takes its time: not with the window.
                from ui.charts.chart import Chart

                self.chart = Chart(self)
                self.chart.told.connect(self.told)
                self.chart.setMinimumHeight(_CHART)
                self.content.insertWidget(self.content.indexOf(self.table), self.chart, 1)
                QWidget.setTabOrder(self.box, self.chart.plot)
                QWidget.setTabOrder(self.chart.plot, self.table.view)
            self._offer_workloads(known.planned.project, found)
            self._draw()
        if self.chart is not None:
            self.chart.setVisible(found is not None)
        self._choice.setVisible(found is not None and self.box.count() > 1)

    def _offer_workloads(self, project: Project, found: FlipPoints) -> None:
        """Offer what the chart can be of, first where the winner changes; a choice stays."""
        offered = workloads(found)
        if [self.box.itemData(at) for at in range(self.box.count())] == list(offered):
            return
        chosen = self.box.currentData()
        self.box.clear()
        for one in offered:
            self.box.addItem(workload_named(project, found, one), one)
        self.box.setCurrentIndex(offered.index(chosen) if chosen in offered else 0)

    def _draw(self) -> None:
        found = None if self.known is None else _whole(self.known)
        if self.known is not None and found is not None and self.chart is not None:
            workload = str(self.box.currentData() or OVERALL)
            self.chart.show_picture(flip_picture(self.known.planned, found, workload))

    def findings(self, known: Explained) -> Sequence[str]:
        """Say where the winner changes."""
        found = _whole(known)
        if found is None:
            return ()
        asked = known.planned
        return flips_words.told(asked.project, asked.scenario, found)

    def columns(self, known: Explained) -> Sequence[Column[Any]]:
        """Give cost, gap, who does most of each workload, and what is ordered."""
        names = Names(known.planned.project)
        done = {one.workload for point in self.lines(known) for one in point.work} - {OVERALL}
        works = [work for work in names.workloads if work in done]

        def most(row: FlipPoint, workload: str, shown: int) -> str:
            if row.outcome != "plan":
                # Said once.
                first = workload in (OVERALL, *works[:1])
                return sentence(f"flip-{row.outcome}") if first else ""
            chips = next((one.chips for one in row.work if one.workload == workload), ())
            return ", ".join(
                f"{names.chip(one.chip)} {part_text(one.share)}" for one in chips[:shown]
            )

        def column(workload: str) -> Column[Any]:
            return Column(
                heading=sentence("flip-most-of", {"workload": names.workload(workload)}),
                get=lambda row: most(row, workload, 1),
                about="The chip that does most of this workload, and how many percent of it.",
                width=_WORK_WIDE,
            )

        def ordered(row: FlipPoint) -> str:
            return ", ".join(f"{one.chips:,} × {names.chip(one.chip)}" for one in row.orders)

        return (
            Column(
                heading="Cost",
                unit=f"{known.planned.plan.currency}, discounted",
                get=lambda row: row.cost,
                entry=Amount(),
                about="What the best plan at this value costs; blank: there is none, or no figure.",
                width=120,
            ),
            Column(
                heading="Gap",
                get=lambda row: "" if row.gap is None else gap_text(row.gap),
                about="By how many percent of its cost a better plan could be cheaper at most.",
                width=72,
            ),
            *(
                map(column, works)
                if len(works) > 1
                else [
                    Column(
                        heading="Does most of the work",
                        get=lambda row: most(row, OVERALL, 2),
                        about="The chips that do most of all work, and how many percent of it.",
                        width=256,
                    )
                ]
            ),
            Column(
                heading="Chips ordered",
                get=ordered,
                about="How many chips of which model the best plan at this value orders.",
            ),
        )

    def lines(self, known: Explained) -> Sequence[FlipPoint]:
        """Give the points that were looked at so far, in the order of their values."""
        found = _whole(known)
        points = found.points if found else [p for p in known.records if isinstance(p, FlipPoint)]
        return sorted(points, key=lambda point: point.value)

    def title(self, row: Any) -> str:
        """Write the value on the axis."""
        if self.known is None:
            return ""
        axis = self.known.topic.of[0]
        return flips_words.value_told(self.known.planned.project, axis, row.value)

    def key(self, row: Any) -> Hashable:
        """Tell points apart by their values."""
        return str(row.value)

    def tell(self, row: Any) -> str:
        """Say of each workload who does how much of it."""
        if self.known is None:
            return ""
        names = Names(self.known.planned.project)
        shares = [
            sentence(
                "flip-work-told",
                {
                    "workload": names.workload(work.workload)
                    if work.workload
                    else sentence("flip-overall-mean"),
                    "chips": ", ".join(
                        f"{names.chip(one.chip)} {part_text(one.share)}" for one in work.chips
                    ),
                },
            )
            for work in row.work
            # One workload is all the work there is.
            if work.workload or len(row.work) != _ONE_AND_ALL
        ]
        return "\n".join([self.title(row), *shares])


def _whole(known: Explained) -> FlipPoints | None:
    return next((one for one in known.records if isinstance(one, FlipPoints)), None)
