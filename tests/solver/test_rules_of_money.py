"""Budgets and shares hold, bind where they say so, and are named where they clash."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from procure.demand import FleetLine, Site, Workload
from procure.errors import InputError
from procure.offers import Content, Program
from procure.project import Project
from procure.scenario import Limit, ShortfallPrice
from solver.planner import make_plan
from tests.builders import D, catalog, chip, demand, offer, project, scenario
from tests.solver.planning import EXACT, clashes, plan, two_workloads, units, use_of


def two_makers(**fields: object) -> list[Limit]:
    """Give limits by name."""
    return [Limit(family="share", by="maker", **fields)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("bound", "subject", "expected"),
    [("maximum", "NVIDIA", D("0.5")), ("minimum", "AMD", D("0.5"))],
)
def test_shares_of_spend_hold(bound: str, subject: str, expected: Decimal) -> None:
    """A share limit makes the plan buy of the dearer maker, no more than it must."""
    made = project(
        [catalog("S", offer("n", "h100", 100), offer("a", "mi300x", 150))],
        scenario(
            demand(100),
            limits=tuple(two_makers(bound=bound, subject=subject, value=expected)),
        ),
        chips=[chip("H100"), chip("MI300X", "AMD")],
    )
    found = plan(made)
    spent = {order.offer: order.cost for order in found.orders}
    assert spent == {"n": 600, "a": 600}
    use = next(use for use in found.limits if use.key.startswith("share"))
    assert use.used == D("0.5")
    assert use.binding


def test_a_limit_with_room_does_not_bind() -> None:
    """A limit binds when no further unit fits under it, and not before."""
    made = project(
        [catalog("S", offer("o", "h100", 100))],
        scenario(
            demand(30),
            limits=(
                Limit(family="budget", value=D(400)),
                Limit(family="budget", period=0, value=D(399)),
                Limit(family="power", subject="here", value=D("2.1")),
                Limit(family="share", by="maker", subject="NVIDIA", value=D(1)),
            ),
        ),
    )
    binding = {use.key: use.binding for use in plan(made).limits}
    assert binding == {
        "budget": False,
        "budget.0": True,
        "power.here": True,
        "share.maker.NVIDIA.maximum": True,
        "supply": False,
    }


def test_a_minimum_share_can_ask_for_more_chips_than_demand_does() -> None:
    """An order may be larger than what serves all demand when a share asks for it."""
    made = project(
        [catalog("S", offer("n", "h100", 1000), offer("a", "mi300x", 1))],
        scenario(
            demand(100, workload="chat"),
            demand(1, workload="images"),
            limits=tuple(two_makers(bound="minimum", subject="AMD", value=D("0.5"))),
        ),
        chips=[chip("H100"), chip("MI300X", "AMD")],
        speeds={("h100", "chat"): 100, ("mi300x", "images"): 1},
        workloads=(
            Workload(id="chat", name="Chat", unit="q/s"),
            Workload(id="images", name="Images", unit="q/s"),
        ),
    )
    assert units(plan(made)) == {"n": 1, "a": 1000}


def test_a_budget_that_fits_to_the_cent_is_enough() -> None:
    """A budget of exactly the cost allows the plan; a cent less does not."""
    prices = catalog("S", offer("o", "h100", "33.33"))
    enough = scenario(demand(30), limits=(Limit(family="budget", value=D("99.99")),))
    assert plan(project([prices], enough)).total_cost == D("99.99")
    short = scenario(demand(30), limits=(Limit(family="budget", value=D("99.98")),))
    found = plan(project([prices], short))
    assert found.status == "infeasible"
    assert found.clashes[0].key == "budget"
    assert found.clashes[0].alone


def test_a_budget_holds_after_rounding() -> None:
    """Where rounding each line would exceed the budget by a cent, the plan changes."""
    # Two thirds of a cent are lost on paper: 0.335 rounds to 0.34 in each of two periods.
    made = project(
        [catalog("S", offer("o", "h100", "0.335"))],
        scenario(
            demand(10, 20),
            limits=(Limit(family="budget", value=D("0.67")),),
            shortfall_prices=(ShortfallPrice(workload="chat", price=D("0.01")),),
        ),
    )
    found = plan(made)
    assert found.total_cost is not None
    assert found.total_cost <= D("0.67")


@pytest.mark.parametrize("supply", [None, 10**9])
def test_a_share_of_a_large_plan_is_not_called_impossible(supply: int | None) -> None:
    """A share may ask for a hundred thousand times the chips that their work needs."""
    made = two_workloads(
        offer("n", "h100", 30_000), offer("a", "mi300x", 30_000, supply_total=supply)
    )
    share = two_makers(bound="minimum", subject="AMD", value=D("0.1"))
    asked = scenario(demand(10_000_000), demand(10, workload="images"), limits=tuple(share))
    found = make_plan(made, asked, EXACT)
    assert found.status == "optimal"
    assert units(found) == {"n": 1_000_000, "a": 111_112}


def test_a_budget_of_a_period_beyond_any_calendar_is_refused() -> None:
    """The sentence names the period by its number."""
    far = Limit(family="budget", period=10**9, value=D(5))
    made = project([catalog("S", offer("o", "h100", 1))], scenario(demand(10), limits=(far,)))
    with pytest.raises(InputError, match="1000000000"):
        plan(made)


def buy_or_rent(**fields: Any) -> Project:
    """Let a chip be bought for 100, or rented for a quarter of 2,184 hours at 0.05 each."""
    return project(
        [catalog("S", offer("buy", "h100", 100), offer("rent", "h100", "0.05", kind="rent"))],
        scenario(demand(10), **fields),
        sites=(
            Site(id="here", name="Here", country="US"),
            Site(id="region", name="Region", country="US", supplier="S"),
        ),
    )


@pytest.mark.parametrize(
    ("lines", "value", "expected", "used"),
    [
        ("capital", "99", {"rent": 1}, "0"),
        ("capital", "100", {"buy": 1}, "100"),
        ("operating", "109.19", {"buy": 1}, "0"),
        ("all", "109.20", {"buy": 1}, "100"),
    ],
)
def test_a_budget_counts_its_own_lines(
    lines: Any, value: str, expected: dict[str, int], used: str
) -> None:
    """Buying is capital, rent is operating cost, and a budget of one leaves the other free."""
    limit = Limit(family="budget", lines=lines, value=D(value))
    found = plan(buy_or_rent(limits=(limit,)))
    assert units(found) == expected
    use = use_of(found, limit.key)
    assert use.used == D(used)
    # The next unit bought costs 100, the next one rented 109.20.
    assert use.binding == (lines != "operating" or D(value) < D("109.20"))


def test_budgets_of_different_lines_clash_together() -> None:
    """Where neither buying nor renting is paid for, either budget alone is in the way."""
    found = plan(
        buy_or_rent(
            limits=(
                Limit(family="budget", lines="capital", value=D(99)),
                Limit(family="budget", lines="operating", value=D(0)),
            )
        )
    )
    assert clashes(found) == {"budget.capital": True, "budget.operating": True}


def two_years(*limits: Limit, asked: tuple[int, ...] = (10, 20, 20, 20)) -> Project:
    """Ask for a chip of 100 each, in fiscal years that start in April."""
    return project(
        [catalog("S", offer("o", "h100", 100))],
        scenario(demand(*asked), limits=limits, fiscal_month=4),
    )


def budget_of_year(year: int, value: object, **fields: Any) -> Limit:
    """Limit all cash of a fiscal year."""
    return Limit(family="budget", year=year, value=D(str(value)), **fields)


def test_a_budget_of_a_fiscal_year_counts_the_periods_that_start_in_it() -> None:
    """The first quarter belongs to the year from April 2023, the others to that from 2024."""
    found = plan(two_years(budget_of_year(2023, 199), budget_of_year(2024, 150)))
    assert [order.period for order in found.orders] != [0, 0]
    for key in ("budget.FY2023", "budget.FY2024"):
        assert use_of(found, key).used == 100
        assert use_of(found, key).binding
    short = plan(two_years(budget_of_year(2023, 199), budget_of_year(2024, 99)))
    assert clashes(short) == {"budget.FY2023": True, "budget.FY2024": True}


def test_what_is_due_at_the_end_counts_in_the_year_of_that_day() -> None:
    """The first quarter of 2025 is past the horizon and within the year from April 2024."""
    program = Program(
        id="p", name="P", currency="USD", one_time_cost=D(0), take_or_pay=D(500), signed=True
    )
    made = project(
        [catalog("S", offer("o", "h100", 100), programs=(program,))],
        scenario(
            demand(10, 10, 10, 10),
            limits=(budget_of_year(2024, 500), budget_of_year(2023, 100)),
            fiscal_month=4,
        ),
    )
    found = plan(made)
    assert use_of(found, "budget.FY2024").used == 500
    assert use_of(found, "budget.FY2023").used == 100


def test_what_a_year_leaves_may_be_spent_in_the_next() -> None:
    """With carry-over, 50 left of 150 pay for a chip; without, they do not."""
    asked = (10, 30, 30, 30)
    first = budget_of_year(2023, 150)
    found = plan(two_years(first, budget_of_year(2024, 150, carry_over=True), asked=asked))
    use = use_of(found, "budget.FY2024")
    assert (use.value, use.used, use.binding) == (D(200), D(200), True)
    alone = plan(two_years(first, budget_of_year(2024, 150), asked=asked))
    assert clashes(alone)["budget.FY2024"]
    # What is carried is limited too.
    short = budget_of_year(2024, "149.99", carry_over=True)
    assert plan(two_years(first, short, asked=asked)).status == "infeasible"


def test_money_is_carried_over_several_periods_and_not_over_a_gap() -> None:
    """Three budgets of 70 pay for two chips in the third period, unless the second is missing."""
    links = [
        Limit(family="budget", period=period, value=D(70), carry_over=period > 0)
        for period in range(3)
    ]
    made = project([catalog("S", offer("o", "h100", 100))], scenario(demand(0, 0, 20)))
    asked = made.scenarios[0]
    found = make_plan(made, replace(asked, limits=tuple(links)), EXACT)
    assert units(found) == {"o": 2}
    assert use_of(found, "budget.2").value == 210 - sum(
        line.amount for line in found.costs if line.period < 2
    )
    gap = (links[0], replace(links[1], on=False), links[2])
    # The period without a budget may spend, and carries nothing.
    found = make_plan(made, replace(asked, limits=gap), EXACT)
    assert use_of(found, "budget.2").value == 70
    stopped = (links[0], replace(links[1], carry_over=False, value=D(0)), links[2])
    found = make_plan(made, replace(asked, limits=stopped), EXACT)
    assert clashes(found) == {"budget.0": True, "budget.1": True, "budget.2": True}


def test_a_budget_of_a_year_holds_after_rounding() -> None:
    """Half cents rounded up in each of two quarters are withheld from their year's budget."""
    made = project(
        [catalog("S", offer("o", "h100", "0.335"))],
        scenario(
            demand(10, 20),
            limits=(budget_of_year(2024, "0.67"),),
            shortfall_prices=(ShortfallPrice(workload="chat", price=D("0.01")),),
        ),
    )
    assert use_of(plan(made), "budget.FY2024").used <= D("0.67")


