"""What a thread tells the window through, whichever of the two ends first."""

from contextlib import suppress

from PySide6.QtCore import QObject, Signal


class ThreadPost(QObject):
    """Carries what a thread tells to whoever connected to it, while anybody is there.

    The thread keeps it, so that it is there as long as the thread tells; those connected to
    it may go at any time. A signal of an object that the window may take away meanwhile
    crashes the program.
    """

    told = Signal(object, str, object)
    """Whose news it is, what kind, and the news."""

    def tell(self, whose: object, kind: str, news: object) -> None:
        """Tell those who are connected; from any thread."""
        # At the program's very end Qt takes its objects away: nobody is waiting then.
        with suppress(RuntimeError):
            self.told.emit(whose, kind, news)
