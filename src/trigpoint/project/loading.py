"""The verb `load`: a folder of exported files becomes a vintage in the store."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from trigpoint.model.errors import Place, TrigpointError
from trigpoint.project.folder import CouncilFolder
from trigpoint.sources import Extract, Progress, read_extract, read_extract_day, read_mapping
from trigpoint.store.vintages import SourceFile, Vintage, vintages, write_vintage
from trigpoint.version import VERSION


@dataclass(frozen=True)
class Loaded:
    """What a load did. `is_new` is false where the store already held just these records."""

    vintage: Vintage
    is_new: bool
    extract: Extract


def load(
    council: CouncilFolder,
    folder: Path,
    *,
    now: datetime,
    extracted_on: date | None,
    progress: Progress | None,
) -> Loaded:
    """Read the folder by the council's mapping and store what it holds. Nothing is stored on a mistake."""
    mapping = read_mapping(council.mapping_file, council.schema)
    if not folder.is_dir():
        hint = f"Give the folder of the exported files, such as {council.path / 'extracts' / '2022-04-14'}."
        raise TrigpointError("There is no such folder.", place=Place(str(folder)), hint=hint)
    extract = read_extract(folder, mapping, council.schema, _day(folder, extracted_on), progress=progress)
    if not any(table.num_rows for table in extract.records.tables.values()):
        hint = "See the mapping, and what each file holds."
        raise TrigpointError("No row of any file could be loaded.", place=Place(str(folder)), hint=hint)
    known = {vintage.id for vintage in vintages(council.store)}
    files = [SourceFile(file.name, file.sha256, file.rows) for file in extract.files]
    vintage = write_vintage(
        council.store, extract.records, extract.quarantine, files, created_at=now, version=VERSION
    )
    return Loaded(vintage, vintage.id not in known, extract)


def _day(folder: Path, given: date | None) -> date:
    """The day of the extract: as given, as extract.yaml says it, or as the folder is called."""
    said = given or read_extract_day(folder)
    if said is not None:
        return said
    try:
        return date.fromisoformat(folder.name)
    except ValueError:
        hint = "Give --extracted-on 2022-04-14, or write extracted_on: 2022-04-14 in its extract.yaml."
        message = "The day the records were extracted is not known."
        raise TrigpointError(message, place=Place(str(folder)), hint=hint) from None
