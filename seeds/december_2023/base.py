"""The base case of December 2023: three workloads that grow, and a way out of one queue."""

from datetime import date
from decimal import Decimal
from typing import Final

from procure.offers import Catalog
from procure.scenario import Limit, Scenario
from procure.units import Horizon
from seeds.december_2023.entries import CALL_OFF, by_part, demand

_HORIZON: Final = Horizon(start=date(2024, 1, 1), months=3, periods=6)


def scenario(catalogs: tuple[Catalog, ...]) -> Scenario:
    """Give the scenario that the project opens with."""
    return Scenario(
        name="Base case",
        horizon=_HORIZON,
        demand=(
            demand("chat", "iowa", "0 120000 320000 800000 1200000 1500000"),
            demand("chat", "dublin", "0 0 120000 240000 400000 520000"),
            demand("chat", "", "80000 120000 160000 240000 320000 400000"),
            demand("summaries", "iowa", "0 0 0 800 1400 1800"),
            demand("summaries", "", "400 700 1100 1600 2000 2400"),
            demand("images", "", "40 120 220 340 480 620"),
        ),
        limits=(
            Limit(family="budget", value=Decimal(50000000)),
            Limit(family="budget", period=0, value=Decimal(16000000)),
            Limit(family="lead_time", value=Decimal(40)),
            Limit(
                family="share",
                by="maker",
                subject="NVIDIA",
                value=Decimal("0.5"),
                note="Out of one supplier's queue",
            ),
            Limit(
                family="share",
                by="supplier",
                subject="Quill & Anchor Systems",
                value=Decimal("0.5"),
                note="No supplier may carry more than half",
            ),
            Limit(
                family="power",
                subject="guizhou",
                value=Decimal(0),
                note="The site in China has a scenario of its own",
            ),
        ),
        discount_rate=Decimal("0.08"),
        utilisation=Decimal("0.7"),
        excluded=(by_part(catalogs)[CALL_OFF],),
        note=(
            "Three workloads that grow over a year and a half, at two sites and wherever they can "
            "run."
        ),
    )
