"""Edits of what a person lets stand of a price list."""

from collections.abc import Iterable
from datetime import date

from procure.acceptance import with_acceptance, without_acceptance
from procure.offers import Catalog, Issue
from ui.edits import Inputs


def with_accepted(
    inputs: Inputs, supplier: str, issues: Iterable[Issue], on: date | None
) -> Inputs:
    """Let warnings of a supplier's list stand from a day on; None makes them open again."""
    told = tuple(issues)

    def edited(catalog: Catalog) -> Catalog:
        for issue in told:
            catalog = (
                without_acceptance(catalog, issue)
                if on is None
                else with_acceptance(catalog, issue, on)
            )
        return catalog

    catalogs = tuple(
        edited(catalog) if catalog.supplier == supplier else catalog
        for catalog in inputs.project.catalogs
    )
    return inputs.with_project(catalogs=catalogs)
