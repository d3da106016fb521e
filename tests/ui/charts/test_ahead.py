"""What draws charts is loaded while the window waits for nothing, and charts draw with it."""

import subprocess
import sys

_LOADS = """
import sys, threading
from PySide6.QtWidgets import QApplication
from ui.charts.ahead import load_soon
app = QApplication(["-platform", "offscreen"])
assert "pyqtgraph" not in sys.modules
load_soon()
loading = [one for one in threading.enumerate() if one.name == "charts"]
assert len(loading) == 1, "not in the window's thread"
loading[0].join()
assert "pyqtgraph" in sys.modules
load_soon()
assert not any(one.name == "charts" for one in threading.enumerate()), "once is enough"
from ui.charts.chart import Chart
chart = Chart()
chart.show()
assert not chart.grab().isNull()
print("drawn")
"""


def test_a_chart_draws_with_what_was_loaded_ahead() -> None:
    """In a process of its own, as other tests have loaded it by now."""
    command = [sys.executable, "-W", "error", "-c", _LOADS]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stdout == "drawn\n", done.stderr
