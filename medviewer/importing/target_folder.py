"""The folder that is imported into: proposed, refused, and the one way to write into it."""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import count, islice
from pathlib import Path
from typing import NamedTuple

from medviewer import locations
from medviewer.atomic import write_atomically
from medviewer.errors import MedviewerError, Message
from medviewer.importing.bounds import RefusedError
from medviewer.importing.kinds import BY_CONTENT, EPI, may_replace
from medviewer.importing.label_page import LabelPage, heading_of, stem_of, title_line
from medviewer.importing.spl.mapping import VOCABULARY_FILE
from medviewer.monograph.unread import is_unread

_HEAD, _WHOLE_HEAD = 4 * 1024, 64 * 1024
_SOURCE = re.compile(r"^source:\n((?:  [a-z_]+: .*\n)+)", re.MULTILINE)
_ABOVE = re.compile(rb"---\n(?:.*\n)*?---\n\s*# .*\n")
_VALUE = re.compile(r"^  ([a-z_]+): (.*)$", re.MULTILINE)
_LOOKED_AT = 50
_SUFFIXES = ("jpg", "png", "gif")
_PICTURE = re.compile(rf"(.+)-\d+\.(?:{'|'.join(_SUFFIXES)})")
_IN_WORDS = r"\\?\[Image(?:: (?>(?:[^\\\]\n]|\\(?!\]).){0,400}))?\\?\]"
_IMAGE = re.compile(
    rf"!\[(?>(?:[^\\\]]|\\.){{0,400}})\]\([^()\s]{{1,400}}+\)|<img [^<>]*+>|\*{_IN_WORDS}\*|<em>{_IN_WORDS}</em>"
)
"""An image of a page, or the words that stand for one."""


class ImportedPage(NamedTuple):
    """A page of an earlier import. path: below the folder. pictures: files of its images beside it."""

    path: str
    kind: str
    version: int
    effective_date: str
    title: str = ""
    pictures: int = 0
    document: str = ""

    def compare(self, kind: str, version: int, effective_date: str, document: str = "") -> int:
        """Return 1 for a label that is newer, 0 for the same, -1 for an older one.

        Of one version, SPL takes the place of openFDA, which has less of it. Where a source has no versions, or product
        information the same one again, another content is newer.
        """
        if kind in BY_CONTENT:
            return int(self.document != document)
        if kind == EPI == self.kind and (self.version, self.effective_date) == (version, effective_date):
            return int(self.document != document)
        mine = (self.version, self.effective_date, self.kind == "spl")
        theirs = (version, effective_date, kind == "spl")
        return (mine < theirs) - (mine > theirs)

    def has_title_of_import(self, set_id: str) -> bool:
        """Tell whether the title is still the one that the file was named by when it was imported."""
        return bool(self.title) and stem_of(self.title, set_id) == self.stem

    @property
    def stem(self) -> str:
        """Return what the names of the file and of its images begin with."""
        return self.path.rpartition("/")[2].removesuffix(".md")


