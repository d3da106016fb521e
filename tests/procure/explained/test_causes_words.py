"""Changes and what is due to them are said with names, figures and units."""

from dataclasses import fields, replace
from decimal import Decimal
from typing import get_args, get_type_hints

import pytest

from procure.explained.causes import (
    Causes,
    ChangedItem,
    ChangeEffect,
    ChangeKind,
    InputChange,
    OrderCause,
)
from procure.explained.causes_words import change_told, effect_of_change_told, told
from procure.explained.effect import NO_PLAN, Effect, Interval
from procure.explained.input_changes import changes
from procure.plan_difference import Answer, OrderDifference, PlanDifference, difference
from procure.scenario import Limit
from procure.variations import with_limit, with_price_factor
from procure.words import TEMPLATES
from tests.procure import example_plan, example_project

D = Decimal
PROJECT = example_project.project()
SCENARIO = example_plan.scenario()
BEFORE = Answer(project=PROJECT, scenario=SCENARIO, plan=example_plan.plan())
NOTHING = Effect(outcome="plan", cost=Interval(low=D(-5), high=D(5)))
PRICE = InputChange(
    kind="price",
    subject="Northwind Systems",
    items=(ChangedItem(item="nw-hgx", before=D(290000), after=D(270000), unit="USD"),),
)
RATE = InputChange(kind="rate", items=(ChangedItem(item="EUR", before=D("1.08"), after=D("1.1")),))


def saves(amount: int) -> Effect:
    """Give an exact saving."""
    return Effect(outcome="plan", cost=Interval(low=D(-amount), high=D(-amount)))


def set_apart(*orders: OrderDifference) -> PlanDifference:
    """Give a plan and one a hundred thousand cheaper, with orders that differ."""
    plan = BEFORE.plan
    assert plan.objective is not None
    cheaper = plan.objective - 100_000
    later = replace(BEFORE, plan=replace(plan, objective=cheaper, bound=cheaper))
    found = difference(BEFORE, later)
    assert found is not None
    return replace(found, orders=orders)


def name(change: InputChange) -> str:
    """Name a change between the example and itself."""
    return change_told(BEFORE, PROJECT, SCENARIO, change)


def test_every_kind_of_change_has_its_words() -> None:
    """One of it, and where many are put together, many."""
    kinds = get_args(get_type_hints(InputChange)["kind"])
    assert {f"change-{kind}" for kind in kinds} <= TEMPLATES.keys()
    assert {one.name for one in fields(ChangedItem)} == {"item", "before", "after", "unit"}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (PRICE, "the price of HGX H100 8-GPU node (USD 290,000 → USD 270,000)"),
        (RATE, "the rate of EUR (1.08 → 1.1)"),
        (
            InputChange(
                kind="discount_rate",
                items=(ChangedItem(before=D("0.08"), after=D("0.095"), unit="fraction"),),
            ),
            "the discount rate (8 % → 9.5 %)",
        ),
        (
            InputChange(
                kind="lead_time",
                subject="Northwind Systems",
                items=(ChangedItem(item="nw-hgx", before=D(26), after=D(30), unit="weeks"),),
            ),
            "the lead time of HGX H100 8-GPU node (26 weeks → 30 weeks)",
        ),
        (
            InputChange(
                kind="lead_time",
                subject="Northwind Systems",
                items=(ChangedItem(item="nw-hgx", after=D(30), unit="weeks"),),
            ),
            "the lead time of HGX H100 8-GPU node (now 30 weeks)",
        ),
        (InputChange(kind="objective", items=(ChangedItem(),)), "the objective"),
        (
            InputChange(
                kind="gone_offer", subject="Elsewhere", items=(ChangedItem(item="unknown"),)
            ),
            "the offer unknown, which is gone",
        ),
        (
            InputChange(kind="port", items=(ChangedItem(item="ROCm: chat"),)),
            "the port ROCm: Chat answers",
        ),
        (
            InputChange(
                kind="price",
                subject="Quill & Anchor",
                items=tuple(
                    ChangedItem(item=str(one), before=D(100), after=D(100 - one), unit="USD")
                    for one in (2, 5, 8)
                ),
            ),
            "3 prices of Quill & Anchor, down by 2 % to 8 %",
        ),
        (
            InputChange(
                kind="price",
                subject="Quill & Anchor",
                items=(
                    ChangedItem(item="a", before=D(100), after=D(110)),
                    ChangedItem(item="b", before=D(100), after=D(80)),
                ),
            ),
            "2 prices of Quill & Anchor, by 10 % to 20 %",
        ),
        (
            InputChange(
                kind="supply",
                subject="Quill & Anchor",
                items=(ChangedItem(item="a"), ChangedItem(item="b")),
            ),
            "the supply of 2 offers of Quill & Anchor",
        ),
    ],
)
def test_changes_are_named_with_their_figures(change: InputChange, words: str) -> None:
    """By what a person calls things, with units; what has no figure has none."""
    assert name(change) == words


