"""Below the sentences about a selection stands what was found about it, and what can be asked."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from procure.explained import negotiation_words
from procure.explained.effect import NO_PLAN
from procure.explained.limit_costs import LimitCost, Step
from procure.explained.negotiation import Negotiation, PriceTurn
from solver.explain.offer_cases import offer_cases
from tests.ui.explained import explaining_of
from tests.ui.trial import trial_project
from ui.document import Document
from ui.explain.explaining import Explaining
from ui.explain.subject import Subject
from ui.explain.why_about import WhyAbout, in_lines

LONG = 60_000
SHARE = "share.maker.AMD.maximum"
H100 = Subject(kind="offer", of="hgx-h100-8-gpu")


def _limits(_asker: Any, _of: tuple[Any, ...], _found: Callable[[object], None]) -> list[object]:
    tighter = Step(value=Decimal("0.59"), by=Decimal("0.01"), effect=NO_PLAN)
    return [LimitCost(key=SHARE, value=Decimal("0.6"), tighter=tighter)]


def _offers(asker: Any, of: tuple[Any, ...], found: Callable[[object], None]) -> tuple[Any, ...]:
    return offer_cases(asker, of, on_found=found)


def _terms(asker: Any, of: tuple[Any, ...], _found: Callable[[object], None]) -> list[object]:
    turn = PriceTurn(change="leaves", outcome="never", looked_to=Decimal(20))
    found = Negotiation(offer=of[0], supplier="Reseller", units=1, prices=(turn,), complete=True)
    return [found]


Shown = tuple[Document, Explaining, WhyAbout]


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    """Give what stands below, of a project that is planned."""
    answers = {"limits": _limits, "offers": _offers, "terms": _terms}
    document, explaining = explaining_of(qtbot, trial_project(), answers)
    about = WhyAbout(document, explaining)
    qtbot.addWidget(about)
    about.show()
    return document, explaining, about


def asks(about: WhyAbout) -> list[str]:
    """Give what can be asked."""
    return [one.text() for one in about.findChildren(QPushButton)]


def done(qtbot: QtBot, explaining: Explaining) -> None:
    """Wait until nothing runs."""
    qtbot.waitUntil(lambda: not explaining.running, timeout=LONG)


def test_an_offer_is_told_of_unasked(qtbot: QtBot, shown: Shown) -> None:
    """What the plan does with it and what it costs for each workload needs no solving."""
    _, explaining, about = shown
    about.show_subject(H100)
    done(qtbot, explaining)
    assert "The plan orders" in about.text()
    assert "1 token/s of Chat" in about.text()
    assert "At what price would that change?" in asks(about)


def test_its_price_is_found_on_request(qtbot: QtBot, shown: Shown) -> None:
    """Once known it is told, and no longer asked for."""
    _, explaining, about = shown
    about.show_subject(H100)
    done(qtbot, explaining)
    before = about.text()
    next(one for one in about.findChildren(QPushButton) if "price" in one.text()).click()
    done(qtbot, explaining)
    document, found = shown[0], _terms(None, (H100.of,), lambda _: None)[0]
    assert isinstance(found, Negotiation)
    said = negotiation_words.sentences(document.project, document.scenario, found)
    assert said
    assert set(said) <= set(about.text().splitlines()) - set(before.splitlines())
    assert not any("price" in text for text in asks(about))


def test_a_limit_tells_what_it_costs(qtbot: QtBot, shown: Shown) -> None:
    """One that the plan does not fill was not looked at, and that is said."""
    _, explaining, about = shown
    about.show_subject(Subject(kind="limit", of=SHARE))
    assert about.text() == ""
    about.findChildren(QPushButton)[0].click()
    done(qtbot, explaining)
    assert "leaves no plan at all" in about.text()
    about.show_subject(Subject(kind="limit", of="budget"))
    assert "does not fill this limit" in about.text()


def test_a_chip_tells_of_its_offers(qtbot: QtBot, shown: Shown) -> None:
    """Each by name."""
    _, explaining, about = shown
    about.show_subject(Subject(kind="chip", of="mi300x"))
    done(qtbot, explaining)
    assert about.text().startswith("MI300X platform: ")


def test_nothing_is_told_of_another_plan(qtbot: QtBot, shown: Shown) -> None:
    """After an edit it is gone, until the plan comes back."""
    document, explaining, about = shown
    about.show_subject(H100)
    done(qtbot, explaining)
    said = about.text()
    document.edit_scenario("Edit", replace(document.scenario, discount_rate=Decimal("0.2")))
    assert about.text() == ""
    document.undo_stack.undo()
    assert about.text() == said
    about.show_subject(None)
    assert about.text() == ""
    assert asks(about) == []


@pytest.mark.usefixtures("qapp")
def test_a_button_is_no_wider_than_the_panel() -> None:
    """Its words go on in another line, as many as it takes; those that fit are left alone."""
    metrics = QFontMetrics(QFont())
    text = "At what price would that change?"
    assert in_lines(text, metrics, metrics.horizontalAdvance(text)) == text
    lines = in_lines(text, metrics, metrics.horizontalAdvance("At what price would")).split("\n")
    assert lines == ["At what price would", "that change?"]
    assert in_lines(text, metrics, 1).split("\n") == text.split(" ")
