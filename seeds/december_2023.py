"""The sample project "December 2023": what a buyer enters beside the price lists.

It tells the market of that month: one supplier's queue was full, and these were the ways
out of it. Some need what the program cannot plan yet; they stand in the project and are
left out of a plan with their reason.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Final

from procure.chips import Chip
from procure.demand import DemandRow, Readiness, Site, Throughput, Workload
from procure.offers import Catalog
from procure.project import Project
from procure.scenario import Limit, Scenario
from procure.units import Horizon, Rate
from seeds.measured import Measurement, alike, assumed

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
SEARCH_OFFERS: Final = ("QA-H100-8", "TS-MI300X-8", "QA-L40S", "QA-H100P")
"""The part numbers of the offers that compete in "A tenth of Google Search, mixed"."""

_SAMPLE: Final = "Sample figure: an assumption"
_START: Final = date(2024, 1, 1)
_TWO_YEARS: Final = Horizon(start=_START, months=3, periods=8)
# An H100 ordered on the first day works from the last of these quarters on.
_FIRST_YEAR: Final = Horizon(start=_START, months=3, periods=4)


def project(chips: tuple[Chip, ...], catalogs: tuple[Catalog, ...]) -> Project:
    """Put the project together with its chips and the price lists that were read."""
    return Project(
        format=1,
        name="December 2023",
        currency="USD",
        note=(
            "The makers of large language models ran short of chips, and their buyers wanted out "
            "of one supplier's queue. Foundries and packaging were full: that capacity was shared "
            "by all chips here, which shows only as each supplier's supply per quarter. Prices "
            "are near published figures of the time; throughputs were measured in benchmark "
            "rounds of September 2023 to September 2025, so a buyer of that month did not have "
            "all of them. Suppliers are invented, but for Rain AI."
        ),
        chips=chips,
        workloads=_workloads(),
        throughputs=_throughputs(),
        readiness=_readiness(),
        sites=_sites(),
        rates=(
            Rate(
                currency="CNY",
                rate=Decimal("0.1411"),
                on=date(2023, 12, 14),
                source="Derived: 628M yuan = 88.6M US$ (The Charger Account 2023-12-14)",
            ),
        ),
        catalogs=catalogs,
        scenarios=(_base(), *_tenth_of_search(catalogs)),
    )


def _workloads() -> tuple[Workload, ...]:
    return (
        Workload(
            id="chat",
            name="Chat",
            unit="tokens/s",
            note="Answers of a 70B model: MLPerf Inference v4.1, Llama 2 70B, Server",
        ),
        Workload(
            id="summaries",
            name="Summaries",
            unit="queries/s",
            note="Summaries by a 6B model: MLPerf Inference v3.1, GPT-J, Server",
        ),
        Workload(
            id="images",
            name="Images",
            unit="queries/s",
            note="Pictures on request: MLPerf Inference v4.1, Stable Diffusion XL, Server",
        ),
        Workload(
            id="search",
            name="Search with answers",
            unit="queries/day",
            note=(
                "From press figures, not from a benchmark: never to be mixed with the other "
                "workloads. A benchmark measures about 1,640 times as much on an H100."
            ),
        ),
    )


def _throughputs() -> tuple[Throughput, ...]:
    chat = Measurement("MLPerf Inference v4.1", "llama2-70b-99", "Server")
    summaries = Measurement("MLPerf Inference v3.1", "gptj-99", "Server")
    images = Measurement("MLPerf Inference v4.1", "stable-diffusion-xl", "Server")
    gptj = Measurement("MLPerf Inference v4.0", "gptj-99", "Server")
    llama = Measurement("MLPerf Inference v4.0", "llama2-70b-99.9", "Server")
    sdxl = Measurement("MLPerf Inference v4.0", "stable-diffusion-xl", "Server")
    later = Measurement("MLPerf Inference v5.1", "stable-diffusion-xl", "Server")
    h100_chat = chat.of("H100-SXM", "chat")
    h100_summaries = summaries.of("H100-SXM", "summaries")
    h100_images = images.of("H100-SXM", "images")
    h100_search = _search_of_h100()
    other = "Another workload."
    a100_chat = assumed("A100-80-SXM", "chat", base=h100_chat, by=summaries, why=other)
    a100_summaries = summaries.of("A100-80-SXM", "summaries")
    return (
        h100_chat,
        *(chat.of(chip, "chat") for chip in ("H100-PCIE", "H100-NVL", "L40S", "MI300X")),
        a100_chat,
        assumed("Gaudi-2", "chat", base=h100_chat, by=llama),
        h100_summaries,
        a100_summaries,
        *(summaries.of(chip, "summaries") for chip in ("TPU-v5e", "Gaudi-2", "L4")),
        *(
            assumed(chip, "summaries", base=h100_summaries, by=gptj)
            for chip in ("H100-PCIE", "H100-NVL", "L40S")
        ),
        h100_images,
        *(images.of(chip, "images") for chip in ("H100-PCIE", "H100-NVL", "L40S", "TPU-v5e")),
        assumed("A100-80-SXM", "images", base=h100_images, by=summaries, why=other),
        assumed("Gaudi-2", "images", base=h100_images, by=sdxl),
        assumed("L4", "images", base=h100_images, by=later),
        assumed("MI300X", "images", base=h100_images, by=later, like="MI325X"),
        *(
            alike(cut_down, base, why="The same chip with slower links to others.")
            for cut_down, base in (
                ("A800-80-SXM", a100_chat),
                ("A800-80-SXM", a100_summaries),
                ("H800-SXM", h100_chat),
                ("H800-SXM", h100_summaries),
            )
        ),
        h100_search,
        *(
            assumed(chip, "search", base=h100_search, by=chat)
            for chip in ("H100-PCIE", "L40S", "MI300X")
        ),
    )


def _search_of_h100() -> Throughput:
    return Throughput(
        chip="H100-SXM",
        workload="search",
        value=Decimal(562),
        source=(
            "Derived from Bernstein by way of Reuters: a tenth of Google Search, 850M queries a "
            "day, takes US$48.1bn of GPUs; at US$31,800 a chip that is 1.51M chips, 562 queries "
            "per chip and day"
        ),
        assumption=True,
    )


def _readiness() -> tuple[Readiness, ...]:
    def ready(stack: str, workloads: Iterable[str], why: str) -> tuple[Readiness, ...]:
        return tuple(
            Readiness(stack=stack, workload=workload, status="ready", source=why)
            for workload in workloads
        )

    def port(stack: str, workload: str, cost: int, weeks: int, efficiency: str) -> Readiness:
        return Readiness(
            stack=stack,
            workload=workload,
            status="port",
            porting_cost=Decimal(cost),
            weeks=Decimal(weeks),
            efficiency=Decimal(efficiency),
            source=_SAMPLE,
        )

    return (
        *ready("CUDA", ("chat", "summaries", "images"), "Written for CUDA: an assumption"),
        *ready("ROCm", ("chat",), "Ported already: an assumption"),
        port("ROCm", "images", 1500000, 26, "0.95"),
        *ready("XLA", ("summaries", "images"), "Runs in JAX: an assumption"),
        port("SynapseAI", "chat", 2000000, 39, "0.9"),
        port("SynapseAI", "summaries", 1200000, 26, "0.9"),
        port("SynapseAI", "images", 1500000, 26, "0.9"),
        *ready("CUDA", ("search",), "As the press figure assumes"),
        *ready("ROCm", ("search",), "An assumption of this what-if"),
    )


def _sites() -> tuple[Site, ...]:
    return (
        Site(
            id="iowa",
            name="Iowa",
            country="US",
            power_kw=Decimal(1500),
            pue=Decimal("1.15"),
            energy_price=Decimal("0.065"),
            source=_SAMPLE,
        ),
        Site(
            id="dublin",
            name="Dublin",
            country="IE",
            power_kw=Decimal(600),
            pue=Decimal("1.25"),
            energy_price=Decimal("0.16"),
            source=_SAMPLE,
        ),
        Site(
            id="ninth-cloud-us",
            name="Ninth Cloud, United States",
            country="US",
            supplier="Ninth Cloud",
            source="Ninth Cloud's rental sheet",
        ),
        Site(
            id="ninth-cloud-sg",
            name="Ninth Cloud, Singapore",
            country="SG",
            supplier="Ninth Cloud",
            source="Ninth Cloud's rental sheet",
        ),
    )


def _base() -> Scenario:
    return Scenario(
        name="Base case",
        horizon=_TWO_YEARS,
        demand=(
            _demand("chat", "iowa", "0 120000 320000 800000 1200000 1500000 1800000 2000000"),
            _demand("chat", "dublin", "0 0 120000 240000 400000 520000 640000 760000"),
            _demand("chat", "", "80000 120000 160000 240000 320000 400000 480000 560000"),
            _demand("summaries", "iowa", "0 0 0 800 1400 1800 2200 2600"),
            _demand("summaries", "", "400 700 1100 1600 2000 2400 2800 3200"),
            _demand("images", "dublin", "0 40 80 120 180 240 280 320"),
            _demand("images", "", "40 80 140 220 300 380 460 540"),
        ),
        limits=(
            Limit(family="budget", value=Decimal(68000000)),
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
        ),
        discount_rate=Decimal("0.08"),
        utilisation=Decimal("0.7"),
        note="Three workloads that grow over two years, at two sites and wherever they can run.",
    )


def _tenth_of_search(catalogs: tuple[Catalog, ...]) -> tuple[Scenario, Scenario]:
    """Ask the press's question: H100 alone, and with the alternatives that could be bought."""
    parts = {offer.id: offer.sku for catalog in catalogs for offer in catalog.offers}
    free = (
        Limit(family="supply", on=False),
        Limit(family="power", subject="iowa", on=False),
        Limit(family="power", subject="dublin", on=False),
    )

    def ask(name: str, kept: Iterable[str], limits: tuple[Limit, ...], note: str) -> Scenario:
        return Scenario(
            name=name,
            horizon=_FIRST_YEAR,
            demand=(
                DemandRow(
                    workload="search",
                    amounts=(Decimal(0), Decimal(0), Decimal(0), Decimal(850000000)),
                    source="A tenth of Google's 8.5bn searches a day (Bernstein by way of Reuters)",
                ),
            ),
            limits=(*free, *limits),
            discount_rate=Decimal(0),
            utilisation=Decimal("0.7"),
            excluded=tuple(offer for offer, part in parts.items() if part not in kept),
            note=note,
        )

    return (
        ask(
            "A tenth of Google Search",
            SEARCH_OFFERS[:1],
            (),
            "H100 alone, bought: 850M queries a day / 562 = 1.51M chips; at US$31,800 each, "
            "US$48.1bn (Bernstein by way of Reuters: US$48.1bn at once and US$16bn a year, so "
            "chips are used for three years). Supply, power and lead times set no limit.",
        ),
        ask(
            "A tenth of Google Search, mixed",
            SEARCH_OFFERS,
            (
                Limit(
                    family="share",
                    by="maker",
                    subject="AMD",
                    value=Decimal("0.6"),
                    note="No one maker could deliver it all: an assumption",
                ),
            ),
            "The same with what else could be bought: each chip's queries a day are the H100's "
            "times the two chips' ratio in MLPerf Inference v4.1, an assumption.",
        ),
    )


def _demand(workload: str, site: str, amounts: str) -> DemandRow:
    return DemandRow(
        workload=workload,
        site=site,
        amounts=tuple(Decimal(amount) for amount in amounts.split()),
        source=_SAMPLE,
    )
