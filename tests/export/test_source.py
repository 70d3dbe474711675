"""What is said of where a page comes from."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from medviewer.export.page_source import PageSource
from medviewer.library.files import FolderFiles, Stamp
from medviewer.monograph.parser import parse
from medviewer.monograph.published_label import label_of

PLAIN = PageSource("Formulary", "w/warfarin.md", "2026-10-03")


def test_a_page_that_nobody_signed_is_not_clinically_reviewed() -> None:
    assert PLAIN.message == "“Formulary”, “w/warfarin.md”, file of 3 Oct 2026, not clinically reviewed"


def test_the_date_of_the_file_is_no_date_of_review() -> None:
    assert "reviewed on" not in PLAIN.line
    assert PLAIN.review == "not clinically reviewed"


def test_a_review_has_a_name_and_a_date() -> None:
    signed = replace(PLAIN, reviewed_by="R. Ph", last_reviewed="2025-01-31")
    assert signed.message == "“Formulary”, “w/warfarin.md”, file of 3 Oct 2026, reviewed by “R. Ph” on 31 Jan 2025"
    assert replace(signed, last_reviewed="").review == "reviewed by “R. Ph”"
    assert replace(signed, last_reviewed="spring").review == "reviewed by “R. Ph” on “spring”"


def test_a_date_without_a_name_is_no_review() -> None:
    dated = replace(PLAIN, last_reviewed="2025-01-31")
    assert dated.review == "not clinically reviewed (dated 31 Jan 2025, no reviewer named)"


def test_a_file_name_cannot_break_the_line() -> None:
    strange = replace(PLAIN, file="a\nb\u202e\udcff.md")
    assert strange.message.startswith("“Formulary”, “a b\ufffd.md”, ")
    assert strange.line.isprintable()


def test_short_has_no_date_of_the_file() -> None:
    assert PLAIN.short == "“Formulary”, “w/warfarin.md”, not clinically reviewed"


def test_made_of_a_page_of_the_catalogue(tmp_path: Path) -> None:
    path = tmp_path / "warfarin.md"
    path.write_text("---\nreviewed_by: R. Ph\nlast_reviewed: 2025-01-31\n---\n# Warfarin\n", encoding="utf-8")
    os.utime(path, (1_700_000_000, 1_700_000_000))
    library = SimpleNamespace(name="Ward", root=tmp_path)
    files = FolderFiles(tmp_path)
    found = SimpleNamespace(
        library=library, source="warfarin.md", modified=path.stat().st_mtime, id="Ward/warfarin.md", files=files
    )
    made = PageSource.of(found, parse(path.read_text(encoding="utf-8"), "warfarin"))
    assert made.library == "Ward"
    assert made.modified in ("2023-11-14", "2023-11-15")  # by time zone
    assert made.review == "reviewed by “R. Ph” on 31 Jan 2025"
    assert (made.id, made.files, made.pack) == ("Ward/warfarin.md", files, None)


@pytest.mark.parametrize(
    ("stamp", "said"),
    [
        (None, "not signed, a folder of pages"),
        (Stamp("2026-11-26T23:30:00Z", "unsigned", "", ""), "not signed, pack of 26 Nov 2026"),
        (Stamp("in spring, signed by Ward 7", "unsigned", "", ""), "not signed, pack of an unknown day"),
        (
            Stamp("2026-11-26T23:30:00Z", "trusted", "Ward\n7", "1a2b 3c4d"),
            "signed by Ward 7 (key 1a2b 3c4d), pack of 26 Nov 2026",
        ),
        (
            Stamp("2026-11-26T23:30:00Z", "unknown", "", "1a2b 3c4d"),
            "signed with a key that is not trusted here (1a2b 3c4d), pack of 26 Nov 2026",
        ),
        (
            Stamp("2026-11-26T23:30:00Z", "trusted", "Ward 7", "1a2b 3c4d", "2026-12-01T08:00:00Z"),
            "signed by Ward 7 (key 1a2b 3c4d), pack of 26 Nov 2026, older than the edition of 1 Dec 2026 seen before",
        ),
        (
            Stamp("2999-01-01T00:00:00Z", "trusted", "Ward 7", "1a2b 3c4d"),
            "signed by Ward 7 (key 1a2b 3c4d), pack of 1 Jan 2999, dated ahead of this computer’s clock",
        ),
    ],
)
def test_a_pack_says_when_it_was_made_and_who_signed_it(stamp: Stamp | None, said: str) -> None:
    packed = replace(PLAIN, pack=stamp)
    assert packed.seal == f"Signature: {said}"
    assert (packed.message, packed.short) == (PLAIN.message, PLAIN.short)


LABEL = """---
labeler: "Mill  Street Works"
source:
  kind: "{kind}"
  version: {version}
  effective_date: "{date}"
---
# Testamycin
"""


def sourced(**facts: object) -> PageSource:
    """Return the provenance of a page that was made of a label."""
    page = parse(LABEL.format(**{"kind": "spl", "version": 9, "date": "2025-04-30"} | facts), "x")
    return replace(PLAIN, label=label_of(page.front_matter))


def test_a_published_label_is_named_by_its_own_date_and_not_by_that_of_the_file() -> None:
    assert sourced().message == (
        "“Formulary”, label of 30 Apr 2025, version 9, “Mill Street Works”, not clinically reviewed, “w/warfarin.md”"
    )


def test_the_foot_of_a_printed_label_has_room_for_its_date_and_review() -> None:
    assert sourced(kind="openfda").short == (
        "“Formulary”, not clinically reviewed, label of 30 Apr 2025, version 9, “Mill Street Works”"
    )


def test_what_a_label_does_not_say_is_left_out() -> None:
    assert sourced(version=0, date="").short == "“Formulary”, not clinically reviewed, label, “Mill Street Works”"


def test_a_source_that_no_import_wrote_is_no_label() -> None:
    assert sourced(kind="a book").message == PLAIN.message
