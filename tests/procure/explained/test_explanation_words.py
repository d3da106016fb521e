"""Each part that was found is a section, with sentences that stand for every record."""

from dataclasses import replace
from datetime import date

from procure.explained.effect import Effect, Interval
from procure.explained.explanation import Explanation
from procure.explained.explanation_words import plans_made, sections
from procure.explained.flips import ChipShare, FlipAxis, FlipPoint, FlipPoints, WorkShares
from procure.explained.limit_costs import LimitCost, Step
from procure.explained.negotiation import Negotiation
from procure.explained.offer_cases import (
    CostPart,
    OfferCase,
    OfferCost,
    OfferUse,
    WhyNot,
    WorkCost,
)
from procure.explained.repairs import Repair, Repairs
from procure.explained.signing import Signing, Signings
from procure.plan_difference import Answer
from tests.builders import D
from tests.procure.example_plan import infeasible, plan, project, scenario

COST = OfferCost(
    planned=True,
    units=4,
    period=0,
    usable=1,
    site="",
    works=(
        WorkCost(
            workload="chat",
            cost=D("1234.5"),
            parts=(CostPart(kind="purchase", amount=D("1234.5")),),
            work=D(10),
            ready=1,
        ),
    ),
)


def asked() -> Answer:
    """Give the example and its plan."""
    return Answer(project=project(), scenario=scenario(), plan=plan())


def explanation() -> Explanation:
    """Make an explanation of the example with something of what a plan is asked."""
    first, second = (offer.id for _, offer in project().offers()[:2])
    supplier = project().catalogs[0].supplier
    saves = Effect(outcome="plan", cost=Interval(low=D(-500), high=D(-400)))
    costs = Effect(outcome="plan", cost=Interval(low=D(90), high=D(90)))
    cases = (
        OfferCase(
            offer=first,
            supplier=supplier,
            units=4,
            cost=COST,
            uses=(OfferUse(site="ash", chips=32, workload="chat", first=1, last=2),),
        ),
        OfferCase(
            offer=second,
            supplier=supplier,
            units=0,
            cost=None,
            why_not=(WhyNot(kind="nothing_ordered", certainty="figures"),),
        ),
    )
    signing = Signing(
        order="1",
        offer=first,
        supplier=supplier,
        units=4,
        period=0,
        usable=1,
        last=date(2024, 1, 5),
        held_by="arrival",
        now=True,
        waiting=costs,
    )
    shares = (ChipShare(chip="h100", maker="NVIDIA", share=D(1)),)
    point = FlipPoint(
        value=D(1),
        outcome="plan",
        cost=D(100),
        bound=D(100),
        gap=D(0),
        work=(WorkShares(workload="", chips=shares),),
        exact=True,
    )
    flips = FlipPoints(
        axis=FlipAxis(kind="demand"),
        currency="USD",
        low=D("0.5"),
        high=D(2),
        here=D(1),
        step=D("0.015"),
        points=(point,),
    )
    return Explanation(
        digest=plan().digest,
        limit_costs=(
            LimitCost(
                key="power.ash",
                value=D(100),
                looser=Step(value=D(110), by=D(10), effect=saves),
            ),
        ),
        offers=cases,
        negotiation=(Negotiation(offer=second, supplier=supplier, units=0, excluded=True),),
        signing=Signings(next_period=date(2024, 4, 1), orders=(signing,)),
        flips=(flips,),
    )


def test_each_part_is_a_section_in_the_order_of_the_command_line() -> None:
    """Those that were not asked for are not there."""
    found = sections(asked(), explanation())
    assert [one.title for one in found] == [
        "What each limit costs",
        "What must be signed now",
        "Why these offers, and not the others",
        "What to negotiate",
        "Flip points",
    ]
    assert all(one.sentences for one in found)
    assert sections(asked(), Explanation(digest=plan().digest)) == ()


def test_offers_have_a_table_of_costs_and_a_sentence_each() -> None:
    """A workload a column, an empty cell where there is no cost."""
    (found,) = [
        one for one in sections(asked(), explanation()) if one.table and "offers" in one.title
    ]
    assert found.table is not None
    assert found.table.headings[:3] == ("Offer", "Supplier", "Ordered")
    assert [row[2:] for row in found.table.rows] == [("4", "1,234"), ("", "")]
    assert len(found.table.right) == len(found.table.headings)
    note, used, other, sure = found.sentences
    assert note.startswith("Costs are in USD")
    assert "The plan orders 4 units of it." in used
    assert "orders nothing for what it can do" in other
    assert "prove nothing" in sure


def test_offers_that_read_alike_have_their_ids_beside_them() -> None:
    """In the table and in the sentences: no two rows are the same."""
    alike = tuple(
        replace(known, offers=tuple(replace(one, description="Node") for one in known.offers))
        for known in project().catalogs
    )
    named = replace(project(), catalogs=alike)
    answer = Answer(project=named, scenario=scenario(), plan=plan())
    (found,) = [one for one in sections(answer, explanation()) if "offers" in one.title]
    assert found.table is not None
    first, second = (offer.id for _, offer in project().offers()[:2])
    assert [row[0] for row in found.table.rows] == [f"Node [{first}]", f"Node [{second}]"]
    assert found.sentences[1].startswith(f"Node [{first}] (")
    assert not any("[" in one for one in sections(asked(), explanation())[2].sentences)


def test_a_part_asked_for_is_told_where_nothing_was_found() -> None:
    """A plan that no limit holds back says so."""
    (found,) = sections(asked(), Explanation(digest=plan().digest), parts={"limits"})
    assert found.sentences == (
        (
            "No limit binds, so no step was looked at. What a limit keeps out of the plan "
            "altogether may still cost something."
        ),
    )


def test_without_a_plan_the_repairs_are_told() -> None:
    """What would have to give."""
    answer = Answer(project=project(), scenario=scenario(), plan=infeasible())
    repairs = Repairs(repairs=(Repair(kind="money", outcome="none"),))
    (found,) = sections(answer, Explanation(digest=answer.plan.digest, repairs=repairs))
    assert found.title == "The smallest repairs"
    assert len(found.sentences) == 1


def test_plans_are_counted() -> None:
    """One is one."""
    assert (plans_made(1), plans_made(1200)) == ("1 plan", "1,200 plans")
