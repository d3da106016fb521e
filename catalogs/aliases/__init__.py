"""The headings and words of suppliers' price lists, one file per language."""

from dataclasses import replace
from typing import Final

from catalogs.aliases.chinese import CHINESE
from catalogs.aliases.english import ENGLISH
from catalogs.aliases.fields import IGNORED, NAMED, Field, Language, words
from catalogs.aliases.french import FRENCH
from catalogs.aliases.german import GERMAN
from catalogs.aliases.italian import ITALIAN
from catalogs.aliases.japanese import JAPANESE
from catalogs.aliases.polish import POLISH
from catalogs.aliases.russian import RUSSIAN
from catalogs.aliases.spanish import SPANISH

__all__ = [
    "CHIP_WORDS",
    "FIELDS",
    "HOUR_WORDS",
    "IDLE_WORDS",
    "IGNORED",
    "LANGUAGES",
    "LIST_WORDS",
    "MONTH_WORDS",
    "PER_WORDS",
    "PRICE_WORDS",
    "QUANTITY_WORDS",
    "RENT_WORDS",
    "SPOT_WORDS",
    "STARTING_WORDS",
    "UNIT_WORDS",
    "UPWARDS_WORDS",
    "Field",
    "Language",
    "words",
]

LANGUAGES: Final = (
    ENGLISH,
    GERMAN,
    FRENCH,
    SPANISH,
    ITALIAN,
    POLISH,
    RUSSIAN,
    CHINESE,
    JAPANESE,
)


def _aliases(key: str) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(alias for each in LANGUAGES for alias in words(each.headings.get(key, "")))
    )


FIELDS: Final = tuple(replace(field, aliases=_aliases(field.key)) for field in NAMED)

PRICE_WORDS: Final = frozenset(word for each in LANGUAGES for word in words(each.price))
LIST_WORDS: Final = frozenset(word for each in LANGUAGES for word in words(each.list_price))
RENT_WORDS: Final = frozenset(word for each in LANGUAGES for word in words(each.rent))
SPOT_WORDS: Final = frozenset(word for each in LANGUAGES for word in words(each.spot))
CHIP_WORDS: Final = frozenset(word for each in LANGUAGES for word in words(each.chip))
HOUR_WORDS: Final = frozenset(word for each in LANGUAGES for word in words(each.hour))
MONTH_WORDS: Final = frozenset(word for each in LANGUAGES for word in words(each.month))
UNIT_WORDS: Final = frozenset(word for each in LANGUAGES for word in words(each.unit))
QUANTITY_WORDS: Final = frozenset(word for each in LANGUAGES for word in words(each.quantity))
STARTING_WORDS: Final = frozenset(word for each in LANGUAGES for word in words(each.starting))
UPWARDS_WORDS: Final = frozenset(word for each in LANGUAGES for word in words(each.upwards))
PER_WORDS: Final = frozenset(word for each in LANGUAGES for word in words(each.per))
IDLE_WORDS: Final = PER_WORDS | {word for each in LANGUAGES for word in words(each.idle)}
