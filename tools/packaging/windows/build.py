"""Make the program for Windows on Linux: an installer and a portable zip, in dist/.

usage: python tools/packaging/windows/build.py [--runtime package|release|ZIP [--sha256 HASH]] [--qt run|lowest]

It needs makensis (NSIS 3) and mingw-w64, the development environment of this project, and a Python of the runtime's
version, whose bytecode it takes. --qt lowest: the oldest Qt that the project allows, for Wine, which lacks what newer
ones ask of Windows; what is made so lies in build/windows/lowest alone.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import layout
import libraries
import runtime
from icon import write_icon
from sources import epoch, version

ROOT = Path(__file__).resolve().parents[3]
HERE = Path(__file__).resolve().parent
BUILD, DIST = ROOT / "build" / "windows", ROOT / "dist"
TOOLS = ("makensis", "x86_64-w64-mingw32-gcc", "x86_64-w64-mingw32-windres", libraries.OBJDUMP)


def run(*words: str | Path, cwd: Path = HERE) -> None:
    """Run a program that must succeed; raises CalledProcessError."""
    subprocess.run(words, cwd=cwd, env={**os.environ, "SOURCE_DATE_EPOCH": str(epoch())}, check=True)


def numbers(text: str) -> str:
    """Return a version as Windows has it, of four numbers: 0.2.0 is 0.2.0.0, and 0.3.0rc1 is 0.3.0.0."""
    found = re.findall(r"\d+", re.split(r"[^\d.]", text)[0])
    return ".".join([*found, "0", "0", "0", "0"][:4])


def compile_launchers(folder: Path, work: Path, dll: str) -> None:
    """Compile the launchers of both kinds into the folder of the program."""
    write_icon(ROOT / "resources" / "icons" / "medviewer.svg", work / "medviewer.ico")
    told = (f"-DNUMBERS={numbers(version()).replace('.', ',')}", f'-DVERSION=\\"{version()}\\"')
    resources = work / "launcher.o"
    run("x86_64-w64-mingw32-windres", f"-I{work}", f"-I{HERE}", *told, HERE / "launcher.rc", resources)
    for name, options in (("medviewer.exe", ()), ("medviewer-window.exe", ("-DWINDOW", "-mwindows"))):
        flags = ("-municode", "-O2", "-s", "-Wall", "-Werror", "-Wl,--no-insert-timestamp", f'-DPYTHON_DLL=L"{dll}"')
        run("x86_64-w64-mingw32-gcc", *flags, *options, HERE / "launcher.c", resources, "-o", folder / name)


def date_all(folder: Path) -> None:
    """Give every file and folder the date of the sources."""
    for path in [folder, *folder.rglob("*")]:
        os.utime(path, (epoch(), epoch()))


def make_portable(folder: Path, target: Path) -> None:
    """Write the portable zip: the folder, and the file beside the program that makes it portable."""
    day = layout.day(epoch())
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        contents = {
            f"medviewer/{file.relative_to(folder).as_posix()}": file.read_bytes() for file in layout.files(folder)
        }
        contents[f"medviewer/{layout.PORTABLE}"] = layout.PORTABLE_TEXT.replace("\n", "\r\n").encode()
        for name, content in sorted(contents.items()):
            entry = zipfile.ZipInfo(name, day)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)


def make_installer(folder: Path, work: Path, target: Path, quick: bool) -> None:
    """Have NSIS write the installer; raises CalledProcessError. quick: larger, in a tenth of the time."""
    kilobytes = layout.size(layout.files(folder)) // 1024
    words = {"VERSION": version(), "NUMBERS": numbers(version()), "FOLDER": folder, "OUT": target, "SIZE": kilobytes}
    words["ICON"] = work / "medviewer.ico"
    told = [f"-D{name}={value}" for name, value in words.items()] + ["-DQUICK"] * quick
    run("makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8", *told, HERE / "installer.nsi")


def build(options: argparse.Namespace) -> list[Path]:
    """Make all, and return what was made; raises what `main` tells."""
    lowest = options.qt == "lowest"
    work = BUILD / ("lowest" if lowest else "newest")
    target = work if lowest else DIST
    for needed in (work, target):
        needed.mkdir(parents=True, exist_ok=True)
    files = runtime.files_of(options.runtime, options.sha256)
    if not (ROOT / "resources" / "bundled.index").is_file():
        run(sys.executable, "-m", "medviewer.library.indexing.shipped_index", cwd=ROOT)
    folder = layout.lay_out(work / "medviewer", files, layout.LOCKS / f"{options.qt}.lock")
    compile_launchers(folder, work, layout.dll_of(files))
    date_all(folder)
    made = [target / f"medviewer-{version()}-windows-{kind}" for kind in ("setup.exe", "portable.zip")]
    make_installer(folder, work, made[0], quick=lowest)
    make_portable(folder, made[1])
    return [folder, *made]


def main() -> int:
    """Build, and say how large all is; return the exit code."""
    parser = argparse.ArgumentParser(description="Make the program for Windows.")
    parser.add_argument("--runtime", default="package", help="package, release, or a zip of python.org's")
    parser.add_argument("--sha256", default="", help="of that zip")
    parser.add_argument("--qt", choices=("run", "lowest"), default="run", help="the lock that says which Qt")
    options = parser.parse_args()
    if missing := [tool for tool in TOOLS if not shutil.which(tool)]:
        print(f"There is no {' and no '.join(missing)}: apt-get install nsis mingw-w64", file=sys.stderr)
        return 1
    try:
        made = build(options)
    except (runtime.WrongFileError, layout.NoPythonError, libraries.MissingError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    for path in made:
        print(f"{path}: {layout.size([*layout.files(path)] or [path]) / 1e6:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
