"""Features of offers and the programs they belong to."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from procure.demand import (
    Site,
)
from procure.offers import (
    Content,
    PriceBreak,
    Program,
    RampStep,
)
from tests.solver.features.draft import SUPPLIERS, Draft


def rent_from_supplier(draft: Draft) -> None:
    """Offer chips for rent that stay in a supplier's region."""
    supplier = draft.pick.choice(SUPPLIERS)
    draft.sites.append(Site(id="region", name="Region", country="US", supplier=supplier))
    term = draft.pick.choice((None, 1, draft.months, 2 * draft.months))
    chip = draft.pick.choice(draft.chips).id
    draft.offer(supplier, chip, kind="rent", hosted_by="supplier", term_months=term)


def rent_to_site(draft: Draft) -> None:
    """Offer chips for rent at the buyer's sites."""
    term = draft.pick.choice((None, draft.months, 2 * draft.months))
    chip = draft.pick.choice(draft.chips).id
    supplier = draft.pick.choice(SUPPLIERS)
    draft.offer(supplier, chip, kind="rent", hosted_by="buyer", term_months=term)


def breaks(draft: Draft) -> None:
    """Give offers price breaks that count the units of each order."""
    for number in {draft.any_offer(), draft.any_offer()}:
        first = draft.pick.choice((1, 1, 2))
        _set_breaks(draft, number, first, draft.pick.choice(("all_units", "incremental")))


def _set_breaks(draft: Draft, number: int, first: int, kind: str, **fields: Any) -> None:
    starts = [first, first + draft.pick.randint(1, 2)]
    if draft.pick.random() < 0.5:
        starts.append(starts[-1] + draft.pick.randint(1, 2))
    price = draft.offers[number][1].breaks[0].unit_price
    draft.change(
        number,
        breaks=tuple(
            PriceBreak(quantity=start, unit_price=price * (10 - 2 * index) / 10)
            for index, start in enumerate(starts)
        ),
        break_kind=kind,
        **fields,
    )


def _cumulative(draft: Draft, kind: str) -> None:
    plain = [i for i, (_, one) in enumerate(draft.offers) if one.break_basis == "order"]
    number = draft.pick.choice(plain)
    first = draft.pick.choice((1, 1, 1, 2))
    _set_breaks(draft, number, first, kind, break_basis="cumulative", supply_total=5)
    draft.change(number, moq=None, supply_per_period=draft.pick.choice((2, 3)))
    if draft.offers[number][1].kind == "purchase":
        draft.change(number, lead_weeks=Decimal(0))


def cumulative_all_units(draft: Draft) -> None:
    """Give an offer breaks over the horizon that reprice all units."""
    _cumulative(draft, "all_units")


def cumulative_incremental(draft: Draft) -> None:
    """Give an offer breaks over the horizon that price the units from each on."""
    _cumulative(draft, "incremental")


def several_chips(draft: Draft) -> None:
    """Let a unit hold chips of two makers."""
    number = draft.any_offer()
    chips = draft.pick.sample([chip.id for chip in draft.chips], 2)
    contents = tuple(Content(chip=chip, count=draft.pick.choice((1, 2))) for chip in chips)
    draft.change(number, contents=contents)


def minimum(draft: Draft) -> None:
    """Give offers a minimum, and some a multiple."""
    for number in {draft.any_offer(), draft.any_offer()}:
        draft.change(
            number, moq=draft.pick.choice((2, 3)), multiple=draft.pick.choice((None, 2, 3))
        )


def order_costs(draft: Draft) -> None:
    """Give offers a cost per order and a cost per unit to integrate."""
    draft.change(draft.any_offer(), fixed_order_cost=draft.money(1, 8))
    draft.change(draft.any_offer("purchase"), integration_cost=draft.money(1, 3))


def payment_terms(draft: Draft) -> None:
    """Let a part of a price fall due with the order."""
    number = draft.any_offer("purchase")
    draft.change(number, deposit=Decimal(draft.pick.choice(("0.5", "1"))))
    draft.asked.setdefault("discount_rate", Decimal("0.1"))


def support_and_residual(draft: Draft) -> None:
    """Let bought units cost support, and be worth something in the end."""
    draft.change(
        draft.any_offer("purchase"), support_rate=Decimal(draft.pick.choice(("0.1", "0.2")))
    )
    draft.change(
        draft.any_offer("purchase"), residual_value=Decimal(draft.pick.choice(("0.2", "0.5")))
    )


def currency(draft: Draft) -> None:
    """Quote an offer in another currency."""
    draft.change(draft.any_offer(), currency="EUR")


def validity(draft: Draft) -> None:
    """Let offers start late, end early, or go to one country only."""
    draft.change(draft.any_offer(), valid_from=draft.start(1))
    draft.change(draft.any_offer(), valid_until=draft.start(draft.periods - 1))
    draft.change(draft.any_offer(), deliver_to=("US",))


def p90(draft: Draft) -> None:
    """Plan by the lead times that nine of ten deliveries keep."""
    number = draft.any_offer()
    weeks = draft.offers[number][1].lead_weeks or Decimal(0)
    draft.change(number, lead_weeks_p90=weeks + draft.pick.choice((1, 4, 9)))
    draft.asked["lead_time"] = "p90"


def _program(draft: Draft, **fields: Any) -> None:
    """Give the drafted program these fields; make it, with one or two offers, if there is none."""
    supplier = next(iter(draft.programs), "")
    if supplier:
        made = draft.programs[supplier][0]
        draft.programs[supplier] = [replace(made, **fields)]
        return
    number = draft.any_offer()
    supplier = draft.offers[number][0]
    for index, (owner, _) in enumerate(draft.offers):
        if owner == supplier and (index == number or draft.pick.random() < 0.5):
            draft.change(index, program="own")
    known: dict[str, Any] = {"one_time_cost": draft.money(2, 15), "currency": "USD"}
    made = Program(id="own", name="Own chip", **(known | fields))
    draft.programs[supplier] = [made]


def program_one_time(draft: Draft) -> None:
    """Let offers belong to a program with a one-time cost."""
    currency = draft.pick.choice(("USD", "EUR"))
    _program(draft, currency=currency, one_time_cost=draft.money(5, 30))


def program_earliest(draft: Draft) -> None:
    """Let a program deliver from the second period on."""
    _program(draft, earliest=draft.start(1))


def ramp(draft: Draft) -> None:
    """Let a program's supply rise in steps."""
    first = draft.pick.choice((0, 0, 1))
    few = draft.pick.randint(1, 3)
    steps = [RampStep(start=draft.start(first), chips_per_period=few)]
    steps.append(RampStep(start=draft.start(first + 1), chips_per_period=few + 2))
    _program(draft, ramp=tuple(steps))


def program_take_or_pay(draft: Draft) -> None:
    """Let a program ask for a spend once it is entered."""
    _program(draft, take_or_pay=draft.money(20, 90))


def signed_program(draft: Draft) -> None:
    """Let a program be signed already."""
    _program(draft, signed=True)
