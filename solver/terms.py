"""Linear expressions as dictionaries, which PuLP takes much faster than sums of terms."""

from collections.abc import Iterable, Mapping
from itertools import chain

import numpy as np
import pulp
from numpy.typing import NDArray

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


def total(parts: Iterable[tuple[Mapping[pulp.LpVariable, float], float]]) -> Terms:
    """Add up linear expressions, each times its factor; for large ones, where it is quicker."""
    every = list(parts)
    used = list(chain.from_iterable(terms for terms, _ in every))
    variables, places = numbered(used)
    values = [
        np.fromiter(terms.values(), np.float64, len(terms)) * factor for terms, factor in every
    ]
    sums = np.bincount(places, np.concatenate([np.empty(0), *values]), len(variables))
    return dict(zip(variables, sums.tolist(), strict=True))


def numbered(used: list[pulp.LpVariable]) -> tuple[list[pulp.LpVariable], NDArray[np.intp]]:
    """Number variables in the order in which they are first used.

    Gives the variables, each once, and the number of each that is used. Dictionaries of
    variables take longer: PuLP reckons a variable's hash in Python.
    """
    if not used:
        return [], np.empty(0, np.intp)
    known = np.fromiter(map(id, used), np.int64, len(used))
    # As np.unique does, which sorts in a way that takes three times as long.
    order = np.argsort(known)
    begins = np.flatnonzero(np.diff(known[order], prepend=-1))
    first = np.minimum.reduceat(order, begins)
    by_use = np.argsort(first)
    numbers = np.empty_like(by_use)
    numbers[by_use] = np.arange(len(by_use))
    places = np.empty_like(order)
    places[order] = np.repeat(numbers, np.diff(begins, append=len(order)))
    return [used[at] for at in first[by_use].tolist()], places
