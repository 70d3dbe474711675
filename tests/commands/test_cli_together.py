"""`medviewer together` and `medviewer named-by` as their users see them."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from medviewer.library.mentions.together import MOST, NOTICE
from medviewer.locations import Profile

Run = Callable[..., tuple[int, str, str]]
PAGES = {
    "t.md": "# Testamycin\n### Interactions\n* Samplol: stronger.\n",
    "s.md": "# Samplol\n### Precautions\nNot with testamycin. Never.\n",
    "o.md": "# Otherol\n### Usage\nText.\n",
}


@pytest.fixture
def run(run_cli: Run, library: Callable[..., Path], profile: Profile) -> Run:
    """Return a function that runs a command on three pages in this process: (exit code, stdout, stderr)."""
    pages = library(PAGES)
    return lambda name, *words: run_cli(name, "--library", pages, "--profile", profile.index.parent, *words)


def test_together_says_first_what_it_is_not(run: Run) -> None:
    code, out, _ = run("together", "testamycin", "samplol", "otherol")
    assert code == 0
    assert out == (
        f"{NOTICE}\n\nTestamycin – Samplol\n"
        "Testamycin\tinteractions\tSamplol: stronger.\nSamplol\tprecautions\tNot with testamycin.\n"
    )
    assert NOTICE == "What these pages say. Not an interaction checker: silence here means nothing."
    assert run("together", "samplol", "otherol")[:2] == (0, f"{NOTICE}\n")


def test_together_of_a_list(run: Run, tmp_path: Path) -> None:
    listed = tmp_path / "list.txt"
    listed.write_text(
        "\ufeff1. Testamycin 5 mg od\n2. Samplol 1 tablet\n3. testamicin 5 mg\n4. Qqzz\n", encoding="utf-8"
    )
    code, out, err = run("together", "--list", listed)
    assert code == 1
    assert out.startswith(f"{NOTICE}\n\nTestamycin – Samplol\n")
    assert "Line 3: “testamicin” is not one monograph's name and is left out. Near: Testamycin." in err
    assert "Line 4: no monograph is called “Qqzz”." in err


def test_together_reads_a_list_from_stdin(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"testamycin\n")))
    code, out, _ = run("together", "samplol", "--list", "-")
    assert (code, "Samplol – Testamycin" in out) == (0, True)


def test_together_as_json(run: Run, tmp_path: Path) -> None:
    listed = tmp_path / "list.txt"
    listed.write_text("samplol\nsamploll 2 mg\n", encoding="utf-8")
    code, out, _ = run("together", "testamycin", "--list", listed, "--json")
    said = json.loads(out)
    assert (code, said["notice"]) == (1, NOTICE)
    [pair] = said["pairs"]
    assert [pair["one"]["title"], pair["other"]["title"]] == ["Testamycin", "Samplol"]
    assert pair["passages"][0] == {
        "id": pair["one"]["id"],
        "section": "interactions",
        "sentence": "Samplol: stronger.",
        "marks": [{"start": 0, "length": 7, "term": "Samplol", "kind": "name"}],
    }
    assert said["unknown"] == [{"line": 2, "text": "samploll 2 mg", "name": "samploll", "nearest": ["Samplol"]}]


def test_together_wants_names_that_are_known_and_not_too_many(run: Run, tmp_path: Path) -> None:
    assert run("together")[0] == 2
    code, _, err = run("together", "testamycin", "samplo1l")
    assert (code, "Samplol" in err) == (1, True)
    assert run("together", "--list", tmp_path / "none.txt")[0] == 1


def test_no_more_than_can_be_asked_about(run: Run, library: Callable[..., Path]) -> None:
    names = [f"Drug{chr(97 + n // 26)}{chr(97 + n % 26)}ol" for n in range(MOST + 1)]
    library({f"{name}.md": f"# {name}\n" for name in names})
    code, _, err = run("together", *names)
    assert (code, f"{MOST} can be asked about at once" in err) == (2, True)


def test_named_by(run: Run) -> None:
    code, out, _ = run("named-by", "samplol")
    assert (code, out) == (0, f"{NOTICE}\ninteractions\tTestamycin\tname\n")
    assert run("named-by", "otherol")[:2] == (0, f"{NOTICE}\n")
    code, out, _ = run("named-by", "--json", "samplol")
    said = json.loads(out)
    assert (said["notice"], said["title"]) == (NOTICE, "Samplol")
    [section] = said["sections"]
    assert (section["section"], section["title"]) == ("interactions", "Interactions")
    assert section["pages"] == [{"id": "library/t.md", "title": "Testamycin", "times": 1, "kind": "name"}]
