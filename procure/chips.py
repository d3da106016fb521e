"""What is known about chips, each figure with its source."""

from datetime import date
from typing import Literal

from procure.record import record
from procure.units import Number

ChipClass = Literal["gpu", "asic", "npu", "cpu"]


@record
class Figure:
    """One figure about a chip. Without a source it is an assumption to be confirmed."""

    value: Number
    source: str = ""

    @property
    def assumption(self) -> bool:
        """Tell whether nobody is named who published the figure."""
        return not self.source


@record
class ExportRule:
    """From a day on, what may be delivered of a chip to a country (ISO 3166 alpha-2)."""

    country: str
    start: date
    status: Literal["allowed", "licence", "banned"]
    source: str = ""


@record
class PriceObservation:
    """A dated price that somebody published for a chip; never used to plan.

    `low` and `high` are US dollars: of one chip for `street`, `list`, `estimate`;
    of one chip-hour for `rental`.
    """

    kind: str
    low: Number | None = None
    high: Number | None = None
    when: str = ""
    source: str = ""


@record
class Chip:
    """An accelerator or CPU model.

    `memory_gb`, `bandwidth_tbs` (TB/s), `tdp_w` (watts) and the dense peak rates are
    empty where unknown. `aliases` are further names under which suppliers sell it.
    """

    id: str
    name: str
    maker: str
    chip_class: ChipClass = "gpu"
    custom: bool = False
    stack: str = ""
    stack_source: str = ""
    launch: str = ""
    form_factor: str = ""
    chips_per_system: str = ""
    memory_gb: Figure | None = None
    bandwidth_tbs: Figure | None = None
    tdp_w: Figure | None = None
    fp16_tflops: Figure | None = None
    fp8_tflops: Figure | None = None
    int8_tops: Figure | None = None
    sold: bool = True
    export_rules: tuple[ExportRule, ...] = ()
    export_note: str = ""
    prices: tuple[PriceObservation, ...] = ()
    aliases: tuple[str, ...] = ()
    related_party: str = ""
    note: str = ""
