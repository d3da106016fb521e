"""Programs, commitments, prepayments and rebates, each in a case worked out by hand."""

from datetime import date
from typing import Any

from procure.offers import Commitment, Program, RampStep, Rebate
from procure.plan import CostKind, Plan
from procure.project import Project
from procure.scenario import Limit
from tests.builders import D, catalog, demand, offer, project, scenario
from tests.solver.planning import plan, units


def cash(found: Plan, kind: CostKind) -> dict[int, Any]:
    """Give what falls due of a kind, by period."""
    due: dict[int, Any] = {}
    for line in found.costs:
        if line.kind == kind:
            due[line.period] = due.get(line.period, 0) + line.amount
    return due


def silicon(**fields: Any) -> Program:
    """Make a program of one's own silicon."""
    given: dict[str, Any] = {"one_time_cost": D(1000), "currency": "USD"}
    return Program(id="own", name="Own silicon", **(given | fields))


def own_or_bought(amount: int, program: Program) -> Project:
    """Make a project with chips at 100 from the shelf, and at 10 once the program is paid."""
    return project(
        [
            catalog("Shelf", offer("bought", "h100", 100)),
            catalog("Foundry", offer("made", "h100", 10, program="own"), programs=(program,)),
        ],
        scenario(demand(amount, amount)),
    )


def test_a_program_pays_off_by_demand_alone() -> None:
    """1,000 at once is saved on twelve chips that cost 90 less each, and not on ten."""
    few = plan(own_or_bought(100, silicon()))
    assert units(few) == {"bought": 10}
    assert not cash(few, "one_time")
    many = plan(own_or_bought(120, silicon()))
    assert units(many) == {"made": 12}
    assert cash(many, "one_time") == {0: 1000}


def test_a_program_is_paid_with_its_first_order() -> None:
    """Nothing arrives before the earliest date, and the cost falls due with the order."""
    made = own_or_bought(300, silicon(earliest=date(2024, 4, 1)))
    found = plan(made)
    assert units(found) == {"bought": 30}
    later = project(made.catalogs, scenario(demand(0, 300, 300)))
    found = plan(later)
    assert units(found) == {"made": 30}
    assert cash(found, "one_time") == {1: 1000}


def test_a_signed_program_is_paid_whatever_is_ordered() -> None:
    """Its cost is there already, so that its offers are taken; without any it is due too."""
    found = plan(own_or_bought(10, silicon(signed=True)))
    assert units(found) == {"made": 1}
    assert cash(found, "one_time") == {0: 1000}
    late = plan(own_or_bought(10, silicon(signed=True, earliest=date(2030, 1, 1))))
    assert units(late) == {"bought": 1}
    assert cash(late, "one_time") == {0: 1000}


def test_a_ramp_bounds_what_arrives_of_all_offers_of_a_program() -> None:
    """Four chips in the first quarter and twenty in the second: the rest is bought."""
    ramp = (
        RampStep(start=date(2024, 1, 1), chips_per_period=4),
        RampStep(start=date(2024, 4, 1), chips_per_period=20),
    )
    found = plan(own_or_bought(300, silicon(ramp=ramp, one_time_cost=D(100))))
    made = {order.period: order.units for order in found.orders if order.offer == "made"}
    assert made == {0: 4}
    assert units(found)["bought"] == 26
    free = own_or_bought(300, silicon(ramp=ramp))
    free = project(
        free.catalogs, scenario(demand(300, 300), limits=(Limit(family="supply", on=False),))
    )
    assert units(plan(free)) == {"made": 30}


def test_what_is_left_of_take_or_pay_is_due_in_the_end() -> None:
    """A program of 300 at least, of which 120 are ordered, costs 180 more."""
    found = plan(own_or_bought(120, silicon(take_or_pay=D(300))))
    assert units(found) == {"bought": 12}
    cheap = plan(own_or_bought(120, silicon(one_time_cost=D(10), take_or_pay=D(300))))
    assert units(cheap) == {"made": 12}
    assert cash(cheap, "take_or_pay") == {2: 180}
    assert cheap.total_cost == 10 + 120 + 180


def committed(kind: Any, amount: int, **fields: Any) -> Project:
    """Make a project with a dear supplier to whom something is promised, and a cheap one."""
    promise = Commitment(
        id="promise", kind=kind, description="Promise", amount=D(amount), currency="USD", **fields
    )
    return project(
        [
            catalog("Dear", offer("dear", "h100", 120), commitments=(promise,)),
            catalog("Cheap", offer("cheap", "h100", 100)),
        ],
        scenario(demand(20, 40)),
    )


def test_a_signed_take_or_pay_draws_orders() -> None:
    """480 promised: four at 120 cost nothing more; unsigned, the promise changes nothing."""
    found = plan(committed("take_or_pay", 480, signed=True))
    assert units(found) == {"dear": 4}
    assert found.total_cost == 480
    assert units(plan(committed("take_or_pay", 480))) == {"cheap": 4}


