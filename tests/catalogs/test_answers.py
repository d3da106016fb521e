"""Answers make no offer that the list itself contradicts."""

from decimal import Decimal
from pathlib import Path

import pytest

from catalogs.ingest import read_price_list
from procure.offers import Catalog, ChipAnswer, Mapping
from tests.catalogs.shelf import CHIPS, TODAY, issue, keys, read, text_file


def next_list(path: Path, first: str, then: str, answers: Mapping, price: str) -> Catalog:
    """Reads a list with answers, then the next one of its layout, `first` or `then` above it."""
    table = ["SKU,Product,Price EUR", f"A,8x H100 SXM,{price}"]
    before = read(text_file(path / "a.csv", ["Supplier: Acme", first, *table]), answers)
    assert before.offers
    after = text_file(path / "b.csv", ["Supplier: Acme", then, *table])
    return read_price_list(after, chips=CHIPS, known=[before], today=TODAY)


def test_an_earlier_basis_gives_way(tmp_path: Path) -> None:
    """The next list says what its prices are for: what was said of the last one is no answer."""
    answers = Mapping(price_per="chip")
    args = (tmp_path, "All prices per GPU", "All prices per server", answers)
    (offer,) = next_list(*args, "33000").offers
    assert offer.breaks[0].unit_price == 33000


def test_an_earlier_basis_serves(tmp_path: Path) -> None:
    """Where the next list does not say it, the answer holds."""
    (offer,) = next_list(tmp_path, "Welcome", "Welcome", Mapping(price_per="chip"), "33000").offers
    assert offer.breaks[0].unit_price == 264000


TAX = Mapping(tax=Decimal("0.19"))


def test_tax_is_taken_off_the_next_list_that_says_it(tmp_path: Path) -> None:
    """The same sentence, the same answer."""
    said = "All prices include 19% VAT"
    (offer,) = next_list(tmp_path, said, said, TAX, "11900").offers
    assert offer.breaks[0].unit_price == 10000


def test_no_tax_is_taken_off_net_prices(tmp_path: Path) -> None:
    """The next list says that its prices are net."""
    catalog = next_list(
        tmp_path, "All prices include 19% VAT", "All prices exclude VAT", TAX, "100"
    )
    assert catalog.offers[0].breaks[0].unit_price == 100
    assert "tax-taken-off" not in keys(catalog, "warning")


@pytest.mark.parametrize(
    ("then", "key"),
    [("Welcome", "prices-with-tax-before"), ("All prices include 7% VAT", "prices-with-tax")],
)
def test_tax_that_may_have_changed_is_asked(then: str, key: str, tmp_path: Path) -> None:
    """Without a word of tax, or with another rate, the earlier answer makes no offer."""
    catalog = next_list(tmp_path, "All prices include 19% VAT", then, TAX, "11900")
    assert catalog.offers == ()
    assert issue(catalog, key).severity == "confirm"


def test_a_chip_told_of_other_words(tmp_path: Path) -> None:
    """What was said of a description does not go over the chip that the row itself names."""
    told = Mapping(chips=(ChipAnswer(text="GPU server X", chip="h100-sxm", count=8),))
    lines = ["Product,Chip,Price USD", "GPU server X,8x H200 SXM,260000", "GPU server X,,250000"]
    catalog = read(text_file(tmp_path / "a.csv", lines), told)
    assert [offer.row for offer in catalog.offers] == [3]
    asked = issue(catalog, "chip-answer-differs")
    assert (asked.row, asked.severity) == (2, "confirm")
