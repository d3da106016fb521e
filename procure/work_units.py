"""A workload's unit as people write it, read exactly: "tokens/s", "queries per day"."""

import re
from typing import Final

from procure.record import record

SECONDS_PER_DAY: Final = 86_400

_TIMES: Final[dict[str, int]] = {
    **dict.fromkeys(("s", "sec", "secs", "second", "seconds"), 1),
    **dict.fromkeys(("min", "mins", "minute", "minutes"), 60),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), 3600),
    **dict.fromkeys(("d", "day", "days"), SECONDS_PER_DAY),
    **dict.fromkeys(("wk", "week", "weeks"), 7 * SECONDS_PER_DAY),
}
# No months or years: they are no fixed number of days.

_SCALES: Final = {"": 1, "thousand": 10**3, "million": 10**6, "billion": 10**9}
_ONE_NAME: Final = {
    "query": "queries",
    "token": "tokens",
    "tok": "tokens",
    "toks": "tokens",
    "use": "uses",
}
_WHOLE: Final = {"qps": "queries/s"}
_UNIT: Final = re.compile(
    r"(?:(thousand|million|billion)\s+)?([^\W\d]+(?:[ -][^\W\d]+){0,2}?)"
    r"\s*(?:/|\s(?:per|an?|each)\s)\s*([a-z]+)\.?",
    re.IGNORECASE,
)
_SMALL_WORDS: Final = frozenset({"per", "a", "an", "each"})


@record
class WorkUnit:
    """So many `things` in so many `seconds`; `scale` of them count as one.

    "million tokens/day" is 1,000,000 tokens in 86,400 seconds.
    """

    things: str
    scale: int = 1
    seconds: int


def read_unit(text: str) -> WorkUnit | None:
    """Read a unit of throughput; None where what it counts, or in what time, is not certain."""
    plainer = " ".join(text.split()).casefold()
    found = _UNIT.fullmatch(_WHOLE.get(plainer, plainer))
    if found is None:
        return None
    scale, things, time = found.groups()
    if time not in _TIMES or _SMALL_WORDS & set(things.split()):
        return None
    return WorkUnit(
        things=_ONE_NAME.get(things, things), scale=_SCALES[scale or ""], seconds=_TIMES[time]
    )
