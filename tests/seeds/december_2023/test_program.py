"""What must hold for the terms of the own chip that its price list does not have."""

from dataclasses import replace

from seeds.build import read_lists
from seeds.december_2023 import PRICE_LISTS
from seeds.december_2023.program import with_program
from tests.seeds.planned import december


def test_program_has_a_bill_a_date_a_ramp_and_take_or_pay() -> None:
    """All four are there, with a source that calls them assumptions to be confirmed."""
    (program,) = (one for catalog in december().catalogs for one in catalog.programs)
    assert program.one_time_cost is not None
    assert 200_000_000 <= program.one_time_cost <= 500_000_000
    assert program.earliest is not None
    assert program.take_or_pay is not None
    assert not program.signed
    assert "to be confirmed" in program.source
    assert "to be confirmed" in program.note
    starts = [step.start for step in program.ramp]
    assert starts == sorted(starts)
    assert starts[0] > program.earliest


def test_only_the_own_program_is_completed() -> None:
    """Lists without it stay as they were read, and so does a program of another name."""
    read = read_lists(PRICE_LISTS, december().chips)
    for before, after in zip(read, with_program(read), strict=True):
        assert (before == after) == (not before.programs)
    other = tuple(
        replace(
            catalog, programs=tuple(replace(one, name="Another chip") for one in catalog.programs)
        )
        for catalog in read
    )
    assert with_program(other) == other
