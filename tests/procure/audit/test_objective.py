"""What a plan claims of its objective is what its orders and its shortfall bear out."""

from dataclasses import replace
from typing import Any

import pytest

from procure.demand import FleetLine, Workload
from procure.plan import Plan, ServedStage
from procure.project import Project
from procure.scenario import Limit, Objective, ShortfallPrice, WorkloadWeight
from tests.builders import D, chip, demand, project, scenario
from tests.procure.audit.by_hand import PLAIN, given, missing, staged, use
from tests.procure.audit.verdict import broken

WORKLOADS = (
    Workload(id="chat", name="Chat", unit="tokens/s"),
    Workload(id="images", name="Images", unit="images/s"),
)


def _made(objective: Objective, **fields: Any) -> Project:
    """Ten chips that do 100; chat asks for 100 and 200, images for 50 and nothing, and a tenth."""
    asked: dict[str, Any] = {
        "objective": objective,
        "headroom": D("0.1"),
        "weights": (WorkloadWeight(workload="images", weight=D(3)),),
        "shortfall_prices": (ShortfallPrice(workload="chat", price=D(7)),),
    }
    return project(
        [],
        scenario(
            demand(100, 200), demand(50, 0, workload="images", site="here"), **(asked | fields)
        ),
        chips=[chip("H100")],
        workloads=WORKLOADS,
        sites=PLAIN,
        fleet=(FleetLine(id="owned", chip="h100", chips=10, site="here"),),
    )


# The first quarter has 91 days, the second too. 55 images are served, 45 of 110 of chat, then
# 100 of 220: 91/365 x (65/110 + 120/220) are missing, of 91/365 x (1 + 3 + 1).
MISSED = D(91) / 365 * (D(65) / 110 + D(120) / 220)
MOST = D(91) / 365 * 5


def _plan(**fields: Any) -> Plan:
    known: dict[str, Any] = {
        "assignments": (
            use("h100", 0, "5.5", workload="images"),
            use("h100", 0, "4.5"),
            use("h100", 1, 10),
        ),
        "shortfall": (missing(0, 65), missing(1, 120)),
        "stage": staged(MISSED, MOST),
    }
    return given(**(known | fields))


def test_the_most_served_is_weighed_by_years_and_demand() -> None:
    """The first solve's value and what it would be were nothing served, by hand."""
    assert broken(_made("max_served"), _plan()) == set()


@pytest.mark.parametrize(
    ("fields", "rules"),
    [
        ({"value": MISSED - D("0.001")}, {"audit-stage-value", "audit-stage-bound"}),
        ({"value": MISSED + D("0.001")}, {"audit-stage-value"}),
        ({"most": MOST / 5 * 3}, {"audit-stage-value"}),
        ({"bound": MISSED + D("0.001"), "gap": D("-0.001") / MOST}, {"audit-stage-bound"}),
        ({"bound": MISSED - D("0.1")}, {"audit-stage-gap"}),
        ({"bound": MISSED - D("0.1"), "gap": D("0.1") / MOST}, {"audit-status"}),
        ({"bound": None}, {"audit-stage-gap"}),
        ({"bound": None, "gap": None}, {"audit-status"}),
    ],
)
def test_a_wrong_claim_of_the_first_solve_is_caught(
    fields: dict[str, Any], rules: set[str]
) -> None:
    """Value, bound and gap say no more than is served and proven."""
    true = staged(MISSED, MOST)
    found = broken(_made("max_served"), _plan(stage=replace(true, **fields)))
    assert rules <= found <= rules | {"audit-status", "audit-stage-gap"}


def test_a_plan_that_was_stopped_may_leave_its_first_solve_unproven() -> None:
    """What is called feasible claims no proof of either solve."""
    loose = ServedStage(value=MISSED, most=MOST)
    assert broken(_made("max_served"), _plan(stage=loose, status="feasible")) == set()


def test_the_first_solve_is_stated_if_and_only_if_there_was_one() -> None:
    """The least cost has no first solve; the other objectives do not go without."""
    assert broken(_made("max_served"), _plan(stage=None)) == {"audit-stage"}
    cheap = _made(
        "min_cost",
        shortfall_prices=tuple(ShortfallPrice(workload=w, price=D(0)) for w in ("chat", "images")),
    )
    assert broken(cheap, _plan()) == {"audit-stage"}
    assert broken(cheap, _plan(stage=None)) == set()


