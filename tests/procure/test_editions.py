"""The past of a price list: told as it was, kept small, and of no weight in a plan."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from procure import storage
from procure.editions import MOST_EDITIONS, history, with_editions, with_past_kept
from procure.offers import Acceptance, Catalog, PriceBreak
from tests.builders import D, catalog, demand, offer, project, scenario

FIRST = date(2024, 1, 1)


def edition(number: int, prices: dict[str, int]) -> Catalog:
    """Give a list with the prices of its offers."""
    day = FIRST + timedelta(days=number)
    made = catalog("X", *(offer(name, "h100", price) for name, price in prices.items()))
    return replace(made, as_of=day, sha256=f"file {number}", file_name=f"{number}.csv")


def read(*lists: dict[str, int]) -> Catalog:
    """Read one list after the other."""
    found = edition(0, lists[0])
    for number, prices in enumerate(lists[1:], start=1):
        found = with_editions(found, edition(number, prices))
    return found


def told(list_: Catalog, name: str) -> list[tuple[int, object]]:
    """Give an offer's history as days since the first list, and prices."""
    return [((one.on - FIRST).days, one.price) for one in history(list_, name)]


_PRICES = st.dictionaries(st.sampled_from("abcd"), st.integers(1, 3), max_size=4)


@given(st.lists(_PRICES, min_size=1, max_size=6))
def test_history_is_what_each_list_said(lists: list[dict[str, int]]) -> None:
    """Of every offer, each edition that had it, with the price that it had."""
    found = read(*lists)
    for name in "abcd":
        assert told(found, name) == [
            (number, prices[name]) for number, prices in enumerate(lists) if name in prices
        ]


def test_only_what_changed_is_kept() -> None:
    """An edition holds the quotes that the next one changed or dropped, and no others."""
    found = read({"a": 1, "b": 1, "c": 1}, {"a": 1, "b": 2, "d": 1})
    (past,) = found.editions
    assert (past.file_name, past.sha256, past.as_of) == ("0.csv", "file 0", FIRST)
    assert [(one.offer, one.breaks[0].unit_price) for one in past.changed] == [
        ("b", D(1)),
        ("c", D(1)),
    ]
    assert past.added == ("d",)


def test_the_oldest_editions_are_dropped() -> None:
    """However often a list is replaced, so many editions are kept, and they stay true."""
    found = read(*({"a": number} for number in range(1, MOST_EDITIONS + 6)))
    assert len(found.editions) == MOST_EDITIONS
    assert told(found, "a") == [(number, number + 1) for number in range(4, MOST_EDITIONS + 5)]


def test_the_same_file_read_otherwise_is_no_edition() -> None:
    """Another answer about a file corrects what it says; the editions before say what they said."""
    found = read({"a": 1}, {"a": 2})
    corrected = with_editions(found, edition(1, {"a": 3, "b": 5}))
    assert told(corrected, "a") == [(0, 1), (1, 3)]
    assert told(corrected, "b") == [(1, 5)]
    assert len(corrected.editions) == 1
    alone = edition(0, {"a": 2})
    assert with_editions(edition(0, {"a": 1}), alone) is alone


def test_an_edit_by_hand_leaves_the_past() -> None:
    """A price that is typed over is not what earlier lists are said to have quoted."""
    found = read({"a": 1, "b": 1}, {"a": 1, "b": 2})
    old = found.offers[0]
    typed = replace(old, breaks=(PriceBreak(quantity=1, unit_price=D(9)),))
    kept = replace(with_past_kept(found, old), offers=(typed, found.offers[1]))
    assert told(kept, "a") == [(0, 1), (1, 9)]
    # Once the past is kept there is nothing more to keep, nor where there is no past.
    assert with_past_kept(kept, typed) is kept
    assert with_past_kept(found, found.offers[1]) is found
    assert with_past_kept(edition(0, {"a": 1}), old) == edition(0, {"a": 1})


def test_an_older_file_takes_its_place_in_time() -> None:
    """A list of an earlier day, read later, stands earlier."""
    found = with_editions(edition(5, {"a": 1}), edition(2, {"a": 2}))
    assert told(found, "a") == [(2, 2), (5, 1)]


def test_a_price_of_few_units() -> None:
    """Where there is no price of one unit, that of the fewest; where there is none, none."""
    few = replace(offer("a", "h100", [(4, 10), (8, 9)]))
    assert history(catalog("X", few), "a")[0].price == 10
    assert history(catalog("X", replace(few, breaks=())), "a")[0].price is None
    assert history(catalog("X", few), "nobody") == ()


def test_the_past_is_of_no_weight_in_a_plan() -> None:
    """Editions and accepted warnings change no digest, so no plan goes stale for them."""
    now = edition(1, {"a": 2})
    asked = scenario(demand(1))
    plain = storage.digest(project([now], asked), asked)
    accepted = Acceptance(key="lead-missing", offer="a", on=FIRST)
    past = replace(with_editions(edition(0, {"a": 1}), now), accepted=(accepted,))
    assert past.editions
    assert storage.digest(project([past], asked), asked) == plain


def test_a_project_file_keeps_the_past() -> None:
    """Editions are written with the project and read back as they were."""
    made = project([read({"a": 1, "c": 4}, {"a": 2, "b": 1})], scenario(demand(1)))
    assert storage.parse(storage.dump(made), "x") == made
