"""The commands of the house as a newcomer meets them: what `make` prints, and what it does not do twice."""

import base64
import hashlib
import os
import re
import shutil
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
TARGETS = [
    *("help", "install", "run", "test", "test-postgres", "test-browser"),
    *("format", "pictures", "messages", "lock"),
]
CLOSED_PORT = "http://127.0.0.1:9/simple"


def run_make(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess:
    """Run make in `folder` without this machine's settings for pip."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "MAKE", "UV_"))}
    settings = {
        "PIP_CONFIG_FILE": os.devnull,
        "PYTHONWARNINGS": "",
        "PYTHON": "",
        "CHROMIUM": "",
        "LC_ALL": "C",
    }
    for name in ("PORT", "DATABASE_URL", "TEST_DATABASE_URL"):
        kept.pop(name, None)
    return subprocess.run(
        ["make", *arguments],
        cwd=folder,
        env={**kept, **settings, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def own_words(text: str) -> list[str]:
    """Return what was printed, without make's own last line about an error."""
    return [line for line in text.splitlines() if not line.startswith("make: ***")]


def copy_commands(folder: Path) -> Path:
    """Return a project of commands alone, with an empty lock."""
    shutil.copy(ROOT / "Makefile", folder)
    shutil.copytree(ROOT / ".ci", folder / ".ci")
    (folder / "requirements").mkdir()
    (folder / "requirements" / "development.txt").write_text("")
    return folder


def write_wheel(folder: Path, name: str, version: str) -> str:
    """Write the smallest package there can be; return the lock's entry for it."""
    information = f"{name}-{version}.dist-info"
    files = {
        f"{name}.py": f"VERSION = {version!r}\n",
        f"{information}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
        f"{information}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = ""
    path = folder / f"{name}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as wheel:
        for file, text in files.items():
            wheel.writestr(file, text)
            digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()
            record += f"{file},sha256={digest},{len(text)}\n"
        wheel.writestr(f"{information}/RECORD", f"{record}{information}/RECORD,,\n")
    return f"{name}=={version} \\\n    --hash=sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}\n"


@pytest.fixture(scope="module")
def bare_project(tmp_path_factory):
    """A project whose .venv was made by `make install` from an empty lock."""
    folder = copy_commands(tmp_path_factory.mktemp("project"))
    first = run_make(folder, "install", PYTHON=sys.executable)
    assert (first.returncode, first.stderr) == (0, "")
    assert re.fullmatch(
        r"Making \.venv with Python 3\.\d+\.\S+ \.\.\.\nInstalling 0 packages .*\n", first.stdout
    )
    return folder


@pytest.fixture
def project(bare_project):
    """The bare project, with nothing installed and nothing remembered."""
    (bare_project / ".venv" / "installed.sha256").unlink(missing_ok=True)
    (bare_project / "requirements" / "development.txt").write_text("")
    return bare_project


def test_make_alone_lists_every_command():
    listed = run_make(ROOT)
    assert [line.split()[1] for line in listed.stdout.splitlines()] == TARGETS
    assert (listed.stderr, listed.returncode) == ("", 0)
    assert all(len(line.split(maxsplit=2)) == 3 for line in listed.stdout.splitlines())


@pytest.mark.parametrize("script", sorted(path.name for path in (ROOT / ".ci").iterdir()))
def test_every_script_is_whole_and_says_what_it_does(script):
    path = ROOT / ".ci" / script
    shebang, sentence, strictness = path.read_text(encoding="utf-8").splitlines()[:3]
    assert shebang == "#!/usr/bin/env bash"
    assert sentence.startswith("# ")
    assert strictness == "set -euo pipefail"
    assert os.access(path, os.X_OK)
    assert subprocess.run(["bash", "-n", path], capture_output=True, text=True, check=False).stderr == ""


def test_a_python_that_does_not_exist_is_named(tmp_path):
    answer = run_make(copy_commands(tmp_path), "install", PYTHON="python-nowhere")
    assert own_words(answer.stderr) == ["PYTHON=python-nowhere is no program"]
    assert answer.returncode == 2
    assert not (tmp_path / ".venv").exists()


def test_a_python_that_is_too_old_is_named(tmp_path):
    old = tmp_path / "old-python"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)
    answer = run_make(copy_commands(tmp_path), "install", PYTHON=str(old))
    assert own_words(answer.stderr) == [f"PYTHON={old} is older than Python 3.11"]
    assert not (tmp_path / ".venv").exists()


def test_without_any_python_the_need_is_said_once(tmp_path):
    tools = tmp_path / "tools"
    tools.mkdir()
    for name in ("bash", "env", "dirname", "sed", "cat", "make"):
        (tools / name).symlink_to(shutil.which(name))
    answer = run_make(copy_commands(tmp_path), "install", PATH=str(tools))
    assert own_words(answer.stderr) == [
        "Python 3.11 or newer is needed: install python3, or name one with PYTHON="
    ]


@pytest.mark.parametrize("user", ["root", "one with sudo"])
def test_debians_missing_venv_is_installed_once_it_is_allowed(tmp_path, user):
    """Debian's python3 lacks `ensurepip` until a package of its own is there."""
    tools = write_debian(tmp_path, number="0" if user == "root" else "1000", sudo=user != "root")
    answer = run_make(copy_commands(tmp_path), "install", PATH=tools)
    version = "{}.{}".format(*sys.version_info)
    assert answer.stdout.splitlines()[0] == (
        f"Installing python{version}-venv: Debian keeps it apart from python3 ..."
    )
    assert answer.stdout.splitlines()[-1].startswith("Installing 0 packages")
    assert (tmp_path / "apt-get.log").read_text().splitlines() == [
        "-qq update",
        f"-qq install --no-install-recommends -y python{version}-venv",
    ]
    assert answer.stderr == ""


def test_debians_missing_venv_is_named_to_those_who_may_not_install(tmp_path):
    tools = write_debian(tmp_path, number="1000", sudo=False)
    answer = run_make(copy_commands(tmp_path), "install", PATH=tools)
    package = "python{}.{}-venv".format(*sys.version_info)
    assert own_words(answer.stderr) == [
        f"python3 cannot make a venv: install {package} (apt-get install {package})"
    ]
    assert not (tmp_path / "apt-get.log").exists()


def write_debian(folder: Path, number: str, sudo: bool) -> str:
    """Write the few programs that make a Debian without venv; return the PATH that has them first.

    Their `apt-get` notes what it was asked; from then on their `python3` has `ensurepip`.
    """
    log = folder / "apt-get.log"
    programs = {
        "id": f"echo {number}",
        "sudo": '[ "$1" = -n ] && shift && exec "$@"' if sudo else "exit 1",
        "apt-get": f'echo "$*" >>{log}',
        "python3": f'case "$*" in *"import ensurepip"*) [ -e {log} ];; *) exec {sys.executable} "$@";; esac',
    }
    (folder / "programs").mkdir()
    for name, line in programs.items():
        path = folder / "programs" / name
        path.write_text(f"#!/bin/sh\n{line}\n")
        path.chmod(0o755)
    return f"{folder / 'programs'}:{os.environ['PATH']}"


def test_a_package_is_installed_once(project, tmp_path):
    lock = project / "requirements" / "development.txt"
    settings = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(tmp_path)}
    lock.write_text(write_wheel(tmp_path, "irs_sample", "1.0"))
    first = run_make(project, "install", **settings)
    second = run_make(project, "install", **settings)
    assert first.stdout == "Installing 1 packages from requirements/development.txt ...\n"
    assert (first.stderr, second.stdout, second.stderr) == ("", "", "")

    lock.write_text(write_wheel(tmp_path, "irs_sample", "2.0"))
    third = run_make(project, "install", **settings)
    assert third.stdout == "Installing 1 packages from requirements/development.txt ...\n"
    program = [project / ".venv" / "bin" / "python", "-c", "import irs_sample; print(irs_sample.VERSION)"]
    assert subprocess.run(program, capture_output=True, text=True, check=True).stdout == "2.0\n"


