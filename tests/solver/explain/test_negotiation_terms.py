"""Lead times and minimums at which orders change, where anybody can work them out."""

from decimal import Decimal
from typing import Any

import pytest

from procure.explained.negotiation import TermTurn
from procure.offers import Offer
from procure.project import Project
from procure.scenario import Limit
from solver.explain.asker import Asker
from solver.explain.negotiation_terms import lead_turn, minimum_of, minimum_turn
from solver.planner import Options, make_plan
from tests.builders import D, catalog, demand, offer, project, scenario

EXACT = Options(gap=Decimal(0))


def asker(made: Project) -> Asker:
    """Plan the first scenario."""
    asked = made.scenarios[0]
    return Asker(made, asked, make_plan(made, asked, EXACT), EXACT)


def two(first: Offer, **fields: Any) -> Project:
    """An offer beside a dear one without terms; ten chips are needed from the second quarter."""
    return project(
        [catalog("A", first), catalog("B", offer("dear", "h100", 500))],
        scenario(demand(0, 100, 100), **fields),
    )


def lead(made: Project) -> TermTurn:
    """Find the lead time of the first offer."""
    found = lead_turn(asker(made), made.offers()[0][1])
    assert found is not None
    return found


def test_an_offer_enters_when_it_comes_in_time() -> None:
    """A quarter of 2024 has thirteen weeks: delivered within them it works in the second."""
    found = lead(two(offer("slow", "h100", 100, lead_weeks=D(20))))
    assert (found.change, found.outcome) == ("enters", "found")
    assert (found.before, found.after) == (D(14), D(13))


def test_an_offer_is_ordered_until_it_comes_too_late() -> None:
    """The other way round, for one that is used."""
    found = lead(two(offer("quick", "h100", 100, lead_weeks=D("2.5"))))
    assert (found.change, found.outcome) == ("less", "found")
    assert (found.before, found.after) == (D(13), D(14))


def test_a_limit_of_lead_time_is_found_to_the_week() -> None:
    """It ends within a period, where no other quarter is reached."""
    limit = Limit(family="lead_time", value=D(9))
    found = lead(two(offer("quick", "h100", 100, lead_weeks=D(2)), limits=(limit,)))
    assert (found.before, found.after) == (D(9), D(10))
    found = lead(two(offer("slow", "h100", 100, lead_weeks=D(12)), limits=(limit,)))
    assert (found.before, found.after) == (D(10), D(9))


def test_what_no_lead_time_changes_is_said() -> None:
    """Too dear however soon; needed however late; nothing could be sooner than at once."""
    found = lead(two(offer("dearer", "h100", 900, lead_weeks=D(2))))
    assert (found.outcome, found.looked_to, found.after) == ("never", D(0), None)
    alone = project(
        [catalog("A", offer("only", "h100", 100, lead_weeks=D(2)))], scenario(demand(0, 100))
    )
    assert lead(alone).outcome == "needed"
    now = two(offer("now", "h100", 900))
    assert lead_turn(asker(now), now.offers()[0][1]) is None


@pytest.mark.parametrize(
    ("multiple", "before", "after"), [(None, 13, 12), (4, 16, 12), (5, 15, 10)]
)
def test_an_offer_enters_when_less_can_be_ordered(
    multiple: int | None, before: int, after: int
) -> None:
    """Ten chips at 500 are replaced by up to twelve at 400, in the multiples that are sold."""
    made = two(offer("bulk", "h100", 400, moq=40, multiple=multiple))
    one = made.offers()[0][1]
    found = minimum_turn(asker(made), one)
    assert found is not None
    assert (found.outcome, found.quoted) == ("found", D(40))
    assert (found.before, found.after) == (D(before), D(after))


def test_a_first_break_is_a_minimum_too() -> None:
    """Nothing below it is sold, and orders are whole multiples."""
    assert minimum_of(offer("o", "h100", [(6, 10)], moq=2, multiple=4)) == 8
    assert minimum_of(offer("o", "h100", 10)) == 1
    made = two(offer("bulk", "h100", [(40, 400)]))
    found = minimum_turn(asker(made), made.offers()[0][1])
    assert found is not None
    assert (found.before, found.after) == (D(13), D(12))


def test_no_smaller_minimum_helps_what_is_too_dear() -> None:
    """Nor is anything asked of an offer that has none."""
    made = two(offer("bulk", "h100", 900, moq=40))
    found = minimum_turn(asker(made), made.offers()[0][1])
    assert found is not None
    assert (found.outcome, found.before, found.looked_to) == ("never", D(1), D(1))
    made = two(offer("single", "h100", 900))
    assert minimum_turn(asker(made), made.offers()[0][1]) is None
