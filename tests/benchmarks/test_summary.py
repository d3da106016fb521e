from pathlib import Path

import pytest

from benchmarks import page
from benchmarks.runs import Run
from benchmarks.summary import Row, memory, outside, rows
from benchmarks.ways import CBC, HIGHS, OWN_MODEL, PROCURE


def large(way: str, seed: int, proven: float | None, *, limit: float = 100.0) -> Run:
    """Makes a run that has a plan at once, and proves it at some time or never."""
    points: list[tuple[float, float | None, float | None]] = [(1.0, 100.0, 50.0)]
    if proven is not None:
        points.append((proven, 100.0, 99.5))
    return Run(
        family="plain",
        size="large",
        seed=seed,
        way=way,
        gap_asked=0.01,
        limit=limit,
        seconds=points[-1][0],
        objective=100.0,
        bound=points[-1][2],
        engine_seconds=points[-1][0] * 0.9,
        peak_mb=10.0 * seed,
        points=points,
    )


def proven(found: list[Row], way: str, *, tuned: bool = True) -> Row:
    """Gives the row of a way for the proof within 1 %."""
    (row,) = [
        one for one in found if (one.way, one.aim.title, one.tuned) == (way, "proven 1 %", tuned)
    ]
    return row


def test_ratios_are_taken_project_by_project() -> None:
    """The best textbook is another on each project, and our own model is none."""
    runs = [
        large(PROCURE, 1, 10),
        large(CBC, 1, 20),
        large(HIGHS, 1, 40),
        large(PROCURE, 2, 10),
        large(CBC, 2, 80),
        large(HIGHS, 2, 40),
        large(OWN_MODEL, 1, 1),
        large(OWN_MODEL, 2, 1),
    ]
    row = proven(rows(runs), PROCURE)
    assert row.ratio == pytest.approx((10 / 20 + 10 / 40) / 2)
    assert (row.median, row.reached, row.best_reached) == (10, 2, 2)
    assert row.share == pytest.approx(1 / 5)
    assert proven(rows(runs), CBC).share is None


def test_a_run_that_does_not_get_there_counts_at_its_limit() -> None:
    """It is counted at the limit, and counted as one that did not get there."""
    row = proven(rows([large(PROCURE, 1, 10), large(CBC, 1, None)]), PROCURE)
    assert row.ratio == pytest.approx(0.1)
    assert (row.reached, row.best_reached) == (1, 0)
    row = proven(rows([large(PROCURE, 1, None), large(CBC, 1, 50)]), PROCURE)
    assert row.ratio == pytest.approx(2.0)
    assert (row.reached, row.best_reached) == (0, 1)


def test_projects_never_tuned_on_stand_apart() -> None:
    """A seed is either among the tuned ones or among the others."""
    found = rows([large(PROCURE, 1, 10), large(PROCURE, 4, 30)])
    assert proven(found, PROCURE).seconds == (10,)
    assert proven(found, PROCURE, tuned=False).seconds == (30,)
    assert proven(found, PROCURE).ratio is None


def test_time_outside_the_engine_and_memory() -> None:
    """What is not the engine is a part of the run; of memory the most counts."""
    runs = [large(PROCURE, 1, 10), large(PROCURE, 2, 20), large(PROCURE, 3, 30)]
    (one,) = outside(runs)
    assert one.seconds == pytest.approx(2.0)
    assert one.part == pytest.approx(0.1)
    assert memory(runs) == {("large", PROCURE): 30.0}


def test_the_tables_say_what_was_counted_at_the_limit(tmp_path: Path) -> None:
    """A ratio to a textbook that did not get there is an upper bound; ours that did not, a lower.

    The tables stand between their marks, and what stood there before is gone.
    """
    machine = {
        "day": "2027-01-01",
        "processor": "P",
        "cores": 2,
        "system": "S",
        "versions": {"python": "3"},
    }
    late_peer = page.tables([machine], [large(PROCURE, 1, 10), large(CBC, 1, None)])
    assert "≤ 0.10" in late_peer
    late_self = page.tables([machine], [large(PROCURE, 1, None), large(CBC, 1, 50)])
    assert "≥ 2.00" in late_self
    text = tmp_path / "page.md"
    text.write_text(
        "before\n<!-- start of the measured tables -->\nold\n"
        "<!-- end of the measured tables -->\nafter\n",
        encoding="utf-8",
    )
    page.put(late_peer, text)
    written = text.read_text(encoding="utf-8")
    assert "old" not in written
    assert "≤ 0.10" in written
    assert written.startswith("before\n")
    assert written.endswith("after\n")
    with pytest.raises(ValueError, match="no marks"):
        page.put(late_peer, _empty(tmp_path))


def _empty(folder: Path) -> Path:
    path = folder / "empty.md"
    path.write_text("", encoding="utf-8")
    return path
