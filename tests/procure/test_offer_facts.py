"""What offers name is known at once, and is what going through them would find."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from procure.offer_facts import (
    chips_on_offer,
    currencies_quoted,
    facts_of,
    is_offered,
    keep_facts,
    offer_ids,
    offers_by_id,
)
from procure.offers import Content, Offer
from tests.builders import catalog, offer

_CHANGES = st.lists(
    st.tuples(
        st.integers(0, 99),
        st.sampled_from("abc"),
        st.sampled_from(("USD", "EUR")),
        st.sampled_from(("", "p")),
    ),
    max_size=80,
)


def _plain(offers: Sequence[Offer]) -> list[Counter[str]]:
    return [
        Counter(one.id for one in offers),
        Counter(content.chip for one in offers for content in one.contents),
        Counter(one.currency for one in offers),
        Counter(one.program for one in offers),
    ]


@given(_CHANGES)
def test_facts_are_those_of_going_through_the_offers(
    changes: list[tuple[int, str, str, str]],
) -> None:
    """Also of a list in which some offers were changed since."""
    offers = [offer(f"o{at}", "h100", 1) for at in range(100)]
    facts_of(tuple(offers))
    for at, chip, currency, program in changes:
        offers[at] = replace(
            offers[at],
            id=f"{chip}{at}",
            contents=(Content(chip=chip, count=1),),
            currency=currency,
            program=program,
        )
    found = facts_of(tuple(offers))
    assert [found.ids, found.chips, found.currencies, found.programs] == _plain(offers)


def test_facts_of_several_lists_are_those_of_each() -> None:
    """What one of them names, they name."""
    lists = (
        catalog("A", offer("a", "h100", 1)),
        catalog("B", replace(offer("b", "l4", 1), currency="EUR")),
        catalog("C"),
    )
    for _ in range(2):
        assert offer_ids(lists) == {"a", "b"}
        assert chips_on_offer(lists) == {"h100", "l4"}
        assert currencies_quoted(lists) == {"USD", "EUR"}
        assert is_offered(lists, "b")
        assert not is_offered(lists, "c")
        keep_facts(())


@given(
    st.lists(st.tuples(st.integers(0, 99), st.integers(0, 120), st.integers(1, 9)), max_size=80),
    st.lists(st.tuples(st.integers(0, 99), st.integers(0, 120), st.integers(1, 9)), max_size=80),
)
def test_offers_are_found_by_id_after_edits(
    before: list[tuple[int, int, int]], after: list[tuple[int, int, int]]
) -> None:
    """Also where some were changed since, and where several have one id: the last counts."""
    offers = [offer(f"o{at}", "h100", 1) for at in range(100)]
    for changes in (before, after):
        for at, name, price in changes:
            offers[at] = offer(f"o{name}", "h100", price)
        assert offers_by_id(tuple(offers)) == {one.id: one for one in offers}
