"""Notes as a folder of Markdown files: exact, deterministic, merged without losing a word, safe with any file."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from medviewer.desk import note_files
from medviewer.desk.notes import Note
from medviewer.desk.storage import backup
from medviewer.desk.store import Desk
from medviewer.errors import DeskError

KEY = "00000000000000a1"


@pytest.fixture
def other(tmp_path: Path) -> Desk:
    return Desk.open(tmp_path / "other" / "desk.sqlite")


def tell(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.iterdir())}


def written(folder: Path, text: str, name: str = "note.md") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_a_file_is_what_one_would_write_by_hand(desk: Desk, tmp_path: Path) -> None:
    desk.notes.restore(
        Note(KEY, "lib/Ü/War: farin.md", "dosage", "* 5 mg", "AB", "2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z", "W")
    )
    assert tuple(desk.export_notes(tmp_path / "notes")) == (1, 0, ())
    assert tell(tmp_path / "notes") == {
        "war-farin-dosage-00000000000000a1.md": (
            '---\nnote: "00000000000000a1"\nmonograph: "lib/Ü/War: farin.md"\ntitle: "W"\nsection: "dosage"\n'
            'initials: "AB"\ncreated: "2026-01-01T00:00:00Z"\nchanged: "2026-01-02T00:00:00Z"\n---\n\n* 5 mg\n'
        )
    }


def test_exporting_again_touches_no_file_and_names_those_that_are_not_ours(desk: Desk, tmp_path: Path) -> None:
    note = desk.notes.write("a.md", "", "one")
    desk.notes.write("b.md", "", "two")
    folder = written(tmp_path / "notes", "# How we keep notes\n", "README.md")
    desk.export_notes(folder)
    stamps = {path: path.stat().st_mtime_ns for path in folder.iterdir()}
    desk.notes.delete(note.key)
    assert tuple(desk.export_notes(folder)) == (0, 1, ("README.md", f"a-page-{note.key}.md"))
    assert {path: path.stat().st_mtime_ns for path in folder.iterdir()} == stamps


texts = st.text(st.characters(codec="utf-8"), min_size=1, max_size=40)


@given(st.lists(st.tuples(texts, st.sampled_from(["", "dosage", "side_effects"]), texts, texts, texts), max_size=4))
@settings(max_examples=60)
def test_the_round_trip_is_exact(
    tmp_path_factory: pytest.TempPathFactory, kept: list[tuple[str, str, str, str, str]]
) -> None:
    root = tmp_path_factory.mktemp("round")
    with Desk.open(root / "one" / "desk.sqlite") as one, Desk.open(root / "two" / "desk.sqlite") as two:
        for id, section, text, initials, title in kept:
            try:
                one.notes.write(id, section, text, initials, title=title, digest="0" * 32)
            except DeskError:
                continue
        one.export_notes(root / "notes")
        told = two.import_notes(root / "notes")
        assert two.notes.all() == one.notes.all()
        assert (len(told.merged.added), told.problems) == (len(one.notes.all()), ())
        before = tell(root / "notes")
        assert two.export_notes(root / "notes").written == 0
        assert tell(root / "notes") == before


@pytest.mark.parametrize(
    "text",
    [
        "---\nnot: front matter\n---",
        "    code first",
        "# Heading\n\n---\n\nrule",
        "a\n\n\n\nb",
        "- - -",
        "tab\tin\n\tit",
    ],
)
def test_any_markdown_survives(desk: Desk, other: Desk, tmp_path: Path, text: str) -> None:
    desk.notes.write("a.md", "", text)
    desk.export_notes(tmp_path / "notes")
    other.import_notes(tmp_path / "notes")
    assert other.notes.all()[0].text == text
    other.close()


def test_importing_twice_changes_nothing_the_second_time(desk: Desk, other: Desk, tmp_path: Path) -> None:
    desk.notes.write("a.md", "", "one")
    desk.export_notes(tmp_path / "notes")
    other.import_notes(tmp_path / "notes")
    version = other.notes.version()
    again = other.import_notes(tmp_path / "notes")
    assert (again.merged.news, again.merged.same, other.notes.version()) == (0, 1, version)
    other.close()


class TestTwoWards:
    """Two desks that share a folder."""

    @pytest.fixture
    def folder(self, desk: Desk, other: Desk, tmp_path: Path) -> Path:
        desk.notes.restore(Note(KEY, "a.md", "", "one", "AB", "2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z", "A"))
        desk.export_notes(tmp_path / "notes")
        other.import_notes(tmp_path / "notes")
        yield tmp_path / "notes"
        other.close()

    def test_a_change_of_one_reaches_the_other(self, desk: Desk, other: Desk, folder: Path) -> None:
        changed = desk.notes.change(KEY, "two")
        desk.export_notes(folder)
        before = len(backup.existing(other.path))
        told = other.import_notes(folder)
        assert ([note.text for note in told.merged.updated], told.merged.conflicts) == (["two"], ())
        assert other.notes.all() == [changed]
        assert len(backup.existing(other.path)) == before + 1

    def test_an_old_file_does_not_undo_a_change(self, desk: Desk, folder: Path) -> None:
        changed = desk.notes.change(KEY, "two")
        assert desk.import_notes(folder).merged.same == 1
        assert desk.notes.all() == [changed]

    def test_changes_of_both_are_both_kept(self, desk: Desk, other: Desk, folder: Path) -> None:
        ours = desk.notes.change(KEY, "ours")
        other.notes.change(KEY, "earlier")
        theirs = other.notes.change(KEY, "theirs, later")
        other.export_notes(folder)
        told = desk.import_notes(folder)
        assert [note.text for note in told.merged.conflicts] == ["ours"]
        assert {note.text: note.key == KEY for note in desk.notes.all()} == {"ours": False, "theirs, later": True}
        assert theirs.changed > ours.changed
        again = desk.import_notes(folder)
        assert (again.merged.news, len(desk.notes.all())) == (0, 2)
        desk.export_notes(folder)
        other.import_notes(folder)
        assert {note.text for note in other.notes.all()} == {"ours", "theirs, later"}

    def test_changes_of_both_within_one_second_are_both_kept(self, desk: Desk, other: Desk, folder: Path) -> None:
        for one, text in ((desk, "ours"), (other, "theirs")):
            one.notes.restore(Note(KEY, "a.md", "", text, "", "2026-01-01T00:00:00Z", "2026-01-03T00:00:00Z", "A"))
        other.export_notes(folder)
        desk.import_notes(folder)
        desk.import_notes(folder)
        assert {note.text for note in desk.notes.all()} == {"ours", "theirs"}


def test_a_note_written_by_hand_needs_no_more_than_its_monograph(desk: Desk, tmp_path: Path) -> None:
    folder = written(tmp_path / "notes", "---\nmonograph: lib/a.md\ninitials: AB\ncreated: 2026-10-03\n---\nBy hand.\n")
    desk.import_notes(folder)
    desk.import_notes(folder)
    [note] = desk.notes.all()
    assert (note.id, note.text, note.initials, note.created) == ("lib/a.md", "By hand.", "AB", "2026-10-03T00:00:00Z")
    desk.export_notes(folder)
    assert desk.import_notes(folder).merged.news == 0


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("# No note\n", "monograph"),
        ("---\nmonograph: a.md\nno end\n", "no closing line"),
        ("---\nmonograph: [a.md, b.md]\n---\nx\n", "monograph"),
        ("---\nmonograph: a.md\nmonograph: b.md\n---\nx\n", "twice"),
        ("---\nmonograph: a.md\n: : :\n---\nx\n", "front matter"),
        ("---\nmonograph: a.md\n---\n\n", "empty"),
        ("---\nmonograph: a.md\nsection: ../../etc\n---\nx\n", "section"),
        ("---\nmonograph: a.md\ncreated: yesterday\n---\nx\n", "time"),
        ("---\nmonograph: a.md\n---\n" + "x" * (1 << 20), "larger"),
        ("---\nmonograph: a.md\n---\n" + "x" * 100_001, "100001"),
    ],
)
def test_a_file_that_is_no_note_is_named_and_the_others_are_taken(
    desk: Desk, tmp_path: Path, text: str, reason: str
) -> None:
    folder = written(tmp_path / "notes", text, "bad.md")
    written(folder, "---\nmonograph: a.md\n---\ngood\n", "good.md")
    told = desk.import_notes(folder)
    assert [name for name, _ in told.problems] == ["bad.md"]
    assert reason in told.problems[0][1]
    assert [note.text for note in desk.notes.all()] == ["good"]


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX file kinds")
def test_links_devices_hidden_folders_and_other_files_are_not_read(desk: Desk, tmp_path: Path) -> None:
    folder = written(tmp_path / "notes", "---\nmonograph: a.md\n---\nsecret\n", "secret.txt")
    for left in (".git", "@eaDir", "#recycle"):
        written(folder / left, "---\nmonograph: a.md\n---\nsecret\n")
    written(folder, "---\nmonograph: a.md\n---\nsecret\n", "~$lock.md")
    (folder / "link.md").symlink_to(folder / "secret.txt")
    (folder / "sub").symlink_to(folder / ".git")
    os.mkfifo(folder / "pipe.md")
    assert desk.import_notes(folder).problems == ()
    assert desk.notes.all() == []


@pytest.mark.parametrize(
    "id", ["../../etc/passwd", "lib/..", "a/\0b", "CON.md", "x" * 5000, "lib/ヴァ.md", "lib/-rf.md"]
)
def test_a_hostile_id_names_a_harmless_file_in_the_folder(desk: Desk, tmp_path: Path, id: str) -> None:
    desk.notes.restore(Note(KEY, id, "", "x", "", "2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z", ""))
    desk.export_notes(tmp_path / "in" / "notes")
    [path] = [path for path in tmp_path.rglob("*.md") if path.is_file()]
    assert path.parent == tmp_path / "in" / "notes"
    assert path.name.isascii()
    assert len(path.name) < 130
    assert path.name.replace("-", "").replace(".", "").isalnum()


def test_a_link_in_the_place_of_a_file_is_replaced_not_followed(desk: Desk, tmp_path: Path) -> None:
    note = desk.notes.write("a.md", "", "x")
    folder = written(tmp_path / "notes", "kept", "victim.txt")
    (folder / note_files.name_of(note)).symlink_to(folder / "victim.txt")
    desk.export_notes(folder)
    assert (folder / "victim.txt").read_text() == "kept"
    assert "monograph" in (folder / note_files.name_of(note)).read_text()


def test_a_key_that_could_be_a_path_is_not_taken_over(desk: Desk, tmp_path: Path) -> None:
    desk.import_notes(written(tmp_path / "notes", "---\nmonograph: a.md\nnote: ../../../evil\n---\nx\n"))
    [note] = desk.notes.all()
    assert (len(note.key), note.key.isalnum()) == (16, True)


def test_a_folder_that_is_none_is_said(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(DeskError, match="is no folder"):
        desk.import_notes(tmp_path / "nowhere")
    desk.notes.write("a.md", "", "x")
    with pytest.raises(DeskError, match="could not be exported"):
        desk.export_notes(tmp_path / "file" / "notes")
