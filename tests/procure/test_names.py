"""What a person reads for an id is what the project of that moment says."""

from dataclasses import replace

from procure.names import Names
from tests.builders import catalog, offer, project


def test_offers_are_those_of_all_lists() -> None:
    """With the price list that they stand in; of two with one id the last one."""
    lists = (
        catalog("A", offer("a", "h100", 1), offer("both", "h100", 2)),
        catalog("B", offer("b", "h100", 3), offer("both", "h100", 4)),
        catalog("C"),
    )
    asked = project(lists)
    found = Names(asked).offers
    assert dict(found) == {one.id: (catalog, one) for catalog, one in asked.offers()}
    assert list(found) == ["a", "both", "b"]
    assert len(found) == 3
    assert "c" not in found
    assert found["both"][0] is lists[1]


def test_an_edit_is_seen_and_leaves_the_names_of_before() -> None:
    """Of two projects that share most offers, each is named as it is."""
    offers = [replace(offer(f"o{at}", "h100", 1), description=f"Board {at}") for at in range(20)]
    before = project((catalog("A", *offers),))
    assert Names(before).offer("o7") == "Board 7"
    offers[7] = replace(offers[7], description="Another")
    after = replace(before, catalogs=(replace(before.catalogs[0], offers=tuple(offers)),))
    assert Names(after).offer("o7") == "Another"
    assert Names(after).offer("o8") == "Board 8"
    assert Names(before).offer("o7") == "Board 7"
