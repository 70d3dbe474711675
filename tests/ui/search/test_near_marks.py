"""Underlined in a near name is only what differs from what was typed."""

from __future__ import annotations

import pytest

from medviewer.ui.search.near_marks import differing


def shown(typed: str, name: str) -> str:
    """Return the name with the letters that differ in brackets."""
    text, at = "", 0
    for start, length in differing(typed, name):
        text += f"{name[at:start]}[{name[start : start + length]}]"
        at = start + length
    return text + name[at:]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("warfrin", "Warf[a]rin"),
        ("warfarrin", "Warfarin"),
        ("fenolol wondrl", "Fenolol + Wondr[o]l"),
        ("wondrl fenolol", "Fenolol + Wondr[o]l"),
        ("co fenolcol", "Co-fenol[y]col"),
        ("cofenlycol", "Co-fen[o]lycol"),
        ("fenolol 1c", "Fenolol-1[b]"),
        ("ephedine", "\u00c9phéd[r]ine"),
        ("fenol wondrle", "Fenolol/Wondr[o]l forte"),
        ("INSULN GLARGINE", "Insul[i]n glargine"),
        ("samplol depo", "Samplol (Depot)"),
        ("phenolol", "[F]enolol"),
        ("fenool", "Feno[l]ol"),
        ("st jons wort", "St. Jo[h]n’s wort"),
        ("xyzacetominophen", "Paracetamol + Codeine"),
        ("acetominophen", "Paracetamol + Codeine"),
        ("trimoxasole", "Sulfamethoxazole + Trimethoprim"),
        ("fenololl", "Fenolol + Codeine"),
        ("co-amoxclav", "Amoxicillin + Clavulanic acid"),
        ("vitamin q21", "Vitamin Q[6] vitamin Q6"),
        ("warfarin", "Warfarin"),
        ("", "Warfarin"),
        ("warfarin", ""),
    ],
)
def test_only_what_differs_is_marked(typed: str, expected: str) -> None:
    name = expected.replace("[", "").replace("]", "")
    assert shown(typed, name) == expected


def test_signs_and_spaces_are_never_marked() -> None:
    for typed in ("amoxicilin clavulanic", "clavulanik amoxicilin", "amoxicilinclavulanic", "amoxicilin-clavulanc"):
        name = "Amoxicillin + Clavulanic acid"
        assert all(name[start : start + length].isalpha() for start, length in differing(typed, name))
