"""Shared state of one label while it is written: link targets, footnotes, images."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from typing import NamedTuple

from medviewer.errors import Message
from medviewer.importing import bounds
from medviewer.importing.bounds import RefusedError
from medviewer.importing.spl.document import SPL, XmlNode, attribute, local, text_of
from medviewer.importing.spl.label_inline import BREAK, IMAGE, TEXT, StyledRun, with_style
from medviewer.monograph.picture import image_size
from medviewer.monograph.sections.vocabulary import Vocabulary

_STYLES = {"bold": "strong", "italics": "em", "italic": "em", "emphasis": "em", "underline": "u"}
_OUTSIDE = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)
_SUFFIXES = {"image/jpeg": "jpg", "image/png": "png", "image/gif": "gif"}
_SET_APART = frozenset({"paragraph", "list", "item", "table", "tr", "td", "th", "caption"})


class Picture(NamedTuple):
    """An image that a page shows. name: of its file beside the page."""

    name: str
    data: bytes


class Context:
    """Gathers what one label holds beside its text. stem: what the names of its images begin with.

    key: of the section that is being written, empty in a box.
    """

    def __init__(self, root: XmlNode, image: Callable[[str], bytes | None], stem: str, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.anchors: Mapping[str, str] = {}
        self.key = ""
        self.pictures: list[Picture] = []
        self.troubles: Counter[Message] = Counter()
        self._image = image
        self._stem = stem
        self._media = {media.get("ID", ""): media for media in root.iter(f"{SPL}observationMedia")}
        self._taken: dict[str, str] = {}
        self._notes = {note.get("ID", ""): note for note in root.iter(f"{SPL}footnote")}
        self._numbers: dict[str, int] = {}
        self._count = 0
        self._waiting: list[tuple[int, XmlNode]] = []

    def runs(self, node: XmlNode, styles: tuple[str, ...] = (), href: str = "") -> list[StyledRun]:
        """Return the runs of all that an element holds."""
        found = [StyledRun(TEXT, node.text, styles, href)] if node.text else []
        for child in node:
            found += self.runs_of(child, styles, href)
            if child.tail:
                found.append(StyledRun(TEXT, child.tail, styles, href))
        return found

    def runs_of(self, node: XmlNode, styles: tuple[str, ...] = (), href: str = "") -> list[StyledRun]:
        """Return the runs of one element within text."""
        name = local(node)
        if name == "content":
            return self.runs(node, self._styles(node, styles), href)
        if name in ("sup", "sub", "s"):
            return self.runs(node, with_style(styles, name), href)
        if name == "br":
            return [StyledRun(BREAK)]
        if name == "linkHtml":
            return self.runs(node, styles, self._target(node) or href)
        if name in ("footnote", "footnoteRef"):
            return self._note(node, name)
        if name == "renderMultiMedia":
            return self._shown(node, styles)
        around = [StyledRun(BREAK)] if name in _SET_APART else []
        return [*around, *self.runs(node, styles, href), *around]

    @staticmethod
    def _styles(node: XmlNode, styles: tuple[str, ...]) -> tuple[str, ...]:
        for code in node.get("styleCode", "").lower().split():
            if code in _STYLES:
                styles = with_style(styles, _STYLES[code])
        return styles

    def _target(self, node: XmlNode) -> str:
        href = node.get("href", "").strip()
        if href.startswith("#"):
            key = self.anchors.get(href[1:], "")
            return f"#{key}" if key else ""
        return href if len(href) <= 2000 and _OUTSIDE.fullmatch(href) else ""

    # Footnotes

    def _note(self, node: XmlNode, name: str) -> list[StyledRun]:
        """Return a footnote's mark; its number stands in brackets, so that it is never read as an exponent."""
        if name == "footnoteRef":
            name_of = node.get("IDREF", "")
            if name_of not in self._notes:
                return self.runs(node)
            return [self._mark(self._number(name_of))]
        number = self._number(node.get("ID", ""))
        self._waiting.append((number, node))
        return [self._mark(number)]

    def is_shown(self, node: XmlNode) -> bool:
        """Tell whether an image, footnote or reference to one leaves a sign: one to no footnote does not."""
        return local(node) != "footnoteRef" or node.get("IDREF", "") in self._notes

    def _number(self, name: str) -> int:
        if name and name in self._numbers:
            return self._numbers[name]
        self._count += 1
        if name:
            self._numbers[name] = self._count
        return self._count

    @staticmethod
    def _mark(number: int) -> StyledRun:
        return StyledRun(TEXT, f"[{number}]", ("sup",))

    def notes(self) -> list[list[StyledRun]]:
        """Return the footnotes whose marks were written since the last time, each with its mark."""
        found = []
        while self._waiting:
            number, node = self._waiting.pop(0)
            found.append([self._mark(number), StyledRun(TEXT, " "), *self.runs(node)])
        return found

    # Images

    def _shown(self, node: XmlNode, styles: tuple[str, ...]) -> list[StyledRun]:
        caption = node.find(f"{SPL}caption")
        captioned = [] if caption is None else [StyledRun(BREAK), *self.runs(caption, styles)]
        media = self._media.get(node.get("referencedObject", ""))
        name = (
            "" if media is None else attribute(media.find(f"{SPL}value"), "reference", "value") if _has(media) else ""
        )
        alt = "" if media is None else text_of(media.find(f"{SPL}text"))
        file = self._file(name)
        return [StyledRun(IMAGE, alt, (), file), *captioned]

    def _file(self, name: str) -> str:
        """Return the name of an image beside the page, empty where it cannot be shown."""
        if not name:
            return ""
        if name not in self._taken:
            self._taken[name] = self._take(name)
        return self._taken[name]

    def _take(self, name: str) -> str:
        try:
            data = self._image(name) if len(self.pictures) < bounds.MOST_IMAGES else None
            if data is None:
                self.troubles[Message("an image is not in the source")] += 1
                return ""
            kind, width, height = image_size(data) or ("", 0, 0)
        except RefusedError as error:
            self.troubles[Message("an image is left out: {}", error)] += 1
            return ""
        if (
            kind not in _SUFFIXES
            or not 0 < width * height <= bounds.MOST_PIXELS
            or max(width, height) > bounds.WIDEST_IMAGE
        ):
            none = Message("an image is left out: it is none that can be shown, or too large")
            self.troubles[none] += 1
            return ""
        file = f"{self._stem}-{len(self.pictures) + 1}.{_SUFFIXES[kind]}"
        self.pictures.append(Picture(file, data))
        return file


def _has(media: XmlNode) -> bool:
    return media.find(f"{SPL}value") is not None
