"""Links that somebody writes who wants another thing than a monograph to be opened."""

from __future__ import annotations

from urllib.parse import quote

OPEN = "medviewer:open?"
NAME = f"{OPEN}name="
OTHER_SCHEMES = (
    *("javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,<script>1</script>", "vbscript:x", "about:blank"),
    *(
        "file:///etc/passwd",
        "file://server/share/x.medpack",
        "http://example.org/",
        "https://example.org/?name=warfarin",
    ),
    *(
        "ftp://example.org/a",
        "mailto:a@example.org",
        "smb://server/share",
        "ms-msdt:/id",
        "search-ms:query=x",
        "ldap://x",
    ),
    *("medviewer2:open?name=warfarin", "xmedviewer:open?name=warfarin", "medviewer.exe:open?name=warfarin"),
    *(
        " medviewer:open?name=warfarin",
        "\nmedviewer:open?name=warfarin",
        "medviewer",
        "",
        ":",
        "://",
        "open?name=warfarin",
    ),
    *("view-source:medviewer:open?name=warfarin", "\ufeffmedviewer:open?name=warfarin", "\u202emedviewer:open?name=x"),
)
ACTIONS = (
    *("medviewer:", "medviewer:?", "medviewer:?name=warfarin", "medviewer:open", "medviewer:run?name=warfarin"),
    *(
        "medviewer:export?name=warfarin",
        "medviewer:--profile=x",
        "medviewer:open/../run?name=warfarin",
        "medviewer:///open",
    ),
    *(
        "medviewer://user@open?name=warfarin",
        "medviewer://user:word@host/open?name=warfarin",
        "medviewer:open:80?name=x",
    ),
    *(
        "medviewer://open@example.org/?name=warfarin",
        "medviewer://example.org/open?name=warfarin",
        "medviewer:op%65n?name=x",
    ),
    *("medviewer:open;ls?name=warfarin", "medviewer:open name=warfarin", "medviewer:file?path=/etc/passwd"),
    *(f"{NAME}warfarin#dosage", f"{NAME}#", f"{NAME}warfarin#?name=digoxin", "medviewer:open#name=warfarin"),
)
KEYS = (
    *(f"{NAME}warfarin&name=digoxin", f"{NAME}warfarin&name=warfarin", f"{NAME}warfarin&section=a&section=b"),
    *(
        f"{OPEN}library=/tmp",
        f"{OPEN}profile=/tmp&name=x",
        f"{NAME}x&path=../../x",
        f"{OPEN}file=x.medpack",
        f"{OPEN}pack=x",
    ),
    *(
        f"{OPEN}Name=warfarin",
        f"{OPEN}n%61me=warfarin",
        f"{OPEN}=warfarin",
        f"{OPEN}&&&",
        f"{OPEN}warfarin",
        f"{OPEN}name",
    ),
    *(
        f"{OPEN}section=dosage",
        f"{OPEN}name=&section=dosage",
        f"{OPEN}id=a&name=warfarin",
        f"{OPEN}atc=B01AA03&ndc=0056-0172",
    ),
    *(f"{NAME}x&" + "&".join(f"k{n}=1" for n in range(500)), f"{NAME}x&{'y' * 300}=1", f"{OPEN}name[]=warfarin"),
    f"{NAME}warfarin&mainSearchCriteria.v.dn=digoxin",
    f"{OPEN}mainSearchCriteria.v.dn=digoxin&mainSearchCriteria.v.dn=warfarin",
    f"{OPEN}mainSearchCriteria.v.c=11289&mainSearchCriteria.v.cs=2.16.840.1.113883.6.88",
    f"{OPEN}mainSearchCriteria.v.c=B01AA03&mainSearchCriteria.v.cs=1.2.3.4",
    f"{OPEN}mainSearchCriteria.v.c=../..&mainSearchCriteria.v.cs=2.16.840.1.113883.6.69",
)
VALUES = (
    *(
        "../../../etc/passwd",
        "..%2F..%2Fetc%2Fpasswd",
        "%2e%2e%2f%2e%2e%2f",
        "/etc/passwd",
        "C:%5CWindows%5Csystem.ini",
    ),
    *("%5C%5Cserver%5Cshare", "//server/share", "file:///etc/passwd", "~/x.md", "CON", "x.medpack", "library/../x.md"),
    *(
        "%00",
        "warfarin%00digoxin",
        "warfarin%0Adigoxin",
        "warfarin%0d%0a",
        "%1b%5b31mwarfarin",
        "%7f",
        "%07",
        "war%08farin",
    ),
    *(
        "%E2%80%AEwarfarin",
        "warfarin%E2%80%8B",
        "%E2%81%A6warfarin",
        "%EF%BB%BFwarfarin",
        "war%C2%ADfarin",
        "%E2%80%A8x",
    ),
    *(
        "%EF%BF%BD",
        "%F3%A0%81%A1warfarin",
        "%ED%A0%80",
        "%C0%AE%C0%AE%2F",
        "%FF%FE",
        "%80",
        "%C3%28",
        "%F8%88%80%80%80",
    ),
    *(
        "%2577arfarin",
        "%252e%252e%252f",
        "%25%30%30",
        "%2500",
        "war%66%61%72%69%6e%2520x",
        "%",
        "%%",
        "%g1",
        "%1",
        "100%",
    ),
    *(
        '"--profile',
        "' OR 1=1 --",
        "x'; DROP TABLE page; --",
        "%22%3E%3Cscript%3E",
        "<script>",
        "`id`",
        "$(id)",
        "%24%7Bx%7D",
    ),
    *(
        "{0}{1}{x!r}",
        "%25s%25n",
        "a|b",
        "a^b",
        "\\\\server\\share",
        "x\ty",
        "x\x00y",
        "x\ny",
        "*",
        "?",
        "NEAR(a b)",
        "title:x",
    ),
    *("+", "%20", "%C2%A0", "--help", "in:dosage", "%28%28%28", "a" * 201, "%41" * 1_000, "é" * 250),
)
LONG = (
    NAME + "a" * 1_000_000,
    NAME + "%41" * 350_000,
    OPEN + "&" * 1_000_000,
    OPEN + "name=warfarin&" * 80_000,
    "medviewer:" + "open?" * 200_000,
    "a" * 1_000_000 + ":x",
    NAME + quote("\N{ARABIC LIGATURE BISMILLAH AR-RAHMAN AR-RAHEEM}" * 20_000),
)
HOSTILE = (*OTHER_SCHEMES, *ACTIONS, *KEYS, *(NAME + value for value in VALUES), *LONG)
HOSTILE_IDS = (
    *(f"{OPEN}id={value}" for value in VALUES),
    f"{OPEN}id=library",
    f"{OPEN}id=library/",
    f"{OPEN}id=/warfarin.md",
    f"{OPEN}id=library/./warfarin.md",
    f"{OPEN}id=library//warfarin.md",
    f"{OPEN}id=library/w/../warfarin.md",
    f"{OPEN}id=Library/warfarin.md",
    f"{OPEN}id=library/WARFARIN.md",
)
