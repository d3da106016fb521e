import io
import json
from pathlib import Path

import pytest

from benchmarks import instances, planning
from benchmarks.one_run import Task, edited
from benchmarks.recorder import Recorder
from benchmarks.runs import Run, best_bounds, contradictions, read


def made(
    points: list[tuple[float, float | None, float | None]],
    *,
    way: str = "Procure",
    bound: float | None = None,
    limit: float = 10.0,
) -> Run:
    """Makes a run of given plans and bounds; without `bound`, the last one holds."""
    seconds, objective, last = points[-1]
    return Run(
        family="plain",
        size="large",
        seed=1,
        way=way,
        gap_asked=0.01,
        limit=limit,
        seconds=seconds,
        objective=objective,
        bound=last if bound is None else bound,
        points=points,
    )


def test_first_time_within_a_gap() -> None:
    """A gap is reached with the first plan and bound that are that close, and not before."""
    run = made([(1, None, 90), (2, 110, 90), (3, 100, 90), (4, 100, 98.5), (5, 100, 99.5)])
    assert run.seconds_to_proof(0.10) == 3
    assert run.seconds_to_proof(0.02) == 4
    assert run.seconds_to_proof(0.01) == 5
    assert run.seconds_to_proof(0.001) is None
    assert run.seconds_to_plan(0.02, 99.5) == 3
    assert run.seconds_to_plan(0.10, 99.5) == 2


def test_what_comes_after_the_limit_is_too_late() -> None:
    """A plan found when the limit has passed counts as none."""
    run = made([(9, 110, 90), (11, 100, 99.5)])
    assert run.seconds_to_proof(0.01) is None
    assert run.seconds_to_plan(0.02, 99.5) is None


def test_a_bound_that_was_taken_back_proves_nothing() -> None:
    """Only what the run stands by in the end counts, though more was told on the way."""
    run = made([(1, 100, 99.9), (2, 100, 99.9)], bound=95)
    assert run.seconds_to_proof(0.01) is None
    assert run.seconds_to_proof(0.05) == 1


def test_a_bound_above_a_plan_is_told() -> None:
    """Where one way proves what another way's plan contradicts, both are named."""
    honest = made([(1, 100, 98)], way="textbook, CBC")
    wrong = made([(1, 103, 101)], way="Procure")
    assert contradictions([honest]) == []
    (told,) = contradictions([honest, wrong])
    assert "Procure" in told
    assert "CBC" in told
    assert best_bounds([honest, wrong]) == {("plain", "large", 1): 101}


def test_the_recorder_tells_the_best_so_far(tmp_path: Path) -> None:
    """Only what is better is written, and an interrupted run keeps what it has told."""
    out = tmp_path / "told.jsonl"
    with out.open("w", encoding="utf-8") as file:
        recorder = Recorder(file)
        recorder.tell(objective=110.0, bound=float("-inf"))
        recorder.tell(objective=120.0, bound=90.0)
        recorder.tell(objective=float("inf"), bound=80.0)
    # As if it was killed while it wrote the next one.
    with out.open("a", encoding="utf-8") as file:
        file.write('{"point": [3, 1')
    task = Task(way="Procure", project="", gap=0.01, limit=10, edit=False, out=str(out))
    run = Run.read(family="plain", size="large", seed=1, task=task, fault="killed")
    assert [point[1:] for point in run.points] == [(110.0, None), (110.0, 90.0)]
    assert (run.objective, run.bound, run.seconds, run.fault) == (110.0, 90.0, 10, "killed")


def test_a_second_start_forgets_the_first() -> None:
    """What was told before the clock is started again is gone."""
    out = io.StringIO()
    recorder = Recorder(out)
    recorder.tell(objective=1.0)
    recorder.restart()
    recorder.tell(objective=2.0)
    (line,) = out.getvalue().splitlines()
    assert json.loads(line)["point"][1] == 2.0


def test_files_are_put_together(tmp_path: Path) -> None:
    """Runs of several files stand together, and of one measured twice the last counts."""
    first, second = tmp_path / "a.json", tmp_path / "b.json"
    planning.write([made([(1, 100, 99)])], [{"cores": 2}], first)
    other = made([(3, 100, 98)], way="textbook, CBC")
    planning.write([made([(2, 100, 99)]), other], [{"cores": 2}], second)
    machines, runs = read([first, second])
    assert machines == [{"cores": 2}]
    assert runs == [made([(2, 100, 99)]), other]


@pytest.mark.parametrize("family", instances.FAMILIES)
def test_an_edit_lowers_one_budget(family: instances.Family) -> None:
    """What is planned again after an edit differs in one budget, by 5 %."""
    before = instances.project(family, "small", 1)
    pairs = zip(before.scenarios[0].limits, edited(before).scenarios[0].limits, strict=True)
    ((old, new),) = [pair for pair in pairs if pair[0] != pair[1]]
    assert (old.family, old.period) == ("budget", 4)
    assert old.value is not None
    assert new.value is not None
    assert abs(float(new.value / old.value) - 0.95) < 1e-12
