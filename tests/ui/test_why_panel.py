"""The panel beside the pages lists what there is to look at, as far as a person would read."""

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from procure.check import Problem
from ui.why_panel import WhyPanel


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
