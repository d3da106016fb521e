"""Damaged and hostile files: each ends in a price list or in one clear sentence."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from procure.errors import PriceListError
from procure.words import sentence
from tests.catalogs.lists import LISTS
from tests.catalogs.shelf import read

_SPICE = (
    *(b"\x00", b'"', b";", b",", b"\t", b"\n", b"\xff", b"=", b"1.000", b"1,5", b"-", b"("),
    b"\xe2\x80\xae",
)


def mutate(data: bytes, rng: random.Random) -> bytes:
    """Cuts, repeats, replaces and spices some bytes."""
    changed = bytearray(data)
    for _ in range(rng.randint(1, 8)):
        at = rng.randrange(len(changed) + 1)
        end = min(len(changed), at + rng.randint(0, 40))
        kind = rng.randrange(4)
        if kind == 0:
            del changed[at:end]
        elif kind == 1:
            changed[at:at] = changed[at:end]
        elif kind == 2:
            changed[at:end] = rng.randbytes(end - at)
        else:
            changed[at:at] = rng.choice(_SPICE)
    return bytes(changed)


def survives(path: Path, data: bytes) -> None:
    """Reads mutated bytes and makes every sentence that comes of them."""
    path.write_bytes(data)
    refused = ""
    catalog = None
    try:
        catalog = read(path)
    except PriceListError as error:
        refused = str(error)
    if catalog is None:
        assert refused
        return
    for issue in catalog.issues:
        assert sentence(issue.key, issue.values)
    for offer in catalog.offers:
        assert all(step.unit_price > 0 for step in offer.breaks)
        assert offer.contents
        assert offer.currency


@pytest.mark.parametrize("make", LISTS, ids=lambda make: make.__name__)
def test_some_mutations(make: Callable[[Path], Path], tmp_path: Path, rng: random.Random) -> None:
    """A few damaged copies of each list, in every run."""
    path = make(tmp_path)
    whole = path.read_bytes()
    for _ in range(40):
        survives(path, mutate(whole, rng))


@pytest.mark.soak
def test_many_mutations(tmp_path: Path, campaign: Callable[[int], range]) -> None:
    """A long campaign of damaged lists."""
    wholes = [(path := make(tmp_path), path.read_bytes()) for make in LISTS]
    for seed in campaign(20_000):
        rng = random.Random(seed)
        path, whole = rng.choice(wholes)
        survives(path, mutate(whole, rng))
