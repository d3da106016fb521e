"""The total beside the one before it: exact on hover, and no difference that gaps hide."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.procure import example_plan
from tests.ui.live import plan_of
from tests.ui.trial import trial_project
from ui.document import Planned
from ui.plan.headline import HeadlineRow, change_told, head_figures


def planned(cost: int, gap: str = "0.0005", currency: str = "USD") -> Planned:
    """Give a plan of the trial project that costs so much."""
    project = replace(trial_project(), currency=currency)
    scenario = project.scenarios[0]
    return Planned(
        project=project, scenario=scenario, plan=plan_of(project, scenario, cost, gap=gap)
    )


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (41_200_000, 40_100_000, "was US$41.2M, −2.7 %"),
        (40_100_000, 41_200_000, "was US$40.1M, +2.7 %"),
        (40_000_000, 39_999_000, "was US$40M, same within gaps"),
        (40_000_000, 40_000_000, "in all, unchanged"),
        (0, 5_000_000, "was US$0, +US$5M"),
    ],
)
def test_the_difference(before: int, after: int, told: str) -> None:
    """With its sign and in percent, unless the gaps of the two plans hide it."""
    found = change_told(planned(before), planned(after))
    assert found is not None
    assert found.name == told
    assert f"US${before:,}.00 → US${after:,}.00" in found.exact


def test_what_cannot_be_compared_is_not() -> None:
    """Other money, no plan at all, or the very same plan say nothing."""
    one = planned(41_200_000)
    assert change_told(planned(41_200_000, currency="EUR"), one) is None
    assert change_told(one, one) is None
    none = replace(one, plan=replace(one.plan, total_cost=None, objective=None))
    assert change_told(none, one) is None


def test_what_does_not_fit_is_left_out(qtbot: QtBot) -> None:
    """The last figures go where the row is narrow; none is cut, and none is lost for good."""
    page = QWidget()
    qtbot.addWidget(page)
    row = HeadlineRow(page)
    row.show_plan(planned(40_100_000), current=True, before=planned(41_200_000))
    row.resize(900, 60)
    page.show()
    shown = [one for one in row.children() if one.isWidgetType()]
    assert len(shown) > 2
    assert all(one.isVisible() for one in shown)  # type: ignore[attr-defined]
    row.resize(220, 60)
    visible = [one for one in shown if one.isVisible()]  # type: ignore[attr-defined]
    assert 0 < len(visible) < len(shown)
    row.resize(900, 60)
    assert all(one.isVisible() for one in shown)  # type: ignore[attr-defined]


def test_an_edit_greys_the_figures(qtbot: QtBot) -> None:
    """Out of date, the same figures stand there, with what they were set against."""
    row = HeadlineRow()
    qtbot.addWidget(row)
    now, before = planned(40_100_000), planned(41_200_000)
    row.show_plan(now, current=True, before=before)
    text = row.text()
    assert "was US$41.2M" in text
    row.show_plan(now, current=False, before=now)
    assert row.text() == text
    row.show_plan(planned(39_000_000), current=True, before=now)
    assert "was US$40.1M" in row.text()


def test_what_the_total_leaves_out_stands_beside_it() -> None:
    """Where nobody has entered what an ordered offer's integration costs."""
    project, scenario, plan = example_plan.project(), example_plan.scenario(), example_plan.plan()
    shown = head_figures(Planned(project=project, scenario=scenario, plan=plan))
    assert [one.name for one in shown][:2] == ["in all, undiscounted", "integration of 1 offer"]
    assert shown[1].value == "+ unknown"
    assert "Own-1 card" in shown[1].exact
    assert "+ unknown" not in [one.value for one in head_figures(planned(40_000_000))]


def test_what_it_was_set_against_goes_without_moving_the_rest(qtbot: QtBot) -> None:
    """Where nothing is to be set beside a plan that is out of date, its figures stay in place."""
    page = QWidget()
    qtbot.addWidget(page)
    row = HeadlineRow(page)
    row.resize(900, 60)
    page.show()
    now, before = planned(40_100_000), planned(41_200_000)
    row.show_plan(now, current=True, before=before)

    def places() -> list[int]:
        layout = row.layout()
        assert layout is not None
        layout.activate()
        found = (layout.itemAt(at) for at in range(layout.count() - 1))
        return [one.geometry().x() for one in found if one is not None]

    at = places()
    assert len(at) > 2
    row.show_plan(now, current=False, before=None)
    assert "was" not in row.text()
    assert "US$40.1M  in all, undiscounted" in row.text()
    assert places() == at
    row.show_plan(now, current=True, before=before)
    assert "was US$41.2M" in row.text()
    assert places() == at
