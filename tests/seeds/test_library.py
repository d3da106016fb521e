"""What must hold for the chip library."""

import re
from collections import Counter
from decimal import Decimal

import pytest

import seeds
from procure.chips import Chip, Figure
from procure.storage import adapter

FIGURES = ("memory_gb", "bandwidth_tbs", "tdp_w", "fp16_tflops", "fp8_tflops", "int8_tops")

# On the table in December 2023, and current parts; by identity in the library.
ON_THE_TABLE = [
    "A100-40-SXM",
    "A100-80-SXM",
    "H100-SXM",
    "H100-PCIE",
    "H100-NVL",
    "A800-80-SXM",
    "H800-SXM",
    "MI250X",
    "MI300X",
    "TPU-v4",
    "TPU-v5e",
    "TPU-v5p",
    "Maia-100",
    "Cobalt-100",
    "Rain-NPU",
    "Own-chip",
    "Cloud-AI-100",
    "Gaudi-2",
    "Baltra",
    "Ascend-910B",
    "Ascend-910C",
    "MTIA-v2",
    "Dojo-D1",
]
CURRENT = [
    "H20",
    "H200-SXM",
    "GH200",
    "B200-SXM",
    "B300-SXM",
    "GB200",
    "GB300",
    "L40S",
    "L4",
    "RTX-PRO-6000-BSE",
    "MI325X",
    "MI355X",
    "TPU-v6e",
    "TPU-v7",
    "Trainium1",
    "Trainium2",
    "Trainium3",
    "Inferentia2",
    "Gaudi-3",
    "Groq-LPU",
    "WSE-3",
]
WITHOUT_FIGURES = {"Rain-NPU", "Own-chip", "Cloud-AI-100", "Cobalt-100", "Baltra"}

# No source is known for these, so they are assumptions.
ASSUMED = {
    ("H100-PCIE", "fp8_tflops"),
    ("H100-PCIE", "int8_tops"),
    ("L40S", "int8_tops"),
    ("L4", "fp8_tflops"),
    ("MI325X", "fp8_tflops"),
    ("Groq-LPU", "fp16_tflops"),
}


@pytest.fixture(scope="module")
def library() -> dict[str, Chip]:
    """Gives the library by the chips' identity."""
    chips: tuple[Chip, ...] = adapter(tuple[Chip, ...]).validate_json(seeds.library_bytes())
    assert len({chip.id for chip in chips}) == len(chips)
    return {chip.id: chip for chip in chips}


def figures(chip: Chip) -> dict[str, Figure]:
    """Gives the figures of a chip that are known."""
    found = {name: getattr(chip, name) for name in FIGURES}
    return {name: figure for name, figure in found.items() if figure is not None}


def test_every_chip_is_there(library: dict[str, Chip]) -> None:
    """All that was on the table in December 2023 and all current chips are entered."""
    assert set(ON_THE_TABLE) <= set(library)
    assert set(CURRENT) <= set(library)


def test_file_is_as_the_program_would_write_it(library: dict[str, Chip]) -> None:
    """Reading and writing the library gives the same bytes, so that a change is one line."""
    written = adapter(tuple[Chip, ...]).dump_json(
        tuple(library.values()), indent=2, exclude_defaults=True
    )
    assert seeds.library_bytes() == written + b"\n"


def test_figures_without_a_source_are_the_known_ones(library: dict[str, Chip]) -> None:
    """Every figure names its source, but for those that are known to have none."""
    found = {
        (chip.id, name)
        for chip in library.values()
        for name, figure in figures(chip).items()
        if figure.assumption
    }
    assert found == ASSUMED


def test_figures_are_positive(library: dict[str, Chip]) -> None:
    """What is unknown is absent, never 0."""
    for chip in library.values():
        assert all(figure.value > 0 for figure in figures(chip).values()), chip.id


@pytest.mark.parametrize("chip", sorted(WITHOUT_FIGURES))
def test_chips_without_published_figures_have_none(library: dict[str, Chip], chip: str) -> None:
    """Nothing is made up for a chip that nobody measured."""
    assert not figures(library[chip])
    assert library[chip].note


