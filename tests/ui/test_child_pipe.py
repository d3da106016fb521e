"""What comes out of the pipe is what went in, however long it is."""

import multiprocessing
import threading

from hypothesis import given
from hypothesis import strategies as st

from procure.offers import Catalog, Issue
from tests.builders import catalog, offer
from ui.child_pipe import receive, send


def _through(answer: object) -> object:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    sender = threading.Thread(target=send, args=(theirs, answer))
    sender.start()
    found = receive(ours, 30, lambda _progress: None)
    sender.join()
    return found


def _list(offers: int, issues: int) -> Catalog:
    noted = tuple(Issue(severity="warning", key="empty", row=at) for at in range(issues))
    return catalog("S", *(offer(f"o{at}", "h100", at + 1) for at in range(offers)), issues=noted)


@given(st.sampled_from((0, 1, 499, 500, 501, 1_250)), st.sampled_from((0, 3, 501, 1_001)))
def test_a_price_list_comes_whole(offers: int, issues: int) -> None:
    """In its order, with all that goes with it, alone or in a project's place."""
    made = _list(offers, issues)
    assert _through(made) == made


def test_a_list_that_is_named_twice_is_one_afterwards() -> None:
    """As before: what two records share is not made twice."""
    made = _list(600, 0)
    found = _through((made, made))
    assert isinstance(found, tuple)
    assert found[0] == made
    assert found[0] is found[1]
