"""What pages are made of is loaded while the window waits, and the program's end is not held up."""

import subprocess
import sys
from pathlib import Path

_LOADS = """
import sys, threading
from PySide6.QtCore import QSettings
from pathlib import Path
from procure.storage import adapter
from ui import ahead
from ui.app import make_app, open_window
from ui.settings import Settings
folder = Path(sys.argv[1])
app = make_app(["procure", "-platform", "offscreen"])
settings = Settings(QSettings(str(folder / "s.ini"), QSettings.Format.IniFormat), folder)
window = open_window(app, "", settings)
pages = [f"ui.{one}.page" for one in (
    "price_lists", "demand", "limits", "plan", "explain", "compare"
)]
lacking = {"pydantic", "pyqtgraph", "solver.planner", *pages}
assert not lacking & set(sys.modules), "the first screen needs none of them"
def loading():
    return [one for one in threading.enumerate() if one.name == "ahead"]
while not (loading() or lacking <= set(sys.modules)):
    app.processEvents()
while loading():
    app.processEvents()
assert lacking <= set(sys.modules)
assert adapter.cache_info().currsize == 1, "the reader of project files"
before = set(sys.modules)
ahead.load_soon()
assert not loading(), "once is enough"
window.stack.make_all()
later = {one for one in set(sys.modules) - before if one.startswith("ui.")}
assert not later, later
window.close()
print("made")
"""

_ENDS = """
import sys, threading
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ui.ahead import load
app = QApplication(["-platform", "offscreen"])
sys.path.insert(0, sys.argv[1])
begun, go = threading.Event(), threading.Event()
load("two", ("first_of_two", "second_of_two"))
thread = next(one for one in threading.enumerate() if one.name == "two")
begun.wait()
QTimer.singleShot(0, app.quit)
app.exec()
go.set()
thread.join()
assert "first_of_two" in sys.modules
assert "second_of_two" not in sys.modules
print("ended")
"""

_FIRST = "import __main__\n__main__.begun.set()\n__main__.go.wait()\n"


def run(source: str, folder: Path) -> str:
    """Run a program in a process of its own, as other tests have loaded all that it loads."""
    command = [sys.executable, "-W", "error", "-c", source, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_pages_need_nothing_more_once_it_is_loaded(tmp_path: Path) -> None:
    """What the first screen does not need is there when somebody turns to a page."""
    assert run(_LOADS, tmp_path) == "made\n"


def test_the_end_of_the_program_waits_for_no_more_than_one(tmp_path: Path) -> None:
    """What has begun to load is loaded; what comes after it is not, once the program ends."""
    (tmp_path / "first_of_two.py").write_text(_FIRST)
    (tmp_path / "second_of_two.py").write_text("")
    assert run(_ENDS, tmp_path) == "ended\n"
