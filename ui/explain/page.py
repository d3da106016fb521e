"""The page that explains the plan: a tab for each question about it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from ui.document import Document
from ui.explain.alternatives import AlternativesTab
from ui.explain.causes import CausesTab
from ui.explain.explaining import Explaining
from ui.explain.flips import FlipsTab
from ui.explain.frontier import FrontierTab
from ui.explain.negotiation import NegotiationTab
from ui.explain.signing import SigningTab
from ui.explain.tab import ExplainTab
from ui.theme import SPACE


class ExplainPage(QWidget):
    """What to ask about the plan that is shown, and what was found."""

    selected = Signal(str)
    """Sentences about what was chosen, for the Why? panel."""

    def __init__(self, document: Document, explaining: Explaining) -> None:
        """Explain a document's plan."""
        super().__init__()
        self.signing = SigningTab(document, explaining)
        self.negotiation = NegotiationTab(document, explaining)
        self.alternatives = AlternativesTab(document, explaining)
        self.causes = CausesTab(document, explaining)
        self.flips = FlipsTab(document, explaining)
        self.frontier = FrontierTab(document, explaining)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        tabs: tuple[tuple[ExplainTab, str], ...] = (
            (self.signing, "Sign now"),
            (self.negotiation, "Negotiate"),
            (self.flips, "Flip points"),
            (self.frontier, "Cost against a limit"),
            (self.alternatives, "Alternatives"),
            (self.causes, "What changed"),
        )
        for tab, name in tabs:
            self.tabs.addTab(tab, name)
            tab.told.connect(self.selected)
        self.tabs.currentChanged.connect(lambda _: self.selected.emit(""))
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * SPACE, SPACE, 3 * SPACE, 2 * SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self.tabs)

    def add_next(self, widget: QWidget) -> None:
        """Put a widget over the questions: the way to a plan, without which none is answered."""
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertWidget(0, widget)
