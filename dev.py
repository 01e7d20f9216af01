#!/usr/bin/env python3
"""Set up and run, test, lock, build or translate dilemmagame: `python3 dev.py COMMAND`.

Only the standard library is used here, because this file runs before anything is installed. What is
installed is written in the lock files; what the program does is written in `dilemmagame/`.
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "locks.txt"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
RUN_LOCK, TEST_LOCK, BUILD_LOCK = "requirements-run.lock", "requirements-test.lock", "requirements-build.lock"
DECK = Path("decks/raadsleden")
REHEARSAL = Path("out/rehearsal")
MEMORY = Path("/dev/shm")  # noqa: S108 - only the folders of tests lie there, made by pytest for one user
TEST_BYTES = 6 * 1024**3

# Shared library -> Debian package. Qt needs the first group even without a screen: QtGui links to GL.
OFFSCREEN = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
}
SCREEN = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
# Debian 13 and Ubuntu 24.04 renamed this one; the new name is taken where the package lists know it.
RENAMED = {"libglib2.0-0": "libglib2.0-0t64"}


def main() -> int:
    """Run one command; the exit code is that of the program it ends in."""
    parser = argparse.ArgumentParser(
        prog="dev.py", description="Set up, run, test, lock, build and translate."
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, text in (
        ("run", "set up and open the app; without a screen: play a whole evening and say where it lies"),
        ("test", "set up and run the tests; further arguments go to pytest"),
        (
            "lock",
            "bring the three lock files and THIRD-PARTY.md in line with pyproject.toml; --upgrade: newest",
        ),
        ("build", "make the portable folder in dist/ with PyInstaller and try it"),
        ("i18n", "report missing and unused texts; 'i18n merge' joins the nl-*.po files into nl.po"),
    ):
        commands.add_parser(name, help=text, add_help=False)
    chosen, rest = parser.parse_known_args()
    if sys.version_info < (3, 11):  # noqa: UP036 - this very check is for people who start it with an older one
        found = ".".join(map(str, sys.version_info[:2]))
        sys.exit(
            f"dilemmagame needs Python 3.11 or newer; this is {found}. Install a newer one and use that."
        )
    os.chdir(ROOT)
    return {"run": run, "test": test, "lock": lock, "build": build, "i18n": i18n}[chosen.command](rest)


def run(rest: list[str]) -> int:
    """Open the app, or pass a command to it; without a screen and without a command play a rehearsal."""
    screen = has_screen()
    prepare_system(OFFSCREEN | (SCREEN if screen else {}))
    prepare_venv(RUN_LOCK)
    compile_texts()
    compile_code()
    if screen or (rest and not rest[0].startswith("-")):
        environment = {} if screen else {"QT_QPA_PLATFORM": "offscreen"}
        return inside("-m", "dilemmagame", *rest, environment=environment)
    print("No screen found, so a whole evening is played without one.", flush=True)
    arguments = ("rehearse", str(DECK), "--out", str(REHEARSAL), "--screens", *rest)
    code = inside("-m", "dilemmagame", *arguments, environment={"QT_QPA_PLATFORM": "offscreen"})
    if code == 0:
        print(f"Done. The notes, the timing report and a picture of every scene lie in {ROOT / REHEARSAL}")
    return code


def test(rest: list[str]) -> int:
    """Run pytest without needing a screen, on all cores; `-n 0` runs it in one process, as --pdb does by itself."""
    # strace records real writes and syncs for the simulated power cuts; Chromium opens the page that phones get.
    wanted = (() if shutil.which("strace") else ("strace",), () if has_browser() else ("chromium",))
    prepare_system(OFFSCREEN, *wanted[0], *wanted[1])
    prepare_venv(TEST_LOCK)
    compile_code()
    environment = {"QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    # Thousands of folders with a database each: waiting for a disk would take as long as the work.
    if roomy(MEMORY):
        environment["TMPDIR"] = os.environ.get("TMPDIR", str(MEMORY))
    return inside("-m", "pytest", "-n", "auto", *rest, environment=environment)


def lock(rest: list[str]) -> int:
    """Resolve versions for every platform, with hashes and without any index address; `--upgrade` takes newer ones."""
    with tempfile.TemporaryDirectory(prefix="dilemmagame-lock-") as folder:
        python = make_venv(Path(folder) / "venv")
        subprocess.run([python, "-m", "pip", "install", "--quiet", "uv"], check=True)
        base = [str(python), "-m", "uv", "pip", "compile", "pyproject.toml", *rest, "--quiet", "--universal"]
        base += ["--python-version", "3.11", "--generate-hashes", "--no-header", "--no-annotate"]
        subprocess.run([*base, "-o", RUN_LOCK], check=True, stdout=subprocess.DEVNULL)
        for group, target in (("test", TEST_LOCK), ("build", BUILD_LOCK)):
            command = [*base, "--group", group, "-c", RUN_LOCK, "-o", target]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    prepare_venv(TEST_LOCK)
    return inside("-m", "tests.setup.third_party")


def build(rest: list[str]) -> int:
    """Make dist/dilemmagame/ and let the built program examine itself."""
    prepare_system(OFFSCREEN | SCREEN, *(() if shutil.which("objdump") else ("binutils",)))
    prepare_venv(RUN_LOCK)
    prepare_venv(BUILD_LOCK)
    compile_texts()
    # A fixed hash seed and date make two builds of one commit comparable.
    environment = {"PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": commit_time()}
    code = inside("-m", "PyInstaller", "build.spec", "--noconfirm", *rest, environment=environment)
    if code != 0:
        return code
    program = ROOT / "dist" / "dilemmagame" / ("dilemmagame.exe" if os.name == "nt" else "dilemmagame")
    with tempfile.TemporaryDirectory(prefix="dilemmagame-data-") as data:
        offscreen = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "DILEMMAGAME_DATA": data}
        code = subprocess.run([program, "doctor"], env=offscreen, check=False).returncode
    total = sum(
        path.stat().st_size for path in program.parent.rglob("*") if path.is_file() and not path.is_symlink()
    )
    print(f"{program.parent}: {total / 1e6:.0f} MB; 'doctor' in the built program ended with {code}")
    return code


def i18n(rest: list[str]) -> int:
    """Hand over to the reader of our texts, which the tests use too."""
    prepare_venv(TEST_LOCK)
    return inside("-m", "tests.architecture.catalogue", *(rest or ["report"]))


def has_screen() -> bool:
    """Whether a window can appear; Windows and macOS always have a desktop."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def roomy(place: Path) -> bool:
    """Whether the folders of a whole test run fit into `place` with room to spare."""
    return os.access(place, os.W_OK) and shutil.disk_usage(place).free > TEST_BYTES


