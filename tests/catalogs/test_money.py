"""Prices in cells."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogs.aliases import LANGUAGES, words
from catalogs.cells import Refusal
from catalogs.money import (
    CURRENCIES,
    Money,
    currencies_of,
    currency_in,
    no_price,
    read_basis,
    read_money,
)
from catalogs.tax import Tax

amounts = st.decimals(min_value=Decimal("0.01"), max_value=10**11, places=2)
codes = st.sampled_from(sorted(CURRENCIES))


@given(
    amounts, codes, st.sampled_from(["{c} {n}", "{n} {c}", "{c}{n}", "{n}{c}", "{n} {c} / unit"])
)
def test_a_price_is_read_as_it_was_written(amount: Decimal, code: str, style: str) -> None:
    """Amount and currency come back, wherever the code stands."""
    found = read_money(style.format(c=code, n=f"{amount:,}"), ".")
    assert isinstance(found, Money)
    assert (found.amount, found.currencies) == (amount, (code,))


@given(st.text(max_size=40))
def test_any_text_is_a_positive_price_or_refused(text: str) -> None:
    """No text makes the reader fail, and none becomes a free or negative price."""
    for mark in (".", ",", None):
        found = read_money(text, mark)
        assert isinstance(found, Refusal) or found.amount > 0


@pytest.mark.parametrize(
    ("text", "amount", "currencies", "per"),
    [
        ("$28,750.50", "28750.50", "USD AUD CAD HKD MXN NZD SGD TWD", ""),
        ("US$ 28,750.50", "28750.50", "USD", ""),
        ("USD 28750.5", "28750.5", "USD", ""),
        ("28.750.000 €", None, "", ""),
        ("€30,000", "30000", "EUR", ""),
        ("£9,999.99 ex VAT", "9999.99", "GBP", ""),
        ("￥1,200,000", "1200000", "CNY JPY", ""),
        ("1200000元", "1200000", "CNY", ""),
        ("RMB 85,000/台", "85000", "CNY", "unit"),
        ("120万元", "1200000", "CNY", ""),
        ("21'600.00 руб.", "21600.00", "RUB", ""),
        ("21 600.00 ₽", "21600.00", "RUB", ""),
        ("HK$ 1,000.00", "1000.00", "HKD", ""),
        ("28k", "28000", "", ""),
        ("$1.2M", "1200000.0", "USD AUD CAD HKD MXN NZD SGD TWD", ""),
        ("$1.25 million", "1250000.00", "USD AUD CAD HKD MXN NZD SGD TWD", ""),
        ("$0.332 hourly", "0.332", "USD AUD CAD HKD MXN NZD SGD TWD", "hour"),
        ("USD 2.10/GPU-hour", "2.10", "USD", "chip_hour"),
        ("USD 30,000 per GPU", "30000", "USD", "chip"),
        ("CHF 28750.-", "28750", "CHF", ""),
        ("Fr. 28'750.00", "28750.00", "CHF", ""),
        ("28,750 kr", "28750", "DKK ISK NOK SEK", ""),
    ],
)
def test_prices(text: str, amount: str | None, currencies: str, per: str) -> None:
    """Signs, words, thousands and magnitudes of a list with a decimal point."""
    found = read_money(text, ".")
    if amount is None:
        assert isinstance(found, Refusal)
        return
    assert isinstance(found, Money)
    assert found.amount == Decimal(amount)
    assert found.currencies == tuple(currencies.split())
    assert found.per == per


def test_a_list_with_a_decimal_comma() -> None:
    """The same digits mean another amount where the comma is the decimal mark."""
    found = read_money("28.750,00 €", ",")
    assert isinstance(found, Money)
    assert found.amount == Decimal("28750.00")
    found = read_money("28.750,- EUR", ",")
    assert isinstance(found, Money)
    assert found.amount == 28750


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", "price-missing"),
        ("Call", "price-on-request"),
        ("CALL!", "price-on-request"),
        ("P.O.A.", "price-on-request"),
        ("POA", "price-on-request"),
        ("price on request", "price-on-request"),
        ("询价", "price-on-request"),
        ("auf Anfrage", "price-on-request"),
        ("n/a", "price-on-request"),
        ("#N/A", "price-on-request"),
        ("#REF!", "price-on-request"),
        ("TBD", "price-on-request"),
        ("-", "price-on-request"),
        ("unavailable", "price-on-request"),
        ("EOL", "price-on-request"),
        ("0", "price-zero"),
        ("$0.00", "price-zero"),
        ("-5", "price-negative"),
        ("$-5", "price-negative"),
        ("($1,000)", "price-negative"),
        ("−5", "price-negative"),
        ("5-", "price-negative"),
        ("1000 - 2000", "price-several-numbers"),
        ("from $30,000", "price-from"),
        ("~30000", "price-not-understood"),
        ("$30,000 per year", "price-not-understood"),
        ("$30,000 per GPU server", "price-not-understood"),
        ("30,000 €/a", "price-not-understood"),
        ("30,000 €/d", "price-not-understood"),
        ("$30,000 / y", "price-not-understood"),
        ("$30,000 /w", "price-not-understood"),
        ("15%", "price-not-understood"),
        ("$30,000²", "price-not-understood"),
        ("abc", "price-not-understood"),
        ("USD 5 EUR", "price-not-understood"),
        ("€30,000 incl. VAT", "price-with-tax"),
        ("per 10", "price-not-understood"),
        ("1,23,456", "number-not-understood"),
    ],
)
def test_what_is_no_price(text: str, key: str) -> None:
    """Nothing but one clear positive amount is a price."""
    found = read_money(text, ".")
    assert isinstance(found, Refusal)
    assert found.key == key


def test_words_for_currencies() -> None:
    """A sign gives what it may mean; words in a heading agree on one currency."""
    assert currencies_of("€") == ("EUR",)
    assert currencies_of("¥") == ("CNY", "JPY")
    assert currencies_of("hello") == ()
    assert currency_in("Unit price (USD)")[1] == ("USD",)
    assert currency_in("单价（元）")[1] == ("CNY",)
    assert currency_in("$ / USD")[1] == ("USD",)
    assert currency_in("EUR or USD")[1] == ()
    assert currency_in("Prezzo cad.")[1] == ()
    assert currency_in("供給元")[1] == ()
    assert currency_in("Prezzo cad. €")[1] == ("EUR",)
    assert currency_in("Price (CAD)")[1] == ("CAD",)


@pytest.mark.parametrize(
    ("text", "amount", "currency", "per"),
    [
        ("１２，０００ 円", "12000", "JPY", ""),
        ("月額 120,000円", "120000", "JPY", "month"),
        ("350円/時間", "350", "JPY", "hour"),
        ("12万元", "120000", "CNY", ""),
        ("12800元/台/月", "12800", "CNY", "unit_month"),
        ("28 тыс. руб.", "28000", "RUB", ""),
        ("50 руб. за час", "50", "RUB", "hour"),
        ("5 000 ₽/шт", "5000", "RUB", "unit"),
        ("28 750.00 zł / szt.", "28750.00", "PLN", "unit"),
        ("1.2 Mio. €", "1200000.0", "EUR", ""),
        ("1500 €/Monat", "1500", "EUR", "month"),
        ("2.5 EUR / GPU / Std.", "2.5", "EUR", "chip_hour"),
        ("3,000 €/mois HT", "3000", "EUR", "month"),
        ("2.10 € por GPU/hora", "2.10", "EUR", "chip_hour"),
        ("500 € al mese", "500", "EUR", "month"),
        ("500 € cad.", "500", "EUR", "unit"),
        ("USD 1,500 per GPU per month", "1500", "USD", "chip_month"),
    ],
)
def test_prices_of_nine_languages(text: str, amount: str, currency: str, per: str) -> None:
    """Signs, magnitudes, months and hours are read in each language's own words."""
    found = read_money(text, ".")
    assert isinstance(found, Money)
    assert (found.amount, found.currencies) == (Decimal(amount), (currency,))
    assert found.per == per


