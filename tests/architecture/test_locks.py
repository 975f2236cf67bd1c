"""What is installed is what was reviewed: every package pinned, with hashes, in step with pyproject.toml."""

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from .code_map import REPOSITORY

PIN = re.compile(
    r"^([A-Za-z0-9._-]+)==([^\s;]+)(?: ; .*?)? \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.M
)


def pins(text: str) -> dict[str, set[str]]:
    """The versions a lock allows of each package (more than one where they differ by Python version)."""
    found: dict[str, set[str]] = {}
    for name, version, _ in PIN.findall(text):
        found.setdefault(canonicalize_name(name), set()).add(version)
    return found


def unpinned_lines(text: str) -> list[str]:
    """Lines of a lock that are neither a pin with its hashes nor a comment."""
    return [
        line for line in PIN.sub("", text).splitlines() if line.strip() and not line.strip().startswith("#")
    ]


def not_met(requirements: list[str], locked: dict[str, set[str]]) -> list[str]:
    wanted = [Requirement(text) for text in requirements]
    return [
        str(each)
        for each in wanted
        if not locked.get(canonicalize_name(each.name))
        or not all(each.specifier.contains(version) for version in locked[canonicalize_name(each.name)])
    ]


@pytest.fixture(scope="module")
def project() -> dict:
    return tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))


def read_lock(name: str) -> str:
    return (REPOSITORY / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_everything_in_a_lock_is_pinned_with_its_hashes(name):
    assert unpinned_lines(read_lock(name)) == []
    assert len(pins(read_lock(name))) > 15


def test_the_run_lock_holds_what_running_and_building_need(project):
    wanted = [*project["project"]["dependencies"], *project["build-system"]["requires"]]
    assert not_met(wanted, pins(read_lock("requirements.lock"))) == []


def test_the_development_lock_holds_the_rest_and_the_same_versions(project):
    run, development = pins(read_lock("requirements.lock")), pins(read_lock("requirements-dev.lock"))
    assert not_met(project["dependency-groups"]["dev"], development) == []
    assert {name: development.get(name) for name in run} == run


# ---- each rule can be broken ------------------------------------------------------------------------------

A_HASH = "--hash=sha256:" + "0" * 64


def test_a_line_without_a_hash_is_found():
    assert unpinned_lines("rich==15.0.0\n") == ["rich==15.0.0"]
    assert unpinned_lines(f"rich==15.0.0 \\\n    {A_HASH}\n    # via typer\n") == []
    assert unpinned_lines("--index-url https://example.org\n") == ["--index-url https://example.org"]


def test_a_version_that_no_longer_fits_is_found():
    locked = pins(f"rich==15.0.0 \\\n    {A_HASH} \\\n    {A_HASH}\n")
    assert not_met(["rich>=14"], locked) == []
    assert not_met(["rich>=16", "Rich<15", "typer"], locked) == ["rich>=16", "Rich<15", "typer"]
