"""Templates and components that a site's generator fills in: their text, and boxes for those that are boxes.

`{{< warning "x" >}}` (https://gohugo.io/content-management/shortcodes/), `{% include x.html %}`, `{{ page.title }}`
(https://shopify.github.io/liquid/), `<Callout type="warning">` (https://mdxjs.com), `property:: value` (Logseq), and
chunks of code (R Markdown, Quarto), which are not run.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from medviewer.errors import Message
from medviewer.monograph.commonmark.htmlnames import KNOWN
from medviewer.monograph.dialects.callout_boxes import KINDS, bold, title_of
from medviewer.monograph.dialects.hidden_spans import HiddenSpans
from medviewer.monograph.dialects.source_lines import SourceLine

_ARGUMENTS = r"((?>(?:[^{}<>%\"'`\n]|\"[^\"\n]*+\"|'[^'\n]*+'|`[^`\n]*+`)*))"
_SHORTCODE = re.compile(r"\{\{[<%] *+(/?) *+([A-Za-z][\w./-]*+)" + _ARGUMENTS + r"[>%]\}\}")
_COMPONENT = re.compile(r"<(/?)([A-Z][A-Za-z0-9.]*+)" + _ARGUMENTS + ">")
_LIQUID = re.compile(r"\{%-? *+()([A-Za-z]\w*+)" + _ARGUMENTS + r"%\}")
_VALUE = re.compile(r"\{\{ *+(?:page|\$frontmatter|frontmatter|)\.([A-Za-z]\w*+) *+\}\}")
_TAGS = (_SHORTCODE, _LIQUID, _COMPONENT)
_CLOSED = re.compile(r"\{\{[<%] *+/ *+([A-Za-z][\w./-]*+)|</([A-Z][A-Za-z0-9.]*+)>|\{%-? *+end([a-z]\w*+)")
_LEFT = re.compile(r"\{\{[^{}\n]*+\}\}|\{%[^{}\n]*+%\}")
_QUOTED = re.compile(r"(?:(?<![\w-])([\w-]++)=)?(?:\"([^\"]*+)\"|'([^']*+)'|`([^`]*+)`)")
_FILE = re.compile(r"[^\s.]\S*\.(?:html?|mdx?|css|js|png|jpe?g|gif|svg|webp)(?:#\S*)?")
_PICTURE = re.compile(r"\S+\.(?:png|jpe?g|gif|webp)", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z][\w-]*+")
_MODULE = re.compile(
    r"import (?:[\w*{}, $]+ from +)?['\"][^'\"]+['\"];? *$|export (?:default|const|let|var)\b[^\n]*[;})\]] *$"
)
_PROPERTY = re.compile(r"([ \t]*(?:- )?)([A-Za-z][\w-]{0,40}):: +(\S.*)$")
_CHUNK = re.compile(r" *(?:`{3,}|~{3,}) *\{ *\.?(?:r|python|julia|ojs|sql|bash|stata)\b", re.IGNORECASE)

_UNSEEN = frozenset(("id", "collapsed"))
_BOXED = KINDS | {"admonition", "callout", "notice", "panel", "expand", "tab", "tabitem", "accordion", "aside"}
_ANY_KIND = frozenset(("note", "alert", "hint"))
"""Boxes of any kind, which an argument names: `{% note danger %}`."""
_TITLES = ("title", "label", "summary", "header", "heading", "caption", "name")
_TEXTS = frozenset((*_TITLES, "", "text", "content", "description", "alt", "tip", "message", "value", "default"))
"""Arguments whose names say nothing to a reader; others, such as `adult="5 mg"`, are shown with theirs."""
_NO_WORDS = frozenset(
    (
        "type",
        "kind",
        "class",
        "classname",
        "icon",
        "color",
        "id",
        "style",
        "href",
        "width",
        "height",
        "variant",
    )
)
_PICTURES = frozenset(("figure", "img", "image"))
_QUIET = frozenset(
    ("raw", "endraw", "comment", "endcomment", "endif", "endfor", "else", "endhighlight", "ref", "relref")
)

Say = Callable[[int, Message], None]


def may_stand_in(body: str) -> bool:
    """Tell quickly whether a text may hold any of these."""
    if "{" in body and ("{{" in body or "{%" in body or "``{" in body or "`` {" in body or "~{" in body):
        return True
    if "<" in body and ("</" in body or "/>" in body) and _COMPONENT.search(body):
        return True
    return ":: " in body or body.startswith(("import ", "export ")) or "\nimport " in body or "\nexport " in body


class TemplateReader:
    """Rewrites the templates of one page.

    texts: values of its front matter. say: told the number of a line, from 0, and what is wrong with it.
    """

    def __init__(self, texts: Mapping[str, str | tuple[str, ...]], body: str, say: Say) -> None:
        self._texts = texts
        self._say = say
        found = _CLOSED.findall(body)
        boxes = (liquid for _, _, liquid in found if liquid in _BOXED)
        self._closed = frozenset([*(one or other for one, other, _ in found), *boxes])

    def read(self, lines: Sequence[SourceLine], code: Collection[int]) -> list[SourceLine]:
        """Return the lines with the text of templates, and fences of `:::` around those that are boxes."""
        result: list[SourceLine] = []
        for at, line in enumerate(lines):
            if at in code:
                if _CHUNK.match(line.text):
                    self._say(line.number, Message("This chunk of code is not run; it is shown as code."))
                result.append(line)
            elif found := _PROPERTY.match(line.text):
                named = f"{found[1]}{found[2]}: {found[3]}"
                result += [] if found[2].lower() in _UNSEEN else [line._replace(text=named)]
            elif not _MODULE.match(line.text):
                result += [line._replace(text=text) for text in self._lines(line.text, line.number)]
        return result

    def _lines(self, text: str, number: int) -> list[str]:
        """Return the lines that a line becomes: where a box begins or ends in it, that is one of its own."""
        if not ("{{" in text or "{%" in text or "<" in text):
            return [text]
        code = HiddenSpans(text, code_only=True)
        lines = [_VALUE.sub(self._value, code.text)]
        for pattern in _TAGS:
            lines = [one for line in lines for one in self._without(pattern, line, number)]
        for left in _LEFT.findall("\n".join(lines)):
            self._say(number, Message("The template {} is not understood; it is shown as it is written.", left))
        return list(map(code.shown, lines))

    def _without(self, pattern: re.Pattern[str], text: str, number: int) -> Iterator[str]:
        if text.startswith(":::"):
            yield text
            return
        rest, at, is_split = list[str](), 0, False
        for found in pattern.finditer(text):
            rest.append(text[at : found.start()])
            at, words = found.end(), self._words(found, number)
            if not words.startswith("\n"):
                rest.append(words)
                continue
            if before := "".join(rest).strip():
                yield before
            yield words[1:]
            rest, is_split = [], True
        after = "".join([*rest, text[at:]])
        if after.strip() or not is_split:
            yield after.strip() if is_split else after

    def _words(self, found: re.Match[str], number: int) -> str:
        """Return what stands for a tag; the fence of a box after a line end."""
        name, arguments, ends = found[2], found[3], bool(found[1])
        if found.re is _LIQUID and name.removeprefix("end") in self._closed:
            name, ends = name.removeprefix("end"), name.startswith("end")
        is_paired = name in self._closed
        is_written = is_paired or arguments.rstrip().endswith("/")
        if found.re is _COMPONENT and (not is_written or name.lower() in KNOWN):
            return found[0]
        if ends:
            return "\n:::" if name.lower() in _BOXED else ""
        given = [(one[0].lower(), next(filter(None, one[1:]), "").strip()) for one in _QUOTED.findall(arguments)]
        if name in ("ref", "relref"):
            return given[0][1] if given else found[0]
        if name.lower() in _PICTURES and (source := _picture(given)):
            words = next((text for key, text in given if key in ("caption", "alt", "title")), "")
            return f"![{words}](<{source}>)"
        worded = [(key, text) for key, text in given if key not in _NO_WORDS and text and not _FILE.fullmatch(text)]
        said = [text if key in _TEXTS or text.lower() in KINDS else f"{key}: {text}" for key, text in worded]
        bare, kind = _bare(arguments), _kind(name, arguments)
        if kind and is_paired:
            titles = [text for key, text in given if key in _TITLES] or said or bare
            return f"\n::: {kind} {' – '.join(titles)}".rstrip()
        if not is_paired and name not in _QUIET and (bare or not said):
            self._say(number, Message("The template {} is left out.", found[0]))
        words = f"({'; '.join(said)})" if said else ""
        if kind in KINDS and not is_paired:
            return f"{bold(title_of(kind))} {words}".strip()
        return words + " " * is_paired if words else ""

    def _value(self, found: re.Match[str]) -> str:
        value = self._texts.get(found[1].lower(), "")
        return found[0] if not value else value if isinstance(value, str) else ", ".join(value)


def _kind(name: str, arguments: str) -> str:
    """Return the kind of the box that a tag is, its own name where its arguments say none; empty for no box."""
    if name.lower() not in _BOXED:
        return ""
    said = [word.lower() for word in _WORD.findall(arguments)]
    words = (*said, name.lower()) if name.lower() in _ANY_KIND else (name.lower(), *said)
    return next((word for word in words if word in KINDS), name.lower())


def _bare(arguments: str) -> list[str]:
    """Return the words that stand among arguments without quotes and without a name, but for kinds of boxes."""
    words = _QUOTED.sub(" ", arguments).split()
    return [word for word in words if _WORD.match(word) and "=" not in word and not _is_known(word)]


def _is_known(word: str) -> bool:
    return word.lower() in KINDS or _FILE.fullmatch(word) is not None


def _picture(given: Sequence[tuple[str, str]]) -> str:
    return next((text for key, text in given if key in ("src", "") and _PICTURE.fullmatch(text)), "")
