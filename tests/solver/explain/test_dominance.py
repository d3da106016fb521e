"""An offer that another makes needless never changes the optimum, and what cannot be shown is not.

The campaign adds worse copies of offers to random projects, and leaves out whatever is told
to be needless: the plan costs, and serves, the same to the cent.
"""

import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from procure.explained.offer_cases import Certainty
from procure.offers import Commitment, Offer, PriceBreak, Rebate
from procure.project import Project
from procure.scenario import Limit
from solver.candidates import screen
from solver.explain.dominance import Dominance, Ordered
from solver.instance import make_instance
from solver.planner import Options, make_plan
from tests.builders import D, asking, catalog, chip, demand, offer, project, scenario
from tests.solver.random_instances import FEATURES, random_project

EXACT = Options(gap=Decimal(0))
CENT = Decimal("0.01")


def pairs(made: Project) -> dict[tuple[str, str], Certainty]:
    """Give all (better, worse) of a project's first scenario."""
    asked = made.scenarios[0]
    screening = screen(made, asked)
    instance = make_instance(made, asked, screening, every_limit_gives=True)
    dominance = Dominance(instance, lambda _: False)
    ordered = [
        Ordered(
            option=option,
            columns=tuple(
                column
                for column in instance.columns
                if column.option is option and not column.candidate.blocked_by
            ),
        )
        for option in screening.options
    ]
    usual = {one.option.offer.id for one in make_instance(made, asked, screening).columns}
    found: dict[tuple[str, str], Certainty] = {}
    for better in ordered:
        for worse in ordered:
            sure = dominance.of(better, worse)
            if sure is not None and better.offer.id in usual:
                found[better.offer.id, worse.offer.id] = sure
    return found


def two(better: dict[str, Any] | None = None, worse: dict[str, Any] | None = None) -> Project:
    """Make a project of a cheaper and a dearer offer of one chip, alike in all else."""
    first = replace(offer("good", "h100", 100), **(better or {}))
    second = replace(offer("bad", "h100", 120), **(worse or {}))
    return project([catalog("S", first, second)], scenario(demand(0, 100, 100)))


def test_the_dearer_of_two_alike_is_needless() -> None:
    """The price alone makes it so, one way only."""
    assert pairs(two()) == {("good", "bad"): "certain"}


def test_two_alike_make_each_other_needless() -> None:
    """At one price either will do."""
    assert set(pairs(two(worse={"breaks": two().offers()[0][1].breaks}))) == {
        ("good", "bad"),
        ("bad", "good"),
    }


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ({"moq": 5}, {}),
        ({"multiple": 2}, {}),
        ({"lead_weeks": D(14)}, {}),
        ({"integration_cost": D(30)}, {}),
        ({"deliver_to": ("IE",)}, {"deliver_to": ()}),
        ({"supply_total": 5}, {}),
        ({"supply_total": 5}, {"supply_total": 6}),
        ({"kw_per_unit": D(2)}, {}),
        ({"support_rate": D(1)}, {}),
        ({"kw_per_unit": D(2)}, {"kw_per_unit": D(1)}),
        ({}, {"residual_value": D("0.5")}),
        ({"fixed_order_cost": D(25)}, {}),
        ({"valid_until": two().scenarios[0].horizon.starts(0)}, {"lead_weeks": D(0)}),
    ],
)
def test_one_worse_term_is_enough_to_say_nothing(
    better: dict[str, Any], worse: dict[str, Any]
) -> None:
    """Where the cheaper one is worse in any respect, nothing is claimed."""
    assert ("good", "bad") not in pairs(two(better, worse))


def test_no_smaller_supply_is_figures_only() -> None:
    """A supply that ends somewhere may end too early."""
    assert pairs(two({"supply_total": 9}, {"supply_total": 9})) == {("good", "bad"): "figures"}


def test_every_quantity_counts() -> None:
    """A break at which the dearer one gets cheaper keeps it in."""
    breaks = (PriceBreak(quantity=1, unit_price=D(120)), PriceBreak(quantity=50, unit_price=D(90)))
    assert not pairs(two(worse={"breaks": breaks, "break_kind": "all_units"}))
    breaks = (PriceBreak(quantity=1, unit_price=D(120)), PriceBreak(quantity=50, unit_price=D(100)))
    assert ("good", "bad") in pairs(two(worse={"breaks": breaks, "break_kind": "all_units"}))


@pytest.mark.parametrize(
    "limit",
    [
        Limit(family="share", by="maker", subject="AMD", bound="maximum", value=D("0.5")),
        Limit(family="share", by="maker", subject="NVIDIA", bound="minimum", value=D("0.5")),
        Limit(family="quantity", by="offer", subject="good", bound="maximum", value=D(1)),
        Limit(family="quantity", by="offer", subject="bad", bound="minimum", value=D(1)),
    ],
)
def test_limits_that_name_one_or_count_spend(limit: Limit) -> None:
    """A lower spend lifts the share of others; a limit of one offer is not one of the other."""
    assert not pairs(asking(two(), limits=(limit,)))


