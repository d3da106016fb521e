"""Further merchant chips, which an analyst recommended instead of a chip of one's own."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Final

from procure.offers import Catalog
from procure.scenario import Limit, Scenario
from procure.units import Horizon
from seeds.december_2023.entries import CALL_OFF, by_part, demand

_HORIZON: Final = Horizon(start=date(2024, 1, 1), months=3, periods=6)
_PATIENCE: Final = Decimal(20)


def scenarios(catalogs: tuple[Catalog, ...]) -> tuple[Scenario, Scenario]:
    """Give the way without NVIDIA, and the same by somebody who will not wait for it."""
    without = _without_nvidia(catalogs)
    return without, _in_a_hurry(without)


def _in_a_hurry(without: Scenario) -> Scenario:
    """Allow no order the weeks that the only chip which serves chat in time takes."""
    return replace(
        without,
        name="Without NVIDIA, in a hurry",
        parent=without.name,
        limits=(
            *without.limits,
            Limit(family="budget", value=Decimal(20000000), priority="should"),
            Limit(
                family="lead_time",
                value=_PATIENCE,
                priority="should",
                note="Nobody wants to wait half a year",
            ),
        ),
        note=(
            "No plan is possible here, by design: without NVIDIA, chat in summer takes AMD's "
            "MI300X, which takes 26 weeks, and nobody wants to wait as long. The program says so "
            "and what would help."
        ),
    )


def _without_nvidia(catalogs: tuple[Catalog, ...]) -> Scenario:
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
