"""Programs, commitments, rebates and prepayments fall due when, and only when, they do."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from procure.offers import Commitment, Program, RampStep, Rebate
from procure.plan import Order, Plan
from procure.project import Project
from procure.units import Rate
from tests.builders import START, D, catalog, chip, demand, offer, project, scenario
from tests.procure.audit.by_hand import PLAIN, costing, given, instead, line, order, without
from tests.procure.audit.verdict import broken, limits_broken, lines_broken

SILICON = Program(
    id="silicon",
    name="Own silicon",
    currency="EUR",
    one_time_cost=D(1000),
    earliest=date(2024, 4, 1),
    ramp=(
        RampStep(start=date(2024, 4, 1), chips_per_period=10),
        RampStep(start=date(2024, 7, 1), chips_per_period=24),
    ),
    take_or_pay=D(5000),
)
EURO = (Rate(currency="EUR", rate=D("1.1"), on=START),)


def _own(program: Program = SILICON) -> Project:
    return project(
        [
            catalog(
                "Foundry",
                offer("tray", "asic", 400, count=4, program="silicon"),
                offer("card", "asic", 110, program="silicon"),
                programs=(program,),
            )
        ],
        scenario(demand(0, 0, 0)),
        chips=[chip("ASIC", "Own")],
        sites=PLAIN,
        rates=EURO,
    )


def _entered() -> Plan:
    """Two trays and two cards in the second quarter: all ten chips of the first step."""
    made = _own()
    return given(
        [order(made, "1", "tray", 1, (2, 400)), order(made, "2", "card", 1, (2, 110))],
        [
            line("purchase", 1, 800, order="1"),
            line("purchase", 1, 220, order="2"),
            line("one_time", 1, 1100, subject="silicon"),
            # 5,500 promised, 1,020 spent.
            line("take_or_pay", 3, 4480, subject="silicon"),
        ],
    )


def test_a_program_entered_is_paid_once_and_to_the_full() -> None:
    """The one-time cost comes with the first order, the remainder at the horizon's end."""
    assert broken(_own(), _entered()) == set()


PROGRAM_FAULTS: dict[str, tuple[Callable[[Plan], Plan], dict[str, str]]] = {
    "a one-time cost forgotten": (
        lambda plan: without(plan, "one_time"),
        {"one_time silicon 1": "1100.00"},
    ),
    "a one-time cost in another currency": (
        lambda plan: instead(plan, "one_time", amount=D(1000)),
        {"one_time silicon 1": "1100.00"},
    ),
    "a one-time cost late": (
        lambda plan: instead(plan, "one_time", period=2),
        {"one_time silicon 1": "1100.00", "one_time silicon 2": "0"},
    ),
    "a remainder forgotten": (
        lambda plan: without(plan, "take_or_pay"),
        {"take_or_pay silicon 3": "4480.00"},
    ),
    "a remainder of all that was promised": (
        lambda plan: instead(plan, "take_or_pay", amount=D(5500)),
        {"take_or_pay silicon 3": "4480.00"},
    ),
}


@pytest.mark.parametrize("fault", PROGRAM_FAULTS)
def test_a_wrong_bill_of_a_program_is_caught(fault: str) -> None:
    """The line that is wrong is named, with what it should be."""
    change, expected = PROGRAM_FAULTS[fault]
    assert lines_broken(_own(), change(_entered())) == expected


def test_a_program_that_nobody_entered_costs_nothing() -> None:
    """Without an order there is neither a one-time cost nor a remainder."""
    made = _own()
    assert broken(made, given()) == set()
    charged = given(costs=[line("one_time", 0, 1100, subject="silicon")])
    assert lines_broken(made, charged) == {"one_time silicon 0": "0"}
    owing = given(costs=[line("take_or_pay", 3, 5500, subject="silicon")])
    assert lines_broken(made, owing) == {"take_or_pay silicon 3": "0"}


def test_a_signed_program_is_entered_whatever_is_ordered() -> None:
    """Its one-time cost is due in the first period, and all that was promised at the end."""
    made = _own(replace(SILICON, signed=True))
    due = [
        line("one_time", 0, 1100, subject="silicon"),
        line("take_or_pay", 3, 5500, subject="silicon"),
    ]
    assert broken(made, given(costs=due)) == set()
    assert lines_broken(made, given()) == {
        "one_time silicon 0": "1100.00",
        "take_or_pay silicon 3": "5500.00",
    }


def test_a_delivery_before_the_earliest_day_is_caught() -> None:
    """Nothing of a program comes before its first silicon."""
    made = _own(replace(SILICON, earliest=date(2024, 4, 2)))
    assert broken(made, _entered()) == {"audit-program-earliest"}


