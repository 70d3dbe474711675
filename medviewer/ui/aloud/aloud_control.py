"""The open page read aloud, sentence by sentence, from where the reader is."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QShortcut, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QApplication, QMenu, QTextEdit, QWidget

from medviewer.ui.base.language import translatable
from medviewer.ui.page.panes import Panes
from medviewer.ui.services.services import Services

if TYPE_CHECKING:
    from medviewer.ui.aloud.aloud_bar import AloudBar
    from medviewer.ui.aloud.page_sentences import PageSentences, SpokenSentence
    from medviewer.ui.aloud.voice import Voice

SPEED = "aloud/speed"
MOST_STEPS = 5
"""Steps of speed above and below that of the voice itself; the last one is as fast as Qt lets a voice be."""
ABOVE = 4
"""Of the height of the page a fourth is above a sentence that is scrolled into sight."""
translate = QCoreApplication.translate
FAILURES = {
    "module": translatable(
        "AloudControl",
        "Reading aloud needs Qt’s speech module, which is not installed: install medviewer[speech] in place of "
        "medviewer.",
    ),
    "engine": translatable(
        "AloudControl",
        "No speech service of this computer answers. On Debian and Ubuntu install speech-dispatcher and "
        "speech-dispatcher-espeak-ng.",
    ),
    "voice": translatable(
        "AloudControl",
        "No voice of this computer speaks {}. Add one in the settings of the system; on Debian and Ubuntu install "
        "speech-dispatcher-espeak-ng.",
    ),
    "silent": translatable(
        "AloudControl", "The speech service of this computer does not answer. Is there a sound device, and is it on?"
    ),
    "service": translatable(
        "AloudControl", "The speech service of this computer has failed; reading aloud has stopped."
    ),
}


def own_voice(parent: QObject) -> Voice:
    """Return the voice in a process of its own."""
    from medviewer.ui.aloud.voice import ProcessVoice

    return ProcessVoice(parent)


class AloudControl(QObject):
    """Reads the tab that is shown, until its end or until something else is shown.

    reading_changed(is_reading). make_voice: called once, at the first reading.
    """

    reading_changed = Signal(bool)

    def __init__(self, panes: Panes, services: Services) -> None:
        super().__init__(panes)
        self._panes = panes
        self._view = panes.monograph
        self._services = services
        self.make_voice: Callable[[QObject], Voice] = own_voice
        self._voice: Voice | None = None
        self._bar: AloudBar | None = None
        self._sentences: PageSentences | None = None
        self._language = "en"
        self._is_paused = False
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), panes.window())
        self._escape.setEnabled(False)
        self._connect()

    def is_reading(self) -> bool:
        """Return whether a page is being read, or is paused."""
        return self._sentences is not None

    def is_speaking(self) -> bool:
        """Return whether a page is being read just now."""
        return self.is_reading() and not self._is_paused

    def read_or_pause(self) -> None:
        """Begin to read where the reader is, pause, or go on with the sentence that was paused."""
        if not self.is_reading():
            self._read_marked()
        elif self._is_paused:
            self._say()
        else:
            self._pause()

    def read_from(self, position: int, end: int | None = None) -> None:
        """Read from the sentence around a position of the shown text to its end, or to another position."""
        from medviewer.export.selection import language
        from medviewer.ui.aloud.page_sentences import PageSentences

        self.stop()
        opened = self._view.opened()
        if opened is None or self._panes.shown() is not self._view:
            return
        self._language = language(opened.monograph)
        sentences = PageSentences(self._view.page.document(), self._language, position, end)
        if sentences.current() is None:
            self._services.messages.say(translate("AloudControl", "There is nothing to read aloud from here on."))
            return
        self._sentences = sentences
        self._escape.setEnabled(True)
        self._show_bar()
        self.reading_changed.emit(True)
        self._say()

    def step(self, by: int) -> None:
        """Read the next sentence, with -1 the one before; a paused voice stays so."""
        if self._sentences is None:
            return
        there = self._sentences.step(by)
        if self._is_paused:
            self._mark()
        elif there is not None or by < 0:
            self._say()
        else:
            self.stop()

    def change_speed(self, by: int) -> None:
        """Read faster by a step, or with -1 more slowly, from now on; remembered."""
        speed = max(-MOST_STEPS, min(MOST_STEPS, self._speed() + by))
        self._services.settings.keep(SPEED, speed)
        if self.is_reading() and not self._is_paused:
            self._say()

    def stop(self) -> None:
        """Fall silent, and take mark and bar away."""
        if self._sentences is None:
            return
        self._sentences = None
        self._is_paused = False
        self._escape.setEnabled(False)
        if self._voice is not None:
            self._voice.hush()
        self._view.page.mark_aloud([])
        if self._bar is not None:
            self._hide(self._bar)
        self.reading_changed.emit(False)

    def end(self) -> None:
        """Stop, and let the voice go."""
        self.stop()
        if self._voice is not None:
            self._voice.end()
            self._voice = None

    def _read_marked(self) -> None:
        """Read what is marked; else from the cursor, or from the first line in sight where the cursor is not."""
        page = self._view.page
        cursor, first = page.textCursor(), page.first_seen()
        if cursor.hasSelection():
            self.read_from(cursor.selectionStart(), cursor.selectionEnd())
        elif page.viewport().rect().contains(page.cursorRect(cursor)) and cursor.position() > first:
            self.read_from(cursor.position())
        else:
            self.read_from(first)

    def _say(self) -> None:
        """Have the voice say the sentence that is come to, from its beginning."""
        there = self._mark()
        if there is None:
            return
        if self._voice is None:
            self._voice = self.make_voice(self)
            self._voice.began.connect(self._began)
            self._voice.over.connect(self._go_on)
            self._voice.failed.connect(self._fail)
        if self._is_paused:
            self._is_paused = False
            self._began()
        self._voice.say(there.text, self._language, self._speed() / MOST_STEPS)

    def _began(self) -> None:
        if self.is_reading() and not self._is_paused:
            self._show_state(translate("AloudControl", "Reading aloud"))

    def _pause(self) -> None:
        self._is_paused = True
        if self._voice is not None:
            self._voice.hush()
        self._show_state(translate("AloudControl", "Reading aloud is paused"))

    def _go_on(self) -> None:
        if self._sentences is not None and not self._is_paused:
            self.step(1)

    def _fail(self, reason: str) -> None:
        self.stop()
        language = QLocale(self._language).nativeLanguageName() or self._language
        message = translate("AloudControl", FAILURES.get(reason, FAILURES["service"]))
        self._services.messages.note(message.format(f"{language} ({self._language})"))

    def _mark(self) -> SpokenSentence | None:
        """Mark the sentence that is come to, and scroll it into sight."""
        there = self._sentences.current() if self._sentences else None
        if there is None:
            return None
        page, mark = self._view.page, QTextEdit.ExtraSelection()
        cursor, look = QTextCursor(page.document()), QTextCharFormat()
        cursor.setPosition(there.start)
        begin = page.cursorRect(cursor)
        cursor.setPosition(there.end, QTextCursor.MoveMode.KeepAnchor)
        self._scroll_to(begin, page.cursorRect(cursor))
        colours = self._services.theme.colours
        look.setBackground(QColor(colours.chosen))
        look.setForeground(QColor(colours.text))
        look.setFontUnderline(True)
        look.setUnderlineColor(QColor(colours.accent))
        mark.cursor, mark.format = cursor, look
        page.mark_aloud([mark])
        return there

    def _scroll_to(self, begin: QRect, end: QRect) -> None:
        """Scroll so that a sentence is seen from its beginning, given where its ends stand in the viewport."""
        page, room = self._view.page, self._view.page.viewport().size()
        if begin.top() < 0 or end.bottom() > room.height():
            bar = page.verticalScrollBar()
            bar.setValue(bar.value() + begin.top() - room.height() // ABOVE)
        if begin.left() < 0 or max(begin.right(), end.right()) > room.width():  # a table may be wider than the page
            bar = page.horizontalScrollBar()
            bar.setValue(bar.value() + begin.left() - room.width() // ABOVE)

    def _speed(self) -> int:
        return max(-MOST_STEPS, min(MOST_STEPS, self._services.settings.number(SPEED, 0)))

    def _show_state(self, text: str) -> None:
        if self._bar is not None:
            self._bar.show_state(text, self._is_paused)

    def _show_bar(self) -> None:
        if self._bar is None:
            from medviewer.ui.aloud.aloud_bar import AloudBar

            self._bar = AloudBar(self._services.theme, self._view)
            self._bar.pause_requested.connect(self.read_or_pause)
            self._bar.step_requested.connect(self.step)
            self._bar.speed_requested.connect(self.change_speed)
            self._bar.stop_requested.connect(self.stop)
            self._services.theme.changed.connect(self._bar.retheme)
            self._view.column.add_below(self._bar)
        self._bar.show_speed(self._speed(), MOST_STEPS)
        self._bar.show_state(translate("AloudControl", "Starting the voice…"), is_paused=False)
        self._bar.show()

    def _hide(self, bar: QWidget) -> None:
        focused = QApplication.focusWidget()
        bar.hide()
        if focused is not None and bar.isAncestorOf(focused):
            self._view.page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill_menu(self, menu: QMenu, cursor: QTextCursor) -> None:
        menu.addSeparator()
        menu.addAction(translate("AloudControl", "Read &aloud from here"), partial(self.read_from, cursor.position()))

    def _follow(self, key: str) -> None:
        """Show the speed that was chosen in whichever window."""
        if key == SPEED and self._bar is not None:
            self._bar.show_speed(self._speed(), MOST_STEPS)

    def _connect(self) -> None:
        self._services.settings.kept.connect(self._follow)
        self._escape.activated.connect(self.stop)
        self._view.page.menu_opening.connect(self._fill_menu)
        self._view.text.page_changed.connect(self.stop)
        self._view.text.spot_shown.connect(self.stop)
        self._services.reader.asked.connect(self.stop)
        self._panes.currentChanged.connect(self.stop)
