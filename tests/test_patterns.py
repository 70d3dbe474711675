"""Every regular expression of the program takes time in proportion to its text, whatever that is made of.

One that does not holds the interpreter, and with it the window, for minutes on a page of some kilobytes. Patterns are
found in the modules themselves; the texts are made of each pattern's own parts, repeated.
"""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from pathlib import Path
from re import _compiler as compiler
from re import _constants as signs
from re import _parser as grammar
from types import ModuleType
from typing import Any

import pytest

import medviewer

SIZES = (2_000, 4_000, 8_000)
"""Characters of the texts."""
UNDOUBTED = 0.01
"""Seconds for the longest text that are no harm; a pattern that takes a sixteenth of them for the shortest passes."""
MOST_GROWTH = 7.0
"""Times the time for four times the text: 4 is linear, 16 a square."""
DOUBTS = 3
"""Times that a growth must be seen: other processes take the processor’s caches."""
LIMITS = ((18, 0.01), (150, 0.03), (1_000, 0.05))
"""Characters, and the seconds for them beyond which time doubles with each character, or grows with a cube."""

PUMPS = (*" \t\xa0\na0*_[](<&`|>-.:;,\"'\\#!?=~+)%/A", "\r\n", "and ", " or ", "a ", "* ", "a,", "é", "“", "\u2029")
ENDS = ("", "\x00", "d")
HOW = dict.fromkeys(("sub", "subn", "split", "findall", "finditer"), "finditer")
HOW |= {name: name for name in ("match", "fullmatch", "search")}
"""How a text is looked through, by the name of what is called."""
Pattern = re.Pattern[Any]
Local = Mapping[str, object] | Callable[[ModuleType], Iterable[Pattern | tuple[Pattern, str]]]

LOCALS: dict[str, Local] = {
    "monograph.frontmatter.bounded_toml.line_of": {"name": "theme"},
    "library.chosen_page._next_number": {"name": "vitamin b"},
    "library.chosen_page._number_behind": {"key": "vitamin b"},
    "library.glance.chips._pattern": lambda module: ((module._pattern(one), "search") for one in module.chips()),
    "importing.epi.epi_page._pattern": lambda module: [(module._pattern("a … b …"), "fullmatch")],
    "export.selection._without_label": lambda module: [],
    "export.paper.ties._patterns": lambda module: zip(module._patterns(), ("finditer", "match", "match"), strict=True),
    "importing.openfda_titles.line_words": lambda module: [module.line_words().settled, module.line_words().sublabels],
    "library.mentions.medication_list._dose": lambda module: [module._dose()],
    "library.mentions.match._patterns": lambda module: zip(
        module._patterns(), ("match", "match", "match", "match", "search", "match", "search", "match"), strict=True
    ),
    "library.mentions.words._marked": lambda module: [module._marked()[1]],
    "library.names.folding._beginning": lambda module: [module.WORDS._first],
    "library.names.folding.__init__": lambda module: [re.compile(r"_(?<=\d_)\d")],
    "library.names.folding._units": lambda module: [(module.WORDS._units, "match")],
    "library.text.indexed_words._wide": lambda module: module._wide(),
    "library.text.plain_text.pattern": lambda module: map(module.pattern, ("a b", "10 /l", ">= 5%", "a.b.")),
    "library.text.plain_text._uncut": lambda module: map(module._uncut, ("5 mg", "10 /l", ">= 50")),
    "library.text.sentences.place": {"ahead": r"a\W+b\W+", "hit": r"a\W+b", "after": r"\W+a\W+b"},
    "monograph.commonmark.tags._stands_after": {"end": "-->"},
    "monograph.commonmark.tags._hidden": {"name": "script"},
    "ui.page.equal_words._pattern": lambda module: [module._pattern(("Child-Pugh", "creatinine clearance", "CrCl"))],
    "monograph.spoken_text._make_patterns": lambda module: spoken_patterns(module),
    "monograph.sections.vocabulary._any_of": lambda module: [module.default()._name, module.default()._alias],
}
"""What patterns that are made within a function are made of there, by its place below the package; or they themselves,
with what is called for each."""