@pytest.mark.parametrize(
    ("chip", "figure", "value"),
    [
        ("H100-SXM", "fp16_tflops", "989.4"),
        ("H100-SXM", "fp8_tflops", "1979"),
        ("H100-PCIE", "fp8_tflops", "1513"),
        ("L40S", "fp8_tflops", "733"),
        ("MI300X", "fp16_tflops", "1307.4"),
        ("B300-SXM", "int8_tops", "157.5"),
    ],
)
def test_peak_figures_are_dense(
    library: dict[str, Chip], chip: str, figure: str, value: str
) -> None:
    """Peak rates are those without sparsity."""
    assert figures(library[chip])[figure].value == Decimal(value)


def test_export_rules(library: dict[str, Chip]) -> None:
    """The rules of 2022 and 2023 are records by country and day, with their source."""
    for chip in ("A100-40-SXM", "A100-80-SXM", "H100-SXM", "H100-PCIE"):
        rules = {(rule.country, rule.start.isoformat()) for rule in library[chip].export_rules}
        assert {("CN", "2022-08-26"), ("HK", "2022-08-26"), ("RU", "2022-08-26")} <= rules
    for chip in ("A100-80-SXM", "A800-80-SXM", "H100-SXM", "H800-SXM", "L40S"):
        rules = {(rule.country, rule.start.isoformat()) for rule in library[chip].export_rules}
        assert ("CN", "2023-10-17") in rules
    # Only the MI300X's rule is one that no source was found for.
    unsourced = {
        chip.id for chip in library.values() for rule in chip.export_rules if not rule.source
    }
    assert unsourced == {"MI300X"}


def test_prices_are_observations_with_a_source(library: dict[str, Chip]) -> None:
    """Every price names who published it; the two whose amount has no source say so."""
    unsourced = set()
    for chip in library.values():
        for price in chip.prices:
            assert price.kind in {"street", "list", "estimate", "rental"}
            assert price.low is not None or price.high is not None
            assert price.low is None or price.high is None or price.low <= price.high
            if not price.source:
                unsourced.add(chip.id)
    assert unsourced == {"Gaudi-2", "Groq-LPU"}
    assert all("no source" in library[chip].note for chip in unsourced)


def test_a_stack_without_a_source_is_said_to_have_none(library: dict[str, Chip]) -> None:
    """Where the software stack has no source, the chip's note or words say so."""
    for chip in library.values():
        if chip.stack and not chip.stack_source and chip.id != "Own-chip":
            assert "no source" in chip.note, chip.id


def test_names_mean_one_chip(library: dict[str, Chip]) -> None:
    """No name or alias, whatever its case and punctuation, stands for two chips."""
    counted = Counter(
        name
        for chip in library.values()
        for name in {
            re.sub(r"[\W_]+", "", text).casefold() for text in (chip.id, chip.name, *chip.aliases)
        }
    )
    assert [name for name, count in counted.items() if count > 1] == []
    # These alone mean several chips.
    assert not {"h100", "a100", "a10080gb", "a10040gb", "tpu", "tpuv5", "gaudi"} & set(counted)


def test_custom_chips_are_not_sold(library: dict[str, Chip]) -> None:
    """In-house parts and an own design are custom; merchant chips can be bought."""
    for chip in ("TPU-v4", "TPU-v5e", "TPU-v5p", "Maia-100", "Cobalt-100", "Own-chip", "MTIA-v2"):
        assert library[chip].custom
        assert not library[chip].sold
    for chip in ("H100-SXM", "MI300X", "Gaudi-2", "Cloud-AI-100"):
        assert not library[chip].custom
        assert library[chip].sold
    assert library["Cobalt-100"].chip_class == "cpu"
    assert library["Rain-NPU"].chip_class == "npu"


def test_related_party_of_rain(library: dict[str, Chip]) -> None:
    """That an officer of the buyer had invested in the maker is said."""
    assert "chief executive" in library["Rain-NPU"].related_party
