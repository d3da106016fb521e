"""What a unit holds is told by its own words; those around it settle or raise a doubt."""

import pytest

from catalogs.contents import Unit, UnitWords, read_unit
from catalogs.match import Matcher
from procure.offers import ChipAnswer, Content
from tests.catalogs.shelf import CHIPS

MATCHER = Matcher(CHIPS)


def unit(**words: object) -> Unit:
    """Reads a unit of some words with the shelf's chips."""
    return read_unit(MATCHER, UnitWords(**words))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "chip", "count"),
    [
        ({"description": "HGX H100 8-GPU"}, "h100-sxm", 8),
        ({"description": "HGX H100", "stated": 8}, "h100-sxm", 8),
        ({"chip": "H100 SXM5", "description": "Server with 8 GPUs"}, "h100-sxm", 8),
        ({"chip": "H100 SXM5", "description": "Dell XE9680", "stated": 8}, "h100-sxm", 8),
        ({"sku": "HGX H100 8-GPU"}, "h100-sxm", 8),
        # the part number or the heading above settles what the row leaves open
        ({"chip": "H100", "sku": "gpu-h100-sxm_8gpu-128vcpu", "stated": 8}, "h100-sxm", 8),
        ({"chip": "H100", "sku": "p5.48xlarge"}, "h100-sxm", 8),
        ({"description": "H100 80GB", "section": "SXM5 modules"}, "h100-sxm", 1),
        ({"description": "H100 80GB", "section": "PCIe cards"}, "h100-pcie", 1),
        ({"description": "8x H100", "section": "HGX systems"}, "h100-sxm", 8),
        ({"description": "L40S", "section": "NVIDIA / PCIe cards"}, "l40s", 1),
        ({"description": "8x L40S", "section": "Servers"}, "l40s", 8),
    ],
)
def test_a_unit_is_known(words: dict[str, object], chip: str, count: int) -> None:
    """The chip and its number are read from the columns together."""
    found = unit(**words)
    assert found.contents == (Content(chip=chip, count=count),)
    assert found.refusal is None


@pytest.mark.parametrize(
    ("words", "key", "field"),
    [
        ({}, "description-missing", ""),
        ({"description": "InfiniBand switch"}, "chip-unknown", "description"),
        ({"description": "H100"}, "chip-uncertain", "description"),
        ({"chip": "H100", "sku": "GPU-NVH100-80"}, "chip-uncertain", "chip"),
        # a heading never makes a chip of a row that names none, nor of its neighbour
        ({"description": "Power cable 2 m", "section": "H100 PCIe"}, "chip-unknown", "description"),
        ({"description": "8-GPU node", "section": "H100 SXM5"}, "chip-unknown", "description"),
        ({"description": "H100 94GB", "section": "SXM5 modules"}, "chip-uncertain", "description"),
        ({"description": "H100", "section": "SXM and PCIe"}, "chip-uncertain", "description"),
        ({"description": "H100", "section": "L40S cards"}, "chip-uncertain", "description"),
        # what stands under used goods or accessories is no new chip
        ({"description": "L40S", "section": "Refurbished"}, "chip-other-goods", "description"),
        ({"description": "L40S", "section": "二手"}, "chip-other-goods", "description"),
        ({"description": "L40S", "section": "Cables"}, "chip-other-goods", "description"),
        ({"chip": "L40S", "description": "refurbished unit"}, "chip-other-goods", "chip"),
        # two columns that disagree
        ({"chip": "L40S", "description": "HGX H100 8-GPU"}, "chip-several", "chip"),
        ({"chip": "H100", "description": "L40S 48GB"}, "chip-several", "chip"),
        ({"chip": "A10G", "description": "L40S 48GB"}, "chip-uncertain", "chip"),
        # how many
        ({"description": "H100 SXM5 server"}, "chips-per-unit-unknown", "description"),
        ({"description": "GB200"}, "chips-per-unit-unknown", "description"),
        ({"description": "L40S", "section": "Servers"}, "chips-per-unit-unknown", "description"),
        ({"description": "L40S", "stated": 0}, "chips-per-unit-zero", "chips_per_unit"),
        ({"description": "8x L40S", "stated": 4}, "chips-per-unit-differs", "chips_per_unit"),
    ],
)
def test_a_doubt_is_a_question(words: dict[str, object], key: str, field: str) -> None:
    """What is not certain names its reason and the cell at fault, and makes no contents."""
    found = unit(**words)
    assert found.contents == ()
    assert found.refusal
    assert (found.refusal.key, found.field) == (key, field)


def test_an_answer_settles_a_doubt_and_the_column_its_number() -> None:
    """What a person said of the same words holds; a number in the row goes before theirs."""
    matcher = Matcher(CHIPS, (ChipAnswer(text="H100", chip="h100-pcie", count=2),))
    assert read_unit(matcher, UnitWords(description="h100")).contents == (
        Content(chip="h100-pcie", count=2),
    )
    assert read_unit(matcher, UnitWords(description="H100", stated=4)).contents == (
        Content(chip="h100-pcie", count=4),
    )
    nothing = read_unit(matcher, UnitWords(description="H100", stated=0))
    assert nothing.refusal
    assert nothing.refusal.key == "chips-per-unit-zero"


def test_a_row_without_a_chip_says_so() -> None:
    """Screws need no second reason, and no question."""
    assert unit(description="M3 screws").no_chip
    assert not unit(description="H100").no_chip
