"""Names as the command line has them: what names nothing, and pages of one title."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

RunOn = Callable[..., tuple[int, str, str]]
Made = Callable[..., Path]
ODD = "---\ntitle: Oddamine\ngeneric_name: oddamine (IV)\nbrands: [with, Elixir, Oddex]\n---\nText.\n"


def page(title: str, text: str = "Given IV, with water.") -> str:
    return f"---\ntitle: {title}\n---\n## Usage\n\n{text}\n"


def test_check_lists_names_that_name_nothing_each_once(run_on: RunOn, library: Made) -> None:
    pages = {f"{number}.md": page(f"Drug {number}") for number in range(20)}
    root = library({**pages, "odd.md": ODD, "odd2.md": ODD.replace("Oddamine", "Otheramine")})
    code, out, _ = run_on(root, "check")
    assert (code, len(out.splitlines())) == (1, 2)
    assert [line.split("“")[1].split("”")[0] for line in out.splitlines()] == ["iv", "with"]
    assert all(line.startswith(f"{root / 'odd.md'}: ") and "22 of 22 pages" in line for line in out.splitlines())


def test_check_says_nothing_of_the_same_words_in_few_pages_or_as_a_title(run_on: RunOn, library: Made) -> None:
    assert run_on(library({"0.md": page("Drug"), "odd.md": ODD}), "check")[:2] == (0, "")
    pages = {f"{number}.md": page(f"Drug {number}", "A lotion.") for number in range(20)}
    assert run_on(library({**pages, "x.md": page("Lotion")}, name="titled"), "check")[:2] == (0, "")


def test_list_and_search_tell_pages_of_one_title_apart(run_on: RunOn, library: Made) -> None:
    twins = {"twinin.md": page("Twinin", "5 mg"), "sub/twinin.md": page("Twinin", "50 mg")}
    root = library({**twins, "c.md": page("Other")})
    assert run_on(root, "list")[1].splitlines() == ["Other", "Twinin\tsub/twinin.md", "Twinin\ttwinin.md"]
    names, _, passages = run_on(root, "search", "twinin")[1].partition("\n\n")
    assert {*names.splitlines()} == {"Twinin\texact\tsub/twinin.md", "Twinin\texact\ttwinin.md"}
    assert {line.rpartition("\t")[2] for line in passages.splitlines()} == {"sub/twinin.md", "twinin.md"}


def test_check_names_pages_of_one_title(run_on: RunOn, library: Made) -> None:
    root = library({"twinin.md": page("Twinin"), "b/twinin (copy).md": page("TWININ"), "c.md": page("Single")})
    code, out, _ = run_on(root, "check", "--json")
    [problem] = json.loads(out)["problems"]
    assert (code, problem["source"]) == (1, "b/twinin (copy).md")
    assert "2 pages, also of twinin.md" in problem["message"]
