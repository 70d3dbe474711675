"""Whatever files, titles and settings are called: a terminal obeys none of it, and no name forges a line."""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from medviewer import cli
from medviewer.commands import terminal
from medviewer.commands.pack import VERBS
from medviewer.desk.store import Desk
from medviewer.locations import Profile

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="names of any bytes")
Run = Callable[..., tuple[int, str, str]]
EVIL = "\x1b[31m\x9b2J\x1b]0;own\x07\x08\x7f\r\u202e\u2066\u200b\u2028\u00ad\U000e0041\nFORGED\tz"
NEVER = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff\U000e0000-\U000e0fff]"
)
PAGE = f"""---
title: "Zinc {EVIL.encode("unicode_escape").decode().replace("'", "")}"
generic_name: "zinc\\e[31m\\x9b"
---
# Zinc \x1b[31m

### Usage
Text \x1b]0;own\x07 of warfarin.
"""


@pytest.fixture
def evil(tmp_path: Path, profile: Profile, site: Callable[[str], Path]) -> Path:
    """Return a library in which everything has a hostile name; desk and site have such names too."""
    root = tmp_path / f"lib{EVIL}"
    root.mkdir()
    (root / f"zinc{EVIL}.md").write_text(PAGE, encoding="utf-8", newline="")
    (root / "warfarin.md").write_text("# Warfarin\n### Usage\nWith zinc.\n### Odd\x1b[2J\n", encoding="utf-8")
    (root / os.fsdecode(b"raw\x9b31m\xff.md")).write_bytes(b"# Raw\n### Usage\nna\xefve\n")
    (root / f"link{EVIL}.md").symlink_to(tmp_path)
    (root / f"folder{EVIL}.md").mkdir()
    for name in ("sections.toml", "aliases.toml", "tallman.toml"):
        (root / name).write_text('["\\u001b[31m\\u009b"]\n', encoding="utf-8")
    with Desk.open(profile.desk_file) as desk:
        desk.favourites.add(f"lib/gone{EVIL}", f"Gone {EVIL}")
        desk.collections.create("Ward")
        desk.collections.add("Ward", f"lib/gone{EVIL}", f"Gone {EVIL}")
        desk.readings.keep(f"lib/gone{EVIL}", f"Gone {EVIL}", "0" * 32, "# x")
        desk.notes.write(f"lib/gone{EVIL}", "usage", f"note {EVIL}", title=f"Gone {EVIL}")
    site('"\\u001b[31m\\u202e" = 1\n[[trusted_keys]]\nname = "a\\u001b[31m\\u202e"\nkey = "x"\n')
    return root


@pytest.fixture
def said(run_on: Run, evil: Path) -> Callable[..., tuple[int, str, str]]:
    """Return a function that runs a command on the library, and looks at all that it said."""

    def said(*words: object) -> tuple[int, str, str]:
        code, out, err = run_on(evil, *words)
        for stream in (out, err):
            assert not NEVER.search(stream), (words, stream)
            assert not any(line.startswith("FORGED") for line in stream.splitlines()), (words, stream)
        return code, out, err

    return said


EACH = {
    "list": [["list"], ["list", "--json"]],
    "show": [["show", "zinc"], ["show", EVIL], ["show", "zinc", "--section", EVIL]]
    + [["show", "zinc", "--format", form] for form in ("markdown", "html", "json")],
    "search": [["search", "zinc"], ["search", EVIL], ["search", "zinc", "--json"], ["search", "--batch", EVIL]],
    "table": [["table", "zinc"], ["table", EVIL], ["table", "zinc", "--class", EVIL], ["table", "zinc", "-o", EVIL]]
    + [["table", "zinc", "--format", form] for form in ("csv", "html", "json")],
    "together": [
        ["together", "zinc", "warfarin"],
        ["together", "zinc", EVIL],
        ["together", "--list", EVIL],
        ["together", "zinc", "warfarin", "--json"],
    ],
    "named-by": [["named-by", "zinc"], ["named-by", EVIL], ["named-by", "zinc", "--json"]],
    "export": [["export", "zinc", "--format", form, "-o", "-"] for form in ("text", "markdown", "html", "json")]
    + [["export", "--all", "--format", "jsonl"], ["export", "--all", "--format", "text", "-o", f"{{tmp}}/out{EVIL}"]]
    + [["export", "--favourites", "--format", "text", "-o", f"{{tmp}}/{EVIL}"]]
    + [["export", "--collection", EVIL, "--format", "pdf"]],
    "notes": [
        ["notes", "list"],
        ["notes", "list", "--json"],
        ["notes", "export", f"{{tmp}}/notes{EVIL}"],
        ["notes", "import", f"{{tmp}}/lib{EVIL}"],
        ["notes", "import", EVIL],
    ],
    "libraries": [
        ["libraries", "list"],
        ["libraries", "list", "--json"],
        ["libraries", "add", EVIL],
        ["libraries", "add", "{tmp}"],
        ["libraries", "remove", EVIL],
        ["libraries", "move", EVIL, "1"],
    ],
    "collections": [
        ["collections", "list"],
        ["collections", "export", "Ward", "-o", f"{{tmp}}/c{EVIL}"],
        ["collections", "import", "{tmp}/c.json"],
        ["collections", "import", EVIL],
        ["collections", "list", "--json"],
    ],
    "changed": [["changed"], ["changed", "--json"]],
    "check": [
        ["check"],
        ["check", "--json"],
        ["check", "--clinical"],
        ["check", "--clinical", "--json"],
        ["check", EVIL],
    ],
    "import": [["import", "spl", f"{{tmp}}/{EVIL}", "--to", "{tmp}/to"]]
    + [
        ["import", "spl", f"{{tmp}}/lib{EVIL}", "{tmp}/odd.zip", "--to", f"{{tmp}}/to{EVIL}", *more]
        for more in ([], ["--json"])
    ],
    "config": [["config"], ["config", "--json"]],
    "pack": [["pack", "info", EVIL]],
    "completion": [["completion", "bash"], ["completion", EVIL]],
}
PACKS = {
    "build": [["build", "{root}", "-o", f"{{tmp}}/b{EVIL}.medpack", "--licence", EVIL], ["build", EVIL, "-o", "x"]],
    "info": [["info", "{pack}"], ["info", "{pack}", "--json"]],
    "unpack": [["unpack", "{pack}", f"{{tmp}}/unpacked{EVIL}"], ["unpack", "{pack}", "{root}"]],
    "keygen": [["keygen", "-o", f"{{tmp}}/key{EVIL}"], ["keygen", "-o", f"{{tmp}}/key{EVIL}"]],
    "sign": [["sign", "{pack}", "--key", f"{{tmp}}/key{EVIL}"], ["sign", "{pack}", "--key", EVIL]],
    "verify": [["verify", "{pack}"], ["verify", "{pack}", "--json"], ["verify", "{pack}", "--trust", EVIL]],
    "accept": [["accept", "{pack}"], ["accept", "{root}"], ["accept", EVIL]],
    "publish": [["publish", "{pack}", "--to", "{share}"], ["publish", "{pack}", "--to", EVIL]],
    "list": [["list", "{share}"], ["list", "{share}", "--json"], ["list", EVIL]],
    "rollback": [["rollback", "{share}"], ["rollback", "{share}", "--to", EVIL], ["rollback", EVIL, "--here"]],
    "diff": [["diff", "{root}", "{pack}"], ["diff", "{pack}", "{tmp}/empty", "--json"], ["diff", "{root}", EVIL]],
}
WRONG = [[EVIL], ["list", f"--{EVIL}"], ["show"], ["pack", EVIL], ["export", "x", "--format", EVIL], ["import", EVIL]]
WRONG += [["list", "--library", EVIL], ["search", "x", "--limit", EVIL], [f"--{EVIL}"], ["list", EVIL]]


