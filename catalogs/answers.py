"""An earlier list's answers, held to what the next one says of its prices."""

from dataclasses import replace

from catalogs.headers import Table
from catalogs.layout.evidence import price_columns
from catalogs.opening import Opened
from catalogs.tax import split_tax
from catalogs.terms import Terms


def held_to(opened: Opened, terms: Terms) -> tuple[Opened, Terms]:
    """Give up answers of an earlier list that this one's own sentences contradict.

    What a person says of this very list stands. What was said of an earlier one is no answer
    where this list says what its prices are for, or that they are net, or names another rate
    of tax; and where tax was taken off before and nothing here speaks of it, it is asked.
    """
    mapping = opened.mapping
    if opened.known is None:
        return opened, terms
    if terms.price_per and mapping.price_per != terms.price_per:
        mapping = replace(mapping, price_per=None)
    if mapping.tax:
        if terms.with_tax is None and not any(_says_tax(each) for each in opened.tables):
            mapping = replace(mapping, tax=None)
            terms = replace(terms, tax_before=not terms.net)
        elif terms.tax_rate is not None and terms.tax_rate != mapping.tax:
            mapping = replace(mapping, tax=None)
    return replace(opened, mapping=mapping), terms


def _says_tax(table: Table) -> bool:
    """Tell whether the heading of a price says that it includes tax."""
    said = [split_tax(column.heading)[0] for column in price_columns(table)]
    return table.column("gross_price") is not None or any(tax and tax.included for tax in said)
