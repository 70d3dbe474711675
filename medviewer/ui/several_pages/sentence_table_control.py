"""Results as a table: of what is searched for, or of a topic over what is listed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QMimeData, QObject
from PySide6.QtGui import QGuiApplication

from medviewer.errors import ExportError, MedviewerError
from medviewer.library.store.browse import group_of
from medviewer.ui.base.messages import message_text
from medviewer.ui.base.tasks import Task
from medviewer.ui.base.topic_titles import topic_title
from medviewer.ui.output.output import Output
from medviewer.ui.page.page_control import PageControl
from medviewer.ui.search.list_control import ListControl
from medviewer.ui.services.services import Services

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from medviewer.export.progress import Watch
    from medviewer.export.result_table import ResultTable, SourcedSentence, TableWording
    from medviewer.export.table_request import TableRequest
    from medviewer.library.catalogue import Catalogue
    from medviewer.library.store.browse import Group
    from medviewer.library.store.code_groups import CodeGroup
    from medviewer.library.text.sentence_table import SentenceRow
    from medviewer.ui.several_pages.sentence_table_dialog import SentenceTableDialog

MOST_SHOWN = 10_000
"""Rows that a window shows; a file has all."""
translate = QCoreApplication.translate


class MadeTable(NamedTuple):
    """A table that was made. rows: those that are shown; whole: there are no others."""

    table: ResultTable
    rows: Sequence[SourcedSentence]
    whole: bool


class SentenceTableControl(QObject):
    """Asks for the words where none are typed, makes the table off the GUI thread, and does what is asked of it.

    collect: offers collections for drugs.
    """

    def __init__(
        self,
        window: QWidget,
        services: Services,
        output: Output,
        page: PageControl,
        listed: ListControl,
        collect: Callable[[Sequence[str]], None],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = services.session
        self._collections = services.keeper.collections
        self._tasks = services.tasks
        self._output = output
        self._page = page
        self._list = listed
        self._collect = collect

    def show(self) -> None:
        """Show what is searched for as a table; where nothing is, ask for words over what is listed."""
        catalogue, state = self._session.catalogue, self._list.state
        if catalogue is None:
            return
        if state.searches:
            from medviewer.export.table_request import TableRequest

            query, choice = state.text_query, self._list.choice()
            if choice.group and not choice.topic and choice.group.total:
                self._ask_words(group=choice.group)
                return
            sections = [query.section] if query.section else []
            request = TableRequest(state.query.strip(), choice.searched(query.text), choice.topic, sections)
            self._make(request.over_group(choice.among) if choice.among else request)
        elif state.shows_groups and state.group is not None:
            self._ask_words(group=group_of(state.grouping, state.group))
        else:
            self._ask_words(collection=state.opened)

    def ask_topic(self, collection: str) -> None:
        """Ask for a topic over a collection."""
        if collection and self._session.catalogue is not None:
            self._ask_words(collection=collection)

    def _ask_words(self, collection: str = "", group: Group | CodeGroup | None = None) -> None:
        """Ask which words are looked for: a topic is offered by its name, and anything can be typed."""
        from PySide6.QtWidgets import QInputDialog

        from medviewer.library.text.topics import topics

        dialog = QInputDialog(self._window)
        dialog.setObjectName("topicDialog")
        dialog.setWindowTitle(translate("SentenceTable", "Results as a table"))
        where = group.title if group else collection
        over = translate("SentenceTable", "A topic, or words to look for, in “{}”:").format(where)
        all_pages = translate("SentenceTable", "A topic, or words to look for, on all pages:")
        dialog.setLabelText(over if where else all_pages)
        dialog.setComboBoxEditable(True)
        dialog.setComboBoxItems([topic_title(topic.name) for topic in topics()])
        dialog.textValueSelected.connect(partial(self._ask, collection=collection, group=group))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _ask(self, words: str, collection: str, group: Group | CodeGroup | None) -> None:
        from medviewer.export.table_request import TableRequest
        from medviewer.library.text.topics import topics

        catalogue = self._session.catalogue
        if catalogue is None or not any(sign.isalnum() for sign in words):
            return
        topic = next((one for one in topics() if words in (topic_title(one.name), one.name)), None)
        request = TableRequest(words, "", topic) if topic else TableRequest.of(words, catalogue.choice(words))
        kept = self._collections.named(collection) if collection else None
        if group:
            request = request.over_group(group)
        elif kept:
            request = request.over_collection(kept, catalogue)
        self._make(request)

    def _make(self, request: TableRequest) -> None:
        """Show the dialog, and have the table made."""
        from medviewer.ui.several_pages.sentence_table_dialog import SentenceTableDialog

        catalogue = self._session.catalogue
        if catalogue is None:
            return
        words = wording()
        title = words.title.format(f"“{request.query}”")
        dialog = SentenceTableDialog(self._window, f"{title} · {request.where}" if request.where else title)
        dialog.forbid(self._output.no_printing, self._output.no_files)
        work = partial(_made, catalogue, request, words)
        task = self._tasks.run(work, partial(self._show, dialog, request), partial(_say, dialog), lane="table")
        task.progress.connect(dialog.show_progress)
        dialog.finished.connect(task.cancel)
        dialog.open_requested.connect(partial(self._open, dialog))
        dialog.collect_requested.connect(self._collect)
        self._session.closing.connect(dialog.reject)
        dialog.show()

    def _show(self, dialog: SentenceTableDialog, request: TableRequest, made: MadeTable) -> None:
        dialog.show_table(made.table, made.rows)
        dialog.copy_requested.connect(partial(self._copy, made.table))
        dialog.print_requested.connect(lambda: self._output.print_table(self._sorted(dialog, made)))
        dialog.export_requested.connect(lambda: self._export(dialog, request, made))

    def _copy(self, table: ResultTable, rows: Sequence[SourcedSentence]) -> None:
        """Put rows on the clipboard; many take a while."""
        from medviewer.ui.several_pages.sentence_table_model import copied

        if rows:
            self._tasks.run(lambda _task: copied(table, rows), _put_on_clipboard, lane="table")

    def _sorted(self, dialog: SentenceTableDialog, made: MadeTable) -> ResultTable:
        return made.table._replace(rows=dialog.model.rows())

    def _export(self, dialog: SentenceTableDialog, request: TableRequest, made: MadeTable) -> None:
        """Write the rows as they are sorted; where there are more than are shown, all of them, read again."""
        catalogue = self._session.catalogue
        if catalogue is None:
            return

        def table(watch: Watch) -> ResultTable:
            from medviewer.export import table_request

            if made.whole:
                return self._sorted(dialog, made)
            return table_request.made(catalogue, request, watch.check, wording())

        self._output.export_table(made.table.title, table)

    def _open(self, dialog: SentenceTableDialog, row: SentenceRow) -> None:
        from medviewer.library.mentions.together import NamedMark, Passage

        if not row.section:
            self._page.open(row.id)
            return
        start, length = row.marks[0] if row.marks else (0, len(row.sentence.partition(" ")[0]))
        mark = NamedMark(start, length, row.sentence[start : start + length], "name")
        passage = Passage(row.id, row.section, row.label, row.sentence, row.offset, (mark,))
        self._page.open_quoted(passage, dialog.activateWindow)


def _made(catalogue: Catalogue, request: TableRequest, words: TableWording, task: Task) -> MadeTable:
    """Return the table; called in a thread."""
    from medviewer.export import table_request

    def check() -> None:
        if task.is_cancelled():
            raise ExportError("Stopped. Nothing was written.")

    table = table_request.made(catalogue, request, check, words)
    rows: list[SourcedSentence] = []
    for number, row in enumerate(islice(table.rows, MOST_SHOWN + 1)):
        rows.append(row)
        if not number % 200:
            task.progress.emit(min(number, table.passages), table.passages)
    whole = len(rows) <= MOST_SHOWN
    closing = list(table.closing())
    if not whole:
        first = translate("SentenceTable", "The first {} rows are shown. A file that is exported has all of them.")
        closing.insert(0, first.format(f"{MOST_SHOWN:,}"))
    kept = rows[:MOST_SHOWN]
    return MadeTable(table._replace(rows=kept, closing=lambda: closing), kept, whole)


def _put_on_clipboard(texts: tuple[str, str]) -> None:
    data = QMimeData()
    data.setText(texts[0])
    data.setHtml(texts[1])
    QGuiApplication.clipboard().setMimeData(data)


def _say(dialog: SentenceTableDialog, error: MedviewerError) -> None:
    dialog.say(message_text(error.message))


def wording() -> TableWording:
    """Return the words around the quotes in the window's language."""
    from medviewer.export.result_table import TableWording

    return TableWording(
        drug=translate("SentenceTable", "Drug"),
        section=translate("SentenceTable", "Section"),
        sentence=translate("SentenceTable", "Sentence"),
        found=translate("SentenceTable", "Words found"),
        note=translate("SentenceTable", "Note"),
        source=translate("SentenceTable", "Source"),
        signature=translate("SentenceTable", "Signature"),
        page=translate("SentenceTable", "Page"),
        title=translate("SentenceTable", "Sentences with {}"),
        looked_for=translate("SentenceTable", "Looked for: {}"),
        where=translate("SentenceTable", "Among: {}"),
        counts=translate("SentenceTable", "{} passages on {} pages"),
        made=translate("SentenceTable", "made on {}"),
        none=translate("SentenceTable", "no passage found for: {}"),
        part=translate("SentenceTable", "part of a longer sentence"),
        unquoted=translate(
            "SentenceTable",
            "Passages that answer by a name of their page alone, of which no sentence is quoted: {}",
        ),
        changed=translate(
            "SentenceTable", "The library was read anew meanwhile; a page may be missing. Make the table again."
        ),
        absent=translate("SentenceTable", "none of the open libraries has this page"),
        unread=translate("SentenceTable", "the page cannot be read now"),
        newer=translate("SentenceTable", "the file has changed since it was read for this quote"),
        notice=translate(
            "SentenceTable",
            "What these pages say, word for word. Nothing is judged; what is not found here may still be so.",
        ),
        topic_title=topic_title,
    )
