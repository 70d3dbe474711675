"""What is fuzzed: each target takes any bytes, and only errors that medviewer explains may come of them.

A target takes (data, folder): `folder` is empty at the beginning, and holds what must be a file. It returns nothing,
and raises MedviewerError at most; anything else, and a failed assertion, is a finding.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from medviewer.errors import MedviewerError, PageError, UnknownNameError

Target = Callable[[bytes, Path], None]


def page(data: bytes, folder: Path) -> None:
    """Read, parse and view a page; every text that comes of it can be written again."""
    from medviewer.monograph.decoding import decode
    from medviewer.monograph.parser import index_view, parse

    source, _ = decode(data)
    monograph = parse(source, "page")
    assert monograph.title
    for section in monograph.sections:
        (section.title + section.text + section.html).encode()
    monograph.markdown.encode()
    assert index_view(source, "page").summary.title == monograph.title


def front_matter(data: bytes, folder: Path) -> None:
    """Split a page into front matter and body; the body is a piece of the page."""
    from medviewer.monograph.decoding import decode
    from medviewer.monograph.frontmatter.front_matter import split

    source, _ = decode(data)
    found = split(source)
    assert found.body in source
    assert all(isinstance(key, str) for key in (*found.values, *found.texts))
    assert all(problem.line >= 0 and problem.message for problem in found.problems)


def pack(data: bytes, folder: Path) -> None:
    """Seal a pack, whatever it holds, and open it as a library; read its list and pages."""
    from medviewer.library.catalogue import Catalogue, name_libraries
    from medviewer.sealing.seal import seal

    with TemporaryDirectory(dir=folder) as place:  # nothing is known of it from before
        file = Path(place) / "fuzzed.medpack"
        file.write_bytes(data)
        with suppress(MedviewerError):  # it has a seal already
            seal(file)
        with closing(Catalogue.open(name_libraries([file]), Path(place) / "index")) as catalogue:
            catalogue.update()
            catalogue.problems()
            for row in catalogue.rows()[:20]:
                with suppress(PageError, UnknownNameError):
                    catalogue.read(row.id)


def spl(data: bytes, folder: Path) -> None:
    """Import a label, or a zip of labels; a page that is made of one can be read."""
    from medviewer.importing.choosing import Filter
    from medviewer.importing.sources import LabelSource, close_kept, jobs_of
    from medviewer.importing.work import ImportOptions, do_job
    from medviewer.monograph.parser import parse

    file = folder / ("fuzzed.zip" if data.startswith(b"PK") else "fuzzed.xml")
    file.write_bytes(data)
    try:
        for job in jobs_of([file], "xml"):
            for outcome in do_job(ImportOptions(Filter(), {}), job) if isinstance(job, LabelSource) else ():
                made = getattr(outcome, "page", None)
                if made is not None:
                    assert parse(made.content.decode(), made.stem).title
    finally:
        close_kept()


def fresh_pack(folder: Path) -> bytes:
    """Return a pack of one page, as this medviewer builds them, without its seal."""
    from medviewer.library.pack.building import BuildOptions, build
    from medviewer.sealing.seal import read_seal

    library, target = folder / "ward", folder / "fresh.medpack"
    library.mkdir()
    (library / "testol.md").write_text("---\ntitle: Testol\n---\n### Dosage\n5 mg once.\n", encoding="utf-8")
    build(BuildOptions(library, target, made="2026-01-01T00:00:00Z"), folder / "work")
    return target.read_bytes()[: read_seal(target).body]


TARGETS: dict[str, Target] = {"page": page, "front_matter": front_matter, "pack": pack, "spl": spl}


def run(name: str, data: bytes, folder: Path) -> str:
    """Run a target; return the message of an error that medviewer explains, or an empty text."""
    try:
        TARGETS[name](data, folder)
    except MedviewerError as error:
        return str(error)
    return ""
