"""The state of the drug list, and what it becomes by all that is asked of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from medviewer.library.names.name_query import words_of
from medviewer.library.store.label_choice import LabelChoice

if TYPE_CHECKING:
    from medviewer.desk.notes import Note
    from medviewer.library.search import Passages

ALL, FAVOURITES, RECENT, COLLECTIONS = "all", "favourites", "recent", "collections"
"""The filters."""
CHANGED_LIST = "\n"
"""Key of the list of what has changed, which no collection can be called."""


class TextQuestion(NamedTuple):
    """A question to the text of all pages. typed: what stands in the search field.

    section: the key of the only one that is searched, empty for all; None where `typed` decides.
    """

    typed: str
    section: str | None = None

    @property
    def text(self) -> str:
        """Return what is searched for; a section that was chosen takes the place of one that was typed."""
        if self.section is None:
            return self.typed
        return " ".join(word for word in self.typed.split() if not word.startswith("in:"))


class FoundText(NamedTuple):
    """The passages that answer a question, and the local notes that hold its words. most: passages asked for.

    is_scan: all pages were gone through for them letter by letter, since the index of words had none.
    """

    query: TextQuestion
    passages: Passages
    notes: list[Note]
    most: int = 0
    is_scan: bool = False


@dataclass(frozen=True)
class ListState:
    """All that decides which drugs are listed, besides the libraries and the desk.

    query: as typed. filter: ALL, FAVOURITES, RECENT or COLLECTIONS. grouping: one of browse.KINDS, empty for none; it
    counts under ALL. group: the key of the open group, None where all groups are listed. collection: the name of the
    open collection, CHANGED_LIST for what has changed, empty for all collections; it counts under COLLECTIONS.
    section: the key of the section whose passages are wanted, empty for all; None until one is chosen.
    unfolded: ids of the rows that stand for labels and show them. label_choices: how labels are filtered and sorted, by
    the id of such a row; it stays while the row is folded or not listed.
    """

    query: str = ""
    filter: str = ALL
    grouping: str = ""
    group: str | None = None
    collection: str = ""
    section: str | None = None
    unfolded: frozenset[str] = frozenset()
    label_choices: Mapping[str, LabelChoice] = field(default_factory=dict, hash=False)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Return the words of the query as they are compared, none where nothing but signs was typed."""
        return tuple(words_of(self.query))

    @property
    def shows_groups(self) -> bool:
        """Return whether groups are listed, or the open one."""
        return self.filter == ALL and bool(self.grouping)

    @property
    def searches(self) -> bool:
        """Return whether names and passages are listed that answer the query: words, or signs such as `%`."""
        return self.filter == ALL and not self.grouping and (bool(self.words) or self._holds_signs)

    @cached_property
    def _holds_signs(self) -> bool:
        if not self.query.strip():
            return False
        from medviewer.library.text.plain_text import PlainText

        return bool(PlainText.of(self.query).parts)

    @property
    def is_part(self) -> bool:
        """Return whether only some of the drugs are listed: favourites, recent ones, a collection, a group."""
        in_group = self.shows_groups and self.group is not None
        return self.filter in (FAVOURITES, RECENT) or bool(self.opened) or in_group

    @property
    def opened(self) -> str:
        """Return which collection is listed, or CHANGED_LIST; empty where none is."""
        return self.collection if self.filter == COLLECTIONS else ""

    @property
    def text_query(self) -> TextQuestion:
        """Return what the text is asked."""
        return TextQuestion(self.query, self.section)

    def typed(self, query: str) -> ListState:
        """Return the state once something was typed: its passages are wanted from any section."""
        return replace(self, query=query, section=None, unfolded=frozenset())

    def filtered(self, key: str) -> ListState:
        """Return the state once a filter was chosen; what is open under another one stays open."""
        return replace(self, filter=key)

    def grouped(self, grouping: str) -> ListState:
        """Return the state once a grouping was chosen: no group is open."""
        return replace(self, filter=ALL, grouping=grouping, group=None)

    def folding(self, id: str) -> ListState:
        """Return the state once the labels below a row were unfolded, or folded where they were unfolded."""
        return replace(self, unfolded=self.unfolded ^ {id})

    def led_by(self, leaders: Mapping[str, str]) -> ListState:
        """Return the state once other labels stand for those of their name. leaders: new ids of rows by old ones."""
        choices = {leaders.get(id, id): choice for id, choice in self.label_choices.items()}
        unfolded = frozenset(leaders.get(id, id) for id in self.unfolded)
        return replace(self, unfolded=unfolded, label_choices=choices)

    def choosing(self, id: str, choice: LabelChoice) -> ListState:
        """Return the state once the labels below a row were filtered or sorted."""
        return replace(self, label_choices={**self.label_choices, id: choice})

    def label_choice(self, id: str) -> LabelChoice:
        """Return how the labels below a row are filtered and sorted; all, the newest first, before that was chosen."""
        return self.label_choices.get(id, LabelChoice())

    def in_section(self, key: str) -> ListState:
        """Return the state once a section was chosen whose passages are wanted; an empty key means all."""
        return replace(self, section=key)

    def in_group(self, key: str) -> ListState:
        """Return the state once a group was opened: all that is in it."""
        return replace(self.typed(""), group=key)

    def in_collection(self, name: str) -> ListState:
        """Return the state once a collection was opened, or CHANGED_LIST: all that is in it; empty for all of them."""
        return replace(self.typed(""), filter=COLLECTIONS, collection=name)

    def back(self) -> ListState:
        """Return the state once the line that leads back was followed: all groups, or all collections."""
        return self.in_collection("") if self.filter == COLLECTIONS else replace(self.typed(""), group=None)

    def without_lost(self, collections: Collection[str]) -> ListState:
        """Return the state with all collections listed where the open one is gone. collections: their names."""
        lost = self.opened and self.opened != CHANGED_LIST and self.opened not in collections
        return replace(self, collection="") if lost else self
