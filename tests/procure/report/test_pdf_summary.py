"""The printed page says what the plan says, on one sheet, whatever the plan holds."""

import base64
import io
import re
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from pypdf import PdfReader

from procure import __version__
from procure.errors import InputError, UntrustedPlanError
from procure.explained.signing import Signings
from procure.house_style import Colours, HouseStyle, Logo, PaperSize
from procure.house_style import Page as Paper
from procure.plan import Audit, Order, Plan
from procure.project import Project
from procure.report.pdf_page import PAPERS
from procure.report.pdf_summary import write_pdf
from procure.storage import digest
from tests.procure import example_plan
from tests.procure.pictures import png

ACTIVE = re.compile(rb"/(URI|JS|JavaScript|Launch|OpenAction|AA|GoToR|SubmitForm|EmbeddedFile)\b")


def written(
    path: Path,
    project: Project | None = None,
    plan: Plan | None = None,
    style: HouseStyle | None = None,
    signings: Signings | None = None,
) -> PdfReader:
    """Writes the page of the example, changed or as it is, and reads it."""
    project = project or example_plan.project()
    scenario = project.scenario(example_plan.scenario().name)
    plan = replace(plan or example_plan.plan(), digest=digest(project, scenario))
    file = path / "plan.pdf"
    write_pdf(project, scenario, plan, file, signings, style=style or HouseStyle())
    return PdfReader(io.BytesIO(file.read_bytes()), strict=True)


def text(reader: PdfReader) -> str:
    """Gives what stands on the only page, in one line."""
    (page,) = reader.pages
    return " ".join(page.extract_text().split())


def test_the_page_says_what_is_decided_and_how_sure_that_is(tmp_path: Path) -> None:
    """Title, key figures, every heading, the charts' titles, the digest and the page's number."""
    shown = text(written(tmp_path))
    plan = example_plan.plan()
    assert "Order plan: Example" in shown
    assert f"{plan.total_cost:,.0f}" in shown
    for heading in ("Decision", "Cost", "Schedule", "To be signed now", "Know before you sign"):
        assert heading in shown
    assert "no plan within these limits costs less than USD 4,788,000" in shown
    assert "Cash due by period, millions of USD" in shown
    assert "Purchase and rent by supplier" in shown
    for order in plan.orders:
        assert f"{order.cost:,.0f}" in shown
    assert plan.digest in shown
    assert f"Procure {__version__}" in shown
    assert "Page 1 of 1" in shown


def test_its_properties_name_version_and_digest(tmp_path: Path) -> None:
    """A reader of files finds whose plan it is without opening it."""
    found = written(tmp_path, style=HouseStyle(company="Acme Compute")).metadata
    assert found is not None
    assert found.title == "Order plan: Example"
    assert found.author == "Acme Compute"
    assert __version__ in str(found.creator)
    assert example_plan.plan().digest in str(found["/Keywords"])


def test_the_same_plan_gives_the_same_bytes(tmp_path: Path) -> None:
    """Also where it took other seconds."""
    plan = example_plan.plan()
    first = written(tmp_path).stream
    slower = replace(plan, solve=replace(plan.solve, seconds=plan.solve.seconds + 1))
    second = written(tmp_path, plan=slower).stream
    first.seek(0)
    second.seek(0)
    assert first.read() == second.read()


@pytest.mark.parametrize("paper", sorted(PAPERS))
def test_each_paper_has_one_page(tmp_path: Path, paper: PaperSize) -> None:
    """As large as the paper, with all that must stand there."""
    reader = written(tmp_path, style=HouseStyle(page=Paper(paper=paper, footer="For the board")))
    (page,) = reader.pages
    size = (float(page.mediabox.width), float(page.mediabox.height))
    assert size == pytest.approx(PAPERS[paper])
    shown = text(reader)
    assert "For the board" in shown
    assert "To be signed now" in shown
    assert example_plan.plan().digest in shown


def test_a_house_has_its_colours_and_its_logo(tmp_path: Path) -> None:
    """The accent is drawn with, and the picture is in the file."""
    logo = Logo(data=base64.b64encode(png(20, 10)).decode(), alt="A logo")
    reader = written(tmp_path, style=HouseStyle(colours=Colours(accent="#7A1FA2"), logo=logo))
    (page,) = reader.pages
    contents = page.get_contents()
    assert contents is not None
    assert b".478431 .121569 .635294 rg" in contents.get_data()
    assert len(page.images) == 1


