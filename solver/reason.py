"""Why an offer cannot be planned, told by ending the search for its place in the plan."""


class Reason(Exception):  # noqa: N818 - not a fault: it ends the search for a place in the plan
    """Why an offer is left out: the key and values of a sentence."""

    def __init__(self, key: str, **values: str) -> None:
        super().__init__(key)
        self.key = key
        self.values = tuple(values.items())
