"""Sentences of the pictures: what is saved and copied of them, and what they show."""

from typing import Final

WORDS: Final[dict[str, str]] = {
    "picture-save": "Save picture…",
    "picture-save-tip": (
        "Saves this picture as PNG or SVG, in light colours and with all of its rows, whatever "
        "the size and colours of the window."
    ),
    "picture-copy": "Copy",
    "picture-copy-tip": "Copies this picture, or the figures that it is drawn from.",
    "picture-copy-picture": "Copy &picture",
    "picture-copy-data": "Copy &figures",
}
