"""What a thread tells arrives in the window's thread, and harms nobody who has gone."""

import threading

from PySide6.QtCore import QObject, Qt, Slot
from pytestqt.qtbot import QtBot

from ui.thread_post import ThreadPost


class Listener(QObject):
    """Notes what it is told, and in which thread."""

    def __init__(self) -> None:
        """Know of nothing yet."""
        super().__init__()
        self.heard: list[tuple[object, str, object, bool]] = []

    @Slot(object, str, object)
    def hear(self, whose: object, kind: str, news: object) -> None:
        """Note it."""
        here = threading.current_thread() is threading.main_thread()
        self.heard.append((whose, kind, news, here))


def test_news_come_in_the_windows_thread(qtbot: QtBot) -> None:
    """Told elsewhere, they are heard here, in their order."""
    listener, post = Listener(), ThreadPost()
    post.told.connect(listener.hear, Qt.ConnectionType.QueuedConnection)

    def tell() -> None:
        for number in range(3):
            post.tell(post, "number", number)

    thread = threading.Thread(target=tell)
    thread.start()
    qtbot.waitUntil(lambda: len(listener.heard) == 3)
    thread.join()
    assert listener.heard == [(post, "number", number, True) for number in range(3)]


def test_listeners_may_go_while_a_thread_tells(qtbot: QtBot) -> None:
    """Each is taken away, many times over, while the thread goes on to tell of more."""

    def tell(post: ThreadPost, stop: threading.Event) -> None:
        while not stop.is_set():
            post.tell(post, "news", object())

    threads, stops = [], [threading.Event() for _ in range(20)]
    for at, stop in enumerate(stops):
        listener, post = Listener(), ThreadPost()
        post.told.connect(listener.hear, Qt.ConnectionType.QueuedConnection)
        threads.append(threading.Thread(target=tell, args=(post, stop)))
        threads[-1].start()
        listener.deleteLater()
        del listener, post
        qtbot.wait(1)
        # Four at a time: all twenty would wait for one another.
        if at >= 3:
            stops[at - 3].set()
    for stop in stops:
        stop.set()
    for thread in threads:
        thread.join()
    qtbot.wait(1)
    assert not any(thread.is_alive() for thread in threads)
