"""Japanese price lists: their headings, and the words of their cells."""

from typing import Final

from catalogs.aliases.fields import Language

JAPANESE: Final = Language(
    headings={},
    price="",
)
