"""A project with a few of its offers keeps everything but the others."""

from dataclasses import replace

from procure.few_offers import named_offers, with_few_offers
from procure.scenario import Limit
from tests.builders import D, catalog, demand, offer, project, scenario


def test_only_the_wanted_offers_stay() -> None:
    """Lists keep their suppliers and terms; the project is otherwise the same."""
    made = project(
        [
            catalog("A", offer("a-1", "h100", 1), offer("a-2", "h100", 2)),
            catalog("B", offer("b-1", "h100", 3)),
        ],
        scenario(demand(1)),
    )
    few = with_few_offers(made, ["a-2", "gone"])
    assert [one.id for _, one in few.offers()] == ["a-2"]
    assert [one.supplier for one in few.catalogs] == ["A", "B"]
    assert replace(few, catalogs=made.catalogs) == made


def test_scenarios_name_offers_in_two_ways() -> None:
    """Those left out and those of which there is a limit; other limits name none."""
    limits = (
        Limit(family="quantity", by="offer", subject="a-1", value=D(1)),
        Limit(family="share", by="maker", subject="NVIDIA", value=D(1)),
    )
    asked = scenario(demand(1), limits=limits, excluded=("b-1",))
    assert named_offers([asked, scenario(demand(1), excluded=("c-1",))]) == {"a-1", "b-1", "c-1"}


def test_what_all_leave_out_is_not_named() -> None:
    """Only what sets scenarios apart is, whether they share their list of it or not."""
    one = scenario(demand(1), excluded=("a-1", "b-1"))
    assert named_offers([one, replace(one, name="Other")]) == frozenset()
    assert named_offers([one, replace(one, excluded=("b-1", "a-1", "c-1"))]) == {"c-1"}
    limited = replace(one, limits=(Limit(family="quantity", by="offer", subject="a-1"),))
    assert named_offers([one, limited]) == {"a-1"}
