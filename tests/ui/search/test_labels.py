"""Published labels of one generic name: one row that unfolds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from medviewer.cli import main
from medviewer.configuring.configuration import Configuration, Origin
from medviewer.desk.store import Desk
from medviewer.locations import Profile
from medviewer.ui.search.drug_model import DrugRole

LABEL = """---
title: "{generic} (tablet, {firm})"
generic_name: "{shouted}"
dosage_forms: ["TABLET"]
strengths: ["{strength}"]
labeler: "{firm}"
repackaged: {repackaged}
source: {{kind: spl, set_id: "{number}", effective_date: "{date}"}}
---

# {generic} (tablet, {firm})

### Dosage

{strength} a day.
"""
LABELS = (
    ("Metformin hydrochloride", "Old Maker", "500 mg", "2019-01-01", "false"),
    ("Metformin hydrochloride", "Repacker", "500 mg", "2025-01-01", "true"),
    ("Metformin hydrochloride", "New Maker", "850 mg", "2024-01-01", "false"),
    ("Metoprolol tartrate", "Sole Maker", "50 mg", "2020-01-01", "false"),
    ("Metoprolol succinate", "Sole Maker", "50 mg", "2020-01-01", "false"),
)
GROUP = "▸ Metformin hydrochloride · 3 labels"
INSIDE = [f"Metformin hydrochloride (tablet, {firm})" for firm in ("New Maker", "Old Maker", "Repacker")]


@pytest.fixture
def labels(formulary: Path) -> Path:
    """Return the library with labels beside its own pages."""
    for number, (generic, firm, strength, date, repackaged) in enumerate(LABELS):
        text = LABEL.format(
            generic=generic,
            shouted=generic.upper(),
            firm=firm,
            strength=strength,
            date=date,
            repackaged=repackaged,
            number=number,
        )
        (formulary / f"label-{number}.md").write_text(text, encoding="utf-8")
    return formulary


@pytest.fixture
def reader(labels: Path, open_window):
    """Return hands on a window over labels."""
    return open_window(labels)


def click(reader, title: str) -> None:
    """Click on a row by its title."""
    viewport = reader.window.drugs.view.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=reader.row_rect(title).center())


def test_labels_of_one_generic_name_are_one_row(reader) -> None:
    titles = reader.titles()
    assert titles[2:6] == ["Metformin", GROUP, "Metoprolol succinate (tablet, Sole Maker)", titles[5]]
    assert titles[5] == "Metoprolol tartrate (tablet, Sole Maker)"
    assert not set(INSIDE) & set(titles)


def test_keys_unfold_and_fold_it_in_place(reader) -> None:
    view, model = reader.window.drugs.view, reader.window.drugs.model
    before = reader.titles()
    reader.window.drugs.choose(before.index(GROUP))
    said = model.index(3).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Metformin hydrochloride · 3 labels, folded"
    reader.press(Qt.Key.Key_Right, at=view)
    assert reader.titles() == [*before[:3], GROUP.replace("▸", "▾"), *INSIDE, *before[4:]]
    assert model.index(3).data(Qt.ItemDataRole.AccessibleTextRole).endswith("unfolded")
    assert view.currentIndex().row() == 3
    reader.press(Qt.Key.Key_Down, at=view)
    reader.press(Qt.Key.Key_Down, at=view)
    reader.press(Qt.Key.Key_Return, at=view)
    reader.wait(lambda: reader.title() == INSIDE[1])
    view.setFocus()
    reader.press(Qt.Key.Key_Left, at=view)
    assert reader.titles() == before
    assert view.currentIndex().row() == 3


def test_return_and_a_click_unfold_it_and_open_nothing(reader) -> None:
    click(reader, GROUP)
    assert INSIDE[0] in reader.titles()
    assert reader.view.opened() is None
    reader.press(Qt.Key.Key_Return, at=reader.window.drugs.view)
    assert INSIDE[0] not in reader.titles()


def test_what_is_typed_finds_one_row_and_a_firm_its_own_label(reader) -> None:
    reader.type("metf")
    assert reader.titles() == ["Metformin", GROUP]
    reader.type("metformin repack")
    assert reader.titles() == [INSIDE[2]]
    reader.type("metformin hydrochloride")
    assert reader.titles()[0] == GROUP
    reader.press(Qt.Key.Key_Return, at=reader.window.drugs.field)
    assert reader.view.opened() is None


def test_labels_are_told_apart_by_what_their_titles_do_not_say(reader) -> None:
    click(reader, GROUP)
    lines = [reader.window.drugs.model.index(row).data(DrugRole.SUBTITLE) for row in (4, 5, 6)]
    assert lines == [
        "850 mg · 2024-01-01",
        "500 mg · 2019-01-01",
        "500 mg · 2025-01-01",
    ]


def test_a_label_that_goes_or_comes_is_counted(reader, labels: Path) -> None:
    (labels / "label-0.md").unlink()
    reader.app.session.look_soon()
    reader.wait(lambda: GROUP.replace("3", "2") in reader.titles())
    (labels / "label-1.md").unlink()
    reader.app.session.look_soon()
    reader.wait(lambda: INSIDE[0] in reader.titles())


def offered(reader, title: str) -> QMenu:
    """Return the menu of a row."""
    view = reader.window.drugs.view
    view.customContextMenuRequested.emit(reader.row_rect(title).center())
    reader.wait(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    return QApplication.activePopupWidget()


def choose(reader, title: str, said: str) -> None:
    """Choose an entry in the menu of a row."""
    menu = offered(reader, title)
    [entry] = [action for action in menu.actions() if action.text() == said]
    menu.close()
    entry.trigger()


def opens(reader, typed: str) -> str:
    """Return the id of what Return would open for what is typed."""
    reader.type(typed)
    index = reader.window.drugs.view.currentIndex()
    return str(index.data(DrugRole.ID)) if index.isValid() else ""


def test_a_label_that_calls_itself_used_is_not_seen_so(reader, labels: Path) -> None:
    file = labels / "label-0.md"
    file.write_text(file.read_text(encoding="utf-8").replace('["500 mg"]', '["✓ used for all"]'), encoding="utf-8")
    reader.press(Qt.Key.Key_F5, at=reader.window)
    reader.wait(lambda: not reader.app.tasks.busy())
    reader.window.drugs.field.clear()
    click(reader, GROUP)
    reader.wait(lambda: reader.titles()[5] == INSIDE[1])
    told = reader.window.drugs.model.index(5).data(DrugRole.SUBTITLE)
    assert "used for all" in told and "✓" not in told


def test_the_label_that_the_reader_uses_opens_by_the_generic_name_and_that_can_be_undone(reader, labels: Path) -> None:
    name = "metformin hydrochloride"
    assert opens(reader, name) == ""
    reader.window.drugs.field.clear()
    click(reader, GROUP)
    choose(reader, INSIDE[1], "Use this label for Metformin hydrochloride")
    reader.wait(lambda: reader.titles()[4] == INSIDE[1])
    used = reader.window.drugs.model.index(4).data(DrugRole.SUBTITLE)
    assert used.startswith("✓ used for Metformin hydrochloride · 500 mg")
    assert opens(reader, name) == "formulary/label-0.md"
    assert reader.titles()[:2] == [INSIDE[1], GROUP]
    reader.press(Qt.Key.Key_Return, at=reader.window.drugs.field)
    reader.wait(lambda: reader.title() == INSIDE[1])
    choose(reader, INSIDE[1], "No longer use it for Metformin hydrochloride")
    reader.wait(lambda: opens(reader, name) == "")
    reader.app.undo.undo()
    reader.wait(lambda: opens(reader, name) == "formulary/label-0.md")
    assert opens(reader, "metformin") != "formulary/label-0.md"
    assert opens(reader, f"{name} 500 mg") == "formulary/label-0.md"


def test_another_label_takes_its_place_and_one_that_is_gone_opens_nothing(reader, labels: Path) -> None:
    name = "Metformin hydrochloride"
    click(reader, GROUP)
    for title in INSIDE[:2]:
        choose(reader, title, f"Use this label for {name}")
        reader.wait(lambda title=title: reader.titles()[4] == title)
    assert len(reader.app.keeper.names.aliases()) == 1
    (labels / "label-0.md").unlink()
    reader.app.session.look_soon()
    reader.wait(lambda: "▾ Metformin hydrochloride · 2 labels" in reader.titles())
    assert opens(reader, name) == ""


@pytest.mark.parametrize("locked", [False, True])
def test_a_site_sets_the_label_and_a_lock_counts_before_the_reader(labels: Path, open_window, locked: bool) -> None:
    name = "Metformin hydrochloride"
    origins = {"labels": Origin(labels / "medviewer.toml", locked)}
    site = Configuration(labels={"METFORMIN hydrochloride": "2"}, origins=origins)
    reader = open_window(labels, configuration=site)
    reader.wait(lambda: not reader.app.session.is_reading())
    assert opens(reader, name) == "formulary/label-2.md"
    reader.window.drugs.field.clear()
    click(reader, GROUP)
    menu = offered(reader, INSIDE[1])
    [entry] = [action for action in menu.actions() if action.text() == f"Use this label for {name}"]
    menu.close()
    assert entry.isEnabled() is not locked
    reader.app.keeper.names.add_alias(name, "formulary/label-0.md", INSIDE[1])
    reader.wait(lambda: bool(reader.app.keeper.names.aliases()))
    assert opens(reader, name) == ("formulary/label-2.md" if locked else "formulary/label-0.md")


def test_commands_open_the_label_that_is_used(
    labels: Path, profile: Profile, capfd: pytest.CaptureFixture[str]
) -> None:
    arguments = ["--library", str(labels), "--profile", str(profile.desk_file.parent.parent)]

    def shown() -> object:
        assert main(["search", "metformin hydrochloride", "--json", *arguments]) == 0
        return json.loads(capfd.readouterr().out)["opens"]

    assert shown() is None
    with Desk.open(profile.desk_file) as desk:
        desk.aliases.add("Metformin hydrochloride", "formulary/label-1.md", INSIDE[2])
    assert shown() == "formulary/label-1.md"
    assert main(["show", "METFORMIN hydrochloride", *arguments]) == 0
    assert "Repacker" in capfd.readouterr().out
