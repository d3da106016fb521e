"""Each offer has its case: what it is used for, or why not, the surest reason first."""

from dataclasses import replace
from decimal import Decimal

import pytest

from procure.demand import FleetLine, Readiness, Site
from procure.explained.offer_cases import OfferCase, OfferUse, WhyNot
from procure.offers import Program
from procure.project import Project
from procure.scenario import Limit
from solver.explain.asker import Asker
from solver.explain.offer_cases import chip_cases, offer_cases
from solver.planner import Options, make_plan
from tests.builders import D, asking, catalog, chip, demand, offer, project, scenario
from tests.solver.random_instances import FEATURES, random_project

EXACT = Options(gap=Decimal(0))


def asker(made: Project) -> Asker:
    """Plan the first scenario."""
    asked = made.scenarios[0]
    return Asker(made, asked, make_plan(made, asked, EXACT), EXACT)


def cases(made: Project) -> dict[str, OfferCase]:
    """Give the cases of the first scenario by offer."""
    return {case.offer: case for case in offer_cases(asker(made))}


def why(made: Project, name: str) -> WhyNot:
    """Give the first reason for which an offer is not used."""
    case = cases(made)[name]
    assert not case.units
    assert not case.uses
    return case.why_not[0]


def test_what_is_used_says_for_what() -> None:
    """Its chips, where, for which workloads, from when to when; there is no reason against."""
    made = project([catalog("S", offer("o", "h100", 100))], scenario(demand(0, 20, 30)))
    case = cases(made)["o"]
    assert case.units == 3
    assert case.why_not == ()
    assert case.uses == (OfferUse(site="here", chips=3, workload="chat", first=1, last=2),)


def test_what_cannot_be_ordered_says_so() -> None:
    """With the plan's own reason, and the costs where there are any."""
    offers = (
        offer("o", "h100", 100),
        offer("slow", "h100", 50, lead_weeks=D(5)),
        offer("never", "h100", 50, lead_weeks=D(500)),
    )
    limit = Limit(family="lead_time", value=D(4))
    made = project([catalog("S", *offers)], scenario(demand(0, 10), limits=(limit,)))
    found = cases(made)
    for name, key, priced in (
        ("slow", "left-out-lead-limit", True),
        ("never", "left-out-too-late", False),
    ):
        (reason,) = found[name].why_not
        assert (reason.kind, reason.certainty) == ("left_out", "certain")
        assert reason.left_out is not None
        assert reason.left_out.key == key
        assert (found[name].cost is not None) == priced


def test_a_needless_offer_names_the_one_that_makes_it_so() -> None:
    """With the costs of both, smallest order beside smallest order."""
    offers = (offer("o", "h100", 100), offer("dear", "h100", 130))
    made = project([catalog("S", *offers)], scenario(demand(10, 10)))
    reason = why(made, "dear")
    assert (reason.kind, reason.certainty, reason.by) == ("dominated", "certain", "o")
    (one,) = reason.compared
    assert one.cost / one.planned == pytest.approx(D("1.3"))


def test_of_two_alike_only_one_is_needless() -> None:
    """The one that the plan uses never is."""
    offers = [offer(name, "h100", 100) for name in "abc"]
    found = cases(project([catalog("S", *offers)], scenario(demand(10, 10))))
    used = [case for case in found.values() if case.units]
    assert len(used) == 1
    for case in found.values():
        assert [one.kind for one in case.why_not][:1] == ([] if case.units else ["dominated"])


def test_nothing_asked_for_when_it_could_work() -> None:
    """Its first day is told."""
    offers = (offer("o", "h100", 100), offer("late", "h100", 1, lead_weeks=D(15)))
    made = project([catalog("S", *offers)], scenario(demand(10, 10, 0)))
    reason = why(made, "late")
    assert (reason.kind, reason.certainty) == ("no_demand", "certain")
    assert reason.when == made.scenarios[0].horizon.starts(2)


def test_without_a_plan_there_is_nothing_to_be_part_of() -> None:
    """Where no plan is possible, what could be ordered says that."""
    offers = (offer("o", "h100", 100, supply_total=1),)
    made = project([catalog("S", *offers)], scenario(demand(100)))
    assert why(made, "o").kind == "no_plan"


def test_what_is_owned_leaves_nothing_to_order() -> None:
    """The plan orders nothing for its workloads."""
    owned = FleetLine(id="f", chip="h100", chips=5, site="here")
    made = project([catalog("S", offer("o", "h100", 100))], scenario(demand(10)), fleet=(owned,))
    reason = why(made, "o")
    assert (reason.kind, reason.certainty) == ("nothing_ordered", "figures")


