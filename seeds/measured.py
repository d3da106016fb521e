"""The measured throughputs of throughput.json as records of a project.

The file maps a benchmark's round to its `source` and what was `measured`: per workload
and scenario the unit, the best submission per chip, and which chips' systems were only
in preview. Chips are compared within one round alone: software changes between rounds.
"""

import json
from collections.abc import Mapping
from decimal import ROUND_HALF_EVEN, Decimal
from functools import cache
from typing import Any, Final

from procure.chips import Chip
from procure.demand import Throughput
from seeds import throughput_bytes

_DIGITS: Final = Decimal("0.001")


class Measurement:
    """What one round of a benchmark measured of one workload: chip to value per chip."""

    def __init__(self, round_name: str, workload: str, scenario: str) -> None:
        """Find a measurement, such as "MLPerf Inference v4.1", "llama2-70b-99", "Server"."""
        group = _rounds()[round_name]
        found = next(
            one
            for one in group["measured"]
            if (one["workload"], one["scenario"]) == (workload, scenario)
        )
        self.name = f"{round_name}, {workload}, {scenario}"
        self.source: str = group["source"]
        self.unit: str = found["unit"]
        self.chips: Mapping[str, Decimal] = {
            chip: Decimal(value) for chip, value in found["chips"].items()
        }
        self.preview: frozenset[str] = frozenset(found.get("preview", ()))

    def of(self, chip: str, workload: str) -> Throughput:
        """Give the throughput of a chip that was measured."""
        preview = "; a system in preview" if chip in self.preview else ""
        return Throughput(
            chip=chip,
            workload=workload,
            value=self.chips[chip],
            source=f"{self.name}: best submission per chip{preview} ({self.source})",
        )

    def ratio(self, chip: str, to: str) -> Decimal:
        """Give what a chip does for each unit of work that another does."""
        return self.chips[chip] / self.chips[to]


def assumed(
    chip: str, workload: str, *, base: Throughput, by: Measurement, like: str = "", why: str = ""
) -> Throughput:
    """Assume a throughput from another: scaled by the two chips' ratio in one round.

    `like` names the chip that stands for this one in the round where it was not measured.
    """
    if base.value is None:
        message = f"{base.chip} has no throughput of {base.workload} to scale"
        raise ValueError(message)
    stand_in = like or chip
    value = base.value * by.ratio(stand_in, base.chip)
    said = f"Assumed: {base.chip}'s figure times the ratio {stand_in} to {base.chip} in {by.name}"
    return Throughput(
        chip=chip,
        workload=workload,
        value=value.quantize(_DIGITS, rounding=ROUND_HALF_EVEN),
        source=f"{said} ({by.source}). {why}".strip(),
        assumption=True,
    )


def alike(chip: str, base: Throughput, *, why: str) -> Throughput:
    """Assume that a chip does what another does."""
    return Throughput(
        chip=chip,
        workload=base.workload,
        value=base.value,
        source=f"Assumed: as {base.chip}. {why}",
        assumption=True,
    )


def by_peak(chip: Chip, base: Throughput, like: Chip) -> Throughput:
    """Assume a throughput from another chip's: scaled by the two chips' dense BF16 peak rates."""
    peak, other = chip.fp16_tflops, like.fp16_tflops
    if base.value is None or peak is None or other is None:
        message = f"{chip.id} cannot be scaled from {like.id}: a figure is not known"
        raise ValueError(message)
    value = base.value * peak.value / other.value
    return Throughput(
        chip=chip.id,
        workload=base.workload,
        value=value.quantize(_DIGITS, rounding=ROUND_HALF_EVEN),
        source=(
            f"Assumed: {like.id}'s figure times the ratio of peak rates, {peak.value} to "
            f"{other.value} TFLOPS in BF16 ({peak.source}; {other.source}). Never measured."
        ),
        assumption=True,
    )


@cache
def _rounds() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(throughput_bytes())
    return found
