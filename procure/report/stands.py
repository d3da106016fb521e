"""Where in which file an offer stands."""

from procure.offers import Catalog, Offer


def stands_in(catalog: Catalog, offer: Offer) -> str:
    """Say where in which file an offer stands."""
    sheet = f", sheet {offer.sheet}" if offer.sheet else ""
    row = f", row {offer.row}" if offer.row is not None else ""
    return f"{catalog.file_name}{sheet}{row}"
