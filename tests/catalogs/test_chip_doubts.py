"""Words around a chip that make another thing of it are noticed, wherever they stand."""

import pytest

from catalogs.chip_doubts import beside_other_goods, other_goods_around, strange, unknown_beside
from catalogs.chip_tokens import tokens_of


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("L40S", False),
        ("used L40S", True),
        ("L40S gebraucht", True),
        ("L40S cable", True),
        ("L40S with cable", False),
        ("cable with L40S", True),
        ("heatsink for L40S", True),
        ("server for 8x L40S", True),
        ("L40S for inference", False),
        ("L40S warranty", True),
        ("L40S, 3 years warranty", False),
        ("L40S, warranty extension", True),
        ("up to 4x L40S", True),
        ("L40S or equivalent", True),
        ("1/2 L40S", True),
        ("license per L40S", True),
    ],
)
def test_other_goods(text: str, other: bool) -> None:
    """A thing beside, around or short of a chip; what comes with it is no doubt."""
    tokens = tokens_of(text)
    at = tokens.index("l40s")
    assert beside_other_goods(tokens, [(at, at + 1)]) == other


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        ("L40S", False),
        ("L40S 48GB", False),
        ("L40S Supermicro", False),
        ("L40S 350W", False),
        ("L40S 900-2G133", True),
        ("L40S x2", False),
        ("L40S 2", True),
        ("L40S 48Q", True),
        ("L40S Ti", True),
        ("L40S 48GB Max", True),
        ("L40S_a_1gpu", False),
        ("L40S TCSL40SPCIE", False),
    ],
)
def test_strange(text: str, odd: bool) -> None:
    """A word behind the model that could make it another model is a doubt."""
    assert strange(tokens_of(text), [(0, 1)]) == odd


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("L40S", False),
        ("Dell L40S 48GB passive", False),
        ("L40S 48GB config 17", False),
        ("Hailstone L40S", False),
        ("Ersatzteil L40S", True),
        ("L40S Verpackung", True),
        ("L40S 48GB, Frankfurt am Main", False),
        ("L40S with brackets", False),
        ("подставка L40S", True),
    ],
)
def test_unknown_beside(text: str, unknown: bool) -> None:
    """A word that nobody knows may name the goods, up to a comma; a maker's name does not."""
    tokens = tokens_of(text)
    at = tokens.index("l40s")
    assert unknown_beside(tokens, [(at, at + 1)], frozenset(("hailstone",))) == unknown


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("PCIe cards", False),
        ("Refurbished", True),
        ("Zubehör und Kabel", True),
        ("二手", True),
        ("GPU servers with support", False),
    ],
)
def test_around(text: str, other: bool) -> None:
    """A heading of used goods or accessories makes a question of everything under it."""
    assert other_goods_around(tokens_of(text)) == other
