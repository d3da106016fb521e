"""Where standard error is no terminal, what begins and ends is a line; between, a few."""

from collections.abc import Callable

import pytest

from ui.cli.progress import Progress


class Clock:
    """Seconds that pass when told to."""

    def __init__(self) -> None:
        """Begin at nothing."""
        self.now = 0.0

    def __call__(self) -> float:
        """Give the seconds."""
        return self.now


@pytest.fixture
def lines(capsys: pytest.CaptureFixture[str]) -> Callable[[], list[str]]:
    """Give a function that reads what was said."""

    def read() -> list[str]:
        return capsys.readouterr().err.splitlines()

    return read


def test_a_part_begins_and_ends_with_a_line(lines: Callable[[], list[str]]) -> None:
    """With how long it took and how many plans."""
    clock = Clock()
    progress = Progress(clock=clock)
    progress.begin("Limits")
    assert lines() == ["Limits …"]
    progress.tell("1 plan")
    progress.tell("2 plans")
    assert lines() == []
    clock.now = 4
    progress.end()
    assert lines() == ["Limits: done in 4 s, 2 plans"]


def test_what_takes_long_says_how_far_it_is_now_and_then(lines: Callable[[], list[str]]) -> None:
    """Not after each plan: a log that is kept would be full of them."""
    clock = Clock()
    progress = Progress(clock=clock, every=10)
    progress.begin("Limits")
    for second in range(1, 31):
        clock.now = second
        progress.reached(second // 10, 7)
        progress.tell(f"{second} plans")
    assert lines() == [
        "Limits …",
        "Limits: 1 of 7, 9 plans so far",
        "Limits: 2 of 7, 19 plans so far",
        "Limits: 3 of 7, 29 plans so far",
    ]


def test_a_new_part_begins_anew(lines: Callable[[], list[str]]) -> None:
    """What was said of the one before is forgotten."""
    clock = Clock()
    progress = Progress(clock=clock)
    progress.begin("Limits")
    progress.reached(2, 2)
    progress.tell("4 plans")
    progress.begin("Offers")
    clock.now = 1
    progress.end()
    assert lines()[-1] == "Offers: done in 1 s"


def test_a_terminal_has_one_line_that_changes(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """And nothing of it stays."""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    progress = Progress(clock=Clock())
    progress.begin("Limits")
    progress.tell("2 plans")
    progress.end()
    said = capsys.readouterr().err
    assert "\n" not in said
    assert said.endswith("\r\033[K")
    assert "Limits: 2 plans so far" in said