def test_not_ready_before_the_plans_orders() -> None:
    """What the plan orders works in the first period, and this could not."""
    offers = (offer("o", "h100", 100), offer("late", "h100", 99, lead_weeks=D(4)))
    made = project([catalog("S", *offers)], scenario(demand(10, 10)))
    reason = why(made, "late")
    assert (reason.kind, reason.certainty) == ("not_ready", "figures")
    assert reason.when == made.scenarios[0].horizon.starts(1)


def test_elsewhere_than_where_it_may_go() -> None:
    """What a site asks for is done at another site's expense only where it may go there."""
    offers = (
        offer("o", "h100", 100, deliver_to=("US",)),
        offer("ie", "h100", 1, deliver_to=("IE",)),
    )
    sites = (
        Site(id="here", name="Here", country="US"),
        Site(id="there", name="There", country="IE"),
    )
    owned = FleetLine(id="f", chip="h100", chips=5, site="there")
    made = project(
        [catalog("S", *offers)],
        scenario(demand(20, site="here"), demand(10, site="there")),
        sites=sites,
        fleet=(owned,),
    )
    reason = why(made, "ie")
    assert (reason.kind, reason.certainty, reason.sites) == ("elsewhere", "figures", ("here",))
    reason = why(asking(made, demand=(demand(20, site="here"),)), "ie")
    assert (reason.kind, reason.certainty) == ("no_demand", "certain")


def test_a_port_that_the_plan_does_without() -> None:
    """What it costs, once, and from when it could run."""
    made = project(
        [catalog("S", offer("o", "h100", 100), offer("amd", "mi300x", 90))],
        scenario(demand(0, 10)),
        chips=[chip("H100", stack="CUDA"), chip("MI300X", "AMD", stack="ROCm")],
        readiness=(
            Readiness(
                stack="ROCm",
                workload="chat",
                status="port",
                porting_cost=D(5000),
                weeks=D(4),
                efficiency=D(1),
            ),
        ),
    )
    reason = why(made, "amd")
    assert (reason.kind, reason.workload, reason.once) == ("port", "chat", D(5000))
    assert reason.when == made.scenarios[0].horizon.starts(1)


def test_a_program_that_the_plan_does_without() -> None:
    """Its one-time cost counts against it."""
    program = Program(id="p", name="P", currency="USD", one_time_cost=D(1000))
    offers = (offer("o", "h100", 100), offer("own", "h100", 90, program="p"))
    made = project([catalog("S", *offers, programs=(program,))], scenario(demand(10)))
    reason = why(made, "own")
    assert (reason.kind, reason.once) == ("program", D(1000))


def test_dearer_for_the_same_work() -> None:
    """Both figures, beside the order whose place it could take."""
    offers = (offer("o", "h100", 100, supply_total=5), offer("big", "mi300x", 250))
    made = project(
        [catalog("S", *offers)],
        scenario(demand(20)),
        chips=[chip("H100"), chip("MI300X", "AMD")],
        speeds={("h100", "chat"): 10, ("mi300x", "chat"): 20},
    )
    reason = why(made, "big")
    assert (reason.kind, reason.certainty) == ("dearer", "figures")
    (one,) = reason.compared
    assert one.offer == "o"
    assert one.cost / one.planned == pytest.approx(D("1.25"))


def test_the_smallest_order_is_more_than_all_that_is_asked_for() -> None:
    """How many would do, and how many it takes."""
    offers = (offer("o", "h100", 100, supply_total=5), offer("many", "h100", 60, moq=9))
    made = project([catalog("S", *offers)], scenario(demand(30)))
    kinds = {one.kind: one for one in cases(made)["many"].why_not}
    assert (kinds["minimum"].units, kinds["minimum"].most) == (9, 3)


def test_a_limit_that_binds_and_of_which_it_takes_more() -> None:
    """What each takes of it for the same work."""
    offers = (offer("o", "h100", 100), offer("hot", "mi300x", 90, kw_per_unit=D(2)))
    made = project(
        [catalog("S", *offers)],
        scenario(demand(20)),
        chips=[chip("H100"), chip("MI300X", "AMD")],
        sites=(Site(id="here", name="Here", country="US", power_kw=D("1.5")),),
    )
    reason = why(made, "hot")
    assert reason.kind == "left_out"
    wide = replace(made, sites=(Site(id="here", name="Here", country="US", power_kw=D(2)),))
    reason = why(wide, "hot")
    assert (reason.kind, reason.limit) == ("limit", "power.here")
    assert (reason.needs, reason.planned) == (D("0.2"), D("0.07"))


