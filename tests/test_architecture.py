"""The walls of the house: who may import whom, what is loaded late, how long modules and functions may be."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "medviewer"
QT = {"PySide6", "shiboken6"}
CORE = ("monograph", "library", "desk", "importing", "sealing", "configuring", "arriving", "starting")
CORE_MODULES = ("atomic", "errors", "hidden_characters", "locations", "quoted_names", "stopping", "workers")
SUBORDINATE = ("What ", "Which ", "How ", "Where ", "By ", "Whether ", "Who ", "When ", "Under ", "With ")
LOADED_LATE = {
    "markdown",
    "frontmatter",
    "yaml",
    "nh3",
    "rapidfuzz",
    "multiprocessing",
    "tomllib",
    "lxml",
    "ijson",
    "cryptography",
    "logging",
    "segno",
}
LAYS_PAPER_OUT = {
    "medviewer.export.downtime": {"bind", "render"},
    "medviewer.export.paper.column": {"PrintedColumn"},
    "medviewer.export.paper.paper": {"paint"},
    "medviewer.export.paper.pdf": {"render", "written"},
    "medviewer.export.paper.printout": {"Printout"},
    "medviewer.export.paper.typesetting": {"typeset"},
    "medviewer.export.paper_process.jobs": {"JOBS"},
    "medviewer.export.wall.sheet": {"WallSheet"},
    "medviewer.export.wall.wall_sheets": {"paint_sheets", "render", "rendered"},
}
"""What makes layouts for paper, by module; in the window's process another thread would do it beside the GUI thread."""
MAKE_DOCUMENTS = {
    "medviewer.ui.documents.page_documents",  # find in page makes some in a thread, without a layout
    "medviewer.ui.page.page_text",  # an empty page
    "medviewer.ui.several_pages.sentence_table_model",  # cells, drawn by the GUI thread
    "medviewer.ui.several_pages.tabbed_pane",  # an empty page
}
"""Modules of the window that make documents of Qt's."""
EXPORTS = {
    "medviewer.export.comparison": "export",
    "medviewer.export.file_formats": "export_page",
    "medviewer.export.quotations": "export",
    "medviewer.export.result_table": "export",
}
"""Functions that lay out paper themselves unless they are told who does."""
LONGEST_MODULE, LONGEST_FUNCTION, MOST_FILES, MOST_NAMESAKES, MOST_IMPORTS = 600, 40, 20, 5, 0.1
SOURCES = sorted(file for folder in ("medviewer", "tests", "benchmarks") for file in (ROOT / folder).rglob("*.py"))
BLOCK_QT = """
import sys
class NoQt:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"PySide6", "shiboken6"}:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
sys.meta_path.insert(0, NoQt())
"""


def module_name(file: Path) -> str:
    """Return the dotted name of a file of the package."""
    return ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def core_modules() -> list[str]:
    """Return the modules that must work without Qt."""
    files = [file for part in CORE for file in sorted((PACKAGE / part).rglob("*.py"))]
    return ["medviewer", *(f"medviewer.{name}" for name in CORE_MODULES), *map(module_name, files)]


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run Python in the repository, with every warning an error."""
    command = [sys.executable, "-W", "error", *arguments]
    variables = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    return subprocess.run(command, cwd=ROOT, env=variables, capture_output=True, text=True, check=False)


def loaded_by(modules: list[str]) -> set[str]:
    """Return the top-level names of all that is loaded once `modules` have been imported in a new process."""
    result = run("-c", f"import sys, {', '.join(modules)}\nprint(*sys.modules)")
    assert result.returncode == 0, result.stderr
    return {name.partition(".")[0] for name in result.stdout.split()}


def imports(file: Path) -> Iterator[tuple[str, bool]]:
    """Yield (module, whether it is imported inside a function) for every import in a file."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    inside = {id(node) for function in functions for node in ast.walk(function)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, id(node) in inside) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from ((f"{node.module}.{alias.name}", id(node) in inside) for alias in node.names)


