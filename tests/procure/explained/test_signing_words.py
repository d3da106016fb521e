"""What must be signed is told with its day, why it is that day, and what waiting does."""

from dataclasses import replace
from datetime import date

import pytest

from procure.explained.effect import NO_PLAN, Effect, Interval
from procure.explained.signing import HeldBy, Signing, Signings
from procure.explained.signing_words import together_told, told
from tests.builders import D, catalog, demand, offer, project, scenario

PROJECT = project([catalog("North", offer("cheap", "h100", 100))], scenario(demand(10, 10)))
SCENARIO = PROJECT.scenarios[0]
COSTS = Effect(outcome="plan", cost=Interval(low=D(310_000), high=D(352_000)))
ORDER = Signing(
    order="o1",
    offer="cheap",
    supplier="North",
    units=1200,
    period=0,
    usable=1,
    last=date(2024, 3, 4),
    held_by="arrival",
    now=True,
    waiting=COSTS,
)
NEXT = date(2024, 4, 1)


def test_an_order_that_cannot_wait() -> None:
    """The day, the reason and the cost of waiting."""
    assert told(PROJECT, SCENARIO, Signings(next_period=NEXT), ORDER) == (
        "Sign 1,200 units of Offer cheap with North by 2024-03-04: ordered later, it is not there "
        "for 2024 Q2. Waiting until 2024-04-01 costs USD 310,000 to USD 352,000 more."
    )
    alone = replace(ORDER, waiting=NO_PLAN)
    assert told(PROJECT, SCENARIO, Signings(next_period=NEXT), alone).endswith(
        "Waiting until 2024-04-01 leaves no plan at all."
    )


@pytest.mark.parametrize(
    ("held_by", "end"),
    [
        ("arrival", "can be signed until 2024-03-04, to be there for 2024 Q2."),
        ("validity", "can be signed until 2024-03-04, the quote's last day."),
        ("rules", "can be signed until 2024-03-04, before export rules bar or delay it."),
    ],
)
def test_an_order_that_can_wait(held_by: HeldBy, end: str) -> None:
    """Nothing is said of a cost that was not looked for."""
    one = replace(ORDER, now=False, waiting=None, held_by=held_by)
    assert told(PROJECT, SCENARIO, Signings(next_period=NEXT), one) == (
        f"1,200 units of Offer cheap with North {end}"
    )
    urgent = replace(ORDER, waiting=None, held_by=held_by)
    assert "by 2024-03-04: " in told(PROJECT, SCENARIO, Signings(next_period=NEXT), urgent)


def test_all_of_them_together() -> None:
    """How many there are is said too, and nothing of a cost that is not known."""
    assert together_told(PROJECT, Signings(next_period=NEXT)) == (
        "No order has to be signed before 2024-04-01."
    )
    one = Signings(next_period=NEXT, orders=(ORDER,))
    assert together_told(PROJECT, one) == "One order has to be signed before 2024-04-01."
    both = replace(one, orders=(ORDER, ORDER), together=COSTS)
    assert together_told(PROJECT, both) == (
        "2 orders have to be signed before 2024-04-01. Waiting with all of them costs USD 310,000 "
        "to USD 352,000 more."
    )
    assert together_told(PROJECT, replace(both, together=None)).endswith("before 2024-04-01.")
