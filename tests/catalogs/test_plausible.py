"""A price far from every published one is said; anything near is not."""

from dataclasses import replace
from decimal import Decimal

import pytest

from catalogs.plausible import oddity
from procure.chips import PriceObservation
from tests.builders import D, chip, offer

H100 = chip(
    "H100",
    prices=(
        PriceObservation(kind="street", low=D(25000), high=D(30000)),
        PriceObservation(kind="rental", low=D("1.25"), high=D("12.29")),
    ),
)


@pytest.mark.parametrize(
    ("price", "count", "is_odd"),
    [
        (30, 1, True),
        (2_499, 1, True),
        (2_500, 1, False),
        (240_000, 8, False),
        (300_000, 1, False),
        (300_001, 1, True),
        (30_000_000, 8, True),
    ],
)
def test_a_purchase_is_compared_by_the_chip(price: int, count: int, *, is_odd: bool) -> None:
    """Ten times below the lowest or above the highest published price is odd."""
    found = oddity(offer("o", "h100", price, count=count), H100)
    assert (found is not None) == is_odd
    if found:
        assert found.price == Decimal(price) / count
        assert [found.low, found.high] == [D(25000), D(30000)]


def test_every_break_is_looked_at() -> None:
    """A slip in a larger quantity's price is found too."""
    assert oddity(offer("o", "h100", [(1, 26_000), (10, 250)]), H100) is not None


def test_rent_is_compared_by_the_chip_hour() -> None:
    """The price of a node's hour as that of a chip's is not odd yet; a month's is."""
    assert oddity(offer("o", "h100", "2.5", kind="rent", count=8), H100) is None
    assert oddity(offer("o", "h100", 1800, kind="rent", count=8), H100) is not None


def test_nothing_is_said_where_nothing_can_be_compared() -> None:
    """Another currency, no published price, several models: no opinion."""
    assert oddity(offer("o", "h100", 1, currency="EUR"), H100) is None
    assert oddity(offer("o", "h100", 1), replace(H100, prices=())) is None
    mixed = offer("o", "h100", 1)
    assert oddity(replace(mixed, contents=mixed.contents * 2), H100) is None
