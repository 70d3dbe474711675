"""Tests run on Windows and macOS too: what needs more skips there, and no module fails while it is imported.

The machine that runs this may be of any kind, so it is the source that is looked at.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent
NAMES = {
    "os": "O_DIRECTORY O_NOFOLLOW O_NONBLOCK O_TMPFILE chown fork getegid geteuid getgid getpgid getuid killpg mkfifo "
    "mknod nice openpty pidfd_open posix_spawn sched_getaffinity setpgid setsid setuid statvfs uname wait3 wait4",
    "signal": "SIGALRM SIGCHLD SIGCONT SIGHUP SIGKILL SIGPIPE SIGQUIT SIGSTOP SIGUSR1 SIGUSR2 pthread_kill setitimer",
    "socket": "AF_UNIX",
    "select": "epoll poll",
}
"""What Linux, macOS or Windows lacks of Python's modules."""
MODULES = {"fcntl", "grp", "pty", "pwd", "resource", "termios", "tty"}
PLACES = ("/proc/", "/dev/")
HELPERS = frozenset({"Watched", "descendants"})
"""What tests/processes.py has; it reads /proc."""
ASKING = ("sys.platform", "os.name", "hasattr(", "shutil.which(")
Function = ast.FunctionDef | ast.AsyncFunctionDef


def asks(node: ast.AST) -> bool:
    """Return whether code asks which system it runs on, or what that has."""
    return any(word in ast.unparse(node) for word in ASKING)


def is_guarded(node: ast.AST) -> bool:
    """Return whether a piece of code runs only where a condition finds that it can."""
    return (isinstance(node, ast.If | ast.IfExp) and asks(node.test)) or (
        isinstance(node, ast.BoolOp) and asks(node.values[0])
    )


def needs(node: ast.AST, helpers: frozenset[str]) -> Iterator[str]:
    """Yield what a piece of code uses that not every system has."""
    if is_guarded(node):
        return
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        yield from ({node.attr} & {*NAMES.get(node.value.id, "").split()})
    elif isinstance(node, ast.Name | ast.arg):
        yield from ({node.id if isinstance(node, ast.Name) else node.arg} & helpers)
    elif isinstance(node, ast.Constant) and str(node.value).startswith(PLACES):
        yield str(node.value)
    elif isinstance(node, ast.Import | ast.ImportFrom):
        yield from {getattr(node, "module", None), *(alias.name for alias in node.names)} & MODULES
    for child in ast.iter_child_nodes(node):
        yield from needs(child, helpers)


def when_imported(statements: Iterable[ast.stmt]) -> Iterator[tuple[int, str]]:
    """Yield (line, name) of what the statements of a module or class need while it is imported."""
    for statement in statements:
        if isinstance(statement, ast.ClassDef):
            yield from when_imported(statement.body)
        parts = statement.decorator_list if isinstance(statement, Function | ast.ClassDef) else [statement]
        for part in parts:
            lazy = {id(inner) for node in ast.walk(part) if isinstance(node, ast.Lambda) for inner in ast.walk(node)}
            if not any(id(node) in lazy for node in ast.walk(part)):
                yield from ((part.lineno, name) for name in needs(part, frozenset()) if not name.startswith(PLACES))


def skips(function: Function, skipping: set[str]) -> bool:
    """Return whether a test or fixture may skip: by a mark, by a fixture that does, or in a condition of its own.

    skipping: names of the module for such marks, and of such fixtures.
    """
    marked = any("skipif(" in ast.unparse(one) or ast.unparse(one) in skipping for one in function.decorator_list)
    asked_for = {argument.arg for argument in function.args.args}
    return (
        marked
        or not skipping.isdisjoint(asked_for)
        or any(isinstance(one, ast.If) and "pytest.skip(" in ast.unparse(one) for one in function.body)
    )


