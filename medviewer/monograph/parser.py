"""A page's text -> a Monograph, or quickly what an index keeps of it."""

from __future__ import annotations

import html as markup
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from medviewer import hidden_characters
from medviewer.errors import Message
from medviewer.monograph.dialects import footnotes, heading_ids
from medviewer.monograph.dialects.rewriting import PlainBody, rewritten
from medviewer.monograph.faq.pairs import clean, pair_html, read_faq
from medviewer.monograph.frontmatter import faqs, front_matter
from medviewer.monograph.frontmatter.front_matter import Matter
from medviewer.monograph.html.markdown_html import convert, to_text
from medviewer.monograph.model import IndexView, Monograph, Problem, Question, Section, Summary, Tab
from medviewer.monograph.product_codes import codes_of
from medviewer.monograph.published_label import distinguishing_facts, is_entry, is_made, listed_label
from medviewer.monograph.sections import anchors, drug_names, embedded, property_tables
from medviewer.monograph.sections.callouts import set_off
from medviewer.monograph.sections.raw_section import RawSection, RawSections
from medviewer.monograph.sections.splitting import LOWEST_HEADING, differs, split_page
from medviewer.monograph.sections.vocabulary import Vocabulary, default

_NO_TEXT = re.compile("[\0\ud800-\udfff]")
_LARGEST_LINKED = 100_000
"""Characters of a page whose sections may use each other's link definitions."""

_MOST_NAMED = 5
"""Hidden characters that a problem lists by number."""
_LINE_END = re.compile(r"\r\n?")


def parse(source: str, fallback_title: str, vocabulary: Vocabulary | None = None) -> Monograph:
    """Return the whole of a page; any text makes one.

    fallback_title: shown where neither front matter nor a heading names the page, such as the name of its file.
    """
    page = _read(source, fallback_title, vocabulary)
    sections = page.with_rows([page.section(piece) for piece in page.split.pieces])
    tabbed = [part for s in sections for part in embedded.carve(s, page.vocabulary, page.of_faq, page.of_text)]
    sections, tabbed = page.anchored(sections), page.anchored(tabbed)
    given = page.front_matter_sections()
    return Monograph(
        title=page.summary.title,
        generic_name=page.summary.generic_name,
        brands=page.summary.brands,
        drug_class=page.summary.drug_class,
        atc=page.summary.atc,
        sections=tuple(_placed(sections, given)),
        tabs=_tabs(_placed(tabbed, given), page.vocabulary),
        faqs=tuple(page.questions),
        reviewed_by=page.matter.text("reviewed_by"),
        last_reviewed=page.matter.text("last_reviewed"),
        front_matter=page.matter.values,
        problems=(*page.summary.problems, *page.problems),
        markdown=hidden_characters.neutral(source),
    )


def index_view(source: str, fallback_title: str, vocabulary: Vocabulary | None = None) -> IndexView:
    """Return what an index keeps of a page, without converting its Markdown."""
    page = _read(source, fallback_title, vocabulary)
    pieces = [(piece.key, " ".join(map(drug_names.plain, piece.labels)), piece.markdown) for piece in page.split.pieces]
    texts = pieces
    if page.summary.label is None:
        texts = [text for piece in pieces for text in property_tables.indexed(*piece, page.vocabulary)]
    pairs, strange = faqs.given(page.matter.values.get("faqs"))
    texts += [("faqs", pair.question, pair.answer) for pair in pairs]
    texts += [("other", "Front matter", "\n".join([*strange, page.matter.leftover]))] if page.matter.leftover else []
    return IndexView(page.summary, tuple(texts))


def front_matter_of(source: str) -> Matter:
    """Return the front matter of a page alone, as `parse` takes it."""
    return _unescaped(front_matter.split(hidden_characters.neutral(_text_of(source))))


