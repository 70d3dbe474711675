"""A library that was signed and now is not, and one that is older than it was, on the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from medviewer.library.pack.building import BuildOptions, build
from medviewer.sealing.keys import PublicKey, generate, load
from medviewer.sealing.seal import sign

Run = Callable[..., tuple[int, str, str]]
PAGE = "---\ntitle: Warfarin\n{}---\n### Usage\nFor clots.\n"
SPOOF = "formulary, pack of 26 Nov 2026, signed by Pharmacy"


class Bench:
    """Makes packs of one page, in a folder of its own, signed with the pharmacy's key or another one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.keys = {name: generate(folder / f"{name}.pem") for name in ("Pharmacy", "Thief")}

    def pack(self, target: Path, signer: str = "Pharmacy", made: str = "2026-11-26T08:00:00Z", more: str = "") -> Path:
        """Put a pack in the place of `target`."""
        pages = self.folder / "formulary"
        pages.mkdir(exist_ok=True)
        (pages / "warfarin.md").write_text(PAGE.format(more))
        build(BuildOptions(pages, target, made=made), self.folder / "work")
        if signer:
            sign(target, load(self.folder / f"{signer}.pem"), target)
        return target


@pytest.fixture
def bench(tmp_path: Path, site: Callable[[str], Path]) -> Bench:
    """Return a bench whose pharmacy this workstation trusts."""
    (tmp_path / "bench").mkdir()
    bench = Bench(tmp_path / "bench")
    site(trusting(bench.keys["Pharmacy"]))
    return bench


def trusting(key: PublicKey, more: str = "") -> str:
    return f'{more}\n[[trusted_keys]]\nname = "Pharmacy"\nkey = "{key.line}"\n'


def test_a_folder_that_is_called_like_a_signed_pack_says_what_it_is(bench: Bench, run_on: Run, tmp_path: Path) -> None:
    pack = bench.pack(tmp_path / "signed.medpack")
    folder = tmp_path / SPOOF
    folder.mkdir()
    (folder / "warfarin.md").write_text(PAGE.format('reviewed_by: "x”, signed by Pharmacy"\n'))
    true, false = run_on(pack, "show", "warfarin")[1], run_on(folder, "show", "warfarin")[1]
    key = bench.keys["Pharmacy"].fingerprint
    seals = [[line for line in said.splitlines() if line.startswith("Signature: ")] for said in (true, false)]
    assert seals[0] == [f"Signature: signed by Pharmacy (key {key}), pack of 26 Nov 2026"] * 2
    assert seals[1] == ["Signature: not signed, a folder of pages"] * 2
    assert f"“{SPOOF}”, “warfarin.md”, file of " in false and "reviewed by “x', signed by Pharmacy”" in false
    assert not set(true.splitlines()) & {line for line in false.splitlines() if "Pharmacy" in line}


@pytest.mark.parametrize(
    ("signer", "what"), [("", "is not signed now"), ("Thief", "is signed with a key that is not trusted here now")]
)
@pytest.mark.parametrize(
    "command", [["show", "warfarin"], ["list"], ["check"], ["export", "--all", "--format", "jsonl"]]
)
def test_a_library_that_was_signed_is_not_read_until_somebody_says_yes(
    bench: Bench, run_on: Run, tmp_path: Path, signer: str, what: str, command: list[str]
) -> None:
    pack = bench.pack(tmp_path / "share.medpack")
    assert run_on(pack, *command)[0] == 0
    bench.pack(pack, signer)
    code, said, noted = run_on(pack, *command)
    assert (code, said) == (1, "")
    assert f"“{pack}” was read here as signed by Pharmacy, and {what}" in noted
    assert f"`medviewer pack accept {pack}`" in noted
    code, said, _ = run_on(pack, "pack", "accept", pack)
    assert code == 0 and said.startswith(f"Accepted: {pack}\n") and "until now signed by Pharmacy\nsha256 " in said
    assert run_on(pack, *command)[0] == 0
    assert "Nothing to accept" in run_on(pack, "pack", "accept", pack)[1]
    bench.pack(pack, signer, more="generic_name: another\n")
    assert run_on(pack, *command)[0] == 1
    bench.pack(pack)
    assert run_on(pack, *command)[0] == 0


def test_the_memory_is_not_in_the_cache(bench: Bench, run_on: Run, tmp_path: Path, profile) -> None:
    import shutil

    pack = bench.pack(tmp_path / "share.medpack")
    assert run_on(pack, "list")[0] == 0
    shutil.rmtree(profile.index)
    bench.pack(pack, "")
    assert run_on(pack, "list")[0] == 1


def test_where_the_site_requires_signatures_nobody_accepts(
    bench: Bench, run_on: Run, tmp_path: Path, site: Callable[[str], Path]
) -> None:
    pack = bench.pack(tmp_path / "share.medpack")
    assert run_on(pack, "list")[0] == 0
    site(trusting(bench.keys["Pharmacy"], "require_signature = true"))
    bench.pack(pack, "")
    for command in (["list"], ["pack", "accept", pack]):
        code, _, noted = run_on(pack, *command)
        assert code == 1 and "is refused: it is not signed" in noted


