"""How quoted prices stand in what is sent to a supplier."""

from decimal import Decimal
from typing import Final

from procure.offers import Offer
from procure.report.values import Styled
from procure.units import minor_digits
from procure.words import sentence

_DIGITS: Final = 4


def digits_of(price: Decimal, currency: str) -> int:
    """Give the decimals that a price needs: four digits at least, and the currency's own."""
    return max(minor_digits(currency), _DIGITS - price.adjusted())


def quoted_price(price: Decimal, currency: str) -> Styled:
    """Give a price as it is shown."""
    return Styled(value=price, kind="money", currency=currency, digits=digits_of(price, currency))


def priced_by(offer: Offer, *, mean: bool = False) -> str:
    """Say what an offer's price is for."""
    key = "supplier-sheet-unit" if offer.kind == "purchase" else "supplier-sheet-hour"
    return sentence(f"{key}-mean" if mean else key)