def mixed(*limits: Limit) -> Project:
    """Offer racks of two H100s with a CPU for 300, and single MI300Xs for 160."""
    rack = replace(
        offer("rack", "h100", 300),
        contents=(Content(chip="h100", count=2), Content(chip="c", count=1)),
    )
    return project(
        [catalog("S", rack, offer("a", "mi300x", 160))],
        scenario(demand(100), limits=limits),
        chips=[chip("H100", stack="CUDA"), chip("MI300X", "AMD", stack="ROCm"), chip("C", "Arm")],
        speeds={("h100", "chat"): 10, ("mi300x", "chat"): 10},
    )


@pytest.mark.parametrize(
    ("by", "subject", "value", "used"),
    [
        ("maker", "NVIDIA", "0.6", D(800) / D(1520)),
        ("stack", "CUDA", "0.6", D(800) / D(1520)),
        ("chip", "c", "0.3", D(400) / D(1520)),
    ],
)
def test_a_unit_of_several_chips_counts_by_their_number(
    by: Any, subject: str, value: str, used: Decimal
) -> None:
    """Two thirds of a rack's price go to the maker of its GPUs, one to that of its CPU."""
    assert units(plan(mixed())) == {"rack": 5}
    limit = Limit(family="share", by=by, subject=subject, value=D(value))
    found = plan(mixed(limit))
    assert units(found) == {"rack": 4, "a": 2}
    assert abs(use_of(found, limit.key).used - used) < D("1e-8")


