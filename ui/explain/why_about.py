"""What was found about the selected offer, limit or chip, and what more can be asked about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from html import escape
from itertools import islice
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QPalette
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from procure.explained import (
    limit_costs_words,
    negotiation_words,
    offer_cases_words,
    signing_words,
)
from procure.explained.limit_costs import LimitCost
from procure.explained.negotiation import Negotiation
from procure.explained.offer_cases import OfferCase
from procure.explained.offer_cases_words import Paragraph
from procure.explained.signing import Signings
from procure.names import Names
from procure.project import Project
from procure.words import sentence
from ui.document import Document, Planned
from ui.explain.bar import AskButton
from ui.explain.explaining import Explaining, Topic
from ui.explain.signing import SIGNING
from ui.explain.subject import Subject
from ui.formats import unbroken
from ui.limits.costs import LIMIT_COSTS
from ui.theme import SPACE

_ROOM: Final = 204
"""Logical pixels: what the panel has for the words of a button at least."""
_OFFERS_OF_CHIP: Final = 8
"""Of a chip that very many offers hold, the first are told of."""


class WhyAbout(QWidget):
    """Stands below the sentences about the selection, and fills as more is found.

    Why an offer is used or not is told unasked, as nothing has to be solved for it.
    """

    def __init__(self, document: Document, explaining: Explaining) -> None:
        """Be about nothing."""
        super().__init__()
        self._document = document
        self._explaining = explaining
        self._subject: Subject | None = None
        self._said: tuple[Paragraph, ...] = ()
        self._asks: tuple[tuple[str, Topic], ...] = ()
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(SPACE)
        explaining.changed.connect(self.refresh)

    def show_subject(self, subject: Subject | None) -> None:
        """Be about something else."""
        self._subject = subject
        cases = self._cases()
        if cases is not None and self._explaining.ready and not self._explaining.current(cases):
            self._explaining.ask(cases, alone=True)
        self.refresh()

    def refresh(self) -> None:
        """Take over what is known now."""
        said = tuple(self._paragraphs())
        asks = tuple(self._questions())
        if (said, asks) == (self._said, self._asks):
            return
        self._said, self._asks = said, asks
        while (item := self._lines.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.setParent(None)
                old.deleteLater()
        for one in said:
            self._lines.addWidget(_label(one.lead))
            if one.points:
                self._lines.addWidget(_list(one.points))
        for text, topic in asks:
            shown = in_lines(text, self.fontMetrics(), _ROOM)
            button = AskButton(self._explaining, shown, _always(topic))
            self._lines.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def text(self) -> str:
        """Give everything that is said, a line each."""
        return "\n".join(text for one in self._said for text in (one.lead, *one.points))

    def _cases(self) -> Topic | None:
        """Give the topic that tells of the offers that the subject is about."""
        subject = self._subject
        if subject is None or subject.kind == "limit":
            return None
        if subject.kind == "offer":
            return Topic(part="offers", of=(subject.of,))
        offers = _offers_with(self._document.project, subject.of)
        return Topic(part="offers", of=offers) if offers else None

    def _questions(self) -> Iterator[tuple[str, Topic]]:
        """List what can be asked about the subject and is not known yet."""
        asked: list[tuple[str, Topic]] = []
        plan = self._document.plan()
        if self._subject is None or plan is None or not plan.trusted:
            return
        if self._subject.kind == "limit":
            asked.append((sentence("ask-limits"), LIMIT_COSTS))
        if self._subject.kind == "offer":
            asked.append((sentence("why-ask-price"), price_topic(self._subject.of)))
            if any(order.offer == self._subject.of for order in plan.orders):
                asked.append((sentence("why-ask-waiting"), SIGNING))
        for text, topic in asked:
            known = self._explaining.explained(topic)
            if known is None or not known.whole or not self._explaining.is_current(known):
                yield text, topic

    def _paragraphs(self) -> Iterator[Paragraph]:
        planned = self._document.planned()
        if self._subject is None or planned is None:
            return
        of = self._subject.of
        if self._subject.kind == "limit":
            yield from _plain(self._of_limit(planned, of))
            return
        cases = self._cases()
        for case in () if cases is None else self._explaining.current(cases):
            if isinstance(case, OfferCase):
                yield from self._of_case(planned, case)
        if self._subject.kind == "offer":
            yield from _plain(self._of_terms(planned, of))
            yield from _plain(self._of_signing(planned, of))

    def _of_case(self, planned: Planned, case: OfferCase) -> Iterator[Paragraph]:
        """Tell of an offer; of a chip's by its name."""
        named = self._subject is not None and self._subject.kind == "chip"
        for one in offer_cases_words.listed(planned.project, planned.scenario, case):
            name = Names(planned.project).offer(case.offer)
            yield replace(one, lead=f"{name}: {one.lead}") if named else one
            named = False

    def _of_limit(self, planned: Planned, key: str) -> Iterator[str]:
        known = self._explaining.explained(LIMIT_COSTS)
        if known is None or not self._explaining.is_current(known):
            return
        found = [one for one in known.records if isinstance(one, LimitCost)]
        most = planned.plan.stage.most if planned.plan.stage is not None else None
        asked = planned.project, planned.scenario
        yield from (limit_costs_words.told(*asked, one, most) for one in found if one.key == key)
        if known.whole and not any(one.key == key for one in found):
            yield sentence("why-limit-loose")

    def _of_terms(self, planned: Planned, offer: str) -> Iterator[str]:
        """Tell what was found for the offer alone, or with all those of its supplier."""
        asked = (*self._explaining.topics("terms"), *self._explaining.topics("negotiation"))
        found = [one for known in asked for one in known.records if isinstance(one, Negotiation)]
        latest = [one for one in found if one.offer == offer][-1:]
        for one in latest:
            yield from negotiation_words.sentences(planned.project, planned.scenario, one)

    def _of_signing(self, planned: Planned, offer: str) -> Iterator[str]:
        most = planned.plan.stage.most if planned.plan.stage is not None else None
        asked = planned.project, planned.scenario
        known = self._explaining.current(SIGNING)
        for found in [one for one in known if isinstance(one, Signings)][-1:]:
            for one in found.orders:
                if one.offer == offer:
                    yield signing_words.told(*asked, found, one, most)


