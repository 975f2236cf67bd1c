"""What is in the repository: nothing of the machine it was written on, nothing that runs data as code."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from .code_map import REPOSITORY, Module, names_used

# Built from pieces, so that this file does not hold what it forbids.
REGISTRIES = "|".join(["py" + r"pi\.org", "python" + "hosted", "npm" + r"js\.", "deb" + r"\.debian"])
FOLDERS = "|".join(
    ["/wo" + "rk/", "/ro" + "ot/", "/ho" + r"me/\w", "/opt/" + "(wheels|py" + "pi)", "/tmp/" + r"\w"]
)
OF_A_MACHINE = re.compile(f"{REGISTRIES}|(?<![\\w.])({FOLDERS})")

UNSAFE_YAML = {"unsafe_load", "full_load", "unsafe_load_all", "full_load_all", "UnsafeLoader", "FullLoader"}
RUNS_DATA = {"pickle", "marshal", "shelve", "dill", "cloudpickle"}


def tracked_text() -> dict[str, str]:
    """Every tracked file that is text, by its path in the repository."""
    if shutil.which("git") is None or not (REPOSITORY / ".git").exists():
        pytest.skip("not a git checkout, so what is tracked is not known")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=REPOSITORY, capture_output=True, check=True)
    paths = [name for name in listed.stdout.decode().split("\0") if (REPOSITORY / name).is_file()]
    return {name: text for name in paths if (text := _text(REPOSITORY / name)) is not None}


def _text(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None


def marks_of_a_machine(files: dict[str, str]) -> list[str]:
    return [
        f"{name}:{number} {found.group()}"
        for name, text in files.items()
        for number, line in enumerate(text.splitlines(), start=1)
        if (found := OF_A_MACHINE.search(line))
    ]


def data_run_as_code(modules: dict[str, Module]) -> list[str]:
    """Loaders that build any object a file asks for. YAML is loaded round-trip or safe, and no other way."""
    found = []
    for module in modules.values():
        for source, name, line in names_used(module.tree):
            plain_yaml_load = name in ("load", "load_all") and source == "yaml"
            if name in UNSAFE_YAML or plain_yaml_load or RUNS_DATA & {source, name}:
                found.append(f"{module.name}:{line} uses {source}.{name}")
        if re.search(r"""\bYAML\([^)]*["']unsafe["']""", module.text):
            found.append(f"{module.name} makes an unsafe YAML reader")
    return found


def test_no_registry_and_no_folder_of_a_machine_is_named():
    assert marks_of_a_machine(tracked_text()) == []


def test_no_file_is_loaded_as_code(modules):
    assert data_run_as_code(modules) == []


# ---- each rule can be broken ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "https://py" + "pi.org/simple",
        "see /wo" + "rk/main",
        "cd /ho" + "me/ann/trigpoint",
        "files.python" + "hosted.org",
    ],
)
def test_a_mark_of_a_machine_is_found(line):
    assert len(marks_of_a_machine({"a.md": f"first\n{line}\n"})) == 1


@pytest.mark.parametrize("line", ["docs/wo" + "rk/plan.md", "a path like /srv/trigpoint", "homework/"])
def test_what_only_looks_like_a_folder_of_a_machine_is_allowed(line):
    assert marks_of_a_machine({"a.md": line}) == []


@pytest.mark.parametrize(
    "text",
    [
        "import yaml\nyaml.load(text)",
        "from yaml import unsafe_load",
        "from ruamel.yaml import YAML\nYAML(typ='unsafe')",
        "import yaml\nyaml.load(text, Loader=yaml.FullLoader)",
        "import pickle\npickle.loads(data)",
    ],
)
def test_a_loader_that_runs_data_is_found(invented, text):
    assert len(data_run_as_code(invented({"language/reading.py": text}))) >= 1


def test_a_safe_reader_is_allowed(invented):
    text = "from ruamel.yaml import YAML\nYAML(typ='rt').load(text)\nimport json\njson.load(file)"
    assert data_run_as_code(invented({"language/reading.py": text})) == []
