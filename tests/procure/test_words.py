"""Every sentence that the program can ask for exists, and fills in."""

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

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
