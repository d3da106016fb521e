"""Asks the planner about varied scenarios, each once, two at a time.

Plans are made reproducibly, so that an explanation is the same whenever it is asked for.
"""

from collections.abc import Callable, Generator, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from threading import Lock
from typing import Final, TypeVar

from procure.errors import InputError
from procure.explained.effect import Effect, effect
from procure.plan import Plan
from procure.project import Project
from procure.record import record
from procure.scenario import Scenario
from procure.storage import digest
from procure.units import Number
from solver.engine import Options, ShouldStop, ignore, never
from solver.planner import make_plan

_AT_ONCE: Final = 2

Thing = TypeVar("Thing")
Found = TypeVar("Found")

OnAsked = Callable[[int], None]


@record
class Question:
    """A varied scenario (of a project that may be varied too); `gap` where another is asked for."""

    project: Project
    scenario: Scenario
    gap: Number | None = None


class Asker:
    """A plan that is to be explained, and the questions asked about it.

    `options` are those of the plan; their time limit holds for each question. `asked` counts
    what was solved. `on_asked` is told that number after each, in the thread that solved;
    once `should_stop` says so, questions end unsolved or with what was found.
    """

    def __init__(
        self,
        project: Project,
        scenario: Scenario,
        plan: Plan,
        options: Options,
        *,
        on_asked: OnAsked = ignore,
        should_stop: ShouldStop = never,
    ) -> None:
        self.project = project
        self.scenario = scenario
        self.plan = plan
        self.options = replace(options, mode="reproducible")
        self.should_stop = should_stop
        self.asked = 0
        self._on_asked = on_asked
        self._known: dict[tuple[str, Number], Future[Plan | None]] = {}
        if plan.trusted and plan.solve.reproducible:
            known: Future[Plan | None] = Future()
            known.set_result(plan)
            self._known[digest(project, scenario), plan.solve.gap_tolerance] = known
        self._lock = Lock()

    def ask(self, question: Question) -> Plan | None:
        """Give the plan of a varied scenario; None where it cannot be planned at all.

        The second time it is known; of two threads that ask the same, one waits for what the
        other finds. A plan that a stop has ended is not remembered.
        """
        options = self.options if question.gap is None else self._within(question.gap)
        key = digest(question.project, question.scenario), options.gap
        with self._lock:
            is_new = key not in self._known
            answer = self._known.setdefault(key, Future())
        if not is_new:
            return answer.result()
        try:
            plan = self._made(question, options)
        except BaseException as fault:
            answer.set_exception(fault)
            raise
        if plan is not None and plan.solve.stopped == "user":
            with self._lock:
                del self._known[key]
        answer.set_result(plan)
        self.count()
        return plan

    def _made(self, question: Question, options: Options) -> Plan | None:
        try:
            return make_plan(
                question.project, question.scenario, options, should_stop=self.should_stop
            )
        except InputError:
            return None

    def ask_each(self, questions: Sequence[Question]) -> tuple[Plan | None, ...]:
        """Give the plans of several, in their order; two are worked on at a time."""
        return tuple(self.answers(questions))

    def answers(self, questions: Sequence[Question]) -> Generator[Plan | None]:
        """Give the plans of several, in their order, each as soon as it is there.

        Two are worked on at a time; closed before its end, what was not begun is not asked.
        """
        if len(questions) <= 1:
            yield from (self.ask(question) for question in questions)
            return
        yield from _two_at_a_time(self.ask, questions)

    def each(self, work: Callable[[Thing], Found], things: Sequence[Thing]) -> Generator[Found]:
        """Do what plans in a way of its own with several things, as `answers` does questions.

        Each counts as one that was asked.
        """

        def counted(thing: Thing) -> Found:
            found = work(thing)
            self.count()
            return found

        yield from _two_at_a_time(counted, things)

    def effects(self, questions: Iterable[Question]) -> tuple[Effect, ...]:
        """Tell what each change does to the plan that is explained."""
        return tuple(effect(self.plan, plan) for plan in self.ask_each(tuple(questions)))

    def varied(
        self,
        *,
        project: Project | None = None,
        scenario: Scenario | None = None,
        gap: Number | None = None,
    ) -> Question:
        """Make a question of what is varied; the rest is as it was planned."""
        return Question(
            project=self.project if project is None else project,
            scenario=self.scenario if scenario is None else scenario,
            gap=gap,
        )

    def count(self) -> None:
        """Count a plan that was made, and tell how many there are; for all threads."""
        with self._lock:
            self.asked += 1
            asked = self.asked
        self._on_asked(asked)

    def _within(self, gap: Number) -> Options:
        return replace(self.options, gap=gap)


def _two_at_a_time(work: Callable[[Thing], Found], things: Sequence[Thing]) -> Generator[Found]:
    """Give what comes of each, in their order, as soon as it is there."""
    with ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="asker") as pool:
        waiting = [pool.submit(work, thing) for thing in things]
        try:
            for found in waiting:
                yield found.result()
        finally:
            pool.shutdown(cancel_futures=True)