def test_what_does_not_fit_is_counted(tmp_path: Path) -> None:
    """Of many orders the largest stand there, and what the others come to."""
    plan = example_plan.plan()
    many = tuple(
        replace(order, id=f"{order.id}-{place}", cost=order.cost + place)
        for place in range(50)
        for order in plan.orders
    )
    shown = text(written(tmp_path, plan=replace(plan, orders=many, placements=())))
    found = re.search(r"The (\d+) largest of 300 orders", shown)
    assert found is not None
    kept = int(found[1])
    rest = sum(sorted((order.cost for order in many), reverse=True)[kept:])
    assert f"and {300 - kept} more, for {rest:,.0f}" in shown


def test_no_number_is_cut(tmp_path: Path) -> None:
    """Hundreds of billions stand there whole, in smaller letters."""
    plan = example_plan.plan()
    dear = tuple(
        replace(one, cost=one.cost * 123457, units=one.units * 123457) for one in plan.orders
    )
    lines = tuple(replace(one, amount=one.amount * 123457) for one in plan.costs)
    total = sum(one.amount for one in lines)
    shown = text(
        written(tmp_path, plan=replace(plan, orders=dear, costs=lines, total_cost=Decimal(total)))
    )
    for order in dear:
        assert f"{order.cost:,.0f}" in shown
        assert f" {order.units:,} " in shown
    assert shown.count(f"{total:,.0f}") == 3  # key figure, sentence, table


def test_names_of_any_length_and_script_leave_it_one_page(tmp_path: Path) -> None:
    """A supplier's text as long as a book is shortened, and looks like what it is."""
    project, plan = example_plan.project(), example_plan.plan()
    names = ["Ελλάδα Чипы ", "x" * 40_000, "<b>&amp;</b> =cmd|' /C calc'!A0 "]

    def called(place: int, catalog: str) -> str:
        return names[place] if place < len(names) else catalog

    suppliers = {one.supplier: called(at, one.supplier) for at, one in enumerate(project.catalogs)}
    renamed = replace(
        project,
        catalogs=tuple(replace(one, supplier=suppliers[one.supplier]) for one in project.catalogs),
    )
    orders: list[Order] = [replace(one, supplier=suppliers[one.supplier]) for one in plan.orders]
    shown = text(written(tmp_path, renamed, replace(plan, orders=tuple(orders))))
    assert "Ελλάδα Чипы" in shown
    assert "<b>&amp;</b>" in shown
    assert "xxxx…" in shown
    assert "Page 1 of 1" in shown


def test_nothing_in_it_is_active(tmp_path: Path) -> None:
    """No link, script, action or file, whatever names look like."""
    project = replace(
        example_plan.project(),
        name="https://x.example <a href='https://x.example'>x</a> mailto:a@b",
    )
    written(tmp_path, project)
    assert not ACTIVE.search((tmp_path / "plan.pdf").read_bytes())


def test_a_plan_without_orders_has_a_page(tmp_path: Path) -> None:
    """It says that nothing is ordered."""
    plan = replace(
        example_plan.plan(), orders=(), placements=(), costs=(), assignments=(), ports=()
    )
    assert "Nothing is ordered" in text(written(tmp_path, plan=plan))


def test_what_must_not_leave_the_house_does_not(tmp_path: Path) -> None:
    """A plan without trust, of another input, or none at all is refused, and nothing is made."""
    project, scenario, plan = example_plan.project(), example_plan.scenario(), example_plan.plan()
    path = tmp_path / "plan.pdf"
    with pytest.raises(UntrustedPlanError):
        write_pdf(project, scenario, replace(plan, audit=Audit(passed=False, checks=1)), path)
    for unfit in (replace(plan, digest="0" * 64), example_plan.infeasible()):
        with pytest.raises(InputError):
            write_pdf(project, scenario, unfit, path)
    assert not list(tmp_path.iterdir())


def test_the_writer_is_loaded_only_where_a_page_is_written() -> None:
    """The command line, and who writes workbooks, start without it."""
    code = "import sys, ui.cli, procure.report; sys.exit('reportlab' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], check=False, timeout=60)
    assert done.returncode == 0
