"""What every test shares: no screen is needed, and the same run gives the same numbers."""

import gc
import os
import random
from collections.abc import Callable, Generator

import pytest
from hypothesis import HealthCheck, settings

from tests.procure.report.office import MISSING, programs

# Before Qt is loaded: tests open real windows, on a platform that draws into memory, and numbers
# and dates look the same whatever the machine's language is.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.update(LANGUAGE="en", LC_ALL="C.UTF-8")

_calm = [HealthCheck.too_slow]  # the machine's load is no property of the code
settings.register_profile(
    "quick", max_examples=50, derandomize=True, deadline=None, suppress_health_check=_calm
)
settings.register_profile("check", settings.get_profile("quick"), max_examples=200)
settings.register_profile(
    "soak", settings.get_profile("quick"), max_examples=5000, derandomize=False, print_blob=True
)
settings.load_profile("quick")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds the share of each long campaign that is run."""
    parser.addoption(
        "--campaigns",
        type=float,
        default=0.1,
        metavar="SHARE",
        help="share of each campaign (marker soak) to run, from 0 to 1; 1 is all of it",
    )


def pytest_report_header() -> str:
    """Says whether another program works the formulas of workbooks out."""
    found = programs()
    return MISSING if found is None else f"formulas of workbooks are worked out by {found[0]}"


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Looks for garbage neither while tests are gathered nor, later, in what they have loaded.

    All of that stays to the end. Going through it again and again took a tenth of the time.
    """
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.set_threshold(20_000)
        gc.enable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Counts the lines that quick tests reach; counting those of long ones takes minutes."""
    for item in items:
        if item.get_closest_marker("slow") or item.get_closest_marker("soak"):
            item.add_marker(pytest.mark.no_cover)


@pytest.fixture
def campaign(request: pytest.FixtureRequest) -> Callable[[int], range]:
    """Gives the seeds of a campaign: `campaign(1000)` is a range of 1000, or a share of it."""
    share: float = request.config.getoption("--campaigns")

    def seeds(full: int) -> range:
        return range(max(1, round(full * share)))

    return seeds


@pytest.fixture
def rng(request: pytest.FixtureRequest) -> random.Random:
    """Gives random numbers that are the same in every run of the same test."""
    return random.Random(request.node.nodeid)
