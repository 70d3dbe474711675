"""Pages of one title in a list: what is shown beside each, so that they can be told apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol, TypeVar


class Titled(Protocol):
    """A row of a list. id: name of the library, a slash, path in it."""

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...


class Subtitled(Titled, Protocol):
    """A row with a second line."""

    @property
    def subtitle(self) -> str: ...
    def _replace(self: Line, *, subtitle: str) -> Line: ...


Line = TypeVar("Line", bound=Subtitled)


def told_apart(rows: Sequence[Line], several: bool) -> list[Line]:
    """Return rows, those of pages that share a title with the least that differs before their second lines.

    several: whether several libraries are open; then such a row has its library's name.
    """
    beside = differences(rows, several, {row.id: row.subtitle for row in rows})
    if not beside:
        return list(rows)
    return [row._replace(subtitle=_joined(beside[row.id], row.subtitle)) if row.id in beside else row for row in rows]


def differences(rows: Iterable[Titled], several: bool, subtitles: Mapping[str, str]) -> dict[str, str]:
    """Return by id what differs between pages that share a title, whatever its case; other pages are left out.

    That is nothing where second lines differ, else the folder, the file or its path, behind the library where several
    are open; of folders that begin equally, the rest. subtitles: by id.
    """
    titles = {row.id: row.title.casefold() for row in rows if row.id}
    shared = {title for title, pages in Counter(titles.values()).items() if pages > 1}
    twins: dict[str, list[str]] = {}
    for id, title in titles.items() if shared else ():
        if title in shared:
            twins.setdefault(title, []).append(id)
    found: dict[str, str] = {}
    for ids in twins.values():
        found |= _of(ids, several, [subtitles.get(id, "") for id in ids])
    return found


def _of(ids: list[str], several: bool, subtitles: list[str]) -> dict[str, str]:
    """Return the first way to write the places of pages in which no two are equal, with their second lines."""
    from medviewer.quoted_names import named

    libraries, _, sources = zip(*(id.partition("/") for id in ids), strict=True)
    for places in _ways(sources):
        written = [_joined(*pair) for pair in zip(libraries, places, strict=True)] if several else places
        if len({*zip(written, subtitles, strict=True)}) == len(ids):
            return {id: named(text) for id, text in zip(ids, written, strict=True) if text}
    return {}


def _ways(sources: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield nothing, the folders where each has one, the files, and whole paths, of each page."""
    yield [""] * len(sources)
    folders = _without_common([source.rpartition("/")[0] for source in sources])
    if all(folders):
        yield folders
    yield [source.rpartition("/")[2] for source in sources]
    yield sources


def _without_common(folders: list[str]) -> list[str]:
    """Return folders without those in which all of them lie; one in which all the others lie keeps its own name."""
    parts = [folder.split("/") for folder in folders]
    while all(len(names) > 1 for names in parts) and len({names[0] for names in parts}) == 1:
        parts = [names[1:] for names in parts]
    return ["/".join(names) for names in parts]


def _joined(*parts: str) -> str:
    return " · ".join(filter(None, parts))
