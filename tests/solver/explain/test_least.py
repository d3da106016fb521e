"""The least by which one thing has to give is found, in its own unit, and proven."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from procure.explained.repairs import Change, repaired
from procure.offers import Offer
from procure.project import Project
from procure.scenario import Limit
from solver.engine import Options
from solver.explain.least import Least
from solver.explain.least_model import Lever
from solver.planner import make_plan
from tests.builders import asking, catalog, chip, demand, offer, project, scenario

D = Decimal
EXACT = Options(gap=D(0))


def bought(*limits: Limit, offers: Sequence[Offer] = (), needed: int = 400) -> Project:
    """Make a project in which 40 chips serve, for 5,000 each, or by AMD for 8,000."""
    chips = [chip("H100"), chip("MI300X", "AMD")]
    usual = offers or (offer("near", "h100", 5000), offer("far", "mi300x", 8000))
    return project(
        [catalog("S", *usual)],
        scenario(demand(needed, needed, site="here"), limits=limits),
        chips=chips,
    )


def least(made: Project, lever: Lever) -> Change | None:
    """Look for the least that a lever has to give."""
    search = Least(made, lambda: EXACT, lambda: False)
    return search.change(made.scenarios[0], lever)


def status(made: Project, change: Change) -> str:
    """Plan with a change."""
    return make_plan(made, repaired(made, made.scenarios[0], [change]), EXACT).status


LATE = (offer("near", "h100", 5000, supply_total=10), offer("far", "h100", 5000, lead_weeks=D(9)))
SLOW = Limit(family="lead_time", value=D(2))


@pytest.mark.parametrize(
    ("limit", "after", "step"),
    [
        (Limit(family="budget", value=D(150_000)), "200000", "2000"),
        (Limit(family="budget", period=0, lines="capital", value=D(0)), "200000", "10000"),
        (Limit(family="power", subject="here", value=D(20)), "28", "0.2"),
        (Limit(family="quantity", by="offer", subject="near", value=D(0)), None, None),
        (
            Limit(family="quantity", by="chip", subject="h100", bound="minimum", value=D(60)),
            None,
            None,
        ),
    ],
)
def test_least_of_limits_of_sums(limit: Limit, after: str | None, step: str | None) -> None:
    """Exactly what the 40 chips take; where another offer does, nothing has to give."""
    made = bought(limit)
    found = least(made, Lever(key=limit.key))
    assert found is not None
    if after is None:
        assert found.by == 0
        return
    assert found.after == D(after)
    assert found.step <= D(str(step))
    assert found.proven
    assert status(made, found) == "optimal"
    assert status(made, replace(found, after=found.one_step_less)) == "infeasible"


def test_least_lead_time_is_that_of_the_offer_it_takes() -> None:
    """Whole weeks, neither more nor less than the quickest offer's that serves."""
    made = bought(SLOW, offers=LATE)
    made = asking(made, demand=(demand(0, 400, site="here"),))
    found = least(made, Lever(key="lead_time"))
    assert found == Change(key="lead_time", before=D(2), after=D(9), step=D(1), proven=True)
    quicker = offer("between", "h100", 9000, lead_weeks=D("4.5"))
    made = replace(made, catalogs=(catalog("S", *LATE, quicker),))
    found = least(made, Lever(key="lead_time"))
    assert found is not None
    assert found.after == D(5)


def test_least_share_is_found_to_a_percentage_point() -> None:
    """Of 40 chips 23 can be AMD's: the other 17 are 43 %, where a tenth is allowed."""
    limit = Limit(family="share", by="maker", subject="NVIDIA", of="chips", value=D("0.1"))
    offers = (offer("near", "h100", 5000), offer("far", "mi300x", 8000, supply_total=23))
    made = bought(limit, Limit(family="budget", value=D(300_000)), offers=offers)
    found = least(made, Lever(key=limit.key))
    assert found is not None
    assert (found.after, found.step, found.proven) == (D("0.43"), D("0.01"), True)
    assert status(made, found) == "optimal"
    assert status(made, replace(found, after=found.one_step_less)) == "infeasible"


def test_least_demand_to_leave_out() -> None:
    """Of one amount in its unit, or of everything as a part."""
    few = (offer("near", "h100", 5000, supply_total=30),)
    made = bought(offers=few)
    both = Lever()
    found = least(made, both)
    assert found is not None
    assert (found.before, found.after, found.proven) == (D(1), D("0.75"), True)
    made = asking(made, demand=(demand(0, 400, site="here"),))
    found = least(made, Lever(workload="chat", site="here", period=1))
    assert found is not None
    assert (found.before, found.after, found.proven) == (D(400), D(300), True)
    assert status(made, found) == "optimal"


def test_what_cannot_help_is_said_only_when_confirmed() -> None:
    """Money does not help where nothing more can be delivered."""
    few = (offer("near", "h100", 5000, supply_total=30),)
    made = bought(Limit(family="budget", value=D(1)), offers=few)
    search = Least(made, lambda: EXACT, lambda: False)
    assert search.ease(made.scenarios[0], [Lever(key="budget")]).outcome == "never"
    assert least(made, Lever(key="budget")) is None
    eased = search.ease(made.scenarios[0], [Lever(key="budget"), Lever()])
    assert eased.outcome == "enough"
    # To ask for nothing is a smaller part of everything than 150,000 budgets more.
    assert set(eased.given) == {Lever()}


def test_stopped_nothing_is_claimed() -> None:
    """A stop gives neither a change nor that there is none."""
    made = bought(Limit(family="budget", value=D(1)))
    search = Least(made, lambda: EXACT, lambda: True)
    assert search.ease(made.scenarios[0], [Lever(key="budget")]).outcome == "unknown"
    assert search.change(made.scenarios[0], Lever(key="budget")) is None


def test_from_a_known_solution_the_same_least_is_found() -> None:
    """One that gives more than it has to is only where the search begins."""
    made = bought(
        Limit(family="budget", value=D(150_000)), Limit(family="power", subject="here", value=D(20))
    )
    asked, lever = made.scenarios[0], Lever(key="budget")
    search = Least(made, lambda: EXACT, lambda: False)
    wide = search.ease(asked, [lever, Lever(key="power.here")])
    assert wide.start
    given = repaired(made, asked, [search.rounded(asked, Lever(key="power.here"), D(100))])
    found = search.change(given, lever, wide.start)
    assert found is not None
    assert (found.after, found.proven) == (D(200_000), True)
    assert found == search.change(given, lever)
    # A start that keeps no row misleads nobody.
    assert found == search.change(given, lever, dict.fromkeys(wide.start, 1.0))