def test_the_contracts_in_pyproject_are_kept() -> None:
    lint = "from importlinter.cli import lint_imports_command as lint; lint()"
    result = run("-W", "default", "-c", lint, "--no-cache")
    assert result.returncode == 0, result.stdout + result.stderr


def test_the_core_loads_no_qt() -> None:
    assert not loaded_by(core_modules()) & QT


def test_the_core_works_where_pyside6_is_not_installed(tmp_path: Path) -> None:
    library = tmp_path / "library"
    library.mkdir()
    (library / "Water.md").write_text("# Water\n\n### Usage\nWhen thirsty.\n", encoding="utf-8")
    arguments = ["--library", str(library), "--profile", str(tmp_path / "profile"), "show", "water"]
    script = f"{BLOCK_QT}\nimport {', '.join(core_modules())}\nfrom medviewer.cli import main\n"
    result = run("-c", f"{script}sys.exit(main({arguments!r}))")
    assert result.returncode == 0, result.stderr
    assert "When thirsty." in result.stdout


def test_the_command_line_loads_no_qt() -> None:
    commands = [module_name(file) for file in sorted((PACKAGE / "commands").rglob("*.py"))]
    assert not loaded_by(["medviewer.cli", *commands]) & QT


def test_the_text_formats_load_no_qt() -> None:
    names = ("file_formats", "page_source", *(f"formats.{name}" for name in ("html", "text", "markdown", "json_")))
    assert not loaded_by([f"medviewer.export.{name}" for name in names]) & QT


def test_what_the_first_paint_does_not_need_is_loaded_late() -> None:
    opened = ["medviewer.library.catalogue", "medviewer.desk.store", "medviewer.locations", "medviewer.cli"]
    assert not loaded_by(opened) & LOADED_LATE


def test_only_what_starts_it_imports_the_window_and_only_in_a_function() -> None:
    importing = {
        (module_name(file), inside)
        for file in sorted(PACKAGE.rglob("*.py"))
        if PACKAGE / "ui" not in file.parents
        for name, inside in imports(file)
        if name.startswith("medviewer.ui")
    }
    assert importing == {("medviewer.cli", True), ("medviewer.processes", True)}


def test_no_module_of_the_window_makes_an_object_of_qt_when_imported() -> None:
    modules = [module_name(file) for file in sorted((PACKAGE / "ui").rglob("*.py"))]
    script = f"""
import gc, sys, {", ".join(modules)}
from PySide6.QtCore import QCoreApplication, QObject
made = [type(thing).__name__ for thing in gc.get_objects() if isinstance(thing, QObject)]
assert QCoreApplication.instance() is None
print(*made)
"""
    result = run("-c", script, QT_QPA_PLATFORM="offscreen")
    assert (result.returncode, result.stdout.split()) == (0, []), result.stderr