def test_a_ramp_counts_the_chips_of_all_offers() -> None:
    """One chip fewer in the step breaks it; before the first step nothing may come."""
    slower = replace(SILICON, ramp=(RampStep(start=date(2024, 3, 1), chips_per_period=9),))
    assert limits_broken(_own(slower), _entered()) == {"supply"}
    # The step has to start on or before the first day of the period.
    later = replace(SILICON, ramp=(RampStep(start=date(2024, 4, 2), chips_per_period=99),))
    assert limits_broken(_own(later), _entered()) == {"supply"}
    last = replace(SILICON, ramp=(*SILICON.ramp, RampStep(start=START, chips_per_period=99)))
    assert broken(_own(last), _entered()) == set()


def test_an_offer_of_a_program_of_unknown_cost_is_caught() -> None:
    """A one-time cost that nobody knows is not nothing."""
    plan = without(_entered(), "one_time")
    assert broken(_own(replace(SILICON, one_time_cost=None)), plan) == {"audit-not-modelled"}
    unrated = replace(_own(), rates=())
    assert broken(unrated, _entered()) >= {"audit-not-modelled", "audit-rate"}


def _promised(*commitments: Commitment, rebates: tuple[Rebate, ...] = ()) -> Project:
    return project(
        [
            catalog(
                "S",
                offer("node", "h100", 100),
                offer("card", "l40s", 10),
                commitments=commitments,
                rebates=rebates,
            ),
            catalog("Other", offer("else", "h100", 70)),
        ],
        scenario(demand(0, 0, 0)),
        chips=[chip("H100"), chip("L40S")],
        sites=PLAIN,
        rates=EURO,
    )


def _commitment(kind: Any, amount: object, **fields: Any) -> Commitment:
    known: dict[str, Any] = {"id": kind, "currency": "USD"} | fields
    value = None if amount is None else D(str(amount))
    return Commitment(kind=kind, description="Promise", amount=value, **known)


def _bought(made: Project, *others: Any) -> Plan:
    """A node in each quarter, two cards in the last one, and one from another supplier."""
    orders: list[Order] = [
        order(made, f"{period}", "node", period, (1, 100)) for period in (0, 1, 2)
    ]
    orders += [order(made, "card", "card", 2, (2, 10)), order(made, "else", "else", 0, (1, 70))]
    paid = [line("purchase", one.period, one.cost, order=one.id) for one in orders]
    return given(orders, [*paid, *others])


def _more(plan: Plan, *others: Any) -> Plan:
    return costing(plan, *plan.costs, *others)


def test_a_take_or_pay_remainder_is_due_at_the_end() -> None:
    """Of 400 promised for one chip, 300 are spent on it; other chips and suppliers do not count."""
    made = _promised(_commitment("take_or_pay", 400, signed=True, chip="h100"))
    plan = _bought(made)
    assert lines_broken(made, plan) == {"take_or_pay take_or_pay 3": "100.00"}
    assert broken(made, _more(plan, line("take_or_pay", 3, 100, subject="take_or_pay"))) == set()
    wide = _promised(_commitment("take_or_pay", 400, signed=True))
    assert lines_broken(wide, plan) == {"take_or_pay take_or_pay 3": "80.00"}


@pytest.mark.parametrize(
    "idle",
    [
        _commitment("take_or_pay", 400),
        _commitment("take_or_pay", None, signed=True),
        _commitment("take_or_pay", 400, signed=True, currency="XXX"),
        _commitment("take_or_pay", 320, signed=True),
        _commitment("prepaid", None),
        _commitment("loi", 400),
        _commitment("order", 400, chip="h100", chips=4, site="here", when=START),
        _commitment("order", 400, signed=True, chip="h100", chips=4, site="here"),
    ],
)
def test_promises_that_do_not_bind_change_nothing(idle: Commitment) -> None:
    """What is unsigned, lacks something, or is reached already costs nothing."""
    made = _promised(idle)
    assert broken(made, _bought(made)) == set()


def test_a_prepayment_covers_the_earliest_payments_first() -> None:
    """Of 250 prepaid, 100, 100 and 50 are used; cards count where no chip is named."""
    made = _promised(_commitment("prepaid", 250, chip="h100"))

    def covered(*amounts: int) -> Plan:
        lines = [line("prepaid", at, -one, subject="prepaid") for at, one in enumerate(amounts)]
        return _bought(made, *lines)

    assert broken(made, covered(100, 100, 50)) == set()
    assert lines_broken(made, covered(100, 100, 100)) == {"prepaid prepaid 2": "-50.00"}
    assert set(lines_broken(made, covered(50, 100, 100))) == {
        "prepaid prepaid 0",
        "prepaid prepaid 2",
    }
    assert set(lines_broken(made, _bought(made))) == {f"prepaid prepaid {t}" for t in (0, 1, 2)}
    rich = _promised(_commitment("prepaid", 1000))
    assert lines_broken(rich, covered(100, 100, 100)) == {"prepaid prepaid 2": "-120.00"}


