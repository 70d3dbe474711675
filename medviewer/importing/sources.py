"""Sources of an import -> jobs, each of which one process can do by itself, in a settled order."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from medviewer.errors import Message
from medviewer.importing import bounds
from medviewer.importing.archive import Archive, ArchiveMember, BoundedFile
from medviewer.importing.bounds import MB, RefusedError
from medviewer.monograph.unread import is_unread

NO_MEMBER = -1


class LabelSource(NamedTuple):
    """A place of labels: a file, or a member of the zip that it is. size: bytes as they lie there."""

    path: str
    member: int
    size: int
    where: str


class Refusal(NamedTuple):
    """A label or file that is not taken, and why."""

    where: str
    reason: Message


class Remark(Refusal):
    """A thing to be told of a file that is taken all the same."""


class LabelDocument(NamedTuple):
    """One document of a source. image: gives the bytes of an image by its name, None where there is none."""

    where: str
    data: bytes
    image: Callable[[str], bytes | None]


def jobs_of(sources: list[Path], *suffixes: str) -> Iterator[LabelSource | Refusal]:
    """Yield the jobs in `sources`: files that end in one of `suffixes`, zips, folders of both.

    Links are not followed; a member of a zip that ends so is a job, and so is a zip where XML is looked for.
    """
    for source in sources:
        try:
            if source.is_dir():
                for path in files_in(source, (*suffixes, "zip")):
                    yield from _of_file(path, suffixes)
            else:
                yield from _of_file(source, suffixes)
        except OSError as error:
            yield Refusal(str(source), Message("it cannot be read ({})", error.strerror or error))


def labels_of(
    job: LabelSource, suffixes: tuple[str, ...] = ("xml",), largest: int = bounds.LARGEST_XML
) -> Iterator[LabelDocument | Refusal]:
    """Yield the labels of one job. Raises RefusedError where it cannot be read as a whole.

    suffixes: those of labels in a zip in a zip. largest: bytes of a label.
    """
    if job.member == NO_MEMBER and not job.path.lower().endswith(".zip"):
        yield LabelDocument(job.where, _bounded(Path(job.path), largest), _beside(Path(job.path).parent))
        return
    archive = _opened(job.path)
    member = archive.members_by_number[job.member]
    if member.suffix != "zip":
        yield LabelDocument(job.where, archive.zip.read(job.member, largest), _inside(archive.zip, archive.images))
        return
    data = archive.zip.read(job.member, bounds.LARGEST_INNER_ZIP)
    with Archive(io.BytesIO(data), bounds.MOST_LABEL_MEMBERS) as inner:
        yield from _of_label_zip(job.where, inner, suffixes, largest)


def bytes_of_job(job: LabelSource, largest: int) -> bytes:
    """Return the bytes of one job that is a file or a member; raises RefusedError where it is too large or damaged."""
    if job.member == NO_MEMBER:
        return _bounded(Path(job.path), largest)
    return _opened(job.path).zip.read(job.member, largest)


@contextmanager
def opened_beside(job: LabelSource, ending: str, largest: int) -> Iterator[BoundedFile | None]:
    """Open the file that is called as a job's is but for its ending; None where there is none, or it is a link."""
    if job.member != NO_MEMBER:
        archive = _opened(job.path)
        member = archive.named.get(_beside_name(archive.members_by_number[job.member].name, ending))
        if member is None:
            yield None
            return
        with archive.zip.open(member.number, largest) as inner:
            yield inner
        return
    path = Path(_beside_name(job.path, ending))
    if path.is_symlink() or not path.is_file():
        yield None
        return
    with path.open("rb") as file:
        yield BoundedFile(file.read, file.close, largest, largest)


def size_beside(job: LabelSource, ending: str) -> int:
    """Return the bytes of the file that `opened_beside` opens, as it lies there, 0 where there is none."""
    if job.member != NO_MEMBER:
        archive = _opened(job.path)
        member = archive.named.get(_beside_name(archive.members_by_number[job.member].name, ending))
        return member.size if member else 0
    path = Path(_beside_name(job.path, ending))
    return path.stat().st_size if path.is_file() and not path.is_symlink() else 0


def _beside_name(name: str, ending: str) -> str:
    return name[: name.rfind(".")] + ending


def images_in(folder: str) -> Callable[[str], bytes | None]:
    """Return what finds images in a folder by the names of its entries; none where the folder is not there."""
    return _beside(Path(folder)) if folder and Path(folder).is_dir() else lambda _: None


