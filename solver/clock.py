"""The time that one question takes: what has passed, and what is left of its limit."""

import time
from dataclasses import replace
from decimal import Decimal

from solver.engine import Options


class Clock:
    """Starts with the question; every run of the engine takes from the same time."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._started = time.monotonic()

    @property
    def seconds(self) -> float:
        """Give the seconds since the start."""
        return time.monotonic() - self._started

    @property
    def rounded(self) -> Decimal:
        """Give the seconds since the start to the millisecond, as a plan states them."""
        return Decimal(str(round(self.seconds, 3)))

    def remaining(self) -> Options:
        """Give the options with the time that is left."""
        limit = self._options.time_limit
        if limit is None:
            return self._options
        return replace(self._options, time_limit=max(limit - Decimal(self.seconds), Decimal(0)))
