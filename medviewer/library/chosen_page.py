"""The page that a name opens by itself: that which is called so while no other drug may be meant, or none.

Nothing is chosen among several (ISMP, Guidelines for Safe Electronic Communication of Medication Information: at least
five letters before drug names are matched), and of a name whose rest makes another drug the beginning is no name.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import permutations
from types import MappingProxyType
from typing import NamedTuple

from medviewer.library.mentions import substances
from medviewer.library.mentions.common_names import is_common
from medviewer.library.mentions.medication_list import Order, order_of
from medviewer.library.mentions.words import lists
from medviewer.library.names import abbreviations, drug_classes
from medviewer.library.names.folding import fold
from medviewer.library.names.name_query import Query
from medviewer.library.names.named_drugs import named_drugs
from medviewer.library.names.prefix import in_words, names_beginning, names_equal
from medviewer.library.open_library import OpenLibrary
from medviewer.library.paths import stored
from medviewer.library.search import Choice
from medviewer.library.store.code_groups import group_of
from medviewer.library.store.label_groups import is_label_of, with_set_id
from medviewer.library.text import topics
from medviewer.library.text.text_query import excludes

LEAST_BEGINNING, LEAST_NAME = 5, 4
"""Signs of a beginning, a space between words counted, and letters and digits of a whole name that open a page."""
LEAST_ORDERED = 3
"""Letters and digits of a name that is read from an order, unless a page is called so or it is an abbreviation."""
MOST_ORDERED = 4
"""Ingredients that may stand in any order."""
MOST_LOOKED_AT = 400
"""Names that begin so; where there are more of them nothing is chosen."""
LONGEST = 2000
"""Characters of a text that may be a name or an order; a longer one opens nothing."""
_PARENTHESES = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
_BETWEEN = re.compile(r"[+/;&,]|(?<!\w)(?:and|with|plus)(?!\w)", re.IGNORECASE)
_CONJUGATE = ("ado ", "fam ")
"""Before the name of an antibody, in USAN: what is begun so is the conjugate."""
_PLAIN, _COMBINED, _OTHER = range(3)
_Name = tuple[str, str, bool, bool, bool]


class CalledPage(NamedTuple):
    """A name of a page. library: its place in the reader's order; name: as the page writes it.

    is_title: whether it is the page's title; is_combined: whether the page is of several ingredients; is_entry: of a
    dictionary.
    """

    library: int
    source: str
    name: str
    is_title: bool
    is_combined: bool
    is_entry: bool = False


def chosen(
    libraries: Sequence[OpenLibrary],
    text: str,
    aliases: Mapping[str, str] | None = None,
    labels: Mapping[str, str] = MappingProxyType({}),
) -> Choice:
    """Return what `text` opens: a whole name, else a whole code, else a beginning that only one drug has, else nothing.

    Of an order the name alone is asked for, without strength, form, route and time. aliases: the reader's own, from
    what is typed to a name. The first of the libraries that has a page of that name decides; within one library several
    open none. labels: by folded generic name the id, or the setId, of the published label that is used for it, which
    opens before all others while it is one of that name. A text that leaves words out asks for passages, and opens
    nothing: what it leaves out least of all.
    """
    if len(text) > LONGEST or excludes(text):
        return Choice()
    read = _Reader(libraries, labels)
    used = read.used_label(text)
    if used:
        return Choice(used)
    own = {fold(alias): name for alias, name in (aliases or {}).items()}
    meant = own.get(fold(text))
    if meant:
        return Choice(_id(libraries, exact(_equal(libraries, meant))))
    found, group = read.whole(text), group_of(libraries, text)
    if found is not None or (means := abbreviations.meanings(text)):
        return Choice(found, group=group) if found is not None else Choice(means=means, group=group)
    if group or drug_classes.named(text):
        return Choice(group.opens if group else "", group=group)
    if coded := _code_and_topic(read, text):
        return coded
    order = order_of(text)
    is_order = order is not None and any(read.may_order(name) for name in order.names)
    choice = _ordered(read, order, text) if order and is_order else _beginning(read, text)
    is_answered = choice.id or choice.means or choice.topic or (not is_order and len(fold(text).split()) < 2)
    return choice if is_answered else choice._replace(named=named_drugs(choice.read_as or text, read.named))


def _ordered(read: _Reader, order: Order, text: str) -> Choice:
    known = ((name, page) for name in order.names if (page := read.whole(name)) is not None)
    name, page = next(known, (order.names[-1], None))
    if page is None and (means := abbreviations.meanings(name)):
        return Choice("", name, means)
    return Choice(
        (read.begun(name, _next_number(name, text)) if page is None else page) if order.is_whole else "", name
    )


def _next_number(name: str, text: str) -> str:
    """Return the digits behind a name in a text, a space between."""
    found = re.search(rf"(?<!\S){re.escape(fold(name))} (\d+)", fold(text))
    return found[1] if found else ""


def _code_and_topic(read: _Reader, text: str) -> Choice | None:
    """Return the code and the topic that a text names; None where it is not both. Its digits are no strength."""
    asked = topics.split(text) if any(sign.isdigit() for sign in text) else None
    if asked is None or read.whole(asked.drug) is not None:
        return None
    group = group_of(read.libraries, asked.drug)
    if group is None or not group.is_code or not group.total:
        return None
    return Choice("", asked.drug, (), asked.topic, group=group)


def _beginning(read: _Reader, text: str) -> Choice:
    """Return what begins with `text`, else the drug, class or code, and the topic that it names; they open nothing."""
    found = read.begun(text)
    asked = None if found else topics.split(text)
    if asked is None or read.has_all(text):
        return Choice(found)
    named = read.whole(asked.drug)
    if not named and not read.begun(asked.drug):
        group = group_of(read.libraries, asked.drug)
        if group and group.total:
            return Choice("", asked.drug, (), asked.topic, group=group)
        if named is None:
            return Choice(found)
    return Choice("", asked.drug, (), asked.topic)


class _Reader(NamedTuple):
    """Asks the libraries for names."""

    libraries: Sequence[OpenLibrary]
    labels: Mapping[str, str]

    def used_label(self, text: str) -> str:
        """Return the id of the label that is used for the generic name `text`, empty where none is or it is gone."""
        key = fold(text)
        id = self.labels.get(key, "") if key else ""
        for one in self.libraries if id else ():
            prefix = f"{one.library.name}/"
            if "/" not in id and (source := one.index.read(partial(with_set_id, key=key, set_id=id))):
                return prefix + source
            question = partial(is_label_of, path=stored(id.removeprefix(prefix)), key=key)
            if id.startswith(prefix) and one.index.read(question):
                return id
        return ""

    def whole(self, text: str, *, has_entries: bool = True) -> str | None:
        """Return the id of the page that is called `text`, empty where several are, None where none is.

        has_entries: whether a dictionary's entry may be that page.
        """
        if used := self.used_label(text):
            return used
        called = _drugs_first(_equal(self.libraries, text)) or self._in_other_order(text)
        if called and called[0].is_entry and not has_entries:
            return None
        if abbreviations.meanings(text):
            called = [one for one in called if one.is_title]
        if not called:
            return None
        key = fold(text)
        if len(key.replace(" ", "")) < LEAST_NAME:
            return ""
        if key in lists().classes or drug_classes.named(text):
            called = [one for one in called if one.is_title]
        elif not substances.is_name(key.split()):
            called = [one for one in called if one.is_title and one.name.casefold() == text.strip().casefold()]
        return _id(self.libraries, exact(called))

    def has_all(self, text: str) -> bool:
        """Return whether some page's names have words that begin as all words of a text, in whatever order."""
        query = Query.of(text)
        return any(one.index.read(partial(_in_words, query=query)) for one in self.libraries)

    def may_order(self, name: str) -> bool:
        """Return whether an order can be of `name`: two letters that no page is called are none (10^9/L, pH 7)."""
        is_long = len(fold(name).replace(" ", "")) >= LEAST_ORDERED
        return is_long or bool(abbreviations.meanings(name)) or self.whole(name) is not None

    def named(self, name: str, may_begin: bool) -> str | None:
        """Return the id of the page that a name in a longer text opens, empty where several are called so.

        may_begin: whether the beginning of a name is taken for it. None where no page is meant.
        """
        if len(fold(name).replace(" ", "")) < LEAST_NAME or abbreviations.meanings(name):
            return None
        page = self.whole(name, has_entries=False)
        return (may_begin and self.begun(name, has_entries=False)) or None if page is None else page

    def _in_other_order(self, text: str) -> list[CalledPage]:
        """Return the pages that are called by the same ingredients in another order."""
        parts = [part for part in map(fold, _BETWEEN.split(text)) if part]
        orders = permutations(parts) if 1 < len(parts) <= MOST_ORDERED else ()
        return [one for order in orders for one in _equal(self.libraries, " ".join(order))]

    def begun(self, text: str, number: str = "", *, has_entries: bool = True) -> str:
        """Return the id of the page whose names alone begin with `text`, empty for none.

        It ends within no number of a name: vitamin B1 is another one than B12. number: the digits that were read behind
        it, which those that touch it in a name must be: vitamin B 1 is no order of B12. has_entries: as in `whole`.
        """
        key = fold(text)  # all of it: the first words of a text are another name than the text
        if min(len(key), len(text.strip())) < LEAST_BEGINNING:  # α is five letters long as it is compared
            return ""
        found = list(_asked(self.libraries, partial(names_beginning, key=key, limit=MOST_LOOKED_AT)))
        if len(found) >= MOST_LOOKED_AT:
            return ""
        found = _drugs_first(found) if has_entries else [one for one in found if not one.is_entry]
        if not substances.is_name(key.split()):
            found = [one for one in found if one.is_title]
        if number or key[-1].isdigit():
            same = "" if key[-1].isdigit() else number
            found = [one for one in found if _number_behind(key, one.name) in ("", same)]
        return _id(self.libraries, begun(found, key))


