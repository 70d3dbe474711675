"""Bounds of a source: beyond them a label is refused by name, and the rest goes on.

Measured: real labels have at most 0.4 MB of XML, a full release some 45,000 of them; 50 MB of zeros pack into 49 KB.
"""

from __future__ import annotations

from medviewer.errors import MedviewerError

MB = 1024 * 1024

LARGEST_XML = 16 * MB
LARGEST_IMAGE = 4 * MB
LARGEST_INNER_ZIP = 64 * MB
LARGEST_LABEL_TOTAL = 256 * MB
"""Unpacked bytes of all members of a label's zip."""
LARGEST_JSON = 4096 * MB
LARGEST_RECORD = 32 * MB
MOST_RELEASE_MEMBERS = 200_000
MOST_LABEL_MEMBERS = 2_000
HIGHEST_RATIO = 200
"""Unpacked to packed size; XML and JSON of labels reach some 20."""
RATIO_COUNTS_FROM = 1 * MB
"""Unpacked bytes below which a ratio harms nobody."""
MOST_IMAGES = 200
MOST_PIXELS = 16_000_000
WIDEST_IMAGE = 4096
MOST_SECTIONS = 3_000
MOST_TEXTS = 500
"""Texts of a record, and tables: each is looked for in all others; real ones have some 60."""
DEEPEST_JSON = 16
DEEPEST = 150
"""Elements inside each other; real labels have some 30."""
WIDEST_SPAN = 64
MOST_CELLS = 200_000


class RefusedError(MedviewerError):
    """A source or label is not taken; the message is the reason, the report says which one it was."""
