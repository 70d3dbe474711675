"""Libraries for scripts: `from medviewer import open_library`. docs/api.md is the manual.

What is named here without an underscore, and the fields of what it returns, stay as they are: fields may be added,
none is renamed or taken away before the next major version.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from medviewer.configuring.configuration import Configuration
from medviewer.configuring.loading import configuration_of
from medviewer.errors import ExportError, LibraryError, MedviewerError, UnknownNameError
from medviewer.library.catalogue import Catalogue, PagePlace
from medviewer.library.search import PassageHit, Search
from medviewer.library.store.named_pages import NamedPage
from medviewer.locations import Profile, bundled_library
from medviewer.monograph.model import Monograph, Question, Section

__all__ = [
    "ExportError",
    "LibraryError",
    "LibraryPageText",
    "MedviewerError",
    "NamedPage",
    "PassageHit",
    "Question",
    "ScriptLibrary",
    "Section",
    "UnknownNameError",
    "open_library",
]

StrPath = str | os.PathLike[str]


@dataclass(frozen=True, slots=True)
class LibraryPageText:
    """A page, whole, with the words that say where it came from.

    provenance: library, file, its date or that of the label, review, and the library's signature: quote it beside what
    is quoted of the page. sections: in the order of the page, its disclaimers (`disclaimer`) among them; all text of
    the page is in one of them. problems: what could not be read or understood, with the line. markdown: the source.
    """

    id: str
    title: str
    generic_name: str
    brands: tuple[str, ...]
    drug_class: str
    atc: tuple[str, ...]
    sections: tuple[Section, ...]
    faqs: tuple[Question, ...]
    reviewed_by: str
    last_reviewed: str
    provenance: str
    front_matter: Mapping[str, object]
    problems: tuple[tuple[int, str], ...]
    markdown: str

    def sections_of(self, key: str) -> tuple[Section, ...]:
        """Return the sections with a key, such as `dosage`; none where the page has none: that says nothing."""
        return tuple(section for section in self.sections if section.key == key)


class ScriptLibrary:
    """One or several libraries that are open; made by `open_library`. Every method may be called from any thread."""

    def __init__(self, catalogue: Catalogue, configuration: Configuration, problems: Iterable[str] = ()) -> None:
        """Take an open catalogue, what the site forbids, and what is wrong with the settings; use `open_library`."""
        self._open: Catalogue | None = catalogue
        self._configuration = configuration
        self._problems = tuple(problems)

    def __enter__(self) -> ScriptLibrary:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the libraries; a second time does nothing."""
        if self._open is not None:
            self._open.close()
            self._open = None

    @property
    def names(self) -> tuple[str, ...]:
        """Return what each library is called; ids of its pages begin with that."""
        return tuple(library.name for library in self._catalogue.libraries)

    @property
    def notices(self) -> tuple[str, ...]:
        """Return what went wrong and kept nothing from being read: a setting, an index that cannot be written."""
        return (*self._problems, *filter(None, (str(self._catalogue.notice),)))

    def pages(self) -> list[NamedPage]:
        """Return every page with its names and codes, by title."""
        return self._catalogue.named_pages()

    def find(self, name: str) -> str:
        """Return the id of the page that a name means: never that of another drug; docs/search.md says when.

        name: a whole name, an unambiguous beginning of five letters, a code, an order (`Warfarin 5 mg PO`), the name of
        a file, or an id. Raises UnknownNameError, whose `nearest` holds titles that may be meant.
        """
        return self._catalogue.find(name).id

    def page(self, name: str) -> LibraryPageText:
        """Return the page that a name or id means, as `find` does; raises UnknownNameError, PageError."""
        place, monograph = self._read(name)
        return _page_text(place, monograph)

    def search(self, text: str, sections: str | Iterable[str] = (), limit: int = 20) -> list[PassageHit]:
        """Return up to `limit` passages that hold the words, best first; docs/search.md says what a query may be.

        sections: keys of those that are looked through, or one key; none for all. Raises LibraryError for one that is
        known neither to the pages nor to the words of a library. Where the index of words has nothing, all pages are
        gone through for the text letter by letter.
        """
        from medviewer.library.search import scan_for

        search, choice = self._catalogue.search(), self._catalogue.choice(text)
        keys = (sections,) if isinstance(sections, str) else tuple(sections)
        _check_sections(search, keys)
        if limit < 1:
            return []
        if choice.group is not None and choice.group.is_code and not choice.topic:
            return []
        found = search.passages(choice.searched(text), keys, limit, topic=choice.topic, among=choice.among)
        if scan_for(text, found):
            scanned = search.scan(text, keys, limit)
            found = scanned if scanned.is_whole or not found.counts else found
        return found.hits

    def export(self, ids: str | Iterable[str], format: str, target: StrPath) -> list[Path]:
        """Write pages to files and return which; each file is written whole or not at all.

        ids: one id or name, written to the file `target`, or into it under its title where that is a folder; or several
        of them, a file each in the folder `target`, which is made where it is not there. format: `html`, `markdown`,
        `text`, `odt`, `json`, `pdf` (which needs Qt), or `jsonl`: a line each, all in the file `target`.
        Raises UnknownNameError before anything is written, PageError, ExportError, and MedviewerError where the site
        forbids exports.
        """
        from medviewer.configuring.restrictions import EXPORT, refuse
        from medviewer.export.file_formats import format_of

        refuse(self._configuration, EXPORT)
        format_of(format)
        path = Path(target).expanduser()
        if isinstance(ids, str):
            return [self._write_one(ids, format, path)]
        found = list(dict.fromkeys(self.find(name) for name in ids))
        if not found:
            raise ExportError("There is nothing to export: name one page at least.")
        return self._write_lines(found, format, path) if format == "jsonl" else self._write_each(found, format, path)

    @property
    def _catalogue(self) -> Catalogue:
        if self._open is None:
            raise LibraryError("The library was closed. Ask it inside of `with open_library(...) as library:`.")
        return self._open

    def _read(self, name: str) -> tuple[PagePlace, Monograph]:
        """Return the page that a name means, the index brought up to date first where its file proves to be newer."""
        catalogue = self._catalogue
        page = catalogue.find(name)
        monograph = catalogue.read(page.id)
        if catalogue.outdated():
            catalogue.update()
            page = catalogue.find(name)
            monograph = catalogue.read(page.id)
        return page, monograph

    def _rendered(self, name: str, format: str) -> tuple[PagePlace, str, bytes]:
        """Return place, title and content of a file."""
        from medviewer.export.file_formats import render
        from medviewer.export.page_source import PageSource

        page, monograph = self._read(name)
        return page, monograph.title, render(monograph, PageSource.of(page, monograph), format)

    def _write_one(self, name: str, format: str, path: Path) -> Path:
        from medviewer.export.file_formats import suggest_name, write_atomically

        _, title, content = self._rendered(name, format)
        path = path / suggest_name(title, format) if path.is_dir() else path
        write_atomically(path, content)
        return path

    def _write_each(self, ids: Iterable[str], format: str, folder: Path) -> list[Path]:
        from medviewer.export.file_formats import format_of
        from medviewer.export.file_names import ExportFolder

        with ExportFolder(folder, format_of(format).suffix) as writing:
            for id in ids:
                page, title, content = self._rendered(id, format)
                writing.write(title, page.id, content)
        return writing.files

    def _write_lines(self, ids: Iterable[str], format: str, path: Path) -> list[Path]:
        from medviewer.export.file_formats import write_atomically

        write_atomically(path, lambda file: file.writelines(self._rendered(id, format)[2] for id in ids))
        return [path]


