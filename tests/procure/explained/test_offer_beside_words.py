"""What a used offer's work costs is told beside what else could do it, with figures."""

from dataclasses import replace

import pytest

from procure.explained.offer_cases import Another, OfferUse, UseCost
from procure.explained.offer_cases_words import uses_told
from tests.builders import D
from tests.procure.explained.test_offer_cases_words import case, known

BESIDE = UseCost(workload="chat", cost=D("12.5"), orders=1, units=2, period=0, usable=1, others=())


def beside(others: tuple[Another, ...], **fields: object) -> str:
    """Say what the chat of offer a costs beside others."""
    made, asked = known()
    use = OfferUse(site="here", chips=16, workload="chat", first=1, last=2)
    cost = replace(BESIDE, others=others, **fields)  # type: ignore[arg-type]
    _, _, *rest = uses_told(made, asked, case(units=2, uses=(use,), beside=(cost,)))
    return " ".join(rest)


def test_the_cheapest_says_so_with_the_next_best_and_how_much_more_it_costs() -> None:
    """In money of a unit of the workload, and in percent."""
    assert beside((Another(offer="b", cost=D(15), kind="dearer"),)) == (
        "For Chat it is the cheapest that could be there by 2024 Q2: 1 token/s costs USD 12.50 a "
        "year, all told. The next best is “Offer b” (Shop) at USD 15.00, USD 2.50 (20.0 %) more."
    )


def test_what_is_not_the_cheapest_is_not_said_to_be() -> None:
    """The cheaper one is named with what stands in its way, then the next that costs more."""
    cheaper = Another(offer="b", cost=D(10), kind="used_up")
    told_of = beside((cheaper, Another(offer="a", cost=D(15), kind="dearer")))
    assert "cheapest" not in told_of
    assert told_of.startswith("For Chat, by 2024 Q2, 1 token/s costs USD 12.50 a year with it")
    assert "would cost USD 2.50 (20.0 %) less, at USD 10.00, but the plan orders all" in told_of
    assert told_of.endswith(
        "The next best is “Offer a” (Shop) at USD 15.00, USD 2.50 (20.0 %) more."
    )


@pytest.mark.parametrize(
    ("another", "shown"),
    [
        (Another(offer="b", cost=D("12.5"), kind="dearer"), "would cost as much"),
        (Another(offer="b", cost=D(10), kind="port", once=D(5000)), "a port for USD 5,000"),
        (Another(offer="b", cost=D(10), kind="program", once=D(7000)), "is paid, USD 7,000"),
        (Another(offer="b", cost=D(10), kind="minimum", units=9), "smallest order is of 9 units"),
        (
            Another(offer="b", cost=D(10), kind="limit", limit="share.maker.NVIDIA.maximum"),
            "takes more of “Share of NVIDIA (maker) at most (50 %)”",
        ),
        (Another(offer="b", cost=D(10), kind="longer", until=2), "up to 2024 Q3"),
        (Another(offer="b", cost=D(10), kind="mix"), "whole orders, dates and limits"),
    ],
)
def test_what_stands_in_the_way_of_a_cheaper_one_is_said(another: Another, shown: str) -> None:
    """With its figure, where it has one."""
    assert shown in beside((another,))


def test_what_is_paid_once_and_which_order_is_priced_are_told() -> None:
    """A cost without its port would be too good; of several orders one is priced."""
    told_of = beside((), orders=3, port=D(5000), program=D(7000))
    assert told_of.startswith("For Chat nothing else could be there by 2024 Q2")
    assert "without the port to , which costs USD 5,000 once" in told_of
    assert "USD 7,000" in told_of
    assert told_of.endswith("(in the order of 2 in 2024 Q1).")


def test_chips_that_are_there_for_other_work_do_this_beside_it() -> None:
    """Where they are the cheapest for that, a cheaper offer for this alone is no riddle."""
    made, asked = known()
    images = replace(BESIDE, workload="images", others=())
    chat = replace(BESIDE, others=(Another(offer="b", cost=D(10), kind="mix"),))
    said = " ".join(uses_told(made, asked, case(units=2, beside=(chat, images))))
    assert "but these chips are there for images as well" in said
