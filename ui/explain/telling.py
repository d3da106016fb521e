"""What the Why? panel tells: of what is selected, or else what the page in sight has to say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from procure.state import state as plan_claim
from procure.words import sentence
from ui import formats
from ui.document import Document
from ui.explain.subject import HasSubject, Subject
from ui.explain.why_panel import WhyPanel
from ui.page_numbers import PLAN
from ui.start.next_step import next_step

if TYPE_CHECKING:
    from procure.check import Problem
    from ui.explain.explaining import Explaining
    from ui.explain.why_about import WhyAbout
    from ui.tables.view import RecordView


class Telling:
    """Fills the panel, and remembers what it tells of."""

    def __init__(
        self,
        document: Document,
        why: WhyPanel,
        explaining: Explaining,
        stack: QStackedWidget,
        problems_on: Callable[[int], Sequence[Problem]],
    ) -> None:
        """Tell in a panel of the page that a stack shows.

        `problems_on` gives what stands on the page of a number to be looked at.
        """
        self._document = document
        self._why = why
        self._explaining = explaining
        self._stack = stack
        self._problems_on = problems_on
        self._told = ""
        self._left: dict[int, RecordView] = {}
        """By page: the table that was told of when somebody turned to another page."""

    @cached_property
    def about(self) -> WhyAbout:
        """What is told of the selection beside its sentences; made when something first is."""
        from ui.explain.why_about import WhyAbout

        about = WhyAbout(self._document, self._explaining)
        self._why.add_below(about)
        return about

    def tell(self, text: str) -> None:
        """Tell of what is selected; of the page itself where nothing is."""
        self._told = text
        self.fill()

    def tell_of(self, page: QWidget, text: str) -> None:
        """Tell of what is selected on a page that is in sight; others follow edits unseen."""
        if page is self._stack.currentWidget():
            self.tell(text)

    def turn_to(self, number: int) -> None:
        """Turn to a page, and tell of what was told of there when one left, if it still is."""
        left = self._view_told()
        if left is None:
            self._left.pop(self._stack.currentIndex(), None)
        else:
            self._left[self._stack.currentIndex()] = left
        self._stack.setCurrentIndex(number)
        self._told = ""
        back = self._left.get(number)
        # A table may have been taken away since.
        if back is not None and any(one is back for one in self._views()):
            self._told = back.said = back.says()
        self.fill()

    def tell_again(self) -> None:
        """Say of the cell that the panel is about what it says now; all tables have followed."""
        view = self._view_told()
        if view is not None:
            self._told = view.said = view.says()
        self.fill()

    def _view_told(self) -> RecordView | None:
        """Give the table of the page in sight that what is told is of."""
        views = self._views() if self._told else []
        return next((one for one in views if one.said == self._told), None)

    def _views(self) -> list[RecordView]:
        from ui.tables.view import RecordView

        page = self._stack.currentWidget()
        return [] if page is None else page.findChildren(RecordView)

    def tell_next(self, text: str) -> None:
        """Tell something else when the panel is next filled."""
        self._told = text

    def fill(self) -> None:
        """Fill the panel anew."""
        self._show_subject(self._subject())
        if self._told:
            self._why.show_sentences("", self._told.split("\n"))
            return
        number = self._stack.currentIndex()
        found = self._problems_on(number)
        plan = self._document.plan() if number == PLAN else None
        claim = [plan_claim(plan)] if plan is not None and plan.trusted else []
        if found:
            heading = formats.counted(len(found), "thing to look at", "things to look at")
            self._why.show_problems(heading, found, first=claim)
            return
        said = [*claim, sentence(f"help-page-{number + 1}"), *next_step(self._document)]
        self._why.show_sentences("", said)

    def fill_anew(self) -> None:
        """Make anew what the panel says, even where it says the same."""
        self._why.forget()
        self.fill()

    def show_help(self) -> None:
        """Tell what the field that has the keyboard is for, and the page in sight."""
        self._show_subject(None)
        focused = QApplication.focusWidget()
        field = (focused.whatsThis() or focused.toolTip()) if focused is not None else ""
        page = sentence(f"help-page-{self._stack.currentIndex() + 1}")
        self._why.show_sentences("", [*filter(None, field.split("\n")), page])

    def show_stops(self, stops: Sequence[Problem]) -> None:
        """Tell what stands in the way of a plan."""
        self._show_subject(None)
        heading = formats.counted(len(stops), "thing to settle first", "things to settle first")
        self._why.show_problems(heading, stops)

    def _show_subject(self, subject: Subject | None) -> None:
        if subject is not None or "about" in vars(self):
            self.about.show_subject(subject)

    def _subject(self) -> Subject | None:
        """Give what the selection of the page is about, if more can be told of it."""
        page: object = self._stack.currentWidget()
        return page.subject(self._told) if self._told and isinstance(page, HasSubject) else None
