"""Russian price lists: their headings, and the words of their cells."""

from typing import Final

from catalogs.aliases.fields import Language

RUSSIAN: Final = Language(
    headings={},
    price="",
)
