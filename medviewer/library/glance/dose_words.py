"""Words by which a dose is told from other amounts: strengths, limits, concentrations, clearances, examples.

In English, German, Spanish and French. What is not surely a dose is none: a page without a line is no fault, one whose
strength is shown as its dose is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_AHEAD, _BEHIND = 90, 60
"""Characters before and behind an amount that are looked at."""
_SPACED = r"['\u2009\u202f\xa0]"
_JOINED = r"[.,'\u2009\u202f\xa0]"
_NUMBER = rf"\d++(?>(?:{_JOINED}\d++)*)"
_FIRST = rf"(?<!\d)(?<!\d{_JOINED})"
"""Where no number goes on: one that has failed is not tried again from each of its digits."""
_MASS = (
    r"(?:million |thousand |mega-?|Mio\.? |mill(?:ones|ion[es]*) (?:de |d['’])?)?(?:(?:milli|micro|nano|"
    r"kilo)?gram(?:me|o)?s?|"
    r"(?:Milli|Mikro|Nano)?[Gg]ramm|mg|mcg|microg|[µμu]g|ng|g|international units?|units?|I\.?U\.?|I\.?E\.?|U\.?I\.?|U|"
    r"Einheiten|unidades|unités|[µμ]?mol|mmol|mEq|[kMG]Bq|mCi|Gy)"
)
_VOLUME = r"(?:m[lL]|cc|millilit(?:er|re)s?|Milliliter|mililitros?|millilitres?)"
_FORM = (
    r"(?:tab(?:let)?s?|cap(?:sule|let)?s?|drops?|puffs?|sprays?|inhalations?|actuations?|sachets?|suppositor(?:y|ies)|"
    r"patch(?:es)?|lozenges?|(?:tea|table)spoon(?:ful)?s?|pumps?|amp(?:ou|u)les?|applicatorfuls?|Tabletten?|Kapseln?|"
    r"Tropfen|Hub|Hübe|Zäpfchen|comprimidos?|cápsulas?|gotas?|comprimés?|gélules?|gouttes?|bouffées?|sobres?)"
)
_COUNT = r"(?:one|two|three|four|half(?: a)?|eine?|zwei|drei|un[ao]?|dos|tres|une|deux|trois)"
_OPENS = r"(?=[\dothfezdu])"
"""Signs that a number or one of those words begins with: others are passed over in half the time."""
_ENDS = r"(?![\w²³^])"
_OF_FORM = rf"[\s\xa0](?:\([a-z\d ]++\) )?(?i:{_FORM}){_ENDS}"
_AMOUNT = re.compile(
    rf"{_OPENS}(?:(?<![\w.,^])|(?P<glued>{_FIRST}\d++(?>(?:[.,]\d++)*){_SPACED})(?=\d))"
    rf"(?:(?P<number>{_NUMBER})(?:[\s\u2060\xa0-]?(?:(?P<mass>{_MASS})|(?P<volume>{_VOLUME})){_ENDS}|{_OF_FORM})?"
    rf"|{_COUNT}{_OF_FORM})"
)
"""An amount, or a number alone, so that it is read once. glued: digits before it that belong to a word: `B12'5 mg`."""
_CONCENTRATION = re.compile(
    rf"\s*+(?:/|per\b|in(?= (?:each|every)\b)|je\b|por\b|par\b)\s*+(?:each |every |cada |chaque |jede )?"
    rf"(?:{_NUMBER}\s*+)?(?:m[lL]|millilit(?:er|re)s?|d[lL]|[lL]|lit(?:er|re)s?|g|cc|{_FORM}|cm2|cm\^2){_ENDS}"
)
_CLEARANCE = re.compile(r"\s*+(?:/|per )\s*+min")
_CONTAINER = re.compile(
    r"[\s-]*+(?:(?:strength|single[ -]dose|plastic|multiple-dose|chewable|film-coated|(?:extended|immediate|"
    r"delayed)-release|scored)\s*+)?"
    r"(?:vials?|bags?|bottles?|syringes?|ampou?les?|solutions?|increments?|gradations?|pens?|packs?|cartridges?|"
    r"kits?|jars?|"
    r"tubes?|containers?|formulations?|strengths?|"
    r"Durchstechflasch\w+|Flasch\w+|viales?|frascos?|flacons?)\b"
)
_EQUAL = re.compile(
    rf"\s*+(?:=|is(?: equal to| equivalent to)?|equals?|are|sind|ist|es|est)\s++(?:to )?{_NUMBER}\s?{_MASS}{_ENDS}"
)
_DOSE_NOUN = (
    r"(?:recommended|single|daily|total|adult|adults|initial|starting|maintenance|doses?|dosages?|oral|iv|intravenous|"
    r"cumulative|weekly|hourly|infusion|rate|is|was|of|in|24|hours?|h|a|an|per|any|one|day|the|for|to|children|"
    r"permitted|"
    r"allowed|approved|should|must|may|not|never|be|exceed|von|in|pro|tag|de|la|el|dosis|diaria|dose|journalière|par|"
    r"jour|"
    r"beträgt|es|est|[:–=()-])"
)
_LIMIT = re.compile(
    rf"(?:\b(?:max(?:im(?:um|al|als|e|ale|ally))?\.?|highest|ceiling|upper limit|Höchst\w*+|höchst\w*+|Maximal\w*+|"
    rf"máxim[oa]\w*+|"
    rf"(?:not|never|nicht|no|ne pas) (?:to )?(?:exceed\w*+|überschreiten|exceder|superar|dépasser)|exceed(?:s|ing)?)"
    rf"(?:\s*+{_DOSE_NOUN}){{0,{_AHEAD}}}"
    rf"|\b(?:max\w*+|exceed\w*+|überschreiten|exceder|superar|dépasser)\b[^\d.;]{{0,60}}"
    rf"|(?:\b(?:at most|(?:no|not|never|nicht|no|pas) (?:more|mehr|más|plus) (?:than|als|de|que)|more than|above|"
    rf"over|beyond|"
    rf"greater than|higher than|less than|lower than|below|under|up to a (?:maximum|total)(?: of)?|limited to|only|"
    rf"mehr als|über|"
    rf"weniger als|más de|superior(?:es)? a|menos de|plus de|moins de|supérieure?s? à|au plus|como máximo|höchstens|"
    rf"maximal)|[<>≤≥])(?:\s*+(?:a|an|the|total|daily|single|dose|doses|of|equal to|or|de|of)){{0,{_AHEAD}}})\Z",
    re.IGNORECASE,
)
"""What stands right before an amount that is a limit, without the spaces between them."""
_LIMIT_BEHIND = re.compile(
    r"\s*+(?:(?:/\s*+\w+|daily|a day|per day|each day|in 24 hours|once|twice daily|täglich|pro Tag|al día|"
    r"par jour)\s*+)?"
    r"(?:(?:is|as|ist|es|est)\s*+)?(?:,\s*+)?\(?(?:the |an? |das |la |le |el )?(?:absolute |recommended |usual )?"
    r"(?:daily )?(?:max|highest|upper limit|at most|Höchst|máxim)",
    re.IGNORECASE,
)
_EVIDENCE = re.compile(
    r"\b(?:dos(?:e[ds]?|ages?|ing|is|en|ierung(?:en)?|ificación)|posolog\w+|daily|once|twice|thrice|times|every|"
    r"(?:per|a|each) "
    r"(?:day|week|month)|weekly|monthly|hourly|at night|bedtime|by mouth|oral\w*|intraven\w*|i\.?v\.?|subcut\w*|"
    r"s\.?c\.?|"
    r"intramus\w*|i\.m\.|rectal\w*|topical\w*|inhal\w*|nebuli\w*|intranas\w*|sublingual\w*|giv(?:e|en)|tak(?:e|en)|"
    r"start\w*|"
    r"initial\w*|loading|bolus|infus\w*|inject(?:ed)?|administ\w*|appl(?:y|ied)|instil\w*|maintenance|b\.?i\.?d|"
    r"t\.?i\.?d|"
    r"q\.?i\.?d|b\.?d|t\.?d\.?s|q\.?d\.?s|o\.?d|prn|as needed|stat|at once|täglich|mal|alle|pro|Stunden|wöchentlich|"
    r"morgens|"
    r"abends|cada|diari\w+|día|vez|veces|vía|tomar|jour|fois|toutes|prises?|voie)\b|/\s*(?:day|d|h|hr|hour|min|kg)\b|"
    r"\bq ?\d+ ?h",
    re.IGNORECASE,
)
_FREQUENCY = re.compile(
    r"\b(?:daily|once|twice|every \d+|(?:per|a|each) (?:day|week)|weekly|times|täglich|mal|pro Tag|cada|al día|"
    r"par jour|fois)\b|/day\b",
    re.IGNORECASE,
)
_PRODUCT = re.compile(
    r"\b(?:contain(?:s|ed|ing)?|available|supplied|suministra\w*|contien\w*|enthält|enthalten|erhältlich|strengths?|"
    r"packaged|marketed|formulated|dosage forms?|comes? (?:in|as)|presentations?|discard|flush(?:ed)?)\b",
    re.IGNORECASE,
)
_FORM_WORD = re.compile(
    rf"\b(?:{_FORM}|vials?|solution|gel|cream|ointment|syrup|suspension|powder|elixir|inhalers?|injection|lotion|foam|"
    rf"Lösung|Salbe|Creme|Saft|solución|crema|pomada|sirop|pommade)\b",
    re.IGNORECASE,
)
_EXAMPLE = re.compile(
    r"^\W*(?:in|after|for) (?:an? |any |suspected |severe )*(?:over-?dos\w+|poisoning|toxicity)\b|"
    r"\b(?:toxic|lethal|fatal) doses?\b|"
    r"\b(?:killed|kills?|died|deaths?|survived|mistakes?|errors?|by accident|accidental\w*|rats|mice|volunteers|"
    r"stud(?:y|ies)|(?:clinical|controlled|open|randomi[sz]ed|blind) trials?|restricted to|"
    r"(?:was|were|been) (?:used|reported|seen|tolerated|observed|associated)|overdos\w+ (?:of|with)|ingest\w+|"
    r"Studien?|estudios?|études?)\b",
    re.IGNORECASE,
)
_REFUSED = re.compile(
    r"\b(?:not recommended|(?:do|must|should) not (?:be )?(?:use|give|start|take|administer|initiat)\w*|avoid\w*|"
    r"alternatives?|instead of|nicht (?:geben|anwenden)|no (?:usar|administrar)|ne pas (?:utiliser|administrer))\b|"
    r"\b(?:receiving|taking)(?: \w+){0,3}\s*$",
    re.IGNORECASE,
)
"""What stands before an amount that is not to be given, or that somebody has already."""
_DILUTION = re.compile(
    r"\b(?:dilut\w+|reconstitut\w+|dissol\w+|water|glass|rinse|verdünn\w+|Wasser|dilu[iy]\w+|agua|eau)\b", re.I
)
_NO_DOSE_HEAD = re.compile(
    r"(?>(?:\d++(?>(?:\.\d++)*)\.?+\s*+)?)(?=.*+\s*+\Z)(?:"
    r"(?:(?:management|treatment|signs?|symptoms?|features?)\b.{0,40})?\bover-?dos(?:e|"
    r"age)s?\b(?:.{0,40}(?:management|treatment))?|"
    r"in case of over-?dos\w.*+|toxicity|antidotes?|reversal|poisoning|(?:if |after )?(?:an? )?(?:missed|"
    r"forgotten) dos\w.*+|"
    r"if (?:a|you) .{0,20}(?:miss|forg)\w.*+|(?>(?:absolute |usual |recommended |daily )*)max(?:imum|imal)?\b.*+|"
    r"dose limits?.*+|"
    r"(?:important )?(?:dosage )?(?:forms?|strengths?)(?: and strengths?| available)?|available .*+|how supplied.*+|"
    r"presentations?|formulations?|supply|.{0,80}\bstrengths?|"
    r"(?:directions for |instructions for )?(?:preparation|preparing|reconstitution|dilution|diluting|mixing|"
    r"compatibility|"
    r"storage|stability|handling|disposal)\b(?!.*(?:administration|dos)).*+|monitoring.*+|extravasation.*+|"
    r"equivalen\w.*+|"
    r".*\b(?:skin|prick|puncture|intradermal|diagnostic) tests?\b.*+|"
    r"überdosierung.*+|vergessene.*+|höchst.*+|maximal.*+|zubereitung|aufbewahrung.*+|darreichungsformen?|"
    r"sobredosi\w.*+|dosis máxima.*+|preparación|surdosage.*+|dose maximale.*+|préparation"
    r")\s*+\Z",
    re.IGNORECASE,
)
_SPECIAL = re.compile(
    r"\b(?:renal|kidneys?|hepatic|liver|impair\w+|dialysis|h(?:a)?emodialysis|CrCl|creatinine|eGFR|GFR|clearance|"
    r"adjust\w*|"
    r"modif\w+|reduc\w+|interact\w*|inhibitors?|inducers?|concomitant\w*|given with|switch\w*|conver\w+|withdraw\w*|"
    r"taper\w*|"
    r"discontinu\w+|elderly|geriatric|frail|poor metaboli[sz]ers?|Nieren\w*|Leber\w*|insuficiencia|insuffisance|"
    r"rénale?)\b",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    r"\b(?:child(?:ren)?|pa?ediatric\w*|infants?|neonat\w*|newborns?|adolescents?|adults?|elderly|geriatric|older|"
    r"pregnan\w+|"
    r"renal|kidney|hepatic|liver|dialysis|over-?dos\w+|toxic\w*|Kinder\w*|Säugling\w*|Erwachsene\w*|niñ[oa]s?|"
    r"ancianos?|"
    r"enfants?|nourrissons?|adultes?)\b",
    re.IGNORECASE,
)
_STRUCK = re.compile(r"~~.*?~~")


def unstruck(text: str) -> str:
    """Return a text without what is struck out."""
    return _STRUCK.sub("", text)


class _Amount(NamedTuple):
    """An amount in a text. kind: group of the pattern that found its unit, `form` for a number of tablets."""

    start: int
    end: int
    kind: str


def _all_amounts(text: str, begin: int = 0) -> Iterator[_Amount]:
    for found in _AMOUNT.finditer(text, begin):
        if found.end() > found.end("number"):
            kind = "mass" if found["mass"] else "volume" if found["volume"] else "form"
            yield _Amount(max(found.start(), found.end("glued")), found.end(), kind)


def holds_amount(text: str) -> bool:
    """Tell whether a text holds a number with a unit, whatever it is of."""
    return next(_all_amounts(text), None) is not None


def amounts(text: str, before: str = "") -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each amount in a text that may be a dose to give. before: the name of its column.

    None of them is a limit, a concentration, a clearance, the content of a container, one side of an equation, or
    struck out.
    """
    for start, end, _ in _to_give(text, before):
        yield start, end


