"""The measure language: the keys of a catalogue, then every spec test as a picture of what it means.

A spec test is called with a recorder in place of an engine, so the manual shows what the tests hold.
"""

import importlib
import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from textwrap import dedent
from types import ModuleType
from typing import Any

from tools.reference.pages import REPOSITORY, fill
from trigpoint.language.json_schema import catalogue_json_schema

SPECS = REPOSITORY / "tests" / "spec"
# In the order a reader meets them; a chapter that is not named here comes after these.
FIRST_CHAPTERS = ("logic", "numbers", "dates", "membership", "calculations", "breakdowns", "related_rows")
FILE = "CatalogueText"
KEYS = (
    ("A file of a catalogue", FILE),
    ("A measure", "MeasureText"),
    ("A breakdown", "BreakdownText"),
    ("A target", "TargetText"),
    ("A line of a scorecard", "LineText"),
    ("A season of a measure", "SeasonText"),
    ("A national twin of a measure", "TwinText"),
    ("The control chart of a measure", "ChartText"),
    ("A rebase of a measure", "RebaseText"),
    ("A season in a list of its own", "ListedSeasonText"),
    ("A rebase in a list of its own", "ListedRebaseText"),
    ("Control charts", "ControlChartsText"),
)


class NotAPictureError(Exception):
    """A spec that asks the engine something the manual does not show."""


@dataclass(frozen=True)
class Picture:
    """One question of a spec: the rows, what is asked, and the answers."""

    tables: Mapping[str, str]
    asked: str
    language: str
    answers: tuple[tuple[str, str], ...]
    heading: str  # of the first column of the answers


@dataclass
class Recorder:
    """Stands in for an engine: keeps what a spec asks, and answers nothing."""

    pictures: list[Picture] = field(default_factory=list)

    def expression(
        self, tables: Any, text: str, answers: Mapping, *, rows: str = "events", period: str = ""
    ) -> None:
        key = "child" if rows == "children" else "row"
        heading = f"{key}, {period}" if period else key
        self._keep(tables, dedent(text).strip(), "sql", answers, heading)

    def measure(self, tables: Any, text: str, answers: Mapping, **_: Any) -> None:
        self._keep(tables, dedent(text).strip(), "yaml", answers, "period")

    def groups(self, tables: Any, text: str, breakdown: str, answers: Mapping, **_: Any) -> None:
        asked = f"{dedent(text).strip()}\n# split by\n{breakdown}"
        self._keep(tables, asked, "yaml", answers, "group")

    def __getattr__(self, name: str) -> Any:
        raise NotAPictureError(name)

    def _keep(self, tables: Mapping[str, str], asked: str, kind: str, answers: Mapping, heading: str) -> None:
        drawn = {name: dedent(picture).strip() for name, picture in tables.items()}
        worded = tuple((str(key), answer_in_words(answer)) for key, answer in answers.items())
        self.pictures.append(Picture(drawn, asked, kind, worded, heading))


def answer_in_words(answer: Any) -> str:
    match answer:
        case None:
            return "unknown"
        case bool():
            return "true" if answer else "false"
        case _:
            return str(answer)


def render() -> str:
    return fill(
        "language.md.j2",
        keys=[(title, _keys(name)) for title, name in KEYS],
        chapters=[_chapter(module) for module in _modules()],
    )


def _keys(name: str) -> list[tuple[str, str, str]]:
    """Each key of a part of a catalogue: its name, whether it must be there, and what it says."""
    schema = catalogue_json_schema()
    definition = schema if name == FILE else schema["$defs"][name]
    required = definition.get("required", ())
    return [
        (key, "yes" if key in required else "", _about(entry))
        for key, entry in definition["properties"].items()
    ]


def _about(entry: Mapping[str, Any]) -> str:
    choices = _choices(entry)
    one_of = f" One of: {', '.join(choices)}." if choices else ""
    default = entry.get("default", "")
    without = {True: "yes", False: "no"}.get(default, default) if isinstance(default, bool) else default
    return entry.get("description", "") + one_of + (f" Without it: {without}." if without != "" else "")


def _choices(entry: Mapping[str, Any]) -> list[str]:
    reference = entry.get("$ref", "").removeprefix("#/$defs/")
    found = catalogue_json_schema()["$defs"].get(reference, entry)
    return [str(choice) for choice in found.get("enum", ()) if not isinstance(choice, bool)]


def _modules() -> Iterator[ModuleType]:
    names = sorted(path.stem.removeprefix("test_") for path in SPECS.glob("test_*.py"))
    ordered = [name for name in FIRST_CHAPTERS if name in names]
    for name in [*ordered, *(name for name in names if name not in ordered)]:
        yield importlib.import_module(f"tests.spec.test_{name}")


def _chapter(module: ModuleType) -> dict[str, Any]:
    tests = [test for name, test in vars(module).items() if name.startswith("test_") and callable(test)]
    sections = [(_heading(test), dedent(test.__doc__ or "").strip(), pictures_of(test)) for test in tests]
    return {
        "title": getattr(module, "title", _heading(module)),
        "about": dedent(module.__doc__ or "").strip(),
        "sections": [section for section in sections if section[2]],
        "file": Path(module.__file__ or "").name,
    }


def pictures_of(test: Callable) -> list[Picture]:
    """The pictures a spec draws; none where it needs more than an engine or asks what cannot be shown."""
    if list(inspect.signature(test).parameters) != ["spec"]:
        return []
    recorder = Recorder()
    try:
        test(recorder)
    except NotAPictureError:
        return []
    return recorder.pictures


def _heading(named: Any) -> str:
    words = named.__name__.split(".")[-1].removeprefix("test_").replace("_", " ")
    return words[:1].upper() + words[1:]
