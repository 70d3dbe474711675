r"""Formulas in TeX as text that reads the same: `$10^{9}/L$`, `\frac{1}{2}`, `\mu g`, `\leq 5\,\text{mg}`.

What is not understood stays as it is written. https://pandoc.org/MANUAL.html#extension-tex_math_dollars says which
dollars are marks; a price is none, since a formula has a sign that no price has.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from medviewer.monograph.dialects.hidden_spans import HiddenSpans

_INLINE = re.compile(r"(?<![$\w])\$(?![\s$])([^$\n]{1,300}+)(?<!\s)\$(?![\d$])")
_BLOCK = re.compile(r"\$\$([^$]{1,2000}+)\$\$")
_MEANT = re.compile(r"[\\^_={]|\A[A-Za-z]\Z")
_TOKEN = re.compile(r"\\[A-Za-z]++ *|\\.|[{}^_]|\s+|[^\\{}^_\s]", re.DOTALL)
_MARKUP = re.compile(r"[<>&*_`\[\]~^$\\]")
_SINGLE = re.compile(r"(?:[\w.,µμ%°]|</?su[bp]>)+")
_DEEPEST = 8
_SCRIPTS = {"^": "sup", "_": "sub"}

_GREEK = (
    "alpha beta gamma delta epsilon zeta eta theta kappa lambda mu nu xi pi rho sigma tau phi chi psi omega"
    " Gamma Delta Theta Lambda Pi Sigma Phi Psi Omega"
)
_SIGNS = {
    **dict(zip(_GREEK.split(), "αβγδεζηθκλμνξπρστφχψωΓΔΘΛΠΣΦΨΩ", strict=True)),
    **{"times": " × ", "cdot": "·", "pm": " ± ", "mp": " ∓ ", "div": " ÷ ", "leq": " ≤ ", "le": " ≤ ", "geq": " ≥ "},
    **{
        "ge": " ≥ ",
        "lt": " < ",
        "gt": " > ",
        "neq": " ≠ ",
        "ne": " ≠ ",
        "approx": " ≈ ",
        "sim": " ~ ",
        "propto": " ∝ ",
    },
    **{"equiv": " ≡ ", "to": " → ", "rightarrow": " → ", "leftarrow": " ← ", "Rightarrow": " ⇒ ", "infty": "∞"},
    **{
        "uparrow": "↑",
        "downarrow": "↓",
        "degree": "°",
        "circ": "°",
        "prime": "′",
        "ldots": "…",
        "dots": "…",
        "sum": "∑",
    },
    **{"quad": " ", "qquad": " ", "left": "", "right": "", "displaystyle": "", "partial": "∂", "micro": "µ"},
    **{name: f"{name} " for name in ("ln", "log", "exp", "max", "min")},
}
_ESCAPED = {**dict.fromkeys(",;: ", " "), "!": "", **{sign: sign for sign in "%${}_&#"}}
_NAMES = "text mathrm textrm mathbf textbf mathit textit operatorname mathsf textsf mbox"
_WORDS = frozenset(_NAMES.split())
_FRACTIONS = frozenset(("frac", "tfrac", "dfrac"))


class _UnknownError(ValueError):
    """A formula has something that is not understood."""


def may_stand_in(text: str) -> bool:
    """Tell whether a text may hold formulas."""
    return "$" in text and (_INLINE.search(text) is not None or "$$" in text)


def read(text: str, hidden: HiddenSpans, refuse: Callable[[str], None]) -> str:
    """Return a paragraph with its formulas as text; `refuse` is told of each that is not understood."""
    for pattern in (_BLOCK, _INLINE):
        text = pattern.sub(lambda found: _written(found, hidden, refuse), text)
    return text


def _written(found: re.Match[str], hidden: HiddenSpans, refuse: Callable[[str], None]) -> str:
    tex = hidden.shown(found[1]).strip()
    if not found[0].startswith("$$") and not _MEANT.search(tex):
        return found[0]
    try:
        text = _Formula(tex).text()
    except _UnknownError:
        refuse(" ".join(tex.split()))
        return hidden.aside(found[0])
    return hidden.aside(text) + "\n" * found[0].count("\n")


class _Formula:
    def __init__(self, tex: str) -> None:
        self._tokens = [found[0] for found in _TOKEN.finditer(tex)]
        self._at = 0

    def text(self) -> str:
        """Return the formula as HTML of one line; raises _UnknownError."""
        made = self._until("", 0)
        if self._at < len(self._tokens):
            raise _UnknownError
        return " ".join(made.split())

    def _next(self) -> str:
        if self._at >= len(self._tokens):
            raise _UnknownError
        self._at += 1
        return self._tokens[self._at - 1]

    def _until(self, end: str, depth: int) -> str:
        """Return what stands up to a token, which is taken."""
        parts: list[str] = []
        while self._at < len(self._tokens):
            token = self._next()
            if token == end:
                return "".join(parts)
            parts.append(self._one(token, depth))
        if end:
            raise _UnknownError
        return "".join(parts)

    def _one(self, token: str, depth: int) -> str:
        if depth > _DEEPEST or token == "}":
            raise _UnknownError
        if token == "{":
            return self._until("}", depth + 1)
        if token in _SCRIPTS:
            return self._script(_SCRIPTS[token], depth)
        if token[0] == "\\":
            return self._command(token[1:].strip() or " ", depth)
        return " = " if token == "=" else _sign(token)

    def _script(self, tag: str, depth: int) -> str:
        inside = self._argument(depth).strip()
        if inside in ("°", "′"):
            return inside
        return f"<{tag}>{inside}</{tag}>" if inside else ""

    def _argument(self, depth: int) -> str:
        token = self._next()
        return self._argument(depth) if token.isspace() else self._one(token, depth + 1)

    def _command(self, name: str, depth: int) -> str:
        if name in _ESCAPED:
            return _sign(_ESCAPED[name])
        if name in _SIGNS:
            return _sign(_SIGNS[name])
        if name in _WORDS:
            return self._argument(depth)
        if name in _FRACTIONS:
            # Spaces, since 1\\frac{1}{2} is one and a half, and no eleven halves.
            return f" {_whole(self._argument(depth))}/{_whole(self._argument(depth))} "
        if name == "sqrt":
            return f"√({self._argument(depth)})"
        raise _UnknownError


def _sign(text: str) -> str:
    return _MARKUP.sub(lambda found: f"&#{ord(found[0])};", text)


def _whole(text: str) -> str:
    """Return a side of a fraction, in parentheses where it has several parts."""
    text = text.strip()
    return text if _SINGLE.fullmatch(text) else f"({text})"
