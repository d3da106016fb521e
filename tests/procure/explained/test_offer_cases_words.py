"""What is told of an offer is a sentence with its figures, units and currency."""

from dataclasses import replace
from datetime import date

import pytest

from procure.demand import Pool, PoolMember
from procure.explained.offer_cases import (
    Compared,
    CostPart,
    OfferCase,
    OfferCost,
    OfferUse,
    WhyNot,
    WorkCost,
)
from procure.explained.offer_cases_words import (
    cost_of_work_told,
    listed,
    reasons_told,
    told,
    uses_told,
)
from procure.plan import LeftOut
from procure.project import Project
from procure.scenario import Limit, Scenario
from tests.builders import D, catalog, demand, offer, project, scenario

ROW = Compared(workload="chat", offer="b", cost=D("12.5"), planned=D("0.0012345"))
COST = OfferCost(
    planned=False,
    units=2,
    period=0,
    usable=1,
    site="here",
    works=(
        WorkCost(
            workload="chat",
            cost=D("12.5"),
            parts=(
                CostPart(kind="purchase", amount=D("15")),
                CostPart(kind="residual", amount=D("-2.5")),
            ),
            work=D(100),
            ready=1,
            port=D(5000),
        ),
    ),
)
LIMITS = (
    Limit(family="power", subject="here", value=D(5)),
    Limit(family="budget", value=D(1000)),
    Limit(family="suppliers", value=D(1)),
    Limit(family="share", by="maker", subject="NVIDIA", value=D("0.5")),
    Limit(family="share", of="chips", by="chip", subject="h100", value=D("0.5")),
    Limit(family="share", of="served", by="chip", subject="h100", value=D("0.5")),
    Limit(family="quantity", by="chip", subject="h100", value=D(9)),
    Limit(family="quantity", by="offer", subject="a", value=D(9)),
    Limit(family="pool", subject="hbm"),
)


def known() -> tuple[Project, Scenario]:
    """Make a project of two offers, with all kinds of limits."""
    asked = scenario(demand(1, 2, 3), limits=LIMITS)
    pool = Pool(
        id="hbm",
        name="Memory",
        unit="stacks",
        per_period=D(9),
        members=(PoolMember(chip="h100", weight=D(1)),),
    )
    offers = catalog("Shop", offer("a", "h100", 100), offer("b", "h100", 90))
    return project([offers], asked, pools=(pool,)), asked


def case(*why_not: WhyNot, **fields: object) -> OfferCase:
    """Make a case of offer a that is not used."""
    made = OfferCase(offer="a", supplier="Shop", units=0, cost=COST, why_not=why_not)
    return replace(made, **fields)  # type: ignore[arg-type]


def test_a_used_offer_says_where_its_chips_do_what_and_when() -> None:
    """Site by site, with the periods by name."""
    uses = (
        OfferUse(site="here", chips=16, workload="chat", first=0, last=2),
        OfferUse(site="here", chips=16, workload="chat", first=1, last=1),
    )
    made, asked = known()
    one = case(units=1, uses=uses, cost=replace(COST, planned=True))
    assert uses_told(made, asked, one) == (
        "The plan orders 1 unit of it.",
        (
            "At Here there are up to 16 chips of it, and chips of its models do "
            "Chat from 2024 Q1 to 2024 Q3, Chat in 2024 Q2."
        ),
    )
    assert "As ordered, 1 token/s of Chat costs USD 12.50 a year" in told(made, asked, one)
    idle = replace(one, uses=())
    assert uses_told(made, asked, idle)[1].startswith("No chip of its models does any work")


def test_the_cost_says_what_is_priced_and_what_it_is_made_of() -> None:
    """The order, the parts in percent, and the port that is not in it."""
    made, asked = known()
    assert told(made, asked, case()) == (
        "In an order of 2 units in 2024 Q1 for Here, 1 token/s of Chat costs USD 12.50 a year "
        "(120.0 % purchase, -20.0 % residual value). "
        "Not in that, and paid once for all units: the port to  for Chat (USD 5,000)."
    )


def test_a_port_is_said_to_be_paid_only_where_the_plan_does_the_work() -> None:
    """An offer that is ordered for one workload does not pay the port of another."""
    made, asked = known()
    ordered = replace(COST, planned=True)
    use = OfferUse(site="here", chips=8, workload="chat", first=0, last=1)
    done = told(made, asked, case(units=1, uses=(use,), cost=ordered))
    assert "paid once for all units: the port to  for Chat (USD 5,000)." in done
    assert "does none of" not in done
    other = told(made, asked, case(units=1, uses=(replace(use, workload="x"),), cost=ordered))
    assert "paid once" not in other
    assert "The plan does none of Chat (USD 5,000) with it; that would take a port" in other


