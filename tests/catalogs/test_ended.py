"""Products that are no longer sold make no offer, in the words of many suppliers."""

from pathlib import Path

import pytest

from catalogs.ended import is_ended, marked_ended, says_ended
from tests.catalogs.shelf import issue, read, text_file

ENDED = [
    *("EOL", "E.O.L.", "discontinued", "End of life 2024-01", "снят с производства", "停产"),
    *("已停产", "生産終了", "abgekündigt", "fin de vie", "descatalogado", "fuori produzione"),
    *("wycofany", "Sold out", "no longer available"),
]
SOLD = ["", "Active", "new", "in stock", "available", "EOLUS rack", "в наличии", "geolocated"]


@pytest.mark.parametrize("text", ENDED)
def test_said_to_have_ended(text: str) -> None:
    """A status and a remark of this kind end the offer."""
    assert says_ended(text)
    assert is_ended(text)
    assert marked_ended(f"H100 PCIe 80GB ({text})")


@pytest.mark.parametrize("text", SOLD)
def test_still_sold(text: str) -> None:
    """Other words do not."""
    assert not says_ended(text)
    assert not is_ended(text)
    assert not marked_ended(f"H100 PCIe 80GB ({text})")


def test_a_remark_about_another_product_ends_nothing() -> None:
    """Only a remark that begins with it is about its own row."""
    assert not is_ended("replaces the discontinued A100")


@pytest.mark.parametrize(
    "row",
    [
        "A,L40S,9000,EOL,,4 weeks",
        "A,L40S (EOL),9000,,,4 weeks",
        "A,L40S,9000,,discontinued,4 weeks",
        "A,L40S,9000,,,EOL",
    ],
)
def test_no_offer_is_made(row: str, tmp_path: Path) -> None:
    """Wherever a row says so, it is the reason that is told."""
    headings = "SKU,Description,Price (USD),Status,Remark,Lead time"
    catalog = read(text_file(tmp_path / "a.csv", ["Supplier: Acme", headings, row]))
    assert not catalog.offers
    assert issue(catalog, "offer-ended").severity == "refused"
