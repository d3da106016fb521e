"""Every sentence that the program can ask for exists, and fills in."""

import ast
import importlib
import pkgutil
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from procure import words
from procure.words import TEMPLATES, sentence

ROOT = Path(__file__).parents[2]
ROOMS = ("procure", "catalogs", "solver", "ui")
ASKING = {"sentence", "Reason", "Problem", "stops", "warns", "Failure", "LeftOut"}


def _asked() -> Iterator[tuple[str, str]]:
    """List the keys that stand literally where a sentence is asked for, or an error raised."""
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if not isinstance(node, ast.Call) or not node.args:
                    continue
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                key = getattr(node.args[0], "value", None)
                wanted = name in ASKING or name.endswith("Error")
                if wanted and isinstance(key, str) and re.fullmatch(r"[a-z]+(-[a-z_]+)+", key):
                    yield key, f"{path.relative_to(ROOT)}:{node.lineno}"


def test_every_key_asked_for_has_a_sentence() -> None:
    """No key in the code lacks its sentence."""
    missing = {key: where for key, where in _asked() if key not in TEMPLATES}
    assert not missing


@pytest.mark.parametrize("key", sorted(TEMPLATES))
def test_sentences_read_as_sentences(key: str) -> None:
    """A sentence fills in, says no "error", raises no voice."""
    template = TEMPLATES[key]
    fields = {name for _, name, _, _ in string.Formatter().parse(template) if name}
    shown = sentence(key, dict.fromkeys(fields, "x"))
    assert shown.strip() == shown
    assert "!" not in shown
    assert not re.search(r"\berror\b", shown, re.IGNORECASE)
    assert "  " not in shown


def test_values_are_never_read_as_templates() -> None:
    """Text from outside that looks like a template stays text."""
    assert "{path.__class__}" in sentence("file-not-found", {"path": "{path.__class__}"})


def test_no_key_stands_for_two_sentences() -> None:
    """A key is that of one part's words alone: the last of two would speak for both."""
    seen: dict[str, str] = {}
    for found in pkgutil.iter_modules(words.__path__):
        part = importlib.import_module(f"procure.words.{found.name}")
        for key in part.WORDS:
            assert key not in seen, f"{key} stands in {seen[key]} and {found.name}"
            seen[key] = found.name
    assert seen.keys() == TEMPLATES.keys()