def _of_label_zip(
    where: str, inner: Archive, suffixes: tuple[str, ...], largest: int
) -> Iterator[LabelDocument | Refusal]:
    if inner.unpacked > bounds.LARGEST_LABEL_TOTAL:
        raise RefusedError("it unpacks to more than {:,} MB", bounds.LARGEST_LABEL_TOTAL // MB)
    members = inner.members()
    images = _named_images(members)
    for member in members:
        place = f"{where} › {_shown(member.name)}"
        if member.suffix == "zip":
            yield Refusal(place, Message("a zip in a zip in a zip is not opened"))
        elif member.suffix in suffixes:
            try:
                yield LabelDocument(place, inner.read(member.number, largest), _inside(inner, images))
            except RefusedError as error:
                yield Refusal(place, error.message)


def files_in(folder: Path, suffixes: tuple[str, ...]) -> Iterator[Path]:
    """Yield the files below a folder that end in one of `suffixes`, in the order of their names; no links."""
    endings = tuple(f".{suffix}" for suffix in suffixes)
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not is_unread(name))
        for name in sorted(names):
            path = Path(parent, name)
            if name.lower().endswith(endings) and not path.is_symlink():
                yield path


def _of_file(path: Path, suffixes: tuple[str, ...]) -> Iterator[LabelSource | Refusal]:
    where = str(path)
    if not path.is_file():
        missing = Message("there is no such file or folder")
        yield Refusal(where, Message("it is not a file") if path.exists() else missing)
    elif path.suffix.lower() != ".zip":
        yield LabelSource(where, NO_MEMBER, path.stat().st_size, where)
    else:
        try:
            with Archive(where, bounds.MOST_RELEASE_MEMBERS) as archive:
                yield from _of_archive(where, archive.members(), suffixes)
        except RefusedError as error:
            yield Refusal(where, error.message)


def _of_archive(where: str, members: list[ArchiveMember], suffixes: tuple[str, ...]) -> Iterator[LabelSource | Refusal]:
    wanted = {*suffixes, "zip"} if "xml" in suffixes else set(suffixes)
    taken = [member for member in members if member.suffix in wanted]
    if not taken:
        yield Refusal(where, Message("it holds no .{} file", " / .".join(suffixes)))
    for member in taken:
        yield LabelSource(where, member.number, member.size, f"{where} › {_shown(member.name)}")


class _Opened:
    def __init__(self, path: str) -> None:
        self.zip = Archive(path, bounds.MOST_RELEASE_MEMBERS)
        members = self.zip.members()
        self.members_by_number = {member.number: member for member in members}
        self.named = {member.name: member for member in members}
        self.images = _named_images(members)


@lru_cache(maxsize=1)
def _opened(path: str) -> _Opened:
    """Return an open archive; kept, since the next job is most often in the same one."""
    return _Opened(path)


def close_kept() -> None:
    """Let go of the archive that is kept open."""
    if _opened.cache_info().currsize:
        _opened.cache_clear()


def _named_images(members: list[ArchiveMember]) -> dict[str, int]:
    """Return the images of an archive by the last part of their names, which is all that a label knows of them."""
    images: dict[str, int] = {}
    for member in members:
        if member.suffix in ("jpg", "jpeg", "png", "gif"):
            images.setdefault(member.name.replace("\\", "/").rpartition("/")[2].lower(), member.number)
    return images


def _inside(archive: Archive, images: dict[str, int]) -> Callable[[str], bytes | None]:
    def image(name: str) -> bytes | None:
        number = images.get(name.lower())
        return None if number is None else archive.read(number, bounds.LARGEST_IMAGE)

    return image


def _beside(folder: Path) -> Callable[[str], bytes | None]:
    """Return what finds images beside an XML file: only by the name of an entry of its folder, never by a path."""

    def image(name: str) -> bytes | None:
        path = folder / name if name in _files_of(folder, folder.stat().st_mtime_ns) else None
        return None if path is None or path.is_symlink() else _bounded(path, bounds.LARGEST_IMAGE)

    return image


@lru_cache(maxsize=1)
def _files_of(folder: Path, changed: int) -> frozenset[str]:
    """Return the names of a folder's files. changed: its time of change, by which what is kept is known to hold."""
    with os.scandir(folder) as entries:
        return frozenset(entry.name for entry in entries if entry.is_file(follow_symlinks=False))


def _bounded(path: Path, largest: int) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(largest + 1)
    except OSError as error:
        raise RefusedError("it cannot be read ({})", error.strerror or error) from error
    if len(data) > largest:
        raise RefusedError("it has more than {:,} MB", largest // MB)
    return data


def _shown(name: str) -> str:
    """Return a member's name for a report: short, and without what a terminal would obey."""
    text = "".join(char if char.isprintable() else "\ufffd" for char in name)
    return text if len(text) <= 120 else f"{text[:60]}…{text[-50:]}"
