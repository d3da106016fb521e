"""How the scenarios of December 2023 are entered: sample figures, and offers by part number."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from procure.demand import DemandRow
from procure.offers import Catalog

SAMPLE: Final = "Sample figure: an assumption"
CALL_OFF: Final = "QA-H100-8-FW"
"""The part number of the contract of which only a programme of thousands of servers is asked."""


def demand(workload: str, site: str, amounts: str, source: str = SAMPLE) -> DemandRow:
    """Enter demand by period, the amounts in one line."""
    return DemandRow(
        workload=workload,
        site=site,
        amounts=tuple(Decimal(amount) for amount in amounts.split()),
        source=source,
    )


def by_part(catalogs: tuple[Catalog, ...]) -> dict[str, str]:
    """Give the offers' identities by part number; each is in one list alone."""
    return {offer.sku: offer.id for catalog in catalogs for offer in catalog.offers}


def all_but(catalogs: tuple[Catalog, ...], kept: Iterable[str]) -> tuple[str, ...]:
    """List the offers that a scenario takes out to ask of a few part numbers alone."""
    parts = set(kept)
    return tuple(offer for part, offer in by_part(catalogs).items() if part not in parts)
