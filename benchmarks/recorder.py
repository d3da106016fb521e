"""What a run tells while it goes on: plans and bounds with their time, one line of JSON each.

The lines are in a file from the moment they are told, so that a run that has to be killed
still counts for what it found until then.
"""

import json
import math
import time
from collections.abc import Mapping
from typing import TextIO


class Recorder:
    """Writes down the best plan and the best bound so far, in money, with the seconds."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._objective: float | None = None
        self._bound: float | None = None
        self._started = time.perf_counter()

    def restart(self) -> None:
        """Start the clock (again), and forget what was found."""
        self._objective = self._bound = None
        self._out.seek(0)
        self._out.truncate()
        self._started = time.perf_counter()

    @property
    def seconds(self) -> float:
        """Give the seconds since the clock was started."""
        return time.perf_counter() - self._started

    def tell(
        self,
        *,
        objective: float | None = None,
        bound: float | None = None,
        at: float | None = None,
    ) -> None:
        """Take a plan's cost, or what no plan can cost less than, if it is the best so far.

        `at` is when it was there, in seconds of this clock: now, unless given.
        """
        better = False
        if objective is not None and math.isfinite(objective):
            better = self._objective is None or objective < self._objective
            self._objective = objective if better else self._objective
        if bound is not None and math.isfinite(bound):
            closer = self._bound is None or bound > self._bound
            self._bound = bound if closer else self._bound
            better = better or closer
        if better:
            self._write(
                {
                    "point": (
                        round(self.seconds if at is None else at, 4),
                        self._objective,
                        self._bound,
                    )
                }
            )

    def end(self, result: Mapping[str, object]) -> None:
        """Write down what else is known of the run."""
        self._write({"result": result})

    def _write(self, line: Mapping[str, object]) -> None:
        self._out.write(json.dumps(line) + "\n")
        self._out.flush()
