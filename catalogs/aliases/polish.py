"""Polish price lists: their headings, and the words of their cells."""

from typing import Final

from catalogs.aliases.fields import Language

POLISH: Final = Language(
    headings={},
    price="",
)