def has_browser() -> bool:
    """Whether there is a Chromium for the tests of the phone page (`tests/voting/browser.py` looks the same way)."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return bool(os.environ.get("DILEMMAGAME_CHROMIUM")) or any(map(shutil.which, names))


def prepare_system(libraries: dict[str, str], *packages: str) -> None:
    """Install missing Debian packages when we may; otherwise stop with the one line to run."""
    if not sys.platform.startswith("linux"):
        return
    missing = [package for library, package in libraries.items() if not loads(library)]
    missing += packages
    if not VENV.exists() and importlib.util.find_spec("ensurepip") is None:
        missing.append("python3-venv")
    if not missing:
        return
    if shutil.which("apt-get") is None:
        sys.exit(
            "Some system libraries are missing. Install what holds these, then run this again:\n  "
            + " ".join(missing)
        )
    if os.geteuid() != 0:
        sys.exit(
            "Some system libraries are missing. Run this line, then the same command again:\n"
            f"  {advice(missing)}"
        )
    print("Installing system libraries: " + " ".join(missing), flush=True)
    if not apt_install(missing):
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        if not apt_install(missing):
            sys.exit(
                f"The system libraries could not be installed. Look at what this says:\n  {advice(missing)}"
            )


def advice(packages: list[str]) -> str:
    """The one line that a person runs to get `packages`."""
    install = f"apt-get install -y --no-install-recommends {' '.join(known(packages))}"
    return f"sudo apt-get update && sudo {install}"


def apt_install(packages: list[str]) -> bool:
    """One quiet attempt."""
    command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *known(packages)]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    quiet = subprocess.DEVNULL
    return subprocess.run(command, env=environment, stdout=quiet, stderr=quiet, check=False).returncode == 0


def known(packages: list[str]) -> list[str]:
    """The names as this release of the system has them."""
    return [RENAMED[name] if name in RENAMED and listed(RENAMED[name]) else name for name in packages]


def listed(package: str) -> bool:
    """Whether the package lists on this machine know `package`."""
    command = ["apt-cache", "show", "--quiet=2", package]
    quiet = subprocess.DEVNULL
    return subprocess.run(command, stdout=quiet, stderr=quiet, check=False).returncode == 0


def loads(library: str) -> bool:
    """Whether the dynamic linker finds `library`."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def prepare_venv(lock_file: str) -> None:
    """Make .venv hold what `lock_file` says; at once when it already does."""
    wanted = f"{lock_file} {fingerprint(lock_file)}"
    done = STAMP.read_text(encoding="utf-8").splitlines() if STAMP.is_file() and PYTHON.exists() else []
    if wanted in done:
        return
    if not PYTHON.exists() or not fits_this_python():
        print("Making .venv", flush=True)
        make_venv(VENV)
        done = []
    print(f"Installing what {lock_file} lists (this takes a minute the first time)", flush=True)
    command = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes")
    code = inside(*command, "--only-binary", ":all:", "-r", lock_file)
    if code != 0:
        sys.exit(
            "The packages could not be installed; nothing outside .venv was touched. "
            "Check the network connection and run the same command again."
        )
    done = [line for line in done if line.split()[0] != lock_file]
    if lock_file == TEST_LOCK:  # it holds everything the run lock holds, at the same versions
        done = [line for line in done if line.split()[0] != RUN_LOCK]
        done.append(f"{RUN_LOCK} {fingerprint(RUN_LOCK)}")
    STAMP.write_text("\n".join([*done, wanted]) + "\n", encoding="utf-8")


