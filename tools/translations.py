"""Bring resources/translations up to date with the source, and compile it.

usage: python tools/translations.py

Reads every text that is translated from medviewer/ui, and every sentence that the core may hand to the window; gives
them to Qt's lupdate, which keeps what is translated already, and has Qt's lrelease make the .qm files that the window
loads.

A text is the second of `QCoreApplication.translate("Context", "text")` or of `translatable("Context", "text")`, which
marks those of tables, or what stands in a row of the table of actions. A sentence of the core is the template of a
`Message` or of an error that is made with one (`medviewer.errors`); the context of these is "Errors".

lupdate alone does not see the plural of a call whose number is not a plain literal, and leaves such calls out; so it is
given a file of plain calls.
"""

from __future__ import annotations

import ast
import re
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import PySide6

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = ROOT / "medviewer"
SOURCE = PROGRAM / "ui"
SPEAKS_ENGLISH = ("ui", "commands", "cli.py", "api.py")
"""What in the program is not the core: the command line and scripts get English, and the window marks its own texts."""
FOLDER = ROOT / "resources" / "translations"
TOOLS = Path(PySide6.__file__).parent
LANGUAGES = ("en", "de", "es")
CALLS = ("translate", "translatable", "QT_TRANSLATE_NOOP")
PLACE = re.compile(r"\{(?::,|:\.1f)?\}")
"""Where a value goes in a template; see `medviewer.errors.Message`."""
ROWS = {"ActionEntry": "Actions"}
"""Tables whose rows hold texts: the name of the row, and the context of its texts."""


MESSAGE, ERROR, ERRORS = "Message", "MedviewerError", "Errors"


class Text(NamedTuple):
    """One text that is translated."""

    context: str
    source: str
    comment: str = ""
    plural: bool = False


def texts_of(source: str) -> Iterator[Text]:
    """Yield the texts of a module; raises ValueError for one that is put together in its call."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if name in ROWS:
                yield from (Text(ROWS[name], text) for text in _words(node) if text)
            elif name in CALLS and len(node.args) > 1:
                yield from _called(node)


def _called(node: ast.Call) -> Iterator[Text]:
    context, source, *more = (_literal(arg) for arg in node.args)
    if context is not None and isinstance(node.args[1], ast.JoinedStr | ast.BinOp):
        raise ValueError(f"line {node.lineno}: a text must stand whole and literal in its call")
    if context is not None and source is not None:
        yield Text(context, source, (more[0] if more else "") or "", len(node.args) > 3)


def _words(row: ast.Call) -> Iterator[str | None]:
    """Yield menu, submenu and text of a row of the table of actions."""
    yield from (_literal(arg) for arg in row.args[:2])
    yield from (_literal(word.value) for word in row.keywords if word.arg == "submenu")


def error_classes(sources: Iterable[str]) -> set[str]:
    """Return the names of the classes whose first argument is a template: MedviewerError and those that derive from it.

    Not those with a constructor of their own, whose sentences are Messages, or calls of `super().__init__`.
    """
    bases: dict[str, set[str]] = {}
    own: set[str] = set()
    for source in sources:
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.ClassDef):
                bases[node.name] = {getattr(base, "id", "") for base in node.bases}
                own |= {node.name for one in node.body if getattr(one, "name", "") == "__init__"}
    found = {ERROR}
    while more := {name for name, above in bases.items() if above & found} - found:
        found |= more
    return found - own | {ERROR}


def templates_of(source: str, errors: set[str], strict: bool = True) -> Iterator[Text]:
    """Yield the templates of the core's messages in a module; raises ValueError for one that is not literal.

    errors: `error_classes` of the program. One without letters or quotes, which only joins others, is left out.
    strict: whether all must be literal, as everywhere but where messages themselves are made.
    """
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and _is_worded(node, errors):
            template = _literal(node.args[0]) if node.args else None
            if template is None and strict:
                raise ValueError(f"line {node.lineno}: a template must stand whole and literal in its call")
            if template and any(sign.isalpha() or sign == "“" for sign in PLACE.sub("", template)):
                yield Text(ERRORS, template)


def _is_worded(node: ast.Call, errors: set[str]) -> bool:
    """Tell whether a call makes a message; one of `super().__init__` does in a class that is itself an error."""
    name = getattr(node.func, "attr", getattr(node.func, "id", ""))
    if name == "__init__":
        return bool(node.args) and isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, str)
    return name == MESSAGE or name in errors


def core_modules() -> list[Path]:
    """Return the modules of the core, whose messages the window may show."""
    return sorted(path for path in PROGRAM.rglob("*.py") if path.relative_to(PROGRAM).parts[0] not in SPEAKS_ENGLISH)


def all_templates() -> Iterator[Text]:
    """Yield the templates of the core."""
    errors = error_classes(path.read_text(encoding="utf-8") for path in PROGRAM.rglob("*.py"))
    for path in core_modules():
        try:
            yield from templates_of(path.read_text(encoding="utf-8"), errors, strict=path.name != "errors.py")
        except ValueError as error:
            raise ValueError(f"{path.relative_to(ROOT)}: {error}") from error


def _literal(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def all_texts() -> list[Text]:
    """Return every text of the window once, and every template of the core, in order."""
    found = set(all_templates())
    for path in sorted(SOURCE.rglob("*.py")):
        found.update(texts_of(path.read_text(encoding="utf-8")))
    return sorted(found)


def update(folder: Path) -> None:
    """Have lupdate bring the .ts files of a folder up to date; what is no longer used goes."""
    with tempfile.TemporaryDirectory() as scratch:
        calls = Path(scratch) / "texts.py"
        lines = (
            f"QCoreApplication.translate({_quoted(t.context)}, {_quoted(t.source)}, {_quoted(t.comment)}"
            + (", 1)" if t.plural else ")")
            for t in all_texts()
        )
        calls.write_text("\n".join(lines) + "\n", encoding="utf-8")
        for language in LANGUAGES:
            plural = ["-pluralonly"] if language == "en" else []
            options = ["-locations", "none", "-no-obsolete", "-source-language", "en", "-target-language", language]
            _run("lupdate", str(calls), *plural, *options, "-ts", str(folder / f"medviewer_{language}.ts"))


def release(folder: Path) -> None:
    """Have lrelease compile the .ts files of a folder."""
    for language in LANGUAGES:
        name = folder / f"medviewer_{language}"
        _run("lrelease", f"{name}.ts", "-qm", f"{name}.qm")


def unfinished(path: Path) -> list[str]:
    """Return the texts of a .ts file that are not translated."""
    messages = ElementTree.parse(path).iter("message")
    return [m.findtext("source", "") for m in messages if m.find("translation").get("type")]  # type: ignore[union-attr]


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def _run(tool: str, *words: str) -> None:
    done = subprocess.run([TOOLS / tool, *words], capture_output=True, text=True)
    if done.returncode or "arning" in done.stderr:
        raise SystemExit(f"{tool}: {done.stdout}{done.stderr}")


def main() -> None:
    """Update and compile, and list what is still to be translated."""
    FOLDER.mkdir(exist_ok=True)
    update(FOLDER)
    release(FOLDER)
    for language in LANGUAGES:
        for text in unfinished(FOLDER / f"medviewer_{language}.ts"):
            print(f"{language}: {text!r}")


if __name__ == "__main__":
    main()
