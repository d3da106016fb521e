import pytest

from benchmarks import instances
from benchmarks.scenarios import COUNT, scenarios


@pytest.mark.parametrize("family", instances.FAMILIES)
def test_scenarios_differ_in_one_limit(family: instances.Family) -> None:
    """There are a hundred scenarios, with names of their own, that differ in one value only."""
    project = instances.project(family, "small", 1)
    base = project.scenarios[0]
    found = scenarios(project)
    assert len({scenario.name for scenario in found}) == COUNT
    values: set[object] = set()
    for scenario in found:
        pairs = zip(base.limits, scenario.limits, strict=True)
        changed = [new for old, new in pairs if new.value != old.value]
        assert len(changed) <= 1  # One step is the value that the project has.
        values |= {one.value for one in changed} or {"as it was"}
    assert len(values) == COUNT
