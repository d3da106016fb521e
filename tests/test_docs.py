"""The documents keep up with the code."""

import dataclasses
import re
from pathlib import Path
from typing import Literal, get_args, get_origin, get_type_hints

from procure.project import Project

ROOT = Path(__file__).parents[1]
FILE_PAGE = (ROOT / "docs" / "project-file.md").read_text(encoding="utf-8")


def _records(kind: type, seen: set[type]) -> set[type]:
    """Collect a record and all records in its fields."""
    if dataclasses.is_dataclass(kind) and kind not in seen:
        seen.add(kind)
        for hint in get_type_hints(kind).values():
            _records(hint, seen)
    elif get_origin(kind) is not None:
        for part in get_args(kind):
            _records(part, seen)
    return seen


def test_the_project_file_page_names_every_field() -> None:
    """Each field of each record in a project stands in the page."""
    named = set(re.findall(r"`([a-z0-9_]+)`", FILE_PAGE))
    fields = {
        f"{kind.__name__}.{field.name}"
        for kind in _records(Project, set())
        for field in dataclasses.fields(kind)
    }
    assert not {one for one in fields if one.split(".")[1] not in named}


def _choices(hint: object) -> set[str]:
    """Collect the words that a field takes, wherever they stand in its type."""
    if get_origin(hint) is Literal:
        return {word for word in get_args(hint) if isinstance(word, str) and word}
    return {word for part in get_args(hint) for word in _choices(part)}


def test_the_project_file_page_names_every_choice() -> None:
    """Each word that a field of a record takes stands in the page."""
    records = _records(Project, set())
    named = set(re.findall(r"`(?:\")?([a-z0-9_.,]+)(?:\")?`", FILE_PAGE))
    choices = {
        f"{kind.__name__}.{field}: {word}"
        for kind in records
        for field, hint in get_type_hints(kind).items()
        for word in _choices(hint)
    }
    assert not {one for one in choices if one.split(": ")[1] not in named}


def test_the_example_in_the_project_file_page_is_the_golden_file() -> None:
    """The example is a project file that the tests write and read."""
    golden = (ROOT / "tests" / "golden" / "project.json").read_text(encoding="utf-8")
    assert f"```json\n{golden}```" in FILE_PAGE


def test_links_between_pages_lead_somewhere() -> None:
    """Every relative link and picture in the documents is a file of the repository."""
    for page in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
