"""The tab of cost against a limit: what the best plan costs at each of its values."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from procure.explained import frontier_words
from procure.explained.frontier import Frontier, FrontierPoint, limit_asked, steps
from procure.limits import limit_value
from procure.names import Names
from procure.scenario_tree import added
from procure.state import gap_text
from procure.variations import with_limit_value
from procure.words import sentence
from ui.document import Document, Planned
from ui.explain.explaining import Explained, Explaining
from ui.explain.frontier_chart import frontier_picture, value_short
from ui.explain.frontier_fields import FrontierFields
from ui.explain.range_tab import RangeTab
from ui.plan.effect_short import effect_short
from ui.plan.tables import Amount
from ui.tables.columns import Column

if TYPE_CHECKING:
    from ui.charts.chart import Chart

_CHART: Final = 240


class FrontierTab(RangeTab[FrontierFields]):
    """Asks against which limit, from where to where, and draws the cost; a value can be tried."""

    part = "frontier"
    tried = Signal()
    """A value was made a scenario, which is now shown and to be planned."""

    def __init__(self, document: Document, explaining: Explaining) -> None:
        """Begin on the first limit, over all of the range in which it matters."""
        self.fields = FrontierFields(document)
        self.chart: Chart | None = None
        self.try_button = QPushButton(sentence("frontier-try"))
        super().__init__(document, explaining, "Value")
        # A line of their own: beside the buttons they would widen the window.
        self.content.insertWidget(0, self.fields)
        self.try_button.setToolTip(sentence("frontier-try-tip"))
        self.try_button.clicked.connect(self._try)
        line = self.bar.layout()
        if line is not None:
            line.addWidget(self.try_button)
        fields = self.fields
        order = (fields.box, fields.low, fields.high, fields.count, self.bar.button)
        for before, after in pairwise((*order, self.try_button)):
            QWidget.setTabOrder(before, after)
        self.fields.changed.connect(self.refresh)
        self.table.view.selectionModel().currentChanged.connect(self._enable)
        self.rows.modelReset.connect(self._enable)
        self._enable()

    def refresh(self) -> None:
        """Follow what is known, and what can be tried of it."""
        super().refresh()
        self._enable()

    def show_known(self, known: Explained | None) -> None:
        """Draw the points too, as they are found."""
        super().show_known(known)
        found = None if known is None else self._found(known)
        drawn = found is not None and bool(found.points)
        if known is not None and found is not None and drawn:
            if self.chart is None:
                # The plotting library takes its time: not with the window.
                from ui.charts.chart import Chart

                self.chart = Chart(self)
                self.chart.told.connect(self.told)
                self.chart.chosen.connect(self._select)
                self.chart.setMinimumHeight(_CHART)
                self.content.insertWidget(self.content.indexOf(self.table), self.chart, 1)
                QWidget.setTabOrder(self.try_button, self.chart.plot)
                QWidget.setTabOrder(self.chart.plot, self.table.view)
            self.chart.show_picture(frontier_picture(known.planned, found))
        if self.chart is not None:
            self.chart.setVisible(drawn)

    def findings(self, known: Explained) -> Sequence[str]:
        """Say from where on there is a plan, and what more room saves."""
        found = _whole(known)
        if found is None:
            return ()
        asked = known.planned
        return frontier_words.told(asked.project, asked.scenario, found)

    def columns(self, known: Explained) -> Sequence[Column[Any]]:
        """Give cost, what is proven, the gap, what the step does, and what is ordered."""
        asked = known.planned
        names = Names(asked.project)
        found = self._found(known)
        done = {}
        if found is not None:
            inputs = asked.project, asked.scenario
            done = {point.value: step for point, step in steps(*inputs, found)}
        serves = any(point.stage is not None for point in self.lines(known))

        def step(row: FrontierPoint) -> str:
            effect = done.get(row.value)
            if effect is None or row.outcome != "plan" or effect.outcome == "unknown":
                return ""
            if effect.cost is None and effect.unserved is None:
                return sentence("frontier-first")
            return effect_short(effect, asked.plan.currency)

        def ordered(row: FrontierPoint) -> str:
            if row.outcome != "plan":
                return sentence(f"frontier-{row.outcome}")
            return ", ".join(f"{one.chips:,} × {names.chip(one.chip)}" for one in row.orders)

        currency = f"{asked.plan.currency}, discounted"
        served: Column[Any] = Column(
            heading=sentence("frontier-heading-served"),
            get=lambda row: frontier_words.served_told(row.stage),
            about=sentence("frontier-served-about"),
            width=80,
        )
        return (
            Column(
                heading="Cost",
                unit=currency,
                get=lambda row: row.cost,
                entry=Amount(),
                about=sentence("frontier-cost-about"),
                width=120,
            ),
            Column(
                heading=sentence("frontier-heading-bound"),
                unit=currency,
                get=lambda row: row.bound,
                entry=Amount(),
                about=sentence("frontier-bound-about"),
                width=120,
            ),
            Column(
                heading=sentence("frontier-heading-gap"),
                get=lambda row: "" if row.gap is None else gap_text(row.gap),
                about=sentence("frontier-gap-about"),
                width=72,
            ),
            *((served,) if serves else ()),
            Column(
                heading=sentence("frontier-heading-step"),
                get=step,
                about=sentence("frontier-step-about"),
                width=176,
            ),
            Column(
                heading=sentence("frontier-heading-orders"),
                get=ordered,
                about=sentence("frontier-orders-about"),
            ),
        )

    def lines(self, known: Explained) -> Sequence[FrontierPoint]:
        """Give the points that were looked at so far, in the order of their values."""
        found = self._found(known)
        return () if found is None else found.points

    def title(self, row: Any) -> str:
        """Write the value of the limit."""
        if self.known is None:
            return ""
        found = self._found(self.known)
        asked = self.known.planned
        if found is None:
            return ""
        return frontier_words.value_told(asked.project, asked.scenario, found, row.value)

    def key(self, row: Any) -> Hashable:
        """Tell points apart by their values."""
        return str(row.value)

    def tell(self, row: Any) -> str:
        """Say what the plan at a value costs, and what it does against the next tighter one."""
        found = None if self.known is None else self._found(self.known)
        if self.known is None or found is None:
            return ""
        asked = self.known.planned
        done = {point.value: step for point, step in steps(asked.project, asked.scenario, found)}
        picture = frontier_picture(asked, found)
        at = [point.value for point in found.points].index(row.value)
        step = frontier_words.step_told(found, row, done.get(row.value))
        told = [picture.tips[at]]
        if step:
            told.append(f"{sentence('frontier-heading-step')}: {step}")
        return "\n".join(told)

    def _found(self, known: Explained) -> Frontier | None:
        """Give what was found, also while more is to come."""
        whole = _whole(known)
        if whole is not None:
            return whole
        points = [one for one in known.records if isinstance(one, FrontierPoint)]
        if not points:
            return None
        points.sort(key=lambda point: point.value)
        key = str(known.topic.of[0])
        asked = known.planned
        limit = limit_asked(asked.project, asked.scenario, key)
        return Frontier(
            key=key,
            currency=asked.plan.currency,
            low=points[0].value,
            high=points[-1].value,
            here=limit_value(asked.project, limit),
            points=tuple(points),
            complete=False,
        )

    # Trying a value

    def _select(self, at: int) -> None:
        self.table.view.go_to(at)

    def _chosen(self) -> FrontierPoint | None:
        at = self.table.view.currentIndex().row()
        return self.rows.rows[at] if 0 <= at < len(self.rows.rows) else None

    def _enable(self) -> None:
        chosen, known = self._chosen(), self.known
        current = known is not None and self.explaining.is_current(known)
        self.try_button.setEnabled(chosen is not None and current)

    def _try(self) -> None:
        chosen, known = self._chosen(), self.known
        found = None if known is None else self._found(known)
        if chosen is not None and known is not None and found is not None:
            add_at_value(self._document, known.planned, found, chosen.value)
            self.tried.emit()


def add_at_value(document: Document, planned: Planned, found: Frontier, value: Decimal) -> None:
    """Add the scenario with that value as a variant, and show it: one undo step."""
    project, scenario = planned.project, planned.scenario
    parent = document.scenario.name
    taken = {one.name for one in document.project.scenarios}
    name = next(one for one in _names(planned, found, value) if one not in taken)
    made = with_limit_value(project, scenario, found.key, value)
    variant = replace(made, name=name, parent=parent, locked=False)
    document.edit(f"Add scenario {name}", added(document.project, variant, parent), select=name)


def _names(planned: Planned, found: Frontier, value: Decimal) -> Iterator[str]:
    values = {
        "scenario": planned.scenario.name,
        "limit": frontier_words.frontier_name(planned.project, planned.scenario, found.key),
        "value": value_short(planned, found, value),
    }
    wanted = sentence("frontier-try-name", values)
    yield wanted
    number = 2
    while True:
        yield f"{wanted} {number}"
        number += 1


def _whole(known: Explained) -> Frontier | None:
    return next((one for one in known.records if isinstance(one, Frontier)), None)
