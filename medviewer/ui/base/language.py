"""The language of the window: the system's or a chosen one, with its dates, titles of sections and names of keys."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QKeySequence

from medviewer import locations


def shown_key(key: str | QKeySequence) -> str:
    """Return a key such as "Ctrl+PgDown" as its user knows it: "Strg+Bild ab" in German."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


NAMES = {"en": "English", "de": "Deutsch", "es": "Español"}
"""The languages that there are texts in, each by its own name."""
CHOICES = ("system", *NAMES)


class Language:
    """The language in force. choice: one of CHOICES. code: the language that was made of it, as ISO 639-1 has it."""

    def __init__(self, application: QCoreApplication, choice: str = "system") -> None:
        self._application = application
        self._before = QLocale()
        self._translators: list[QTranslator] = []
        self.choice = choice if choice in CHOICES else "system"
        self.code = spoken(self.choice, QLocale.system())
        QLocale.setDefault(locale_of(self.code, QLocale.system()))
        self._load(f"qtbase_{self.code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        self._load(f"medviewer_{self.code}", str(locations.resources() / "translations"))

    def leave(self) -> None:
        """Speak as before."""
        for translator in self._translators:
            self._application.removeTranslator(translator)
        QLocale.setDefault(self._before)

    def _load(self, name: str, folder: str) -> None:
        translator = QTranslator(self._application)
        if translator.load(name, folder):
            self._application.installTranslator(translator)
            self._translators.append(translator)


def spoken(choice: str, system: QLocale) -> str:
    """Return the code of the language that a choice means; English where there is none for the system's."""
    if choice in NAMES:
        return choice
    languages = (name.replace("_", "-").split("-")[0] for name in system.uiLanguages())
    return next((language for language in languages if language in NAMES), "en")


def locale_of(code: str, system: QLocale) -> QLocale:
    """Return how dates and numbers are written in a language: as the system does where that is its language."""
    language = QLocale(code)
    return system if system.language() == language.language() and system.name() != "C" else language


def code_in_force() -> str:
    """Return the code of the language that texts are translated into now."""
    return QCoreApplication.translate("Language", "en", "the code of the language of this file")


def translatable(context: str, text: str) -> str:
    """Return `text`, marked for translation: where it is shown it is given to Qt's `translate` with its context.

    Qt's own QT_TRANSLATE_NOOP does the same and returns no type.
    """
    return text


def with_key(text: str, key: str) -> str:
    """Return a tooltip that names the key which does the same, such as "Print monograph (Ctrl+P)"."""
    return f"{text} ({shown_key(key)})"


def shown_title(key: str, title: str) -> str:
    """Return a section's title in the language of the window; one that a page or a library words itself as it is."""
    code = code_in_force()
    if code == "en":
        return title
    from medviewer.monograph.sections.vocabulary import default

    vocabulary = default()
    return vocabulary.title_of(key, code) if title == vocabulary.title_of(key) else title
