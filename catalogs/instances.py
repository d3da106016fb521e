"""Clouds' names for machines, and the chips that each holds.

Counts and models are those of the clouds' own documentation of accelerated machine types:
Amazon EC2 and AWS Neuron, Google Compute Engine and Cloud TPU, Microsoft Azure, Oracle
Cloud Infrastructure. Google counts TPU v4 and v5p slices ("v5p-8") in cores, two to a
chip, and v5e and v6e slices in chips: only the latter are here.
"""

import re
from typing import Final

_A100_40: Final = "a100 sxm 40gb"
_A100_80: Final = "a100 sxm 80gb"
_A100_CARD: Final = "a100 pcie 80gb"
_H100: Final = "h100 sxm 80gb"
_H100_NVL: Final = "h100 nvl 94gb"
_H200: Final = "h200 sxm 141gb"
_B200: Final = "b200 sxm"
_B300: Final = "b300 sxm"
_L40S: Final = "l40s"
_L4: Final = "l4 24gb"
_MI300X: Final = "mi300x oam"

_HELD: Final = {
    # Amazon EC2
    "p4d.24xlarge": (_A100_40, 8),
    "p4de.24xlarge": (_A100_80, 8),
    "p5.48xlarge": (_H100, 8),
    "p5.4xlarge": (_H100, 1),
    "p5e.48xlarge": (_H200, 8),
    "p5en.48xlarge": (_H200, 8),
    "p6-b200.48xlarge": (_B200, 8),
    "p6-b300.48xlarge": (_B300, 8),
    "p6e-gb200.36xlarge": ("gb200", 4),
    **{
        f"{family}.{size}xlarge": (chip, count)
        for family, chip in (("g6", _L4), ("g6e", _L40S))
        for size, count in (
            *((size, 1) for size in ("", "2", "4", "8", "16")),
            ("12", 4),
            ("24", 4),
            ("48", 8),
        )
    },
    "gr6.4xlarge": (_L4, 1),
    "gr6.8xlarge": (_L4, 1),
    "trn1.2xlarge": ("trainium 1", 1),
    "trn1.32xlarge": ("trainium 1", 16),
    "trn1n.32xlarge": ("trainium 1", 16),
    "trn2.48xlarge": ("trainium 2", 16),
    "trn2u.48xlarge": ("trainium 2", 16),
    "inf2.xlarge": ("inferentia 2", 1),
    "inf2.8xlarge": ("inferentia 2", 1),
    "inf2.24xlarge": ("inferentia 2", 6),
    "inf2.48xlarge": ("inferentia 2", 12),
    # Google Compute Engine and Cloud TPU
    **{f"a2-highgpu-{count}g": (_A100_40, count) for count in (1, 2, 4, 8)},
    "a2-megagpu-16g": (_A100_40, 16),
    **{f"a2-ultragpu-{count}g": (_A100_80, count) for count in (1, 2, 4, 8)},
    **{f"a3-highgpu-{count}g": (_H100, count) for count in (1, 2, 4, 8)},
    "a3-megagpu-8g": (_H100, 8),
    "a3-edgegpu-8g": (_H100, 8),
    "a3-ultragpu-8g": (_H200, 8),
    "a4-highgpu-8g": (_B200, 8),
    "a4x-highgpu-4g": ("gb200", 4),
    **{
        f"g2-standard-{size}": (_L4, count)
        for size, count in ((4, 1), (8, 1), (12, 1), (16, 1), (24, 2), (32, 1), (48, 4), (96, 8))
    },
    **{f"ct5lp-hightpu-{count}t": ("tpu v5e", count) for count in (1, 4, 8)},
    **{f"ct5p-hightpu-{count}t": ("tpu v5p", count) for count in (1, 2, 4)},
    **{f"ct6e-standard-{count}t": ("tpu v6e", count) for count in (1, 4, 8)},
    # Microsoft Azure
    "nd96asr_v4": (_A100_40, 8),
    "nd96amsr_a100_v4": (_A100_80, 8),
    "nc24ads_a100_v4": (_A100_CARD, 1),
    "nc48ads_a100_v4": (_A100_CARD, 2),
    "nc96ads_a100_v4": (_A100_CARD, 4),
    "nd96isr_h100_v5": (_H100, 8),
    "nd96isr_h200_v5": (_H200, 8),
    "nd96isr_mi300x_v5": (_MI300X, 8),
    "nc40ads_h100_v5": (_H100_NVL, 1),
    "nc80adis_h100_v5": (_H100_NVL, 2),
    # Oracle Cloud Infrastructure
    "bm.gpu4.8": (_A100_40, 8),
    "bm.gpu.a100-v2.8": (_A100_80, 8),
    "bm.gpu.h100.8": (_H100, 8),
    "bm.gpu.h200.8": (_H200, 8),
    "bm.gpu.b200.8": (_B200, 8),
    "bm.gpu.l40s.4": (_L40S, 4),
    "bm.gpu.mi300x.8": (_MI300X, 8),
}
SERIES_LENGTH: Final = 3
_SERIES: Final = {
    "nd h100 v5": (_H100, 8),
    "nd h200 v5": (_H200, 8),
    "nd mi300x v5": (_MI300X, 8),
}
_SLICE: Final = re.compile(r"(?:tpu-?)?(v5litepod|v5e|v6e)-([0-9]{1,4})")
_EDGES: Final = "()[]{},;:.\"'“”„«»"


def held_by(chunk: str) -> tuple[str, int] | None:
    """Give the chip's words and the count that a cloud's machine holds, by its folded name."""
    # Every name has one of these, and few other words have them.
    if "." not in chunk and "-" not in chunk and "_" not in chunk:
        return None
    name = chunk.strip(_EDGES).removeprefix("standard_").removeprefix("ml.")
    held = _HELD.get(name)
    if held:
        return held
    slice_ = _SLICE.fullmatch(name)
    if slice_:
        return f"tpu {slice_[1].replace('litepod', 'e')}", int(slice_[2])
    return None


def series(chunks: list[str], at: int) -> tuple[str, int] | None:
    """Give what the machines of a series hold that is named in three words, as "ND H100 v5"."""
    if chunks[at] != "nd":
        return None
    return _SERIES.get(" ".join(chunks[at : at + SERIES_LENGTH]))
