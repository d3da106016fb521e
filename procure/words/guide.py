"""Words of the window that shows the user guide."""

from typing import Final

WORDS: Final = {
    "guide-title": "Procure — user guide",
    "guide-search": "Search the guide",
    "guide-search-tip": (
        "Words to look for in all pages; every word has to be in the section; empty: the contents."
    ),
    "guide-contents": "Contents",
    "guide-back": "Back",
    "guide-forward": "Forward",
    "guide-none": "No section has all of these words.",
    "guide-missing": (
        "The guide is not there: {path} cannot be read. Install Procure again to bring it back."
    ),
}
