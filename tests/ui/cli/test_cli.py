"""The command line keeps its contract: exit codes, one sentence of what is wrong, no Qt."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from procure import storage
from tests.builders import demand, project, scenario
from tests.ui.commands import Run
from ui import cli

# Bad input: one sentence, exit code 2


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _binary(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 40)


def _no_price(path: Path) -> None:
    path.write_text("SKU,Description,Lead time\nA,8x H100 SXM,4\n", encoding="utf-8")


def _locked(path: Path) -> None:
    # What Excel makes of a workbook with a password: an OLE container with this stream.
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
    path.write_bytes(header + "EncryptedPackage".encode("utf-16-le") + bytes(1024))


FILES: dict[str, tuple[str, Callable[[Path], None]]] = {
    "a price list without a price column": ("list.csv", _no_price),
    "an empty file": ("list.csv", _empty),
    "a binary file named .csv": ("list.csv", _binary),
    "a workbook with a password": ("list.xlsx", _locked),
}


@pytest.mark.parametrize("what", FILES)
def test_a_price_list_that_cannot_be_read(run: Run, saved: Path, tmp_path: Path, what: str) -> None:
    """One clear sentence on standard error, exit code 2, and nothing planned or written."""
    name, write = FILES[what]
    path = tmp_path / name
    write(path)
    before = saved.read_bytes()
    for arguments in (("catalog", path), ("plan", saved, "--catalog", path)):
        code, shown, said = run(*arguments)
        assert (code, shown) == (2, "")
        assert said.count("\n") == 1
        assert name in said
    assert saved.read_bytes() == before


@pytest.mark.parametrize(
    "content", [b"", b"{", b"\x00\x01\xff", b'{"format": 9}', b"[]", b'{"format": 1, "name": 7}']
)
def test_a_broken_project_file(run: Run, tmp_path: Path, content: bytes) -> None:
    """One clear sentence on standard error, exit code 2."""
    path = tmp_path / "broken.json"
    path.write_bytes(content)
    code, shown, said = run("plan", path)
    assert (code, shown) == (2, "")
    assert said.count("\n") == 1
    assert "broken.json" in said


def test_a_sample_that_is_not_there(run: Run) -> None:
    """The samples that there are, are named."""
    code, _, said = run("plan", "sample:none")
    assert code == 2
    assert "december-2023" in said


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("plan",),
        ("fly",),
        ("plan", "x", "--gap", "2"),
        ("plan", "x", "--gap", "nan"),
        ("plan", "x", "--time-limit", "soon"),
    ],
)
def test_usage_is_exit_code_two(arguments: tuple[str, ...]) -> None:
    """Wrong words on the command line end with 2, as argparse does."""
    with pytest.raises(SystemExit) as caught:
        cli.main(list(arguments))
    assert caught.value.code == 2


def test_input_that_stops_planning_is_exit_code_two(run: Run, tmp_path: Path) -> None:
    """A project without demand is bad input, said in one sentence."""
    path = tmp_path / "project.json"
    made = project([], scenario(demand(0)))
    storage.save(made, path)
    code, shown, said = run("plan", path)
    assert (code, shown) == (2, "")
    assert "There is no demand to plan for" in said


# The program itself


def test_schema_is_a_json_schema(run: Run) -> None:
    """The schema of the project file is printed."""
    code, shown, _ = run("schema")
    assert code == 0
    assert "Offer" in json.loads(shown)["$defs"]


@pytest.mark.slow
def test_the_command_line_never_loads_qt(tmp_path: Path) -> None:
    """Planning and writing a workbook in a new process leaves Qt unloaded."""
    code = (
        "import sys; from ui.cli import main;"
        f"main(['plan', 'sample:first-steps', '--xlsx', {str(tmp_path / 'p.xlsx')!r}]);"
        "sys.exit(any(name.startswith(('PySide6', 'pyqtgraph')) for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "p.xlsx").exists()
