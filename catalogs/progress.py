"""How far the reading of a price list has come, told to whoever waits for it."""

from collections.abc import Callable

OnProgress = Callable[[str, int, int], None]
"""Called with a stage ("open", "rows" or "look"), and how much of how much of it is done."""


def silent(_stage: str, _done: int, _total: int) -> None:
    """Tell nobody."""
