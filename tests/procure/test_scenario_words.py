"""What differs between two scenarios reads as a buyer would say it."""

from dataclasses import replace

import pytest

from procure.offers import Commitment
from procure.project import Project
from procure.scenario import Limit, Scenario, ShortfallPrice, WorkloadWeight
from procure.scenario_differences import differences
from procure.scenario_words import DifferenceWords
from tests.builders import D, catalog, demand, offer, project, scenario

LETTER = Commitment(id="letter", kind="loi", description="Letter", chip="h100")


def _project() -> Project:
    return project(
        [catalog("ACME", offer("acme-1", "h100", 100), commitments=(LETTER,))],
        scenario(
            demand(1, 2000, site="here"),
            limits=(
                Limit(family="budget", value=D(9_000_000)),
                Limit(family="share", by="maker", subject="NVIDIA", value=D("0.5")),
            ),
        ),
    )


def _said(child: Scenario) -> list[tuple[str, str, str]]:
    made = _project()
    (base,) = made.scenarios
    said = DifferenceWords(made, child, base)
    return [(said.what(one), said.before(one), said.after(one)) for one in differences(child, base)]


_BASE = _project().scenarios[0]
_BUDGET, _SHARE = _BASE.limits


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            {"demand": (demand(1, 2500, site="here"),)},
            ("Demand for Chat, Here, 2024 Q2", "2,000 tokens/s", "2,500 tokens/s"),
        ),
        (
            {"demand": ()},
            ("Demand for Chat, Here", "2 periods, 1 to 2,000 tokens/s", "none"),
        ),
        (
            {"demand": (replace(_BASE.demand[0], source="a study"),)},
            ("Source of the demand for Chat, Here", "none", "a study"),
        ),
        (
            {"limits": (replace(_BUDGET, value=D(8_500_000)), _SHARE)},
            ("Budget, whole horizon", "USD 9,000,000", "USD 8,500,000"),
        ),
        (
            {"limits": (_BUDGET, replace(_SHARE, on=False))},
            ("Share of NVIDIA (maker) at most: switch", "on", "off"),
        ),
        (
            {"limits": (_BUDGET, replace(_SHARE, value=None))},
            ("Share of NVIDIA (maker) at most", "50 %", "none"),
        ),
        ({"limits": (_SHARE,)}, ("Budget, whole horizon", "USD 9,000,000", "none")),
        (
            {"limits": (*_BASE.limits, Limit(family="power", subject="here", value=D(500)))},
            ("Power at Here", "as it holds by itself", "500 kW"),
        ),
        (
            {"limits": (*_BASE.limits, Limit(family="supply", on=False))},
            ("Suppliers' stated supply", "as it holds by itself", "off"),
        ),
        (
            {"limits": (*_BASE.limits, Limit(family="lead_time", value=D(40), on=False))},
            ("Lead time at most", "none", "40 weeks, off"),
        ),
        (
            {"limits": (replace(_BUDGET, priority="should"), _SHARE)},
            ("Budget, whole horizon: priority", "must", "should"),
        ),
        (
            {"limits": (replace(_BUDGET, note="board"), _SHARE)},
            ("Budget, whole horizon: note", "none", "board"),
        ),
        ({"excluded": ("acme-1",)}, ("Offer acme-1", "may be ordered", "left out")),
        (
            {"assume_delivered": ("letter",)},
            ("Letter of intent Letter", "not counted", "taken as delivered"),
        ),
        ({"objective": "max_served"}, ("Aim", "the lowest cost", "the most demand served")),
        ({"lead_time": "p90"}, ("Lead times that plan", "as quoted", "p90")),
        ({"discount_rate": D("0.085")}, ("Discount rate", "0 %", "8.5 %")),
        ({"headroom": D("0.1")}, ("Headroom", "none", "10 %")),
        ({"fiscal_month": 7}, ("Fiscal years start in", "Jan", "Jul")),
        (
            {"horizon": replace(_BASE.horizon, periods=3)},
            ("Periods", "2 quarters from 2024-01-01", "3 quarters from 2024-01-01"),
        ),
        (
            {"horizon": replace(_BASE.horizon, months=1)},
            ("Periods", "2 quarters from 2024-01-01", "2 months from 2024-01-01"),
        ),
        (
            {"shortfall_prices": (ShortfallPrice(workload="chat", price=D("2.50")),)},
            ("Price of a unit-year of Chat that is not served", "served in full", "USD 2.5"),
        ),
        (
            {"weights": (WorkloadWeight(workload="chat", weight=D(3)),)},
            ("Weight of Chat", "1", "3"),
        ),
    ],
)
def test_what_differs_and_both_values(
    fields: dict[str, object], expected: tuple[str, str, str]
) -> None:
    """Each kind of difference has its name and both values, what is missing too."""
    assert _said(replace(_BASE, **fields)) == [expected]  # type: ignore[arg-type]


def test_a_difference_as_a_sentence() -> None:
    """Both scenarios and both values are named."""
    made = _project()
    (base,) = made.scenarios
    child = replace(base, name="Child", headroom=D("0.1"))
    (one,) = differences(child, base)
    told = DifferenceWords(made, child, base).told(one)
    assert told == "Headroom: 10 %. In “Base case”: none."


def test_names_that_are_gone_stay_readable() -> None:
    """An offer that no list has any more is named by its id."""
    assert _said(replace(_BASE, excluded=("old-offer",))) == [
        ("old-offer", "may be ordered", "left out")
    ]
