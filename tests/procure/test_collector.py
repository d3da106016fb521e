"""The collector of cycles is out of the way only as long as asked."""

import gc
from collections.abc import Iterator

import pytest

from procure.collector import without_collector


@pytest.fixture(autouse=True)
def as_it_was() -> Iterator[None]:
    """Leaves the collector as it found it."""
    was = gc.isenabled()
    yield
    (gc.enable if was else gc.disable)()


@without_collector()
def _stumble() -> None:
    assert not gc.isenabled()
    raise ValueError("stop")


def test_the_collector_runs_again_afterwards() -> None:
    """Also after an error."""
    gc.enable()
    with pytest.raises(ValueError, match="stop"):
        _stumble()
    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off() -> None:
    """Who looks for cycles at times of its own, as the window does, goes on doing so."""
    gc.disable()
    with without_collector():
        assert not gc.isenabled()
    assert not gc.isenabled()