@pytest.mark.parametrize(
    ("why", "parts"),
    [
        (WhyNot(kind="no_plan", certainty="certain"), ("no plan",)),
        (
            WhyNot(kind="dominated", certainty="certain", by="b", compared=(ROW,)),
            ("No plan needs it", "“Offer b” (Shop)", "USD 12.50 a year with it and USD 0.00123"),
        ),
        (
            WhyNot(kind="dominated", certainty="figures", by="b"),
            ("“Offer b” (Shop)", "the plan leaves some of its supply"),
        ),
        (
            WhyNot(kind="no_demand", certainty="certain", when=date(2024, 4, 1)),
            ("from 2024-04-01 on",),
        ),
        (WhyNot(kind="nothing_ordered", certainty="figures"), ("(Chat)",)),
        (
            WhyNot(kind="not_ready", certainty="figures", when=date(2024, 7, 1)),
            ("2024-07-01",),
        ),
        (WhyNot(kind="elsewhere", certainty="figures", sites=("here",)), ("at Here",)),
        (
            WhyNot(
                kind="port",
                certainty="figures",
                workload="chat",
                once=D(5000),
                when=date(2024, 7, 1),
            ),
            ("Chat", "USD 5,000", "2024-07-01"),
        ),
        (WhyNot(kind="program", certainty="figures", once=D("7.5")), ("USD 7.50",)),
        (
            WhyNot(kind="dearer", certainty="figures", compared=(ROW,)),
            ("dearer", "1 token/s of Chat costs USD 12.50 a year with it", "“Offer b”"),
        ),
        (WhyNot(kind="minimum", certainty="figures", units=9, most=3), ("9 units", "3 would do")),
        (
            WhyNot(kind="mix", certainty="figures", compared=(ROW,)),
            ("No single figure", "USD 12.50"),
        ),
    ],
)
def test_each_reason_is_a_sentence_with_its_figures(why: WhyNot, parts: tuple[str, ...]) -> None:
    """It ends as a sentence does."""
    made, asked = known()
    (shown,) = reasons_told(made, asked, case(why))
    assert shown.endswith(".")
    assert all(part in shown for part in parts), shown


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("power.here", "0.2 kW with it and 0.05 kW"),
        ("budget", "USD 0.2 with it and USD 0.05"),
        ("suppliers.maximum", "Shop would be one supplier more"),
        ("share.maker.NVIDIA.maximum", "and 20.0 % of what is paid for it counts"),
        ("share.chips.chip.h100.maximum", "20.0 % of its chips"),
        ("share.served.chip.h100.maximum", "20.0 % of its work"),
        ("quantity.chip.h100.maximum", "0.2 chips with it"),
        ("quantity.offer.a.maximum", "0.2 units with it"),
        ("pool.hbm", "0.2 stacks with it"),
        ("gone", "0.2 with it"),
    ],
)
def test_a_limit_is_named_with_what_each_takes_of_it(key: str, shown: str) -> None:
    """In the limit's own unit; one that is no longer there by its key."""
    made, asked = known()
    why = WhyNot(
        kind="limit",
        certainty="figures",
        limit=key,
        workload="chat",
        compared=(ROW,),
        needs=D("0.2"),
        planned=D("0.05"),
    )
    (told_of,) = reasons_told(made, asked, case(why))
    assert shown in told_of


def test_an_offer_that_counts_wholly_towards_a_full_share_is_said_to() -> None:
    """Not as a hundred percent beside nothing."""
    made, asked = known()
    why = WhyNot(
        kind="limit",
        certainty="figures",
        limit="share.maker.NVIDIA.maximum",
        workload="chat",
        compared=(ROW,),
        needs=D(1),
        planned=D(0),
    )
    assert reasons_told(made, asked, case(why)) == (
        (
            "“Share of NVIDIA (maker) at most (50 %)” is used up, and this offer would count "
            "towards it; “Offer b”, which does Chat now, does not."
        ),
    )


def test_figures_are_said_to_be_no_proof() -> None:
    """Unless a certain reason stands first, or nothing speaks against it."""
    made, asked = known()
    dearer = WhyNot(kind="dearer", certainty="figures", compared=(ROW,))
    sure = WhyNot(kind="dominated", certainty="certain", by="b")
    assert told(made, asked, case(dearer)).endswith("it is no proof.")
    assert "no proof" not in told(made, asked, case(sure, dearer))
    mix = WhyNot(kind="mix", certainty="figures", compared=(ROW,))
    assert "no proof" not in told(made, asked, case(mix))


