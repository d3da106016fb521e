"""Damaged and hostile files: each ends in a price list or in one clear sentence."""

import json
import random
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import pytest

from procure.errors import PriceListError
from procure.words import sentence
from tests.catalogs.containers import at_row, binary, number_cell, record, wide
from tests.catalogs.lists import LISTS
from tests.catalogs.mutations import mutate
from tests.catalogs.shelf import read

SECONDS = 20
MEGABYTES = 700
KINDS = Path(__file__).parent / "kinds"


def as_json(folder: Path) -> Path:
    """A list of records under a key, with price breaks and facts beside it."""
    offers = [
        {"sku": f"J-{at}", "chip": chip, "price": 2900.5 + at, "moq": 1, "note": "x"}
        for at, chip in enumerate(["L4 24GB", "L40S", "H100 PCIe 80GB"])
    ]
    path = folder / "list.json"
    path.write_text(json.dumps({"supplier": "Json Gate", "currency": "USD", "offers": offers}))
    return path


def as_nested_json(folder: Path) -> Path:
    """Records nested by chip and region."""
    price = {"Location": "Bern", "Price per hour (USD)": 2.7, "Spot (USD)": 1.1}
    path = folder / "nested.json"
    path.write_text(json.dumps({"L4": {"us-east1": price}, "TPU v5e": {"us-west4": price}}))
    return path


def as_xlsb(folder: Path) -> Path:
    """A binary workbook of three columns."""
    path = folder / "list.xlsb"
    path.write_bytes(
        binary(
            [
                at_row(0),
                *(
                    record(6, struct_pair(at) + wide(text))
                    for at, text in enumerate(("SKU", "Chip", "Price (USD)"))
                ),
                at_row(1),
                record(6, struct_pair(0) + wide("B-1")),
                record(6, struct_pair(1) + wide("L4 24GB")),
                number_cell(2, 2900.0, 1),
            ]
        )
    )
    return path


def struct_pair(column: int) -> bytes:
    """Gives the start of a cell's record: its column and no style."""
    return column.to_bytes(4, "little") + bytes(4)


def as_ods(_folder: Path) -> Path:
    """A workbook of ours, saved as .ods."""
    return KINDS / "kinds.ods"


def as_xls(_folder: Path) -> Path:
    """A workbook of ours, saved as .xls."""
    return KINDS / "kinds.xls"


ALL: tuple[Callable[[Path], Path], ...] = (
    *LISTS,
    as_json,
    as_nested_json,
    as_xlsb,
    as_ods,
    as_xls,
)


@contextmanager
def in_time(what: str) -> Iterator[None]:
    """Fails a case that takes too long, where the system has a clock for that."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def stop(_number: int, _frame: FrameType | None) -> None:
        pytest.fail(f"{what} took more than {SECONDS} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def most_memory() -> float:
    """Gives the most memory that this process ever held, in MB; 0 where it is not known."""
    if sys.platform == "win32":
        return 0.0
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 1024 if sys.platform == "linux" else most / 1024 / 1024


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


@pytest.mark.parametrize("make", ALL, ids=lambda make: make.__name__)
def test_some_mutations(make: Callable[[Path], Path], tmp_path: Path, rng: random.Random) -> None:
    """A few damaged copies of each list, in every run."""
    original = make(tmp_path)
    path, whole = tmp_path / original.name, original.read_bytes()
    for _ in range(25):
        survives(path, mutate(whole, rng))


@pytest.mark.soak
def test_many_mutations(tmp_path: Path, campaign: Callable[[int], range]) -> None:
    """A long campaign of damaged lists over all readers: no crash, no hang, no memory."""
    wholes = [
        (tmp_path / original.name, original.read_bytes())
        for original in (make(tmp_path) for make in ALL)
    ]
    before = most_memory()
    for seed in campaign(100_000):
        rng = random.Random(seed)
        path, whole = rng.choice(wholes)
        with in_time(f"seed {seed} of {path.name}"):
            survives(path, mutate(whole, rng))
        assert most_memory() - before < MEGABYTES, f"seed {seed} of {path.name}"
