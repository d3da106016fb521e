"""The same offer is found again in a newer list, and no other is taken for it."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procure.offer_pairs import pairs, with_known_ids
from procure.offers import Acceptance, Issue, Offer
from tests.builders import catalog, offer


def listed(name: str, words: str, sku: str = "", chip: str = "h100", **fields: object) -> Offer:
    """Make an offer of eight chips with a description."""
    made = offer(name, chip, 1000, count=8)
    return replace(made, description=words, sku=sku, **fields)  # type: ignore[arg-type]


def ids(old: list[Offer], new: list[Offer]) -> dict[str, list[object]]:
    """Pair two lists and give the ids of each kind."""
    found = pairs(old, new)
    return {
        "same": [(one.id, other.id) for one, other in found.same],
        "likely": [(one.id, other.id) for one, other in found.likely],
        "new": [one.id for one in found.new],
        "gone": [one.id for one in found.gone],
    }


def test_one_id_is_one_offer() -> None:
    """Whatever changes but its chips: an offer that keeps its id is the same."""
    old = listed("a", "HGX H100 server", "A-1")
    new = replace(old, description="Server with H100", contents=())
    assert ids([old], [new]) == {"same": [("a", "a")], "likely": [], "new": [], "gone": []}


def test_a_number_that_another_chip_has_now_is_no_name() -> None:
    """Lines numbered anew: what named the first line names no other chip's afterwards."""
    one, two = listed("x:1", "H100 server", "1"), listed("x:2", "L40S card", "2", chip="l40s")
    moved = listed("x:1", "L40S card", "1", chip="l40s")
    assert ids([one], [moved]) == {"same": [], "likely": [], "new": ["x:1"], "gone": ["x:1"]}
    accepted = Acceptance(key="price-far-off", offer="x:1", on=date(2024, 1, 1))
    later = replace(catalog("X", moved), accepted=(accepted,))
    kept = with_known_ids(catalog("X", one), later)
    assert [known.id for known in kept.offers] == ["x:1-2"]
    assert [known.offer for known in kept.accepted] == ["x:1-2"]
    # The card is known again by its words only as likely the same.
    assert ids([one, two], [moved])["likely"] == [("x:2", "x:1")]


def test_a_part_number_outlives_its_id() -> None:
    """One part number for the same contents is the same offer, however its id is written."""
    old, new = listed("x:a1", "HGX H100", "A-1"), listed("y:a-1", "Other words", "a 1")
    assert ids([old], [new])["same"] == [("x:a1", "y:a-1")]
    other = replace(new, contents=listed("z", "", chip="h200").contents)
    assert ids([old], [other]) == {
        "same": [],
        "likely": [],
        "new": ["y:a-1"],
        "gone": ["x:a1"],
    }


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("HGX H100 8-GPU server, 2 TB RAM", "HGX H100 8-GPU servr, 2 TB RAM"),
        ("HGX H100 8-GPU server", "HGX H100 8 GPU Server (air-cooled)"),
        ("H100 SXM5 80GB HGX baseboard", "HGX baseboard, H100 SXM 80GB"),
    ],
)
def test_a_retyped_description_is_likely_the_same(before: str, after: str) -> None:
    """Slips of the pen, other spacing and added words are asked about, never taken as certain."""
    old, new = listed("a", before, "A-1"), listed("b", after, "B-1")
    assert ids([old], [new]) == {"same": [], "likely": [("a", "b")], "new": [], "gone": []}


@pytest.mark.parametrize(
    "change",
    [
        {"description": "HGX H100 8-GPU server, 1 TB RAM"},
        {"description": "Liquid-cooled rack"},
        {"term_months": 12},
        {"region": "eu-west"},
        {"kind": "rent"},
        {"contents": ()},
    ],
)
def test_another_offer_is_no_renamed_one(change: dict[str, object]) -> None:
    """Another memory, term, region or content is another offer: a wrong neighbour is worse."""
    old = listed("a", "HGX H100 8-GPU server, 2 TB RAM", "A-1")
    new = replace(replace(old, id="b", sku="B-1"), **change)  # type: ignore[arg-type]
    assert ids([old], [new]) == {"same": [], "likely": [], "new": ["b"], "gone": ["a"]}


