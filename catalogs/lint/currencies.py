"""Currencies that a plan cannot convert."""

from catalogs.currencies import CURRENCIES
from catalogs.lint.listed import Finding, Found, Listed


def unknown(listed: Listed) -> Found:
    """Say once for each currency that it is none, or that the project has no rate for it."""
    counts: dict[str, int] = {}
    for alike in listed.alike:
        counts[alike.currency] = counts.get(alike.currency, 0) + len(alike.offers)
    for currency, count in sorted(counts.items()):
        values = (("currency", currency), ("count", f"{count:,}"))
        if currency not in CURRENCIES:
            yield Finding("currency-not-iso", None, "currency", values)
        elif not listed.known.has_rate(currency):
            yield Finding("currency-no-rate", None, "currency", values)
