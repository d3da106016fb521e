"""What a price is for, whether it includes tax, and from which quantity on it holds."""

from decimal import Decimal
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogs.prices import price_of_unit
from procure.offers import Catalog, Mapping, PriceBasis
from tests.catalogs.shelf import issue, keys, read, text_file


def rows(path: Path, headings: str, *lines: str, answers: Mapping | None = None) -> Catalog:
    """Reads a small list of a named supplier, its cells parted by semicolons."""
    return read(text_file(path / "a.csv", ["Supplier: Acme", headings, *lines]), answers)


def first_price(catalog: Catalog) -> str:
    """Gives the first price of the one offer."""
    (offer,) = catalog.offers
    return str(offer.breaks[0].unit_price)


@pytest.mark.parametrize(
    ("heading", "text", "price"),
    [
        ("Price per GPU-month (USD)", "1460", "2"),
        ("Price per month (USD)", "11680", "2"),
        ("Price per hour (USD)", "20", "2.5"),
        ("Price per GPU-hour (USD)", "2.5", "2.5"),
    ],
)
def test_rent_is_priced_by_the_chip_hour(
    heading: str, text: str, price: str, tmp_path: Path
) -> None:
    """A month is 730 hours, a unit its chips."""
    catalog = rows(tmp_path, f"Chip;Chips per unit;{heading}", f"H100 SXM 80GB;8;{text}")
    assert first_price(catalog) == price
    assert catalog.offers[0].kind == "rent"
    assert ("price-of-month" in keys(catalog, "warning")) == ("month" in heading)


def test_a_month_is_told_once_for_its_column(tmp_path: Path) -> None:
    """Two rows priced by the month give one warning, and the rounding too is told once."""
    lines = ("H100 SXM 80GB;8;10000", "L40S 48GB;1;300")
    catalog = rows(tmp_path, "Chip;Chips per unit;Price per month (USD)", *lines)
    assert [str(o.breaks[0].unit_price) for o in catalog.offers] == ["1.7123287671", "0.4109589041"]
    assert issue(catalog, "price-of-month").row == 3
    assert issue(catalog, "price-divided").row == 3


@pytest.mark.parametrize(
    ("said", "price", "kind"),
    [
        ("each", "1460", "purchase"),
        ("per month", "0.25", "rent"),
        ("per GPU/month", "2", "rent"),
        ("per hour", "182.5", "rent"),
        ("per GPU", "11680", "purchase"),
    ],
)
def test_each_row_says_what_its_price_is_for(
    said: str, price: str, kind: str, tmp_path: Path
) -> None:
    """A column of price units decides row by row, before the answer for the whole list."""
    catalog = rows(
        tmp_path,
        "Chip;Chips per unit;Price (USD);Price basis",
        f"H100 SXM 80GB;8;1460;{said}",
        answers=Mapping(price_per="chip_hour"),
    )
    assert (first_price(catalog), catalog.offers[0].kind) == (price, kind)


def test_an_unknown_price_unit_makes_no_offer(tmp_path: Path) -> None:
    """A price of something that is not understood is asked about."""
    catalog = rows(
        tmp_path, "Chip;Chips per unit;Price (USD);Price basis", "L40S;1;1460;per fortnight"
    )
    assert not catalog.offers
    assert issue(catalog, "price-basis-unknown").severity == "confirm"


@pytest.mark.parametrize("cell", ["11900", "11900 incl. VAT"])
def test_a_price_with_tax_waits_for_its_rate(cell: str, tmp_path: Path) -> None:
    """No offer before a person says the rate; then the tax comes off; 0 leaves it on."""
    heading = "Price (EUR)" if "incl" in cell else "Price incl. VAT (EUR)"
    headings, line = f"SKU;Chip;{heading}", f"A;L40S;{cell}"
    asked = rows(tmp_path, headings, line)
    assert not asked.offers
    assert issue(asked, "price-with-tax").severity == "confirm"
    told = rows(tmp_path, headings, line, answers=Mapping(tax=Decimal("0.19")))
    assert first_price(told) == "10000"
    assert issue(told, "tax-taken-off").row == 3
    assert first_price(rows(tmp_path, headings, line, answers=Mapping(tax=Decimal(0)))) == "11900"


