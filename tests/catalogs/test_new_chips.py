"""Chips added on the spot: matched from then on, never another chip's namesake."""

from decimal import Decimal
from pathlib import Path

import pytest

from catalogs.match import Matcher
from catalogs.new_chips import assumed, refuse_new_chip
from procure.chips import Chip, Figure
from procure.errors import PriceListError
from procure.offers import Mapping
from tests.catalogs.shelf import CHIPS, issue, keys, read, text_file


def new(name: str, *aliases: str, key: str = "new", maker: str = "NVIDIA", gb: str = "") -> Chip:
    """Makes a chip that a person could add."""
    memory = Figure(value=Decimal(gb)) if gb else None
    return Chip(id=key, name=name, maker=maker, aliases=aliases, memory_gb=memory)


@pytest.mark.parametrize(
    ("chip", "texts"),
    [
        (new("H100 CNX"), ["H100 CNX", "NVIDIA H100 CNX", "8x H100 CNX", "h100-cnx"]),
        (new("MI300A", maker="AMD"), ["MI300A", "Instinct MI300A", "4x MI300A"]),
        (new("RTX 6000 Ada", gb="48"), ["RTX 6000 Ada", "NVIDIA RTX 6000 Ada 48GB"]),
        (new("Hailstone Z9", "900-55555-0000", maker="Own"), ["Hailstone Z9", "900-55555-0000"]),
        (new("H100 SXM 64GB", gb="64"), ["H100 SXM5 64GB"]),
    ],
)
def test_a_new_chip_is_matched_with_certainty(chip: Chip, texts: list[str]) -> None:
    """Its name and aliases mean it from then on."""
    assert refuse_new_chip(chip, CHIPS) is None
    matcher = Matcher((*CHIPS, chip))
    for text in texts:
        found = matcher.chip(text)
        assert found.certain, text
        assert found.chip == "new", text


@pytest.mark.parametrize("chip", [new("H100 CNX"), new("MI300A", maker="AMD"), new("H100 Ultra")])
def test_a_new_chip_takes_nothing_from_its_neighbours(chip: Chip) -> None:
    """What the known chips meant they still mean."""
    before, after = Matcher(CHIPS), Matcher((*CHIPS, chip))
    for text in ("H100 SXM5", "H100", "MI300X OAM", "H100 PCIe 80GB", "HGX H100 8-GPU", "MI300"):
        assert after.chip(text).chip == before.chip(text).chip
        assert after.chip(text).certain == before.chip(text).certain


@pytest.mark.parametrize(
    ("chip", "key"),
    [
        (new("Anything", key="L40S"), "chip-id-taken"),
        (new("Anything", key=" "), "chip-name-missing"),
        (new(" "), "chip-name-missing"),
        (new("L40S"), "chip-name-taken"),
        (new("NVIDIA  l40s"), "chip-name-taken"),
        (new("Anything", "H100-PCIe-80GB"), "chip-name-taken"),
        (new("Anything", "H100"), "chip-name-taken"),
        (new("Anything", "H100 80GB"), "chip-name-taken"),
        (new("Anything", "A100 card"), "chip-name-taken"),
        (new("GPU"), "chip-name-plain"),
        (new("Anything", "SXM5 80GB"), "chip-name-plain"),
        (new("螺", "--"), "chip-name-plain"),
    ],
)
def test_a_name_that_means_another_chip_is_refused(chip: Chip, key: str) -> None:
    """A new chip never makes the words for another one certain."""
    refused = refuse_new_chip(chip, CHIPS)
    assert refused
    assert refused.key == key
    assert str(refused) != key


def test_a_chip_is_not_its_own_rival() -> None:
    """A known chip that is looked at again stands."""
    assert refuse_new_chip(next(chip for chip in CHIPS if chip.id == "l40s"), CHIPS) is None


def test_figures_without_source_are_assumptions() -> None:
    """Nobody is named: the chip is marked, with figures or without."""
    sourced = Figure(value=Decimal(48), source="the maker's data sheet")
    assert assumed(new("H100 CNX"))
    assert assumed(new("H100 CNX", gb="80"))
    assert not assumed(Chip(id="x", name="X9", maker="Y", memory_gb=sourced))


LINES = ["Product,Unit price (USD)", "Hailstone Z9,1000", "L40S,8000"]


def test_a_list_is_read_with_new_chips(tmp_path: Path) -> None:
    """The chip that a person added makes an offer, with a warning that it is an assumption."""
    path = text_file(tmp_path / "list.csv", LINES)
    assert len(read(path).offers) == 1
    added = Mapping(new_chips=(new("Hailstone Z9", key="z9", maker="Own"),))
    catalog = read(path, added)
    assert [offer.contents[0].chip for offer in catalog.offers] == ["z9", "l40s"]
    assert ("chip", "Hailstone Z9") in issue(catalog, "chip-assumed").values


def test_a_new_chip_that_is_known_by_now_is_left(tmp_path: Path) -> None:
    """The same answers serve again after the chip went into the library."""
    path = text_file(tmp_path / "list.csv", LINES)
    known = next(chip for chip in CHIPS if chip.id == "l40s")
    catalog = read(path, Mapping(new_chips=(known,)))
    assert "chip-assumed" not in keys(catalog)
    assert len(catalog.offers) == 1


def test_answers_with_a_colliding_chip_are_refused(tmp_path: Path) -> None:
    """A mapping file cannot make "H100" mean a chip of its own."""
    path = text_file(tmp_path / "list.csv", LINES)
    with pytest.raises(PriceListError) as caught:
        read(path, Mapping(new_chips=(new("Anything", "H100"),)))
    assert caught.value.key == "chip-name-taken"