def test_each_command_is_tried() -> None:
    assert (EACH.keys(), PACKS.keys()) == ({*cli.COMMANDS}, {*VERBS})


@pytest.fixture
def odd_files(tmp_path: Path) -> None:
    """Write files to import whose contents have hostile names."""
    import zipfile

    with zipfile.ZipFile(tmp_path / "odd.zip", "w") as odd:
        odd.writestr("a\x1b[31m\u202e.xml", "<no/>")
    member = {"id": f"x/{EVIL}", "title": EVIL, "added": "2026-01-01T00:00:00Z"}
    content = {"medviewer": "collection", "version": 1, "name": f"W{EVIL}", "members": [member]}
    (tmp_path / "c.json").write_text(json.dumps(content), encoding="utf-8")


@pytest.mark.usefixtures("odd_files")
@pytest.mark.parametrize("command", EACH)
def test_no_command_passes_names_on_as_they_are(
    said: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.chdir(tmp_path)
    for words in EACH[command]:
        assert any(said(*(word.replace("{tmp}", str(tmp_path)) for word in words))[1:])


def test_no_verb_of_pack_does(said: Run, evil: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    share, root = tmp_path / f"share{EVIL}", tmp_path / "plain" / f"f{EVIL.replace('/', '')}"
    share.mkdir()
    (tmp_path / "empty").mkdir()
    shutil.copytree(evil, root, symlinks=True)
    places = {"tmp": tmp_path, "share": share, "root": root, "pack": tmp_path / f"b{EVIL}.medpack"}
    for words in (words for verb in PACKS.values() for words in verb):
        filled = [re.sub(r"\{(\w+)\}", lambda found: str(places[found[1]]), word) for word in words]
        assert any(said("pack", *filled)[1:]), words
    assert any(said("--library", share, "list")[1:])


@pytest.mark.parametrize("words", WRONG, ids=range(len(WRONG)))
def test_what_makes_no_sense_is_said_without_it(said: Run, words: list[str]) -> None:
    code, _, err = said(*words)
    assert code in (1, 2) and err


def test_json_holds_the_same_words(said: Run, evil: Path) -> None:
    found = json.loads(said("list", "--json")[1])
    assert {one["source"] for one in found} >= {f"zinc{EVIL}.md", "warfarin.md"}


def test_a_name_can_be_read_and_is_one_line() -> None:
    assert terminal.shown("a\x1b[31m\n\u202e\U000e0041\udc9b\x7f\t") == (
        "a\\u001b[31m\\n\\u202e\\udb40\\udc41\\udc9b\\u007f\\t"
    )
    for plain in ("Éxampline 5\u00a0mg", "ערכה\u200f 5", "کتاب\u200cها", "👩\u200d⚕️", "C:\\pages"):
        assert terminal.shown(plain) == plain


def test_an_unexpected_error_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from medviewer.commands.unexpected import reporter

    reporter(tmp_path / EVIL)(ValueError, ValueError(EVIL), None)
    err = capsys.readouterr().err
    assert err.count("\n") == 1 and not NEVER.search(err)


def test_all_that_commands_say_passes_one_module() -> None:
    folder = Path(cli.__file__).parent
    for file in (folder / "cli.py", *(folder / "commands").rglob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        calls = [ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)]
        direct = {"print", "argparse.ArgumentParser", "sys.stdout.buffer.write", "sys.stderr.write"} & {*calls}
        allowed = {"terminal.py": direct, "export.py": {"sys.stdout.buffer.write"}}  # a PDF is no text
        assert direct == allowed.get(file.name, set()), file
