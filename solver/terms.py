"""Linear expressions as dictionaries, which PuLP takes much faster than sums of terms."""

from collections.abc import Mapping

import pulp

Terms = dict[pulp.LpVariable, float]
"""A linear expression: variable to coefficient."""


def add_terms(into: Terms, terms: Mapping[pulp.LpVariable, float], factor: float = 1.0) -> None:
    """Add a multiple of one linear expression to another in place."""
    if not into:
        into.update(terms if factor == 1.0 else multiplied(terms, factor))
        return
    for variable, coefficient in terms.items():
        into[variable] = into.get(variable, 0.0) + coefficient * factor


def multiplied(terms: Mapping[pulp.LpVariable, float], factor: float) -> Terms:
    """Give a multiple of a linear expression."""
    return {variable: coefficient * factor for variable, coefficient in terms.items()}