def test_shares_of_chips_count_chips_and_not_money() -> None:
    """At most half of all chips, CPUs included, are of one maker's GPUs."""
    limit = Limit(family="share", of="chips", by="maker", subject="NVIDIA", value=D("0.5"))
    found = plan(mixed(limit))
    # Four racks and two: 8 of 14 are above half; three and four: 6 of 13.
    assert units(found) == {"rack": 3, "a": 4}
    use = use_of(found, "share.chips.maker.NVIDIA.maximum")
    assert abs(use.used - D(6) / D(13)) < D("1e-8")
    least = Limit(
        family="share", of="chips", by="stack", subject="ROCm", bound="minimum", value=D("0.9")
    )
    found = plan(mixed(least))
    assert units(found) == {"a": 10}
    assert use_of(found, least.key).used == 1


def test_a_share_of_chips_may_ask_for_more_than_demand_does() -> None:
    """Nine of ten chips are of a kind that one alone would serve."""
    made = two_workloads(offer("n", "h100", 10), offer("a", "mi300x", 1))
    least = Limit(
        family="share", of="chips", by="chip", subject="mi300x", bound="minimum", value=D("0.9")
    )
    asked = scenario(demand(100), demand(10, workload="images"), limits=(least,))
    found = make_plan(made, asked, EXACT)
    assert units(found) == {"n": 10, "a": 90}
    assert use_of(found, least.key).binding
    assert found.audit is not None
    assert found.audit.passed, found.audit.failures


