"""The fields that ask against which limit the cost is set, from where to where."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from procure.explained.frontier import POINTS, asked_about, refuse_what_is_no_range
from procure.limits import limit_name
from procure.scenario import Limit
from procure.words import sentence
from ui.document import Document
from ui.explain.range_fields import RangeFields
from ui.fields import chooser
from ui.help.field_tips import explain
from ui.limits.entries import unit_name, value_entry

_WIDE: Final = 104
_COUNTS: Final = (5, POINTS, 17, 33)

Asked = tuple[str, Decimal | None, Decimal | None, int]
"""The key of a limit, the ends of its range (empty: looked for), and how many values."""


class FrontierFields(RangeFields):
    """A limit of the scenario, a range in its unit, and how many values to plan at."""

    def __init__(self, document: Document) -> None:
        """Offer the limits of a document's scenario that have a figure."""
        super().__init__(
            sentence("frontier-field-limit"),
            sentence("frontier-field-limit-about"),
            wide=_WIDE,
            blank=sentence("frontier-field-looked-for"),
        )
        self._document = document
        self._limits: tuple[Limit, ...] = ()
        self._names: list[str] = []
        self.count = chooser()
        self.count.setAccessibleName(sentence("frontier-field-points"))
        explain(self.count, sentence("frontier-field-points-about"), "values")
        for count in _COUNTS:
            self.count.addItem(sentence("frontier-field-count", {"count": str(count)}), count)
        self.count.setCurrentIndex(_COUNTS.index(POINTS))
        self.row.addWidget(self.count)
        self.row.addStretch(1)
        self.box.activated.connect(self._choose)
        self.count.activated.connect(self.changed)
        document.changed.connect(self._list)
        document.scenario_changed.connect(self._list)
        document.plan_changed.connect(self._list)
        self._list()

    def asked(self) -> Asked | None:
        """Give what is asked for; None, with `wrong` saying why, where it makes no sense."""
        limit = self._limit()
        if limit is None:
            self.wrong = ""
            return None
        project, scenario = self._document.project, self._document.scenario
        count = int(self.count.currentData())
        ends = self.ends(
            value_entry(limit),
            lambda ends: refuse_what_is_no_range(project, scenario, limit.key, ends, count),
        )
        return None if ends is None else (limit.key, *ends, count)

    def choose(self, key: str) -> None:
        """Look at the limit of a key, over all of the range in which it matters."""
        self.box.setCurrentIndex([limit.key for limit in self._limits].index(key))
        self._choose()

    def _limit(self) -> Limit | None:
        at = self.box.currentIndex()
        return self._limits[at] if 0 <= at < len(self._limits) else None

    def _list(self) -> None:
        """Offer the limits, those that bind in the plan first; the one chosen stays."""
        document = self._document
        project, scenario = document.project, document.scenario
        plan = document.plan()
        binding = set() if plan is None else {use.key for use in plan.limits if use.binding}
        found = sorted(asked_about(project, scenario), key=lambda one: one.key not in binding)
        names = [limit_name(project, scenario, limit) for limit in found]
        keys = [limit.key for limit in found]
        if keys == [limit.key for limit in self._limits] and names == self._names:
            self._limits = tuple(found)
            return
        chosen = self._limit()
        self._limits, self._names = tuple(found), names
        self.box.clear()
        self.box.addItems(names)
        if chosen is not None and chosen.key in keys:
            self.box.setCurrentIndex(keys.index(chosen.key))
        else:
            self._choose()

    def _choose(self) -> None:
        limit = self._limit()
        self.low.clear()
        self.high.clear()
        unit = "" if limit is None else unit_name(self._document.project, limit)
        self.unit.setText(unit)
        for line, end in ((self.low, "from"), (self.high, "to")):
            # A share carries its sign where others have a unit beside them.
            explain(line, sentence(f"frontier-field-{end}-about"), unit or "%")
        self.changed.emit()
