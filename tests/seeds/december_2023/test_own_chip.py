"""What must hold for the two scenarios of the own chip: only demand decides."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from procure.offers import Program
from procure.plan import Plan
from procure.scenario_differences import with_contents
from procure.units import DAYS_PER_WEEK
from solver.planner import make_plan
from tests.seeds.planned import december, offer, ordered, paid, plan

PAYS = "Own chip pays off"
PAYS_NOT = "Own chip does not pay off"


def program() -> Program:
    """Give the own chip's program."""
    (found,) = (one for catalog in december().catalogs for one in catalog.programs)
    return found


def test_they_differ_by_demand_alone() -> None:
    """With the other's demand, one scenario is the other, but for what it is called."""
    pays, not_ = (december().scenario(name) for name in (PAYS, PAYS_NOT))
    assert pays.demand != not_.demand
    assert not_.parent == PAYS
    assert with_contents(not_, replace(pays, demand=not_.demand)) == not_


def test_enough_demand_enters_the_program() -> None:
    """The one-time cost is paid once, with the first order; H100s do what the ramp leaves."""
    made = plan(PAYS)
    assert ordered(made, "OWN-CHIP-8")
    first = min(order.period for order in ordered(made, "OWN-CHIP-8"))
    (line,) = (one for one in made.costs if one.kind == "one_time")
    assert (line.subject, line.amount, line.period) == (program().id, Decimal(350_000_000), first)
    assert ordered(made, "QA-H100-8-FW")


def test_less_demand_does_not() -> None:
    """ChatGPT's queries of 2023 are served by H100s; nothing of the program is paid."""
    made = plan(PAYS_NOT)
    assert not ordered(made, "OWN-CHIP-8")
    assert not paid(made, "one_time")
    assert not paid(made, "take_or_pay")


def test_each_choice_is_the_cheaper_one() -> None:
    """Without the own chip the large plan costs more; forced into it, the small one does."""
    pays, not_ = (december().scenario(name) for name in (PAYS, PAYS_NOT))
    without = make_plan(
        december(), replace(pays, excluded=(*pays.excluded, offer("OWN-CHIP-8").id))
    )
    assert _bound(without) > _objective(plan(PAYS))
    signed = replace(
        december(),
        catalogs=tuple(
            replace(catalog, programs=tuple(replace(one, signed=True) for one in catalog.programs))
            for catalog in december().catalogs
        ),
    )
    forced = make_plan(signed, not_)
    assert forced.trusted
    assert _bound(forced) > _objective(plan(PAYS_NOT))


def _objective(made: Plan) -> Decimal:
    assert made.objective is not None
    return made.objective


def _bound(made: Plan) -> Decimal:
    assert made.bound is not None
    return made.bound


def test_own_silicon_arrives_no_earlier_and_no_faster_than_it_can() -> None:
    """Nothing before first silicon; in each quarter no more chips than the ramp's step."""
    made = plan(PAYS)
    horizon = december().scenario(PAYS).horizon
    earliest = program().earliest
    assert earliest == date(2026, 6, 30)
    arrived: dict[int, int] = {}
    for order in ordered(made, "OWN-CHIP-8"):
        assert order.arrives >= earliest
        lead = offer("OWN-CHIP-8").lead_weeks
        assert (order.arrives - order.placed).days == (lead or 0) * DAYS_PER_WEEK
        due = horizon.containing(order.arrives)
        arrived[due] = arrived.get(due, 0) + order.units * offer("OWN-CHIP-8").chips_per_unit
    for due, chips in arrived.items():
        steps = [step for step in program().ramp if step.start <= horizon.starts(due)]
        assert chips <= steps[-1].chips_per_period
    assert max(arrived.values()) == program().ramp[-1].chips_per_period


def test_demand_is_the_press_figures() -> None:
    """850M queries a day are a tenth of 8.5bn; 17.5M are US$700,000 a day at 4 cents."""
    last = {name: december().scenario(name).demand[0].amounts[-1] for name in (PAYS, PAYS_NOT)}
    assert last[PAYS] == Decimal(8_500_000_000) / 10
    assert last[PAYS_NOT] == 700_000 / Decimal("0.04")
    assert "Bernstein" in december().scenario(PAYS).demand[0].source
    assert "SemiAnalysis" in december().scenario(PAYS_NOT).demand[0].source