def when_run(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield (line, name) of what the tests of a module need, themselves or by its functions and fixtures."""
    made = [one for one in tree.body if isinstance(one, ast.Assign) and "skipif(" in ast.unparse(one)]
    skipping = {ast.unparse(one.targets[0]) for one in made}
    if "pytestmark" in skipping:
        return
    bodies = [tree.body, *(node.body for node in tree.body if isinstance(node, ast.ClassDef))]
    functions = [one for body in bodies for one in body if isinstance(one, Function)]
    while more := {one.name for one in functions if skips(one, skipping)} - skipping:
        skipping |= more
    helpers, left = HELPERS, [one for one in functions if one.name not in skipping]
    while more := {one.name for one in left if any(needs(one, helpers))} - helpers:
        helpers |= more
    for function in left:
        if function.name.startswith("test_"):
            yield from ((function.lineno, name) for name in sorted({*needs(function, helpers)}))


def unguarded(source: str) -> list[str]:
    """Return the places of a module of tests that would fail on another system."""
    tree = ast.parse(source)
    if any(isinstance(node, ast.If) and "allow_module_level" in ast.unparse(node) for node in tree.body):
        return []
    found = [*when_imported(tree.body), *when_run(tree)]
    return [f"line {line}: {name}" for line, name in sorted(found)]


def test_what_not_every_system_has_is_asked_for() -> None:
    files = sorted(ROOT.rglob("test_*.py"))
    assert len(files) > 150
    found = {str(file.relative_to(ROOT)): unguarded(file.read_text(encoding="utf-8")) for file in files}
    assert {name: places for name, places in found.items() if places} == {}


SKIPPED = '@pytest.mark.skipif(sys.platform == "win32", reason="x")\n'


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("def test_x(): os.mkfifo(p)", ["line 1: mkfifo"]),
        (SKIPPED + "def test_x(): os.mkfifo(p)", []),
        ('W = pytest.mark.skipif(sys.platform == "x", reason="x")\n@W\ndef test_x(): os.mkfifo(p)', []),
        ('pytestmark = pytest.mark.skipif(sys.platform == "x", reason="x")\ndef test_x(): os.mkfifo(p)', []),
        ("def test_x():\n  if not hasattr(os, 'fork'):\n    pytest.skip('x')\n  os.fork()", []),
        ("def test_x():\n  if hasattr(os, 'fork'):\n    os.fork()", []),
        ("def helper(): open('/proc/self/stat')\ndef test_x(): helper()", ["line 2: helper"]),
        ("def test_x(): a()\ndef a(): b()\ndef b():\n  import pty", ["line 1: a"]),
        ("@pytest.fixture\ndef folder(): os.mkfifo(p)\ndef test_x(folder): pass", ["line 3: folder"]),
        ("@pytest.fixture\ndef f():\n  if gone(): pytest.skip('x')\n  os.fork()\ndef test_x(f): os.wait4(f)", []),
        ("class TestX:\n  def test_x(self): Watched([])", ["line 2: Watched"]),
        ("from .processes import Watched\nBY = [signal.SIGHUP]", ["line 2: SIGHUP"]),
        (SKIPPED + "@pytest.mark.parametrize('by', [signal.SIGKILL])\ndef test_x(by): pass", ["line 2: SIGKILL"]),
        ("@pytest.mark.skipif(os.geteuid() == 0, reason='x')\ndef test_x(): pass", ["line 1: geteuid"]),
        ("@pytest.mark.skipif(os.name != 'posix' or os.geteuid() == 0, reason='x')\ndef test_x(): pass", []),
        ("import fcntl", ["line 1: fcntl"]),
        ("PLANT = [lambda: os.mkfifo(p)]\nNULL = '/dev/null'\ndef test_x(): pass", []),
        ("if sys.platform != 'linux':\n  pytest.skip('x', allow_module_level=True)\nBY = signal.SIGHUP", []),
    ],
)
def test_what_is_not_asked_for_is_seen(source: str, found: list[str]) -> None:
    assert unguarded(source) == found
