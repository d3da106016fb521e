"""What is built without the search for rings of objects leaves it as it was."""

import gc

import pytest

from solver.uncollected import uncollected


def test_the_search_goes_on_afterwards() -> None:
    """It rests inside, also where one building holds another, and goes on after a fault."""
    assert gc.isenabled()
    with uncollected():
        assert not gc.isenabled()
        with uncollected():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()

    @uncollected()
    def fails() -> None:
        assert not gc.isenabled()
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fails()
    assert gc.isenabled()


def test_what_was_switched_off_stays_off() -> None:
    """Whoever does without the search at all is not given it back."""
    gc.disable()
    try:
        with uncollected():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
