"""A suggestion of what a heading means, and the form in which headings are compared."""

import re
from functools import lru_cache
from typing import Final

from catalogs.cells import tidy
from procure.record import record

# "MwSt" is one word.
_JOINED: Final = re.compile(r"(?<=[a-z])(?<!\bMw)(?=[A-Z][a-z])")
_ELISION: Final = re.compile(r"(?<!\w)(?:[dlDL]|[Dd]all|[Dd]ell|[Aa]ll)['’](?=\w)")
_NO_WORD: Final = re.compile(r"[\W_]+")


@record
class Suggestion:
    """What a heading seems to mean.

    `reason` is the key of a sentence, with the words that decided in `values`; `score`
    is 1 for a known heading and less for one that only resembles a known one.
    """

    field: str
    reason: str
    values: tuple[tuple[str, str], ...] = ()
    score: float = 1.0


def apart(heading: str) -> str:
    """Take words apart that are joined: "PricePerHour", "d'achat"."""
    return _JOINED.sub(" ", _ELISION.sub(" ", tidy(heading)))


@lru_cache(maxsize=4096)
def fold(heading: str) -> str:
    """Fold case, punctuation, line breaks and underscores of a heading."""
    return " ".join(_NO_WORD.sub(" ", apart(heading).casefold()).split())
