"""Other forms of an English word: what a search for it finds as well.

The index holds words as they are written, so that a drug's name is never cut to a stem that another word
shares; forms are put together when a query is asked, and never for a word of a drug's name.
"""

from __future__ import annotations

_SHORTEST = 4
_ENDINGS = (
    ("ies", ("y", "ies")),
    ("sses", ("ss", "sses")),
    ("ches", ("ch", "ches")),
    ("shes", ("sh", "shes")),
    ("xes", ("x", "xes")),
    ("ness", ("", "ness", "y")),
    ("ations", ("ation", "ations", "e", "ed", "es", "ing", "ate", "ated")),
    ("ation", ("ation", "ations", "e", "ed", "es", "ing", "ate", "ated")),
    ("ions", ("ion", "ions", "", "ed", "ing", "s", "e")),
    ("ion", ("ion", "ions", "", "ed", "ing", "s", "e")),
    ("ings", ("ing", "ings", "", "e", "s", "es", "ed")),
    ("ing", ("ing", "ings", "", "e", "s", "es", "ed")),
    ("ied", ("y", "ies", "ied", "ying")),
    ("ed", ("ed", "", "e", "s", "es", "ing", "ion", "ions")),
    ("ss", ("ss", "sses")),
    ("us", ("us", "uses")),
    ("is", ("is", "es")),
    ("es", ("es", "e", "", "ed", "ing")),
    ("s", ("s", "", "ed", "ing")),
    ("y", ("y", "ies", "ied", "iness")),
    ("e", ("e", "es", "ed", "ing", "ation", "ations")),
    ("", ("", "s", "es", "ed", "ing", "ion", "ions", "ness", "ation")),
)


def forms(word: str) -> list[str]:
    """Return a folded word first, then its likely other forms; words that do not exist among them do no harm."""
    if len(word) < _SHORTEST or not word.isalpha() or not word.isascii():
        return [word]
    ending, others = next((end, others) for end, others in _ENDINGS if word.endswith(end))
    base = word[: len(word) - len(ending)]
    if len(base) < _SHORTEST - 1:
        return [word]
    found = [base + other for other in others]
    if ending in ("ing", "ed", "ings") and base[-1] == base[-2] and base[-1] not in "ls":
        found += [base[:-1], base[:-1] + "s"]
    if ending == "" and word[-1] not in "aeiouwxy" and word[-2] in "aeiou":
        found += [f"{word}{word[-1]}{other}" for other in ("ed", "ing")]
    return list(dict.fromkeys([word, *found]))
