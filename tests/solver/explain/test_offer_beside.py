"""The work of a used offer is set beside the cheapest other ways to it, each truly told."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from procure.demand import Site
from procure.explained.offer_cases import OfferCase, UseCost
from procure.offers import Catalog, Program, RampStep
from procure.project import Project
from procure.scenario import Limit
from solver.explain.asker import Asker
from solver.explain.offer_cases import offer_cases
from solver.planner import Options, make_plan
from tests.builders import D, catalog, chip, demand, offer, project, scenario

EXACT = Options(gap=Decimal(0))


def case_of(made: Project, name: str = "used") -> OfferCase:
    """Plan a project and give the case of an offer that is used."""
    asked = made.scenarios[0]
    plan = make_plan(made, asked, EXACT)
    (found,) = offer_cases(Asker(made, asked, plan, EXACT), {name})
    assert found.units, plan.orders
    return found


def beside(made: Project, name: str = "used") -> UseCost:
    """Give what the one workload of a used offer costs beside others."""
    (one,) = case_of(made, name).beside
    return one


def of(made: Project) -> tuple[tuple[str, str], ...]:
    """Give the others beside the used offer, with what stands between."""
    return tuple((one.offer, one.kind) for one in beside(made).others)


def made_of(*catalogs: Catalog, limits: tuple[Limit, ...] = (), **fields: Any) -> Project:
    """Make a project with demand in the last of three quarters."""
    chips = [chip("H100"), chip("MI300X", "AMD")]
    return project(list(catalogs), scenario(demand(0, 0, 50), limits=limits), chips=chips, **fields)


def test_the_cheapest_stands_beside_the_next_best() -> None:
    """With what each costs for a unit of throughput and year: 10 a chip and a quarter's year."""
    made = made_of(
        catalog("S", offer("used", "h100", 100)),
        catalog("T", offer("next", "mi300x", 110, count=1), offer("worst", "h100", 130)),
    )
    found = beside(made)
    (other,) = found.others
    assert (other.offer, other.kind) == ("next", "dearer")
    assert other.cost / found.cost == pytest.approx(Decimal("1.1"))
    assert (found.workload, found.orders, found.units) == ("chat", 1, 5)


def test_an_offer_that_comes_too_late_is_no_other_way() -> None:
    """Nor is one that no limit lets in."""
    late = offer("late", "h100", 10, lead_weeks=D(39))
    made = made_of(catalog("S", offer("used", "h100", 100, lead_weeks=D(20)), late))
    assert not beside(made).others
    slow = offer("slow", "h100", 10, lead_weeks=D(25))
    limit = Limit(family="lead_time", value=D(22))
    made = made_of(
        catalog("S", offer("used", "h100", 100, lead_weeks=D(20)), slow), limits=(limit,)
    )
    assert not beside(made).others


def test_a_cheaper_one_whose_supply_is_ordered_is_named_before_the_next() -> None:
    """The next best is one of which more can be ordered."""
    made = made_of(
        catalog("S", offer("used", "h100", 100)),
        catalog("T", offer("scarce", "h100", 10, supply_total=2), offer("next", "h100", 150)),
    )
    assert of(made) == (("scarce", "used_up"), ("next", "dearer"))
    # A period's supply is used up only if all periods from which it could be there are.
    made = made_of(
        catalog("S", offer("used", "h100", 100)),
        catalog("T", offer("scarce", "h100", 10, supply_per_period=1), offer("next", "h100", 150)),
    )
    assert of(made) == (("scarce", "used_up"), ("next", "dearer"))


def test_a_programs_ramp_is_used_up_as_a_supply_is() -> None:
    """What it lets arrive by then is ordered."""
    steps = (RampStep(start=date(2024, 1, 1), chips_per_period=1),)
    program = Program(id="own", name="Own", currency="USD", one_time_cost=D(1), ramp=steps)
    made = made_of(
        catalog("S", offer("used", "h100", 100)),
        catalog("T", offer("scarce", "h100", 1, program="own"), programs=(program,)),
    )
    assert case_of(made, "scarce").units == 3
    assert of(made) == (("scarce", "used_up"),)


def test_supply_that_is_not_limited_in_a_scenario_is_not_used_up() -> None:
    """Switched off, it holds nobody back: the offer is used for all."""
    off = Limit(family="supply", on=False)
    made = made_of(
        catalog("S", offer("dear", "h100", 100)),
        catalog("T", offer("used", "h100", 10, supply_total=2)),
        limits=(off,),
    )
    assert of(made) == (("dear", "dearer"),)


def test_a_limit_of_which_a_cheaper_one_takes_more_is_named() -> None:
    """Here the share of its maker, which is none."""
    limit = Limit(family="share", by="maker", subject="AMD", value=D(0))
    made = made_of(
        catalog("S", offer("used", "h100", 100)),
        catalog("T", offer("other", "mi300x", 90, count=1)),
        limits=(limit,),
    )
    (other,) = beside(made).others
    assert (other.offer, other.kind, other.limit) == ("other", "limit", limit.key)


def test_a_smallest_order_that_is_too_large_is_named() -> None:
    """A unit of its work is cheap, all of it is not."""
    made = made_of(
        catalog("S", offer("used", "h100", 100)),
        catalog("T", offer("bulk", "h100", 50, moq=20)),
    )
    found = beside(made)
    (other,) = found.others
    assert (other.offer, other.kind, other.units) == ("bulk", "minimum", 20)
    assert other.cost / found.cost == pytest.approx(Decimal("0.5"))


def test_a_program_that_the_plan_does_without_is_named() -> None:
    """With what it costs once; and of a used one that cost stands beside the others."""
    program = Program(id="own", name="Own", currency="USD", one_time_cost=D(10_000))
    made = made_of(
        catalog("S", offer("used", "h100", 100)),
        catalog("T", offer("other", "mi300x", 50, count=1, program="own"), programs=(program,)),
    )
    (other,) = beside(made).others
    assert other.kind == "program"
    assert other.once == 10_000
    cheap = Program(id="own", name="Own", currency="USD", one_time_cost=D(10))
    made = made_of(
        catalog("S", offer("dear", "h100", 100)),
        catalog("T", offer("used", "mi300x", 50, count=1, program="own"), programs=(cheap,)),
    )
    assert beside(made).program == 10
    assert of(made) == (("dear", "dearer"),)


def test_rent_for_a_longer_term_is_said_to_be_longer() -> None:
    """A quarter of it costs less, all of it more."""
    region = Site(id="region", name="Region", country="US", supplier="T")
    here = Site(id="here", name="Here", country="US", power_kw=D(10_000), pue=D(1))
    rent = {"kind": "rent", "hosted_by": "supplier"}
    made = project(
        [
            catalog(
                "T",
                offer("used", "h100", "0.05", **rent),
                offer("long", "h100", "0.04", term_months=6, **rent),
            )
        ],
        scenario(demand(50, 0, 0)),
        chips=[chip("H100")],
        sites=(here, region),
    )
    (other,) = beside(made).others
    assert (other.offer, other.kind, other.until) == ("long", "longer", 1)


def test_an_offer_that_is_not_used_is_set_beside_nothing() -> None:
    """What it costs stands among the reasons."""
    made = made_of(catalog("S", offer("used", "h100", 100), offer("dear", "h100", 200)))
    asked = made.scenarios[0]
    plan = make_plan(made, asked, EXACT)
    (found,) = offer_cases(Asker(made, asked, plan, EXACT), {"dear"})
    assert found.beside == ()