def spoken_patterns(module: ModuleType) -> list[tuple[Pattern, str]]:
    words = module._words_of("en")
    matched = [(each, "match") for each in (words._rate, words._amount_rate, words._inverse, words._weight)]
    return [
        *matched,
        *((each, "finditer") for each in (words._measure, words._range, words._hyphen_range, words._compared)),
    ]


# Patterns and how they are used


@cache
def modules() -> tuple[ModuleType, ...]:
    found = pkgutil.walk_packages(medviewer.__path__, "medviewer.")
    return tuple(importlib.import_module(each.name) for each in found if not each.name.endswith("__main__"))


def held(value: object, depth: int = 4) -> Iterator[Pattern]:
    """Yield the patterns in a value: itself, in containers, in the attributes of the program's classes and objects."""
    if isinstance(value, re.Pattern):
        yield value
    elif depth and isinstance(value, Mapping):
        yield from (one for each in (*value.keys(), *value.values()) for one in held(each, depth - 1))
    elif depth and isinstance(value, (list, tuple, set, frozenset)):
        yield from (one for each in value for one in held(each, depth - 1))
    elif depth and str(getattr(value, "__module__", "")).startswith("medviewer"):
        yield from held(dict(getattr(value, "__dict__", {})), depth - 1)


class Uses(ast.NodeVisitor):
    """Finds where a module makes patterns, and what it calls them for."""

    def __init__(self, module: ModuleType) -> None:
        self.module = module
        self.within: list[str] = []
        self.uses: list[tuple[Pattern, str]] = []
        self.unknown: list[str] = []

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        self.within.append(node.name)
        self.generic_visit(node)
        self.within.pop()

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        assert node.module != "re", f"{self.module.__name__}: patterns are found by the name of their module"

    def visit_Call(self, node: ast.Call) -> None:
        self.generic_visit(node)
        called = node.func
        if not isinstance(called, ast.Attribute):
            return
        if isinstance(called.value, ast.Name) and called.value.id == "re" and called.attr in (*HOW, "compile"):
            use = "any" if called.attr == "compile" else HOW[called.attr]
            self.uses += [one if isinstance(one, tuple) else (one, use) for one in self._patterns(node)]
        elif called.attr in HOW and isinstance(pattern := self._value(called.value), re.Pattern):
            self.uses.append((pattern, HOW[called.attr]))

    def _value(self, node: ast.expr, **local: object) -> object:
        try:
            return eval(compile(ast.Expression(node), "", "eval"), {**vars(self.module)}, local)
        except Exception:  # noqa: BLE001  it needs what only the function has
            return None

    def _patterns(self, node: ast.Call) -> Iterable[Pattern | tuple[Pattern, str]]:
        place = ".".join([self.module.__name__.partition(".")[2], *self.within[-1:]])
        local = LOCALS.get(place, {})
        if callable(local):
            return list(local(self.module))
        flags = [self._value(each.value) for each in node.keywords if each.arg == "flags"]
        flags += [value for each in node.args[1:] if isinstance(value := self._value(each), re.RegexFlag)]
        made = self._value(node.args[0], **local)
        if made is None:
            self.unknown.append(f"{place}, line {node.lineno}")
            return []
        return [re.compile(made, *flags)]


