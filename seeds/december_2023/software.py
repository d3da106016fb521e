"""Which software runs which workload: the moat of December 2023, and what crosses it.

Work was written for CUDA. Every other stack that somebody may buy needs a port first,
but for what was written in JAX and for what a chip of one's own is made for.
"""

from collections.abc import Iterable
from decimal import Decimal

from procure.demand import Readiness
from seeds.december_2023.entries import SAMPLE


def readiness() -> tuple[Readiness, ...]:
    """Give the table of stacks and workloads; costs and weeks of ports are sample figures."""
    mi300x = (
        "Cost, weeks and efficiency: sample figures, assumptions. Microsoft, Meta and OpenAI said "
        "they would use MI300X; by AMD's account it is faster than an H100 HGX in inference "
        "(press, December 2023)"
    )
    maia = f"{SAMPLE}. PyTorch and Triton run on it by Microsoft's account (Hot Chips, August 2024)"
    return (
        *_ready("CUDA", ("chat", "summaries", "images"), "Written for CUDA: an assumption"),
        *_ready("CUDA", ("search",), "As the press figure assumes"),
        _port("ROCm", "chat", 1500000, 20, "0.95", mi300x),
        _port("ROCm", "images", 1500000, 26, "0.95", mi300x),
        _port("ROCm", "search", 20000000, 26, "1", mi300x),
        *_ready("XLA", ("summaries", "images"), "Runs in JAX: an assumption"),
        _port("SynapseAI", "chat", 2000000, 39, "0.9", SAMPLE),
        _port("SynapseAI", "summaries", 1200000, 26, "0.9", SAMPLE),
        _port("SynapseAI", "images", 1500000, 26, "0.9", SAMPLE),
        _port("Qualcomm Cloud AI SDK", "summaries", 900000, 26, "0.9", SAMPLE),
        _port("Maia SDK", "chat", 800000, 13, "0.9", maia),
        *_ready("Arm64 Linux", ("hosts",), "Programs are compiled for Arm already: an assumption"),
        *_ready("Own SDK", ("chat", "search"), "In the programme's one-time cost: an assumption"),
    )


def _ready(stack: str, workloads: Iterable[str], why: str) -> tuple[Readiness, ...]:
    return tuple(
        Readiness(stack=stack, workload=workload, status="ready", source=why)
        for workload in workloads
    )


def _port(
    stack: str, workload: str, cost: int, weeks: int, efficiency: str, source: str
) -> Readiness:
    return Readiness(
        stack=stack,
        workload=workload,
        status="port",
        porting_cost=Decimal(cost),
        weeks=Decimal(weeks),
        efficiency=Decimal(efficiency),
        source=source,
    )
