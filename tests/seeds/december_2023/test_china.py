"""What must hold for A800 and H800: eligible by country and by date."""

from dataclasses import replace
from datetime import date, timedelta

from procure.scenario import Limit
from solver.planner import make_plan
from tests.seeds.planned import december, offer, ordered, plan, reasons

BEFORE = "China before the export rule"
AFTER = "China after the export rule"
RULE = date(2023, 10, 17)


def test_before_the_rule_they_are_bought() -> None:
    """Both are delivered to the site in China, each before 17 October 2023, without a licence."""
    made = plan(BEFORE)
    for part in ("PL-A800-8", "PL-H800-8"):
        assert ordered(made, part)
        for order in ordered(made, part):
            assert order.arrives < RULE
            assert not order.licence
            (place,) = (one for one in made.placements if one.order == order.id)
            assert place.site == "guizhou"


def test_an_order_that_would_arrive_after_the_rule_is_not_placed() -> None:
    """By lead time alone October's orders would come in time for the last quarter's work."""
    horizon = december().scenario(BEFORE).horizon
    lead = offer("PL-A800-8").lead_weeks
    assert lead is not None
    arrives = horizon.starts(2) + timedelta(weeks=int(lead))
    assert RULE < arrives <= horizon.starts(3)
    assert all(order.period < 2 for order in ordered(plan(BEFORE), "PL-A800-8"))


def test_after_the_rule_there_is_no_plan_without_licences() -> None:
    """The export rules alone stand in the way, and the reason names country and day."""
    after = december().scenario(AFTER)
    made = make_plan(december(), replace(after, limits=(Limit(family="eligibility"),)))
    assert made.status == "infeasible"
    assert [(one.key, one.alone) for one in made.clashes] == [("eligibility", True)]
    for part in ("PL-A800-8", "PL-H800-8"):
        said = reasons(made, part)["left-out-licence"]
        assert (said["country"], said["start"]) == ("CN", RULE.isoformat())


def test_after_the_rule_licences_take_their_weeks() -> None:
    """What is delivered to China then needs a licence, and 13 weeks more than its lead time."""
    made = plan(AFTER)
    assert made.orders
    offers = {one.id: one for _, one in december().offers()}
    for order in made.orders:
        lead = offers[order.offer].lead_weeks
        assert lead is not None
        assert order.licence
        assert order.arrives - order.placed == timedelta(weeks=int(lead) + 13)
