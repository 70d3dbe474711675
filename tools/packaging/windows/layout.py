"""The folder of the program for Windows, as it is installed: what lies where in it.

medviewer.exe, medviewer-window.exe   the launchers; a site's medviewer.toml, or portable.txt, lies beside them
runtime/   Python, as its makers built it, without what nobody here uses
lib/       start.pyc, the program, and the packages that it needs, of Qt's parts those alone that are loaded
LICENSE.txt, NOTICE.txt               with the texts in lib/medviewer/resources/licences and runtime/LICENSE.txt
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatch
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import libraries
from contents import EXCLUDED, QT_MODULES, is_wanted_of_qt
from runtime import line_of
from sources import version

ROOT = Path(__file__).resolve().parents[3]
HERE = Path(__file__).resolve().parent
LOCKS = ROOT / "requirements"
PROGRAMS = ("medviewer.exe", "medviewer-window.exe")
FOLDERS = ("runtime", "lib")
PORTABLE = "portable.txt"
NOTICE = """\
medviewer {version} for Windows

medviewer and its monographs are under the MIT licence: LICENSE.txt.

This folder contains Qt and PySide6 {qt} under the LGPL, version 3, as their makers built them: lib\\PySide6 and
lib\\shiboken6, whose files may be exchanged for other builds of them. Their sources are at
https://download.qt.io/official_releases/QtForPython/ and https://download.qt.io/official_releases/qt/.

It contains Python under its own licence (runtime\\LICENSE.txt), and the packages that Help, Licences... lists; their
texts are in lib\\medviewer\\resources\\licences.

The pages that come with it were not clinically reviewed. It is not a medical device.
"""
PORTABLE_TEXT = """\
While this file lies beside medviewer.exe, the program keeps index, favourites, notes and settings in the folder
"profile" beside it, and nothing in the profile of whoever is signed in. Delete this file to change that.
"""
UNUSED_OF_RUNTIME = (
    *("python.exe", "pythonw.exe", "python.cat", "*._pth", "winsound.pyd"),
    *("_asyncio.pyd", "_multiprocessing.pyd", "_overlapped.pyd"),
    "_wmi.pyd",  # asks a service of Windows for its version, which takes up to seconds; `platform` does without
)
UNUSED_OF_PACKAGES = (
    "*.pyi",
    "*.lib",
    "*.h",
    "*.pxd",
    "*.pyx",
    "*.pxi",
    "*.c",
    "*.cpp",
    "*.hpp",
    "py.typed",
    "*/tests/*",
)
OF_WINE = ("msvcp140*",)
"""What the oldest wheels of Qt do not bring themselves."""
OF_QT = ("__init__.py", "_config.py", "_git_pyside_version.py", "PySide6_Essentials.json")


class NoPythonError(Exception):
    """There is no Python whose bytecode the runtime reads."""


def lay_out(folder: Path, runtime: dict[str, bytes], qt_lock: Path) -> Path:
    """Make the folder anew, all but the launchers, and return it; qt_lock: which lock says the version of Qt.

    Raises NoPythonError, libraries.MissingError, CalledProcessError, OSError.
    """
    python = python_for(runtime)
    shutil.rmtree(folder, ignore_errors=True)
    library = folder / "lib"
    install(library, python_version(runtime), qt_lock)
    for place, source in ((library / "medviewer", "medviewer"), (library / "medviewer/resources", "resources")):
        shutil.copytree(ROOT / source, place, ignore=shutil.ignore_patterns("__pycache__", "*.ts"))
    shutil.copytree(ROOT / "data", library / "medviewer" / "data")
    shutil.copyfile(HERE / "start.py", library / "start.py")
    _write_runtime(folder / "runtime", runtime)
    given = OF_WINE if qt_lock.name == "lowest.lock" else ()
    libraries.keep_needed([library / "PySide6", library / "shiboken6", folder / "runtime"], folder, given)
    compile_all(library, python)
    _write_texts(folder)
    return folder


def python_version(runtime: dict[str, bytes]) -> str:
    """Return the version of a runtime, as in 3.13."""
    [name] = [name for name in runtime if fnmatch(name, "python3?*.zip")]
    digits = name.removeprefix("python3").removesuffix(".zip")
    return f"3.{digits}"


def dll_of(runtime: dict[str, bytes]) -> str:
    """Return the name of Python's library in a runtime, as in python313.dll."""
    return f"python{python_version(runtime).replace('.', '')}.dll"


