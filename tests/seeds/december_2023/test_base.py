"""What must hold for the base case of December 2023."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from procure.offers import Catalog, PriceBreak
from procure.project import Project
from procure.scenario import Limit
from solver.candidates import screen
from solver.planner import make_plan
from tests.seeds.planned import december, makers, offer, ordered, paid, plan, reasons

BASE = "Base case"


@pytest.mark.slow
def test_plan_has_several_makers_a_bridge_and_a_limit_that_binds() -> None:
    """Half of the money at most goes to NVIDIA; rented chips serve until bought ones come."""
    made = plan(BASE)
    assert {"NVIDIA", "AMD", "Intel", "Google"} <= makers(made)
    (share,) = (one for one in made.limits if one.key == "share.maker.NVIDIA.maximum")
    assert share.binding
    assert Decimal("0.45") < share.used <= Decimal("0.5")
    assert len({order.supplier for order in made.orders}) >= 4
    assert all(order.kind == "rent" for order in made.orders if order.usable == 0)


@pytest.mark.slow
def test_h100_servers_take_36_weeks() -> None:
    """H100 nodes are ordered on the first day, at a price break, and work from October on."""
    (order,) = ordered(plan(BASE), "QA-H100-8")
    assert order.arrives == date(2024, 1, 1) + timedelta(weeks=36)
    assert order.usable == 3
    assert order.unit_price < offer("QA-H100-8").breaks[0].unit_price


@pytest.mark.slow
def test_mi300x_comes_with_its_port() -> None:
    """MI300X is bought, and its port for chat is started in time, paid once and used."""
    made = plan(BASE)
    first = min(ordered(made, "TS-MI300X-8"), key=lambda order: order.period)
    (port,) = (one for one in made.ports if one.stack == "ROCm")
    assert port.workload == "chat"
    assert port.ready <= first.usable
    assert paid(made, "porting")["ROCm: chat"] == 1_500_000
    assert any(one.chip == "MI300X" and one.workload == "chat" for one in made.assignments)


@pytest.mark.slow
def test_chips_for_china_stay_out_by_country_and_date() -> None:
    """A800 and H800 need a licence for China since 17 October 2023, and have none."""
    made = plan(BASE)
    for part in ("PL-A800-8", "PL-H800-8"):
        said = reasons(made, part)["left-out-licence"]
        assert (said["country"], said["start"]) == ("CN", "2023-10-17")
        assert not ordered(made, part)


@pytest.mark.slow
def test_own_chip_comes_too_late() -> None:
    """First silicon is due after the last quarter."""
    assert reasons(plan(BASE), "OWN-CHIP-8")["left-out-program-too-early"] == {
        "program": "Own inference chip",
        "earliest": "2026-06-30",
    }


@pytest.mark.slow
def test_letter_of_intent_supplies_nothing() -> None:
    """Rain's letter is left out as such: no order, no chip, no money."""
    made = plan(BASE)
    (letter,) = (one for one in made.left_out if one.supplier == "Rain AI")
    assert letter.key == "left-out-commitment-loi"
    assert "Rain AI" not in makers(made)
    assert all(one.chip != "Rain-NPU" for one in made.assignments)
    assert all(letter.offer not in (line.order, line.subject) for line in made.costs)


def test_letter_of_intent_cannot_be_assumed_delivered() -> None:
    """It names no chips, no site and no day: even a hopeful scenario gets nothing from it."""
    (letter,) = (
        one for catalog in december().catalogs for one in catalog.commitments if one.kind == "loi"
    )
    hopeful = replace(december().scenario(BASE), assume_delivered=(letter.id,))
    found = {one.offer: one.key for one in screen(december(), hopeful).left_out}
    assert found[letter.id] == "left-out-commitment-incomplete"


