"""Linear expressions as dictionaries, which PuLP takes much faster than sums of terms."""

from collections.abc import Mapping

import pulp

Terms = dict[pulp.LpVariable, float]
"""A linear expression: variable to coefficient."""


def add_terms(into: Terms, terms: Mapping[pulp.LpVariable, float], factor: float = 1.0) -> None:
    """Add a multiple of one linear expression to another in place."""
    for variable, coefficient in terms.items():
        into[variable] = into.get(variable, 0.0) + coefficient * factor