def _to_give(text: str, before: str) -> Iterator[_Amount]:
    name = f"{before}: " if before else ""
    shown = name + _STRUCK.sub(lambda found: "~" * len(found[0]), text)
    limited = equal = -1
    for found in _all_amounts(shown, len(name)):
        behind = shown[found.end : found.end + _BEHIND]
        ahead = _without_range(shown[max(0, found.start - _AHEAD) : found.start])
        if _LIMIT.search(ahead.rstrip()) or (limited >= 0 and _GOES_ON.fullmatch(shown, limited, found.start)):
            limited = found.end
        elif other := _EQUAL.match(behind):
            equal = found.end + other.end()
        elif found.start >= equal and not _is_other(found.kind, behind):
            yield _Amount(found.start - len(name), found.end - len(name), found.kind)


def _is_other(kind: str, behind: str) -> bool:
    """Tell whether an amount is a concentration, a container's content, a clearance or a limit."""
    if _CONCENTRATION.match(behind) or _CONTAINER.match(behind) or _LIMIT_BEHIND.match(behind):
        return True
    return kind == "volume" and _CLEARANCE.match(behind) is not None


_GOES_ON = re.compile(
    r"\s*(?:\(|,|/|and\b|or\b|und\b|oder\b|y\b|o\b|et\b|ou\b|with\b|[a-z/ ]{1,12} (?:and|or)\b)[^.;:\d]{0,40}"
)
"""What stands between two amounts of one limit: `25 mg of one and another 45 mg`."""
_RANGE = re.compile(rf"{_FIRST}{_NUMBER}\s?(?:{_MASS}|{_VOLUME})?(?:\s?(?:-|–|to|or|and|bis|oder|a|o|à|ou)\s?|/)$")


