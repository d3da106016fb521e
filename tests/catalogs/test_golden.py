"""Whole price lists in several layouts and languages: each row's offer, or why there is none.

The expected offers and issues stand in tests/golden/catalogs, with the sentence of each
issue. After a change that is meant, `python tests/catalogs/test_golden.py` writes them again.
"""

import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from catalogs.files import open_book, read_source
from procure.offers import Catalog
from procure.storage import adapter
from procure.words import sentence
from tests.catalogs.lists import LISTS
from tests.catalogs.messes.kinds import MESSES
from tests.catalogs.messes.mess import Mess
from tests.catalogs.shelf import read

GOLDEN = Path(__file__).parents[1] / "golden" / "catalogs"


def shown(catalog: Catalog) -> dict[str, Any]:
    """Gives a catalog as plain data, with the sentence of each issue."""
    tree: dict[str, Any] = adapter(Catalog).dump_python(catalog, mode="json", exclude_defaults=True)
    del tree["sha256"]
    del tree["mapping"]["layout"]
    for plain, issue in zip(tree.get("issues", ()), catalog.issues, strict=True):
        plain["sentence"] = sentence(issue.key, issue.values)
        plain.pop("values", None)
    return tree


def text_of(catalog: Catalog) -> str:
    """Gives a golden file's text."""
    return json.dumps(shown(catalog), ensure_ascii=False, indent=1) + "\n"


@pytest.mark.parametrize("make", LISTS, ids=lambda make: make.__name__)
def test_golden(make: Callable[[Path], Path], tmp_path: Path) -> None:
    """Offers, programs, commitments and issues of the list are those of the golden file."""
    expected = json.loads((GOLDEN / f"{make.__name__}.json").read_text(encoding="utf-8"))
    assert shown(read(make(tmp_path))) == expected


@pytest.mark.parametrize("make", LISTS, ids=lambda make: make.__name__)
def test_the_next_file_of_a_layout_reads_the_same(
    make: Callable[[Path], Path], tmp_path: Path
) -> None:
    """The mapping that was used, given back or known, makes the same offers; so does a copy."""
    path = make(tmp_path)
    first = read(path)
    copy = tmp_path / f"renamed{path.suffix}"
    copy.write_bytes(path.read_bytes())
    assert read(path, first.mapping).offers == first.offers
    known = read(copy, known=[first])
    assert known.supplier == first.supplier
    assert known.offers == first.offers
    assert known.mapping == first.mapping


@pytest.mark.parametrize("mess", MESSES, ids=lambda mess: mess.name)
def test_golden_mess(mess: Mess, tmp_path: Path) -> None:
    """The same for every kind of disorder, with a person's answers where it needs them."""
    expected = json.loads((GOLDEN / "messes" / f"{mess.name}.json").read_text(encoding="utf-8"))
    assert shown(read(mess.make(tmp_path), mess.answers)) == expected


# Rows that only add a price break to the offer of an earlier row.
BREAK_ROWS = {"break_rows": {6, 7, 9, 14}}


@pytest.mark.parametrize("make", LISTS, ids=lambda make: make.__name__)
def test_every_row_became_something(make: Callable[[Path], Path], tmp_path: Path) -> None:
    """No row below the headings is dropped in silence: it is an offer's, or in an issue."""
    path = make(tmp_path)
    catalog = read(path)
    assert catalog.mapping
    top = catalog.mapping.header_row or 0
    told = {issue.row for issue in catalog.issues} | {offer.row for offer in catalog.offers}
    told |= {commitment.row for commitment in catalog.commitments}
    told |= BREAK_ROWS.get(make.__name__, set())
    rows = open_book(read_source(path)).sheets[0].rows
    filled = {row.number for row in rows if row.number > top and not row.blank}
    # The terms of a footnote are in the offers.
    assert filled - told == set()


def write() -> None:
    """Writes the golden files again."""
    (GOLDEN / "messes").mkdir(parents=True, exist_ok=True)
    for make in LISTS:
        with tempfile.TemporaryDirectory() as folder:
            text = text_of(read(make(Path(folder))))
        (GOLDEN / f"{make.__name__}.json").write_text(text, encoding="utf-8")
    for mess in MESSES:
        with tempfile.TemporaryDirectory() as folder:
            text = text_of(read(mess.make(Path(folder)), mess.answers))
        (GOLDEN / "messes" / f"{mess.name}.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write()
