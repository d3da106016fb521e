"""Names for files are taken by every file system, name no folder, and do not clash."""

from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procure.file_names import file_name, file_names


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Quill & Anchor", "Quill - Anchor"),
        ("../../etc/passwd", "-..-etc-passwd"),
        ("C:\\x", "C--x"),
        ("  . ", "otherwise"),
        ("", "otherwise"),
        ("con", "con-"),
        ("Lpt1.txt", "Lpt1.txt-"),
        ("日本電気", "日本電気"),
        ("a\x00b\nc", "a-b-c"),
    ],
)
def test_a_name_is_kept_as_far_as_it_may_be(name: str, kept: str) -> None:
    """What cannot stand in it is a dash."""
    assert file_name(name, "otherwise") == kept


@given(st.text())
def test_any_name_is_one_file_in_one_folder(name: str) -> None:
    """On any system, and short enough with an ending and a number."""
    found = file_name(name, "otherwise")
    assert PurePosixPath(found).name == found
    assert PureWindowsPath(found).name == found
    assert not found.startswith(".")
    assert not found.endswith((" ", "."))
    assert 0 < len(found.encode()) <= 200


def test_names_that_differ_by_case_alone_have_files_of_their_own() -> None:
    """Some systems know no case."""
    assert file_names(["Acme", "ACME", "acme", "Acme"], "x") == {
        "Acme": "Acme",
        "ACME": "ACME (2)",
        "acme": "acme (3)",
    }
    assert sorted(file_names(["a/b", "a:b"], "x").values()) == ["a-b", "a-b (2)"]
