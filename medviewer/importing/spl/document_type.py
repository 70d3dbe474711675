"""Documents in the form of labels that are none: told by the LOINC code of their type.

The types are those of the FDA's list of SPL documents: registrations, requests for labeler codes, notices of firms,
indexing files, REMS, reports of lots. What has another type is a label, a bulk ingredient or unknown, and is read.
"""

from __future__ import annotations

from medviewer.importing.bounds import RefusedError
from medviewer.importing.spl.document import SPL, Envelope, XmlNode
from medviewer.importing.spl.mapping import AROUND, LEFT_OUT, mapped
from medviewer.importing.spl.product import Product

_LONGEST_NAME = 100
_NO_LABELS = {
    "51725-0": "Establishment registration",
    "70097-1": "Establishment de-registration",
    "85480-2": "Establishment registration exempt notification",
    "85484-4": "Establishment temporary inactivation notification",
    "51726-8": "NDC labeler code request",
    "72871-7": "NDC labeler code request - animal drug",
    "69968-6": "NDC labeler code inactivation",
    "81204-0": "NDC labeler code inactivation - animal drug",
    "53410-7": "No change notification",
    "86445-4": "Blanket no changes certification of product listing",
    "53411-5": "Out of business notification",
    "71743-9": "Generic drug facility identification submission",
    "72090-4": "Identification of CBER-regulated generic drug facility",
    "75030-7": "Wholesale drug distributors and third-party logistics facility report",
    "77573-4": "Withdrawal of wholesale drug distributors and third-party logistics facility report",
    "86444-7": "Manufacturing establishment information",
    "85481-0": "Blood establishment registration and product listing",
    "85482-8": "Human cell and tissue establishment registration and product listing",
    "86446-2": "Blood establishment registration and product listing change in information",
    "89600-1": "FDA-initiated compliance action drug registration and listing inactivation",
    "99282-6": "FDA-initiated compliance action drug registration and listing inactivation - animal drug",
    "60685-5": "Indexing - pharmacologic class",
    "63417-0": "Indexing - indication",
    "64123-3": "Indexing - adverse reaction",
    "64124-1": "Indexing - substance",
    "71446-9": "Indexing - billing unit",
    "73815-3": "Indexing - product concept",
    "77288-9": "Indexing - warning letter alert",
    "77648-4": "Indexing - biologic or drug substance",
    "82353-4": "Indexing - risk evaluation and mitigation strategies",
    "82351-8": "Risk evaluation and mitigation strategies (REMS)",
    "85274-9": "REMS release",
    "66105-8": "Lot distribution data",
    "77289-7": "Identification of suspect product and notification",
    "103573-2": "Cosmetic facility registration",
    "104085-6": "Cosmetic facility registration",
    "104086-4": "Cosmetic facility registration - amendment",
    "104087-2": "Cosmetic facility registration - abbreviated renewal",
    "104088-0": "Cosmetic facility registration - cancellation",
    "104089-8": "Cosmetic facility registration - biennial renewal",
}
_BEGINNINGS = ("establishment ", "indexing ", "ndc labeler code", "ndc/nhric labeler code", "generic user fee ")
"""Of the names of such types, in small letters, for codes that are not listed."""


def require_label(root: XmlNode, envelope: Envelope, facts: Product) -> None:
    """Raise RefusedError for a document of a type that is none of a label, and for one that names no drug at all."""
    own = " ".join(envelope.kind_name.split())[:_LONGEST_NAME]
    known = _NO_LABELS.get(envelope.kind, "")
    if known or own.lower().startswith(_BEGINNINGS):
        raise RefusedError("it is no drug label: its type is “{}”", own or known)
    if not (facts.generics or facts.brands or facts.ingredients) and not _has_sections(root):
        raise RefusedError("it is no drug label: it names no drug and has no section of a label")


def _has_sections(root: XmlNode) -> bool:
    keys = (mapped().key_of(section, "") for section in root.iter(f"{SPL}section"))
    return any(key not in (AROUND, LEFT_OUT) for key in keys)