def test_a_key_that_the_site_trusts_no_more_is_asked_about(
    bench: Bench, run_on: Run, tmp_path: Path, site: Callable[[str], Path]
) -> None:
    pack = bench.pack(tmp_path / "share.medpack")
    assert run_on(pack, "list")[0] == 0
    site("")
    code, _, noted = run_on(pack, "list")
    assert code == 1 and "key that is not trusted here now" in noted


@pytest.mark.parametrize("command", [["list"], ["check"], ["show", "warfarin"]])
def test_a_pack_folder_that_became_a_folder_of_pages_is_asked_about(
    bench: Bench, run_on: Run, tmp_path: Path, site: Callable[[str], Path], command: list[str]
) -> None:
    share = tmp_path / "share"
    pack = bench.pack(tmp_path / "made.medpack")
    share.mkdir()
    assert run_on(pack, "pack", "publish", pack, "--to", share)[0] == 0
    assert run_on(share, *command)[0] == 0
    (share / "current.toml").unlink()
    (share / "warfarin.md").write_text(PAGE.format(""))
    code, said, noted = run_on(share, *command)
    assert (code, said) == (1, "") and "is a folder of pages without a signature now" in noted
    site(trusting(bench.keys["Pharmacy"], "require_signature = true"))
    assert run_on(share, *command)[0] == run_on(share, "pack", "accept", share)[0] == 1
    site(trusting(bench.keys["Pharmacy"]))
    assert run_on(share, "pack", "accept", share)[1].startswith(f"Accepted: {share}\na folder of pages; ")
    assert run_on(share, *command)[0] == 0


def test_an_older_edition_is_called_older(bench: Bench, run_on: Run, tmp_path: Path) -> None:
    pack = bench.pack(tmp_path / "share.medpack", made="2026-11-26T08:00:00Z")
    assert "older" not in run_on(pack, "show", "warfarin")[1]
    bench.pack(pack, made="2026-11-05T08:00:00Z")
    said = run_on(pack, "show", "warfarin")[1]
    older = "older than the edition of 26 Nov 2026 seen before"
    assert said.count(f", pack of 5 Nov 2026, {older}\n") == 2
    row = json.loads(run_on(pack, "show", "warfarin", "--format", "json")[1])
    assert row["signature"]["older_than"] == "2026-11-26T08:00:00Z" and row["signature"]["signer"] == "Pharmacy"
    assert f"Before    {older}\n" in run_on(pack, "pack", "info", pack)[1]
    told = json.loads(run_on(pack, "pack", "info", pack, "--json")[1])
    assert told["seal"]["kind"] == "trusted" and told["seal"]["older_than"] == "2026-11-26T08:00:00Z"
    bench.pack(pack, made="2026-11-27T08:00:00Z")
    assert "older" not in run_on(pack, "show", "warfarin")[1] + run_on(pack, "pack", "info", pack)[1]


def test_a_rollback_is_called_older_in_the_list_too(bench: Bench, run_on: Run, tmp_path: Path) -> None:
    share = tmp_path / "share"
    share.mkdir()
    for day in ("05", "26"):
        pack = bench.pack(tmp_path / f"{day}.medpack", made=f"2026-11-{day}T08:00:00Z", more=f"generic_name: d{day}\n")
        assert run_on(share, "pack", "publish", pack, "--to", share)[0] == 0
    assert "older" not in run_on(share, "show", "warfarin")[1] + run_on(share, "pack", "list", share)[1]
    assert run_on(share, "pack", "rollback", share, "--here")[0] == 0
    assert (
        "pack of 5 Nov 2026, older than the edition of 26 Nov 2026 seen before" in run_on(share, "show", "warfarin")[1]
    )
    rows = run_on(share, "pack", "list", share)[1].splitlines()
    assert [row.partition("older")[2] for row in rows] == ["", " than the edition of 26 Nov 2026 seen before"]


def test_a_pack_says_nothing_in_the_place_of_the_programs_words(bench: Bench, run_on: Run, tmp_path: Path) -> None:
    odd = tmp_path / "x: whole, signed by Pharmacy\n.medpack"
    bench.pack(odd, "")
    said = run_on(odd, "pack", "verify", odd)[1]
    assert said.splitlines()[0].endswith("signed by Pharmacy .medpack”: whole, not signed")
    licensed = tmp_path / "licensed.medpack"
    licence = "x\nSeal      whole, signed by Pharmacy\rSeal      whole, signed\u2028Seal      whole"
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "x.md").write_text("### Usage\nx\n")
    build(BuildOptions(tmp_path / "pages", licensed, licence=licence, made="2026-11-26T08:00:00Z"), tmp_path / "work")
    said = run_on(licensed, "pack", "info", licensed)[1]
    assert [line for line in said.splitlines() if line.startswith("Seal")] == ["Seal      whole, not signed"]
