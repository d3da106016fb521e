"""Laws that every plan keeps, whatever the project."""

import json
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from procure.demand import Pool, PoolMember
from procure.evaluation import GivenOrder, GivenOrders
from procure.limits import FAMILIES, effective_limits
from procure.offers import Commitment, Offer, Program, Rebate
from procure.plan import Plan
from procure.project import Project
from procure.scenario import Limit
from procure.storage import dump, parse
from solver.evaluate import evaluate
from solver.planner import Options, make_plan
from tests.builders import D, catalog, chip, demand, offer, project, scenario
from tests.solver.random_instances import FEATURES, random_project

CENT = Decimal("0.01")
EXACT = Options(gap=Decimal(0))
# Each example is a plan or two.
FEWER = settings(max_examples=max(10, settings().max_examples // 5))
STAGED = {"max_served", "earliest", "weights"}
PROGRAMS = {"program", "program_earliest", "ramp", "program_take_or_pay", "signed_program"}
PRICES_BACK = {
    "share_of_spend",
    "rebate",
    "rebate_tiers",
    "take_or_pay",
    "program_take_or_pay",
    "prepaid",
    # What is credited is less when prices are: a budget of its period may then be missed.
    "cumulative_all_units",
}
RELAXED = set(FAMILIES) - {"eligibility"}
"""Families of limits that leave more room when one is switched off.

Export rules are none: without them there is no later delivery by licence.
"""


def planned(made: Project, options: Options = EXACT) -> Plan:
    """Plan the first scenario, and see that what comes of it can be trusted."""
    plan = make_plan(made, made.scenarios[0], options)
    assert plan.status in {"optimal", "infeasible"}
    assert plan.trusted == (plan.status == "optimal"), plan.audit
    return plan


def drawn(most: int, *, without: set[str] | None = None) -> st.SearchStrategy[Project]:
    """Draw projects with up to so many features."""
    names = [name for name in FEATURES if name not in (without or ())]
    features = st.frozensets(st.sampled_from(names), min_size=1, max_size=most)
    return st.builds(random_project, st.integers(0, 10_000), features)


def with_scenario(made: Project, **fields: Any) -> Project:
    """Change fields of the scenario."""
    return replace(made, scenarios=(replace(made.scenarios[0], **fields),))


@FEWER
@given(drawn(4, without=STAGED | {"carry_over"}), st.data())
def test_a_looser_limit_never_costs_more(tight: Project, data: st.DataObject) -> None:
    """Without one of its limits, the least that a plan can cost is no more than before."""
    old = tight.scenarios[0]
    limits = [one for one in effective_limits(tight, old) if one.on and one.family in RELAXED]
    off = replace(data.draw(st.sampled_from(limits)), on=False)
    others = tuple(one for one in old.limits if one.key != off.key)
    loose = planned(with_scenario(tight, limits=(*others, off)))
    before = planned(tight)
    if before.objective is not None:
        assert loose.bound is not None
        assert loose.bound <= before.objective + CENT


@FEWER
@given(drawn(4, without=STAGED | PRICES_BACK), st.integers(1, 9), st.data())
def test_a_lower_price_never_costs_more(dear: Project, tenths: int, data: st.DataObject) -> None:
    """Where nothing is counted back from what is spent, a cheaper offer makes no plan dearer."""
    name = data.draw(st.sampled_from([one.id for _, one in dear.offers()]))

    def cut(one: Offer) -> Offer:
        if one.id != name:
            return one
        breaks = (replace(each, unit_price=each.unit_price * tenths / 10) for each in one.breaks)
        return replace(one, breaks=tuple(breaks))

    lists = (replace(each, offers=tuple(map(cut, each.offers))) for each in dear.catalogs)
    before, after = planned(dear), planned(replace(dear, catalogs=tuple(lists)))
    if before.objective is not None:
        assert after.objective is not None
        assert after.objective <= before.objective + 2 * CENT


@FEWER
@given(st.integers(0, 10_000), st.sampled_from(sorted({"ports", *PROGRAMS})))
def test_one_time_costs_are_due_if_and_only_if_used(seed: int, feature: str) -> None:
    """A program is paid for when one of its offers is ordered, a port when some chip needs it."""
    made = random_project(seed, frozenset({feature}))
    plan = planned(made)
    assume(plan.trusted)
    offers = {one.id: one for _, one in made.offers()}
    due = {line.subject: line.amount for line in plan.costs if line.kind == "one_time"}
    for program in (one for each in made.catalogs for one in each.programs):
        used = any(offers[order.offer].program == program.id for order in plan.orders)
        rate = D("1.1") if program.currency == "EUR" else D(1)
        cost = (program.one_time_cost or D(0)) * rate
        assert due.get(program.id) == (cost if used or program.signed else None)
    stacks = {one.id: one.stack for one in made.chips}
    asked = {(one.stack, one.workload): one for one in made.readiness if one.status == "port"}
    used_ports = {(stacks[one.chip], one.workload) for one in plan.assignments} & set(asked)
    assert {(one.stack, one.workload) for one in plan.ports} == used_ports
    paid = sum(line.amount for line in plan.costs if line.kind == "porting")
    assert paid == sum(asked[place].porting_cost or D(0) for place in used_ports)


@FEWER
@given(drawn(3))
def test_names_and_order_do_not_matter(made: Project) -> None:
    """With everything renamed and listed backwards, there is a plan alike and it costs the same."""
    before, after = planned(made), planned(_renamed(made))
    assert after.status == before.status
    if before.objective is None or after.objective is None:
        return
    assert abs(after.objective - before.objective) <= 2 * CENT
    assert (before.stage is None) == (after.stage is None)
    if before.stage is not None and after.stage is not None:
        assert abs(after.stage.value - before.stage.value) <= Decimal("1e-6")


def _renamed(made: Project) -> Project:
    """Rename what has a name and turn every list round, but for those whose order means something.

    Breaks and amounts are in order; of several prepayments the first is used first.
    """
    tree = json.loads(dump(made))
    names: dict[str, str] = {}
    for model in tree["chips"]:
        names |= {model["maker"]: "m-" + model["maker"], model["stack"]: "k-" + model["stack"]}
    for one in tree["catalogs"]:
        names[one["supplier"]] = "s-" + one["supplier"]
        for part in ("offers", "programs", "commitments"):
            names |= {each["id"]: f"{part}-{each['id']}" for each in one.get(part, ())}
        for part in ("offers", "programs"):
            one.get(part, []).reverse()
    for part in ("chips", "sites", "workloads", "fleet", "pools"):
        names |= {each["id"]: f"{part}-{each['id']}" for each in tree.get(part, ())}
    for part in (*tree, "demand", "limits", "shortfall_prices"):
        found = tree.get(part, tree["scenarios"][0].get(part))
        if isinstance(found, list) and part != "scenarios":
            found.reverse()

    def rename(node: Any) -> Any:
        if isinstance(node, dict):
            return {key: rename(each) for key, each in node.items()}
        if isinstance(node, list):
            return [rename(each) for each in node]
        return names.get(node, node) if isinstance(node, str) else node

    return parse(json.dumps(rename(tree)).encode(), "renamed.json")


@FEWER
@given(drawn(3))
def test_the_same_question_gives_the_same_plan(made: Project) -> None:
    """Planned twice, the plans are equal but for the seconds that it took."""
    plans = [make_plan(made, made.scenarios[0], Options()) for _ in range(2)]
    assert all(plan.solve.reproducible for plan in plans)
    first, second = (replace(plan, solve=replace(plan.solve, seconds=Decimal(0))) for plan in plans)
    assert first == second


@FEWER
@given(drawn(3))
def test_evaluating_the_best_plan_gives_the_best_plan(made: Project) -> None:
    """Its own orders, given as somebody's, break nothing and cost what they cost."""
    best = planned(made)
    assume(best.trusted)
    orders = {one.id: one for one in best.orders}
    given_back = GivenOrders(
        orders=tuple(
            GivenOrder(
                offer=orders[one.order].offer,
                period=orders[one.order].period,
                site=one.site,
                units=one.units,
            )
            for one in best.placements
        )
    )
    found = evaluate(made, made.scenarios[0], given_back, EXACT, optimum=False).plan
    assert found.trusted, found.audit
    assert best.objective is not None
    assert found.objective is not None
    assert abs(found.objective - best.objective) <= 2 * CENT
    assert (found.stage is None) == (best.stage is None)
    if found.stage is not None and best.stage is not None:
        assert abs(found.stage.value - best.stage.value) <= Decimal("1e-6")


def sized(scale: int, cents: int) -> Project:
    """Make a project of about 13 x `scale` chips with every kind of contract.

    A chip costs about 3 x `cents` hundredths of a dollar; the contracts grow with both.
    """

    def price(times: object) -> Decimal:
        return D(str(times)) * cents / 100

    def money(times: object) -> Decimal:
        return price(times) * scale

    nodes = [(1, price(24)), (scale // 2 + 2, price(22)), (scale + 2, price(20))]
    lists = [
        catalog(
            "North",
            offer(
                "node", "h100", nodes, count=8, supply_per_period=scale, fixed_order_cost=price(1)
            ),
            offer("board", "h100", price("3.3"), count=1, moq=2),
            rebates=(Rebate(threshold=money(12), rate=D("0.05"), currency="USD"),),
            commitments=(
                Commitment(
                    id="paid",
                    kind="prepaid",
                    description="Deposit",
                    amount=money(2),
                    currency="USD",
                    signed=True,
                ),
            ),
        ),
        catalog(
            "South",
            offer("rack", "mi300x", price("2.6"), count=1, lead_weeks=D(10), program="own"),
            offer("plain", "mi300x", price("2.9"), count=1, deposit=D("0.3")),
            programs=(
                Program(
                    id="own",
                    name="Own",
                    currency="USD",
                    one_time_cost=money("0.5"),
                    take_or_pay=money(4),
                ),
            ),
        ),
    ]
    members = (PoolMember(chip="h100", weight=D(1)), PoolMember(chip="mi300x", weight=D("1.5")))
    rows = demand(2 * scale, 5 * scale, 9 * scale, 13 * scale)
    return project(
        lists,
        scenario(
            rows,
            discount_rate=D("0.08"),
            limits=(
                Limit(family="share", by="maker", subject="AMD", value=D("0.6")),
                Limit(family="budget", value=money(60)),
                Limit(family="power", subject="here", value=D(20) * scale),
            ),
        ),
        chips=[chip("H100"), chip("MI300X", "AMD")],
        speeds={("h100", "chat"): 1, ("mi300x", "chat"): "1.1"},
        pools=(
            Pool(id="hbm", name="Memory", unit="stacks", per_period=D(8) * scale, members=members),
        ),
    )


@pytest.mark.parametrize(
    ("scale", "cents", "least", "most"),
    [(1, 12_000, 4_000, 6_000), (100_000, 1_600_000, 40_000_000_000, 60_000_000_000)],
)
def test_plans_of_any_size_are_proven(scale: int, cents: int, least: int, most: int) -> None:
    """Some thousands of dollars or tens of billions: audited, and proven within 0.1 %."""
    plan = planned(sized(scale, cents), Options())
    assert plan.total_cost is not None
    assert least <= plan.total_cost <= most
    assert plan.gap is not None
    assert plan.gap <= Decimal("0.001")
