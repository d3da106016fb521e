"""Offers are looked at before a project is shown, and the window then finds it done."""

from dataclasses import replace
from typing import Any

import pytest

from procure.check import offers as checks
from procure.check import problems
from procure.project import Project
from procure.recovery import Recovered
from ui.price_lists.look_ahead import looked_ahead
from ui.start.samples import read_sample


def _project() -> Project:
    """Give a project whose offers nobody has looked at: they are new, and so is their list."""
    project = read_sample("first-steps")
    return replace(
        project,
        catalogs=tuple(
            replace(one, offers=tuple(replace(offer, note="new") for offer in one.offers))
            for one in project.catalogs
        ),
    )


def _recovered(project: Project) -> Recovered:
    return Recovered(
        project=project,
        selected="",
        digest="",
        file=None,
        base=0,
        steps=(),
        index=0,
        seq=0,
        good=0,
        lost=0,
    )


@pytest.mark.parametrize("wrapped", [lambda one: (one, "digest"), _recovered])
def test_no_offer_is_looked_at_again(monkeypatch: pytest.MonkeyPatch, wrapped: Any) -> None:
    """What was read is handed on as it is; of its offers the problems are known."""
    project = _project()
    read = wrapped(project)
    assert looked_ahead(read) is read
    looked_at: list[object] = []
    monkeypatch.setattr(checks, "faults_of_offer", looked_at.append)
    problems(project, project.scenario())
    assert not looked_at


def test_what_holds_no_project_is_handed_on() -> None:
    """A journal that is only looked into gives no project."""
    assert looked_ahead(None) is None
