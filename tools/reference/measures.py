"""The measures of the library: in words, as written, and where the scorecard shows them."""

from collections.abc import Mapping

from tools.reference.pages import fill
from trigpoint.language.cases import read_cases
from trigpoint.language.catalogue import read_catalogue
from trigpoint.language.describe import describe
from trigpoint.language.entries import CatalogueFile
from trigpoint.library import measure_files, scorecard_files
from trigpoint.model.catalogue import Catalogue
from trigpoint.model.seasons import MONTHS, Hypothesis
from trigpoint.tables import EARLY_HELP

POLARITY_WORDS = {
    "high": "high is good",
    "low": "low is good",
    "range": "good within a range",
    "info": "for information",
}


def render() -> str:
    files = [CatalogueFile(name, text, is_library=True) for name, text in measure_files() + scorecard_files()]
    catalogue = read_catalogue(files, EARLY_HELP)
    cases = read_cases(files, EARLY_HELP)
    return fill(
        "measures.md.j2",
        chapters=[
            {"title": _title(file.text), "measures": _measures_of(file, catalogue)}
            for file in files
            if file.name.startswith("measures/")
        ],
        breakdowns=catalogue.breakdowns.values(),
        lines=_lines(catalogue),
        cases={name: len(each) for name, each in cases.items()},
        polarity=POLARITY_WORDS,
        in_words=_season,
        describe=lambda measure: describe(measure, catalogue, EARLY_HELP),
        total=len(catalogue.measures),
    )


def _title(text: str) -> str:
    """The first line of a measure file, a comment that says what it is about."""
    return text.splitlines()[0].removeprefix("# ").rstrip(".")


def _measures_of(file: CatalogueFile, catalogue: Catalogue) -> list:
    """The file's measures, in its order: a measure's name is a key two spaces in."""
    names = (
        line.strip().rstrip(":")
        for line in file.text.splitlines()
        if line.startswith("  ") and line[2] != " "
    )
    return [catalogue.measures[name] for name in names if name in catalogue.measures]


def _season(season: Hypothesis) -> str:
    """'School holidays (April, August): schools are closed. Action: ...'"""
    months = ", ".join(MONTHS[month - 1] for month in sorted(season.months))
    said = [season.because.rstrip("."), f"Action: {season.action.rstrip('.')}" if season.action else ""]
    return f"{season.name} ({months}): {'. '.join(filter(None, said))}."


def _lines(catalogue: Catalogue) -> Mapping[str, str]:
    """By measure, the lines of the scorecards that show it: '1.2 (denominator), 1.3'."""
    found: dict[str, list[str]] = {}
    for scorecard in catalogue.scorecards.values():
        for line in scorecard.lines():
            part = "" if line.shows == "value" else f" ({line.shows})"
            found.setdefault(line.measure, []).append(f"{line.ref}{part}")
    return {name: ", ".join(dict.fromkeys(each)) for name, each in found.items()}
