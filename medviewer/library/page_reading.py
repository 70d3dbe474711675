"""One page, read and parsed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from medviewer.library.pages import digest_of, fallback_title
from medviewer.library.paths import stored
from medviewer.monograph.errors import PageError
from medviewer.monograph.parser import parse
from medviewer.monograph.reading import decode

if TYPE_CHECKING:
    from medviewer.library.held import Held
    from medviewer.library.records import Page
    from medviewer.monograph.model import Monograph
    from medviewer.monograph.vocabulary import Vocabulary


def parsed(page: Page, holding: Held) -> Monograph:
    """Return a page as its file is now; raises PageError, which says so where the whole library is out of reach."""
    try:
        data = page.files.page(stored(page.source))
    except PageError as error:
        if holding.answers():
            raise
        raise PageError(
            f"{page.path} cannot be read: its library is not reachable. "
            "Connect the drive or share; the page opens then."
        ) from error
    return monograph_of(data, stored(page.source), holding.vocabulary())


def monograph_of(data: bytes, path: bytes, vocabulary: Vocabulary) -> Monograph:
    """Return what a page's bytes say. path: of its file below the library, which names a page without a title."""
    source, problems = decode(data)
    monograph = parse(source, fallback_title(path), vocabulary)
    digest = digest_of(source, problems).hex()
    return replace(monograph, problems=problems + monograph.problems, digest=digest)
