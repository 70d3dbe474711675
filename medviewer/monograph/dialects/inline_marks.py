"""Powers, indices, marked words and emoji codes: `mg.kg^-1^`, `H~2~O`, `==never==`, `:warning:`.

https://pandoc.org/MANUAL.html#superscripts-and-subscripts, https://pandoc.org/MANUAL.html#extension-mark. A tilde
before a number mostly says “about”: `~5 mg`, `5~10 mg` and `10^9/L` are never read as marks.
"""

from __future__ import annotations

import re

from medviewer.monograph.dialects.callout_boxes import bold
from medviewer.monograph.dialects.hidden_spans import HiddenSpans

# Each begins with its sign, for which a search leaps, and looks back from there.
_RAISED = re.compile(r"\^(?<!\^\^)((?>(?:[\w.,+\-−–/()*'′α-ωΑ-Ω]|\\ ){1,24}))\^(?![\^\d])")
_LOWERED = re.compile(r"~(?<=[A-Za-zα-ωΑ-Ω)\]>\x1a]~)((?>(?:[A-Za-z0-9.,+\-−–/()∞α-ωΑ-Ω]|\\ ){1,24}))~(?![~\d])")
_AMOUNT = re.compile(r"\d(?:\\ )?(?:[mnµμk]?g|mcg|[mµμdc]?[lL]|IU|iu|units?|mmol|mol|mEq|%)$|^\W*$")
_MARKED = re.compile(r"==(?<![=\w]==)(?=[^\s=])([^=\n]++)(?<=\S)==(?![=\w])")
_EMOJI = re.compile(r":(?<![\w:]:)([a-z0-9_+-]{2,40}+):(?![\w:])")

EMOJI = {
    **{"warning": "⚠", "heavy_exclamation_mark": "❗", "exclamation": "❗", "bangbang": "‼", "question": "❓"},
    **{"no_entry": "⛔", "no_entry_sign": "🚫", "stop_sign": "🛑", "octagonal_sign": "🛑", "rotating_light": "🚨"},
    **{"x": "❌", "heavy_check_mark": "✔", "white_check_mark": "✅", "ballot_box_with_check": "☑", "skull": "💀"},
    **{"skull_and_crossbones": "☠", "radioactive": "☢", "biohazard": "☣", "pill": "💊", "syringe": "💉"},
    **{"baby": "👶", "baby_bottle": "🍼", "pregnant_woman": "🤰", "breast_feeding": "🤱", "older_adult": "🧓"},
    **{"child": "🧒", "adult": "🧑", "hospital": "🏥", "ambulance": "🚑", "stethoscope": "🩺", "drop_of_blood": "🩸"},
    **{"heart": "❤", "brain": "🧠", "lungs": "🫁", "bone": "🦴", "eye": "👁", "thermometer": "🌡", "microscope": "🔬"},
    **{"car": "🚗", "red_car": "🚗", "beer": "🍺", "wine_glass": "🍷", "sun": "☀", "sunny": "☀", "snowflake": "❄"},
    **{
        "bulb": "💡",
        "memo": "📝",
        "information_source": "ℹ",
        "bell": "🔔",
        "clock": "🕐",
        "hourglass": "⌛",
        "star": "⭐",
    },
    **{"arrow_up": "⬆", "arrow_down": "⬇", "arrow_right": "➡", "arrow_left": "⬅", "point_right": "👉", "zap": "⚡"},
    **{"red_circle": "🔴", "yellow_circle": "🟡", "green_circle": "🟢", "orange_circle": "🟠", "+1": "👍", "-1": "👎"},
    **{
        "link": "🔗",
        "books": "📚",
        "book": "📖",
        "lock": "🔒",
        "key": "🔑",
        "mag": "🔍",
        "droplet": "💧",
        "fire": "🔥",
    },
}
"""Signs by their codes: https://github.com/github/gemoji, those that a page of a drug may have."""


def may_stand_in(text: str) -> bool:
    """Tell whether a text may hold any of these signs."""
    return (
        ("^" in text and _RAISED.search(text) is not None)
        or ("~" in text and _LOWERED.search(text) is not None)
        or ("=" in text and _MARKED.search(text) is not None)
        or (":" in text and _EMOJI.search(text) is not None)
    )


def read(text: str, hidden: HiddenSpans, is_html: bool = False) -> str:
    """Return a text, in which what is no text is hidden, with tags and signs for these marks.

    is_html: it is a block of HTML, in which no Markdown is read.
    """
    if "^" in text:
        text = _RAISED.sub(lambda found: hidden.aside(f"<sup>{_spaced(found[1])}</sup>"), text)
    if "~" in text:
        text = _LOWERED.sub(lambda found: _lowered(found, hidden), text)
    if "==" in text:
        text = _MARKED.sub(r"<strong>\1</strong>" if is_html else lambda found: bold(found[1]), text)
    return _EMOJI.sub(lambda found: EMOJI.get(found[1], found[0]), text) if ":" in text else text


def _lowered(found: re.Match[str], hidden: HiddenSpans) -> str:
    if _AMOUNT.search(found[1]):
        return found[0]
    return hidden.aside(f"<sub>{_spaced(found[1])}</sub>")


def _spaced(text: str) -> str:
    return text.replace("\\ ", " ")