def open_library(*paths: StrPath, index: StrPath | None = None, profile: StrPath | None = None) -> ScriptLibrary:
    """Open libraries and bring their indexes up to date; use it in a `with` statement.

    paths: folders of pages, library packs, pack folders; none: those that window and command line read, which are those
    that were chosen there, else the site's, else the bundled one. index: a folder to keep indexes in; otherwise that of
    the profile, which the window shares. profile: a folder, as `--profile` takes it. What the site has configured holds
    here too: whose packs are read, and which libraries where these are locked.
    Raises LibraryError where one of them is not there or is refused, MedviewerError where the site locks them.
    """
    from medviewer.library.pack.pins import Pins

    own = Profile.of(os.fspath(profile) if profile is not None else None)
    if index is not None:
        own = Profile(Path(index).expanduser().absolute(), own.desk, own.settings)
    configuration = configuration_of(own)
    catalogue = _opened([_place(path) for path in paths], own, configuration)
    try:
        _bring_up_to_date(catalogue, own, configuration)
    except BaseException:
        catalogue.close()
        raise
    pins = Pins(own.settings).problem()
    return ScriptLibrary(catalogue, configuration, [*map(str, configuration.problems), *filter(None, (str(pins),))])


def _place(path: StrPath) -> Path:
    """Return an absolute path; raises LibraryError for an empty one, which would mean the current folder."""
    if not os.fspath(path):
        raise LibraryError("The path of a library is empty. Name a folder of pages or a library pack.")
    return Path(path).expanduser().absolute()


