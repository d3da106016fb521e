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
    "price-divided": (
        "Prices under “{column}” do not divide evenly (first “{text}”); the price of a chip-hour "
        "was rounded in the tenth decimal."
    ),
}