def _without_range(text: str) -> str:
    """Return what stands before an amount without the beginning of its range: `more than 5 to ` is `more than `."""
    return _RANGE.sub("", text)


def is_dose(text: str, heads: str = "", before: str = "") -> bool:
    """Tell whether a sentence, an item or a cell says a dose to give. heads: what it stands under, in one text."""
    found = list(_to_give(text, before))
    if not found or _EXAMPLE.search(text) or _REFUSED.search(text, 0, found[0].start):
        return False
    told = f"{heads} {before} {text}"
    is_given = _EVIDENCE.search(told) is not None
    if _PRODUCT.search(text) and not _FREQUENCY.search(text):
        return False
    if not any(one.kind == "mass" for one in found) and (not is_given or _DILUTION.search(text)):
        return False
    return is_given or not _FORM_WORD.search(text)


def is_no_dose_head(text: str) -> bool:
    """Tell whether a heading or label is of something else: overdose, a limit, strengths, preparation, missed doses."""
    return _NO_DOSE_HEAD.match(text.strip(" .:")) is not None


def is_special(text: str) -> bool:
    """Tell whether a heading, a label or a sentence is of a case in which the usual dose is another one."""
    return _SPECIAL.search(text) is not None


def people(text: str) -> list[int]:
    """Return where a text names for whom, or in what case, a dose is."""
    return [found.start() for found in _PEOPLE.finditer(text)]
