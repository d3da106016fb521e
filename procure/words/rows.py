"""Sentences for the rows of price lists: what they are for, and what many of them say alike."""

from typing import Final

_ANSWER: Final = "No offer was made of it."

WORDS: Final[dict[str, str]] = {
    "rows-alike": (
        "{count} more rows say the same as row {first}, and are not listed one by one: rows {rows}."
    ),
    "machine-without-chips": (
        "{count} rows count no chip of any kind in their machines, so no offer was made of them: "
        "rows {rows}."
    ),
    "price-with-tax": (
        f"The price “{{text}}” includes tax. {_ANSWER} Say the rate of the tax, so that it is taken "
        "off, or that the prices count as they are."
    ),
    "prices-with-tax": "The list says that its prices include tax. Say the rate, or none.",
    "prices-with-tax-before": (
        "Tax was taken off the prices of this supplier's earlier list, and this one does not say "
        "whether its prices include any. Say the rate, or none."
    ),
    "tax-taken-off": (
        "The tax was taken off the prices under “{column}” (first “{text}”), as was said for this "
        "list. Compare the first offer with the file."
    ),
    "price-of-month": (
        "Prices under “{column}” are of a month (first “{text}”). They were read as those of 730 "
        "hours, a twelfth of a year: check that a month is meant in full."
    ),
    "lead-time-day": (
        "Deliveries under “{column}” are promised for days (first “{text}”). They were counted in "
        "whole weeks from the day of the list: an order placed later has less time."
    ),
    "price-divided": (
        "Prices under “{column}” do not divide evenly (first “{text}”) and were rounded in the "
        "tenth decimal."
    ),
    "price-spot-only": (
        f"The row has a spot price and no other. Spot capacity promises nothing. {_ANSWER} Ask for "
        "an on-demand or reserved price."
    ),
    "spot-price-unread": (
        "Spot prices stand under “{column}” (first “{text}”). No offers were made of them: spot "
        "capacity can be taken back at any time."
    ),
    "offer-spot": (
        f"“{{text}}” is capacity that can be taken back at any time. {_ANSWER} Ask for an on-demand "
        "or reserved price."
    ),
    "offer-ended": f"The supplier says “{{text}}”. {_ANSWER} Leave it out, or ask for a successor.",
}
