"""What has been taken of a file of orders so far, and what could not be used in it."""

from typing import Final

from procure.errors import OrdersFileError
from procure.evaluation import GivenOrder
from procure.order_cells import CellError
from procure.words import sentence

MOST_FAULTS: Final = 1_000
"""After so many bad lines a file is not read on."""

MOST_ORDERS: Final = 100_000
"""As many orders are read of a file."""


class Taken:
    """Collects the faults of a file, and sees that no order stands in it twice."""

    def __init__(self, file: str) -> None:
        """Begin with a file's name."""
        self.faults: list[str] = []
        self.file = file
        self._seen: dict[tuple[str, int, str], str] = {}

    def once(self, order: GivenOrder, where: str) -> None:
        """Take an order; raise CellError if the same one stands elsewhere in the file."""
        same = order.offer, order.period, order.site
        if same in self._seen:
            raise CellError("orders-twice", other=self._seen[same])
        if len(self._seen) >= MOST_ORDERS:
            raise OrdersFileError("orders-too-many", file=self.file, most=f"{MOST_ORDERS:,}")
        self._seen[same] = where

    def fault(self, where: str, error: CellError) -> None:
        """Note why something cannot be used."""
        reason = sentence(error.key, error.values)
        values = {"file": self.file, "where": where, "reason": reason}
        self.faults.append(sentence("orders-fault", values))

    def refuse_faults(self) -> None:
        """Raise OrdersFileError if anything could not be used."""
        if len(self.faults) == 1:
            raise OrdersFileError("orders-one-fault", fault=self.faults[0])
        if self.faults:
            raise OrdersFileError(
                "orders-faults",
                file=self.file,
                count=f"{len(self.faults):,}",
                first=self.faults[0],
                details="\n".join(self.faults),
            )
