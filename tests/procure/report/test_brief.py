"""The one page says what the plan decides, costs and risks, and what cannot wait."""

from dataclasses import replace
from datetime import date

from procure import figures
from procure.explained.signing import Signing, Signings
from procure.names import Names
from procure.plan import Plan
from procure.report.brief import Brief, Figure, PartKey, Said, brief
from procure.report.subject import Subject
from procure.state import amount
from procure.words import sentence
from tests.builders import D
from tests.procure import example_plan

ASSUMED = 3


def said(signings: Signings | None = None, plan: Plan | None = None) -> Brief:
    """Give the example's page."""
    project = example_plan.project()
    subject = Subject(
        project=project,
        scenario=example_plan.scenario(),
        plan=plan or example_plan.plan(),
        names=Names(project),
    )
    return brief(subject, ASSUMED, signings)


def part(found: Brief, key: PartKey) -> list[Said]:
    """Give the sentences of one part."""
    (one,) = (one for one in found.parts if one.key == key)
    return list(one.said)


def text(found: Brief, key: PartKey) -> str:
    """Give the sentences of one part as a text."""
    return "\n".join(one.text for one in part(found, key))


def figure(found: Brief, key: str) -> Figure:
    """Give a key figure."""
    (one,) = (one for one in found.figures if one.key == key)
    return one


def test_the_parts_stand_in_the_order_in_which_they_are_read() -> None:
    """Decision first, what must be signed now last, and each says something."""
    found = said()
    assert [one.key for one in found.parts] == ["decision", "cost", "schedule", "risks", "signing"]
    assert all(one.heading and one.said for one in found.parts)


def test_the_key_figures_are_the_plans() -> None:
    """Total, chips and suppliers are those of the headline."""
    found, plan = said(), example_plan.plan()
    head = figures.headline(example_plan.project(), example_plan.scenario(), plan)
    assert figure(found, "total").value == plan.total_cost
    assert figure(found, "chips").value == head.chips
    assert figure(found, "suppliers").value == head.suppliers
    assert figure(found, "first").value == head.first_delivery


def test_the_cost_adds_up() -> None:
    """Capital and operating cost are all cash: the total without the residual value."""
    plan = example_plan.plan()
    cash = sum((line.amount for line in plan.costs if line.kind != "residual"), D(0))
    capital, operating = D("5339125"), D("563887")
    assert abs(cash - capital - operating) <= 1
    told = text(said(), "cost")
    assert amount(plan.total_cost, "USD") in told
    assert f"{amount(capital, 'USD')} is capital cost" in told
    assert f"{amount(operating, 'USD')} operating" in told
    assert "USD 5,903,012 of USD 6,000,000" in told


def test_risks_warn_and_no_risk_is_said() -> None:
    """What a reader has to know stands out."""
    assert all(one.warns for one in part(said(), "risks"))
    assert f"not known: {ASSUMED}" in text(said(), "risks")


def test_the_first_days_orders_are_to_be_signed_where_nothing_else_is_known() -> None:
    """The largest comes first, and it is said that waiting was not looked at."""
    found = part(said(), "signing")
    assert [one.text.split(" with")[0] for one in found if one.lists] == [
        "10 units of HGX H100 8-GPU node",
        "6 units of MI300X 8-way server",
        "5 units of TPU v5e, four chips, half a year",
    ]
    assert "not looked for" in found[-1].text


def test_orders_that_can_wait_are_not_said_to_be_signed_now() -> None:
    """Where the last days are known, only those before the next period are listed."""
    orders = tuple(
        Signing(
            order=order.id,
            offer=order.offer,
            supplier=order.supplier,
            units=order.units,
            period=order.period,
            usable=order.usable,
            last=date(2024, 1, 8 + place),
            held_by="arrival",
            now=place < 10,
        )
        for place, order in enumerate(example_plan.plan().orders * 2)
    )
    found = part(said(Signings(next_period=date(2024, 4, 1), orders=orders)), "signing")
    assert found[0].text == "10 orders have to be signed before 2024-04-01."
    listed = [one.text for one in found if one.lists]
    assert "by 2024-01-08" in listed[0]
    assert listed[0].endswith("Purchase or rent: USD 2,860,000.")
    assert listed[-1] == "And 2 more."
    waits = Signings(next_period=date(2024, 4, 1), orders=(replace(orders[0], now=False),))
    assert len(part(said(waits), "signing")) == 1


def test_a_plan_without_orders_says_so() -> None:
    """Nothing is ordered, nothing is waited for, and nothing is signed."""
    empty = replace(example_plan.plan(), orders=(), placements=(), costs=(), assignments=())
    found = said(plan=empty)
    assert "Nothing is ordered" in text(found, "decision")
    assert text(found, "signing") == "Nothing is ordered."


def test_nearly_all_is_not_all() -> None:
    """A share served just below one has the decimals that show it."""
    stage = replace(example_plan.plan(), stage=None)
    share = figure(said(plan=stage), "served")
    assert share.digits == 1
    short = replace(
        example_plan.plan(),
        shortfall=tuple(
            replace(one, amount=one.amount / 1_000_000) for one in example_plan.plan().shortfall
        ),
    )
    nearly = figure(said(plan=short), "served")
    assert isinstance(nearly.value, D)
    assert nearly.value < 1
    assert round(nearly.value * 100, nearly.digits) < 100


def test_bought_and_rented_chips_are_told_apart() -> None:
    """What is rented again is not ordered twice: it is said how much is rented at once."""
    told = text(said(), "decision")
    assert "Buy 148 chips and rent up to 64 chips at once from 4 suppliers" in told
    assert "232" not in told


def test_all_kinds_of_cost_are_named() -> None:
    """The total is told with every kind of cost in it, none left to be guessed."""
    told = text(said(), "cost")
    kinds = {line.kind for line in example_plan.plan().costs}
    assert len(kinds) > 4
    assert all(sentence(f"cost-{kind}") in told for kind in kinds)


def test_limits_that_bind_have_their_value() -> None:
    """A limit that binds is named with its value."""
    plan = example_plan.plan()
    limits = tuple(replace(use, binding=True) for use in plan.limits)
    told = text(said(plan=replace(plan, limits=limits)), "risks")
    assert "(maker) at most 75 %" in told
    assert "Budget, whole horizon: USD 6,000,000" in told
