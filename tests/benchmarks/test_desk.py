"""What the desk is asked in the benchmark: one thing at a time, and each a different question."""

from dataclasses import replace

from benchmarks.desk import edits, read
from procure.limits import limit_by_key, limit_value


def test_each_edit_changes_one_thing() -> None:
    """A limit is a little tighter and stays in its place, or demand is a little larger."""
    project = read("first-steps")
    before = project.scenarios[0]
    found = edits(project, before)
    assert set(found) == {"demand", "budget", "lead_time", "share", "power"}
    for what, after in found.items():
        if what == "demand":
            assert replace(after, demand=before.demand) == before
            continue
        changed = [one for one in after.limits if one not in before.limits]
        assert [one.family for one in changed] == [what]
        old = limit_by_key(project, before, changed[0].key)
        assert old is not None
        was = limit_value(project, old)
        assert was is not None
        assert changed[0].value is not None
        assert 0 < changed[0].value < was
        kept = [one.key for one in after.limits][: len(before.limits)]
        assert kept == [one.key for one in before.limits]


def test_generated_projects_have_names() -> None:
    """Family, size and seed name one as they do elsewhere."""
    assert read("plain small 1").scenarios
    assert read("rich small 2") != read("rich small 1")
