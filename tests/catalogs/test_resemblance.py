"""A name that was mistyped is found again; a long text resembles nothing by chance."""

from catalogs.resemblance import Resemblance

NAMES = Resemblance({"mi300x": ["a"], "mi325x": ["b"], "gaudi2": ["c", "d"]})


def test_the_likeliest_comes_first() -> None:
    """Names that share most pairs of letters are given, all chips of a name."""
    assert NAMES.to("mi300xx")[0] == "a"
    assert NAMES.to("gaudi2") == ("c", "d")


def test_nothing_like_it() -> None:
    """Another word, a text with no pair, and a long text that holds a name give nothing."""
    assert NAMES.to("switch") == ()
    assert NAMES.to("") == ()
    assert NAMES.to("thequickbrownfoxjumpsoverthelazydog and mi300x") == ()
    assert Resemblance({}).to("mi300x") == ()
