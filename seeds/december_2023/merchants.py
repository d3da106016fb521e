"""Further merchant chips, which an analyst recommended instead of a chip of one's own."""

from datetime import date
from decimal import Decimal
from typing import Final

from procure.offers import Catalog
from procure.scenario import Limit, Scenario
from procure.units import Horizon
from seeds.december_2023.entries import CALL_OFF, by_part, demand

_HORIZON: Final = Horizon(start=date(2024, 1, 1), months=3, periods=6)


def scenario(catalogs: tuple[Catalog, ...]) -> Scenario:
    """Give a year and a half with AMD, Intel and Qualcomm, without a chip of NVIDIA."""
    return Scenario(
        name="Without NVIDIA",
        horizon=_HORIZON,
        demand=(
            demand("chat", "iowa", "0 0 200000 400000 500000 600000"),
            demand("summaries", "iowa", "0 0 200 500 800 1000"),
            demand("images", "", "0 40 60 80 100 120"),
        ),
        limits=(
            Limit(
                family="share",
                by="maker",
                subject="NVIDIA",
                value=Decimal(0),
                note="What it takes to leave the queue altogether",
            ),
            Limit(
                family="share",
                by="maker",
                subject="Qualcomm",
                of="served",
                bound="minimum",
                value=Decimal("0.02"),
                note="A second merchant maker on trial: an assumption",
            ),
            Limit(family="power", subject="guizhou", value=Decimal(0)),
        ),
        discount_rate=Decimal("0.08"),
        utilisation=Decimal("0.7"),
        excluded=(by_part(catalogs)[CALL_OFF],),
        note="Every workload was written for CUDA: each other stack needs its port first.",
    )
