"""What people type of the terms agreed with a supplier: a currency, a ramp."""

import re
from typing import Any

from procure.errors import InputError
from procure.offers import RampStep
from ui.entry import Day, Entry, Whole


class CurrencyCode(Entry):
    """A currency's code of three letters; `needed` where it cannot be left empty."""

    def __init__(self, *, needed: bool = True) -> None:
        """Refuse an empty code where one is `needed`."""
        self._needed = needed

    def parse(self, text: str) -> Any:
        """Give the code in capitals."""
        code = text.strip().upper()
        if not code and self._needed:
            raise InputError("entry-empty")
        if code and not re.fullmatch(r"[A-Z]{3}", code):
            raise InputError("entry-currency", text=text.strip())
        return code


class Ramp(Entry):
    """From which day on how many chips can arrive in a period: "2026-01-01: 500; …"."""

    parts = True
    empty = "no ramp"

    def show(self, value: Any) -> str:
        """Give each step with its day in words."""
        return "; ".join(f"{Day().show(one.start)}: {one.chips_per_period:,}" for one in value)

    def write(self, value: Any) -> str:
        """Give each step with its day as in files, and plain digits."""
        return "; ".join(f"{one.start.isoformat()}: {one.chips_per_period}" for one in value)

    def parse(self, text: str) -> Any:
        """Give the steps; their days must rise."""
        steps: list[RampStep] = []
        for part in filter(str.strip, text.split(";")):
            day, colon, chips = part.rpartition(":")
            if not colon or not day.strip() or not chips.strip():
                raise InputError("entry-ramp", text=text.strip())
            step = RampStep(start=Day().parse(day), chips_per_period=Whole().parse(chips.strip()))
            if steps and step.start <= steps[-1].start:
                raise InputError("entry-ramp-order", text=text.strip())
            steps.append(step)
        return tuple(steps)

    def rank(self, value: Any) -> Any:
        """Sort by the first day."""
        return value[0].start.isoformat() if value else None
