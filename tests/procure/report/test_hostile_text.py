"""Whatever others wrote stays a text, in every file that leaves the house."""

import importlib
import inspect
import json
import pkgutil
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

import procure.report
from procure.explained.explanation import Explanation
from procure.plan import Plan
from procure.project import Project
from procure.references import missing_references
from tests.procure.report.activity import csv_faults, faults, looks_like_formula
from tests.procure.report.exports import FOLDERS, NAMED, PAGES, TREES, WORKBOOKS, WRITERS
from tests.procure.report.hostile import OURS, written
from tests.procure.report.hostile_texts import CLASSES, TEXTS
from tests.procure.report.sheet_parts import Parts
from tests.procure.report.whole import Field, texts_of
from tests.procure.report.workbooks import formula_cells

QUICK = (*range(0, len(TEXTS), len(TEXTS) // 6), TEXTS.index("a\ud800b") - 1)
"""Turns after which each text has stood in several places; in the last, the project is called
by what no encoding holds."""
OF_PROGRAM: frozenset[Field] = OURS | {
    ("Acceptance", "key"),
    ("Failure", "rule"),
    ("Issue", "key"),
    ("LeftOut", "key"),
}
"""Fields that hold keys of the program's sentences."""


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Parts]:
    """Gives every workbook with nothing but plain words in it."""
    folder = tmp_path_factory.mktemp("plain")
    words = written([f"word {number}" for number in range(len(TEXTS))])
    found = {}
    for name, write in WORKBOOKS.items():
        write(words, folder / f"{name}.xlsx")
        found[name] = Parts(folder / f"{name}.xlsx")
    return found


def test_there_are_enough_texts() -> None:
    """Two hundred texts at least, all different, each class with its reason."""
    assert len(set(TEXTS)) == len(TEXTS) >= 200
    assert all(why.endswith(".") and texts for why, texts in CLASSES.values())
    assert sum(map(looks_like_formula, TEXTS)) > 80


def test_every_field_of_text_is_reached() -> None:
    """Every text field of a project, a plan and what explains it holds a text of others."""
    found = written(TEXTS)
    fields = texts_of(Project) | texts_of(Plan) | texts_of(Explanation)
    # An axis of prices has no workload.
    assert fields - found.texts.keys() == OF_PROGRAM | {("FlipAxis", "workload")}
    assert all(text in TEXTS for text in found.texts["Offer", "description"])
    assert missing_references(found.project) == ()


def test_every_text_comes_to_every_field() -> None:
    """Turn by turn each field holds another text, in the end all of them."""
    fields = {field: set[str]() for field in written(TEXTS).texts}
    for turn in range(0, len(TEXTS), len(TEXTS) // 20):
        for field, texts in written(TEXTS, turn).texts.items():
            fields[field] |= texts
    assert written(TEXTS, QUICK[-1]).project.name == "a\ud800b"
    least = min(len(texts) for field, texts in fields.items() if field[0] in {"Offer", "Site"})
    assert least >= 20


def test_every_writer_is_looked_at() -> None:
    """Whatever in the report writes a file is among the exports that are tested here."""
    found = set()
    modules = [procure.report.__name__] + [
        f"{procure.report.__name__}.{one.name}"
        for one in pkgutil.iter_modules(procure.report.__path__)
    ]
    for name in modules:
        for each, function in inspect.getmembers(importlib.import_module(name)):
            own = getattr(function, "__module__", "") == name
            if inspect.isfunction(function) and own and each.startswith("write"):
                found.add(f"{name}.{each}")
    assert found == WRITERS


@pytest.mark.parametrize("turn", QUICK)
@pytest.mark.parametrize("name", WORKBOOKS)
def test_texts_of_others_stay_texts(
    name: str, turn: int, plain: dict[str, Parts], tmp_path: Path
) -> None:
    """No formula, link, name, part or format but those of the workbook with plain words."""
    WORKBOOKS[name](written(TEXTS, turn), tmp_path / "hostile.xlsx")
    assert faults(Parts(tmp_path / "hostile.xlsx"), plain[name]) == []


@pytest.mark.soak
@pytest.mark.parametrize("name", WORKBOOKS)
def test_every_text_in_every_field_stays_a_text(
    name: str, campaign: Callable[[int], range], plain: dict[str, Parts], tmp_path: Path
) -> None:
    """As above, until every text has stood in every field."""
    found = tmp_path / "hostile.xlsx"
    for seed in campaign(len(TEXTS)):
        turn = seed * 97 % len(TEXTS)  # far apart from one to the next
        WORKBOOKS[name](written(TEXTS, turn), found)
        assert faults(Parts(found), plain[name]) == [], turn


@pytest.mark.parametrize("turn", QUICK)
@pytest.mark.parametrize("name", FOLDERS)
def test_no_cell_of_a_csv_file_begins_a_formula(name: str, turn: int, tmp_path: Path) -> None:
    """Whatever the separator that a program takes: comma, semicolon or tab."""
    FOLDERS[name](written(TEXTS, turn), tmp_path / "folder")
    files = sorted((tmp_path / "folder").glob("*.csv"))
    assert len(files) > 5
    for file in files:
        assert csv_faults(file) == [], file.name


@pytest.mark.parametrize("turn", QUICK[:2])
@pytest.mark.parametrize("name", PAGES)
def test_nothing_in_a_page_is_active(name: str, turn: int, tmp_path: Path) -> None:
    """No link, script, action or file in it, and its texts are as many as are drawn."""
    PAGES[name](written(TEXTS, turn), tmp_path / "page.pdf")
    raw = (tmp_path / "page.pdf").read_bytes()
    # In a packed stream any letters may stand beside one another, and no object is in one.
    assert b"/ObjStm" not in raw
    plain = re.sub(rb"\bstream\r?\n.*?endstream", b"", raw, flags=re.DOTALL)
    assert len(plain) < len(raw)
    for what in (
        b"/URI",
        b"/JS",
        b"/JavaScript",
        b"/Launch",
        b"/OpenAction",
        b"/AA",
        b"/EmbeddedFile",
    ):
        assert not re.search(what + rb"\b", plain), what
    assert raw.count(b"/Type /Page\n") + raw.count(b"/Type /Page ") == 1


@pytest.mark.parametrize("turn", QUICK)
@pytest.mark.parametrize("name", TREES)
def test_a_tree_is_read_as_it_was(name: str, turn: int, tmp_path: Path) -> None:
    """JSON holds every text as it was: also halves of pairs and control characters."""
    found = written(TEXTS, turn)
    TREES[name](found, tmp_path / "tree.json")
    raw = (tmp_path / "tree.json").read_bytes()
    raw.decode("utf-8")
    assert found.scenario.name in set(_texts_in(json.loads(raw)))
    assert not re.search(rb"[\x00-\x09\x0b-\x1f]", raw)


def _texts_in(tree: object) -> Iterator[str]:
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, dict):
        for key, value in tree.items():
            yield key
            yield from _texts_in(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from _texts_in(value)


@pytest.mark.parametrize("turn", QUICK)
@pytest.mark.parametrize("name", NAMED)
def test_no_name_leads_out_of_its_folder(name: str, turn: int, tmp_path: Path) -> None:
    """What is called after a supplier is a file of the folder, on any system."""
    found = written(TEXTS, turn)
    NAMED[name](found, tmp_path / "folder")
    files = [one.name for one in (tmp_path / "folder").rglob("*") if one.suffix == ".xlsx"]
    assert len({file.casefold() for file in files}) == len(files)
    assert len(files) == len({order.supplier for order in found.plan.orders})
    for file in files:
        assert (tmp_path / "folder" / file).is_file()
        assert not re.search(r'[<>:"/\\|?*\x00-\x1f\x7f]', file)
        stem = file.removesuffix(".xlsx")
        assert not re.fullmatch(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", stem, re.IGNORECASE)
        assert stem == stem.strip(" .")
        assert len(file.encode("utf-16-le")) // 2 <= 255
        assert len(file.encode()) <= 255
    assert [one.name for one in tmp_path.iterdir()] == ["folder"]


def test_a_formula_in_a_csv_file_is_found(tmp_path: Path) -> None:
    """Each separator is looked behind, and numbers are let be."""
    file = tmp_path / "some.csv"
    file.write_text("a,=1+1\nb;=2+2,-3.5\nc\t@x,-4\n'=5,1\n", encoding="utf-8")
    assert csv_faults(file) == ["=1+1", "=2+2,-3.5", "@x,-4"]


def test_workbooks_are_looked_through(plain: dict[str, Parts]) -> None:
    """The plain workbooks have formulas, charts and tables to be compared with."""
    parts = plain["explained plan"]
    assert len(parts.formulas()) > 100
    assert sum("/charts/" in part for part in parts.written) >= 4
    assert faults(parts, parts) == []


def _active(path: Path) -> Path:
    """Write a workbook in which everything happens that must not."""
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("word")
    sheet.write_formula(0, 0, "=cmd|'/C calc'!A0")
    sheet.write_url(1, 0, "http://example.com/x")
    sheet.write_string(2, 0, "=1+1")
    sheet.set_footer("&Z&F")
    sheet.write_number(3, 0, 1, book.add_format({"num_format": '"paid"'}))
    sheet.conditional_format(
        "A1", {"type": "formula", "criteria": "=Acme!A1>1", "format": book.add_format()}
    )
    book.define_name("Auto_Open", "=word!$A$1")
    chart = book.add_chart({"type": "bar"})
    assert chart is not None
    chart.add_series({"values": "=word!$A$1:$A$2"})
    chart.set_title({"name": "=word!$A$1"})
    sheet.insert_chart(0, 3, chart)
    book.close()
    return path


def test_what_is_active_is_found(tmp_path: Path) -> None:
    """A formula, a link, a name, a reference of a chart, a footer, a format: each is told."""
    book = xlsxwriter.Workbook(str(tmp_path / "plain.xlsx"))
    book.add_worksheet("word").write_string(0, 0, "word")
    book.close()
    found = faults(Parts(_active(tmp_path / "active.xlsx")), Parts(tmp_path / "plain.xlsx"))
    for what in (
        "formula cmd|",
        "formula no sheet 'Acme'!A#>#",
        "formula sheet!$A$#",
        "element hyperlink",
        "external http://example.com/x",
        "part xl/charts/chart1.xml",
        "name Auto_Open",
        "not marked as a text: '=1+1'",
        "number format",
        "headers and footers",
    ):
        assert any(what in one for one in found), (what, found)


@pytest.mark.slow
@pytest.mark.parametrize("name", WORKBOOKS)
def test_a_library_for_workbooks_reads_the_same(name: str, tmp_path: Path) -> None:
    """Another program's reader finds the formulas where they are, and no link."""
    for turn in QUICK:
        found = tmp_path / f"{turn}.xlsx"
        WORKBOOKS[name](written(TEXTS, turn), found)
        book = openpyxl.load_workbook(found)
        assert set(formula_cells(book)) == set(Parts(found).formulas())
        for sheet in book.worksheets:
            assert not any(cell.hyperlink for row in sheet.iter_rows() for cell in row)
