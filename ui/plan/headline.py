"""The plan in one row of figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from procure.figures import Headline, headline, uncosted
from procure.offers import Offer
from procure.plan_difference import Answer, difference
from procure.state import most_text, share_text
from procure.text_table import counted
from procure.words import sentence
from ui import formats
from ui.document import Planned
from ui.theme import SPACE

_FIRST: Final = 1.9
_OTHERS: Final = 1.3
_TOTAL: Final = "in all, undiscounted"


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadFigure:
    """One figure: what is written large, the words under it, and the exact value on hover."""

    value: str
    name: str
    exact: str = ""


def _chips_name(found: Headline) -> str:
    if found.chips != found.chips_ordered:
        return "chips at most at once"
    return "chip" if found.chips == 1 else "chips"


def _servable(found: Headline) -> str:
    """Say how much could be served at most, where that was asked for and is proven."""
    if found.servable is None:
        return ""
    return sentence("head-servable", {"most": most_text(found.servable)})


def head_figures(planned: Planned) -> tuple[HeadFigure, ...]:
    """Give the figures of a plan that has orders or needs none."""
    found = headline(planned.project, planned.scenario, planned.plan)
    if found.total_cost is None:
        return ()
    total = HeadFigure(
        value=formats.money(found.total_cost, found.currency),
        name=_TOTAL,
        exact=formats.money_full(found.total_cost, found.currency),
    )
    figures = [
        total,
        HeadFigure(
            value=f"{found.chips:,}",
            name=_chips_name(found),
            exact=f"{found.chips_ordered:,} in all orders together",
        ),
    ]
    if found.served is not None:
        digits = 1 if found.servable is None else 2
        share = "100 %" if found.served == 1 else share_text(found.served, digits)
        served = HeadFigure(value=share, name="of demand served", exact=_servable(found))
        # What was asked for first stands first.
        figures.insert(0 if planned.plan.stage is not None else 2, served)
    if unknown := uncosted(planned.project, planned.scenario, planned.plan):
        figures.insert(figures.index(total) + 1, _uncosted_figure(unknown))
    figures.append(
        HeadFigure(
            value=f"{found.suppliers:,}", name="supplier" if found.suppliers == 1 else "suppliers"
        )
    )
    if found.first_delivery is not None:
        figures.append(
            HeadFigure(
                value=formats.month(found.first_delivery),
                name="first delivery",
                exact=found.first_delivery.isoformat(),
            )
        )
    return tuple(figures)


def _uncosted_figure(unknown: Sequence[Offer]) -> HeadFigure:
    """Say beside the total of which offers not all of the cost is in it."""
    offers = counted(len(unknown), "offer", "offers")
    names = ", ".join(offer.description for offer in unknown)
    return HeadFigure(
        value=sentence("head-uncosted-value"),
        name=sentence("head-uncosted", {"offers": offers}),
        exact=sentence("head-uncosted-exact", {"names": names}),
    )


def change_told(before: Planned, planned: Planned) -> HeadFigure | None:
    """Say what a plan's total was before: "was US$41.2M, −2.7 %", exactly on hover.

    None where one of the two plans has no total, or they are in different currencies. Where
    the gaps of the two hide the difference, that is said instead of a figure.
    """
    found = difference(_answer(before), _answer(planned))
    if found is None or found.change is None or before.plan is planned.plan:
        return None
    old, new = found.before.total_cost or Decimal(0), found.after.total_cost or Decimal(0)
    exact = {"before": formats.money_full(old, found.currency)}
    exact["after"] = formats.money_full(new, found.currency)
    told = [sentence("steer-change-exact", exact)]
    value = formats.money(new, found.currency)
    if not found.change:
        return HeadFigure(value=value, name=sentence("steer-change-none"), exact=told[0])
    if not found.told_apart:
        told.append(sentence("steer-change-gap"))
        change = sentence("steer-change-doubt")
    elif found.fraction is None:
        change = formats.money_change(found.change, found.currency)
    else:
        change = formats.percent_change(found.fraction)
    was = {"before": formats.money(old, found.currency), "change": change}
    return HeadFigure(value=value, name=sentence("steer-change", was), exact=" ".join(told))


def _answer(planned: Planned) -> Answer:
    return Answer(project=planned.project, scenario=planned.scenario, plan=planned.plan)


class HeadlineRow(QWidget):
    """Shows the figures side by side, the total the largest; greyed when out of date."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty row."""
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(3 * SPACE)
        self._row.addStretch(1)
        self._shown: list[QWidget] = []
        self._values: list[QLabel] = []
        self._of: tuple[Planned | None, Planned | None] = (None, None)

    def show_plan(self, planned: Planned, *, current: bool, before: Planned | None = None) -> None:
        """Show a plan's figures, the total beside that of the plan `before` it, if any."""
        same = planned is self._of[0]
        if same and (before is self._of[1] or (before is not None and not current)):
            # An edit only makes them out of date, at every position of a slider.
            self._grey(current=current)
            return
        # What goes with an edit comes back with the next plan: nothing moves meanwhile.
        room = [one.sizeHint().width() for one in self._shown] if same and not current else []
        self._of = planned, before
        for old in self._shown:
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        figures = head_figures(planned)
        change = None if before is None else change_told(before, planned)
        if change is not None:
            figures = tuple(change if one.name == _TOTAL else one for one in figures)
        self._values = []
        self._shown = [
            self._figure(figure, _OTHERS if place else _FIRST)
            for place, figure in enumerate(figures)
        ]
        self._grey(current=current)
        for widget, wide in zip(self._shown, room, strict=False):
            widget.setMinimumWidth(wide)
        for place, widget in enumerate(self._shown):
            self._row.insertWidget(place, widget)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def _fit(self) -> None:
        """Leave out the last figures where there is no room, rather than cut them."""
        left = self.width()
        for widget in self._shown:
            needed = max(widget.sizeHint().width(), widget.minimumWidth())
            widget.setVisible(needed <= left)
            left -= needed + self._row.spacing()

    def text(self) -> str:
        """Give what the row says."""
        labels = [label for one in self._shown for label in one.findChildren(QLabel)]
        return "  ".join(label.text() for label in labels)

    def _grey(self, *, current: bool) -> None:
        role = QPalette.ColorRole.WindowText if current else QPalette.ColorRole.PlaceholderText
        for value in self._values:
            value.setForegroundRole(role)

    def _figure(self, figure: HeadFigure, scale: float) -> QWidget:
        value, name = QLabel(figure.value), QLabel(figure.name)
        large = QFont(self.font())
        large.setPointSizeF(large.pointSizeF() * scale)
        large.setWeight(QFont.Weight.DemiBold)
        value.setFont(large)
        self._values.append(value)
        name.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        one = QWidget()
        one.setToolTip(figure.exact)
        one.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(one)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addStretch(1)
        column.addWidget(value)
        column.addWidget(name)
        return one