def test_what_is_agreed_with_a_supplier_keeps_its_offers_in() -> None:
    """Spend that reaches a rebate, or fills a commitment, is worth something."""
    made = two()
    (known,) = made.catalogs
    rebate = Rebate(threshold=D(1000), rate=D("0.2"), currency="USD")
    promise = Commitment(
        id="p", kind="take_or_pay", description="P", amount=D(500), currency="USD", signed=True
    )
    assert not pairs(replace(made, catalogs=(replace(known, rebates=(rebate,)),)))
    assert not pairs(replace(made, catalogs=(replace(known, commitments=(promise,)),)))


def test_another_supplier_counts_where_suppliers_are_counted() -> None:
    """Only under a limit on their number."""
    (known,) = two().catalogs
    good, bad = known.offers
    made = replace(two(), catalogs=(catalog("S", good), catalog("T", bad)))
    assert pairs(made)
    limit = Limit(family="suppliers", bound="maximum", value=D(1))
    assert not pairs(asking(made, limits=(limit,)))


def test_a_faster_chip_at_the_same_price() -> None:
    """It is as good for every workload, unless its stack has to be ported first."""
    chips = [chip("H100", stack="CUDA"), chip("MI300X", "AMD", stack="ROCm")]
    offers = catalog("S", offer("slow", "h100", 100), offer("fast", "mi300x", 100))
    speeds = {("h100", "chat"): 10, ("mi300x", "chat"): 12}
    made = project([offers], scenario(demand(100)), chips=chips, speeds=speeds)
    assert pairs(made) == {("fast", "slow"): "certain"}
    shares = Limit(family="share", by="maker", subject="AMD", bound="maximum", value=D("0.5"))
    assert not pairs(asking(made, limits=(shares,)))


def _worse(pick: random.Random, one: Offer) -> Offer:
    """Copy an offer, no better in anything that it says."""
    factor = pick.choice((D(1), D("1.1"), D(2)))
    breaks = tuple(replace(each, unit_price=each.unit_price * factor) for each in one.breaks)
    fields: dict[str, Any] = {"id": f"{one.id}-worse", "breaks": breaks}
    if pick.random() < 0.3:
        fields["moq"] = (one.moq or 1) + 1
    if pick.random() < 0.3:
        fields["multiple"] = (one.multiple or 1) * 2
    if pick.random() < 0.3 and one.integration_cost is not None:
        fields["integration_cost"] = one.integration_cost + 100
    if pick.random() < 0.3:
        fields["supply_total"] = 2
    return replace(one, **fields)


def _with_worse(made: Project, seed: int) -> Project:
    """Free some offers of their supply, and add a worse copy of each to some price list."""
    pick = random.Random(seed)
    lists = {one.supplier: list(one.offers) for one in made.catalogs}
    for supplier, known in lists.items():
        for at, one in enumerate(tuple(known)):
            if pick.random() < 0.5:
                known[at] = replace(one, supply_total=None, supply_per_period=None)
                lists[pick.choice((supplier, supplier, *lists))].append(_worse(pick, known[at]))
    return replace(
        made,
        catalogs=tuple(replace(one, offers=tuple(lists[one.supplier])) for one in made.catalogs),
    )


def _cases(count: int) -> Iterator[tuple[int, frozenset[str]]]:
    pick = random.Random(1)
    for seed in range(count):
        alone = frozenset({FEATURES[seed % len(FEATURES)]})
        more = pick.sample(FEATURES, pick.choice((0, 0, 1, 2)))
        mixed = alone | frozenset(more)
        yield seed, mixed - {"earliest"} if "max_served" in mixed else mixed


def _leave_out(made: Project, offers: set[str]) -> Project:
    return asking(made, excluded=(*made.scenarios[0].excluded, *sorted(offers)))


def check(seed: int, features: frozenset[str]) -> str:
    """Leave out each needless offer, and compare the plans; give what was seen."""
    made = _with_worse(random_project(seed, features), seed)
    certain = {worse for (_, worse), sure in pairs(made).items() if sure == "certain"}
    if not certain:
        return "none"
    whole = make_plan(made, made.scenarios[0], EXACT)
    if whole.status not in {"optimal", "infeasible"}:
        return "unproven"
    for worse in sorted(certain):
        less = _leave_out(made, {worse})
        plan = make_plan(less, less.scenarios[0], EXACT)
        assert plan.status in {whole.status, "feasible"}, f"{made.name}: {worse}"
        if whole.objective is None or plan.status == "feasible":
            continue
        assert plan.objective is not None
        lost = plan.objective - whole.objective
        if whole.stage is not None:
            assert plan.stage is not None
            assert abs(plan.stage.value - whole.stage.value) <= D("1e-7"), f"{made.name}: {worse}"
        assert abs(lost) <= 5 * CENT, f"{made.name}: without {worse} it costs {lost} more"
    return whole.status


@pytest.mark.parametrize("seed", range(6))
def test_needless_offers_change_nothing(seed: int) -> None:
    """Without any of them the plan costs the same."""
    assert check(*list(_cases(seed + 1))[-1]) in {"optimal", "none", "infeasible", "unproven"}


@pytest.mark.soak
def test_needless_offers_change_nothing_whatever_else_holds(
    campaign: Callable[[int], range],
) -> None:
    """The same with every feature, alone and mixed; most projects have a needless offer."""
    cases = list(_cases(400))
    seen = Counter(check(*cases[number]) for number in campaign(len(cases)))
    sys.stdout.write(f"{dict(seen)}\n")
    assert seen["optimal"] >= sum(seen.values()) / 3
