"""Rows read from memory mean what they mean when each is read with all care."""

import random
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from catalogs.bulk import BulkMaker
from procure.offers import Mapping
from tests.catalogs.lists import LISTS
from tests.catalogs.shelf import read, text_file

_CELLS = (
    "SKU",
    "Description",
    "GPUs",
    "Price (USD)",
    "10+ (USD)",
    "Break kind",
    "MOQ",
    "Lead time",
    "Supply per quarter",
    "Integration cost",
    "kW per unit",
    "Valid until",
    "Notes",
)
_TEXTS = (
    ("A-1", "A-2", "", "A 3", "sku\u00a04"),
    ("H100 SXM 80GB", "L40S", "H100", "8 x H100 SXM5 80GB", "switch", "", "L4 24GB (rental)"),
    ("", "1", "8", "0", "two", "8.0"),
    ("$1,000.00", "1000", "$ 2,500", "0", "$0.00", "Call", "", "-5", "28k", "1.000", "1 - 2"),
    ("$900.00", "990", "EUR 800", "", "1000", "POA", "(5)", "９００", "1,25", "2,000.50", "1e3"),
    ("all units", "incremental", "", "each"),
    ("1", "4", "", "1.5", "ten"),
    ("4 weeks", "6-8 wks", "stock", "", "soon", "30"),
    ("10", "", "-1", "1,000"),
    ("$100.00", "included", "", "1.5", "EUR 5"),
    ("10.2", "700 W", "", "much"),
    ("2024-03-31", "", "03/04/2024", "never"),
    ("", "first come", "a\u200bb", "  two  spaces "),
)


def _numbers(chance: random.Random) -> str:
    amount = chance.randint(1, 99_999)
    return chance.choice((f"${amount:,}.00", str(amount), f"$ {amount:,}", f"{amount}.5"))


def _line(chance: random.Random) -> str:
    cells = [chance.choice(texts) for texts in _TEXTS]
    if chance.random() < 0.8:
        cells[3], cells[4] = _numbers(chance), _numbers(chance)
    if chance.random() < 0.7:
        cells[1], cells[2], cells[5] = "H100 SXM 80GB", "8", "all units"
    return "\t".join(cells)


def _both(path: Path, patch: pytest.MonkeyPatch, mapping: Mapping | None = None) -> None:
    remembered = read(path, mapping)
    with patch.context() as careful:
        careful.setattr("catalogs.made.BulkMaker", partial(BulkMaker, remember=False))
        assert read(path, mapping) == remembered


@pytest.mark.parametrize("make", LISTS, ids=lambda make: make.__name__)
def test_whole_lists(
    make: Callable[[Path], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Offers and issues of every list are the same with and without the memory."""
    _both(make(tmp_path), monkeypatch)


@pytest.mark.parametrize("seed", range(12))
def test_mixed_rows(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So are those of rows put together of plain cells and of every kind of odd one."""
    chance = random.Random(seed)
    lines = ["\t".join(_CELLS), *(_line(chance) for _ in range(60))]
    path = text_file(tmp_path / "mixed.tsv", lines)
    _both(path, monkeypatch)
    _both(path, monkeypatch, Mapping(decimal_mark=".", currency="USD", break_kind="all_units"))
    _both(path, monkeypatch, Mapping(decimal_mark=",", price_per="chip"))
    _both(path, monkeypatch, Mapping(decimal_mark=".", kind="rent", price_per="unit_hour"))
