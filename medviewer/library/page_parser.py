"""One page, parsed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from medviewer.library.indexing.page_entries import fallback_title
from medviewer.monograph.decoding import decode, digest_of
from medviewer.monograph.parser import parse

if TYPE_CHECKING:
    from medviewer.monograph.model import Monograph
    from medviewer.monograph.sections.vocabulary import Vocabulary


def monograph_of(data: bytes, path: bytes, vocabulary: Vocabulary) -> Monograph:
    """Return what a page's bytes say. path: of its file below the library, which names a page without a title."""
    source, problems = decode(data)
    monograph = parse(source, fallback_title(path), vocabulary)
    digest = digest_of(source, problems).hex()
    return replace(monograph, problems=problems + monograph.problems, digest=digest)