def _opened(paths: list[Path], profile: Profile, configuration: Configuration) -> Catalogue:
    from medviewer.configuring.own_folders import check_apart
    from medviewer.configuring.remembered_libraries import meant
    from medviewer.library.pack.pins import Pins
    from medviewer.library.pack.verification.seen import SeenLibraries
    from medviewer.library.records import name_libraries

    file = configuration.locked_by("libraries")
    if paths and file:
        raise MedviewerError("The libraries of this workstation are set by your site ({}). Name no path.", file)
    roots, names, _ = meant(paths, profile.settings, configuration)
    roots = roots or [bundled_library()]
    check_apart(profile, roots)
    pins, seen = Pins(profile.settings), SeenLibraries(profile.settings)
    libraries = name_libraries(roots, given=names)
    return Catalogue.open(libraries, profile.index, configuration.trust, pins=pins, seen=seen, names=names)


def _bring_up_to_date(catalogue: Catalogue, profile: Profile, configuration: Configuration) -> None:
    """Read what changed; raises LibraryError where a library is out of reach: nobody would see what is missing."""
    from medviewer.desk.store import kept_labels

    if catalogue.stale():
        catalogue.update()
    for library in catalogue.unreachable():
        raise LibraryError("The library {} is out of reach. Connect the drive or share.", library.root)
    catalogue.use_labels(configuration.labels_over(kept_labels(profile.desk_file)))


def _check_sections(search: Search, sections: Sequence[str]) -> None:
    """See that keys of sections are some: nothing is found in one that is misspelt, which would say nothing."""
    if not sections:
        return
    known = {*search.section_titles(), *(key for words in search.vocabularies() for key in (*words.keys, *words.tabs))}
    for key in sections:
        if key not in known:
            raise LibraryError("There is no section “{}”. There are: {}.", key, ", ".join(sorted(known)))


def _page_text(place: PagePlace, monograph: Monograph) -> LibraryPageText:
    from medviewer.export.page_source import PageSource

    return LibraryPageText(
        id=place.id,
        title=monograph.title,
        generic_name=monograph.generic_name,
        brands=monograph.brands,
        drug_class=monograph.drug_class,
        atc=monograph.atc,
        sections=monograph.sections,
        faqs=monograph.faqs,
        reviewed_by=monograph.reviewed_by,
        last_reviewed=monograph.last_reviewed,
        provenance=PageSource.of(place, monograph).line,
        front_matter=monograph.front_matter,
        problems=tuple(_problems(monograph)),
        markdown=monograph.markdown,
    )


def _problems(monograph: Monograph) -> Iterator[tuple[int, str]]:
    return ((problem.line, str(problem.message)) for problem in monograph.problems)
