"""Every kind of disorder: what each row became is what a careful reader says it is.

Offers and issues in full stand in tests/golden/catalogs beside those of the whole lists.
"""

from pathlib import Path

import pytest

from tests.catalogs.messes.kinds import MESSES
from tests.catalogs.messes.mess import Mess, became
from tests.catalogs.shelf import keys, read


@pytest.mark.parametrize("mess", MESSES, ids=lambda mess: mess.name)
def test_rows_become_what_they_should(mess: Mess, tmp_path: Path) -> None:
    """Each row is the offer written down by hand, or is refused, asked about or named."""
    catalog = read(mess.make(tmp_path), mess.answers)
    found = became(catalog)
    assert {row: found.get(row, "nothing") for row in mess.rows} == mess.rows
    offers = {offer.row for offer in catalog.offers}
    assert offers <= set(mess.rows)
    assert set(mess.warned) <= set(keys(catalog, "warning"))


def test_there_are_enough_kinds() -> None:
    """The kinds of disorder have names of their own."""
    names = [mess.name for mess in MESSES]
    assert len(names) == len(set(names))
