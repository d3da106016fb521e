"""Sentences about newer editions of a price list, and what they did to plans."""

from typing import Final

WORDS: Final = {
    "edition-same-file": "This very file was read before, on {day}.",
    "edition-older": (
        "Look at this file's date: it is older than the list of {supplier} of {day} that it would replace."
    ),
    "edition-renamed": (
        "{new} is probably {old} under another name. It counts as another offer until you say in the window that it is the same."
    ),
}
