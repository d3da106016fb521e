"""What a field is for, its unit, and what it means to leave it empty: said in one sentence.

The same words stand in the tip under the pointer, in what screen readers say, and in what
“Where am I?” (Shift+F1) tells of the field that has the keyboard.
"""

import re
import textwrap
from functools import lru_cache
from typing import Final

from procure.words import sentence

_WIDE: Final = 72
"""Letters in a line of a tip: Qt breaks no lines of plain text by itself."""
_BESIDE_FIGURE: Final = re.compile(r"(?<=\d) | (?=\d)")
_JOINED: Final = "\0"

SOURCE: Final = "Who states these figures, such as a contract; empty: they stand as assumptions."
NOTE: Final = "Anything to remember, in your own words; no plan depends on it. It may be empty."
NEW_WORKLOAD: Final = "What the new workload is called; it cannot be left empty."
RELATED: Final = (
    "Who on your side has an interest in the supplier; it is told with the plan and changes "
    "nothing in it; empty: nobody known."
)
CURRENCY: Final = (
    "The currency of the amounts in this row, as a code of three letters, such as EUR."
)


def explained(about: str, unit: str = "") -> str:
    """Give the help of a field: the sentence about it, and its unit where it has one."""
    told = sentence("field-unit", {"unit": unit}) if unit else ""
    return "\n".join(filter(None, (about, told)))


@lru_cache(maxsize=2048)  # asked for anew at every edit
def tip_of(*lines: str) -> str:
    """Give lines of text as a tip, none of them wider than can be read at a glance.

    A figure is not parted from the words beside it, such as its unit.
    """
    whole = _BESIDE_FIGURE.sub(_JOINED, "\n".join(filter(None, lines)))
    return "\n".join(
        textwrap.fill(line, _WIDE, break_long_words=False, break_on_hyphens=False)
        for line in whole.split("\n")
    ).replace(_JOINED, " ")
