"""F1 leads to the page of the user guide that explains where one stands."""

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QVBoxLayout
from pytestqt.qtbot import QtBot

from procure.words import sentence
from tests.ui.driving import run
from ui.help.guide_pages import found, guide_folder, sections, slug
from ui.help.guide_places import PARTS, TABS, place_of
from ui.help.guide_window import GuideBrowser, GuideWindow
from ui.main_window import MainWindow
from ui.page_numbers import LIMITS

ROOT = Path(__file__).parents[3]


def test_every_place_is_a_heading_of_the_guide() -> None:
    """No part of the window leads to a page or an anchor that the guide does not have."""
    there = {one.place for one in sections()}
    assert {place for place in (*PARTS.values(), *TABS.values()) if place not in there} == set()


def test_every_part_is_one_of_the_window() -> None:
    """The table names classes that there are: one that was renamed would never be met."""
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "ui").rglob("*.py"))
    classes = set(re.findall(r"^class (\w+)", code, re.MULTILINE))
    assert set(PARTS) <= classes


def test_every_tab_is_one_of_the_window(window: MainWindow) -> None:
    """The names of tabs are those that the window shows."""
    from PySide6.QtWidgets import QTabWidget

    window.stack.make_all()
    names = {
        tabs.tabText(at).split("  ")[0]
        for tabs in window.findChildren(QTabWidget)
        for at in range(tabs.count())
    }
    assert set(TABS) <= names


def test_links_between_pages_are_places() -> None:
    """Each link with an anchor from page to page leads to a heading."""
    there = {one.place for one in sections()}
    for page in guide_folder().glob("*.md"):
        for target in re.findall(r"\]\(([\w-]+\.md#[^)]+)\)", page.read_text(encoding="utf-8")):
            assert target in there, f"{page.name}: {target}"


def test_anchors_are_made_as_links_are_written() -> None:
    """A heading's anchor is in small letters, without marks, with hyphens for spaces."""
    assert slug("Ask: what if there is less money?") == "ask-what-if-there-is-less-money"
    assert slug("The page Compare (Ctrl+6)") == "the-page-compare-ctrl6"


def test_the_guide_is_searched() -> None:
    """All words have to be there, whatever their case; titles come first."""
    hits = found("Juniper EXCHANGE")
    assert hits
    assert all("juniper" in f"{one.title}{one.text}".casefold() for one in hits)
    assert found("aims")[0].title in ("Limits and aims", "Aims")
    assert found("no such words anywhere in it") == ()


@pytest.fixture
def guide(qtbot: QtBot) -> GuideWindow:
    """Give the guide's window, shown."""
    made = GuideWindow()
    qtbot.addWidget(made)
    made.show()
    return made


def at_top(guide: GuideWindow) -> str:
    """Give the heading that the page is scrolled to."""
    cursor = guide.browser.cursorForPosition(guide.browser.viewport().rect().topLeft())
    block = cursor.block()
    while block.isValid() and not block.blockFormat().headingLevel():
        block = block.next()
    return str(block.text())


def test_a_place_is_shown_at_its_heading(qtbot: QtBot, guide: GuideWindow) -> None:
    """The heading stands at the top; back and forward lead between places."""
    guide.show_place("first-steps.md#import-a-price-list")
    qtbot.waitUntil(lambda: at_top(guide) == "Import a price list")
    guide.show_place("limits.md")
    assert guide.place() == "limits.md"
    assert guide.browser.toPlainText().startswith("Limits and aims")
    guide.back.click()
    assert guide.place() == "first-steps.md#import-a-price-list"
    qtbot.waitUntil(lambda: at_top(guide) == "Import a price list")
    guide.forward.click()
    assert guide.place() == "limits.md"


def test_pictures_fit_the_column(guide: GuideWindow) -> None:
    """A page's picture is there, no wider than the text."""
    guide.show_place("first-steps.md")
    kind = guide.browser.document().ResourceType.ImageResource.value
    from PySide6.QtCore import QUrl

    image = guide.browser.loadResource(kind, QUrl("pictures/first-steps-plan-orders-light.png"))
    assert 0 < image.width() / image.devicePixelRatio() <= guide.browser.lineWrapColumnOrWidth()


def test_searching_by_keyboard(guide: GuideWindow) -> None:
    """Words typed list the sections with them; Enter opens the first, with the words marked."""
    guide.search.setFocus()
    QTest.keyClicks(guide.search, "fiscal carry")
    assert 0 < guide.contents.count() < len(sections())
    QTest.keyClick(guide.search, Qt.Key.Key_Return)
    assert guide.place().startswith("limits.md")
    assert guide.browser.extraSelections()
    guide.search.setText("xylophone")
    assert guide.contents.item(0).text() == sentence("guide-none")


def test_f1_opens_the_guide_where_one_stands(qtbot: QtBot, window: MainWindow) -> None:
    """By page, by tab, and by what has the focus on it."""
    window.show_page(LIMITS)
    run(window, "guide")
    guide = window.guide.shown
    assert guide is not None
    assert guide.isVisible()
    assert guide.place() == "limits.md"
    assert place_of(window.demand_page.throughputs.view) == PARTS["ThroughputTable"]
    assert place_of(window.catalog_page.programs.view) == TABS["Programs"]
    assert place_of(window.catalog_page.offers_view) == PARTS["CatalogPage"]
    assert place_of(window.explain_page.flips) == PARTS["FlipsTab"]
    window.show_page(4)
    window.explain_page.tabs.setCurrentWidget(window.explain_page.alternatives)
    assert place_of(window.explain_page) == PARTS["AlternativesTab"]
    window.guide.close()


def test_f1_is_heard_in_dialogs(qtbot: QtBot, window: MainWindow) -> None:
    """A modal dialog has the key, too; each only once."""
    dialog = QDialog(window)
    dialog.setModal(True)
    line = QLineEdit()
    QVBoxLayout(dialog).addWidget(line)
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.activateWindow()
    line.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is line)
    QTest.keyClick(line, Qt.Key.Key_F1)
    assert window.guide.shown is not None
    window.guide.close()


@pytest.mark.slow
def test_the_guide_is_in_the_wheel(tmp_path: Path) -> None:
    """An installed program has every page and every picture that the pages show."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as held:
        names = set(held.namelist())
    pages = list(guide_folder().glob("*.md"))
    assert {f"docs/{page.name}" for page in pages} <= names
    for page in pages:
        for target in re.findall(r"\]\((pictures/[^)]+)\)", page.read_text(encoding="utf-8")):
            assert f"docs/{target}" in names, f"{page.name}: {target}"


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_no_page_is_wider_than_its_column(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, scale: float
) -> None:
    """Long commands go on in the next line: nothing has to be scrolled sideways to be read.

    Pictures fit into the column on screens of any scale.
    """
    monkeypatch.setattr(GuideBrowser, "devicePixelRatioF", lambda _self: scale)
    shown = GuideWindow()
    qtbot.addWidget(shown)
    shown.show()
    for page in dict.fromkeys(one.place.partition("#")[0] for one in sections()):
        shown.show_place(page)
        assert shown.browser.document().idealWidth() <= shown.browser.viewport().width(), page
        assert not shown.browser.horizontalScrollBar().maximum(), page