def _drugs_first(called: Sequence[CalledPage]) -> list[CalledPage]:
    """Return the names of drugs; where there are none those of a dictionary's entries, but for common words."""
    drugs = [one for one in called if not one.is_entry]
    return drugs or [one for one in called if not is_common(fold(one.name))]


def _number_behind(key: str, text: str) -> str:
    """Return the digits that touch a beginning of a name, empty where it does not go on with any."""
    found = re.search(rf"(?<!\S){re.escape(key)}(\d+)", fold(text))
    return found[1] if found else ""


def exact(called: Iterable[CalledPage]) -> CalledPage | None:
    """Return the page that is meant by a name that all of these are called: one of that title, else the only one."""
    called = list(called)
    first = min((one.library for one in called), default=0)
    here = [one for one in called if one.library == first]
    titled = [one for one in here if one.is_title]
    return _only(titled or here)


def begun(called: Iterable[CalledPage], key: str) -> CalledPage | None:
    """Return the page that is meant by the beginning `key` of all of these names; None where another drug has it too.

    A combination with the drug may follow, and a form of it; then the plain drug is meant.
    """
    pages = [_Begun.of(names, key) for names in _by_page(called)]
    plain = [page for page in pages if page.kind == _PLAIN]
    others = [page for page in pages if page.kind != _PLAIN]
    if not plain:
        return _one_of_its_own(others)
    heads = frozenset.intersection(*(page.heads for page in plain))
    if not heads or any(not page.follows(heads) for page in others):
        return None
    return _plainest(plain, heads)


