"""The window as a screen reader has it: AT-SPI's tree of the real program, on a display and a bus of the test's own."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

LIBRARY = Path(__file__).resolve().parents[2] / "data"
BUNDLED = sum(1 for _ in LIBRARY.rglob("*.md"))
LAUNCHER = Path("/usr/libexec/at-spi-bus-launcher")
SYSTEM_PYTHON = "/usr/bin/python3"
BINDINGS = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
ACTIONABLE = {
    "push button",
    "toggle button",
    "check box",
    "radio button",
    "combo box",
    "text",
    "entry",
    "list",
    "list item",
    "page tab",
    "page tab list",
    "menu",
    "menu item",
    "table",
    "table cell",
    "tree",
    "tree item",
    "slider",
    "spin button",
    "link",
}
METFORMIN = (LIBRARY / "m" / "metformin.md").read_text(encoding="utf-8")
USUAL_DOSE = re.findall(r"^\*\*(Adults.+)\*\*$", METFORMIN, re.MULTILINE)[0]
ROUND = [
    "text: Find a drug by name, generic name or brand",
    "push button: Browse by letter, class, ATC group or library",
    "page tab list: All",
    "list: Drugs",
    "push button: Named together",
    "push button: Remove from favourites",
    "push button: Add local note",
    "push button: Print monograph",
    "push button: Export monograph",
    "push button: Folder, not signed",
    "push button: Mentioned in 8 pages",
    "push button: Not to be confused with Metronidazole, Nitroimidazole antibacterial and antiprotozoal. Compare the "
    "two.",
    "push button: Boxed Warning: Lactic acidosis, which can be fatal. It begins quietly, with malaise, muscle pain, "
    "fast or deep",
    f"check box: Essentials: {USUAL_DOSE}",
    "push button: Jump to Kidneys",
    "push button: Jump to Liver",
    "push button: Jump to Children",
    "push button: Jump to Older people",
    "push button: Jump to Overdose",
    "page tab list: Dosage",
    "push button: 5 more tabs",
    "label: Metformin, Dosage",
    "check box: Show the whole disclaimer",
]


def missing_tools() -> str:
    """Return what is not installed of what this needs."""
    missing = [] if shutil.which("dbus-daemon") else ["dbus"]
    missing += [] if LAUNCHER.exists() else ["at-spi2-core"]
    try:
        bound = subprocess.run([SYSTEM_PYTHON, "-c", BINDINGS], capture_output=True).returncode == 0
    except OSError:
        bound = False
    return ", ".join(missing + ([] if bound else ["python3-gi, gir1.2-atspi-2.0"]))


@contextlib.contextmanager
def running(command: list[str], environment: dict[str, str], **options) -> Iterator[subprocess.Popen[str]]:
    """Run a program, and end it with all that it has started."""
    program = subprocess.Popen(command, env=environment, text=True, start_new_session=True, **options)
    try:
        yield program
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(program.pid, signal.SIGTERM)
        program.communicate()


@pytest.fixture
def bus(desktop) -> Iterator[None]:
    """Give the desktop a session bus and an accessibility bus; skip where the tools are not installed."""
    if missing := missing_tools():
        pytest.skip(f"not installed: {missing}")
    with tempfile.TemporaryDirectory(prefix="bus-") as short:  # a socket's path has room for 107 letters
        desktop.env |= {"XDG_RUNTIME_DIR": short, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "QT_ACCESSIBILITY": "1"}
        session = ["dbus-daemon", "--session", "--nofork", "--print-address=1"]
        quiet = {"stderr": subprocess.DEVNULL}
        with running(session, desktop.env, stdout=subprocess.PIPE, **quiet) as daemon:
            assert daemon.stdout is not None
            desktop.env["DBUS_SESSION_BUS_ADDRESS"] = daemon.stdout.readline().strip()
            with running([str(LAUNCHER), "--launch-immediately"], desktop.env, stdout=subprocess.DEVNULL, **quiet):
                yield


class Listener:
    """Somebody who hears the window."""

    def __init__(self, program: subprocess.Popen[str]) -> None:
        self._program = program

    def tree(self) -> list[dict]:
        """Return every object that is shown."""
        return self._ask("tree")

    def focus(self) -> str:
        """Return role and name of what has the focus; Qt gives a bar of tabs the name of the chosen one."""
        node = self._ask("focus")
        return f"{node['role']}: {node['name']}" if node else ""

    def focus_after(self, before: str) -> str:
        """Return what has the focus where that is another thing than before, else nothing."""
        now = self.focus()
        return now if now != before else ""

    def heard(self) -> list[str]:
        """Return what was announced so far."""
        return self._ask("heard")

    def one(self, role: str, name: str) -> dict:
        """Return the object of a role whose name begins so; an empty one where there is none."""
        nodes = (node for node in self.tree() if node["role"] == role and node["name"].startswith(name))
        return next(nodes, {"text": "", "selected": []})

    def _ask(self, question: str):
        assert self._program.stdin is not None and self._program.stdout is not None
        self._program.stdin.write(question + "\n")
        self._program.stdin.flush()
        return json.loads(self._program.stdout.readline())


@pytest.fixture
def listener(desktop, bus) -> Iterator[Callable[[], Listener]]:
    """Return a function that begins to listen to the program, once that is started."""
    with contextlib.ExitStack() as stack:

        def listen() -> Listener:
            script = str(Path(__file__).with_name("spoken.py"))
            pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
            return Listener(
                stack.enter_context(running([SYSTEM_PYTHON, "-B", script, "medviewer"], desktop.env, **pipes))
            )

        yield listen


def nameless(nodes: list[dict]) -> list[dict]:
    """Return what can be acted on and says no name."""
    actionable = [node for node in nodes if node["role"] in ACTIONABLE or (node["acts"] and node["focusable"])]
    assert len(actionable) > 8
    return [node for node in actionable if not node["name"].strip() or not node["role"].strip()]


def test_a_drug_is_found_and_read_by_ear(desktop, listener, wait, tmp_path: Path) -> None:
    program = desktop.start("--profile", str(tmp_path / "profile"))
    desktop.window("medviewer")
    ear = listener()
    wait("the library", lambda: ear.one("label", f"{BUNDLED} drugs").get("name"))
    desktop.type("metfo")
    chosen = ["Metformin, Biguanide, oral glucose-lowering drug · metformin hydrochloride"]
    wait("the drug to be chosen", lambda: ear.one("list", "Drugs")["selected"] == chosen)
    assert ear.one("text", "Find a drug")["text"] == "metfo"
    desktop.press("Return")
    desktop.window("Metformin")
    desktop.press("ctrl+4", "ctrl+d")
    wait("the dosage", lambda: "500 mg" in ear.one("label", "Metformin, Dosage")["text"].replace("\u00a0", " "))
    wait("the star to be said", lambda: ear.one("push button", "Remove from favourites").get("name"))
    spoken = {node["name"] for node in ear.tree()}
    assert {"Monograph: Metformin", "Dosage", "Side effects"} <= spoken
    assert any("not clinically reviewed" in name for name in spoken)
    assert nameless(ear.tree()) == []

    desktop.press("ctrl+l", "BackSpace")
    wait("the whole list", lambda: ear.one("label", f"{BUNDLED} drugs").get("name"))
    heard = [ear.focus()]
    while len(heard) < 2 * len(ROUND) and (len(heard) == 1 or heard[-1] != heard[0]):
        desktop.press("Tab")
        heard.append(str(wait("the focus to go on", lambda: ear.focus_after(heard[-1]))))
    assert heard == [*ROUND, ROUND[0]]

    desktop.press("F1")
    desktop.window("Keyboard")
    wait("the keys", lambda: ear.one("table", "Keyboard").get("name"))
    assert nameless(ear.tree()) == []
    desktop.press("Escape")
    desktop.window("Metformin")
    desktop.press("ctrl+q")
    program.communicate(timeout=120)
    assert program.returncode == 0


def test_a_dose_table_is_read_by_ear_cell_by_cell(desktop, listener, wait, tmp_path: Path) -> None:
    desktop.start("--profile", str(tmp_path / "profile"), "open", "Levetiracetam")
    desktop.window("Levetiracetam")
    ear = listener()
    wait("the headings", lambda: ear.one("heading", "Dosage").get("name"))
    assert ear.one("link", "Methotrexate").get("name")
    desktop.press("F6", "ctrl+4")
    wait("the dosage", lambda: ear.one("label", "Levetiracetam, Dosage").get("name"))
    wait("the table", lambda: ear.one("table", "Creatinine clearance").get("name"))
    cells = [node["name"] for node in ear.tree() if node["role"] == "table cell"]
    [heard] = [name for name in cells if name.startswith("haemodialysis")]
    assert heard.startswith("haemodialysis, ") and "500 to 1,000 mg every 24 hours" in heard


def crosses(ear: Listener) -> int:
    """Return how many messages can be closed."""
    return sum(node["name"] == "Close message" for node in ear.tree())


def test_each_message_is_announced_once_and_closed_by_key(desktop, listener, wait, tmp_path: Path) -> None:
    library = tmp_path / "library"
    library.mkdir()
    for name in ("salt", "water"):
        (library / f"{name}.md").write_text(f"# {name.title()}\n### Usage\nx\n", encoding="utf-8")
    program = desktop.start("--profile", str(tmp_path / "profile"), "--library", str(library))
    desktop.window("medviewer")
    ear = listener()
    wait("the library", lambda: ear.one("label", "2 drugs").get("name"))
    desktop.type("water")
    desktop.press("Return")
    desktop.window("Water")
    (library / "water.md").unlink()
    desktop.press("F5")
    gone = "water.md is no longer in the library; what is shown is how it last read."
    wait("what is gone to be said", lambda: ear.heard() == [gone])
    desktop.press("F6", "ctrl+u")
    hint = "Mark a name or a word in the page first; a double click on a word marks it."
    wait("the hint", lambda: ear.heard() == [gone, hint])
    for left in (1, 0):
        focus = ear.focus()
        while focus != "push button: Close message":
            desktop.press("F6")
            focus = str(wait("the focus to go on", lambda focus=focus: ear.focus_after(focus)))
        desktop.press("Escape")
        wait("the message to go", lambda left=left: crosses(ear) == left)
    assert ear.heard() == [gone, hint]
    desktop.press("ctrl+q")
    program.communicate(timeout=120)
    assert program.returncode == 0
