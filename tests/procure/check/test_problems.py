"""What all problems have in common."""

import re
from pathlib import Path

from procure.check import problems
from procure.words.problems import WORDS
from tests.procure.check.cases import found, sound


def test_a_sound_project_has_no_problem() -> None:
    """Nothing is said where nothing is wrong."""
    assert not found(sound())


def test_what_stops_comes_first() -> None:
    """Stopping problems are listed before warnings."""
    made = sound(discount_rate=sound().scenarios[0].discount_rate + 8, utilisation=None)
    severities = [problem.severity for problem in problems(made, made.scenarios[0])]
    assert severities == ["stop", "warn"]


def test_every_problem_is_made_by_some_test() -> None:
    """Each sentence about the input is one that a test here provokes."""
    folder = Path(__file__).parent
    tests = "\n".join(one.read_text(encoding="utf-8") for one in folder.glob("test_*.py"))
    provoked = set(re.findall(r'"([a-z]+(?:-[a-z_]+)+)"', tests))
    assert not WORDS.keys() - provoked
