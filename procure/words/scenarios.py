"""Sentences about scenarios: variants, locks, and what differs."""

from typing import Final

WORDS: Final[dict[str, str]] = {
    "scenario-last": "“{name}” is the only scenario; a project has at least one.",
    "scenario-name-taken": "There is already a scenario “{name}”. Choose another name.",
    "scenario-locked": (
        "“{name}” is locked, so nothing was changed. Unlock it in the Scenario menu, or make a "
        "variant of it and change that."
    ),
}
