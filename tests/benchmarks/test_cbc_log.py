import pytest

from benchmarks.cbc_log import bound_in, objective_in, seconds_in, wall_seconds


@pytest.mark.parametrize(
    ("line", "objective", "bound"),
    [
        (
            (
                "Cbc0012I Integer solution of 13137532 found by feasibility pump after 0 iterations"
                " and 0 nodes (1.09 seconds)"
            ),
            13137532,
            None,
        ),
        (
            (
                "Cbc0010I After 0 nodes, 1 on tree, 13137532 best solution, best possible 12561358"
                " (1.55 seconds)"
            ),
            13137532,
            12561358,
        ),
        (
            (
                "Cbc0010I After 100 nodes, 54 on tree, 1e+50 best solution, best possible"
                " 1.2056e+08 (31.02 seconds)"
            ),
            None,
            1.2056e8,
        ),
        (
            (
                "Cbc0005I Partial search - best objective 12809237 (best possible 12561358), took"
                " 59946 iterations and 7413 nodes (19.96 seconds)"
            ),
            12809237,
            12561358,
        ),
        (
            (
                "Cbc0013I At root node, 31 cuts changed objective from 12329809 to 12561358 in 10"
                " passes"
            ),
            None,
            12561358,
        ),
        ("Objective value:                -12809237.34016757", -12809237.34016757, None),
        ("Lower bound:                    12561357.870", None, 12561357.870),
        ("Cbc0038I Solution found of 2.46252e+07", None, None),
        ("Cbc0031I 31 added rows had average density of 154.87097", None, None),
    ],
)
def test_lines(line: str, objective: float | None, bound: float | None) -> None:
    """Solutions that are there and what is proven are read; what a heuristic tries is not."""
    assert objective_in(line) == objective
    assert bound_in(line) == bound


def test_a_rounded_bound_is_not_taken_for_more_than_it_is() -> None:
    """The relaxation is printed with six digits; what it may have been rounded up by counts."""
    bound = bound_in("Continuous objective value is 1.14821e+07 - 0.01 seconds")
    assert bound is not None
    assert 1.148204e7 < bound < 1.148205e7


def test_when_a_plan_was_there_is_read() -> None:
    """Lines that say when they were printed give the seconds; the end gives those of the run."""
    line = "Cbc0012I Integer solution of 7 found by rounding after 0 iterations (0.52 seconds)"
    assert seconds_in(line) == 0.52
    assert seconds_in("Continuous objective value is 7 - 0.01 seconds") is None
    text = f"{line}\nTotal time (CPU seconds):       5.16   (Wallclock seconds):       5.55\n"
    assert wall_seconds(text) == 5.55
    assert wall_seconds(line) == 0
