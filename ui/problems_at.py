"""What is wrong at a place of the project: found once an edit for all tables and fields."""

from collections.abc import Iterable

from procure.check.problem import Problem
from procure.words import sentence
from ui.tables.columns import Where

_HEAD = 2  # the parts of a place that name a record; there are few problems in each


class ProblemsAt:
    """Problems by their places; their sentences are made where they are asked for."""

    def __init__(self, problems: Iterable[Problem] = ()) -> None:
        """Sort problems by the records they are in."""
        self._by_head: dict[Where, list[Problem]] = {}
        for one in problems:
            self._by_head.setdefault(one.where[:_HEAD], []).append(one)

    def severity(self, where: Where) -> str:
        """Give how bad the worst problem at a place is: "stop", "warn" or nothing."""
        return _worst(self._at(where))

    def sentences(self, where: Where) -> list[str]:
        """Say what is wrong at a place."""
        return _said(self._at(where))

    def severity_within(self, start: Where) -> str:
        """Give how bad the worst problem is at all places that start so; of nothing, nothing."""
        return _worst(self._within(start))

    def sentences_within(self, start: Where) -> list[str]:
        """Say what is wrong at all places that start so; of nothing, nothing."""
        return _said(self._within(start))

    def _at(self, where: Where) -> list[Problem]:
        return [one for one in self._by_head.get(where[:_HEAD], ()) if one.where == where]

    def _within(self, start: Where) -> list[Problem]:
        if not start:
            return []
        if len(start) < _HEAD:
            heads = [head for head in self._by_head if head[: len(start)] == start]
        else:
            heads = [start[:_HEAD]]
        return [
            one
            for head in heads
            for one in self._by_head.get(head, ())
            if one.where[: len(start)] == start
        ]


def _worst(problems: list[Problem]) -> str:
    if any(one.severity == "stop" for one in problems):
        return "stop"
    return problems[0].severity if problems else ""


def _said(problems: list[Problem]) -> list[str]:
    return [sentence(one.key, one.values) for one in problems]