def _one_of_its_own(others: Sequence[_Begun]) -> CalledPage | None:
    """Return the only page whose name begins so, unless the rest of that name makes it another drug than its head."""
    names = {fold(page.name.name) for page in others}
    if len(names) != 1 or any(page.kind == _COMBINED or page.makes_another for page in others):
        return None
    return exact(page.name for page in others)


def _plainest(plain: Sequence[_Begun], heads: frozenset[str]) -> CalledPage | None:
    """Return that page of one drug which has its name alone, in the first library that has any."""
    first = min(page.name.library for page in plain)
    here = [page for page in plain if page.name.library == first]
    bare = [page for page in here if page.is_bare] if heads.isdisjoint(lists().bases) else here
    titled = [page for page in bare if page.name.is_title]
    return _only([page.name for page in titled or bare or here])


class _Begun(NamedTuple):
    """A page by those of its names that begin with a query.

    name: the plainest of them. kind: whether that is the drug alone, a combination with it, or has another rest.
    heads: names up to the end of the word in which the query ends. is_bare: nothing follows. makes_another: what
    follows makes another drug of the head.
    """

    name: CalledPage
    kind: int
    heads: frozenset[str]
    is_bare: bool
    makes_another: bool

    @classmethod
    def of(cls, names: Sequence[CalledPage], key: str) -> _Begun:
        read = sorted((_reading(one, key), not one.is_title, one) for one in names)
        (kind, head, rest), _, best = read[0]
        heads = frozenset(reading[1] for reading, _, _ in read if reading[0] == kind)
        return cls(best, kind, heads, not rest, _makes_another(head, rest))

    def follows(self, heads: frozenset[str]) -> bool:
        """Return whether this is a combination with one of the drugs `heads`."""
        return (self.kind == _COMBINED or self.name.is_combined) and not heads.isdisjoint(self.heads)


