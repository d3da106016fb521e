"""Problems sorted by their places are those found by going through them all."""

from typing import Literal

from hypothesis import given
from hypothesis import strategies as st

from procure.check import Problem
from procure.words import sentence
from ui.problems_at import ProblemsAt

_SEVERITIES: tuple[Literal["stop", "warn"], ...] = ("stop", "warn")
_WHERE = st.lists(st.sampled_from("ab"), max_size=4).map(tuple)
_PROBLEMS = st.builds(
    Problem,
    key=st.sampled_from(("offer-no-chips", "offer-no-price")),
    severity=st.sampled_from(_SEVERITIES),
    where=_WHERE,
    values=st.sampled_from("xy").map(lambda name: (("offer", name),)),
)


@given(st.lists(_PROBLEMS, max_size=12), _WHERE)
def test_what_is_found_is_what_is_there(problems: list[Problem], where: tuple[str, ...]) -> None:
    """At the place itself, and at all places that start as it does."""
    found = ProblemsAt(problems)
    here = [one for one in problems if one.where == where]
    within = [one for one in problems if where and one.where[: len(where)] == where]
    assert found.severity(where) == _worst(here)
    assert found.severity_within(where) == _worst(within)
    assert sorted(found.sentences(where)) == sorted(_said(here))
    assert sorted(found.sentences_within(where)) == sorted(_said(within))


def _worst(problems: list[Problem]) -> str:
    return min((one.severity for one in problems), default="")


def _said(problems: list[Problem]) -> list[str]:
    return [sentence(one.key, one.values) for one in problems]