def test_two_as_likely_are_none() -> None:
    """Where one offer is as like one as another, neither is said to be the same."""
    old = listed("a", "HGX H100 server", "A-1")
    news = [listed("b", "HGX H100 server x", "B-1"), listed("c", "HGX H100 server y", "C-1")]
    assert ids([old], news) == {"same": [], "likely": [], "new": ["b", "c"], "gone": ["a"]}


def test_numbered_names_are_told_apart_by_what_they_hold() -> None:
    """Of lines with one name, a line put before the others gives none the place of another."""

    def rent(name: str, months: int) -> Offer:
        return listed(name, "8 x H100", kind="rent", term_months=months)

    old = [rent("h", 12), rent("h-2", 36)]
    new = [rent("h", 1), rent("h-2", 12), rent("h-3", 36)]
    assert ids(old, new) == {
        "same": [("h", "h-2"), ("h-2", "h-3")],
        "likely": [],
        "new": ["h"],
        "gone": [],
    }
    kept = with_known_ids(catalog("X", *old), catalog("X", *new))
    assert {one.id: one.term_months for one in kept.offers} == {"h": 12, "h-2": 36, "h-4": 1}


def test_what_is_confirmed_keeps_its_id() -> None:
    """An offer that a person says is the same has the id it had, in its issues too."""
    old = catalog("X", listed("a", "HGX H100 server", "A-1"))
    issue = Issue(key="lead-missing", severity="warning", offer="b")
    new = replace(catalog("X", listed("b", "HGX H100 servers", "B-1")), issues=(issue,))
    assert with_known_ids(old, new) is new
    kept = with_known_ids(old, new, {"b": "a"})
    assert [one.id for one in kept.offers] == ["a"]
    assert [one.offer for one in kept.issues] == ["a"]
    assert kept.offers[0].sku == "B-1"
    again = replace(new, sha256="2")
    # The next edition with this part number needs no answer.
    assert [one.id for one in with_known_ids(kept, again).offers] == ["a"]


def test_an_answer_about_offers_that_are_not_there_changes_nothing() -> None:
    """An answer to an earlier reading of the file gives no two offers one id."""
    old, new = catalog("X", listed("a", "One")), catalog("X", listed("b", "Two"))
    assert with_known_ids(old, new, {"c": "a", "b": "z"}) is new


_NAMES = st.sampled_from(["", "A-1", "a 1", "B"])
_OFFERS = st.lists(
    st.builds(
        listed,
        st.integers(0, 9).map("o{}".format),
        st.sampled_from(["HGX H100", "HGX  H100 server", "H100 NVL pair"]),
        _NAMES,
        st.sampled_from(["h100", "h200"]),
        term_months=st.sampled_from([None, 12]),
    ),
    max_size=8,
    unique_by=lambda one: one.id,
)


@given(_OFFERS, _OFFERS)
def test_every_offer_is_in_one_place(old: list[Offer], new: list[Offer]) -> None:
    """No offer is lost or paired twice, and ids stay unique when they are taken over."""
    found = ids(old, new)
    both: list[tuple[str, str]] = [*found["same"], *found["likely"]]  # type: ignore[list-item]
    assert sorted([*(one for one, _ in both), *found["gone"]]) == sorted(one.id for one in old)  # type: ignore[type-var]
    assert sorted([*(one for _, one in both), *found["new"]]) == sorted(one.id for one in new)  # type: ignore[type-var]
    kept = with_known_ids(catalog("X", *old), catalog("X", *new))
    assert len({one.id for one in kept.offers}) == len(new)
    assert [replace(one, id="") for one in kept.offers] == [replace(one, id="") for one in new]


@given(_OFFERS)
def test_a_list_is_the_same_as_itself(offers: list[Offer]) -> None:
    """Every offer of a list that is read again is known again."""
    assert ids(offers, offers)["same"] == [(one.id, one.id) for one in offers]
