"""The measures, breakdowns, scorecard and targets we ship, as text for the language to read."""

from importlib.resources import files

LibraryFile = tuple[str, str]  # its name within the library ("measures/quality.yaml") and its text


def measure_files() -> list[LibraryFile]:
    """The measures, one file a service area, in order of name; then the breakdowns."""
    breakdowns = files(__package__) / "breakdowns.yaml"
    return [*_read("measures"), (breakdowns.name, breakdowns.read_text(encoding="utf-8"))]


def scorecard_files() -> list[LibraryFile]:
    """The scorecard layouts, in order of name."""
    return _read("scorecards")


def target_files() -> list[LibraryFile]:
    """The targets of the published scorecard, in order of name."""
    return _read("targets")


def _read(folder: str) -> list[LibraryFile]:
    found = (file for file in (files(__package__) / folder).iterdir() if file.name.endswith(".yaml"))
    return sorted((f"{folder}/{file.name}", file.read_text(encoding="utf-8")) for file in found)
