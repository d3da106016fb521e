"""Memory and power that are another chip's are said."""

from dataclasses import replace

import pytest

from catalogs.lint import Stated, look
from procure.chips import Figure
from tests.builders import D, chip, offer
from tests.catalogs.lint.lists import H100, known, listed, said

CHIP = replace(H100, memory_gb=Figure(value=D(80), source="data sheet"), prices=())


@pytest.mark.parametrize(
    ("stated", "odd"),
    [("80", False), ("79.6", False), ("74.5", False), ("640", False), ("40", True), ("94", True)],
)
def test_memory(stated: str, *, odd: bool) -> None:
    """That of a chip or of all chips of a unit, in GB or GiB; nothing else."""
    one = listed(offer("o", "h100", 9, count=8))
    found = look(one, known((CHIP,)), {"o": Stated(memory_gb=D(stated))})
    assert [issue.key for issue in found] == (["memory-differs"] if odd else [])


@pytest.mark.parametrize(
    ("power", "count", "odd"),
    [
        ("10.2", 8, False),
        ("5.6", 8, False),
        ("2.5", 8, True),
        ("10200", 8, True),
        ("0.7", 8, True),
        ("2.7", 1, False),
        ("10.2", 1, True),
    ],
)
def test_power(power: str, count: int, *, odd: bool) -> None:
    """Chips of 700 W and what is around them; watts for kilowatts, one chip for eight."""
    one = listed(offer("o", "h100", 9, count=count, kw_per_unit=D(power)))
    found = said(one, known((CHIP,)))
    assert found == ([("power-differs", "o")] if odd else [])


def test_a_chip_of_unknown_power_is_not_judged() -> None:
    """Nothing is compared with nothing."""
    bare = chip("L4", tdp_w=None)
    assert said(listed(offer("o", "l4", 9, kw_per_unit=D(900))), known((bare,))) == []