def test_a_prepayment_covers_what_falls_due_first() -> None:
    """Of 2 x 120 due in each quarter, 300 are prepaid: 240, then 60."""
    made = committed("prepaid", 300)
    found = plan(project(made.catalogs, scenario(demand(20, 40), discount_rate=D("0.5"))))
    assert cash(found, "prepaid") == {0: -240, 1: -60}
    assert units(found)["dear"] == 3
    assert units(found)["cheap"] == 1


def test_a_prepayment_of_one_supplier_is_used_up_in_its_order() -> None:
    """The first listed is used up before the second is touched."""
    first, second = (
        Commitment(id=name, kind="prepaid", description=name, amount=D(amount), currency="USD")
        for name, amount in (("first", 200), ("second", 1000))
    )
    made = project(
        [catalog("Dear", offer("dear", "h100", 120), commitments=(first, second))],
        scenario(demand(20, 40)),
    )
    lines = [line for line in plan(made).costs if line.kind == "prepaid"]
    assert sum(line.amount for line in lines) == -480
    assert sum(line.amount for line in lines if line.subject == "first") == -200


def with_rebates(*rebates: Rebate) -> Project:
    """Make a project with a dear supplier that pays back, and a cheap one."""
    return project(
        [
            catalog("Dear", offer("dear", "h100", 110), rebates=rebates),
            catalog("Cheap", offer("cheap", "h100", 100)),
        ],
        scenario(demand(100)),
    )


def test_a_rebate_is_earned_from_its_threshold_on() -> None:
    """A fifth back from 1,100 on makes the dear supplier the cheaper one; from 1,101 not."""
    found = plan(with_rebates(Rebate(threshold=D(1100), rate=D("0.2"), currency="USD")))
    assert units(found) == {"dear": 10}
    assert cash(found, "rebate") == {1: -220}
    assert found.total_cost == 880
    high = plan(with_rebates(Rebate(threshold=D("1230.01"), rate=D("0.2"), currency="USD")))
    assert units(high) == {"cheap": 10}


def test_more_is_bought_than_needed_to_reach_a_rebate() -> None:
    """Eleven at 110 with half back are cheaper than ten at 100."""
    found = plan(with_rebates(Rebate(threshold=D(1200), rate=D("0.5"), currency="USD")))
    assert units(found) == {"dear": 11}
    assert found.total_cost == 605


def test_the_highest_threshold_reached_counts() -> None:
    """Of two rebates the higher one is earned, once, on all of the spend."""
    found = plan(
        with_rebates(
            Rebate(threshold=D(500), rate=D("0.1"), currency="USD"),
            Rebate(threshold=D(1000), rate=D("0.25"), currency="USD"),
        )
    )
    assert cash(found, "rebate") == {1: -275}


def test_a_lower_rate_of_a_higher_threshold_counts_from_there_on() -> None:
    """Nine at 110 with half back leave the tenth to the other supplier."""
    found = plan(
        with_rebates(
            Rebate(threshold=D(500), rate=D("0.5"), currency="USD"),
            Rebate(threshold=D(1000), rate=D("0.1"), currency="USD"),
        )
    )
    assert units(found) == {"dear": 9, "cheap": 1}
    assert cash(found, "rebate") == {1: -495}


def test_a_lower_rate_of_a_higher_threshold_is_not_reached_by_mistake() -> None:
    """Eight with a fifth back and two elsewhere cost less than ten with a hundredth back."""
    back = (
        Rebate(threshold=D(500), rate=D("0.2"), currency="USD"),
        Rebate(threshold=D(900), rate=D("0.01"), currency="USD"),
    )
    only = catalog("S", offer("o", "h100", 100), rebates=back)
    other = catalog("Other", offer("other", "h100", 104))
    asked = scenario(demand(100))
    found = plan(project([only, other], asked))
    assert units(found) == {"o": 8, "other": 2}
    assert found.objective == 848
    assert found.status == "optimal"
    alone = plan(project([only], asked))
    assert alone.objective == 990
    assert alone.status == "optimal"


def test_a_credit_that_comes_before_its_invoice_is_planned_with_a_prepayment() -> None:
    """The second order lowers the price of the first, which is not even delivered yet."""
    paid = Commitment(
        id="paid", kind="prepaid", description="Prepaid", amount=D(100), currency="USD"
    )
    slow = offer(
        "slow",
        "h100",
        [(1, 100), (8, 50)],
        break_basis="cumulative",
        lead_weeks=D(38),
        supply_per_period=5,
    )
    found = plan(
        project([catalog("S", slow, commitments=(paid,))], scenario(demand(0, 0, 0, 50, 100)))
    )
    assert [(order.period, order.units) for order in found.orders] == [(0, 5), (1, 5)]
    assert cash(found, "purchase") == {1: -250, 2: 500, 3: 250}
    assert cash(found, "prepaid") == {1: 250, 2: -350}
    assert found.objective == 400
    assert found.status == "optimal"
