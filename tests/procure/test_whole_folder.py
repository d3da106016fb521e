"""A folder is put in its place whole or not at all, and nobody's files are lost."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from procure.errors import SaveError
from procure.storage import unfinished
from procure.whole_folder import MANIFEST, write_whole_folder

GONE = 2**22 + 1
"""A number that no process has."""


def fill(*names: str) -> Any:
    """Give a writer of files of these names."""

    def write(folder: Path) -> dict[str, Any]:
        for name in names:
            (folder / name).write_text(name, encoding="utf-8")
        return {"about": "test"}

    return write


def names(folder: Path) -> set[str]:
    """Give the names in a folder."""
    return {one.name for one in folder.iterdir()}


def test_the_folder_holds_its_files_and_their_list(tmp_path: Path) -> None:
    """Nothing else stands in it or beside it."""
    write_whole_folder(tmp_path / "out", "kind", fill("a", "b"))
    assert names(tmp_path) == {"out"}
    assert names(tmp_path / "out") == {"a", "b", MANIFEST}
    manifest = json.loads((tmp_path / "out" / MANIFEST).read_text(encoding="utf-8"))
    assert manifest["files"] == ["a", "b"]
    assert manifest["about"] == "test"


def test_an_older_one_is_replaced_whole(tmp_path: Path) -> None:
    """A file that the new one does not have is gone."""
    write_whole_folder(tmp_path / "out", "kind", fill("a", "b"))
    (tmp_path / "out" / ".DS_Store").write_text("", encoding="utf-8")
    write_whole_folder(tmp_path / "out", "kind", fill("c"))
    assert names(tmp_path / "out") == {"c", MANIFEST}
    assert names(tmp_path) == {"out"}


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    """The folder may have been made for the export."""
    (tmp_path / "out").mkdir()
    write_whole_folder(tmp_path / "out", "kind", fill("a"))
    assert names(tmp_path / "out") == {"a", MANIFEST}


def test_files_of_others_are_never_lost(tmp_path: Path) -> None:
    """A folder with a file that is not in its list, or of another kind, is refused."""
    out = tmp_path / "out"
    write_whole_folder(out, "kind", fill("a"))
    (out / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(SaveError, match=r"mine\.txt"):
        write_whole_folder(out, "kind", fill("a"))
    (out / "mine.txt").unlink()
    with pytest.raises(SaveError, match="lost"):
        write_whole_folder(out, "other", fill("a"))
    assert (out / "a").read_text(encoding="utf-8") == "a"


@pytest.mark.parametrize("manifest", ["", "[]", "{}", '{"kind": "kind", "files": 3}', "[" * 9999])
def test_a_broken_list_is_nobodys(tmp_path: Path, manifest: str) -> None:
    """What cannot be read says nothing about the files beside it."""
    (tmp_path / MANIFEST).write_text(manifest, encoding="utf-8")
    with pytest.raises(SaveError, match=MANIFEST):
        write_whole_folder(tmp_path, "kind", fill("a"))


def test_a_file_is_not_replaced_by_a_folder(tmp_path: Path) -> None:
    """It is said to be a file."""
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    with pytest.raises(SaveError, match="it is a file"):
        write_whole_folder(tmp_path / "out", "kind", fill("a"))


def test_a_failure_leaves_what_was_there(tmp_path: Path) -> None:
    """The old folder is as it was, and nothing half-written stays."""

    def fail(folder: Path) -> dict[str, Any]:
        (folder / "half").write_text("h", encoding="utf-8")
        raise OSError(28, "No space left on device")

    out = tmp_path / "out"
    write_whole_folder(out, "kind", fill("a"))
    with pytest.raises(SaveError, match="No space left"):
        write_whole_folder(out, "kind", fail)
    assert names(out) == {"a", MANIFEST}
    assert names(tmp_path) == {"out"}


def test_the_old_folder_comes_back_where_the_new_one_cannot_be_put(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On Windows a folder with an open file cannot be moved, for one."""
    out = tmp_path / "out"
    write_whole_folder(out, "kind", fill("a"))
    real = Path.rename

    def stubborn(self: Path, target: Path) -> Path:
        if self.name == "new":
            raise PermissionError(13, "Permission denied")
        return real(self, target)

    monkeypatch.setattr(Path, "rename", stubborn)
    with pytest.raises(SaveError, match="another program has it open"):
        write_whole_folder(out, "kind", fill("b"))
    assert names(out) == {"a", MANIFEST}


def test_a_folder_that_cannot_be_made_is_a_clear_error(tmp_path: Path) -> None:
    """As where there is no such place."""
    with pytest.raises(SaveError, match="There is no folder"):
        write_whole_folder(tmp_path / "none" / "out", "kind", fill("a"))


def test_what_a_killed_program_left_is_cleared_away(tmp_path: Path) -> None:
    """The old folder that it had taken away is given back; another's work is left alone."""
    out = tmp_path / "out"
    begins = unfinished(out.resolve())
    killed, at_work = tmp_path / f"{begins}{GONE}-x", tmp_path / f"{begins}{os.getpid()}-y"
    (killed / "old").mkdir(parents=True)
    (killed / "old" / "mine.txt").write_text("mine", encoding="utf-8")
    at_work.mkdir()
    with pytest.raises(SaveError, match=r"mine\.txt"):
        write_whole_folder(out, "kind", fill("a"))
    assert (out / "mine.txt").read_text(encoding="utf-8") == "mine"
    assert names(tmp_path) == {"out", at_work.name}