def fingerprint(lock_file: str) -> str:
    """Changes when the lock or this Python changes."""
    try:
        text = (ROOT / lock_file).read_bytes()
    except FileNotFoundError:
        sys.exit(f"{lock_file} is missing. Get it back from git, or write it anew with: python3 dev.py lock")
    return hashlib.sha256(sys.version.encode() + text.replace(b"\r\n", b"\n")).hexdigest()


def fits_this_python() -> bool:
    """Whether .venv starts and is of the same Python version as this one."""
    question = "import pip, sys; print(sys.version)"
    try:
        answer = subprocess.run([PYTHON, "-c", question], capture_output=True, text=True, check=False)
    except OSError:
        return False
    return answer.returncode == 0 and answer.stdout.strip() == sys.version.strip()


def make_venv(folder: Path) -> Path:
    """A fresh virtual environment in `folder`; returns its Python."""
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", folder], check=False)
    if made.returncode != 0:
        sys.exit(
            f"Python could not make a virtual environment in {folder}.\nOn Debian: {advice(['python3-venv'])}"
        )
    return folder / PYTHON.relative_to(VENV)


def inside(*arguments: str, environment: dict[str, str] | None = None) -> int:
    """Run the Python of .venv from the root of the project; returns its exit code."""
    surroundings = {**os.environ, **(environment or {})}
    try:
        return subprocess.run([PYTHON, *arguments], cwd=ROOT, env=surroundings, check=False).returncode
    except KeyboardInterrupt:
        return 130


def compile_texts() -> None:
    """Write the .mo files beside the translations, so that starting needs no .po reader."""
    script = (
        "import pathlib, polib\n"
        "for source in pathlib.Path('assets/translations').glob('*.po'):\n"
        "    ready = source.with_suffix('.mo')\n"
        "    if not ready.exists() or ready.stat().st_mtime < source.stat().st_mtime:\n"
        "        polib.pofile(str(source)).save_as_mofile(str(ready))\n"
    )
    if inside("-c", script) != 0:
        sys.exit("A file in assets/translations cannot be read; the lines above say which.")


def compile_code() -> None:
    """Keep bytecode of our own package: some machines write none while running, and start slowly then."""
    inside("-m", "compileall", "-q", "dilemmagame")


def commit_time() -> str:
    """The time of the last commit in seconds, or a fixed one outside git."""
    try:
        answer = subprocess.run(
            ["git", "log", "-1", "--format=%ct"], capture_output=True, text=True, check=False
        )
    except OSError:
        return "1760000000"
    return answer.stdout.strip() or "1760000000"


if __name__ == "__main__":
    sys.exit(main())