def _reading(called: CalledPage, key: str) -> tuple[int, str, tuple[str, ...]]:
    """Return the kind of a name, its head, and the words that follow in the first of its ingredients."""
    outside = _PARENTHESES.sub(" ", called.name)
    ingredients = [part for part in _BETWEEN.split(outside) if fold(part)]
    first = fold(ingredients[0]) if ingredients else ""
    if not first.startswith(key):
        first, ingredients = fold(outside), []
    words = (first if first.startswith(key) else fold(called.name)).split()
    length = len(key.split())
    head, rest = " ".join(words[:length]), tuple(words[length:])
    if len(ingredients) > 1:
        return _COMBINED, head, rest
    known = lists()
    same = known.salts | known.qualifiers
    return (_PLAIN if same.issuperset(rest) else _OTHER), head, rest


def _makes_another(head: str, rest: Sequence[str]) -> bool:
    known = lists()
    behind = f" {' '.join(rest)} "
    return not head.startswith(_CONJUGATE) and (
        head in known.classes
        or any(f" {word} " in behind for word in known.another)
        or (len(rest) == 1 and (len(rest[0]) == 1 or any(sign.isdigit() for sign in rest[0])))
    )


def _by_page(called: Iterable[CalledPage]) -> Iterator[list[CalledPage]]:
    pages: dict[tuple[int, str], list[CalledPage]] = {}
    for one in called:
        pages.setdefault((one.library, one.source), []).append(one)
    yield from pages.values()


def _only(called: Sequence[CalledPage]) -> CalledPage | None:
    return called[0] if len({one.source for one in called}) == 1 else None


def _in_words(db: sqlite3.Connection, query: Query) -> bool:
    return next(iter(in_words(db, query, (), 1)), None) is not None


def _equal(libraries: Sequence[OpenLibrary], text: str) -> list[CalledPage]:
    key = fold(text)
    return list(_asked(libraries, partial(names_equal, key=key, limit=MOST_LOOKED_AT))) if key else []


def _asked(
    libraries: Sequence[OpenLibrary], question: Callable[[sqlite3.Connection], Sequence[_Name]]
) -> Iterator[CalledPage]:
    for place, one in enumerate(libraries):
        yield from (CalledPage(place, *row) for row in one.index.ask(question))


def _id(libraries: Sequence[OpenLibrary], called: CalledPage | None) -> str:
    return f"{libraries[called.library].library.name}/{called.source}" if called else ""
