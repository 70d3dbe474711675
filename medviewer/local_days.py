"""Days as the clock on the wall has them: what is kept is UTC."""

from __future__ import annotations


def local_day(moment: str) -> str:
    """Return the day, in ISO 8601, on which a moment fell where this computer stands; what is no moment as it is."""
    from datetime import datetime

    try:
        return datetime.fromisoformat(moment).astimezone().date().isoformat()
    except (ValueError, OverflowError, OSError):
        return moment
