"""An exported workbook is told from other files."""

from pathlib import Path

from openpyxl.workbook import Workbook

from procure.edited.known import is_exported
from tests.catalogs.exported import edited, exported


def test_an_exported_workbook_is_known(tmp_path: Path) -> None:
    """Also when another program has saved it."""
    path = exported(tmp_path / "plan.xlsx")
    assert is_exported(path)
    assert is_exported(edited(path, lambda _: None))


def test_nothing_else_is_taken_for_one(tmp_path: Path) -> None:
    """Another workbook, a text, a folder, a file that is cut or gone."""
    other, text, cut = (tmp_path / name for name in ("a.xlsx", "b.xlsx", "c.xlsx"))
    Workbook().save(other)
    text.write_text("procure.record")
    cut.write_bytes(exported(tmp_path / "plan.xlsx").read_bytes()[:300])
    for path in (other, text, cut, tmp_path, tmp_path / "gone.xlsx"):
        assert not is_exported(path)
