"""What the selection of a page is about, where more can be told of it than the cell says."""

from __future__ import annotations

from typing import Literal, Protocol, runtime_checkable

from procure.record import record


@record
class Subject:
    """What is selected: an offer (its id; an order is about its offer), limit (key) or chip."""

    kind: Literal["offer", "limit", "chip"]
    of: str


@runtime_checkable
class HasSubject(Protocol):
    """A page whose selection more can be told about."""

    def subject(self, said: str) -> Subject | None:
        """Give what the sentences told last are of, if it is an offer, a limit or a chip."""
        ...
