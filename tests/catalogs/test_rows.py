"""The cells of a row beside its price: promised days, regions, shares, sections."""

from datetime import date
from pathlib import Path

import pytest

from procure.offers import Mapping, Offer
from tests.catalogs.shelf import issue, keys, read, text_file


def one(path: Path, headings: str, line: str, answers: Mapping | None = None) -> Offer:
    """Reads a list of one row and gives its offer."""
    lines = ["Supplier: Acme", "As of 2024-01-01", headings, line]
    (offer,) = read(text_file(path / "a.csv", lines), answers).offers
    return offer


@pytest.mark.parametrize(
    ("said", "weeks"),
    [
        ("2024-01-01", "0"),
        ("2024-01-02", "1"),
        ("2024-01-08", "1"),
        ("2024-01-09", "2"),
        ("ships 2024-03-01", "9"),
        ("2023-12-01", "0"),
    ],
)
def test_a_promised_day_counts_from_the_day_of_the_list(
    said: str, weeks: str, tmp_path: Path
) -> None:
    """In whole weeks, rounded up; a day gone by is no wait."""
    offer = one(tmp_path, "SKU;Chip;Price (USD);Lead time", f"A;L40S;9000;{said}")
    assert str(offer.lead_weeks) == weeks


def test_an_answered_day_of_the_list_goes_before_its_own(tmp_path: Path) -> None:
    """Weeks count from the day that a person gave."""
    headings, line = "SKU;Chip;Price (USD);Lead time", "A;L40S;9000;2024-03-01"
    offer = one(tmp_path, headings, line, Mapping(as_of=date(2024, 2, 23)))
    assert str(offer.lead_weeks) == "1"


@pytest.mark.parametrize(("said", "share"), [("20 %", "0.2"), ("0.2", "0.2"), ("0%", "0")])
def test_a_deposit_is_a_part_of_the_price(said: str, share: str, tmp_path: Path) -> None:
    """Percent and parts are read."""
    offer = one(tmp_path, "SKU;Chip;Price (USD);Deposit", f"A;L40S;9000;{said}")
    assert str(offer.deposit) == share


@pytest.mark.parametrize("said", ["5000", "half", "-5 %", "120 %"])
def test_a_deposit_that_is_no_part_is_left_out(said: str, tmp_path: Path) -> None:
    """The offer stands without it, and it is said."""
    headings = "SKU;Chip;Price (USD);Deposit"
    catalog = read(text_file(tmp_path / "a.csv", ["Supplier: Acme", headings, f"A;L40S;9;{said}"]))
    assert catalog.offers[0].deposit is None
    assert issue(catalog, "cell-left-out").column == "Deposit"


def test_regions_tell_offers_apart(tmp_path: Path) -> None:
    """One name in two regions is two offers; twice in one it stands twice in the list."""
    headings = "SKU;Chip;Price per GPU-hour (USD);Region"
    rows = ("A;L40S;2;north", "A;L40S;3;south", "A;L40S;4;south")
    catalog = read(text_file(tmp_path / "a.csv", ["Supplier: Acme", headings, *rows]))
    assert [offer.id for offer in catalog.offers] == [
        "acme:a-north",
        "acme:a-south",
        "acme:a-south-2",
    ]
    assert keys(catalog).count("offer-repeated") == 1


def test_a_section_says_what_the_row_leaves_open(tmp_path: Path) -> None:
    """A price without its hour below "Rental" is asked about; the section stays in the note."""
    headings = "SKU;Chip;Price (USD);Category"
    rows = ("A;L40S;9000;Hardware", "B;L40S;2;Rental")
    catalog = read(text_file(tmp_path / "a.csv", ["Supplier: Acme", headings, *rows]))
    assert [(offer.sku, offer.note) for offer in catalog.offers] == [("A", "Hardware")]
    assert issue(catalog, "price-per-unclear").severity == "confirm"
