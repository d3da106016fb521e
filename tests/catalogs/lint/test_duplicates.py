"""The same offer twice is said once, of the later row, with its price."""

from dataclasses import replace

import pytest

from catalogs.lint import look
from procure.offers import Offer
from tests.builders import D, offer
from tests.catalogs.lint.lists import known, listed, said, values

ONE: Offer = replace(offer("o", "l4", 3000, moq=1), sku="A-1", description="L4 24GB")
TWO: Offer = replace(ONE, id="p", sku="A-2")
DEARER: Offer = replace(offer("p", "l4", 3100, moq=1), sku="A-2", description="L4 24GB")


def test_the_same_twice() -> None:
    """Its supply would count twice."""
    found = look(listed(ONE, TWO), known())
    assert [(issue.key, issue.offer, issue.row) for issue in found] == [("offer-twice", "p", 3)]
    assert values(found, "offer-twice") == {"other": "A-1"}


def test_the_same_at_another_price() -> None:
    """The plan would take the cheaper one."""
    found = look(listed(ONE, DEARER), known())
    assert values(found, "offer-other-price") == {"other": "A-1", "price": "3000"}


@pytest.mark.parametrize(
    "fields",
    [
        {"lead_weeks": D(9)},
        {"region": "west"},
        {"moq": 10},
        {"supply_total": 5},
        {"description": "L4 24GB, used"},
        {"note": "open box"},
        {"currency": "EUR"},
        {"sku": "A-1"},
    ],
    ids=lambda fields: next(iter(fields)),
)
def test_other_terms_make_another_offer(fields: dict[str, object]) -> None:
    """So does another product; a part number that stands twice is told elsewhere."""
    assert said(listed(ONE, replace(DEARER, **fields))) == []  # type: ignore[arg-type]
