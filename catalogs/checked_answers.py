"""A person's answers, checked before a list is read with them."""

from dataclasses import replace

from catalogs.cells import printable, tidy
from catalogs.suggestions import fold
from procure.errors import PriceListError
from procure.offers import Mapping


def checked(mapping: Mapping) -> Mapping:
    """Give a mapping fit for use, its words without control characters.

    Raises PriceListError where an answer could only make wrong offers: a part of tax that is
    none ("19" for 0.19), chips counted below one, a delimiter of several characters, two
    meanings of one column.
    """
    if mapping.tax is not None and not 0 <= mapping.tax < 1:
        raise PriceListError("mapping-tax", tax=format(mapping.tax, "f"))
    if len(mapping.delimiter) > 1 or mapping.delimiter in {"\n", "\r", '"'}:
        raise PriceListError("mapping-delimiter", delimiter=printable(mapping.delimiter))
    for told in mapping.chips:
        if told.count < 1:
            raise PriceListError("mapping-count", text=printable(told.text), count=str(told.count))
    meant: dict[str, str] = {}
    for column in mapping.columns:
        if meant.setdefault(fold(column.heading), column.field) != column.field:
            raise PriceListError("mapping-column-twice", heading=printable(column.heading))
    return replace(
        mapping,
        supplier=printable(tidy(mapping.supplier), 80),
        currency=printable(tidy(mapping.currency)).upper(),
    )