def test_the_price_of_shortfall_counts_in_the_least_cost_only() -> None:
    """The other objectives weigh what is missing; its price is no part of them."""
    worth = 7 * (D(65) + 120) * 91 / 365
    plan = _plan(stage=None, shortfall_cost=worth)
    priced = replace(plan, objective=worth, bound=worth)
    assert broken(_made("min_cost"), priced) == set()
    assert broken(_made("min_cost"), _plan(stage=None)) == {
        "audit-objective",
        "audit-shortfall-cost",
    }
    counted = replace(priced, stage=staged(MISSED, MOST))
    assert broken(_made("max_served"), counted) == {"audit-objective", "audit-shortfall-cost"}


def test_what_may_be_missing_follows_from_the_objective() -> None:
    """`min_cost`: what has a price; `max_served`: anything; `earliest`: not in the last period."""
    unpriced = _made("min_cost", shortfall_prices=())
    assert broken(unpriced, _plan(stage=None)) == {"audit-shortfall"}
    assert broken(_made("max_served", shortfall_prices=()), _plan()) == set()
    assert broken(_made("earliest"), _plan()) == {"audit-shortfall"}
    value = D(91) / 365 * (D(65) / 110)
    served = replace(_made("earliest").scenarios[0].demand[0], amounts=(D(100), D("90.9")))
    early = replace(
        _made("earliest"),
        scenarios=(
            replace(
                _made("earliest").scenarios[0],
                demand=(served, _made("earliest").scenarios[0].demand[1]),
            ),
        ),
    )
    plan = _plan(shortfall=(missing(0, 65),), stage=staged(value, MOST))
    assert broken(early, plan) == set()


SHARE = Limit(family="share", of="served", by="maker", subject="NVIDIA", value=D(1))
"""All of the work is done by one maker's chips; the limit only has to be there."""


def _shared(*rows: Any, **fields: Any) -> Project:
    made = _made("max_served", limits=(SHARE,), headroom=None, **fields)
    if not rows:
        return made
    return replace(made, scenarios=(replace(made.scenarios[0], demand=rows),))


def test_work_beyond_what_is_asked_for_buys_no_share() -> None:
    """Where a share of the work served is limited, idle chips stay idle."""
    rows = (demand(50, 0), demand(20, 40, site="here"))
    quarter = D(91) / 365

    def done(first: int, second: int) -> Plan:
        uses = tuple(use("h100", t, n) for t, n in enumerate((first, second)) if n)
        return given(
            assignments=uses,
            stage=staged(0, 2 * quarter),
            limits={SHARE.key: (1, 1)},
        )

    # At the site, 20 asked for there and 50 for anywhere.
    assert broken(_shared(*rows), done(7, 4)) == set()
    assert broken(_shared(*rows), done(8, 4)) == {"audit-surplus"}
    assert broken(_shared(*rows), done(7, 5)) == {"audit-surplus"}
    free = replace(
        _shared(*rows),
        scenarios=(replace(_shared(*rows).scenarios[0], limits=(replace(SHARE, on=False),)),),
    )
    assert broken(free, replace(done(8, 5), limits=done(8, 5).limits[:1])) == set()


def test_work_at_a_site_that_asks_for_less_is_surplus_even_if_others_ask_for_more() -> None:
    """What one site has too much of serves no other site's demand."""
    rows = (demand(20, 0, site="here"), demand(30, 0, site="there"))
    base = _shared(*rows)
    there = replace(PLAIN[0], id="there", name="There")
    made = replace(base, sites=(*PLAIN, there))
    quarter = D(91) / 365
    plan = given(
        assignments=(use("h100", 0, 5),),
        shortfall=(missing(0, 30, site="there"),),
        stage=staged(quarter * 30 / 50, quarter),
        limits={SHARE.key: (1, 1)},
    )
    assert broken(made, plan) == {"audit-surplus"}
    enough = replace(plan, assignments=(use("h100", 0, 2),))
    assert broken(made, enough) == set()
