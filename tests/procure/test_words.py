"""Every sentence that the program can ask for exists, and fills in."""

import importlib
import pkgutil
import re
import string
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from procure import words
from procure.words import TEMPLATES, sentence

ROOT = Path(__file__).parents[2]
ROOMS = ("procure", "catalogs", "solver", "ui")
PARTS = [found.name for found in pkgutil.iter_modules(words.__path__)]
ASKED = re.compile(
    r"\b(?:sentence|Reason|Problem|stops|warns|Failure|LeftOut|\w*Error)"
    # The key stands first, on the same line or below, maybe after a comment.
    r"""\(\s*(?:#.*\s*)*["']([a-z]+(?:-[a-z_]+)+)["']"""
)


def words_of(part: str) -> Mapping[str, str]:
    """Give the templates of one part by key."""
    found: Mapping[str, str] = importlib.import_module(f"procure.words.{part}").WORDS
    return found


def _asked() -> Iterator[tuple[str, str]]:
    """List the keys that stand literally where a sentence is asked for, or an error raised."""
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*.py")):
            for call in ASKED.finditer(path.read_text(encoding="utf-8")):
                yield call[1], str(path.relative_to(ROOT))


def test_every_key_asked_for_has_a_sentence() -> None:
    """No key in the code lacks its sentence."""
    asked = dict(_asked())
    assert len(asked) > 800
    assert not {key: where for key, where in asked.items() if key not in TEMPLATES}


def _faults(key: str) -> Iterator[str]:
    template = TEMPLATES[key]
    fields = {name for _, name, _, _ in string.Formatter().parse(template) if name}
    shown = sentence(key, dict.fromkeys(fields, "x"))
    if shown.strip() != shown or "  " in shown:
        yield f"{key} has spaces too many"
    if "!" in shown:
        yield f"{key} raises its voice"
    if re.search(r"\berror\b", shown, re.IGNORECASE):
        yield f"{key} speaks of an error"


@pytest.mark.parametrize("part", PARTS)
def test_sentences_read_as_sentences(part: str) -> None:
    """A sentence fills in, says no "error", raises no voice."""
    assert [fault for key in words_of(part) for fault in _faults(key)] == []


def test_values_are_never_read_as_templates() -> None:
    """Text from outside that looks like a template stays text."""
    assert "{path.__class__}" in sentence("file-not-found", {"path": "{path.__class__}"})


def test_no_key_stands_for_two_sentences() -> None:
    """A key is that of one part's words alone: the last of two would speak for both."""
    seen: dict[str, str] = {}
    for part in PARTS:
        for key in words_of(part):
            assert key not in seen, f"{key} stands in {seen[key]} and {part}"
            seen[key] = part
    assert seen.keys() == TEMPLATES.keys()
