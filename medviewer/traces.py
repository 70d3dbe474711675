"""The place in the program where an error arose, for a log that tells nothing of what was read."""

from __future__ import annotations

import traceback


def trace_of(error: BaseException) -> str:
    """Return kinds and places of an error and its causes, oldest first, without their messages.

    Messages may name files and drugs; places are lines of the program's own source.
    """
    chain: list[BaseException] = []
    seen: set[int] = set()
    left: BaseException | None = error
    while left is not None and id(left) not in seen:
        seen.add(id(left))
        chain.append(left)
        left = left.__cause__ or (None if left.__suppress_context__ else left.__context__)
    return "\n".join(_one(each) for each in reversed(chain))


def _one(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in frames]
    return "\n".join([f"{type(error).__module__}.{type(error).__qualname__}", *places])
