"""Sentences for plans."""

from typing import Final

WORDS: Final[dict[str, str]] = {}