def test_the_net_price_is_read_beside_the_gross_one(tmp_path: Path) -> None:
    """Of two columns the one without tax counts, whatever the answer for the list is."""
    headings = "SKU;Chip;Price incl. VAT (EUR);Price excl. VAT (EUR)"
    for answers in (None, Mapping(tax=Decimal("0.19"))):
        catalog = rows(tmp_path, headings, "A;L40S;11900;10000", answers=answers)
        assert first_price(catalog) == "10000"


@pytest.mark.parametrize(
    ("quantities", "found"),
    [
        (("1 - 9", "10+", "≥100"), (1, 10, 100)),
        (("1–9", "10 - 99", "100 and more"), (1, 10, 100)),
        (("до 9", "от 10", "100 и более"), (1, 10, 100)),
        (("up to 9", "10 to 99", "100 or more"), (1, 10, 100)),
    ],
)
def test_quantities_of_breaks_in_rows(
    quantities: tuple[str, ...], found: tuple[int, ...], tmp_path: Path
) -> None:
    """A range holds from its first number on, an upper bound from the first unit on."""
    lines = [f"A;L40S;{9000 - at};{text}" for at, text in enumerate(quantities)]
    answers = Mapping(break_kind="all_units")
    catalog = rows(tmp_path, "SKU;Chip;Price (USD);From quantity", *lines, answers=answers)
    (offer,) = catalog.offers
    assert tuple(step.quantity for step in offer.breaks) == found


def test_spot_prices_make_no_offers(tmp_path: Path) -> None:
    """A spot price beside another is named once; where it is alone the row is refused."""
    headings = "SKU;Chip;Price per GPU-hour (USD);Spot price (USD)"
    catalog = rows(tmp_path, headings, "A;L40S;2;0.5", "B;L40S;2;0.6", "C;L40S;;0.6")
    assert [offer.sku for offer in catalog.offers] == ["A", "B"]
    assert issue(catalog, "price-spot-only").row == 5
    assert issue(catalog, "spot-price-unread").row == 3


@given(
    st.decimals(min_value="0.01", max_value="9999999", places=4),
    st.sampled_from(get_args(PriceBasis)),
    st.integers(min_value=1, max_value=72),
    st.sampled_from([Decimal(0), Decimal("0.19"), Decimal("0.2")]),
)
def test_a_price_comes_back(amount: Decimal, basis: PriceBasis, chips: int, tax: Decimal) -> None:
    """Multiplied back, a price is the one in the list, to the rounding of the tenth decimal."""
    price, uneven = price_of_unit(amount, basis, chips, tax)
    parts = Decimal(chips if basis.startswith("unit_") else 1)
    parts *= 730 if basis.endswith("_month") else 1
    whole = price * parts * (1 + tax) / (chips if basis == "chip" else 1)
    assert abs(whole - amount) <= parts * 2 * Decimal("1E-10")
    assert uneven or abs(whole - amount) < Decimal("1E-15")


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("L40S 48GB spot", "offer-spot"),
        ("L40S 48GB preemptible", "offer-spot"),
        ("L40S 48GB (1 year reserved)", "term-unread"),
        ("L40S 48GB - 3yr", "term-unread"),
        ("L40S 48GB on-demand", ""),
        ("L40S 48GB, 3 years warranty", ""),
    ],
)
def test_rent_with_a_term_in_its_words(words: str, key: str, tmp_path: Path) -> None:
    """A price that holds for spot capacity, or for a term, is none on demand."""
    catalog = rows(tmp_path, "Product;Price per GPU-hour (USD)", f"{words};0.90")
    assert (catalog.offers == ()) is bool(key)
    if key:
        assert issue(catalog, key).row == 3


def test_a_term_in_its_own_column(tmp_path: Path) -> None:
    """Where a column gives the months, the words only repeat them."""
    headings = "Product;Price per GPU-hour (USD);Term (months)"
    (offer,) = rows(tmp_path, headings, "L40S 48GB (1 year reserved);0.90;12").offers
    assert offer.term_months == 12


def test_years_beside_a_price_to_buy(tmp_path: Path) -> None:
    """What is bought has no term."""
    assert rows(tmp_path, "Product;Price (USD)", "L40S 48GB, 3 years warranty;9000").offers
