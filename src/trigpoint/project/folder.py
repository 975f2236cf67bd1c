"""A council's folder: where everything in it is, and the catalogue it uses."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from trigpoint.language.catalogue import CatalogueFile, read_catalogue
from trigpoint.language.names import suggestion
from trigpoint.library import measure_files, scorecard_files
from trigpoint.model.catalogue import Catalogue, ScorecardLayout
from trigpoint.model.errors import Place, TrigpointError
from trigpoint.project.settings import FILE_NAME, Settings
from trigpoint.tables import EARLY_HELP
from trigpoint.tables.schema import Schema


@dataclass(frozen=True)
class CouncilFolder:
    """The files of a council: settings, mapping, catalogue, extracts, store and reports."""

    path: Path
    settings: Settings

    @property
    def schema(self) -> Schema:
        return EARLY_HELP

    @property
    def store(self) -> Path:
        return self.path / "store"

    @property
    def comparators(self) -> Path:
        """The published releases and neighbour models that were added."""
        return self.path / "comparators"

    @property
    def mapping_file(self) -> Path:
        return self.path / "sources.yaml"

    @property
    def reports(self) -> Path:
        return self.path / "reports"

    @cached_property
    def catalogue_files(self) -> tuple[CatalogueFile, ...]:
        """The library's measures and scorecard, then the council's own files."""
        library = [*measure_files(), *scorecard_files()]
        own = sorted((self.path / "catalogue").glob("*.yaml"))
        texts = [(f"catalogue/{path.name}", _text(path)) for path in own]
        return tuple(CatalogueFile(name, text) for name, text in (*library, *texts))

    @cached_property
    def catalogue(self) -> Catalogue:
        return read_catalogue(self.catalogue_files, self.schema)

    @property
    def layout(self) -> ScorecardLayout:
        """The scorecard layout that the settings name."""
        return layout_named(self.settings.scorecard, self.catalogue)


def layout_named(name: str, catalogue: Catalogue) -> ScorecardLayout:
    """A scorecard layout of a catalogue."""
    if name not in catalogue.scorecards:
        hint = suggestion(name, catalogue.scorecards, what="A scorecard")
        raise TrigpointError(
            f"There is no scorecard {name} in the catalogue.", place=Place(FILE_NAME), hint=hint
        )
    return catalogue.scorecards[name]


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise TrigpointError(
            "The file is not in UTF-8.", place=Place(str(path)), hint="Save it as UTF-8."
        ) from None