def test_what_left_an_offer_out_is_the_plans_own_reason() -> None:
    """For all of it, or for one workload."""
    made, asked = known()
    out = LeftOut(offer="a", key="left-out-excluded")
    why = WhyNot(kind="left_out", certainty="certain", left_out=out)
    assert reasons_told(made, asked, case(why)) == ("You took it out of this scenario.",)
    use = LeftOut(
        offer="a",
        workload="chat",
        key="left-out-use-port",
        values=(("workload", "Chat"), ("stack", "ROCm")),
    )
    assert "ported to ROCm" in told(made, asked, case(not_for=(use,)))


def test_small_costs_keep_their_first_digits() -> None:
    """A thousandth of a cent is not nothing."""
    made, _ = known()
    assert cost_of_work_told(made, "chat", D("0.000012345")) == "USD 0.0000123 per token/s"
    assert cost_of_work_told(made, "chat", D(0)) == "USD 0.00 per token/s"
    assert cost_of_work_told(made, "chat", D("1234.5")) == "USD 1,234 per token/s"


def test_that_no_plan_was_found_is_not_said_to_be_that_there_is_none() -> None:
    """Where the search ended early, there may be one."""
    made, asked = known()
    for certainty, said in (("certain", "There is no plan here"), ("figures", "No plan was found")):
        why = WhyNot(kind="no_plan", certainty=certainty)  # type: ignore[arg-type]
        assert reasons_told(made, asked, case(why))[0].startswith(said)
        assert "no proof" not in told(made, asked, case(why))


def test_listed_it_says_first_what_decides_and_leaves_no_figure_out() -> None:
    """The figures of a sentence become its points; nothing stands in both."""
    made, asked = known()
    dearer = WhyNot(kind="dearer", certainty="figures", compared=(ROW, ROW))
    first, proof, cost = listed(made, asked, case(dearer))
    assert first.lead == "It is dearer than what the plan orders for the same work."
    row = "1 token/s of Chat costs USD 12.50 a year with it and USD 0.00123 with “Offer b”."
    assert first.points == (row, row)
    assert proof.lead == "That speaks against it; it is no proof."
    assert cost.lead == "In an order of 2 units in 2024 Q1 for Here:"
    assert cost.points == (
        "1 token/s of Chat costs USD 12.50 a year.",
        "Of that 120.0 % purchase, -20.0 % residual value.",
        "Not in that, and paid once for all units: the port to  for Chat (USD 5,000).",
    )
    use = OfferUse(site="here", chips=16, workload="chat", first=0, last=2)
    used, *_ = listed(made, asked, case(units=1, uses=(use,)))
    assert used.lead == "The plan orders 1 unit of it."
    assert len(used.points) == 1


@pytest.mark.parametrize("kind", ["dominated", "dearer", "mix"])
def test_a_listed_reason_keeps_its_figures_to_its_points(kind: str) -> None:
    """Once each; without rows it is the sentence that is told anyway."""
    made, asked = known()
    why = WhyNot(kind=kind, certainty="figures", by="b", compared=(ROW,))  # type: ignore[arg-type]
    first, *_ = listed(made, asked, case(why))
    assert "12.50" not in first.lead
    assert "12.50" in first.points[0]
    bare = replace(why, kind="elsewhere", sites=("here",))
    first, *_ = listed(made, asked, case(bare))
    assert (first.lead,) == reasons_told(made, asked, case(bare))
    assert first.points == ()


def test_a_cost_that_is_not_known_is_said_wherever_it_makes_an_offer_look_cheap() -> None:
    """Of the offer itself, and of what it is set beside; where all is known, nothing is said."""
    made, asked = known()
    reason = WhyNot(kind="dearer", certainty="figures", compared=(ROW,))
    assert "not known" not in told(made, asked, case(reason))

    def without(*names: str) -> Project:
        (shop,) = made.catalogs
        offers = tuple(
            replace(one, integration_cost=None) if one.id in names else one for one in shop.offers
        )
        return replace(made, catalogs=(replace(shop, offers=offers),))

    own = told(without("a"), asked, case(reason))
    assert "counts as nothing here: it looks cheaper than it is" in own
    other = told(without("b"), asked, case(reason))
    assert "What the integration of Offer b costs is not known" in other
    leads = [one.lead for one in listed(without("a", "b"), asked, case(reason))]
    assert sum("not known" in lead for lead in leads) == 2
