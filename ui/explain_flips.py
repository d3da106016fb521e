"""The tab of flip points: along an axis, where another chip takes over most of the work."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING, Any, Final

from procure.explained import flips_words
from procure.explained.flips import FlipPoint, FlipPoints
from procure.names import Names
from procure.state import gap_text, part_text
from procure.words import sentence
from ui.columns import Column
from ui.document import Document
from ui.explain_tab import ExplainTab
from ui.explaining import Explained, Explaining, Topic
from ui.flip_chart import flip_picture
from ui.flip_fields import FlipFields
from ui.plan_tables import Amount

if TYPE_CHECKING:
    from ui.charts import Chart

_CHART: Final = 240


class FlipsTab(ExplainTab):
    """Asks along which axis, from where to where, and shows who does the work on the way."""

    part = "flips"

    def __init__(self, document: Document, explaining: Explaining) -> None:
        """Begin on the first axis, in its usual range."""
        self.fields = FlipFields(document)
        self.chart: Chart | None = None
        super().__init__(document, explaining, "Value", self.fields)
        self.fields.changed.connect(self.refresh)

    def topic(self) -> Topic | None:
        """Give what the fields ask for."""
        asked = self.fields.asked()
        return None if asked is None else Topic(part=self.part, of=asked)

    def refresh(self) -> None:
        """Follow what is known, and say what is wrong with the range."""
        super().refresh()
        if self.fields.wrong:
            self.bar.state.setText(self.fields.wrong)

    def show_known(self, known: Explained | None) -> None:
        """Draw the axis too, once all of it is known."""
        super().show_known(known)
        found = None if known is None else _whole(known)
        if found is not None and known is not None and found.points:
            if self.chart is None:
                # The plotting library takes its time: not with the window.
                from ui.charts import Chart

                self.chart = Chart(self)
                self.chart.told.connect(self.told)
                self.chart.setMinimumHeight(_CHART)
                self.content.insertWidget(self.content.indexOf(self.table), self.chart, 1)
            self.chart.show_picture(flip_picture(known.planned, found))
        if self.chart is not None:
            self.chart.setVisible(found is not None)

    def findings(self, known: Explained) -> Sequence[str]:
        """Say where the winner changes."""
        found = _whole(known)
        if found is None:
            return ()
        asked = known.planned
        return flips_words.told(asked.project, asked.scenario, found)

    def columns(self, known: Explained) -> Sequence[Column[Any]]:
        """Give cost, gap, who does most, and what is ordered."""
        names = Names(known.planned.project)

        def most(row: FlipPoint) -> str:
            if row.outcome != "plan":
                return sentence(f"flip-{row.outcome}")
            chips = row.work[0].chips[:2] if row.work else ()
            return ", ".join(f"{names.chip(one.chip)} {part_text(one.share)}" for one in chips)

        def ordered(row: FlipPoint) -> str:
            return ", ".join(f"{one.chips:,} × {names.chip(one.chip)}" for one in row.orders)

        return (
            Column(
                heading="Cost",
                unit=f"{known.planned.plan.currency}, discounted",
                get=lambda row: row.cost,
                entry=Amount(),
                width=120,
            ),
            Column(
                heading="Gap",
                get=lambda row: "" if row.gap is None else gap_text(row.gap),
                width=72,
            ),
            Column(heading="Does most of the work", get=most, width=256),
            Column(heading="Chips ordered", get=ordered),
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
                    else sentence("flip-overall"),
                    "chips": ", ".join(
                        f"{names.chip(one.chip)} {part_text(one.share)}" for one in work.chips
                    ),
                },
            )
            for work in row.work
        ]
        return "\n".join([self.title(row), *shares])


def _whole(known: Explained) -> FlipPoints | None:
    return next((one for one in known.records if isinstance(one, FlipPoints)), None)