def test_of_several_prepayments_the_first_is_used_up_first() -> None:
    """One pays 150, the next 70; a payment is never covered twice."""
    made = _promised(
        _commitment("prepaid", 150, id="one", chip="h100"),
        _commitment("prepaid", 70, id="two", chip="h100"),
        # All that is left for it is the cards' 20.
        _commitment("prepaid", 500, id="any"),
    )
    true = [
        line("prepaid", 0, -100, subject="one"),
        line("prepaid", 1, -50, subject="one"),
        line("prepaid", 1, -50, subject="two"),
        line("prepaid", 2, -20, subject="two"),
        line("prepaid", 2, -20, subject="any"),
    ]
    assert broken(made, _bought(made, *true)) == set()
    twice = [*true[:2], line("prepaid", 0, -70, subject="two"), true[4]]
    assert set(lines_broken(made, _bought(made, *twice))) == {
        "prepaid two 0",
        "prepaid two 1",
        "prepaid two 2",
    }


def test_a_credit_before_any_payment_stays_with_the_prepayment() -> None:
    """Cover is the least of the amount and what was paid so far, even where that is below zero."""
    card = offer("card", "h100", [(1, 100), (10, 90)], break_basis="cumulative", lead_weeks=D(26))
    known = catalog("S", card, commitments=(_commitment("prepaid", 5000),))
    made = project([known], scenario(demand(0, 0, 0, 0)), sites=PLAIN)
    third, last = date(2024, 7, 1), date(2024, 9, 30)
    plan = given(
        [
            order(made, "1", "card", 0, (6, 90), arrives=third, usable=2),
            order(made, "2", "card", 1, (6, 90), arrives=last, usable=3),
        ],
        [
            line("purchase", 1, -60, order="1"),
            line("purchase", 2, 600, order="1"),
            line("purchase", 2, 540, order="2"),
            line("prepaid", 1, 60, subject="prepaid"),
            line("prepaid", 2, -1140, subject="prepaid"),
        ],
    )
    assert broken(made, plan) == set()


REBATES = (
    Rebate(threshold=D(200), rate=D("0.05"), currency="USD"),
    # 290 euros are 319 dollars.
    Rebate(threshold=D(290), rate=D("0.1"), currency="EUR"),
    Rebate(threshold=D("320.01"), rate=D("0.2"), currency="USD"),
)


def test_the_highest_rebate_reached_is_of_all_that_was_spent() -> None:
    """320 spent reach 319: a tenth of all of it comes back at the end."""
    made = _promised(rebates=REBATES)
    true = line("rebate", 3, -32, subject="S")
    assert broken(made, _bought(made, true)) == set()
    for name, fault in {
        "the lower tier": [line("rebate", 3, -16, subject="S")],
        "one not earned": [line("rebate", 3, -64, subject="S")],
        "two at once": [line("rebate", 3, -48, subject="S")],
        "none": [],
    }.items():
        found = lines_broken(made, _bought(made, *fault))
        assert found == {"rebate S 3": "-32.00"}, name
    early = lines_broken(made, _bought(made, replace(true, period=2)))
    assert set(early) == {"rebate S 2", "rebate S 3"}


def test_a_rebate_below_its_threshold_is_caught() -> None:
    """A cent less than the threshold earns nothing."""
    made = _promised(rebates=REBATES[2:])
    assert broken(made, _bought(made)) == set()
    claimed = _bought(made, line("rebate", 3, -64, subject="S"))
    assert lines_broken(made, claimed) == {"rebate S 3": "0"}


def test_a_rebate_counts_before_what_is_prepaid() -> None:
    """What a prepayment covers was spent all the same, for rebate and take-or-pay."""
    made = _promised(
        _commitment("prepaid", 1000),
        _commitment("take_or_pay", 330, signed=True),
        rebates=REBATES[:1],
    )
    plan = _bought(
        made,
        line("prepaid", 0, -100, subject="prepaid"),
        line("prepaid", 1, -100, subject="prepaid"),
        line("prepaid", 2, -120, subject="prepaid"),
        line("take_or_pay", 3, 10, subject="take_or_pay"),
        line("rebate", 3, -16, subject="S"),
    )
    assert broken(made, plan) == set()


def test_prepayments_in_another_currency_are_whole_cents() -> None:
    """1,005.015 was paid as 1,005.02 and 500.004 as 500.00: so much they cover, no more."""
    first = _commitment("prepaid", "913.65", currency="EUR")
    second = replace(_commitment("prepaid", "454.549"), id="second", currency="EUR")
    made = _promised(first, second)
    node = offer("node", "h100", "600.01")
    made = replace(made, catalogs=(replace(made.catalogs[0], offers=(node,)),))
    due = [line("purchase", period, "600.01", order=str(period)) for period in range(3)]
    covered = [
        line("prepaid", 0, "-600.01", subject=first.id),
        line("prepaid", 1, "-405.01", subject=first.id),
        line("prepaid", 1, "-195.00", subject="second"),
        line("prepaid", 2, "-305.00", subject="second"),
    ]
    orders = [order(made, str(period), "node", period, (1, "600.01")) for period in range(3)]
    assert lines_broken(made, given(orders, [*due, *covered])) == {}
