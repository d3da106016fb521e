"""What must hold for the repository as a whole."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

import procure

ROOT = Path(__file__).parent.parent
FOLDERS = {"procure", "catalogs", "solver", "ui", "seeds", "tests", "benchmarks", "docs"}
TEXT = {"", ".csv", ".json", ".md", ".po", ".py", ".svg", ".toml", ".txt"}


def committed() -> list[Path]:
    """Gives the files under version control."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a checkout")
    # An empty safe.directory list would refuse a checkout that belongs to someone else.
    command = ["git", "-c", f"safe.directory={ROOT}", "ls-files", "-z"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).exists()]


def test_folders() -> None:
    """Every top-level folder is one of the eight that the documentation names."""
    folders = {path.relative_to(ROOT).parts[0] for path in committed() if path.parent != ROOT}
    assert {name for name in folders if not name.startswith(".")} <= FOLDERS


def test_test_folders_mirror_the_packages() -> None:
    """The tests' folders are named like the folders they test, and are no packages themselves."""
    folders = {path.name for path in (ROOT / "tests").iterdir() if path.is_dir()}
    assert folders - {"__pycache__", "golden"} <= FOLDERS
    assert not list((ROOT / "tests").rglob("__init__.py"))


@pytest.mark.parametrize(
    "name", ["requirements.txt", "requirements-dev.txt", "requirements-bench.txt"]
)
def test_requirements_name_no_place(name: str) -> None:
    """Pinned packages carry hashes, and neither a registry's address nor a path."""
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "make requirements" in text
    assert not re.search(r"://|--index|--extra|--find-links|(?:^|\s)/|file:", text)
    pins = re.findall(r"^[a-z0-9][a-z0-9._-]*==.*", text, flags=re.MULTILINE)
    assert pins
    assert all(pin.endswith("\\") for pin in pins)
    assert text.count("--hash=sha256:") >= len(pins)


def test_every_dependency_is_pinned() -> None:
    """What pyproject.toml asks for is in both requirement files, at the same versions."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    pins = {
        name: set(
            re.findall(r"^([a-z0-9._-]+==\S+)", (ROOT / name).read_text("utf-8"), re.MULTILINE)
        )
        for name in ("requirements.txt", "requirements-dev.txt")
    }
    assert pins["requirements.txt"] <= pins["requirements-dev.txt"]
    pinned = {pin.partition("==")[0] for pin in pins["requirements.txt"]}
    wanted = {re.split(r"[<>=~!\[; ]", text)[0].lower() for text in project["dependencies"]}
    assert wanted <= pinned


def test_version_is_said_once() -> None:
    """The package and its metadata agree on the version."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == procure.__version__


def test_licence() -> None:
    """The licence is MIT, and the metadata says so."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["license"] == "MIT"
    assert (ROOT / "LICENSE").read_text(encoding="utf-8").startswith("MIT License")


def test_no_file_names_a_machine() -> None:
    """No file names a folder of the machine it was written on, or a package registry."""
    folders = "work|root|home|Users|opt|tmp"
    place = re.compile(rf"(?<![\w.)}}~/-])/(?:{folders})/\w|pypi[.]|files[.]pythonhosted")
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}"
        for path in committed()
        if path.suffix in TEXT and path != Path(__file__)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if place.search(line)
    ]
    assert not found, "\n".join(found)
