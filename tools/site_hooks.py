"""What the documentation site is made of beside docs/: the documents of the root, and its navigation.

The site's navigation is the index in docs/README.md, so that no document is listed a second time. Anchors are spelt as
GitHub spells them, where the documents are read too, and links between both places lead to the same pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

ROOT = Path(__file__).resolve().parents[1]
ROOMS = {
    "For who reads": "Readers",
    "For who keeps a library": "Pharmacists who keep a library",
    "For who looks after workstations": "Administrators",
    "For who changes the program, or writes one beside it": "Developers",
}
"""Headings of the index in the order of the navigation, and what they are called there."""
OF_THE_ROOT = {
    "README.md": ("manual.md", "Readers", "Manual"),
    "SECURITY.md": ("security.md", "Administrators", "Reporting what could do harm"),
    "CONTRIBUTING.md": ("contributing.md", "Developers", "Changing medviewer"),
    "CHANGELOG.md": ("changelog.md", "Developers", "Changelog"),
}
"""Documents beside docs/: page, room and title."""
_ROW = re.compile(r"^\| \[[^]]*\]\(([\w-]+\.md)\)")
_LINK = re.compile(r"(?P<label>\[[^]]*\])\((?P<place>[\w./-]+)(?=[#)])")
_CODE = re.compile(r"(^```[\s\S]*?^```|`[^`\n]*`)", re.MULTILINE)
_TITLE = re.compile(r"(?m)^# +(.+?)\s*$")


class SiteError(Exception):
    """What keeps the site from being built."""


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Set the navigation, and how headings become anchors."""
    index = (Path(config.docs_dir) / "README.md").read_text(encoding="utf-8")
    config.nav = navigation(index)
    config.mdx_configs.setdefault("toc", {})["slugify"] = anchor
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the documents of the root."""
    from mkdocs.structure.files import File

    for name, (page, _, _) in OF_THE_ROOT.items():
        text = (ROOT / name).read_text(encoding="utf-8")
        files.append(File.generated(config, page, content=text))
    return files


def on_page_markdown(markdown: str, page: Page, **_: object) -> str:
    """Let links lead to the pages of this site."""
    of_the_root = {page: name for name, (page, _, _) in OF_THE_ROOT.items()}
    document = of_the_root.get(page.file.src_uri, f"docs/{page.file.src_uri}")
    return linked(markdown, document)


def navigation(index: str) -> list[dict[str, Any]]:
    """Return the navigation that an index of documents stands for; raises SiteError for a room that is not known."""
    found = {heading: list(_rows(text)) for heading, text in _parts(index)}
    if found.keys() != ROOMS.keys():
        raise SiteError(f"docs/README.md has the headings {[*found]}, tools/site_hooks.py {[*ROOMS]}")
    rooms: list[dict[str, Any]] = [{"Start": "README.md"}]
    for heading, room in ROOMS.items():
        more = [{title: page} for page, of, title in OF_THE_ROOT.values() if of == room]
        rooms.append({room: [*found[heading], *more]})
    return rooms


def _parts(index: str) -> Iterator[tuple[str, str]]:
    _, *parts = re.split(r"(?m)^## +(.+?)\s*$", index)
    return zip(parts[::2], parts[1::2], strict=True)


def _rows(text: str) -> Iterator[str]:
    return (row[1] for line in text.splitlines() if (row := _ROW.match(line)))


def linked(markdown: str, document: str) -> str:
    """Return a document with links to the pages of the site; one that is called as its file is gets its title.

    document: its path in the repository, from which its links lead.
    """
    folder = Path(document).parent

    def lead(link: re.Match[str]) -> str:
        place = _within_the_repository(folder / link["place"])
        page = OF_THE_ROOT[place][0] if place in OF_THE_ROOT else place.removeprefix("docs/")
        is_named_so = link["label"] == f"[{link['place']}]"
        return f"{f'[{_title(place)}]' if is_named_so else link['label']}({page}"

    parts = _CODE.split(markdown)
    return "".join(_LINK.sub(lead, part) if number % 2 == 0 else part for number, part in enumerate(parts))


def _within_the_repository(path: Path) -> str:
    """Return a path from the root of the repository, without `..`."""
    parts: list[str] = []
    for part in path.parts:
        if part == ".." and parts:
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts)


def _title(place: str) -> str:
    """Return what a document is called; its path where it is none, which `--strict` then refuses."""
    if place in OF_THE_ROOT:
        return OF_THE_ROOT[place][2]
    file = ROOT / place
    found = _TITLE.search(file.read_text(encoding="utf-8")) if file.is_file() and file.suffix == ".md" else None
    return found[1] if found else place


def anchor(heading: str, separator: str) -> str:
    """Return what a link may name after `#`, as GitHub spells it."""
    return re.sub(r"[^\w\- ]", "", heading).strip().lower().replace(" ", separator)