def install(library: Path, python: str, qt_lock: Path) -> None:
    """Put the packages of run.lock for Windows into a folder, by hash, and take out what nobody here loads."""
    run_lock, wanted = LOCKS / "run.lock", library.parent / "wanted.txt"
    library.mkdir(parents=True)
    lines = run_lock.read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    qt = ("pyside6-essentials", "shiboken6")
    kept = [line for line in lines if qt_lock == run_lock or not line.startswith(qt)]
    wanted.write_text("\n".join([*kept, *(line_of(qt_lock, name) for name in qt if qt_lock != run_lock)]), "utf-8")
    uv = Path(sys.executable).with_name("uv")
    system = ("--python-platform=x86_64-pc-windows-msvc", f"--python-version={python}")
    options = ("--require-hashes", "--no-deps", "--only-binary=:all:", "--link-mode=copy", "--quiet")
    subprocess.run(
        [uv, "pip", "install", *system, *options, f"--target={library}", f"--requirement={wanted}"], check=True
    )
    wanted.unlink()
    for path in unwanted(library):
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    for path in sorted((path for path in library.rglob("*") if path.is_dir()), reverse=True):
        if not any(path.iterdir()):
            path.rmdir()


def unwanted(library: Path) -> list[Path]:
    """Return the files and folders of the packages that do not come along."""
    tops = [library / name for name in ("bin", "share", ".lock", *EXCLUDED)]
    found = [top for top in tops if top.exists()]
    for file in sorted(library.rglob("*")):
        path = file.relative_to(library).as_posix()
        if file.is_file() and path.partition("/")[0] not in {top.name for top in found} and not is_wanted(path):
            found.append(file)
    return found


def is_wanted(path: str) -> bool:
    """Return whether a file of the packages comes along, before libraries are looked at. path: with slashes."""
    if any(fnmatch(path, pattern) for pattern in UNUSED_OF_PACKAGES) or not is_wanted_of_qt(path):
        return False
    if path.endswith((".dist-info/RECORD", ".dist-info/INSTALLER", ".dist-info/REQUESTED")):
        return False
    folder, _, rest = path.partition("/")
    if folder != "PySide6" or rest.startswith(("plugins/", "translations/", "support/")):
        return True
    is_part = rest in OF_QT or rest.endswith(".dll") or rest in {f"{module}.pyd" for module in QT_MODULES}
    return "/" not in rest and is_part


def _write_runtime(folder: Path, runtime: dict[str, bytes]) -> None:
    folder.mkdir()
    unused = [*UNUSED_OF_RUNTIME, *(f"{name}.pyd" for name in EXCLUDED)]
    for name, content in sorted(runtime.items()):
        if not any(fnmatch(name, pattern) for pattern in unused):
            (folder / name).write_bytes(content)
    digits = python_version(runtime).replace(".", "")
    (folder / f"python{digits}._pth").write_text(f"python{digits}.zip\n.\n..\\lib\n", encoding="ascii")


def compile_all(library: Path, python: Sequence[str]) -> None:
    """Put bytecode, which is never compared with a source, in the place of all sources."""
    places = (library / "start.py", *(path for path in sorted(library.iterdir()) if path.is_dir()))
    options = ("-q", "-b", "--invalidation-mode=unchecked-hash", "-s", str(library), "-p", "lib")
    variables = {**os.environ, "PYTHONHASHSEED": "0"}
    subprocess.run([*python, "-m", "compileall", *options, *places], env=variables, check=True)
    for source in sorted(library.rglob("*.py")):
        source.unlink()


def python_for(runtime: dict[str, bytes]) -> list[str]:
    """Return the command of a Python whose bytecode the runtime reads; raises NoPythonError."""
    wanted = python_version(runtime)
    with zipfile.ZipFile(io.BytesIO(runtime[f"python{wanted.replace('.', '')}.zip"])) as library:
        compiled = next(name for name in library.namelist() if name.endswith(".pyc"))
        magic = library.read(compiled)[:4]
    ask = "import importlib.util, sys; sys.stdout.buffer.write(importlib.util.MAGIC_NUMBER)"
    for candidate in (sys.executable, os.environ.get("BYTECODE_PYTHON", ""), f"python{wanted}"):
        if found := shutil.which(candidate):
            told = subprocess.run([found, "-c", ask], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
            if told.stdout == magic:
                return [found]
    raise NoPythonError(f"There is no Python {wanted} to compile for Windows with. Name one: BYTECODE_PYTHON=…")


def _write_texts(folder: Path) -> None:
    [info] = (folder / "lib").glob("[pP]y[sS]ide6_[eE]ssentials-*.dist-info")
    qt = info.name.removesuffix(".dist-info").partition("-")[2]
    shutil.copyfile(ROOT / "LICENSE", folder / "LICENSE.txt")
    (folder / "NOTICE.txt").write_text(NOTICE.format(version=version(), qt=qt), encoding="utf-8", newline="\r\n")


def files(folder: Path) -> Iterator[Path]:
    """Yield the files in a folder in their order, whatever the disk's is."""
    yield from sorted((file for file in folder.rglob("*") if file.is_file()), key=lambda file: file.as_posix())


def size(paths: Iterable[Path]) -> int:
    """Return the bytes of files."""
    return sum(path.stat().st_size for path in paths)


def day(epoch: int) -> tuple[int, int, int, int, int, int]:
    """Return seconds since 1970 as a zip has them, which knows nothing before 1980."""
    told = time.gmtime(max(epoch, 315_532_800))
    return told[0], told[1], told[2], told[3], told[4], told[5]
