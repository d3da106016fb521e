"""A price far from every published one, or from other suppliers', is said; anything near is not."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogs.lint import PriceRange, look
from procure.units import Rate
from procure.words import sentence
from tests.builders import D, offer
from tests.catalogs.lint.lists import H100, L4, TODAY, known, listed, said, values

EUR = Rate(currency="EUR", rate=D("1.25"), on=TODAY)


@pytest.mark.parametrize(
    ("price", "count", "key"),
    [
        (30, 1, "price-far-off"),
        (2_499, 1, "price-far-off"),
        (2_500, 1, ""),
        (120_000, 1, ""),
        (240_000, 1, "price-like-unit"),
        (240_000, 8, ""),
        (31_000, 8, "price-like-chip"),
        (99_000, 8, ""),
        (60_000, 2, ""),
        (3_000_000, 1, "price-far-off"),
        (30_000_000, 8, "price-far-off"),
    ],
)
def test_a_purchase_is_compared_by_the_chip(price: int, count: int, key: str) -> None:
    """A server priced like a chip, a chip priced like a server, and what is far from both."""
    found = said(listed(offer("o", "h100", price, count=count)))
    assert found == ([(key, "o")] if key else [])


def test_it_says_what_the_price_looks_like() -> None:
    """The sentence names the price, the published ones, and how many times it is."""
    (issue,) = look(listed(offer("o", "h100", 240_000)), known())
    assert (issue.row, issue.severity, issue.offer) == (2, "warning", "o")
    text = sentence(issue.key, issue.values)
    assert "USD 240,000" in text
    assert "about 9 times" in text
    assert "between USD 25,000 and 30,000" in text


def test_every_break_is_looked_at() -> None:
    """A slip in a larger quantity's price is found too, and told once."""
    one = offer("o", "h100", [(1, 26_000), (10, 250), (20, 240)])
    assert said(listed(one)) == [("price-far-off", "o")]


def test_rent_is_compared_by_the_chip_hour() -> None:
    """The price of a month as that of an hour is odd; so is a node's hour split once too often."""
    assert said(listed(offer("o", "h100", "2.5", kind="rent", count=8))) == []
    odd = said(listed(offer("o", "h100", 1800, kind="rent", count=8)))
    assert odd == [("price-far-off", "o")]
    split = said(listed(offer("o", "h100", "0.5", kind="rent", count=8)))
    assert split == [("price-like-chip", "o")]


def test_nothing_is_said_where_nothing_can_be_compared() -> None:
    """A currency without a rate, no published price, several models: no opinion."""
    assert said(listed(offer("o", "h100", 1, currency="EUR"))) == []
    bare = known((replace(H100, prices=()), L4))
    assert said(listed(offer("o", "h100", 1)), bare) == []
    mixed = offer("o", "h100", 1)
    assert said(listed(replace(mixed, contents=mixed.contents * 2))) == []


def test_rates_of_the_project_make_currencies_comparable() -> None:
    """Published dollars are compared with a price in euros; the sentence speaks of dollars."""
    beside = known(currency="USD", rates=(EUR,))
    assert said(listed(offer("o", "h100", 22_000, currency="EUR")), beside) == []
    found = look(listed(offer("o", "h100", 2_000_000, currency="EUR")), beside)
    assert values(found, "price-far-off")["price"] == "2,500,000"


def test_other_suppliers_count_where_nobody_published_a_price() -> None:
    """Four times what others ask is told with their names, in the project's currency."""
    asked = PriceRange(chip="l4", kind="purchase", low=D(2500), high=D(3000), supplier="Bolt")
    own = replace(asked, supplier="Acme", low=D(1), high=D(99_999))
    beside = known(currency="USD", rates=(EUR,), others=(asked, own))
    assert said(listed(offer("o", "l4", 9_000)), beside) == []
    assert said(listed(offer("o", "l4", 9_000, currency="EUR")), beside) == []
    found = look(listed(offer("o", "l4", 20_000, currency="EUR")), beside)
    assert values(found, "price-like-unit-others")["suppliers"] == "Bolt"
    assert values(found, "price-like-unit-others")["price"] == "25,000"


@given(st.integers(1, 10**8), st.integers(1, 72))
def test_a_price_within_the_published_ones_is_never_odd(price: int, count: int) -> None:
    """Whatever the unit holds, a chip's price between the lowest and the highest stands."""
    per_chip = Decimal(25_000) + price % 5_001
    assert said(listed(offer("o", "h100", per_chip * count, count=count))) == []
