"""Amounts and days as texts in the formats of a house, where no spreadsheet shows them."""

from datetime import date
from decimal import Decimal
from typing import Final

from procure.house_style import Numbers

SIGNS: Final = {
    # A sign that several currencies have stands with its country, so that none is mistaken.
    "AUD": "A$",
    "BRL": "R$",
    "CAD": "CA$",
    "CNY": "CN¥",
    "EUR": "€",
    "GBP": "£",
    "HKD": "HK$",
    "ILS": "₪",
    "INR": "₹",
    "JPY": "JP¥",
    "KRW": "₩",
    "NZD": "NZ$",
    "SGD": "S$",
    "THB": "฿",
    "TRY": "₺",
    "TWD": "NT$",
    "UAH": "₴",
    "USD": "US$",
    "VND": "₫",
}
"""What stands for a currency where a house wants signs; others keep their code."""

_MONTHS: Final = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def money_text(amount: Decimal, currency: str, digits: int, numbers: Numbers) -> str:
    """Give an amount of money with so many decimals."""
    grouped = "," if numbers.thousands else ""
    shown = f"{abs(amount):{grouped}.{digits}f}"
    if numbers.currency == "code-after":
        shown = f"{shown} {currency}"
    elif numbers.currency == "symbol" and currency in SIGNS:
        shown = f"{SIGNS[currency]}{shown}"
    else:
        shown = f"{currency} {shown}"
    if amount >= 0:
        return shown
    return f"({shown})" if numbers.negatives == "brackets" else f"-{shown}"


def day_text(day: date, numbers: Numbers) -> str:
    """Give a day."""
    month = _MONTHS[day.month - 1]
    return {
        "yyyy-mm-dd": day.isoformat(),
        "dd.mm.yyyy": f"{day:%d.%m.%Y}",
        "dd/mm/yyyy": f"{day:%d/%m/%Y}",
        "mm/dd/yyyy": f"{day:%m/%d/%Y}",
        "d mmm yyyy": f"{day.day} {month} {day:%Y}",
        "mmm d, yyyy": f"{month} {day.day}, {day:%Y}",
    }[numbers.dates]
