"""The example with texts of others in every place that somebody else can have written.

The places are found by walking the records: every field that holds text, of every record that a
project, a plan or what explains it can hold. What names a thing is renamed everywhere alike, so
that the plan still answers the project.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import is_dataclass, replace
from decimal import Decimal
from itertools import chain, count
from typing import Any, Final, TypeVar, get_args

from procure.comparison import Compared, Comparison, compare
from procure.demand import PoolMember
from procure.explained.explanation import Explanation
from procure.limits import effective_limits
from procure.plan import Plan
from procure.plan_difference import Answer
from procure.project import Project
from procure.record import record
from procure.scenario import Scenario
from procure.storage import digest
from procure.words import TEMPLATES
from tests.procure import example_plan
from tests.procure.report.whole import Field, Whole, hints, inside

T = TypeVar("T")

OURS: Final = frozenset({("Plan", "digest"), ("Explanation", "digest")})
"""Fields whose texts are the program's own, beside the keys of its sentences."""
_NAMES: Final = frozenset(
    {
        "chip",
        "country",
        "currency",
        "id",
        "key",
        "limit",
        "maker",
        "offer",
        "order",
        "parent",
        "program",
        "scenario",
        "site",
        "stack",
        "subject",
        "supplier",
        "workload",
    }
)
"""Fields by which records find one another; all other texts are free."""
_KNOWN: Final = {
    "chip": "h100",
    "country": "DE",
    "currency": "USD",
    "key": "budget",
    "limit": "budget",
    "limits": ("budget",),
    "offer": "nw-hgx",
    "order": "1",
    "site": "ash",
    "stack": "CUDA",
    "supplier": "Northwind Systems",
    "workload": "chat",
    ("FlipAxis", "workload"): "",
    ("OrderCause", "changes"): (0,),
    ("Issue", "key"): "left-out-commitment-loi",
    ("Acceptance", "key"): "left-out-commitment-loi",
    ("LeftOut", "key"): "left-out-commitment-loi",
    ("LeftOut", "values"): (("description", "made up"),),
    ("Failure", "rule"): "plan-not-trusted",
    ("Failure", "values"): (("rule", "made up"),),
}
"""What is named where something is made up."""
_MANY: Final = 100_000


@record
class Written:
    """What exports are made of, and the texts that stand in each field of it."""

    project: Project
    scenario: Scenario
    plan: Plan
    explanation: Explanation
    before: Answer
    comparison: Comparison
    texts: dict[Field, set[str]]

    @property
    def supplier(self) -> str:
        """Name the first supplier."""
        return self.project.catalogs[0].supplier


def written(texts: Sequence[str], turn: int = 0) -> Written:
    """Put texts into every place, one after the other, beginning with the one numbered `turn`."""
    whole = Whole(_KNOWN, _NAMES)
    project, plan = whole.of(_example()), whole.of(example_plan.plan())
    twin = _Twin(texts, turn)
    answer = twin.answer(Answer(project=project, scenario=project.scenarios[0], plan=plan))
    found, asked, planned = answer.project, answer.scenario, answer.plan
    known = {Project: project, Scenario: project.scenarios[0], Plan: plan}
    explained = Whole({**_KNOWN, **known}, _NAMES).made(Explanation)
    other = found.scenarios[1]
    varied = replace(planned, scenario=other.name, digest=digest(found, other))
    sides = [
        Compared(project=found, scenario=asked, answer=answer, current=True),
        Compared(
            project=found,
            scenario=other,
            answer=Answer(project=found, scenario=other, plan=varied),
            current=True,
        ),
    ]
    return Written(
        project=found,
        scenario=asked,
        plan=planned,
        explanation=replace(twin.of(explained), digest=planned.digest),
        before=answer,
        comparison=compare(sides),
        texts=dict(twin.filled),
    )


def in_texts(answer: Answer, texts: Sequence[str]) -> Answer:
    """Put texts into the places of all texts of a plan and its project, which stay a pair."""
    return _Twin(texts, 0).answer(answer)


def in_words(answer: Answer) -> Answer:
    """Put plain words into the places of all texts of a plan and its project."""
    return in_texts(answer, [f"word {number}" for number in range(_MANY)])


def _example() -> Project:
    """Give the example, with a variant and an offer in a pool, which both name something."""
    project = example_plan.project()
    (scenario,), (pool,) = project.scenarios, project.pools
    member = PoolMember(offer="nw-hgx", weight=Decimal(1))
    return replace(
        project,
        pools=(replace(pool, members=(*pool.members, member)),),
        scenarios=(scenario, replace(scenario, name="Variant", parent=scenario.name)),
    )


class _Twin:
    """Makes of records others whose every text is one of somebody else's."""

    def __init__(self, texts: Sequence[str], turn: int) -> None:
        self._texts = texts
        self._next = turn
        self._renamed: dict[str, str] = {}
        self.filled: dict[Field, set[str]] = defaultdict(set)

    def answer(self, one: Answer) -> Answer:
        """Give the twin of a plan and of what it answers: the first scenario of a project."""
        found = self.of(one.project)
        old, new = one.project.scenarios[0], found.scenarios[0]
        pairs = zip(effective_limits(one.project, old), effective_limits(found, new), strict=True)
        for before, after in pairs:
            self._renamed[before.key] = after.key
        plan = replace(self.of(one.plan), digest=digest(found, new))
        return Answer(project=found, scenario=new, plan=plan)

    def another(self) -> str:
        """Give the next text."""
        self._next += 1
        return self._texts[self._next % len(self._texts)]

    def of(self, one: T) -> T:
        """Give a record's twin."""
        cls: Any = type(one)
        found = {
            name: self._value((cls.__name__, name), hint, getattr(one, name))
            for name, hint in hints(cls).items()
        }
        made: T = replace(one, **found)  # type: ignore[type-var]
        return made

    def _value(self, where: Field, hint: Any, value: Any) -> Any:
        if isinstance(value, str):
            return self._text(where, hint, value)
        if isinstance(value, tuple):
            parts = get_args(hint)
            if parts[1:] == (Ellipsis,):
                return tuple(self._value(where, parts[0], one) for one in value)
            # The name of a sentence's value, and the value.
            return (value[0], self._value(where, parts[1], value[1]))
        return self.of(value) if is_dataclass(value) else value

    def _text(self, where: Field, hint: Any, value: str) -> str:
        if not value or str not in inside(hint) or where in OURS or value in TEMPLATES:
            return value
        if value in self._renamed:
            found = self._renamed[value]
        elif where[1] in _NAMES or where == ("Scenario", "name"):
            found = self._name(value)
        else:
            found = self.another()
        self.filled[where].add(found)
        return found

    def _name(self, value: str) -> str:
        stack, colon, workload = value.partition(": ")
        if colon and stack in self._renamed and workload in self._renamed:
            found = f"{self._renamed[stack]}: {self._renamed[workload]}"
        else:
            taken = set(self._renamed.values())
            texts = (self.another() for _ in self._texts)
            more = (f"{self.another()}{number}" for number in count(1))
            found = next(text for text in chain(texts, more) if text not in taken)
        self._renamed[value] = found
        return found
