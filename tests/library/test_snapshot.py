"""A question sees the index as it is when it is asked, whatever is written meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from medviewer.library import search
from medviewer.library.catalogue import Catalogue
from medviewer.library.text import snippets

Write = Callable[..., Path]
Open = Callable[..., Catalogue]
PAGES = {
    f"{name}.md": f"# {name}\n### Dosage\nOne tablet of {name}.\n" for name in ("abacavir", "abatacept", "abiraterone")
}


@pytest.mark.parametrize("step", ["_shown", "snippet"])
def test_a_page_removed_while_a_question_is_answered(
    library: Write, indexed: Open, opened: Open, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    root = library(PAGES)
    catalogue, other = indexed(root), opened(root)
    where = search if step == "_shown" else snippets
    answered = getattr(where, step)

    def meanwhile(*asked: object) -> object:
        for name in PAGES:
            (root / name).unlink(missing_ok=True)
        other.update()
        return answered(*asked)

    monkeypatch.setattr(where, step, meanwhile)
    if step == "_shown":
        assert {hit.title for hit in catalogue.search().names("aba")} == {"abacavir", "abatacept"}
        assert catalogue.search().names("aba") == []
    else:
        assert len(catalogue.search().passages("tablet").hits) == 3
        assert catalogue.search().passages("tablet").hits == []
