"""Sums of many expressions at once are those of adding one after the other, to the last bit."""

import pulp
from hypothesis import given
from hypothesis import strategies as st

from solver.terms import Terms, add_terms, multiplied, numbered, total

_PROBLEM = pulp.LpProblem("terms", pulp.LpMinimize)
_VARIABLES = [_PROBLEM.add_variable(f"x{index}") for index in range(5)]
_EXPRESSIONS = st.dictionaries(st.sampled_from(_VARIABLES), st.floats(-1e9, 1e9))


def _named(terms: Terms) -> list[tuple[str, float]]:
    # Two variables compared give a row of a program, not an answer.
    return [(variable.name, each) for variable, each in terms.items()]


@given(st.lists(st.tuples(_EXPRESSIONS, st.floats(-1e3, 1e3))))
def test_total(parts: list[tuple[Terms, float]]) -> None:
    """Figures, and the order in which variables first appear, are the same."""
    one_by_one: Terms = {}
    for terms, factor in parts:
        for variable, each in terms.items():
            one_by_one[variable] = one_by_one.get(variable, 0.0) + each * factor
    assert _named(total(parts)) == _named(one_by_one)
    added: Terms = {}
    for terms, factor in parts:
        add_terms(added, terms, factor)
        assert multiplied(terms, 1.0) == terms
    assert added == one_by_one


@given(st.lists(st.sampled_from(_VARIABLES)))
def test_numbered(used: list[pulp.LpVariable]) -> None:
    """Variables are numbered in the order of their first use, and each use has its number."""
    variables, numbers = numbered(used)
    assert [variables[number].name for number in numbers] == [variable.name for variable in used]
    assert [variable.name for variable in variables] == list(
        dict.fromkeys(variable.name for variable in used)
    )