def test_without_the_network_one_line_says_so(project):
    lock = project / "requirements" / "development.txt"
    lock.write_text(f"irs-nowhere==1.0 \\\n    --hash=sha256:{'0' * 64}\n")
    answer = run_make(project, "install", PIP_INDEX_URL=CLOSED_PORT, PIP_RETRIES="0")
    assert own_words(answer.stderr) == [
        "cannot reach the package index: Connection refused (pip's words are in .venv/install.log)"
    ]
    assert "irs-nowhere" in (project / ".venv" / "install.log").read_text()
    assert not (project / ".venv" / "installed.sha256").exists()


def test_a_package_that_was_tampered_with_is_refused(project, tmp_path):
    entry = write_wheel(tmp_path, "irs_sample", "3.0")
    lock = project / "requirements" / "development.txt"
    lock.write_text(entry[: entry.index("sha256:")] + f"sha256:{'0' * 64}\n")
    answer = run_make(project, "install", PIP_NO_INDEX="1", PIP_FIND_LINKS=str(tmp_path))
    (line,) = own_words(answer.stderr)
    assert line.startswith(
        "cannot install requirements/development.txt: THESE PACKAGES DO NOT MATCH THE HASHES"
    )
    assert answer.returncode == 2


def test_run_passes_the_port_on_and_a_failure_is_one_line(project):
    (project / "manage.py").write_text("import sys\nsys.exit('heard: ' + ' '.join(sys.argv[1:]))\n")
    assert own_words(run_make(project, "run").stderr) == ["heard: run_site --port 8000"]
    assert own_words(run_make(project, "run", "PORT=8123").stderr) == ["heard: run_site --port 8123"]
    assert own_words(run_make(project, "run", PORT="8124").stderr) == ["heard: run_site --port 8124"]


