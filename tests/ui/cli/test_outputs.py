"""What cannot be written is told before anything is planned: that gives 2, afterwards 1."""

from pathlib import Path

import pytest

from tests.ui.commands import Run


@pytest.mark.parametrize("flag", ["--xlsx", "--json", "--pdf", "--csv", "--requests"])
def test_a_missing_folder_is_told_first(run: Run, saved: Path, tmp_path: Path, flag: str) -> None:
    """It says which folder there is not, for every output of a plan."""
    code, shown, told = run("plan", saved, flag, tmp_path / "none" / "o.xlsx")
    assert code == 2
    assert f"There is no folder {tmp_path / 'none'}" in told
    assert not shown


@pytest.mark.parametrize("command", ["compare", "explain", "evaluate", "back"])
def test_every_command_looks_first(run: Run, saved: Path, tmp_path: Path, command: str) -> None:
    """So do the commands that write other things."""
    given = {"evaluate": ("--orders", tmp_path / "orders.csv"), "back": (tmp_path / "edited.xlsx",)}
    out = tmp_path / "none" / "o.json"
    code, _, told = run(command, saved, *given.get(command, ()), "--json", out)
    assert code == 2
    assert "There is no folder" in told


def test_a_folder_is_no_file(run: Run, saved: Path, tmp_path: Path) -> None:
    """A folder where a file is to be, and a file where a folder is to be, are told apart."""
    (tmp_path / "o.xlsx").mkdir()
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    for flag, name, said in (
        ("--xlsx", "o.xlsx", "is a folder"),
        ("--csv", "file", "is a file"),
    ):
        code, _, told = run("plan", saved, flag, tmp_path / name)
        assert code == 2
        assert said in told
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"


def test_a_workbook_is_called_one(run: Run, saved: Path, tmp_path: Path) -> None:
    """Office programs would not open a workbook that is called a text."""
    code, _, told = run("plan", saved, "--xlsx", tmp_path / "o.txt")
    assert code == 2
    assert ".xlsx" in told
    assert not (tmp_path / "o.txt").exists()


def test_where_nobody_may_write_is_told(
    run: Run, saved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder without the right to write is told as one."""
    monkeypatch.setattr("os.access", lambda *_: False)
    code, _, told = run("plan", saved, "--json", tmp_path / "o.json")
    assert code == 2
    assert "may not write there" in told