def test_what_nothing_speaks_against_is_said_to_be_a_matter_of_the_mixture() -> None:
    """A whole larger unit does more than is left to do."""
    offers = (offer("o", "h100", 100, supply_total=50), offer("node", "h100", 750, count=8))
    made = project([catalog("S", *offers)], scenario(demand(10)))
    reason = cases(made)["node"].why_not[-1]
    assert reason.certainty == "figures"


@pytest.mark.parametrize(("seed", "feature"), [(19, "validity"), (33, "validity")])
def test_where_another_does_as_much_for_less_something_speaks_against_it(
    seed: int, feature: str
) -> None:
    """Then it is not said as well that no figure does."""
    made = random_project(seed, frozenset({feature}))
    first, *lists = made.catalogs
    offers = [replace(one, supply_total=40) for one in first.offers]
    dearer = tuple(replace(one, unit_price=one.unit_price * D("1.1")) for one in offers[0].breaks)
    offers.append(replace(offers[0], id="twin", breaks=dearer))
    made = replace(made, catalogs=(replace(first, offers=tuple(offers)), *lists))
    (reason,) = cases(made)["twin"].why_not
    assert (reason.kind, reason.certainty, reason.by) == ("dominated", "figures", offers[0].id)


def test_that_there_is_no_plan_is_certain_only_where_it_is_proven() -> None:
    """A search that was stopped without a plan proves nothing."""
    made = project([catalog("S", offer("o", "h100", 100))], scenario(demand(10)))
    stopped = make_plan(made, made.scenarios[0], EXACT, should_stop=lambda: True)
    assert stopped.total_cost is None
    (case,) = offer_cases(Asker(made, made.scenarios[0], stopped, EXACT))
    assert [(one.kind, one.certainty) for one in case.why_not] == [("no_plan", "figures")]
    poor = replace(made.scenarios[0], limits=(Limit(family="budget", value=D(1)),))
    none = make_plan(made, poor, EXACT)
    assert none.status == "infeasible"
    (case,) = offer_cases(Asker(made, poor, none, EXACT))
    assert [(one.kind, one.certainty) for one in case.why_not] == [("no_plan", "certain")]


def test_chips_gather_their_offers() -> None:
    """What is ordered of each, used offers first, then the cheapest; chips without any too."""
    offers = (offer("dear", "h100", 130), offer("o", "h100", 100, count=2))
    made = project([catalog("S", *offers)], scenario(demand(40)), chips=[chip("H100"), chip("L4")])
    one, other = chip_cases(made, cases(made).values())
    assert (one.chip, one.chips, one.offers) == ("h100", 4, ("o", "dear"))
    assert (other.chip, other.chips, other.offers) == ("l4", 0, ())


def test_some_are_asked_for_and_a_stop_ends_it() -> None:
    """Only those named are looked at; what was found until a stop is kept."""
    offers = [offer(name, "h100", 100) for name in "abc"]
    one = asker(project([catalog("S", *offers)], scenario(demand(10))))
    seen: list[str] = []
    found = offer_cases(one, {"b", "c"}, on_found=lambda case: seen.append(case.offer))
    assert [case.offer for case in found] == seen == ["b", "c"]
    one.should_stop = lambda: len(seen) > 2
    assert [case.offer for case in offer_cases(one, on_found=lambda c: seen.append(c.offer))] == [
        "a"
    ]


@pytest.mark.parametrize("feature", FEATURES)
def test_every_offer_has_its_case_whatever_else_holds(feature: str) -> None:
    """A use or a reason, never both; nothing is solved."""
    made = random_project(7, frozenset({feature}))
    one = asker(made)
    found = offer_cases(one)
    assert one.asked == 0
    assert [case.offer for case in found] == [known.id for _, known in made.offers()]
    ordered = {order.offer for order in one.plan.orders}
    for case in found:
        assert bool(case.units) == (case.offer in ordered)
        assert bool(case.why_not) != bool(case.units)
        sure = [why.certainty for why in case.why_not]
        assert sure == sorted(sure)
        assert case.units or case.why_not[0].left_out is not None or case.cost is not None
