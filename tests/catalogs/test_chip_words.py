"""Models, forms, memories and counts are told apart from what belongs to the server."""

from decimal import Decimal

import pytest

from catalogs.chip_tokens import tokens_of
from catalogs.chip_words import core_of, count_of, holds_several, name_of, words_of
from procure.chips import Chip, Figure


def place(text: str, model: str) -> tuple[int, int]:
    """Finds where a model of one token stands."""
    at = tokens_of(text).index(model)
    return at, at + 1


@pytest.mark.parametrize(
    ("text", "memories"),
    [
        ("H100 80GB", {80}),
        ("H100 80GB, 64GB DDR5", {80}),
        ("H100 80GB, DDR5 64GB", {80}),
        ("h100_8gpu-128vcpu-160gb", set()),
        ("A100 40/80GB", {40, 80}),
        ("2TB RAM", set()),
        ("H100 8x141G", {141}),
    ],
)
def test_memories(text: str, memories: set[int]) -> None:
    """Gigabytes of the server are not the chip's."""
    assert words_of(tokens_of(text)).memories == {Decimal(size) for size in memories}


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("H100 SXM5", {"sxm"}),
        ("H100 PCIe Gen5 x16", {"pcie"}),
        ("H100 PCIe 2-slot", {"pcie"}),
        ("H100 SXM5, PCIe Gen5", {"sxm"}),
        ("H100 SXM5, PCIe 5.0 x16 slots", {"sxm"}),
        ("MI300X OAM", {"oam"}),
        ("H100 SXM/PCIe", {"sxm", "pcie", "either"}),
    ],
)
def test_forms(text: str, forms: set[str]) -> None:
    """The server's bus is no form of the chip."""
    assert words_of(tokens_of(text)).forms == forms


@pytest.mark.parametrize(
    ("text", "count", "several"),
    [
        ("l40s", None, False),
        ("8x l40s", 8, True),
        ("server with 8 l40s", 8, True),
        ("l40s x8", 8, True),
        ("l40s, 8 gpus", 8, True),
        ("l40s pcie x16", None, False),
        ("l40s pcie x4", None, True),
        ("l40s, 8 vcpu", None, False),
        ("l40s 2x xeon", None, False),
        ("4 l40s", None, True),
        ("dual l40s", None, True),
        ("dual slot l40s", None, False),
        ("2 nodes of 8x l40s", None, True),
        ("2x 8x l40s", None, True),
        ("8x l40s, 4 gpus", None, True),
        ("l40s 8-way", None, True),
        ("l40s, 2 years", None, False),
        ("l40s config 8", None, False),
        ("l40s moq 8", None, False),
        ("l40s pack", None, True),
        ("2024 gpu l40s", None, True),
    ],
)
def test_counts(text: str, count: int | None, several: bool) -> None:
    """A number counts chips only where nothing else can be meant."""
    words = words_of(tokens_of(text))
    places = [place(text, "l40s")]
    found, clash = count_of(words, places)
    assert found == count
    assert (clash or holds_several(words, places)) == several


def test_a_name_taken_apart() -> None:
    """Form, memory and maker stand beside the model's letters; brackets are no part of it."""
    chip = Chip(
        id="x",
        name="H100 SXM 80GB (Hopper)",
        maker="NVIDIA",
        form_factor="SXM module",
        memory_gb=Figure(value=Decimal(80)),
    )
    name = name_of(chip, chip.name)
    assert name.model == "h100"
    assert name.forms == {"sxm"}
    assert name.memory == Decimal(80)
    assert not name.brand
    assert name_of(chip, "H100").forms == {"sxm"}


def test_a_kind_needs_its_maker() -> None:
    """The word NPU is a model only beside its maker's name."""
    chip = Chip(id="x", name="NPU", maker="Rain AI")
    assert name_of(chip, "NPU").brand == {"rain"}


def test_core() -> None:
    """Makers, counts and what holds chips are no part of a name."""
    assert core_of(tokens_of("8x NVIDIA H200 (server)")) == "h200"
    assert core_of(tokens_of("HGX H200")) == "hgxh200"