def test_a_limit_is_named_as_on_its_page_and_off_where_it_is_not() -> None:
    """A budget that comes in, and one whose switch alone changes."""
    budget = Limit(family="budget", lines="operating", value=D(5_000_000))
    later = with_limit(SCENARIO, budget)
    (found,) = changes((PROJECT, SCENARIO), (PROJECT, later), 12)
    said = change_told(BEFORE, PROJECT, later, found)
    assert said == "the limit “Operating budget, whole horizon” (off → USD 5,000,000)"
    off = with_limit(SCENARIO, replace(budget, on=False))
    (found,) = changes((PROJECT, later), (PROJECT, off), 12)
    assert "(USD 5,000,000 → off)" in change_told(BEFORE, PROJECT, off, found)


def test_what_is_gone_has_the_name_that_it_had() -> None:
    """An offer that only the earlier project has is named as it was."""
    first, *others = PROJECT.catalogs
    later = replace(PROJECT, catalogs=(replace(first, offers=first.offers[1:]), *others))
    found = changes((PROJECT, SCENARIO), (later, SCENARIO), 12)
    gone = next(one for one in found if one.kind == "gone_offer")
    described = first.offers[0].description
    assert change_told(BEFORE, later, SCENARIO, gone) == f"the offer {described}, which is gone"


def test_effects_are_said_of_each_change() -> None:
    """Alone and on top of the others; of the only one, once."""
    one = ChangeEffect(change=PRICE, alone=saves(5000), last=NO_PLAN)
    both = effect_of_change_told(BEFORE, PROJECT, SCENARIO, one, only=False)
    assert both.startswith("The price of HGX H100 8-GPU node (USD 290,000 → USD 270,000): alone it")
    assert "saves USD 5,000; on top of all the others it " in both
    assert "on top" not in effect_of_change_told(BEFORE, PROJECT, SCENARIO, one, only=True)


def test_orders_due_to_the_same_are_said_together() -> None:
    """What is new, gone and changed, with the period; then effects, then what does nothing."""
    orders = (
        OrderDifference(offer="nw-hgx", supplier="N", period=0, before=0, after=1200),
        OrderDifference(offer="nw-hgx", supplier="N", period=1, before=7, after=0),
        OrderDifference(offer="nw-hgx", supplier="N", period=2, before=7, after=5),
    )
    found = Causes(
        difference=set_apart(*orders),
        effects=(
            ChangeEffect(change=PRICE, alone=saves(5000), last=saves(4000)),
            ChangeEffect(change=RATE, alone=NOTHING, last=NOTHING),
        ),
        not_looked_at=(PRICE,) * 5,
        orders=(
            OrderCause(order=orders[0], how="caused", changes=(0,)),
            OrderCause(order=orders[1], how="caused", changes=(0,)),
            OrderCause(order=orders[2], how="unclear"),
        ),
    )
    said = told(BEFORE, PROJECT, SCENARIO, found)
    price = "the price of HGX H100 8-GPU node (USD 290,000 → USD 270,000)"
    assert said[0] == (
        f"Because of {price}: 1,200 × HGX H100 8-GPU node in 2024 Q1, new; "
        "7 × HGX H100 8-GPU node in 2024 Q2, no longer."
    )
    assert said[1] == (
        "No single change looked at brings this, or is needed for it: "
        "5 × HGX H100 8-GPU node in 2024 Q3 instead of 7."
    )
    assert (
        said[3]
        == "These alone change nothing that can be told apart: the rate of EUR (1.08 → 1.1)."
    )
    assert said[4].endswith("and 2 more.")
    assert len(said) == 5


def test_plans_that_cannot_be_told_apart_are_said_to_be_so() -> None:
    """Orders may then differ for no reason at all."""
    plan = BEFORE.plan
    same = difference(BEFORE, BEFORE)
    assert same is not None
    order = OrderDifference(offer="nw-hgx", supplier="N", period=0, before=0, after=1)
    found = Causes(
        difference=replace(same, orders=(order,)),
        effects=(ChangeEffect(change=PRICE, alone=NOTHING, last=NOTHING),),
        orders=(OrderCause(order=order, how="caused", changes=(0,)),),
    )
    assert plan.currency == "USD"
    assert any("cannot be told apart" in one for one in told(BEFORE, PROJECT, SCENARIO, found))


def test_grouped_changes_have_words() -> None:
    """Whatever can be put together can be said so."""
    dearer = with_price_factor(PROJECT, {one.id for _, one in PROJECT.offers()}, D("1.1"))
    for change in changes((PROJECT, SCENARIO), (dearer, SCENARIO), 1):
        assert "up by 10 %" in name(change) or len(change.items) == 1


def test_kinds_that_have_a_subject_can_be_many() -> None:
    """Every kind that is put together has its sentence for many."""
    together: tuple[ChangeKind, ...] = (
        "price",
        "lead_time",
        "supply",
        "minimum",
        "order_cost",
        "terms",
        "validity",
        "unit",
        "new_offer",
        "gone_offer",
        "program",
        "commitment",
        "throughput",
        "excluded",
        "fleet",
    )
    for kind in together:
        many = InputChange(kind=kind, subject="h100", items=(ChangedItem(), ChangedItem()))
        assert "2" in name(many)