def _read(source: str, fallback_title: str, vocabulary: Vocabulary | None) -> _Page:
    vocabulary = vocabulary or default()
    text = _text_of(source)
    shown = hidden_characters.neutral(text)
    found = _unescaped(front_matter.split(shown))
    titled = found.text("title")
    label = listed_label(found.values)
    plain = PlainBody(found.body) if is_made(found.values) else rewritten(found.body, found.texts)
    split = split_page(plain.text, vocabulary, found.first_line, titled, is_arranged=label is not None)
    if plain.numbers:
        _settle(split, plain, found.first_line)
    problems = (*found.problems, *(_hidden(text) if shown is not text or "&" in text else ()))
    problems += tuple(replace(one, line=found.first_line - 1 + one.line) for one in plain.problems)
    if not source.strip():
        problems = (*problems, Problem(0, Message("The page is empty. Write it, or remove the file.")))
    summary = Summary(
        title=titled or hidden_characters.neutral(drug_names.plain(split.title) if split.title else fallback_title),
        generic_name=hidden_characters.neutral(drug_names.generic_name(found, split.pieces)),
        brands=tuple(map(hidden_characters.neutral, drug_names.brands(found, split.pieces))),
        drug_class=hidden_characters.neutral(drug_names.drug_class(found, split.pieces)),
        atc=drug_names.atc(found),
        problems=problems,
        product=distinguishing_facts(found.values),
        codes=codes_of(found.values, found.texts),
        label=label,
        other_names=tuple(map(hidden_characters.neutral, drug_names.other_names(found))),
        is_entry=is_entry(found.values),
    )
    return _Page(replace(found, body=plain.text), split, summary, vocabulary)


def _settle(split: RawSections, plain: PlainBody, first_line: int) -> None:
    """Give the pieces of a body that was rewritten their lines in the page, their footnotes, and names."""
    above, names = [split.title], heading_ids.names_in(split.title, plain.ids)
    split.title = heading_ids.without(footnotes.without_marks(split.title))
    for piece in split.pieces:
        piece.line = first_line + plain.line(piece.line - first_line)
        piece.lines += footnotes.below((*above, *piece.labels, *piece.lines), plain.notes)
        piece.names += names
        above, names = [], []
        if plain.ids:
            piece.lines = [heading_ids.as_tags(line, plain.ids) for line in piece.lines]
    for labelled in {one for piece in split.pieces for one in (piece, *piece.above)}:
        labelled.names += heading_ids.names_in(labelled.label, plain.ids)
        labelled.label = heading_ids.without(footnotes.without_marks(labelled.label))


def _heading_names(piece: RawSection, seen: set[int]) -> anchors.HeadingNames:
    """Return what names the beginning of a piece: its heading, and those above it that are of no piece before."""
    headed = [one for one in (*piece.above, piece) if id(one) not in seen and 0 < one.level <= LOWEST_HEADING]
    seen.update(map(id, headed))
    texts = tuple(drug_names.plain(one.label) for one in headed)
    return anchors.HeadingNames(texts, tuple(name for one in headed for name in one.names))


def _text_of(source: str) -> str:
    """Return a page with line ends as they are counted, and U+FFFD for what no text has."""
    try:
        source.encode()
        strange = "\0" in source
    except UnicodeEncodeError:
        strange = True
    text = _NO_TEXT.sub("\ufffd", source) if strange else source
    return _LINE_END.sub("\n", text) if "\r" in text else text


def _unescaped(found: Matter) -> Matter:
    """Return front matter without the hidden characters that YAML's escapes, such as "\\u202e", stand for."""
    if all(isinstance(text, str) and text.isascii() and text.isprintable() for text in found.values.values()):
        return found
    texts = {key: hidden_characters.neutral_value(text) for key, text in found.texts.items()}
    values = {key: hidden_characters.neutral_value(value) for key, value in found.values.items()}
    return replace(found, texts=texts, values=values)  # type: ignore[arg-type]


