"""A currency that the project cannot convert is said once, with how many offers it has."""

from catalogs.lint import look
from procure.units import Rate
from tests.builders import D, offer
from tests.catalogs.lint.lists import TODAY, known, listed, said, values


def test_no_rate() -> None:
    """Only a project has rates; its own currency needs none."""
    one = listed(
        offer("o", "l4", 3000),
        offer("p", "l4", 2900, currency="EUR"),
        offer("q", "l4", 2800, currency="EUR"),
    )
    assert said(one) == []
    beside = known(currency="USD")
    assert said(one, beside) == [("currency-no-rate", "")]
    assert values(look(one, beside), "currency-no-rate") == {"currency": "EUR", "count": "2"}
    rate = Rate(currency="EUR", rate=D("1.1"), on=TODAY)
    assert said(one, known(currency="USD", rates=(rate,))) == []


def test_no_currency_of_iso() -> None:
    """Whatever a mapping may have said."""
    assert said(listed(offer("o", "l4", 3000, currency="XYZ"))) == [("currency-not-iso", "")]