def with_fleet(limit: Limit) -> Project:
    """Own H100s that can do all the work; MI300Xs can be bought."""
    return project(
        [catalog("S", offer("a", "mi300x", 100))],
        scenario(demand(100), limits=(limit,)),
        chips=[chip("H100"), chip("MI300X", "AMD")],
        fleet=(FleetLine(id="old", chip="h100", chips=10, site="here"),),
    )


@pytest.mark.parametrize(("bound", "subject"), [("minimum", "AMD"), ("maximum", "NVIDIA")])
def test_shares_of_the_work_count_the_fleet(bound: Any, subject: str) -> None:
    """The fleet could do it all; half the work has to go to the other maker."""
    limit = Limit(
        family="share", of="served", by="maker", subject=subject, bound=bound, value=D("0.5")
    )
    found = plan(with_fleet(limit))
    assert units(found) == {"a": 5}
    use = use_of(found, limit.key)
    assert abs(use.used - D("0.5")) < D("1e-6")
    assert use.binding


def test_no_work_is_invented_for_a_share() -> None:
    """What is assigned is no more than what is asked for."""
    limit = Limit(
        family="share", of="served", by="maker", subject="AMD", bound="minimum", value=D("0.25")
    )
    found = plan(with_fleet(limit))
    assert units(found) == {"a": 3}
    work = sum((one.chips * 10 for one in found.assignments), D(0))
    assert abs(work - 100) < D("1e-4")


@pytest.mark.parametrize("of", ["spend", "chips", "served"])
@pytest.mark.parametrize("bound", ["minimum", "maximum"])
def test_a_share_that_nothing_can_reach_clashes(of: Any, bound: Any) -> None:
    """With one maker's chips on offer, all of everything goes to it."""
    subject = "AMD" if bound == "minimum" else "NVIDIA"
    limit = Limit(family="share", of=of, by="maker", subject=subject, bound=bound, value=D("0.1"))
    made = project(
        [catalog("S", offer("n", "h100", 100))],
        scenario(demand(100), limits=(limit,)),
        chips=[chip("H100"), chip("MI300X", "AMD")],
    )
    found = plan(made)
    assert clashes(found) == {limit.key: True}


def test_work_at_one_site_does_not_make_up_for_what_another_lacks() -> None:
    """One site falls short; the other does no more than it is asked for to reach a share."""
    limit = Limit(
        family="share", of="served", by="maker", subject="AMD", bound="minimum", value=D("0.5")
    )
    made = project(
        [catalog("S", offer("a", "mi300x", 1, deliver_to=("DE",)))],
        scenario(
            demand(100, site="us"),
            demand(20, site="de"),
            limits=(limit,),
            shortfall_prices=(ShortfallPrice(workload="chat", price=D(10)),),
        ),
        chips=[chip("H100"), chip("MI300X", "AMD")],
        fleet=(FleetLine(id="old", chip="h100", chips=8, site="us"),),
        sites=(
            Site(id="us", name="US", country="US"),
            Site(id="de", name="Germany", country="DE"),
        ),
    )
    found = plan(made)
    work = {"us": D(0), "de": D(0)}
    for one in found.assignments:
        work[one.site] += one.chips * 10
    # Germany's 20 are half of all work, so that as much is done in the US.
    assert units(found) == {"a": 2}
    assert abs(work["us"] - 20) < D("1e-4")
    assert abs(work["de"] - 20) < D("1e-4")
