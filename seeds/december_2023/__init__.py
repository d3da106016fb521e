"""The sample project "December 2023": what a buyer enters beside the price lists.

It tells the market of that month: one supplier's queue was full, and these were the ways
out of it. Each of them is planned by its own rule in one of the scenarios.
"""

from typing import Final

from procure.chips import Chip
from procure.offers import Catalog
from procure.project import Project
from seeds.december_2023 import base, china, merchants, own_chip, rented, search
from seeds.december_2023.places import pools, rates, sites
from seeds.december_2023.program import with_program
from seeds.december_2023.software import readiness
from seeds.december_2023.work import throughputs, workloads

PRICE_LISTS: Final = (
    "quill_anchor_gpu.xlsx",
    "swift_kestrel_stock.csv",
    "tallow_street_accelerators.csv",
    "ninth_cloud_rental.csv",
    "paper_lantern_china.xlsx",
    "own_silicon_programme.csv",
    "rain_ai_letter_of_intent.csv",
)
CHIPS: Final = (
    "A100-40-SXM",
    "A100-80-SXM",
    "A800-80-SXM",
    "H100-SXM",
    "H100-PCIE",
    "H100-NVL",
    "H800-SXM",
    "L40S",
    "L4",
    "MI250X",
    "MI300X",
    "TPU-v4",
    "TPU-v5e",
    "TPU-v5p",
    "Maia-100",
    "Cobalt-100",
    "Gaudi-2",
    "Cloud-AI-100",
    "Ascend-910B",
    "Rain-NPU",
    "Own-chip",
    "Baltra",
    "MTIA-v2",
    "Dojo-D1",
)


def project(chips: tuple[Chip, ...], catalogs: tuple[Catalog, ...]) -> Project:
    """Put the project together with its chips and the price lists that were read."""
    completed = with_program(catalogs)
    return Project(
        format=1,
        name="December 2023",
        currency="USD",
        note=(
            "The makers of large language models ran short of chips, and their buyers wanted out "
            "of one supplier's queue. Foundries and packaging were full: that capacity is a pool "
            "that all bought chips share. NVIDIA held stakes in AI companies (35 deals in 2023 by "
            "Dealroom's count, others say 24 to 39); its offers say so. Prices are near published "
            "figures of the time; throughputs were measured in benchmark rounds of September 2023 "
            "to September 2025, so a buyer of that month did not have all of them. Suppliers are "
            "invented, but for Rain AI."
        ),
        chips=chips,
        workloads=workloads(),
        throughputs=throughputs(chips),
        readiness=readiness(),
        sites=sites(),
        pools=pools(completed),
        rates=rates(),
        catalogs=completed,
        scenarios=(
            base.scenario(completed),
            *search.scenarios(completed),
            *own_chip.scenarios(completed),
            *china.scenarios(completed),
            rented.scenario(completed),
            *merchants.scenarios(completed),
        ),
    )