def in_lines(text: str, metrics: QFontMetrics, room: int) -> str:
    """Break a text that a button has no room for on a line, in logical pixels, at its spaces.

    A button that is wider than the panel would make all sentences over it as wide.
    """
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and metrics.horizontalAdvance(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return "\n".join(lines)


def _always(topic: Topic) -> Callable[[], Topic]:
    return lambda: topic


def price_topic(offer: str) -> Topic:
    """Give the topic of what could be negotiated of one offer."""
    return Topic(part="terms", of=(offer,))


def _offers_with(project: Project, chip: str) -> tuple[str, ...]:
    found = (
        offer.id
        for catalog in project.catalogs
        for offer in catalog.offers
        if any(content.chip == chip for content in offer.contents)
    )
    return tuple(islice(found, _OFFERS_OF_CHIP))


def _plain(sentences: Iterable[str]) -> Iterator[Paragraph]:
    return (Paragraph(lead=one) for one in sentences)


def _list(points: Iterable[str]) -> QLabel:
    """Show points as a list: their further lines stand below the first, not below the dot."""
    told = _label("")
    told.setTextFormat(Qt.TextFormat.RichText)
    lines = "".join(
        f'<li style="margin-bottom:{_APART}px">{escape(unbroken(one))}</li>' for one in points
    )
    told.setText(f'<ul style="margin:0 0 0 -{_INDENT}px">{lines}</ul>')
    return told


_INDENT: Final = 26
"""Of the 40 pixels that a list is set in by itself."""
_APART: Final = 4


def _label(text: str) -> QLabel:
    label = QLabel(unbroken(text))
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setForegroundRole(QPalette.ColorRole.WindowText)
    label.setMinimumWidth(1)
    return label
