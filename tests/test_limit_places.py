"""Every family of limits has all the places that docs/adding-a-limit.md lists."""

import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from procure.audit.limits import METERS
from procure.check.limits import NARROWED_BY
from procure.limits import FAMILIES, limit_name
from procure.scenario import TWO_SIDED, Limit, LimitFamily
from solver.rules import RULES
from tests.builders import demand, project, scenario

ROOT = Path(__file__).parents[1]
PLACES = {
    "its unit and group": "procure/limits.py",
    "its name": "procure/words/limits.py",
    "its fields": "procure/check/limits.py",
    "its rule in the model": "solver/rules",
    "its audit": "procure/audit/limits.py",
    "its measure": "solver/usage",
    "its entry on the page": "ui/limits/builder",
    "its line in the model's page": "docs/model.md",
    "its line in the project file's page": "docs/project-file.md",
    "its draw at random": "tests/solver/features",
    "its part in brute force": "tests/solver/brute",
}
"""What a family of limits has, and how the path to it starts."""


def _text(start: str) -> str:
    """Read the files whose path starts so: one file, or the folder that it has grown into."""
    found = sorted(ROOT.glob(f"{start}*"))
    files = [one for path in found for one in (path.rglob("*.py") if path.is_dir() else [path])]
    assert files, f"nothing starts with {start}"
    return "\n".join(one.read_text(encoding="utf-8") for one in files)


def _has_rule(family: LimitFamily) -> bool:
    module = inspect.getmodule(RULES.get(family))
    return module is not None and module.__name__.startswith("solver.rules.")


def _has_name(family: LimitFamily) -> bool:
    made = project([], scenario(demand(1)))
    try:
        return bool(limit_name(made, made.scenarios[0], Limit(family=family)))
    except KeyError:
        return False


def _missing(family: LimitFamily) -> Iterator[str]:
    """List what a family lacks."""
    page = _text("docs/project-file.md")
    found = {
        "its unit and group": family in FAMILIES,
        "its name": family in FAMILIES and _has_name(family),
        "its fields": family in NARROWED_BY,
        "its rule in the model": _has_rule(family),
        "its audit": family in METERS,
        "its measure": f'"{family}":' in _text("solver/usage"),
        "its entry on the page": f'family="{family}"' in _text("ui/limits/builder"),
        "its line in the model's page": _in_table(family, _text("docs/model.md")),
        "its line in the project file's page": _in_table(family, page[page.index("## Limit\n") :]),
        "its draw at random": f'"{family}"' in _text("tests/solver/features"),
        "its part in brute force": f'"{family}"' in _text("tests/solver/brute"),
    }
    assert found.keys() == PLACES.keys()
    for what, there in found.items():
        if not there:
            yield f"{what}, in {PLACES[what]}"


def _in_table(family: str, page: str) -> bool:
    return re.search(rf"^\| `{family}[`.]", page, re.MULTILINE) is not None


@pytest.mark.parametrize("family", get_args(LimitFamily))
def test_a_family_has_all_its_places(family: LimitFamily) -> None:
    """What a family lacks is listed, each with where it belongs."""
    missing = list(_missing(family))
    assert not missing, "\n".join(missing)


def test_no_table_names_a_family_that_there_is_not() -> None:
    """A family that was taken out is taken out everywhere."""
    families = set(get_args(LimitFamily))
    for table in (FAMILIES, RULES, METERS, NARROWED_BY):
        assert set(table) <= families
    assert families >= TWO_SIDED


def test_the_page_about_limits_names_every_place() -> None:
    """docs/adding-a-limit.md leads to each of the places."""
    page = _text("docs/adding-a-limit.md")
    assert not [place for place in PLACES.values() if place.removeprefix("docs/") not in page]