def calls(file: Path) -> Iterator[tuple[str, ast.Call]]:
    """Yield (last part of the name, call) for each call in a file."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = node.func
            yield (name.attr if isinstance(name, ast.Attribute) else getattr(name, "id", "")), node


def test_nothing_of_the_window_lays_paper_out_itself() -> None:
    """A layout that a thread makes may meet the GUI thread in a deadlock: docs/decisions.md."""
    whole = {*LAYS_PAPER_OUT, "medviewer.export.paper", "medviewer.export.wall"}
    layers = {f"{module}.{name}" for module, names in LAYS_PAPER_OUT.items() for name in names}
    files = [*(PACKAGE / "ui").rglob("*.py"), PACKAGE / "export" / "paper_process" / "client.py"]
    imported = {(module_name(file), name) for file in files for name, _ in imports(file)}
    assert len(imported) > 1000
    assert {(module, name) for module, name in imported if name in layers | whole} == set()
    for name in layers:
        module, _, own = name.rpartition(".")
        text = (ROOT / f"{module.replace('.', '/')}.py").read_text(encoding="utf-8")
        assert re.search(rf"^(def |class )?{own}\b", text, re.MULTILINE), name


def test_documents_of_the_window_are_made_in_few_places() -> None:
    made = {
        (module_name(file), name)
        for file in (PACKAGE / "ui").rglob("*.py")
        for name, _ in calls(file)
        if name in ("QTextDocument", "QPdfWriter")
    }
    assert made == {(module, "QTextDocument") for module in MAKE_DOCUMENTS}
    in_threads = PACKAGE / "ui" / "documents"
    assert [file for file in in_threads.rglob("*.py") for name, _ in calls(file) if name == "documentLayout"] == []


def test_the_window_tells_each_export_who_lays_it_out() -> None:
    output = PACKAGE / "ui" / "output" / "output.py"
    exports = {"export", "export_page"}
    told = [
        any("_paper" in ast.unparse(value) for value in (*call.args, *(word.value for word in call.keywords)))
        for name, call in calls(output)
        if name in exports or (name == "partial" and ast.unparse(call.args[0]) in exports)
    ]
    assert told == [True] * len(EXPORTS)
    elsewhere = {
        (module_name(file), name)
        for file in (PACKAGE / "ui").rglob("*.py")
        for name, _ in imports(file)
        if name in {f"{module}.{function}" for module, function in EXPORTS.items()}
    }
    assert elsewhere == {("medviewer.ui.output.output", f"{module}.{name}") for module, name in EXPORTS.items()}


def functions(file: Path) -> Iterator[tuple[str, int]]:
    """Yield (place, lines) of every function in a file."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{file.relative_to(ROOT)}:{node.lineno} {node.name}", node.end_lineno - node.lineno + 1


def test_modules_stay_short() -> None:
    lines = {str(file.relative_to(ROOT)): file.read_text(encoding="utf-8").count("\n") for file in SOURCES}
    assert len(lines) > 50
    assert {name: count for name, count in lines.items() if count > LONGEST_MODULE} == {}


def test_functions_stay_short() -> None:
    lines = dict(function for file in SOURCES for function in functions(file))
    assert len(lines) > 200
    assert {place: count for place, count in lines.items() if count > LONGEST_FUNCTION} == {}


def test_rooms_stay_small() -> None:
    folders = Counter(file.parent.relative_to(ROOT) for file in PACKAGE.rglob("*.py"))
    assert len(folders) > 20
    assert {str(folder): count for folder, count in folders.items() if count > MOST_FILES} == {}


def test_a_name_has_one_meaning() -> None:
    classes = Counter(
        node.name
        for file in PACKAGE.rglob("*.py")
        for node in ast.parse(file.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    )
    assert len(classes) > 200
    assert {name for name, count in classes.items() if count > 1} == set()


def test_few_files_are_called_alike() -> None:
    names = Counter(file.name for file in PACKAGE.rglob("*.py") if file.name != "__init__.py")
    assert len([name for name, count in names.items() if count > 1]) <= MOST_NAMESAKES


def test_little_of_the_code_is_imports() -> None:
    lines = imported = 0
    for file in PACKAGE.rglob("*.py"):
        text = file.read_text(encoding="utf-8")
        lines += sum(bool(line.strip()) for line in text.splitlines())
        imported += sum(isinstance(node, ast.Import | ast.ImportFrom) for node in ast.walk(ast.parse(text)))
    assert imported / lines <= MOST_IMPORTS


def test_docstrings_begin_with_a_noun_or_a_verb() -> None:
    documented = ast.Module | ast.ClassDef | ast.FunctionDef
    lines = [
        f"{file.relative_to(ROOT)}: {text.splitlines()[0]}"
        for file in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, documented) and (text := ast.get_docstring(node))
    ]
    assert len(lines) > 1000
    assert [line for line in lines if line.partition(": ")[2].startswith(SUBORDINATE)] == []