@dataclass(slots=True)
class _Page:
    """A page that is split; what its sections ask and what is wrong with them gathers here as they are made."""

    matter: Matter
    split: RawSections
    summary: Summary
    vocabulary: Vocabulary
    questions: list[Question] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def section(self, piece: RawSection) -> Section:
        """Return a piece of the page as a section."""
        title = ": ".join(map(drug_names.plain, piece.labels)) or self.vocabulary.title_of(piece.key)
        section = Section(piece.key, title, "", "", piece.markdown, piece.line)
        return self.of_faq(section) if piece.key == "faqs" else self.of_text(section)

    def with_rows(self, sections: list[Section]) -> list[Section]:
        """Return sections, each with what its tables say under the labels of others, unless these say it themselves."""
        if self.summary.label:
            return sections
        said = {(section.key, section.text) for section in sections}
        return [
            part
            for section in sections
            for part in (section, *property_tables.rows(section, self.vocabulary))
            if part is section or (part.key, part.text) not in said
        ]

    def anchored(self, sections: list[Section]) -> list[Section]:
        """Return the sections with the names of the places in them."""
        seen = set[int]()
        named = {piece.line: _heading_names(piece, seen) for piece in self.split.pieces}
        given = self.matter.text("title")
        title = "" if given and differs(self.split.title, given) else drug_names.plain(self.split.title)
        return anchors.anchored(sections, named, title if self.split.title else "")

    def of_text(self, section: Section) -> Section:
        """Return a section with the HTML and text of its Markdown."""
        html = self._set_off(self._html(section.markdown))
        return replace(section, html=html, text=to_text(html))

    def of_faq(self, section: Section) -> Section:
        """Return an FAQ section with its HTML and text; its questions are added to the page's."""
        faq = read_faq(self._html(section.markdown), to_text)
        self.questions += faq.questions
        return replace(section, html=self._set_off(faq.html), text=to_text(faq.html))

    def _html(self, markdown: str) -> str:
        """Convert a part of the page, with the link definitions of all of it."""
        body = self.matter.body
        is_linked = "[" in markdown and "]:" in body and len(body) <= _LARGEST_LINKED
        return convert(markdown, body if is_linked else "")

    def _set_off(self, html: str) -> str:
        return set_off(html, self.vocabulary.is_boxed)

    def front_matter_sections(self) -> list[Section]:
        """Return what front matter holds for reading and the body does not: questions, and what was not understood."""
        pairs, strange = faqs.given(self.matter.values.get("faqs"))
        sections = [self._asked_in_front(pairs)] if self._new(pairs) else []
        strange += [self.matter.leftover] if self.matter.leftover else []
        if strange:
            text = "\n".join(strange)
            html = f"<pre><code>{markup.escape(text, quote=False)}</code></pre>"
            sections.append(Section("other", "Front matter", html, text, text, 2))
        if len(strange) > bool(self.matter.leftover):
            self.problems.append(
                Problem(2, Message("“faqs” in the front matter has entries without q and a; see Other."))
            )
        return sections

    def _new(self, pairs: Iterable[faqs.GivenQuestion]) -> list[faqs.GivenQuestion]:
        known = {faqs.same_question(question.question) for question in self.questions}
        return [pair for pair in pairs if faqs.same_question(pair.question) not in known]

    def _asked_in_front(self, pairs: Iterable[faqs.GivenQuestion]) -> Section:
        boxes, sources = [], []
        for pair in self._new(pairs):
            answer = self._html(pair.answer)
            question = clean(to_text(convert(f"# {pair.question}")))
            boxes.append(pair_html(question, answer))
            sources.append(f"**{pair.question}**\n\n{pair.answer}")
            self.questions.append(Question(question, clean(to_text(answer))))
        html = "\n".join(boxes)
        return Section("faqs", self.vocabulary.title_of("faqs"), html, to_text(html), "\n\n".join(sources), 2)


def _placed(sections: list[Section], added: list[Section]) -> list[Section]:
    """Put sections from front matter behind the page's own, but before a disclaimer that ends it."""
    end = len(sections)
    while end and sections[end - 1].key == "disclaimer":
        end -= 1
    return [*sections[:end], *added, *sections[end:]]


def _tabs(sections: Iterable[Section], vocabulary: Vocabulary) -> tuple[Tab, ...]:
    grouped: dict[str, list[Section]] = {key: [] for key in vocabulary.tabs}
    for section in sections:
        if section.key != "disclaimer":
            grouped.setdefault(vocabulary.tab_of(section.key), []).append(section)
    return tuple(
        Tab(key, vocabulary.title_of(key), tuple(found), vocabulary.titles_of(key))
        for key, found in grouped.items()
        if found
    )


def _hidden(source: str) -> Iterator[Problem]:
    """Yield at most one problem: in which line the first hidden character stands, and which there are."""
    found = list(hidden_characters.found(source))
    if not found:
        return
    names = list(dict.fromkeys(f"U+{ord(sign):04X}" for _, sign in found))
    listed = ", ".join(names[:_MOST_NAMED]) + (", …" if len(names) > _MOST_NAMED else "")
    count = Message("{} hidden characters", len(found)) if len(found) > 1 else Message("A hidden character")
    line = source.count("\n", 0, found[0][0]) + 1
    yield Problem(
        line, Message("{} that could turn or part the text ({}) taken out. Write the page without them.", count, listed)
    )
