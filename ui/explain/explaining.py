"""What is explained of the plan: asked for in the background, and kept beside the plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Signal

from procure.errors import ProcureError
from procure.plan import Plan
from procure.record import record
from procure.words import sentence
from ui import formats
from ui.document import Document, Planned
from ui.explain.job import ExplainJob, Hooks
from ui.explain.parts import ANSWERS, Answer
from ui.plan.planning import Planning

if TYPE_CHECKING:
    from solver.explain.asker import Asker

_KEPT: Final = 64


@record
class Topic:
    """A part of the explanation, and what it is asked of: a supplier, an offer, a range."""

    part: str
    of: tuple[Any, ...] = ()


@record
class Explained:
    """What was found about a topic; `whole` once nothing more is to come."""

    topic: Topic
    planned: Planned
    records: tuple[Any, ...] = ()
    whole: bool = False


class Explaining(QObject):
    """Explains the plan that is shown, one topic after the other.

    Only a plan that answers what is shown is explained. An edit, and planning, end what runs:
    what was found by then stays with the plan it is about, and comes back with it.
    """

    changed = Signal()
    """running, busy, or what is known of a topic is different."""
    failed = Signal(object)
    """A ProcureError to show."""

    def __init__(
        self,
        document: Document,
        planning: Planning,
        parent: QObject | None = None,
        *,
        answers: Mapping[str, Answer] = ANSWERS,
    ) -> None:
        """Explain the plans of a document; `answers` can be replaced, as tests do."""
        super().__init__(parent)
        self._document = document
        self._planning = planning
        self._answers = answers
        self._job = ExplainJob(self)
        self._session: _Session | None = None
        self._known: dict[tuple[int, Topic], Explained] = {}
        self._latest: dict[tuple[str, Topic], Explained] = {}
        self._running: Explained | None = None
        self._waiting: list[Topic] = []
        self._asked = 0
        self._stopping = False
        self._job.found.connect(self._add)
        self._job.asked.connect(self._count)
        self._job.finished.connect(self._finish)
        self._job.failed.connect(self._fail)
        document.changed.connect(self._follow)
        document.scenario_changed.connect(self._follow)
        document.plan_changed.connect(self._follow)
        planning.changed.connect(self._give_way)

    # What is known

    @property
    def running(self) -> bool:
        """Tell whether something is being explained."""
        return self._running is not None

    @property
    def stopping(self) -> bool:
        """Tell whether what is being explained has been asked to stop, and has not yet."""
        return self._stopping

    @property
    def busy(self) -> str:
        """Say what is being explained; empty when nothing is."""
        if self._running is None:
            return ""
        if self._stopping:
            return sentence("state-stopping")
        said = sentence(f"explaining-{self._running.topic.part}")
        if not self._asked:
            return said
        plans = formats.counted(self._asked, "plan", "plans")
        return sentence("explaining-so-far", {"what": said, "plans": plans})

    @property
    def ready(self) -> bool:
        """Tell whether there is a plan to explain now."""
        return not self._planning.running and self._document.plan_is_current()

    def is_asked(self, topic: Topic) -> bool:
        """Tell whether a topic is being explained, or waits to be."""
        running = self._running is not None and self._running.topic == topic
        return running or topic in self._waiting

    def explained(self, topic: Topic) -> Explained | None:
        """Give what is known about a topic: of the plan shown, or else of an earlier one."""
        planned = self._document.planned()
        if planned is None:
            return None
        known = self._known.get((id(planned.plan), topic))
        return known or self._latest.get((planned.scenario.name, topic))

    def is_current(self, explained: Explained) -> bool:
        """Tell whether it is about the plan shown, and that plan answers what is shown."""
        planned = self._document.planned()
        same = planned is not None and planned.plan is explained.planned.plan
        return same and self._document.plan_is_current()

    def current(self, topic: Topic) -> tuple[Any, ...]:
        """Give the records of a topic that are about the plan shown; none otherwise."""
        explained = self.explained(topic)
        return explained.records if explained and self.is_current(explained) else ()

    def topics(self, part: str) -> tuple[Explained, ...]:
        """List what is known of a part about the plan shown."""
        known = self._known.values()
        return tuple(one for one in known if one.topic.part == part and self.is_current(one))

    # Asking

    def ask(self, topic: Topic, *, alone: bool = False) -> None:
        """Explain a topic of the plan shown, after what is being explained.

        `alone`: no other topic of its part waits any more, as where the selection moves on.
        """
        if alone:
            self._waiting = [one for one in self._waiting if one.part != topic.part]
        if not self.ready or self.is_asked(topic):
            return
        self._waiting.append(topic)
        self._begin()

    def cancel(self) -> None:
        """Stop explaining; what was found by then stays."""
        self._waiting.clear()
        self._stopping = self._running is not None
        self._job.cancel()
        self.changed.emit()

    def wait(self, seconds: float) -> None:
        """Give what was stopped time to end; for the end of the program only."""
        self._job.wait(seconds)

    def _begin(self) -> None:
        planned = self._document.planned()
        if self._running is None and self._waiting and planned is not None:
            topic = self._waiting.pop(0)
            if self._session is None or self._session.planned.plan is not planned.plan:
                self._session = _Session(planned)
            self._asked = 0
            self._keep(Explained(topic=topic, planned=planned))
            answer, session = self._answers[topic.part], self._session
            self._job.start(lambda hooks: session.answer(answer, topic, hooks))
        self.changed.emit()

    # What comes of it

    def _keep(self, explained: Explained, *, running: bool = True) -> None:
        self._running = explained if running else None
        self._stopping = self._stopping and running
        key = id(explained.planned.plan), explained.topic
        self._known.pop(key, None)
        self._known[key] = explained
        self._latest[explained.planned.scenario.name, explained.topic] = explained
        of_part = [known for known in self._known if known[1].part == explained.topic.part]
        for oldest in of_part[:-_KEPT]:
            del self._known[oldest]

    def _add(self, found: tuple[object, ...]) -> None:
        if self._running is not None:
            self._keep(replace(self._running, records=(*self._running.records, *found)))
            self.changed.emit()

    def _count(self, asked: int) -> None:
        self._asked = asked
        self.changed.emit()

    def _finish(self, found: object, stopped: bool) -> None:  # noqa: FBT001 - a signal's value
        if self._running is not None:
            records = tuple(found) if isinstance(found, list | tuple) else ()
            self._keep(replace(self._running, records=records, whole=not stopped), running=False)
        self._begin()

    def _fail(self, error: ProcureError) -> None:
        self._running = None
        self._stopping = False
        self._waiting.clear()
        self.changed.emit()
        self.failed.emit(error)

    def _follow(self) -> None:
        """End what is about other inputs than those shown."""
        if self._document.planned() is None:
            # Of a scenario that has no plan yet, such as one of a project just opened.
            name = self._document.scenario.name
            for stale in [key for key in self._latest if key[0] == name]:
                del self._latest[stale]
        if self._running is not None and not self.is_current(self._running):
            self.cancel()
        else:
            self.changed.emit()

    def _give_way(self) -> None:
        if self._planning.running and self._running is not None:
            self.cancel()


class _Session:
    """A plan being explained: all its topics share what was asked about it."""

    def __init__(self, planned: Planned) -> None:
        self.planned = planned
        self._asker: Asker | None = None
        self._hooks: Hooks | None = None
        self._before = 0

    def answer(self, answer: Answer, topic: Topic, hooks: Hooks) -> tuple[object, ...]:
        """Find the records of a topic; called in the explaining thread, once at a time."""
        asker = self._own_asker()
        self._hooks, self._before = hooks, asker.asked
        return tuple(answer(asker, topic.of, hooks.found))

    def _own_asker(self) -> Asker:
        if self._asker is None:
            # Loaded at the first explanation, not with the window.
            from solver.engine import Options
            from solver.explain.asker import Asker

            plan: Plan = self.planned.plan
            options = Options(gap=plan.solve.gap_tolerance, time_limit=plan.solve.time_limit)
            self._asker = Asker(
                self.planned.project,
                self.planned.scenario,
                plan,
                options,
                on_asked=self._count,
                should_stop=self._should_stop,
            )
        return self._asker

    def _should_stop(self) -> bool:
        return self._hooks is not None and self._hooks.should_stop()

    def _count(self, asked: int) -> None:
        if self._hooks is not None:
            self._hooks.asked(asked - self._before)
