"""What is not for sale: TPUs, Maia and Cobalt, by the hour and in the cloud's own halls."""

from datetime import date
from decimal import Decimal
from typing import Final

from procure.offers import Catalog
from procure.scenario import Limit, Scenario
from procure.units import Horizon
from seeds.december_2023.entries import demand

_FIRST_YEAR: Final = Horizon(start=date(2024, 1, 1), months=3, periods=4)


def scenario(catalogs: tuple[Catalog, ...]) -> Scenario:
    """Give a year in which nothing is bought."""
    return Scenario(
        name="Nothing bought",
        horizon=_FIRST_YEAR,
        demand=(
            demand("chat", "", "0 600000 900000 1800000"),
            demand("summaries", "", "4000 9000 10000 25000"),
            demand("hosts", "", "0 2560 5120 7680"),
        ),
        limits=(
            Limit(
                family="share",
                by="maker",
                subject="NVIDIA",
                value=Decimal("0.2"),
                note="Out of one supplier's queue",
            ),
        ),
        discount_rate=Decimal("0.08"),
        utilisation=Decimal("0.7"),
        excluded=tuple(
            offer.id for catalog in catalogs for offer in catalog.offers if offer.kind == "purchase"
        ),
        note=(
            "Everything is rented and stays in the cloud's regions. TPU v5e is the cheapest for "
            "summaries; when it runs out, v5p and v4 follow."
        ),
    )
