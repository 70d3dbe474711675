"""A table that is asked for: which words, of which pages, in which order; and the table itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from collections.abc import Collection as Ids
from typing import TYPE_CHECKING, NamedTuple

from medviewer.export.result_table import QuoteSources, ResultTable, TableWording
from medviewer.library.text.text_query import searched_words
from medviewer.library.text.topics import topic_of
from medviewer.quoted_names import quoted

if TYPE_CHECKING:
    from medviewer.desk.collections import Collection
    from medviewer.library.catalogue import Catalogue
    from medviewer.library.search import Choice
    from medviewer.library.store.browse import Group
    from medviewer.library.store.code_groups import CodeGroup
    from medviewer.library.text.topics import Topic

_SYNTAX = ('"', "in:")


class TableRequest(NamedTuple):
    """The makings of a table.

    query: as it was typed. text, topic: what passages are looked for by. where: the name of the collection or group,
    empty for all pages. among: ids of its pages; group: of which they are, which may be a class or code. lacking:
    titles of pages of the collection that no open library has. order: one of `sentence_table.ORDERS`.
    """

    query: str
    text: str
    topic: Topic | None = None
    sections: Sequence[str] = ()
    where: str = ""
    among: Ids[str] | None = None
    group: Group | CodeGroup | None = None
    lacking: Sequence[str] = ()
    order: str = "drug"

    @classmethod
    def of(cls, query: str, choice: Choice) -> TableRequest:
        """Return what a query asks for: a topic where it is nothing but words of one, else what the search finds.

        choice: the meaning of the query; a topic beside a class or code is asked of its pages. Words in quotes are no
        topic.
        """
        whole = None if choice.topic or any(sign in query for sign in _SYNTAX) else topic_of(query)
        if whole:
            return cls(query, "", whole)
        request = cls(query, choice.searched(query), choice.topic)
        return request.over_group(choice.among) if choice.among else request

    def over_group(self, group: Group | CodeGroup) -> TableRequest:
        """Return the same asked of the pages of a group."""
        return self._replace(group=group, where=group.title)

    def over_collection(self, collection: Collection, catalogue: Catalogue) -> TableRequest:
        """Return the same asked of the pages of a collection."""
        lacking = [member.title for member in collection.members if catalogue.page(member.id) is None]
        ids = [member.id for member in collection.members]
        return self._replace(among=ids, where=collection.name, lacking=lacking)

    def words(self) -> list[str]:
        """Return the words that are looked for, those of a topic as equals."""
        return [*searched_words(self.text), *(self.topic.words if self.topic else ())]


def made(
    catalogue: Catalogue,
    request: TableRequest,
    check: Callable[[], None] = lambda: None,
    wording: TableWording | None = None,
) -> ResultTable:
    """Return the table; its rows are made as they are taken. Not for the GUI's thread.

    check: is called between pages, and may raise.
    """
    words = wording or TableWording()
    found = catalogue.sentences(
        request.text, request.sections, request.topic, request.group, request.among, request.order, check
    )

    def closing() -> list[str]:
        notes = [f"{quoted(title)}: {words.absent}" for title in request.lacking]
        notes += [words.unquoted.format(f"{found.unquoted:,}")] if found.unquoted else []
        return [*notes, words.changed] if found.changed else notes

    rows = QuoteSources(catalogue, words).rows(found)
    topic = request.topic.name if request.topic else ""
    return ResultTable(
        request.query.strip(),
        topic,
        request.words(),
        request.where,
        found.passages,
        found.pages,
        rows,
        closing,
        words,
    )
