"""A request of a start for a window, and the line of JSON in which a further start says it to the first.

A further start imports this, so nothing that takes long to import is: no `typing`, no `json`, no `pathlib`.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Self

LONGEST_LINE = 400_000
"""Bytes of a request on its way; a longer one is refused unread."""
LONGEST_TEXT = 5_000
"""Characters of a name or a link; what is longer is cut, and is still too long for a link to be opened."""
MOST_PATHS, LONGEST_PATH = 20, 4_096
LONGEST_TOKEN = 200
DONE, DECLINED = b"done\n", b"no\n"
"""What the first program answers: that it has done so, or that the other is to start for itself."""
_FORMAT = 1
BACKGROUND, LOOK_UP, LOOK_UP_MARKED = "background", "look-up", "look-up-marked"
"""Ways to start without the window: to wait until it is asked for, or with the small one that looks a drug up."""
_WAYS = ("", BACKGROUND, LOOK_UP, LOOK_UP_MARKED)


class StartRequest:
    """A window, and what it is to show; a value, and changed by `_replace` alone as a named tuple is.

    name: of a monograph, as `open` takes it. link: see `page_links`. paths: of packs, folders and pages, absolute.
    libraries: those that were named. token: by which a desktop lets another program's window come to the front. way:
    one of those above, empty for the window.
    """

    __slots__ = ("libraries", "link", "name", "new_window", "paths", "token", "way")

    def __init__(
        self,
        name: str = "",
        link: str = "",
        paths: tuple[str, ...] = (),
        new_window: bool = False,
        libraries: tuple[str, ...] = (),
        token: str = "",
        way: str = "",
    ) -> None:
        self.name, self.link, self.paths = name, link, paths
        self.new_window, self.libraries, self.token, self.way = new_window, libraries, token, way

    def __eq__(self, other: object) -> bool:
        return isinstance(other, StartRequest) and self._asdict() == other._asdict()

    def __hash__(self) -> int:
        return hash(tuple(self._asdict().values()))

    def __repr__(self) -> str:
        return f"StartRequest({self._asdict()})"

    def _asdict(self) -> dict[str, Any]:
        return {key: getattr(self, key) for key in self.__slots__}

    def _replace(self, **changes: Any) -> Self:
        return type(self)(**(self._asdict() | changes))

    @property
    def names_page(self) -> bool:
        """Return whether a page is to be shown in place of the one that was shown last."""
        return bool(self.name or self.link)

    def line(self, profile: str) -> bytes:
        """Return the request as one line for the program of a profile, given by its folder."""
        said = self._replace(name=self.name[:LONGEST_TEXT], link=self.link[:LONGEST_TEXT])
        return _json({"format": _FORMAT, "profile": profile, **said._asdict()}).encode() + b"\n"


def understood(line: bytes, profile: str) -> StartRequest:
    """Return the request that a line is, whoever wrote it; raises ValueError for any other, or of another profile."""
    if len(line) > LONGEST_LINE or not line.endswith(b"\n"):
        raise ValueError("no whole line")
    import json

    try:
        found = json.loads(line)
    except RecursionError as error:
        raise ValueError("too deep") from error
    if not isinstance(found, dict) or found.pop("format", None) != _FORMAT or found.pop("profile", None) != profile:
        raise ValueError("no request for this program")
    if found.keys() != set(StartRequest.__slots__) or not _is_request(found):
        raise ValueError("no request")
    paths, libraries = (tuple(found[key]) for key in ("paths", "libraries"))
    return StartRequest(**(found | {"paths": paths, "libraries": libraries}))


def _is_request(found: dict[str, Any]) -> bool:
    """Tell whether each value is of its type and length."""
    texts = ((found["name"], LONGEST_TEXT), (found["link"], LONGEST_TEXT), (found["token"], LONGEST_TOKEN))
    listed = (found["paths"], found["libraries"])
    return (
        all(_is_text(text, longest) for text, longest in texts)
        and isinstance(found["new_window"], bool)
        and found["way"] in _WAYS
        and all(isinstance(paths, list) and len(paths) <= MOST_PATHS for paths in listed)
        and all(_is_text(path, LONGEST_PATH) and os.path.isabs(path) for paths in listed for path in paths)
    )


def _is_text(value: object, longest: int) -> bool:
    """Tell whether a value is a text without a zero, which ends what systems read."""
    return isinstance(value, str) and len(value) <= longest and "\0" not in value


def _json(value: object) -> str:
    """Return texts, numbers, lists and maps of such as JSON, in ASCII, as `json.dumps` does."""
    if isinstance(value, str):
        return f'"{"".join(map(_escaped, value))}"'
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_json(key)}: {_json(one)}" for key, one in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(_json, value))}]"
    return str(value).lower()  # a number, true or false


def _escaped(sign: str) -> str:
    if " " <= sign <= "~" and sign not in '"\\':
        return sign
    code = ord(sign)
    units = (code,) if code < 0x10000 else (0xD7C0 + (code >> 10), 0xDC00 + (code & 0x3FF))  # UTF-16
    return "".join(f"\\u{unit:04x}" for unit in units)
