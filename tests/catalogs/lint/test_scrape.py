"""One price for everything is said; one price for offers of the same chip is not."""

import pytest

from catalogs.lint import look
from tests.builders import chip, offer
from tests.catalogs.lint.lists import known, listed, said, values

NAMES = ("a", "b", "c", "d", "e")
FOUR = known(tuple(chip(name) for name in NAMES))


def test_one_price_everywhere() -> None:
    """Five offers of five chips, told once of the list."""
    same = listed(*(offer(name, name, 9999) for name in NAMES))
    assert said(same, FOUR) == [("price-everywhere", "")]
    assert values(look(same, FOUR), "price-everywhere") == {"price": "9999", "count": "5"}


@pytest.mark.parametrize("chips", ["aaaaa", "aabbb", "abc"])
def test_few_offers_or_chips_may_cost_the_same(chips: str) -> None:
    """Several part numbers of one chip do, and short lists."""
    offers = [offer(f"{at}", name, 9999) for at, name in enumerate(chips)]
    assert said(listed(*offers), FOUR) == []


def test_one_price_in_a_row_of_several_chips() -> None:
    """A row of a matrix that repeats one cell; a row of different prices is in order."""
    row = [offer(f"r-{name}", name, 9999, row=7) for name in "abc"]
    good = [offer(f"g-{name}", name, 9990 + at, row=8) for at, name in enumerate("abc")]
    assert said(listed(*row, *good), FOUR) == [("price-across-row", "r-a")]
