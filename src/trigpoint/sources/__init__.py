"""Files of a source system to typed tables, and a quarantine of what could not be used of them."""

from trigpoint.sources.extract import Extract, FileRead, Progress, TableRead, read_extract
from trigpoint.sources.extract_day import read_extract_day
from trigpoint.sources.mapping import SourceMapping, read_mapping

__all__ = [
    "Extract",
    "FileRead",
    "Progress",
    "SourceMapping",
    "TableRead",
    "read_extract",
    "read_extract_day",
    "read_mapping",
]