@pytest.mark.parametrize(
    "text",
    [
        *("from 2,000", "ab 2,000 €", "à partir de 2000 €", "desde 500 €", "da 500 €"),
        *("od 2000 zł", "от 2000 руб.", "2000元起", "12,000円から", "12,000円～", "30,000+"),
        *("as low as $5", "10,000 or more"),
    ],
)
def test_the_lowest_of_several_prices_is_none(text: str) -> None:
    """A price “from 2,000” says nothing of what this unit costs."""
    found = read_money(text, ".")
    assert isinstance(found, Refusal)
    assert found.key == "price-from"


def test_no_price_in_any_language() -> None:
    """Every word for it means that there is no price, in any case and punctuation."""
    for language in LANGUAGES:
        assert len(words(language.no_price)) >= 20
        for word in words(language.no_price):
            for text in (word, word.upper(), f"{word}!", f"({word})"):
                assert no_price(text), text
                assert isinstance(read_money(text, "."), Refusal)
    assert not no_price("28,000")


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("5 000 € inkl. 19 % MwSt.", "0.19"),
        ("5 000 € TTC", None),
        ("5 000 € IVA inclusa", None),
        ("30 000 zł brutto", None),
        ("5 000 руб. с НДС 20%", "0.2"),
        ("¥5000（税込10%）", "0.1"),
        ("5000元（含税）", None),
    ],
)
def test_a_price_with_tax_is_given_only_where_it_is_asked_for(text: str, rate: str | None) -> None:
    """Tax never passes for a price; who asks gets the amount with what is said of tax."""
    refused = read_money(text, ".")
    assert isinstance(refused, Refusal)
    assert (refused.key, refused.confirm) == ("price-with-tax", True)
    found = read_money(text, ".", gross=True)
    assert isinstance(found, Money)
    assert found.amount in {5000, 30000}
    assert found.tax == Tax(included=True, rate=Decimal(rate) if rate else None)


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("per GPU/hr", "chip_hour"),
        ("per month", "unit_month"),
        ("per GPU per month", "chip_month"),
        ("/h", "unit_hour"),
        ("each", "unit"),
        ("1 Stk.", "unit"),
        ("шт", "unit"),
        ("台", "unit"),
        ("1", "unit"),
        ("GPU", "chip"),
        ("", None),
    ],
)
def test_what_a_price_is_for(text: str, basis: str | None) -> None:
    """The words of a column of units say what the price is for."""
    assert read_basis(text) == basis


@pytest.mark.parametrize("text", ["100", "10 pcs", "kg", "VE", "per GPU server", "per year"])
def test_a_unit_that_is_not_known_is_asked_about(text: str) -> None:
    """A price of ten, or of a pack, never passes for that of one."""
    found = read_basis(text)
    assert isinstance(found, Refusal)
    assert (found.key, found.confirm) == ("price-basis-unknown", True)
