"""A price list as the command line prints it: its offers, and what was not understood."""

import sys
from typing import TextIO

from procure.exchange import issue_trees
from procure.offers import Catalog
from procure.words import sentence


def tell_catalog(catalog: Catalog) -> None:
    """Print what a price list offers and commits to, and its issues, a line each."""
    print(sentence("cli-catalog-read", _counts(catalog)))
    for offer in catalog.offers:
        price = "; ".join(
            (f"from {one.quantity:,}: " if at or one.quantity != 1 else "")
            + f"{offer.currency} {one.unit_price:f}"
            for at, one in enumerate(offer.breaks)
        )
        per = "" if offer.kind == "purchase" else "/chip-hour"
        weeks = offer.lead_weeks
        lead = "lead time unknown" if weeks is None else f"{round(weeks, 1).normalize():f} weeks"
        held = " + ".join(f"{one.count} × {one.chip}" for one in offer.contents)
        print(f"  {offer.description}  [{held}]  {price}{per}  {lead}")
    for commitment in catalog.commitments:
        print(f"  {commitment.description}  ({commitment.kind})")
    tell_issues(catalog, file=sys.stdout)


def _counts(catalog: Catalog) -> dict[str, str]:
    return {
        "file": catalog.file_name,
        "supplier": catalog.supplier,
        "offers": str(len(catalog.offers)),
        "commitments": str(len(catalog.commitments)),
        "issues": str(len(catalog.issues)),
    }


def tell_issues(catalog: Catalog, file: TextIO | None = None) -> None:
    """Print the issues of a price list; what is said alike of several rows stands in one line."""
    from catalogs.findings import row_ranges

    rows: dict[tuple[str, str], list[int]] = {}
    for issue in issue_trees(catalog.issues, catalog.accepted):
        what = f"accepted {issue['accepted']}" if issue["accepted"] else issue["severity"]
        told = rows.setdefault((what, issue["reason"]), [])
        if issue["row"] is not None:
            told.append(issue["row"])
    for (what, reason), told in rows.items():
        places = ", ".join(row_ranges(told))
        where = f", row{'s' if len(set(told)) > 1 else ''} {places}" if told else ""
        print(f"  {catalog.file_name}{where} [{what}]: {reason}", file=file or sys.stderr)
