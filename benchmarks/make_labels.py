"""Write a library of many published labels: several of each generic name, of many firms.

    python benchmarks/make_labels.py [--labels 20000] [--most 400] [--like DIR] LIBRARY

Each label has its own setId, firm and date. `--most` labels are of one generic name, the others of names that have ever
fewer. --like: a folder of imported labels, of which the bodies are taken in turn; without it a short one is made up.
"""

from __future__ import annotations

import argparse
import json
import random
import uuid
from collections.abc import Iterator
from pathlib import Path

FIRMS = [
    f"{name} {kind}" for name in ("Testa", "Exampla", "Sampla", "Modela", "Proba") for kind in ("Labs", "Pharma", "Rx")
]
FORMS = (
    ("TABLET", "ORAL"),
    ("TABLET, FILM COATED", "ORAL"),
    ("INJECTION, SOLUTION", "INTRAVENOUS"),
    ("CAPSULE", "ORAL"),
)
STRENGTHS = ("5 mg", "10 mg", "250 mg", "500 mg")
BODY = "### Indications\n\nFor tests.\n\n### Dosage\n\nOne a day.\n"
SYLLABLES = ("ma", "to", "li", "re", "nu", "ka", "so", "vi")


def names(count: int) -> Iterator[str]:
    """Yield made-up generic names, all different."""
    yield "Metformin hydrochloride"
    for number in range(1, count):
        digits = [SYLLABLES[number >> shift & 7] for shift in (9, 6, 3, 0)]
        yield f"{''.join(digits).capitalize()}pril"


def page(generic: str, number: int, body: str, rng: random.Random) -> str:
    """Return a label as an import writes it."""
    firm, (form, route) = rng.choice(FIRMS), rng.choice(FORMS)
    title = f"{generic} ({form.lower()}, {firm})"
    date = f"20{rng.randrange(10, 26)}-{rng.randrange(1, 13):02}-{rng.randrange(1, 28):02}"
    facts = {
        "title": title,
        "generic_name": generic.upper(),
        "dosage_forms": [form],
        "routes": [route],
        "strengths": [rng.choice(STRENGTHS)],
        "labeler": f"{firm}, Inc.",
        "repackaged": number % 3 == 0,
        "source": {"kind": "spl", "set_id": str(uuid.UUID(int=rng.getrandbits(128))), "effective_date": date},
    }
    lines = [f"{key}: {json.dumps(value)}" for key, value in facts.items()]
    return "\n".join(["---", *lines, "---", "", f"# {title}", "", body])


def bodies(folder: Path | None) -> list[str]:
    """Return what stands behind the titles of the labels in a folder."""
    if folder is None:
        return [BODY]
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.md"))]
    return [text.split("\n# ", 1)[-1].partition("\n")[2] for text in texts] or [BODY]


def make(library: Path, labels: int, most: int, like: Path | None = None) -> None:
    """Write a library of labels."""
    rng, texts, written = random.Random(1), bodies(like), 0
    for place, generic in enumerate(names(labels)):
        for _ in range(max(1, most // (1 + place // 4))):
            if written == labels:
                return
            path = library / generic[0].lower() / f"{generic.lower().replace(' ', '-')}-{written:06}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(page(generic, written, texts[written % len(texts)], rng), encoding="utf-8")
            written += 1


def main() -> None:
    """Read the arguments and write the library."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--labels", type=int, default=20_000)
    parser.add_argument("--most", type=int, default=400)
    parser.add_argument("--like", type=Path)
    parser.add_argument("library", type=Path)
    options = parser.parse_args()
    make(options.library, options.labels, options.most, options.like)


if __name__ == "__main__":
    main()
