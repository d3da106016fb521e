"""The tab of alternatives: other plans that cost little more, side by side with the best one."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from decimal import Decimal
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from procure.errors import InputError
from procure.explained import alternatives_words as words
from procure.explained.alternatives import GOALS, Alternative, Alternatives, GoalKey
from procure.figures import headline
from procure.words import sentence
from ui.asked import AskedLine
from ui.document import Document
from ui.entry import Percent, Whole
from ui.explain.explaining import Explained, Explaining, Topic
from ui.explain.tab import ExplainTab
from ui.fields import quiet
from ui.help.field_tips import explain
from ui.plan.effect_short import amount_short
from ui.plan.tables import Amount
from ui.tables.columns import Column

_USUAL: Final = Decimal("0.02")
_WIDE: Final = 64
_TITLE: Final = 144
PERCENT: Final = Percent(most=100, when_empty="entry-empty")


class AlternativesTab(ExplainTab):
    """Asks how much more a plan may cost, and shows what that buys."""

    part = "alternatives"
    orders_wanted = Signal(str, object, object)
    """The name of an alternative, the Planned that it is one to, and its plan."""

    def __init__(self, document: Document, explaining: Explaining) -> None:
        """Begin with two percent."""
        self.within = AskedLine()
        self.within.setText(PERCENT.show(_USUAL))
        self.within.setFixedWidth(_WIDE)
        self.within.setAccessibleName("How much more a plan may cost")
        explain(self.within, sentence("within-about"), "% of the best cost, discounted")
        self._wrong = ""
        self.evaluate_button = QPushButton(sentence("take-alternative"))
        super().__init__(
            document, explaining, "Plan", quiet("Within"), self.within, quiet("of the best cost")
        )
        self.table.view.widest_title = _TITLE
        self.evaluate_button.setToolTip(sentence("take-alternative-tip"))
        self.evaluate_button.clicked.connect(self._evaluate)
        line = self.bar.layout()
        if line is not None:
            line.addWidget(self.evaluate_button)
        self.within.editingFinished.connect(self.refresh)
        self.table.view.selectionModel().currentChanged.connect(self._enable)
        self.rows.modelReset.connect(self._enable)
        self._enable()

    def topic(self) -> Topic | None:
        """Give the percent asked for."""
        self._wrong, self.within.severity = "", ""
        try:
            within = PERCENT.parse(self.within.text())
        except InputError as error:
            self._wrong, self.within.severity = str(error), "stop"
            return None
        finally:
            self.within.update()
        return Topic(part=self.part, of=(within,))

    def refresh(self) -> None:
        """Follow what is known, and say what is wrong with the percent."""
        super().refresh()
        if self._wrong:
            self.bar.state.setText(self._wrong)

    def findings(self, known: Explained) -> Sequence[str]:
        """Say which goals have no plan of their own."""
        found = _whole(known)
        missing = () if found is None else found.missing
        return [words.missing_told(found, one) for one in missing if found is not None]

    def columns(self, known: Explained) -> Sequence[Column[Any]]:
        """Give cost, how much above the best that is, and what each plan has of each goal."""
        asked = known.planned
        currency = asked.plan.currency

        def suppliers(row: Alternative) -> int:
            return headline(asked.project, asked.scenario, row.plan).suppliers

        def extra(row: Alternative) -> str:
            return amount_short(row.extra.narrowed(low=Decimal(0)), currency) if row.place else ""

        return (
            Column(
                heading="Cost",
                # As in the headline; plans are compared by what they cost discounted.
                unit=f"{currency}, undiscounted",
                get=lambda row: row.plan.total_cost,
                entry=Amount(),
                about="What the plan costs in all, as in the headline.",
                width=144,
                least=132,
            ),
            Column(
                heading="Above the best",
                unit="discounted",
                get=extra,
                about="How much more than the best plan it costs, as far as that is proven.",
                # A range such as US$59.3k–62.5k is cut by less.
                width=136,
                least=120,
            ),
            Column(
                heading="Suppliers",
                get=suppliers,
                entry=Whole(),
                about="How many suppliers get an order.",
                measured="suppliers",
                width=72,
            ),
            *(self._measure(known, goal) for goal in GOALS if goal != "suppliers"),
        )

    def _measure(self, known: Explained, goal: GoalKey) -> Column[Any]:
        asked = known.planned

        def get(row: Alternative) -> str:
            value = next((one.value for one in row.measures if one.goal == goal), None)
            return words.value_told(asked.project, asked.scenario, goal, value)

        return Column(heading=words.goal_name(goal), get=get, about=sentence(f"goal-{goal}-about"))

    def lines(self, known: Explained) -> Sequence[Alternative]:
        """Give the plans as they were found, the best one first."""
        found = _whole(known)
        if found is not None:
            return found.plans
        latest = {one.place: one for one in known.records if isinstance(one, Alternative)}
        return [latest[place] for place in sorted(latest)]

    def title(self, row: Any) -> str:
        """Name what the plan has least of."""
        return words.title(row)

    def key(self, row: Any) -> Hashable:
        """Tell plans apart by their places."""
        return int(row.place)

    def tell(self, row: Any) -> str:
        """Say what the plan has least of, what it costs, and how sure that is."""
        found = None if self.known is None else _whole(self.known)
        if self.known is None or found is None:
            return self.title(row)
        asked = self.known.planned
        said = words.told(asked.project, asked.scenario, found, row)
        return f"{self.title(row)}\n{said}".rstrip()

    def _chosen(self) -> Alternative | None:
        at = self.table.view.currentIndex().row()
        return self.rows.rows[at] if 0 <= at < len(self.rows.rows) else None

    def _enable(self) -> None:
        chosen = self._chosen()
        self.evaluate_button.setEnabled(chosen is not None and chosen.place > 0)

    def _evaluate(self) -> None:
        chosen = self._chosen()
        if chosen is not None and self.known is not None:
            self.orders_wanted.emit(self.title(chosen), self.known.planned, chosen.plan)


def _whole(known: Explained) -> Alternatives | None:
    return next((one for one in known.records if isinstance(one, Alternatives)), None)
