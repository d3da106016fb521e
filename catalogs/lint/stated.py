"""What a row states that its offer does not keep, but that can contradict it."""

from typing import Final

from procure.record import record
from procure.units import Number

Range = tuple[int, int | None]
"""The quantities that a price is for: from the first to the last; no last one: and more."""


@record
class Stated:
    """What the row of an offer states beside it.

    `memory_gb` is that of a chip or of all chips of a unit; `spot_price` that of a chip-hour
    that can be taken back, in the offer's currency; `ranges` are the quantities of the
    price breaks, where they stand in rows of their own.
    """

    memory_gb: Number | None = None
    spot_price: Number | None = None
    ranges: tuple[Range, ...] = ()


NOTHING: Final = Stated()
