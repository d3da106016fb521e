"""The pages in their order, and on which of them a field is."""

from typing import Final

PAGES: Final = ("Price lists", "Demand", "Limits", "Plan", "Explain", "Compare")
CATALOGS, DEMAND, LIMITS, PLAN, EXPLAIN, COMPARE = range(len(PAGES))

_PAGE_OF: Final = {
    "offers": CATALOGS,
    "programs": CATALOGS,
    "commitments": CATALOGS,
    "rebates": CATALOGS,
    "rates": CATALOGS,
    "limits": LIMITS,
}


def page_of(where: tuple[str, ...]) -> int:
    """Give the page on which the field that a problem names is put right."""
    if where == ("scenario", "assume_delivered"):
        return CATALOGS
    return _PAGE_OF.get(where[0] if where else "", DEMAND)