def test_every_merchant_and_rented_chip_can_be_planned() -> None:
    """What is left out is too late, not allowed or cannot do the work; the rest competes."""
    found = screen(december(), december().scenario(BASE))
    parts = {option.offer.sku for option in found.options}
    assert {
        *("QA-H100-8", "QA-A100-8", "SK-H100-8", "SK-A100-8", "TS-MI300X-8", "TS-GAUDI2-8"),
        *("TS-AI100-8", "NC-V4-US", "NC-V5E-US", "NC-V5P-US", "NC-MAIA-US", "NC-H100-US"),
    } <= parts
    # Nothing that runs on another stack than CUDA does a workload of CUDA's without a port.
    ports = {(one.stack, one.workload) for one in december().readiness if one.status == "port"}
    assert {(stack, "chat") for stack in ("ROCm", "SynapseAI", "Maia SDK")} <= ports


@pytest.mark.slow
def test_packaging_is_shared() -> None:
    """What arrives of all makers in a quarter fits the pool, and the stock takes nothing of it."""
    made = plan(BASE)
    (pool,) = december().pools
    weights = {member.offer: member.weight for member in pool.members}
    assert offer("SK-H100-8").id not in weights
    horizon = december().scenario(BASE).horizon
    taken: dict[int, Decimal] = {}
    for order in made.orders:
        due = horizon.containing(order.arrives)
        taken[due] = taken.get(due, Decimal(0)) + order.units * weights.get(order.offer, Decimal(0))
    (use,) = (one for one in made.limits if one.key == "pool.packaging")
    assert use.value == pool.per_period
    assert use.used == max(taken.values()) <= pool.per_period


@pytest.mark.slow
def test_it_spreads_because_the_limit_asks() -> None:
    """Without the limit NVIDIA's share is above it, and the plan is cheaper."""
    scenario = december().scenario(BASE)
    free = replace(
        scenario, limits=tuple(limit for limit in scenario.limits if limit.subject != "NVIDIA")
    )
    made = make_plan(december(), free)
    nvidia = sum(
        order.cost
        for order in made.orders
        if any(
            chip.maker == "NVIDIA"
            for _, one in december().offers()
            if one.id == order.offer
            for chip in december().chips
            if chip.id == one.contents[0].chip
        )
    )
    assert nvidia / sum(order.cost for order in made.orders) > Decimal("0.5")
    limited = plan(BASE)
    assert made.objective is not None
    assert limited.bound is not None
    assert made.objective < limited.bound


@pytest.mark.slow
def test_p90_lead_times_keep_the_h100_out() -> None:
    """Nine of ten H100 servers arrive within 52 weeks, which is more than the limit of 40."""
    careful = replace(december().scenario(BASE), lead_time="p90")
    made = make_plan(december(), careful)
    assert not ordered(made, "QA-H100-8")
    assert reasons(made, "QA-H100-8")["left-out-lead-limit"] == {"weeks": "52"}


@pytest.mark.slow
def test_one_price_changed_changes_the_plan() -> None:
    """MI300X at twice its price is no longer what the plan leans on."""
    dear = make_plan(_with_price(december(), "TS-MI300X-8", 2), december().scenario(BASE))
    usual = sum(order.units for order in ordered(plan(BASE), "TS-MI300X-8"))
    assert sum(order.units for order in ordered(dear, "TS-MI300X-8")) < usual


def _with_price(project: Project, part: str, times: int) -> Project:
    def changed(catalog: Catalog) -> Catalog:
        return replace(
            catalog,
            offers=tuple(
                replace(
                    one,
                    breaks=tuple(
                        PriceBreak(quantity=step.quantity, unit_price=step.unit_price * times)
                        for step in one.breaks
                    ),
                )
                if one.sku == part
                else one
                for one in catalog.offers
            ),
        )

    return replace(project, catalogs=tuple(changed(one) for one in project.catalogs))


def test_limits_of_the_base_case() -> None:
    """It has a budget, a lead-time limit and shares by maker and by supplier."""
    limits: tuple[Limit, ...] = december().scenario(BASE).limits
    assert {limit.key for limit in limits} >= {
        "budget",
        "budget.0",
        "lead_time",
        "share.maker.NVIDIA.maximum",
        "share.supplier.Quill & Anchor Systems.maximum",
    }
