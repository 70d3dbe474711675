"""Take out of `lacking` what the pages no longer lack: `python -m tests.bundled.shrink`, in the repository."""

from __future__ import annotations

from tests.bundled.checks import LACKING, PAGES, lacking, odd


def shrink() -> None:
    """Rewrite the files of all pages; a file that would be empty goes."""
    for page in PAGES:
        path, still = (
            LACKING / f"{page.stem}.txt",
            lacking(page.stem) & odd(page.read_text(encoding="utf-8"), page.stem),
        )
        if still:
            path.write_text("\n".join(sorted(still)) + "\n", encoding="utf-8")
        else:
            path.unlink(missing_ok=True)


if __name__ == "__main__":
    shrink()
