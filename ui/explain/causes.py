"""The tab of what changed: which orders differ from an earlier plan's, and which input did it."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from decimal import Decimal
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton

from procure.errors import InputError
from procure.explained import alternatives_words, causes_words
from procure.explained.alternatives import LeastChange
from procure.explained.causes import Causes, ChangeEffect, OrderCause
from procure.names import Names
from procure.plan_difference import Answer
from procure.words import sentence
from ui import formats
from ui.asked import AskedLine
from ui.document import Document, Planned
from ui.entry import Whole
from ui.explain.alternatives import PERCENT
from ui.explain.bar import AskBar
from ui.explain.explaining import Explained, Explaining, Topic
from ui.explain.parts import Before, answer_before
from ui.explain.tab import ExplainTab
from ui.fields import chooser, quiet
from ui.help.field_tips import explain
from ui.tables.columns import Column

_USUAL: Final = Decimal("0.02")
_WIDE: Final = 64
_PLAN_WIDE: Final = 336


class CausesTab(ExplainTab):
    """Asks which earlier plan, and shows what each order that differs is due to."""

    part = "causes"
    orders_wanted = Signal(str, object, object)
    """A name, the Planned, and the plan that changes the earlier one the least."""

    def __init__(self, document: Document, explaining: Explaining) -> None:
        """Begin with the latest other plan."""
        self._before: list[Before] = []
        self.box = chooser()
        self.box.setAccessibleName("Earlier plan")
        explain(self.box, "The plan made before that the present one is set against.")
        self.box.setFixedWidth(_PLAN_WIDE)
        super().__init__(document, explaining, "Order", quiet("Compared with"), self.box)
        self.tolerance = AskedLine()
        self.tolerance.setText(PERCENT.show(_USUAL))
        self.tolerance.setFixedWidth(_WIDE)
        self.tolerance.setAccessibleName("How much more the closest plan may cost")
        explain(self.tolerance, sentence("within-about"), "% of the best cost, discounted")
        self.closest_bar = AskBar(
            explaining,
            sentence("ask-least_change"),
            self._closest_topic,
            quiet("Change it as little as possible, within"),
            self.tolerance,
            tip=sentence("ask-least_change-tip"),
        )
        self.evaluate_button = QPushButton(sentence("take-alternative"))
        explain(self.evaluate_button, sentence("take-closest-tip"))
        self.evaluate_button.clicked.connect(self._evaluate)
        line = self.closest_bar.layout()
        if line is not None:
            line.addWidget(self.evaluate_button)
        self.closest = QLabel()
        self.closest.setWordWrap(True)
        self.closest.setTextFormat(Qt.TextFormat.PlainText)
        self.closest.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        at = self.content.count() - 1
        self.content.insertWidget(at, self.closest)
        self.content.insertWidget(at, self.closest_bar)
        self.box.activated.connect(self.refresh)
        self.tolerance.editingFinished.connect(self.refresh)
        document.plan_changed.connect(self._list)
        explaining.changed.connect(self._show_closest)
        self._list()

    def _list(self) -> None:
        """Offer the plans that are kept, the latest first."""
        known = {id(one.planned.plan): one for one in self._before}
        chosen = self._chosen()
        others = self._document.other_plans()
        self._before = [known.get(id(one.plan)) or Before(one) for one in others]
        self.box.clear()
        self.box.addItems([_plan_name(one) for one in others])
        if chosen in self._before:
            self.box.setCurrentIndex(self._before.index(chosen))
        self.refresh()
        self._show_closest()

    def _chosen(self) -> Before | None:
        at = self.box.currentIndex()
        return self._before[at] if 0 <= at < len(self._before) else None

    def topic(self) -> Topic | None:
        """Give the earlier plan to compare with."""
        chosen = self._chosen()
        return None if chosen is None else Topic(part=self.part, of=(chosen,))

    def _closest_topic(self) -> Topic | None:
        chosen = self._chosen()
        self.tolerance.severity = ""
        try:
            tolerance = PERCENT.parse(self.tolerance.text())
        except InputError:
            self.tolerance.severity = "stop"
            return None
        finally:
            self.tolerance.update()
        return None if chosen is None else Topic(part="least_change", of=(chosen, tolerance))

    def refresh(self) -> None:
        """Follow what is known; say where there is nothing to compare with."""
        super().refresh()
        if not self._before:
            self.bar.state.setText(sentence("causes-none"))

    def _show_closest(self) -> None:
        found = self._closest()
        self.closest_bar.refresh()
        asked = self._document.planned()
        said = ""
        if found is not None and asked is not None:
            said = alternatives_words.change_told(asked.project, asked.scenario, found)
        self.closest.setText(said)
        self.closest.setVisible(bool(said))
        self.evaluate_button.setEnabled(found is not None and found.alternative is not None)

    def _closest(self) -> LeastChange | None:
        topic = self._closest_topic()
        known = () if topic is None else self.explaining.current(topic)
        return next((one for one in known if isinstance(one, LeastChange)), None)

    def _evaluate(self) -> None:
        found, asked = self._closest(), self._document.planned()
        if found is not None and found.alternative is not None and asked is not None:
            name = sentence("closest-plan")
            self.orders_wanted.emit(name, asked, found.alternative.plan)

    def findings(self, known: Explained) -> Sequence[str]:
        """Say what each order is due to, and what each change does to the cost."""
        found, before = _whole(known), _answer(known)
        asked = known.planned
        if found is not None:
            return causes_words.told(before, asked.project, asked.scenario, found)
        effects = [one for one in known.records if isinstance(one, ChangeEffect)]
        return [
            causes_words.effect_of_change_told(
                before, asked.project, asked.scenario, one, only=len(effects) == 1
            )
            for one in effects
        ]

    def columns(self, known: Explained) -> Sequence[Column[Any]]:
        """Give the units before and after, and the changes that the order is due to."""
        asked, before, found = known.planned, _answer(known), _whole(known)

        def due_to(row: OrderCause) -> str:
            effects = () if found is None else found.effects
            named = [
                causes_words.change_told(before, asked.project, asked.scenario, effects[at].change)
                for at in row.changes
            ]
            return sentence(f"due-{row.how}", {"changes": ", ".join(named)})

        return (
            Column(
                heading="Period",
                get=lambda row: asked.scenario.horizon.label(row.order.period),
                about="The period in which the order is placed.",
                width=88,
            ),
            Column(
                heading="Before",
                get=lambda row: row.order.before,
                entry=Whole(),
                about="How many units the earlier plan ordered in this period.",
                measured="units",
                width=64,
            ),
            Column(
                heading="Now",
                get=lambda row: row.order.after,
                entry=Whole(),
                about="How many units the present plan orders in this period.",
                measured="units",
                width=64,
            ),
            Column(
                heading="Due to",
                get=due_to,
                about=(
                    "The changes of the inputs that the difference is due to, as far as it was "
                    "found."
                ),
            ),
        )

    def lines(self, known: Explained) -> Sequence[OrderCause]:
        """Give the orders that differ."""
        found = _whole(known)
        return () if found is None else found.orders

    def title(self, row: Any) -> str:
        """Name the offer, also one that is no longer there."""
        if self.known is None:
            return ""
        names = Names(self.known.planned.project)
        if row.order.offer in names.offers:
            return names.offer(row.order.offer)
        return Names(_answer(self.known).project).offer(row.order.offer)

    def key(self, row: Any) -> Hashable:
        """Tell orders apart by offer and period."""
        return row.order.offer, row.order.period

    def tell(self, row: Any) -> str:
        """Say what the order is due to."""
        return f"{self.title(row)}\n{self.rows.columns[-1].get(row)}"


def _whole(known: Explained) -> Causes | None:
    return next((one for one in known.records if isinstance(one, Causes)), None)


def _answer(known: Explained) -> Answer:
    return answer_before(known.topic.of[0])


def _plan_name(planned: Planned) -> str:
    cost = planned.plan.total_cost
    values = {
        "scenario": planned.scenario.name,
        "cost": "" if cost is None else formats.money(cost, planned.plan.currency),
        "orders": formats.counted(len(planned.plan.orders), "order", "orders"),
    }
    return sentence("causes-plan", values)
