"""The workloads of December 2023, and what one chip does of each."""

from decimal import Decimal
from typing import Final

from procure.chips import Chip
from procure.demand import Throughput, Workload
from seeds.measured import Measurement, alike, assumed, by_peak

_OWN_PART: Final = Decimal("0.6")
_OWN_WHY: Final = (
    "Assumed: six tenths of an H100, to be confirmed; the chip is a design that nobody measured"
)


def workloads() -> tuple[Workload, ...]:
    """Give the kinds of work, each with its own unit."""
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
        Workload(
            id="hosts",
            name="Host programs",
            unit="cores",
            note="Routing, caching and checking of requests on Arm cores, counted in cores",
        ),
    )


def throughputs(chips: tuple[Chip, ...]) -> tuple[Throughput, ...]:
    """Give what one chip does: measured, scaled within one round, or a marked assumption."""
    return (*_nvidia_and_measured(), *_never_measured(chips), *_of_search())


def _nvidia_and_measured() -> tuple[Throughput, ...]:
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
    )


def _never_measured(chips: tuple[Chip, ...]) -> tuple[Throughput, ...]:
    """Assume what no benchmark says: by peak rates, or as the buyer's own entry."""
    library = {chip.id: chip for chip in chips}
    h100_chat = Measurement("MLPerf Inference v4.1", "llama2-70b-99", "Server").of(
        "H100-SXM", "chat"
    )
    summaries = Measurement("MLPerf Inference v3.1", "gptj-99", "Server")
    v5e = summaries.of("TPU-v5e", "summaries")
    l4 = summaries.of("L4", "summaries")
    return (
        by_peak(library["TPU-v4"], v5e, library["TPU-v5e"]),
        by_peak(library["TPU-v5p"], v5e, library["TPU-v5e"]),
        by_peak(library["Maia-100"], h100_chat, library["H100-SXM"]),
        alike("Cloud-AI-100", l4, why="A sample figure to be confirmed, without a source."),
        _own("chat", h100_chat),
        Throughput(
            chip="Cobalt-100",
            workload="hosts",
            value=Decimal(128),
            source="A chip has 128 cores (divbracket.com; thecekodok.com), each counted as one",
            assumption=True,
        ),
    )


def _of_search() -> tuple[Throughput, ...]:
    chat = Measurement("MLPerf Inference v4.1", "llama2-70b-99", "Server")
    h100 = Throughput(
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
    return (
        h100,
        *(assumed(chip, "search", base=h100, by=chat) for chip in ("H100-PCIE", "L40S", "MI300X")),
        _own("search", h100),
    )


def _own(workload: str, h100: Throughput) -> Throughput:
    value = None if h100.value is None else h100.value * _OWN_PART
    return Throughput(
        chip="Own-chip", workload=workload, value=value, source=_OWN_WHY, assumption=True
    )
