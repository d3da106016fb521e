import io
from importlib.util import find_spec

import pytest

from benchmarks import instances
from benchmarks.instances import Family, Size
from benchmarks.recorder import Recorder
from benchmarks.ways import LINOPY, WAYS
from procure.project import Project

TINY = Size("tiny", chips=6, offers=8, periods=6, workloads=2, sites=1, units=30, makers=2)
TWO_SITES = Size("sites", chips=6, offers=8, periods=6, workloads=2, sites=2, units=30, makers=2)
CASES: list[tuple[Family, Size, int]] = [
    # Seeds that make projects with a plan, found within seconds.
    ("plain", TINY, 18),
    ("plain", TWO_SITES, 16),
    ("rich", TINY, 16),
    ("rich", TINY, 17),
    ("rich", TWO_SITES, 12),
]
GAP = 1e-6
LIMIT = 60.0


def possible(way: str) -> bool:
    """Tells whether a way can be gone here."""
    if way == LINOPY:
        return find_spec("linopy") is not None
    return True


def made(family: Family, size: Size, seed: int, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Makes a project of a size of the test's own."""
    monkeypatch.setitem(instances.SIZES, size.name, size)
    return instances.project(family, size.name, seed)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("family", "size", "seed"), CASES, ids=[f"{f}-{size.name}-{seed}" for f, size, seed in CASES]
)
def test_all_ways_find_the_same_optimum(
    family: Family, size: Size, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every way plans the same question: no bound of one lies above a plan of another."""
    project = made(family, size, seed, monkeypatch)
    plans: dict[str, float] = {}
    bounds: dict[str, float] = {}
    for name, way in WAYS.items():
        if not possible(name):
            continue
        result = way(project, GAP, LIMIT, Recorder(io.StringIO()))
        objective, bound = result["objective"], result["bound"]
        assert isinstance(objective, float), (name, result)
        assert isinstance(bound, float), (name, result)
        plans[name], bounds[name] = objective, bound
    least = min(plans.values())
    assert max(plans.values()) <= least * (1 + 3 * GAP), plans
    assert max(bounds.values()) <= least * (1 + 3 * GAP), bounds
    assert min(bounds.values()) >= least * (1 - 3 * GAP), bounds
