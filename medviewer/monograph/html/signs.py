"""Signs that stand in plain text for tags without which a number would be another one: 10^9, 1 1/2, ~~500 mg~~."""

from __future__ import annotations

import re

RAISED, LOWERED, STRUCK = "^", "_", "~~"
SCRIPTS = {"sup": RAISED, "sub": LOWERED}
_FRACTION = re.compile(r"(?i:(\d?)<sup>(\d{1,3})</sup>[/\u2044]<sub>(\d{1,3})</sub>)")


def with_fractions(text: str) -> str:
    """Return HTML or Markdown with `1<sup>1</sup>/<sub>2</sub>` as `1 1/2`."""
    return _FRACTION.sub(lambda found: f"{found[1]} {found[2]}/{found[3]}".lstrip(), text)
