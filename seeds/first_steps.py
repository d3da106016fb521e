"""The small sample project of the user guide: what a buyer enters beside two price lists."""

from datetime import date
from decimal import Decimal
from typing import Final

from procure.chips import Chip
from procure.demand import DemandRow, Readiness, Site, Throughput, Workload
from procure.offers import Catalog
from procure.project import Project
from procure.scenario import Limit, Scenario
from procure.units import Horizon
from seeds.measured import Measurement, assumed

PRICE_LISTS: Final = ("first_steps_maple_row.csv", "first_steps_harbour_lane.csv")
CHIPS: Final = (
    "L4",
    "L40S",
    "A100-40-SXM",
    "A100-80-SXM",
    "H100-PCIE",
    "H100-SXM",
    "MI250X",
    "MI300X",
    "Gaudi-2",
)

_SAMPLE: Final = "Sample figure: an assumption"


def project(chips: tuple[Chip, ...], catalogs: tuple[Catalog, ...]) -> Project:
    """Put the project together with its chips and the price lists that were read."""
    return Project(
        format=1,
        name="First steps",
        currency="USD",
        note="To learn with: two suppliers, two workloads, one site, four quarters.",
        chips=chips,
        workloads=(
            Workload(
                id="chat",
                name="Chat",
                unit="tokens/s",
                note="Answers of a 70B model, as in MLPerf's Llama 2 70B",
            ),
            Workload(
                id="images",
                name="Images",
                unit="queries/s",
                note="Pictures on request, as in MLPerf's Stable Diffusion XL",
            ),
        ),
        throughputs=_throughputs(),
        readiness=(
            Readiness(stack="CUDA", workload="chat", status="ready", source=_SAMPLE),
            Readiness(stack="CUDA", workload="images", status="ready", source=_SAMPLE),
            Readiness(stack="ROCm", workload="chat", status="ready", source=_SAMPLE),
            Readiness(stack="ROCm", workload="images", status="port", source=_SAMPLE),
            Readiness(stack="SynapseAI", workload="chat", status="port", source=_SAMPLE),
            Readiness(stack="SynapseAI", workload="images", status="port", source=_SAMPLE),
        ),
        sites=(
            Site(
                id="dublin",
                name="Dublin",
                country="IE",
                power_kw=Decimal(300),
                pue=Decimal("1.3"),
                energy_price=Decimal("0.16"),
                source=_SAMPLE,
            ),
        ),
        catalogs=catalogs,
        scenarios=(_scenario(),),
    )


def _throughputs() -> tuple[Throughput, ...]:
    chat = Measurement("MLPerf Inference v4.1", "llama2-70b-99", "Server")
    images = Measurement("MLPerf Inference v4.1", "stable-diffusion-xl", "Server")
    earlier = Measurement("MLPerf Inference v3.1", "gptj-99", "Server")
    kits = Measurement("MLPerf Inference v4.0", "stable-diffusion-xl", "Server")
    later = Measurement("MLPerf Inference v5.1", "stable-diffusion-xl", "Server")
    h100_chat = chat.of("H100-SXM", "chat")
    h100_images = images.of("H100-SXM", "images")
    return (
        h100_chat,
        chat.of("H100-PCIE", "chat"),
        chat.of("L40S", "chat"),
        chat.of("MI300X", "chat"),
        assumed("A100-80-SXM", "chat", base=h100_chat, by=earlier, why="Another workload."),
        h100_images,
        images.of("H100-PCIE", "images"),
        images.of("L40S", "images"),
        assumed("L4", "images", base=h100_images, by=later),
        assumed("A100-80-SXM", "images", base=h100_images, by=earlier, why="Another workload."),
        assumed("Gaudi-2", "images", base=h100_images, by=kits),
        assumed("MI300X", "images", base=h100_images, by=later, like="MI325X", why="Less memory."),
    )


def _scenario() -> Scenario:
    return Scenario(
        name="First year",
        horizon=Horizon(start=date(2024, 1, 1), months=3, periods=4),
        demand=(
            DemandRow(
                workload="chat",
                site="dublin",
                amounts=_amounts("0", "60000", "140000", "260000"),
                source=_SAMPLE,
            ),
            DemandRow(
                workload="images",
                site="dublin",
                amounts=_amounts("0", "15", "25", "40"),
                source=_SAMPLE,
            ),
        ),
        limits=(
            Limit(family="budget", value=Decimal(8000000)),
            Limit(family="lead_time", value=Decimal(40)),
            Limit(
                family="share",
                by="maker",
                subject="NVIDIA",
                value=Decimal("0.7"),
                note="Not all from one maker",
            ),
            Limit(
                family="share",
                by="supplier",
                subject="Harbour Lane Components",
                value=Decimal("0.75"),
                note="Not all from one supplier",
            ),
        ),
        discount_rate=Decimal("0.08"),
        utilisation=Decimal("0.7"),
        note="What to order for the first year.",
    )


def _amounts(*texts: str) -> tuple[Decimal, ...]:
    return tuple(Decimal(text) for text in texts)
