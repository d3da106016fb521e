"""A remark about a row's price or goods is heeded: the row makes no offer unseen."""

from decimal import Decimal
from pathlib import Path

import pytest

from catalogs.row_remarks import doubt_of, says_least, says_several, says_tax
from procure.offers import Mapping
from tests.catalogs.shelf import issue, keys, read, text_file

HEADINGS = "Product;Price EUR;Lead time"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("price includes VAT", "row-with-tax"),
        ("含13%增值税", "row-with-tax"),
        ("税込", "row-with-tax"),
        ("inkl. MwSt.", "row-with-tax"),
        ("price for 2 pcs", "price-of-several"),
        ("Price per 10", "price-of-several"),
        ("Preis je 10 Stück", "price-of-several"),
        ("цена за 5 шт", "price-of-several"),
        ("refurbished", "goods-used"),
        ("ex-demo unit", "goods-used"),
        ("Zustand: gebraucht", "goods-used"),
        ("sample unit", "goods-used"),
        ("Samples only", "goods-used"),
    ],
)
def test_what_makes_no_offer(text: str, key: str) -> None:
    """Tax, several units and used goods are never priced as one new unit, net."""
    doubt = doubt_of("Notes", text, None)
    assert doubt is not None
    assert doubt.key == key


@pytest.mark.parametrize(
    "text",
    [
        "",
        "excl. VAT",
        "Sample figure: the price of the largest quantity",
        "photo of the card on request",
        "税別",
        "price valid for 30 days",
        "price per unit",
        "prices for 1 pc",
        "freight not included",
        "3 years warranty",
        "new",
        "includes 2 cables",
    ],
)
def test_what_changes_nothing(text: str) -> None:
    """Other remarks leave the offer as it is."""
    assert doubt_of("Notes", text, None) is None


def test_an_answer_about_tax_meets_the_remark() -> None:
    """Tax that was answered is taken off; it is not taken off what is net."""
    assert doubt_of("Notes", "incl. VAT", Decimal("0.19")) is None
    contradiction = doubt_of("Notes", "excl. VAT", Decimal("0.19"))
    assert contradiction is not None
    assert contradiction.key == "row-without-tax"
    assert doubt_of("Notes", "excl. VAT", Decimal(0)) is None


@pytest.mark.parametrize(
    ("heading", "text", "included"),
    [
        ("VAT", "included", True),
        ("VAT", "excluded", False),
        ("VAT", "20%", None),
        ("VAT included", "no", False),
        ("含税", "是", True),
        ("Notes", "boxed", None),
    ],
)
def test_tax_under_its_heading(heading: str, text: str, included: bool | None) -> None:
    """The word "included" under "VAT" says as much as "VAT included"."""
    assert says_tax(heading, text) is included


@pytest.mark.parametrize(
    "text", ["MOQ 20", "min. order 10", "Mindestabnahme 5", "10 pcs minimum", "起订量10"]
)
def test_a_smallest_order(text: str) -> None:
    """Words for a smallest order are known."""
    assert says_least(text)


@pytest.mark.parametrize("text", ["", "minimum", "min. 1", "Gemini 2", "MOQ 1", "80GB"])
def test_no_smallest_order(text: str) -> None:
    """One unit, and other words, are none."""
    assert not says_least(text)


@pytest.mark.parametrize(
    ("heading", "text", "key"),
    [
        ("Remarks", "incl. VAT", "row-with-tax"),
        ("VAT", "included", "row-with-tax"),
        ("Condition", "refurbished", "goods-used"),
        ("Notes", "price for 2 pcs", "price-of-several"),
    ],
)
def test_rows_with_such_remarks(heading: str, text: str, key: str, tmp_path: Path) -> None:
    """The row makes no offer and is named; the one beside it stands."""
    lines = [f"{HEADINGS};{heading}", f"L40S 48GB;11900;stock;{text}", "L4 24GB;2500;stock;"]
    catalog = read(text_file(tmp_path / "a.csv", lines))
    assert [offer.row for offer in catalog.offers] == [3]
    assert issue(catalog, key).row == 2


def test_tax_said_for_the_list_serves_the_row(tmp_path: Path) -> None:
    """With the rate answered, the row's tax comes off."""
    lines = [f"{HEADINGS};Remarks", "L40S 48GB;11900;stock;incl. VAT"]
    catalog = read(text_file(tmp_path / "a.csv", lines), Mapping(tax=Decimal("0.19")))
    assert catalog.offers[0].breaks[0].unit_price == 10000


def test_a_minimum_in_words_is_told(tmp_path: Path) -> None:
    """A smallest order that stands in words only is a warning; one in a column is read."""
    lines = [HEADINGS, "L40S 48GB - MOQ 20;9000;stock"]
    catalog = read(text_file(tmp_path / "a.csv", lines))
    assert issue(catalog, "minimum-unread").row == 2
    lines = [f"{HEADINGS};MOQ", "L40S 48GB - MOQ 20;9000;stock;20"]
    catalog = read(text_file(tmp_path / "a.csv", lines))
    assert "minimum-unread" not in keys(catalog, "warning")
    assert catalog.offers[0].moq == 20


@pytest.mark.parametrize(
    ("text", "several"),
    [
        ("* Prices are per 10 units.", True),
        ("All prices are per thousand chips", True),
        ("Preise sind je 10 Stück", True),
        ("Prices are per unit.", False),
        ("Prices are per 1 unit.", False),
        ("Prices are valid for 30 days.", False),
        ("Price breaks per 10 units on request", False),
    ],
)
def test_a_sentence_for_the_whole_list(text: str, several: bool, tmp_path: Path) -> None:
    """Prices for several units make no offers, wherever the list says it."""
    assert says_several(text) is several
    lines = [HEADINGS, "L40S 48GB;90000;stock", text]
    catalog = read(text_file(tmp_path / "a.csv", lines))
    assert (catalog.offers == ()) is several
