"""The panel beside the pages lists what there is to look at, as far as a person would read."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from procure.check import Problem
from ui.explain.why_panel import WhyPanel


def test_of_very_many_problems_the_first_are_listed(qtbot: QtBot) -> None:
    """And how many more there are."""
    panel = WhyPanel()
    qtbot.addWidget(panel)
    problems = [
        Problem(
            key="offer-no-price",
            severity="warn",
            where=("offers", f"o{at}", "breaks"),
            values=(("offer", f"Offer {at}"),),
        )
        for at in range(1_100)
    ]
    panel.show_problems("Things", problems)
    lines = panel.text().splitlines()
    assert len(lines) == 102
    assert "Offer 99" in lines[100]
    assert lines[-1] == "And 1,000 more, each beside its field."
    panel.show_problems("Things", problems[:100])
    assert len(panel.text().splitlines()) == 101


def test_the_same_again_is_not_made_anew(qtbot: QtBot) -> None:
    """An edit that changes nothing of what is said leaves the labels, and the focus, in peace."""
    panel = WhyPanel()
    qtbot.addWidget(panel)
    panel.show_sentences("", ["One.", "Two."])
    before = panel.findChildren(QLabel)
    panel.show_sentences("", ["One.", "Two."])
    assert panel.findChildren(QLabel) == before
    panel.show_sentences("", ["One."])
    assert panel.text() == "One."


def test_no_line_is_cut_below_however_often_sentences_change(qtbot: QtBot) -> None:
    """What stands below the sentences keeps its height while they are made anew."""
    panel = WhyPanel()
    qtbot.addWidget(panel)
    below = QWidget()
    lines = QVBoxLayout(below)
    told = QLabel("Chips of its models do Chat from 2024 Q4 to 2025 Q2. " * 12)
    told.setWordWrap(True)
    lines.addWidget(told)
    panel.add_below(below)
    panel.resize(272, 300)
    panel.show()
    for turn in range(4):
        panel.show_sentences("", [f"Sentence {turn} is long enough to run over lines. " * 3] * 3)
        qtbot.waitUntil(lambda: told.height() >= told.heightForWidth(told.width()) > 100)
        assert told.mapTo(panel, told.rect().bottomLeft()).y() > panel.height()


def test_new_sentences_are_there_at_once(qtbot: QtBot) -> None:
    """Between one text and the next the panel is never empty, not even until the next turn."""
    panel = WhyPanel()
    qtbot.addWidget(panel)
    panel.resize(248, 400)
    panel.show()
    for text in ("One.", "Another."):
        panel.show_sentences("", [text])
        assert [one.isVisible() for one in panel.findChildren(QLabel) if one.text() == text] == [
            True
        ]


def test_no_line_begins_with_percent(qtbot: QtBot) -> None:
    """A figure and its "%" stay together; what is told to others is as it was said."""
    panel = WhyPanel()
    qtbot.addWidget(panel)
    panel.show_sentences("", ["It gets 60 % of spend."])
    assert panel.text() == "It gets 60 % of spend."
    shown = [label.text() for label in panel.findChildren(QLabel)]
    assert "It gets 60\u00a0% of spend." in shown
