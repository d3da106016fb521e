"""What was chosen for a project is found again with its file, and never reaches another one."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from tests.ui.trial import trial_project
from ui.document import Document
from ui.project_view import ProjectView
from ui.settings import Settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Give settings of this test alone."""
    return Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))


def test_it_is_kept_with_the_file(settings: Settings, tmp_path: Path) -> None:
    """Opened again from the same file, a project has its pins; another file has none."""
    path = tmp_path / "a, b.json"
    document = Document(trial_project(), path)
    view = ProjectView(document, settings)
    assert view.pins is None
    assert view.live is None
    view.pins = ("share.maker.A.B, C.maximum", "budget")
    view.live = False
    again = ProjectView(Document(trial_project(), path), settings)
    assert again.pins == ("share.maker.A.B, C.maximum", "budget")
    assert again.live is False
    other = ProjectView(Document(trial_project(), tmp_path / "b.json"), settings)
    assert (other.pins, other.live) == (None, None)


def test_nothing_pinned_is_a_choice_too(settings: Settings, tmp_path: Path) -> None:
    """Somebody who took every slider off does not find them again."""
    path = tmp_path / "a.json"
    ProjectView(Document(trial_project(), path), settings).pins = ()
    assert ProjectView(Document(trial_project(), path), settings).pins == ()


def test_a_sample_keeps_it_until_it_is_saved(settings: Settings, tmp_path: Path) -> None:
    """Without a file it lasts as long as the project is open; saved, it is kept."""
    document = Document(trial_project())
    view = ProjectView(document, settings)
    view.pins = ("budget",)
    path = tmp_path / "saved.json"
    document.mark_saved(document.project, path)
    assert ProjectView(Document(trial_project(), path), settings).pins == ("budget",)
    document.open(replace(trial_project(), name="Other"), None)
    assert view.pins is None


def test_what_cannot_be_read_is_nothing(settings: Settings, tmp_path: Path) -> None:
    """Settings that somebody has spoilt are as good as none."""
    path = tmp_path / "a.json"
    settings.keep_of_project(path, {"pins": "budget", "plan_as_i_edit": "perhaps"})
    view = ProjectView(Document(trial_project(), path), settings)
    assert view.pins == ("budget",)
    assert view.live is None
