"""What a list says about itself, and the countries it delivers to."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogs.aliases import words
from catalogs.cells import Refusal
from catalogs.countries import CODES, read_countries
from catalogs.country_names import NAMES
from catalogs.grid import Row
from catalogs.terms import Terms, read_break_kind, read_terms


def terms(*lines: str) -> Terms:
    """Reads terms from lines whose cells are separated by bars."""
    return read_terms(
        Row(number=at, cells=tuple(line.split("|"))) for at, line in enumerate(lines, start=1)
    )


def test_title_rows() -> None:
    """Supplier, date, currency, validity and breaks are found in cells or in sentences."""
    found = terms(
        "Supplier:|Northwind Compute",
        "Price list as of 2023-12-01",
        "Currency: USD",
        "Valid until 31 March 2024",
        "Breaks are incremental",
        "Thank you for your business",
    )
    assert found.supplier == "Northwind Compute"
    assert found.as_of == date(2023, 12, 1)
    assert found.currencies == ("USD",)
    assert found.valid_until == date(2024, 3, 31)
    assert found.break_kind == "incremental"
    assert found.understood == (1, 2, 3, 4, 5)


def test_other_languages() -> None:
    """German and Chinese rows say the same."""
    found = terms("Lieferant: Müller GmbH", "Stand: 01.12.2023", "Alle Preise in EUR zzgl. MwSt.")
    assert (found.supplier, found.as_of) == ("Müller GmbH", date(2023, 12, 1))
    assert found.currencies == ("EUR",)
    assert found.with_tax is None
    found = terms(
        "供应商|纸灯笼贸易", "报价日期：2023年12月5日", "单位：元", "有效期至 2024年3月31日"
    )
    assert (found.supplier, found.as_of) == ("纸灯笼贸易", date(2023, 12, 5))
    assert (found.currencies, found.valid_until) == (("CNY",), date(2024, 3, 31))


@pytest.mark.parametrize(
    ("lines", "supplier", "currency", "rate"),
    [
        (
            (
                "Fournisseur : Martin; Tarif au 15 décembre 2023; Prix en euros HT;"
                " Valable jusqu'au 31/03/2024; La remise vaut pour toute la commande"
            ),
            *("Martin", "EUR", None),
        ),
        (
            (
                "Proveedor: Sierra SL; Fecha: 15 de diciembre de 2023; Precios en euros, sin IVA;"
                " Válido hasta 31/03/2024; El descuento vale para todo el pedido"
            ),
            *("Sierra SL", "EUR", None),
        ),
        (
            (
                "Fornitore: Rosso; Listino del 15 dicembre 2023; Prezzi in euro, IVA 22% inclusa;"
                " Valido fino al 31/03/2024; Lo sconto vale per l'intero ordine"
            ),
            *("Rosso", "EUR", "0.22"),
        ),
        (
            (
                "Dostawca: Brzoza; Cennik z dnia 15 grudnia 2023; Ceny podane w PLN netto;"
                " Oferta ważna do 31.03.2024; Rabat obejmuje całe zamówienie"
            ),
            *("Brzoza", "PLN", None),
        ),
        (
            (
                "Поставщик: Вега; Прайс от 15 декабря 2023 г.; Цены указаны в рублях с НДС 20%;"
                " Действителен до 31.03.2024; Скидка на весь заказ"
            ),
            *("Вега", "RUB", "0.2"),
        ),
        (
            (
                "仕入先: 山田商会; 作成日 2023年12月15日; 価格は円、消費税別;"
                " 有効期限 2024年3月31日; 割引は注文全体に適用"
            ),
            *("山田商会", "JPY", None),
        ),
    ],
)
def test_terms_of_other_languages(
    lines: str, supplier: str, currency: str, rate: str | None
) -> None:
    """Supplier, date, currency, tax, validity and kind of breaks are found in each language."""
    found = terms(*lines.split("; "))
    assert (found.supplier, found.currencies) == (supplier, (currency,))
    assert found.as_of == date(2023, 12, 15)
    assert found.valid_until == date(2024, 3, 31)
    assert found.break_kind == "all_units"
    assert (found.with_tax, found.tax_rate) == ((3, Decimal(rate)) if rate else (None, None))
    assert found.understood == (1, 2, 3, 4, 5)


def test_periods_and_weeks() -> None:
    """A period has its first and last day; a calendar week is that of the prices."""
    found = terms("gültig vom 01.01.2024 bis 31.03.2024", "Stand: KW 50/2023")
    assert (found.valid_from, found.valid_until) == (date(2024, 1, 1), date(2024, 3, 31))
    assert found.as_of == date(2023, 12, 11)
    assert terms("Valid from 1 January 2024 until further notice").valid_until is None


@pytest.mark.parametrize(
    "line",
    [
        *("All prices in thousands of EUR", "Preise in Tsd. EUR", "Prix en milliers d'euros"),
        *("Precios en miles de euros", "Prezzi in migliaia di euro", "Ceny w tys. zł"),
        *("Цены в тыс. руб.", "单位：万元", "単位:千円"),
    ],
)
def test_prices_in_thousands_are_noticed(line: str) -> None:
    """A list in thousands says so in any language, and no price of it is taken as it stands."""
    assert terms(line).scaled == line.replace("：", ":")


def test_tax_in_the_prices_is_noticed() -> None:
    """A list whose prices include tax says in which row."""
    assert terms("All prices incl. VAT").with_tax == 1
    assert terms("All prices excl. VAT").with_tax is None
    assert terms("All prices in EUR include 19% VAT").with_tax == 1
    assert terms("VAT is included").with_tax == 1
    assert terms("Bruttopreise in EUR").with_tax == 1
    assert terms("Prix TTC en euros").with_tax == 1
    assert terms("Prices exclude VAT").with_tax is None
    assert terms("未含税价格").with_tax is None
    assert terms("价格含税").with_tax == 1
    assert terms("以上价格不含税").with_tax is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("incremental", "incremental"),
        ("Price applies only to units from the break on", "incremental"),
        ("all units", "all_units"),
        ("all-units", "all_units"),
        ("the whole order gets the price", "all_units"),
        ("ganze Bestellung", "all_units"),
        ("整单", "all_units"),
        ("volume", None),
        ("all units or incremental", None),
    ],
)
def test_break_kinds(text: str, kind: str | None) -> None:
    """The kind of a break is what the words say, and nothing where they say both or neither."""
    assert read_break_kind(text) == kind


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("", ()),
        ("worldwide", ()),
        ("DE", ("DE",)),
        ("de, at; CH", ("DE", "AT", "CH")),
        ("US CA", ("US", "CA")),
        ("Germany and France", ("DE", "FR")),
        ("中国、香港", ("CN", "HK")),
        ("USA / UK", ("US", "GB")),
        ("Allemagne et Suisse", ("DE", "CH")),
        ("España e Italia", ("ES", "IT")),
        ("Polska i Niemcy", ("PL", "DE")),
        ("Россия и Казахстан", ("RU", "KZ")),
        ("日本、韓国", ("JP", "KR")),
        ("monde entier", ()),
    ],
)
def test_countries(text: str, codes: tuple[str, ...]) -> None:
    """Codes and names in lists become codes, each once."""
    assert read_countries(text) == codes


def test_the_european_union_has_27_members() -> None:
    """A group of countries becomes its members."""
    found = read_countries("EU")
    assert isinstance(found, tuple)
    assert len(found) == len(set(found)) == 27
    assert len(CODES) == 249


@pytest.mark.parametrize("text", ["Mars", "DE, XX", "APAC", "not China"])
def test_unknown_countries_are_refused(text: str) -> None:
    """A restriction that is not understood is not dropped."""
    assert isinstance(read_countries(text), Refusal)


@given(st.lists(st.text(max_size=60), max_size=5))
def test_any_rows(lines: list[str]) -> None:
    """No text around a table makes the reading fail."""
    assert len(terms(*lines).understood) <= len(lines)


def test_every_name_of_a_country_is_read() -> None:
    """No name means two countries, and each gives the code that it stands under."""
    names = [(name, code) for code, text in NAMES.items() for name in words(text)]
    assert len({name for name, _ in names}) == len(names)
    for name, code in names:
        assert read_countries(name) == (code,), name
    assert set(NAMES) <= CODES


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("All prices in USD per chip-hour", "chip_hour"),
        ("Alle Preise in EUR je Monat", "unit_month"),
        ("Prices in USD per GPU", "chip"),
        ("All prices in USD", None),
        ("Prices are in USD per our contract", None),
        ("Delivered per month", None),
    ],
)
def test_what_all_prices_are_for(line: str, meant: str | None) -> None:
    """A sentence about all prices says what they are for; any other says nothing of it."""
    assert read_terms([Row(number=1, cells=(line,))]).price_per == meant