def test_run_ends_quietly_when_interrupted(project):
    (project / "manage.py").write_text(
        "import time\n"
        "try:\n    print('serving', flush=True)\n    time.sleep(60)\nexcept KeyboardInterrupt:\n    pass\n"
    )
    run_make(project, "install")
    process = subprocess.Popen(
        ["make", "run"],
        cwd=project,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
        env={**{name: value for name, value in os.environ.items() if "MAKE" not in name}, "PYTHON": ""},
    )
    assert process.stdout.readline() == "serving\n"
    os.killpg(process.pid, signal.SIGINT)
    assert process.communicate()[0] == ""


@pytest.mark.parametrize(
    ("url", "complaint"),
    [
        (
            "postgres://sam:secret@127.0.0.1:9/papers",
            "test-postgres needs a PostgreSQL server at 127.0.0.1:9 (set TEST_DATABASE_URL): "
            "Connection refused",
        ),
        (
            "rubbish",
            "TEST_DATABASE_URL is no address of a PostgreSQL server: "
            'missing "=" after "rubbish" in connection info string',
        ),
    ],
)
def test_postgres_missing_is_a_failure_of_one_line(url, complaint):
    answer = subprocess.run(
        [ROOT / ".ci" / "test-postgres"],
        env={**os.environ, "TEST_DATABASE_URL": url},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (answer.returncode, answer.stdout, answer.stderr) == (1, "", f"{complaint}\n")


def test_a_browser_missing_is_a_failure_of_one_line(tmp_path):
    folder = copy_commands(tmp_path)
    (folder / ".ci" / "test-browser").write_text(
        (ROOT / ".ci" / "test-browser").read_text().replace("/usr/bin/chromium", "/usr/bin/no-such-browser")
    )
    tools = tmp_path / "tools"
    tools.mkdir()
    for name in ("bash", "env", "dirname"):
        (tools / name).symlink_to(shutil.which(name))
    answer = subprocess.run(
        [folder / ".ci" / "test-browser"],
        env={"PATH": str(tools), "CHROMIUM": "/usr/bin/no-such-browser"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (answer.returncode, answer.stdout, answer.stderr) == (
        1,
        "",
        "test-browser needs Chromium: install Debian's package chromium, or name a browser with CHROMIUM=\n",
    )
