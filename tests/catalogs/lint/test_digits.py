"""Prices with a calculation's decimals, or with one digit only, are said."""

from datetime import date
from decimal import Decimal

import pytest

from catalogs.lint.digits import too_many
from catalogs.lint.listed import Listed
from catalogs.lint.surroundings import Surroundings
from procure.offers import Catalog, Mapping
from tests.builders import offer
from tests.catalogs.lint.lists import listed, said


@pytest.mark.parametrize(
    ("price", "kind", "odd"),
    [
        ("2999.99", "purchase", False),
        ("2999.123400000", "purchase", False),
        ("2999.12345", "purchase", True),
        ("0.332", "rent", False),
        ("0.3321987", "rent", True),
        ("0.3333333333", "rent", False),
    ],
)
def test_too_many(price: str, kind: str, *, odd: bool) -> None:
    """Zeros at the end do not count, nor a unit's price divided by its chips."""
    found = said(listed(offer("o", "l4", price, kind=kind)))
    assert found == ([("price-too-precise", "o")] if odd else [])


def test_prices_without_their_tax() -> None:
    """Where tax was taken off, the decimals of that division are no supplier's."""
    catalog = Catalog(
        supplier="S",
        file_name="s.csv",
        sha256="",
        read_on=date(2024, 1, 1),
        offers=(offer("o", "l4", "2478.9915966387"), offer("p", "l4", "2478.991596")),
        mapping=Mapping(tax=Decimal("0.19")),
    )
    found = too_many(Listed(catalog, Surroundings(chips=(), today=date(2024, 1, 1))))
    assert [(one.key, one.offer and one.offer.id) for one in found] == [("price-too-precise", "p")]


def test_too_few() -> None:
    """Five prices of one digit and zeros are no quotes; one that is not makes them some."""
    rough = [offer(f"{at}", "l4", at * 1000) for at in range(1, 6)]
    assert said(listed(*rough)) == [("prices-rounded", "")]
    assert said(listed(*rough[1:], offer("o", "l4", 3999))) == []
    assert said(listed(*rough[1:])) == []