@cache
def looked_through() -> tuple[dict[Pattern, set[str]], dict[Pattern, str], list[str]]:
    """Return how each pattern is used, where, and the places whose pattern is not known."""
    how: dict[Pattern, set[str]] = defaultdict(set)
    where: dict[Pattern, str] = {}
    unknown: list[str] = []
    for module in modules():
        found = Uses(module)
        found.visit(ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8")))
        unknown += found.unknown
        for pattern, call in [*found.uses, *((each, "any") for each in held(vars(module)))]:
            how[pattern].add(call)
            where.setdefault(pattern, module.__name__)
    return how, where, unknown


def calls_of(pattern: Pattern) -> set[str]:
    """Return how a pattern is used; in every way where that is not seen, as of one that is handed on."""
    return looked_through()[0][pattern] - {"any"} or {"match", "fullmatch", "search", "finditer"}


# Texts that a pattern may fail on


def sample(items: Iterable[tuple[Any, Any]], variant: int) -> str:
    """Return a text that such a part of a pattern may match."""
    return "".join(_sample(kind, value, variant) for kind, value in items)


def _sample(kind: Any, value: Any, variant: int) -> str:
    if kind is signs.LITERAL:
        return chr(value)
    if kind is signs.IN:
        chars = members(value)
        return chars[variant % len(chars)] if chars else ""
    if kind in (signs.ANY, signs.NOT_LITERAL):
        return "ab 0"[variant % 4]
    if kind is signs.BRANCH:
        return sample(value[1][variant % len(value[1])], variant)
    if kind is signs.SUBPATTERN:
        return sample(value[3], variant)
    if kind is signs.ATOMIC_GROUP:
        return sample(value, variant)
    if kind in REPEATS:
        return sample(value[2], variant) * min(max(value[0], variant % 2), 100)
    return ""


REPEATS = (signs.MAX_REPEAT, signs.MIN_REPEAT, signs.POSSESSIVE_REPEAT)
CATEGORIES = {"SPACE": " \n\xa0", "NOT_SPACE": "a*", "WORD": "a0_", "NOT_WORD": " *", "DIGIT": "0", "NOT_DIGIT": "a "}


def members(value: Iterable[tuple[Any, Any]]) -> str:
    """Return some characters of a class."""
    items = list(value)
    found = "".join(_members(kind, each) for kind, each in items)
    if not items or items[0][0] is not signs.NEGATE:
        return found
    return "".join(char for char in ' a0*_,.[(<&`|>"é' if char not in found)


def _members(kind: Any, value: Any) -> str:
    if kind is signs.LITERAL:
        return chr(value)
    if kind is signs.RANGE:
        return chr(value[0]) + chr(value[1])
    return CATEGORIES[str(value).removeprefix("CATEGORY_")] if kind is signs.CATEGORY else ""


def openings(items: Iterable[tuple[Any, Any]], before: str, variant: int) -> Iterator[tuple[str, str]]:
    """Yield (text before it, text that it may match once) of each part that may be repeated without bound."""
    for kind, value in items:
        if kind in REPEATS:
            if value[1] > 20:
                yield before, sample(value[2], variant)
            yield from openings(value[2], before, variant)
        elif kind is signs.BRANCH:
            for branch in value[1]:
                yield from openings(branch, before, variant)
        elif kind is signs.SUBPATTERN:
            yield from openings(value[3], before, variant)
        elif kind is signs.ATOMIC_GROUP:
            yield from openings(value, before, variant)
        elif kind in (signs.ASSERT, signs.ASSERT_NOT):
            yield from openings(value[1], before, variant)
        before += _sample(kind, value, variant)


def tree_of(pattern: Pattern) -> grammar.SubPattern:
    """Return the parts of a pattern."""
    source = pattern.pattern.decode("latin-1") if isinstance(pattern.pattern, bytes) else pattern.pattern
    return grammar.parse(source, pattern.flags & ~re.UNICODE if isinstance(pattern.pattern, bytes) else pattern.flags)


def texts_of(pattern: Pattern) -> set[tuple[str, str, str]]:
    """Return (start, what is repeated after it, end) of the texts that a pattern is tried on."""
    made: set[tuple[str, str]] = {("", pump) for pump in PUMPS}
    tree = tree_of(pattern)
    for variant in range(4):
        opened = list(openings(tree, "", variant))
        made |= {(before, pump) for before, pump in opened if len(before) < 300}
        made |= {(before, one) for before, pump in opened for one in (*pump[:1], " ", "a", "\n") if len(before) < 300}
        made |= {("", before + pump) for before, pump in opened}
        made |= {("", before) for before, _pump in opened}
        made.add(("", sample(tree, variant)))
    return {(before, pump, end) for before, pump in made if 0 < len(pump) < 300 for end in ENDS}


def seconds(pattern: Pattern, call: str, parts: tuple[str, str, str], size: int, rounds: int) -> float:
    """Return how long the fastest of several rounds took."""
    before, pump, end = parts
    whole: Any = before + pump * (size // len(pump)) + end
    if isinstance(pattern.pattern, bytes):
        whole = whole.encode("utf-8")
    run = partial(_exhaust, pattern, whole) if call == "finditer" else partial(getattr(pattern, call), whole)
    return min(_timed(run) for _ in range(rounds))


def _exhaust(pattern: Pattern, whole: Any) -> None:
    for _ in pattern.finditer(whole):
        pass


def _timed(run: Callable[[], object]) -> float:
    begun = time.process_time()
    run()
    return time.process_time() - begun


def slow(pattern: Pattern, call: str, parts: tuple[str, str, str]) -> str:
    """Return what is wrong with the time that a text takes; empty where nothing is."""
    if any(seconds(pattern, call, parts, size, 1) > most for size, most in LIMITS):
        return f"{call} is very slow on {parts}"
    if seconds(pattern, call, parts, SIZES[0], 1) < UNDOUBTED / 16:
        return ""
    if seconds(pattern, call, parts, SIZES[-1], 1) < MOST_GROWTH * seconds(pattern, call, parts, SIZES[0], 5):
        return ""  # each look below would pass it too: the longest text is the faster of two there
    for _ in range(DOUBTS):
        taken = [seconds(pattern, call, parts, size, rounds) for size, rounds in zip(SIZES, (5, 3, 2), strict=True)]
        growth = taken[-1] / max(taken[0], 1e-6)
        if taken[-1] < UNDOUBTED or growth < MOST_GROWTH:
            return ""
    return f"{call} on {parts}: {', '.join(f'{each * 1000:.1f}' for each in taken)} ms"


# The tests


def kept_groups(item: object) -> Iterator[object]:
    """Yield what repeats and gives nothing back in a part of a pattern, where it is more than one character."""
    if isinstance(item, tuple) and item and item[0] is signs.POSSESSIVE_REPEAT and not compiler._simple(item[1][2]):
        yield item[1]
    if isinstance(item, (tuple, list, grammar.SubPattern)):
        for part in item:
            yield from kept_groups(part)


def test_every_pattern_is_known() -> None:
    how, _, unknown = looked_through()
    assert not unknown, f"say in LOCALS of what these are made: {unknown}"
    assert len(how) > 150


PATTERNS = sorted(looked_through()[0], key=lambda each: (looked_through()[1][each], repr(each.pattern)))


@pytest.mark.parametrize("pattern", [pytest.param(pattern, id=looked_through()[1][pattern]) for pattern in PATTERNS])
def test_time_grows_with_the_text_and_no_faster(pattern: Pattern) -> None:
    found = (slow(pattern, call, parts) for call in calls_of(pattern) for parts in sorted(texts_of(pattern)))
    fault = next(filter(None, found), "")
    assert not fault, f"{pattern.pattern!r}: {fault}"


def test_only_a_character_repeats_possessively() -> None:
    """Up to Python 3.11.4 `(?:ab)*+` keeps the half of it that it found last; `(?>(?:ab)*)` is right everywhere.

    So the fault is shown by any Python, not only by Debian 12's: https://github.com/python/cpython/issues/106052.
    """
    found = [(looked_through()[1][each], each.pattern) for each in PATTERNS if [*kept_groups(tree_of(each))]]
    assert not found, f"say these with atomic groups, (?>(?:…)*): {found}"


@pytest.mark.parametrize("said", [r"\d(?:[.,]\d)*+", r"(?:a|(?:bc)?+)", r"(?=(?:(?!c).)++)", r"(?>(?:ab){0,9}+)"])
def test_a_group_that_repeats_possessively_is_noticed(said: str) -> None:
    assert [*kept_groups(grammar.parse(said))]


@pytest.mark.parametrize("said", [r"\s*+[ab]++a?+", r"(?>(?:ab)*)", r"[^a]{0,9}+(?:a++b)*"])
def test_a_character_that_repeats_possessively_passes(said: str) -> None:
    assert not [*kept_groups(grammar.parse(said))]


@pytest.mark.parametrize("said", [r"\s*[,;]\s*", r"(a+)+b", r"<!--.*?-->", r"\[.*?\]\(", r"a*a*b"])
def test_a_pattern_that_is_slow_is_noticed(said: str) -> None:
    pattern = re.compile(said)
    assert any(slow(pattern, "finditer", parts) for parts in sorted(texts_of(pattern)))


@pytest.mark.parametrize("said", [r"\s+", r"(?<!a)a*+b", r"<[^<>]*>", r"[^\W_]+"])
def test_a_pattern_that_is_not_slow_passes(said: str) -> None:
    pattern = re.compile(said)
    assert not any(slow(pattern, "finditer", parts) for parts in sorted(texts_of(pattern)))
