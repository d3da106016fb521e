"""What price lists say of tax, in nine languages."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogs.tax import Tax, split_tax, tax_in


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("inkl. 19 % MwSt.", "0.19"),
        ("All prices in EUR include 19% VAT", "0.19"),
        ("VAT is included", None),
        ("Bruttopreise in EUR", None),
        ("Prix TTC en euros", None),
        ("TVA 20 % comprise", "0.2"),
        ("IVA incluido", None),
        ("Prezzi in euro, IVA 22% inclusa", "0.22"),
        ("Ceny zawierają podatek VAT", None),
        ("Цены указаны в рублях с НДС 20%", "0.2"),
        ("в т.ч. НДС 20%", "0.2"),
        ("价格含税", None),
        ("单价(含13%增值税)", "0.13"),
        ("税込10%", "0.1"),
        ("消費税込み", None),
    ],
)
def test_tax_that_is_included(text: str, rate: str | None) -> None:
    """The words are understood, and the rate is that which stands among them."""
    assert split_tax(f"5 € {text}")[0] == tax_in(text)
    assert tax_in(text) == Tax(included=True, rate=None if rate is None else Decimal(rate))


@pytest.mark.parametrize(
    "text",
    [
        *("All prices excl. VAT", "prices do not include sales tax", "plus 19% MwSt."),
        *("zzgl. der gesetzlichen MwSt.", "Prix HT", "hors TVA", "TVA non comprise", "sin IVA"),
        *("IVA no incluido", "IVA esclusa", "bez VAT", "ceny nie zawierają VAT", "без НДС"),
        *("НДС не включен", "以上价格不含税", "未税", "税抜", "消費税は別途", "未含税价格"),
    ],
)
def test_tax_that_is_not_included(text: str) -> None:
    """A list without tax is never taken for one with it."""
    found = tax_in(text)
    assert found is not None
    assert not found.included
    assert split_tax(f"5 € {text}")[0] == found


@pytest.mark.parametrize(
    "text", ["", "Including installation", "gross weight 30 kg", "net 30 days", "5 % discount"]
)
def test_sentences_that_do_not_speak_of_tax(text: str) -> None:
    """Inclusions of other things say nothing of tax."""
    assert tax_in(text) is None


def test_both_at_once_count_as_included() -> None:
    """What contradicts itself is asked about rather than believed."""
    assert tax_in("Preise ohne MwSt.; Fracht inkl. MwSt.") == Tax(included=True)
    assert split_tax("gross, excl. VAT")[0] == Tax(included=True)


def test_the_rest_of_the_text_is_given_back() -> None:
    """Amount and currency stay when the words on tax are taken out."""
    assert split_tax("€ 5.000,00 inkl. 19 % MwSt.") == (
        Tax(included=True, rate=Decimal("0.19")),
        "€ 5.000,00",
    )
    assert split_tax("30 000 zł netto") == (Tax(included=False), "30 000 zł")
    assert split_tax("5 000 €") == (None, "5 000 €")


@given(st.text(max_size=60))
def test_any_text(text: str) -> None:
    """No text makes the reading fail, and nothing is added to it."""
    found, rest = split_tax(text)
    assert found is None or found.rate is None or 0 <= found.rate < 1
    assert found is not None or rest == split_tax(rest)[1]