class ImportFolder:
    """A library folder that pages are written into, and nothing outside of it."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._real = Path(os.path.realpath(root))

    def known(self) -> dict[str, ImportedPage]:
        """Return the pages of earlier imports by their setId, as their front matter says."""
        found: dict[str, ImportedPage] = {}
        for known in self._pages():
            if known:
                found.setdefault(*known)
        return found

    def kinds(self) -> set[str]:
        """Return the kinds of sources that imports made the first pages of; not all are looked at."""
        return {known[1].kind for known in islice(self._pages(), _LOOKED_AT) if known}

    def _pages(self) -> Iterator[tuple[str, ImportedPage] | None]:
        for parent, folders, names in os.walk(self._real):
            folders[:] = sorted(name for name in folders if not is_unread(name))
            pictures = Counter(found[1] for name in names if (found := _PICTURE.fullmatch(name)))
            for name in sorted(names):
                if name.endswith(".md"):
                    path = Path(parent, name)
                    yield _known(path, path.relative_to(self._real).as_posix(), pictures[name.removesuffix(".md")])

    def prepare(self) -> None:
        """Make the folder, with the vocabulary of labels unless it has a vocabulary. Raises OSError, ExportError."""
        self._root.mkdir(parents=True, exist_ok=True)
        self._real = Path(os.path.realpath(self._root))
        vocabulary = self._real / "sections.toml"
        if not os.path.lexists(vocabulary):
            write_atomically(vocabulary, (locations.resources() / VOCABULARY_FILE).read_bytes())

    @staticmethod
    def path_of(page: LabelPage, known: ImportedPage | None) -> str:
        """Return the path below the folder that a page has or would get."""
        return known.path if known else f"{page.folder or page.stem[0]}/{page.stem}.md"

    def write(self, page: LabelPage, known: ImportedPage | None) -> str:
        """Write a page and its images, in the place of the page that is known; return its path below the folder."""
        path = self.path_of(page, known)
        folder = self._folder(path)
        if known is None:
            self._insist_on_room(folder / f"{page.stem}.md")
        for picture in page.pictures:
            self._put(folder / picture.name, picture.data)
        self._put(folder / path.rpartition("/")[2], page.content)
        if known:
            self._remove_pictures(folder, page)
        return path

    def is_unchanged(self, page: LabelPage, known: ImportedPage) -> bool:
        """Tell whether nobody changed a page since its import: it differs from what is made now in images at most."""
        try:
            text = (self._real / known.path).read_text(encoding="utf-8")
        except (OSError, ValueError):
            return False
        return _IMAGE.sub("", text) == _IMAGE.sub("", page.content.decode())

    def retitle(self, known: ImportedPage, title: str) -> str:
        """Give a page its new title where its first heading is still the old one; return its path, empty if it is not.

        All else stays as it is.
        """
        path = self._folder(known.path) / known.path.rpartition("/")[2]
        text = path.read_bytes().decode("utf-8", "replace")
        old, new = f"---\n{title_line(known.title)}\n", f"---\n{title_line(title)}\n"
        matter, end, body = text.removeprefix(old).partition("\n---\n")
        heading, line_end, rest = body.lstrip("\n").partition("\n")
        if not text.startswith(old) or "\ufffd" in text or heading != f"# {heading_of(known.title)}":
            return ""
        self._put(path, f"{new}{matter}{end}# {heading_of(title)}{line_end}{rest}".encode())
        return known.path

    def put_lines(self, known: ImportedPage, unlined: bytes, lined: bytes, *, dry_run: bool) -> str:
        """Give a page its lines where its body is still `unlined`; return its path, empty if it is not.

        Front matter and heading stay as they are. dry_run: nothing is written.
        """
        content = (self._real / known.path).read_bytes()
        body, other = _body(content), _body(lined)
        if not body or body != _body(unlined) or body == other:
            return ""
        if not dry_run:
            path = self._folder(known.path) / known.path.rpartition("/")[2]
            self._put(path, content.removesuffix(body) + other)
        return known.path

    def _folder(self, path: str) -> Path:
        folder = self._real / path.rpartition("/")[0]
        if not Path(os.path.realpath(folder)).is_relative_to(self._real):
            raise RefusedError("“{}” leads out of the library through a link, and is not written", path)
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    @staticmethod
    def _insist_on_room(path: Path) -> None:
        if path.exists() and path.stat().st_size:
            raise RefusedError("“{}” is there already and no import wrote it; it is left as it is", path.name)

    def _put(self, path: Path, content: bytes) -> None:
        if path.is_symlink():
            raise RefusedError("“{}” is a link, and is not written through", path.name)
        write_atomically(path, content, durable=False, through_link=False)

    @staticmethod
    def _remove_pictures(folder: Path, page: LabelPage) -> None:
        """Remove images of the version before that the new one has no more."""
        kept = {picture.name for picture in page.pictures}
        for number in count(1):
            names = [f"{page.stem}-{number}.{suffix}" for suffix in _SUFFIXES]
            there = [name for name in names if (folder / name).is_file()]
            for name in there:
                if name not in kept:
                    (folder / name).unlink()
            if not there and number > len(kept):
                return


def _body(content: bytes) -> bytes:
    """Return a page without its front matter and first heading, empty where it has not both."""
    found = _ABOVE.match(content)
    return content[found.end() :] if found else b""


def _known(path: Path, name: str, pictures: int) -> tuple[str, ImportedPage] | None:
    try:
        if not path.is_file():  # a pipe would be waited for
            return None
        with path.open("rb") as file:
            head = file.read(_HEAD)
            head += file.read(_WHOLE_HEAD) if head.startswith(b"---\n") and b"\n---\n" not in head else b""
    except OSError:
        return None
    if not head.startswith(b"---\n"):
        return None
    matter = head.decode("utf-8", "replace").partition("\n---")[0]
    source = _SOURCE.search(f"{matter}\n")
    values = {key: _value(text) for key, text in _VALUE.findall(source[1])} if source else {}
    set_id, version = values.get("set_id"), values.get("version")
    if not isinstance(set_id, str) or not isinstance(version, int):
        return None
    title = _value(matter.removeprefix("---\ntitle: ").partition("\n")[0])
    kind, date = str(values.get("kind", "")), str(values.get("effective_date") or "")
    document = str(values.get("document") or "")
    return set_id, ImportedPage(name, kind, version, date, title if isinstance(title, str) else "", pictures, document)


def _value(text: str) -> object:
    try:
        value: object = json.loads(text)
    except ValueError:
        return None
    return value


NEW_NAME = "Imported pages"
NEW, IMPORTED, OTHER = "new", "imported", "other"


class TargetError(MedviewerError):
    """A folder that must not be imported into. why: "file", "bundled" or "source"."""

    def __init__(self, why: str, message: Message) -> None:
        self.why = why
        super().__init__("{}", message)


def require_target(target: Path, asked: Iterable[Path]) -> None:
    """Raise TargetError for a folder that must not be imported into from these sources."""
    if target.exists() and not target.is_dir():
        raise TargetError("file", Message("{} is a file. Choose a folder to import into.", target))
    if _lies_in(target, locations.bundled_library()):
        raise TargetError(
            "bundled", Message("{} belongs to the library that came with medviewer. Choose another folder.", target)
        )
    for source in asked:
        if source.is_dir() and _lies_in(target, source):
            raise TargetError(
                "source", Message("{} lies in the source {}. Choose a folder outside of it.", target, source)
            )


def described(target: Path) -> str:
    """Return what a folder is: NEW (empty, or not there), IMPORTED by an earlier import, or OTHER."""
    if not target.is_dir() or not any(target.iterdir()):
        return NEW
    return IMPORTED if ImportFolder(target).kinds() else OTHER


def proposed(libraries: Sequence[Path], folder: Path, kinds: Collection[str] = (), name: str = NEW_NAME) -> Path:
    """Return the first open library that an import wrote, else a folder in `folder` that is new or was imported.

    kinds: of the sources; a library fits that has pages of one of them, any where there are none. name: of the folder.
    """

    def fits(path: Path) -> bool:
        there = ImportFolder(path).kinds()
        return any(may_replace(kind, other) for kind in kinds for other in there) if kinds else bool(there)

    for library in libraries:
        if library != locations.bundled_library() and library.is_dir() and fits(library):
            return library
    names = (folder / (name if number == 1 else f"{name} {number}") for number in count(1))
    return next(
        path for path in names if not path.exists() or (path.is_dir() and (described(path) == NEW or fits(path)))
    )


def _lies_in(path: Path, folder: Path) -> bool:
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))
