"""Fields of a dictionary -> elements of labels: plain text, phonetics, HTML, Pango's markup, XDXF."""

from __future__ import annotations

import re

from lxml import etree

from medviewer.importing.bounds import RefusedError
from medviewer.importing.epi.narrative import Narrative, parsed, xml_text
from medviewer.importing.spl.document import SPL, XmlNode, local

TEXTS, MARKUPS = "mlwn", "hgxk"
PHONETIC = "ty"
_BLANK = re.compile(r"\n[ \t]*\n\s*")
_XDXF = {
    "k": "b",
    "tr": "span",
    "ex": "i",
    "co": "span",
    "gr": "i",
    "pos": "i",
    "abr": "i",
    "abbr": "i",
    "c": "span",
    "kref": "span",
    "iref": "a",
    "def": "div",
    "ar": "div",
    "dtrn": "span",
    "su": "span",
    "mrkd": "b",
    "rref": "img",
    "nu": "span",
    "opt": "span",
}
"""Elements of XDXF's logical and visual format that mean something else in HTML, or nothing, and what they become."""
_PANGO = {"big": "span", "small": "span", "tt": "span"}
_PANGO_STYLES = (
    (("weight", "font_weight"), re.compile("bold|heavy|[6-9]00"), "font-weight:bold"),
    (("style", "font_style"), re.compile("italic|oblique"), "font-style:italic"),
    (("underline",), re.compile("single|double|low|error"), "text-decoration:underline"),
    (("strikethrough",), re.compile("true"), "text-decoration:line-through"),
)


def text_node(kind: str, value: bytes, narrative: Narrative) -> XmlNode | None:
    """Return a field as the text of a section, None where it is none, such as a sound or a picture.

    Markup that cannot be read stays as words. Raises RefusedError where it could do harm.
    """
    text = value.decode("utf-8", "replace").replace("\r\n", "\n").replace("\0", "")
    if kind in TEXTS:
        return _paragraphs(text)
    if kind in PHONETIC:
        return _paragraphs(f"[{text.strip()}]" if text.strip() else "")
    if kind not in MARKUPS:
        return None
    lines = text if kind == "h" else text.strip("\n").replace("\n", "<br/>")
    root = parsed(f"<div>{lines}</div>")
    if kind != "h":
        _renamed(root, _XDXF if kind in "xk" else _PANGO, is_pango=kind == "g")
    return narrative.text(root)


def _paragraphs(text: str) -> XmlNode:
    """Return plain text: a blank line parts paragraphs, a line's end is one."""
    node = etree.Element(f"{SPL}text")
    for part in filter(str.strip, _BLANK.split(xml_text(text))):
        paragraph = etree.SubElement(node, f"{SPL}paragraph")
        first, *lines = part.strip("\n").split("\n")
        paragraph.text = first
        for line in lines:
            etree.SubElement(paragraph, f"{SPL}br").tail = line
    return node


def _renamed(root: XmlNode, names: dict[str, str], is_pango: bool) -> None:
    for node in root.iter(etree.Element):
        name = local(node)
        if name == "rref":
            node.set("src", xml_text(node.text or "").strip())
            node.text = None
        if is_pango and name == "span":
            styles = [
                style
                for keys, pattern, style in _PANGO_STYLES
                if any(pattern.search(node.get(key, "")) for key in keys)
            ]
            node.set("style", ";".join(styles))
        if name == "tr" and name in names:
            node.text = f"[{xml_text(node.text or '')}"
            node.tail = f"]{xml_text(node.tail or '')}"
        if name in names:
            node.tag = names[name]


def checked(text: str) -> str:
    """Return a headword or name in one line; raises RefusedError where none is left."""
    words = " ".join(xml_text(text).split())
    if not words:
        raise RefusedError("its headword is empty or too long")
    return words
