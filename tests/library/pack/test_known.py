"""A pack that was verified before is opened at once, and judged anew all the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from medviewer.library.pack.verification.verified import known, verified
from medviewer.sealing.seal import SealError
from medviewer.sealing.trust import Trust

PAGES = {"a.md": "# Alphamol\n### Dosage\n5 mg.\n"}


def test_one_that_was_verified_is_known(make_pack, tmp_path: Path) -> None:
    pack, index = make_pack(PAGES), tmp_path / "index"
    assert known(pack, Trust(), index) is None
    verified(pack, Trust(), index)
    found = known(pack, Trust(), index)
    assert found is not None and found.verdict.kind == "unsigned"


def test_one_is_not_opened_where_signatures_are_required_since(make_pack, tmp_path: Path) -> None:
    pack, index = make_pack(PAGES), tmp_path / "index"
    verified(pack, Trust(), index)
    assert known(pack, Trust(required=True), index) is None
    with pytest.raises(SealError, match="not signed"):
        verified(pack, Trust(required=True), index)
