"""--style: workbooks in a house style, and a style that cannot be used told before any work."""

import base64
import json
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from procure import storage
from tests.procure.pictures import png
from tests.ui.commands import Run, small

ACCENT = "FF7A1F3D"


@pytest.fixture
def style(tmp_path: Path) -> Path:
    """Saves a house style with a logo inside it."""
    path = tmp_path / "house.json"
    logo = {"data": base64.b64encode(png()).decode(), "alt": "Acme"}
    tree = {"colours": {"accent": "#7A1F3D"}, "logo": logo}
    path.write_text(json.dumps(tree), encoding="utf-8")
    return path


def accent_of(path: Path) -> str:
    """Gives the colour of the title of a workbook's first sheet."""
    return str(openpyxl.load_workbook(path).worksheets[0]["A1"].font.color.rgb)


def test_every_workbook_is_in_the_style(run: Run, saved: Path, style: Path) -> None:
    """What plan and explain write looks as the style says, the supplier's page too."""
    folder = saved.parent
    page = ("--part", "negotiate", "--supplier", "Reseller", "--supplier-sheet")
    for name, *asked in (
        ("plan.xlsx", "plan", saved, "--xlsx", folder / "plan.xlsx"),
        ("page.xlsx", "explain", saved, *page, folder / "page.xlsx"),
        ("why.xlsx", "explain", saved, "--part", "sign", "--xlsx", folder / "why.xlsx"),
    ):
        assert run(*asked, "--style", style)[0] == 0
        assert accent_of(folder / name) == ACCENT


def test_given_orders_are_in_the_style(run: Run, saved: Path, style: Path) -> None:
    """The workbook of evaluated orders takes the style as well."""
    out, plan = saved.parent / "given.xlsx", saved.parent / "plan.json"
    assert run("plan", saved, "--json", plan)[0] == 0
    assert run("evaluate", saved, "--orders", plan, "--xlsx", out, "--style", style)[0] == 0
    assert accent_of(out) == ACCENT


def test_a_comparison_is_in_the_style(run: Run, style: Path) -> None:
    """The workbook of a comparison takes the style as well."""
    folder = style.parent
    made = small()
    (base,) = made.scenarios
    two = replace(made, scenarios=(base, replace(base, name="Other")))
    storage.save(two, folder / "two.json")
    out = folder / "compared.xlsx"
    assert run("compare", folder / "two.json", "--xlsx", out, "--style", style)[0] == 0
    assert accent_of(out) == ACCENT


def test_a_bad_style_is_told_at_once(run: Run, saved: Path, tmp_path: Path) -> None:
    """A style that is gone or cannot be shown gives 2, a sentence, and nothing written."""
    out, bad = tmp_path / "plan.xlsx", tmp_path / "bad.json"
    bad.write_text('{"colours": {"accent": "#FFFF00"}}', encoding="utf-8")
    for style, told in ((tmp_path / "gone.json", "gone.json"), (bad, "colours.accent")):
        code, shown, said = run("plan", saved, "--xlsx", out, "--style", style)
        assert code == 2
        assert told in said
        assert not shown
    assert not out.exists()


def test_a_style_is_not_written_over(run: Run, saved: Path, style: Path) -> None:
    """A style is read only: an output of its name is refused."""
    before = style.read_bytes()
    assert run("plan", saved, "--json", style, "--style", style)[0] == 2
    assert style.read_bytes() == before
