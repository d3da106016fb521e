"""Clouds' names for machines tell what they hold, and nothing else does."""

import pytest

from catalogs.instances import held_by, series


@pytest.mark.parametrize(
    ("name", "chip", "count"),
    [
        ("p5.48xlarge", "h100 sxm 80gb", 8),
        ("(p4d.24xlarge),", "a100 sxm 40gb", 8),
        ("ml.p4de.24xlarge", "a100 sxm 80gb", 8),
        ("a2-megagpu-16g", "a100 sxm 40gb", 16),
        ("standard_nc80adis_h100_v5", "h100 nvl 94gb", 2),
        ("bm.gpu.mi300x.8", "mi300x oam", 8),
        ("g6.12xlarge", "l4 24gb", 4),
        ("v5litepod-16", "tpu v5e", 16),
        ("tpu-v6e-8", "tpu v6e", 8),
    ],
)
def test_machines(name: str, chip: str, count: int) -> None:
    """The chip's words and how many of it one machine holds."""
    assert held_by(name) == (chip, count)


@pytest.mark.parametrize("name", ["v5p-8", "g5.48xlarge", "h100-80gb", "p5", "8.5", "", "-"])
def test_no_machine(name: str) -> None:
    """A slice counted in cores, another machine or a chip's own name is not taken for one."""
    assert held_by(name) is None


def test_series() -> None:
    """A series whose machines all hold the same is known by its three words."""
    assert series(["azure", "nd", "h100", "v5"], 1) == ("h100 sxm 80gb", 8)
    assert series(["nd", "h100", "v4"], 0) is None
    assert series(["nc", "h100", "v5"], 0) is None
