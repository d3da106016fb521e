"""Answers that could only make wrong offers are refused before a list is read."""

from decimal import Decimal
from pathlib import Path

import pytest

from catalogs.checked_answers import checked
from procure.errors import PriceListError
from procure.offers import ChipAnswer, ColumnMapping, Mapping
from tests.catalogs.shelf import read, text_file


@pytest.mark.parametrize(
    ("mapping", "key"),
    [
        (Mapping(tax=Decimal(19)), "mapping-tax"),
        (Mapping(tax=Decimal("-0.5")), "mapping-tax"),
        (
            Mapping(
                columns=(
                    ColumnMapping(heading="Price USD", field="price"),
                    ColumnMapping(heading="price usd", field="price_per_chip"),
                )
            ),
            "mapping-column-twice",
        ),
        (Mapping(delimiter="xx"), "mapping-delimiter"),
        (Mapping(delimiter='"'), "mapping-delimiter"),
        (Mapping(chips=(ChipAnswer(text="X", chip="l4", count=0),)), "mapping-count"),
        (Mapping(chips=(ChipAnswer(text="X", chip="l4", count=-3),)), "mapping-count"),
    ],
)
def test_answers_that_cannot_be_meant(mapping: Mapping, key: str, tmp_path: Path) -> None:
    """They are refused in one sentence, before anything is read with them."""
    path = text_file(tmp_path / "a.csv", ["Product,Price USD", "L40S 48GB,9000"])
    with pytest.raises(PriceListError) as refused:
        read(path, mapping)
    assert refused.value.key == key


def test_words_are_folded() -> None:
    """A currency by hand may be small, a name holds no control characters."""
    mapping = checked(Mapping(currency=" usd ", supplier="A\x00\ncme", tax=Decimal("0.19")))
    assert (mapping.currency, mapping.supplier) == ("USD", "A cme")
