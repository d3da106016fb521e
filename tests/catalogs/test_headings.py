"""What one heading means."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogs.aliases import FIELDS
from catalogs.headings import fold, known_field, suggest


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("SKU", "sku"),
        ("Part No.", "sku"),
        ("PART_NUMBER", "sku"),
        ("Description", "description"),
        ("Unit price (USD)", "price"),
        ("Net Price\nEUR", "price"),
        ("Preis netto €", "price"),
        ("Einzelpreis (EUR)", "price"),
        ("单价（元）", "price"),
        ("Price per GPU", "price_per_chip"),
        ("每卡价格", "price_per_chip"),
        ("Price per GPU-hour", "price_per_chip_hour"),
        ("$/GPU/hr", "price_per_chip_hour"),
        ("On-demand hourly rate (US$/chip-hour)", "price_per_chip_hour"),
        ("Price per hour", "price_per_unit_hour"),
        ("List price", "list_price"),
        ("1-9", "price_from_1"),
        ("10+", "price_from_10"),
        ("≥100", "price_from_100"),
        (">= 100 units", "price_from_100"),
        (">100", "price_from_101"),
        ("1,000+", "price_from_1000"),
        ("Price from 10 units", "price_from_10"),
        ("ab 10 Stück", "price_from_10"),
        ("Staffelpreis ab 10", "price_from_10"),
        ("100台以上", "price_from_100"),
        ("10-49 pcs (USD)", "price_from_10"),
        ("Price valid until", "valid_until"),
        ("Gültig bis", "valid_until"),
        ("有效期至", "valid_until"),
        ("Lead time", "lead_time"),
        ("Lead time\n(weeks)", "lead_weeks"),
        ("Lead time in days", "lead_days"),
        ("Lieferzeit (Wochen)", "lead_weeks"),
        ("交货期（周）", "lead_weeks"),
        ("Lead time P90 (weeks)", "lead_p90"),
        ("MOQ", "moq"),
        ("Minimum order (units)", "moq"),
        ("Mindestbestellmenge", "moq"),
        ("最小起订量", "moq"),
        ("Order multiple", "multiple"),
        ("Power (kW)", "power_kw"),
        ("Leistung W", "power_w"),
        ("Power", "power"),
        ("Supply per quarter", "supply_per_quarter"),
        ("Integration cost (USD)", "integration_cost"),
        ("Discription", "description"),
        ("Curency", "currency"),
        ("Suppller", "supplier"),
        ("NRE (USD)", "one_time_cost"),
        ("Term (months)", "term_months"),
        ("AcceleratorCount", "chips_per_unit"),
        ("GPU price per month (USD)", "price_per_chip_month"),
        ("Unit price incl. 19 % VAT", "gross_price"),
        ("Unit price excl. VAT", "price"),
        ("Price per GPU server", None),
        ("Price per GPU incl. VAT", None),
        ("Maximum order", None),
        ("Price for 10 units", None),
        ("Preis für 10 Stück", None),
        ("Prix de 10 unités", None),
        ("Prezzo per 10 pezzi", None),
        ("Cena za 1000 szt.", None),
        ("Цена на 10 шт", None),
        ("Price for 10+ units", "price_from_10"),
        ("€/a", None),
        ("USD/GPU/y", None),
        ("GPU memory (GB)", "memory"),
        ("Lifecycle status", "status"),
        ("Product category", "section"),
        ("Total price", None),
        ("Spot price", "spot_price"),
        ("Price per month", "price_per_unit_month"),
        ("MOQ (months)", None),
        ("Exchange rate", None),
        ("Discount %", None),
        ("Unit", "price_basis"),
        ("8-GPU price", None),
        ("vCPUs", None),
        ("Region", "region"),
        ("2024", None),
        ("Price 2024 (USD)", None),
        ("Price per 100 units (USD)", None),
        ("Preis je 1.000 Stück", None),
        ("Price in 1000 USD", None),
        ("Price (1000 EUR)", None),
        ("Price USD '000", None),
        ("Price 100", "price_from_100"),
        ("Price 1000 (USD)", "price_from_1000"),
        ("Preis ab 1000 EUR", "price_from_1000"),
        ("Preiseinheit", "priced_units"),
        ("Price / unit", "price"),
        ("TDP (W)", None),
        ("Warranty (months)", None),
        ("", None),
    ],
)
def test_suggestions(heading: str, field: str | None) -> None:
    """A heading gets its meaning in any case, punctuation and unit, and no wrong one."""
    found = suggest(heading)
    assert (found.field if found else None) == field


def test_every_alias_means_its_field() -> None:
    """No alias stands under two fields, or is taken for a price or a break."""
    for field in FIELDS:
        for alias in field.aliases:
            found = suggest(alias)
            assert found is not None, alias
            assert found.field == field.key, alias


def test_a_suggestion_says_why() -> None:
    """Known, resembling and break headings give the words that decided."""
    known, like, step = suggest("MOQ"), suggest("Discription"), suggest("10+")
    assert known
    assert like
    assert step
    assert (known.reason, dict(known.values), known.score) == ("heading-known", {"known": "moq"}, 1)
    assert (like.reason, dict(like.values)) == ("heading-like", {"known": "description"})
    assert 0.8 <= like.score < 1
    assert (step.reason, dict(step.values)) == ("heading-break", {"quantity": "10"})


@given(st.text(max_size=60))
def test_any_heading_is_suggested_for_a_known_field_or_none(heading: str) -> None:
    """No heading makes the suggestion fail or invent a field."""
    found = suggest(heading)
    assert found is None or known_field(found.field)


def test_folding() -> None:
    """Case, line breaks, punctuation and joined words do not matter."""
    assert fold("Price\nValid-Until ") == fold("price valid until") == fold("PriceValidUntil")
    assert not known_field("prise")
    assert known_field("price_from_10")
    assert not known_field("price_from_0")


def labelled() -> list[tuple[str, str, str]]:
    """Gives each labelled heading with its language and its field, empty where it has none."""
    text = Path(__file__).with_name("labelled") / "headings.txt"
    found = []
    language, key = "", ""
    for line in text.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            language, key = line.strip("[]").split()
        elif language:
            found.append((language, line, "" if key == "none" else key))
    return found


def test_more_than_a_thousand_headings_of_nine_languages() -> None:
    """No heading gets a wrong meaning, and at least 95 in 100 the right one."""
    headings = labelled()
    assert len(headings) >= 1000
    assert len({language for language, _, _ in headings}) == 9
    wrong = []
    for _, heading, key in headings:
        found = suggest(heading)
        if (found.field if found else "") != key:
            wrong.append((heading, key, found.field if found else ""))
    assert [each for each in wrong if each[2]] == []
    assert len(wrong) <= 0.05 * len(headings)


def test_a_known_word_is_no_misspelling() -> None:
    """Headings that differ by a word that means something else are not taken for another."""
    for heading in ("Maximum order", "Quantity", "Mémoire vive", "最大起订量", "Prix alt"):
        assert suggest(heading) is None
    like = suggest("Fournisseurr")
    assert like is not None
    assert (like.field, like.reason) == ("supplier", "heading-like")
