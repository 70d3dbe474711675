"""Every example of the CommonMark specification 0.31.2, and why some are read otherwise here.

The examples come with the development environment: see `tools/spec.py`.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import pytest

from medviewer.monograph.dialects.rewriting import rewritten
from medviewer.monograph.html.markdown_html import to_html
from medviewer.monograph.html.sanitise import clean

EXAMPLES = Path(sys.prefix, "share", "commonmark.json")
NUMBERS = range(1, 653)
DIGEST = "90c7c577d43f78e52d022efc65bcacd8d359df05a6c16020cfb27fdf20ccff2e"
"""SHA-256 of number, Markdown and HTML of all examples of 0.31.2, as JSON."""

NO_TAG = "what is no tag that HTML knows, by name and attributes, is text: no word in angle brackets is lost"
NEVER_CLOSED = "a script or style that nothing closes is text, so that the rest of the page does not go with it"
LEFT_OPEN = "an inline tag that its paragraph leaves open ends with it, so that no link or bold runs through the page"
NOTHING = "an inline tag that nothing on the page closes is left out where it stands alone"
DEFINITION = "a definition leads to an address; `[Warning]: contraindicated` stays text"
ADDRESS = "an address with a backslash, or with what looks like a scheme or a drive, is no link, and is shown"
SCHEME = "a link leads to http, https or mailto; any other address is shown as it is written"
OPERATOR = "the asterisk of an allele or a power is seen: HLA-B*1502, 5*10^9"
STRUCK = "`del`, which the sample has, is shown as `s` is: struck out wherever the page goes"

READ_OTHERWISE = {
    21: NOTHING,
    31: NOTHING,
    150: NO_TAG,
    156: NO_TAG,
    157: NO_TAG,
    158: NO_TAG,
    163: NO_TAG,
    166: STRUCK,
    167: STRUCK,
    168: STRUCK,
    173: NEVER_CLOSED,
    180: NO_TAG,
    181: NO_TAG,
    182: NO_TAG,
    187: LEFT_OPEN,
    194: DEFINITION,
    201: NO_TAG,
    202: ADDRESS,
    203: DEFINITION,
    204: DEFINITION,
    344: LEFT_OPEN,
    356: OPERATOR,
    476: LEFT_OPEN,
    477: LEFT_OPEN,
    491: NO_TAG,
    494: LEFT_OPEN,
    500: ADDRESS,
    502: ADDRESS,
    524: NO_TAG,
    536: NO_TAG,
    596: SCHEME,
    598: SCHEME,
    599: SCHEME,
    601: SCHEME,
    613: NO_TAG,
    614: NO_TAG,
    615: NO_TAG,
    616: NO_TAG,
    617: NO_TAG,
    623: NO_TAG,
    627: NO_TAG,
    628: NO_TAG,
    629: NO_TAG,
    630: LEFT_OPEN,
    631: LEFT_OPEN,
    642: LEFT_OPEN,
    643: LEFT_OPEN,
}
"""Numbers of the examples that are meant to read otherwise, each with the reason."""

COMPONENT = "a tag with a capital that is closed is a component: this one a box"
BY_NAME = "two brackets are a link by the name of a page"
OF_A_DIALECT = {163: COMPONENT, 590: BY_NAME}
"""Numbers of the examples that a dialect has another meaning for, each with the reason."""


@lru_cache(maxsize=1)
def examples() -> dict[int, tuple[str, str]]:
    """Return Markdown and HTML of all examples by number; skip where they are not, unless this is CI."""
    if not EXAMPLES.is_file() and "CI" not in os.environ:
        pytest.skip("the examples are not here: python tools/spec.py fetches them")
    found = json.loads(EXAMPLES.read_text(encoding="utf-8"))
    return {example["example"]: (example["markdown"], example["html"]) for example in found}


def test_the_examples_are_those_of_the_version() -> None:
    found = [[number, *texts] for number, texts in examples().items()]
    assert hashlib.sha256(json.dumps(found).encode()).hexdigest() == DIGEST
    assert list(examples()) == list(NUMBERS)


@pytest.mark.parametrize("number", NUMBERS)
def test_an_example(number: int, outline: Callable[[str], list[str]]) -> None:
    markdown, html = examples()[number]
    same = outline(to_html(markdown)) == outline(clean(html))
    assert same == (number not in READ_OTHERWISE), READ_OTHERWISE.get(number)


@pytest.mark.parametrize("number", NUMBERS)
def test_an_example_is_of_no_dialect(number: int) -> None:
    markdown, _ = examples()[number]
    plain = rewritten(markdown)
    assert (plain.text == markdown) == (number not in OF_A_DIALECT), OF_A_DIALECT.get(number)
    assert plain.problems == ()
